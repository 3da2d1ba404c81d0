"""What a formula needs: nothing that it matches is lost by asking first whether its words are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei_protocols.language import Language, available, language
from tei_protocols.language.needs import folded, needed

_SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.txt"))


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"[Nn]otes\s+taken", ("notes taken",)),
        (r"(?:presiding|presides|in\s+the\s+chair)\b", ("in the chair", "presides", "presiding")),
        (r"(?:by\s+)?(?P<name>[A-Z][a-z]+)", ()),
        (r"\w+(?:crossed|x?)", ()),
        (r"(?i:CHAIR(?:ED)?)", ("chair",)),
    ],
)
def test_needs_are_read_off_the_formula(expression: str, needs: tuple[str, ...]) -> None:
    assert needed(expression) == needs


@pytest.mark.parametrize("text", ["In  the\nCHAIR", "in\u00a0the chair", "ın the chaİr", "in the chaır"])
def test_texts_are_folded_as_formulas_ignore_case(text: str) -> None:
    assert re.search(r"(?i:in\s+the\s+chair)", text)
    assert "in the chair" in folded(text)


@pytest.mark.parametrize("words", [language(code) for code in available()], ids=available())
def test_no_match_is_lost(words: Language) -> None:
    for specimen in _SPECIMENS:
        for paragraph in specimen.read_text("utf-8").split("\n\n"):
            for key in (*words.data["patterns"], "role"):
                matching = {pattern for pattern in words.patterns(key) if pattern.search(paragraph)}
                assert matching <= set(words.possible(key, paragraph)), key
