"""Traps: transcripts made to be slow, and so long that conversion ends soon only if its time grows with the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert

TRAPS: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "Cde. Petrov says " + "[" * n,
    "nested brackets": lambda n: "Cde. Petrov says " + "[" * n + "]" * n,
    "note marks": lambda n: "Cde. Petrov says " + "word[1] " * n + "\n\n[1] Translator's Note: x",
    "initials": lambda n: "A. " * n,
    "a list without end": lambda n: "Present: " + "Petrov, " * n,
    "dashes": lambda n: "Petrov—" * n,
    "asterisks": lambda n: "a* " * n,
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_hundred_thousand_signs_are_read_to_the_end(trap: str) -> None:
    assert convert(Source("trap.txt", TRAPS[trap](100_000), "en")).proof.holds


def test_a_line_of_five_megabytes_is_read_to_the_end() -> None:
    assert convert(Source("trap.txt", "word and word. " * 333_334, "en")).proof.holds
