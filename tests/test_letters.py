"""A text is read with the letters of its language: nothing is found in it that all letters would not find, or lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tei_protocols.language import OURS
from tei_protocols.language.shapes import ALL_LETTERS, CYRILLIC, LATIN, SHAPES, Letters, letters_of

_SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.txt"))


@pytest.mark.parametrize("letters", [LATIN, CYRILLIC], ids=["latin", "cyrillic"])
@pytest.mark.parametrize("shape", sorted(SHAPES.keys() - {"upper_letters", "lower_letters"}))
def test_shapes_of_fewer_letters_match_the_same(letters: Letters, shape: str) -> None:
    texts = [text for path in _SPECIMENS if letters.hold(text := path.read_text("utf-8"))]
    few, all_of_them = re.compile(letters.shapes[shape]), re.compile(SHAPES[shape])
    assert len(texts) > 30
    for text in texts:
        assert [found.span() for found in few.finditer(text)] == [found.span() for found in all_of_them.finditer(text)]


@pytest.mark.parametrize("letters", [LATIN, CYRILLIC], ids=["latin", "cyrillic"])
def test_letters_hold_no_text_with_capitals_or_small_letters_of_others(letters: Letters) -> None:
    for shape in ("capital", "lower"):
        for ignoring_case in ("", "(?i)"):
            few, all_of_them = (re.compile(ignoring_case + each.shapes[shape]) for each in (letters, ALL_LETTERS))
            for letter in map(chr, range(0x10000)):
                if letters.hold(letter):
                    assert bool(few.match(letter)) == bool(all_of_them.match(letter)), letter


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Cde. Orlov – “Yes”", LATIN),
        ("Kádár", LATIN),
        ("т. Орлов, KGB", CYRILLIC),
        ("Gomułka", ALL_LETTERS),
        ("é й", ALL_LETTERS),
    ],
)
def test_the_fewest_letters_are_taken(text: str, letters: Letters) -> None:
    assert letters_of(text) is letters


def test_a_language_is_read_with_its_own_letters_or_all() -> None:
    assert OURS.reading("Cde. Orlov", "en").letters is LATIN
    assert OURS.reading("т. Орлов", "ru").letters is CYRILLIC
    assert OURS.reading("Orlov", "ru").letters is CYRILLIC
    assert OURS.reading("Orlov (Орлов)", "en") is OURS["en"]
    assert OURS.reading("Cde. Orlov", "en") is OURS.reading("Cde. Lisin", "en"), (
        "formulas are compiled once in a process"
    )
