"""Garbled copies: whatever becomes of the marks, numbers and names of a record, its conversion ends, nothing is lost,
and what comes out is valid."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from tei_protocols import tei
from tei_protocols.pipeline import convert
from tei_protocols.readers import read
from tei_protocols.resources import schema

_PARSER = etree.XMLParser(collect_ids=False)
_SPECIMENS = sorted((Path(__file__).parent / "specimens").glob("*.txt"))

# what once broke the conversion off, or made TEI that was not valid, cut to what it takes
ONCE_BROKEN = {
    "numbers in digits of other scripts": "(１)\n(１)л",
    "a raised digit as letters that were added": "ь[²]\n[2]i",
    "a raised digit that ends a word": "[2]р[²]\n2 С",
    "asterisks in square brackets": "н[1*][2*⁴*\n[1*]м\n[*]Ф",
    "two daggers before a letter": "]\n†s\n††I",
    "a year in digits of another script": "9/I–５６ г.",
    "one line below the chair alone": "Председательствует Пв\n\nRu",
    "a line that is one control character": "SKY. м\n\n\x1f",
    "one absent person below the label": "Absent:\nComrade Du",
    "a label that is repeated as a name": "Participant:Participants",
    "two numbers whose bracket closes behind a space": "Note\n[1–1 ]",
    "brackets of what happened that are no pair": "[[Общее оживление)",
}


@pytest.mark.parametrize("transcript", ONCE_BROKEN.values(), ids=ONCE_BROKEN)
def test_what_once_broke_is_converted(transcript: str) -> None:
    _assert_converted(transcript)


@pytest.mark.parametrize("name", ["petrov", "closer", "fn1", "item-0", "record.notes", "½", "1ª"])
def test_a_file_may_be_called_like_somebody_in_it_or_like_a_part_of_it(name: str) -> None:
    _assert_converted("Cde. Petrov: The harvest is good.[1]\n\n[1] So in the original.", f"{name}.txt")


NUMBERS: dict[str, Callable[[int], str]] = {
    "letters": lambda number: chr(ord("a") + number % 26),
    "Cyrillic letters": lambda number: chr(ord("а") + number % 32),
    "Roman numerals": lambda number: "I" * (number % 4),
    "asterisks": lambda number: "*" * number,
    "daggers": lambda number: "†" * number,
    "raised digits": lambda number: str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    "full-width digits": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "Arabic-Indic digits": lambda number: str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "two marks": lambda number: f"{number}–{number}",
    "ranges": lambda number: f"{number}-{number + 2}",
    "one for all": lambda number: "1",
    "nought": lambda number: "0",
    "fractions": lambda number: "½",
    "numbers in circles": lambda number: chr(ord("①") + number % 20),
    "numbers and asterisks": lambda number: f"{number}*",
    "numbers and letters": lambda number: f"{number}a",
    "huge numbers": lambda number: str(number * 10**30),
}
_BRACKETS = (("[", "]"), ("(", ")"), ("<", ">"), ("", ""), ("", ")"))
_MARK = re.compile(r"\[(\d{1,2})\]|\((\d{1,2})\)")


@pytest.mark.parametrize("numbering", NUMBERS)
def test_notes_may_be_numbered_in_whatever_form(numbering: str) -> None:
    number_as = NUMBERS[numbering]
    with_marks = [text for path in _SPECIMENS if len(_MARK.findall(text := path.read_text("utf-8"))) > 3]
    assert len(with_marks) > 20
    for turn, text in enumerate(with_marks[::6]):
        brackets = _BRACKETS[turn % len(_BRACKETS)]
        _assert_converted(_renumbered(text, number_as, brackets, every=1 + turn % 3))


def _renumbered(text: str, number_as: Callable[[int], str], brackets: tuple[str, str], every: int) -> str:
    """The text with one of so many of its marks and notes as they might be numbered instead."""

    def renumber(mark: re.Match[str]) -> str:
        number = int(mark[1] or mark[2])
        return brackets[0] + number_as(number) + brackets[1] if mark.start() % every == 0 else mark[0]

    return _MARK.sub(renumber, text)


def _assert_converted(transcript: str, name: str = "copy.txt") -> None:
    """Is everything of a transcript in its TEI, and that valid?"""
    conversion = convert(read(transcript.encode(), name).source)
    assert conversion.proof.holds, conversion.proof.problems
    written = etree.fromstring(tei.serialise(conversion.root), _PARSER)
    grammar = etree.RelaxNG(etree.parse(schema("presidium.rng")))
    assert grammar.validate(written), grammar.error_log
