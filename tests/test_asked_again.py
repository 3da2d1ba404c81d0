"""What is asked again is answered once a record, and by nothing that was read before."""

from __future__ import annotations

from pathlib import Path

from tei_protocols.conventions import dates
from tei_protocols.language import language
from tei_protocols.language.asked_again import answered_once, begin_record
from tei_protocols.pipeline import convert
from tei_protocols.readers import read

PROTOCOL = Path(__file__).parents[1] / "corpus" / "transcripts" / "protocol-61.txt"


def test_an_answer_is_found_once_for_each_record() -> None:
    asked = []

    @answered_once
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("rye"), length("rye"), length("oats")] == [3, 3, 4]
    assert asked == ["rye", "oats"]
    begin_record()
    assert length("rye") == 3
    assert asked == ["rye", "oats", "rye"]


def test_what_one_record_asked_helps_no_other() -> None:
    """Whoever converts the same text twice looks at it twice."""
    formulas = language("en")
    convert(read(b"On 3 May 1962 the oats were sown.", "oats.txt").source)
    known = dates.find("On 3 May 1962 the oats were sown.", formulas)
    convert(read(PROTOCOL.read_bytes(), PROTOCOL.name).source)
    again = dates.find("On 3 May 1962 the oats were sown.", formulas)
    assert again == known
    assert again is not known
