"""How much work it is to convert a record: seconds differ from machine to machine, the number of calls does not."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from tei_protocols import tei
from tei_protocols.pipeline import convert
from tei_protocols.readers import read

PROTOCOL = Path(__file__).parents[1] / "corpus" / "transcripts" / "protocol-61.txt"
# a little more than Protocol 61 needs. Whoever needs more has a reason, and states the new numbers here
MOST_FORMULAS_TRIED = 1_630
MOST_FUNCTIONS_CALLED = 8_370


def test_a_record_is_converted_with_few_calls() -> None:
    """What a paragraph cannot be is seen by one cheap question, not by one formula after the other."""
    converted(PROTOCOL)  # formulas are compiled, and modules loaded
    calls = Counter[str]()

    def count(frame: FrameType, event: str, called: Any) -> None:
        if event == "call":
            calls["functions"] += 1
        elif event == "c_call" and type(getattr(called, "__self__", None)).__name__ == "Pattern":
            calls["formulas"] += 1

    sys.setprofile(count)
    try:
        converted(PROTOCOL)
    finally:
        sys.setprofile(None)
    assert calls["formulas"] <= MOST_FORMULAS_TRIED, calls
    assert calls["functions"] <= MOST_FUNCTIONS_CALLED, calls


def converted(transcript: Path) -> bytes:
    """The TEI of a transcript."""
    return tei.serialise(convert(read(transcript.read_bytes(), transcript.name).source).root)
