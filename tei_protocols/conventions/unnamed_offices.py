"""Unnamed offices: who presided, or wrote the record, where no known word says so, but a whole sentence has the shape.

A sentence with one person and a word for the session, or for the record, tells one thing or another of both. What tells
anything else than that somebody led the one or wrote the other is data; so are the weak words.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from tei_protocols.conventions import lists
from tei_protocols.conventions.cases import case_behind
from tei_protocols.conventions.names import Name, never_names
from tei_protocols.language import Language
from tei_protocols.language.sentences import certain_starts

CHAIR = "chair"
RECORDER = "recorder"

_FORMULAS = {"chair_by_shape": CHAIR, "recorder_by_shape": RECORDER}
_REFUSED = {CHAIR: "not_the_chair", RECORDER: "not_the_recorder"}
# a paragraph of such sentences, and one of them
LONGEST = 200
_LONGEST_SENTENCE = 120


class Office(Struct, frozen=True):
    """The sentence at `start`:`end` of a text that gives a person the `role` of the chair or of the recorder; `case` is
    that of the name, where it is not the nominative."""

    role: str
    start: int
    end: int
    name: Name
    case: str = ""


def offices_in(text: str, language: Language) -> list[Office]:
    """The sentences of a text that give somebody an office, one of each at most."""
    if not language.compiled("{session_word}|{record_word}").search(text):
        return []
    found = [office for start, end in _sentences(text, language) if (office := _read(text, start, end, language))]
    return [each for each in found if sum(each.role == other.role for other in found) == 1]


def alone(text: str, language: Language) -> list[Office]:
    """The same, where each sentence of a short paragraph gives somebody an office; else none."""
    if len(text) > LONGEST:
        return []
    found = offices_in(text, language)
    starts = [0, *(office.end for office in found)]
    ends = [*(office.start for office in found), len(text)]
    is_all = found and not any(text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return found if is_all else []


def _sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, the space behind it left out."""
    for start, end in pairwise([0, *certain_starts(text, language), len(text)]):
        yield start, start + len(text[start:end].rstrip())


def _read(text: str, start: int, end: int, language: Language) -> Office | None:
    sentence = text[start:end].removesuffix(".")
    if len(sentence) > _LONGEST_SENTENCE:
        return None
    for key, formula in language.possible_of(tuple(_FORMULAS), sentence):
        found = formula.fullmatch(sentence)
        role = _FORMULAS[key]
        if found is None:
            continue
        first, last = found.span("name")
        if language.pattern(_REFUSED[role]).search(sentence[:first] + "-" + sentence[last:]):
            continue
        names = [*lists.in_list(text, start + first, start + last, language)]
        if len(names) == 1 and names[0].surname.casefold() not in never_names(language):
            return Office(role, start, end, names[0], case_behind(sentence[:first], language))
    return None
