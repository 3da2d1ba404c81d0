"""Sentences: a text goes in, the places where one begins come out, each with whether that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tei_protocols.language import Language
from tei_protocols.language.shapes import UPPER

# a stop, and none before it; `re` looks for the sign quickly where nothing stands before it in the formula
_STOP = re.compile(r"(?P<stop>[.!?…](?<![.!?…].)[.!?…]{0,8})[\"”»’')\]>›]{0,4}(?P<space>\s+)")
# the same, but not behind an initial: no sentence ends there for certain
_STOP_OF_SENTENCE = re.compile(_STOP.pattern.replace("{0,8})", rf"{{0,8}}(?<![\s.-][{UPPER}]\.))"))
_OPENING = re.compile(r"(?:[\[(«“\"‘„<‹]|[-–—]\s)*")
# signs behind which a sentence goes on
_WITHIN = frozenset(",;:.!?…)]>»”\"'’–—-")
# a stop behind these is the sentence's own: no abbreviation ends so
_CLOSED = ("»", "”", ")", "*")
_WORD_BEFORE = re.compile(r"[\w.'’\]\[-]*$")
_LONGEST_WORD = 30
_LONGEST_INITIAL = 3
_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"(?:^|[.-])[^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]?\.$")


class Start(NamedTuple):
    """Where a sentence begins, and whether it is certain that one does."""

    place: int
    is_certain: bool


def starts(text: str, language: Language) -> Iterator[Start]:
    """The sentences of `text` but the first: where each begins. A stop behind an initial or a form of address ends
    none; whether one behind an abbreviation does is not certain."""
    return _starts(_STOP, text, language)


def certain_starts(text: str, language: Language) -> list[int]:
    """Where it is certain that a sentence of `text` but the first begins. A list of names has many initials, at which
    nothing is looked at more closely."""
    return [start.place for start in _starts(_STOP_OF_SENTENCE, text, language) if start.is_certain]


def _starts(stops: re.Pattern[str], text: str, language: Language) -> Iterator[Start]:
    for stop in stops.finditer(text):
        place = stop.end()
        following = text[place : place + 1]
        if not following.isalnum() and (opening := _OPENING.match(text, place)):
            place = opening.end()
            following = text[place : place + 1]
        if following.islower() or not following.isalnum():
            shouted = stop["stop"] in ("!", "?", "?!", "!?") and text.startswith(("[", "("), stop.end())
            strange = following and not following.isalnum() and following not in _WITHIN
            if shouted or strange:
                yield Start(stop.end(), is_certain=False)
            continue
        certain = _is_certain(text, stop, following, place, language)
        if certain is not None:
            yield Start(stop.end(), certain)


def _is_certain(text: str, stop: re.Match[str], following: str, place: int, language: Language) -> bool | None:
    """Is it certain that a sentence ends at this stop? None where it is certain that none does."""
    if stop["stop"] != ".":
        return len(stop["stop"]) == 1 and stop["stop"] != "…"
    before = text[max(0, stop.start() - _LONGEST_WORD) : stop.start()].rstrip() + "."
    word = before.rsplit(None, 1)[-1]
    if not word[:-1].isalnum():
        word_before = _WORD_BEFORE.search(word)
        word = word_before[0].rpartition("--")[2].lstrip("[") if word_before else ""
    if word in language.set_of("address"):
        number = before[: -len(word)].rstrip()[-1:].isdigit()  # so many tons: т. is also a unit
        return False if number else None
    if (len(word) <= _LONGEST_INITIAL or "." in word[:-1] or "-" in word) and _INITIAL.search(word):
        if _is_short_surname(before, word, language):
            return False
        common = _WORD.match(text, place, place + _LONGEST_WORD)
        if common is None or text.startswith(".", common.end()):  # another initial: `С. И. Иванов`
            return None
        return False if common[0].casefold() in language.set_of("common") else None
    abbreviations = language.set_of("abbreviation")
    if word.casefold() in abbreviations or word in abbreviations:
        return False if following.isupper() else None
    if word[:-1].isdigit() or not (word[:-1] or before[:-1].endswith(_CLOSED)):
        return False
    return following.isupper()


def _is_short_surname(before: str, word: str, language: Language) -> bool:
    """May a word of two letters be the surname of somebody who is addressed, and no initial: `т. Ян. Пусть летят`?"""
    if len(word) != _LONGEST_INITIAL or word in language.set_of("initial_of_two"):
        return False
    return before[: -len(word)].rstrip().rpartition(" ")[2] in language.set_of("address")
