"""Extents: which words a note means (`the bracketed portion`, `the last three words`), seen from its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.language.quotation_marks import Quoted


class Unit(Enum):
    """What a note counts in, or points at; the value is the key of its formulas."""

    # what asks more of the words comes before what asks less: "the bracketed word" before "the word"
    BRACKETED = "span_bracketed"
    PARENTHESISED = "span_parenthesised"
    ANGLED = "span_angled"
    RANGE = "span_range"
    FROM = "span_from"
    AFTER = "span_after"
    BEGINNING = "span_beginning"
    QUOTED = "span_quoted"
    LAST_WORDS = "span_last_words"
    FIRST_WORDS = "span_first_words"
    NEXT_WORDS = "span_next_words"
    PENULTIMATE_WORD = "span_penultimate_word"
    NEXT_SENTENCE = "span_next_sentence"
    UP_TO_HERE = "span_up_to_here"
    FROM_HERE = "span_from_here"
    SENTENCE_OF_PARAGRAPH = "span_sentence_of_paragraph"
    SENTENCE_BEFORE = "span_sentence_before"
    SENTENCE = "span_sentence"
    QUESTION = "span_question"
    REMARK = "span_remark"
    QUOTATION = "span_quotation"
    LINE = "span_line"
    PARAGRAPH = "span_paragraph"
    HEADING = "span_heading"
    ITEM = "span_item"
    POINT = "span_point"
    NAMES = "span_names"
    NAME = "span_name"
    SUM = "span_sum"
    FIGURE = "span_figure"
    DATE = "span_date"
    WORD = "span_word"
    # words that stand in place of others, which the note quotes
    INSTEAD = "instead"
    # no words are named at all: only the mark itself can show them
    MARK = ""


class Extent(Struct, frozen=True):
    """The words that a note means: `count` units (0: several, but not how many), the `words` that it quotes or names.

    `count` is also the number of the one that is meant, the last one being 0, where it is told by its number.
    `of` is the sentence, paragraph, remark or heading that the words are part of, where the note says so, the number
    of a point, or what of a name is meant besides the surname: its initials, or the whole; or that it is that of a
    place.
    `at_mark` asks that the words stand right before the mark: what is quoted behind a colon may as well be words that
    the text does not have.
    """

    unit: Unit
    count: int = 1
    words: tuple[str, ...] = ()
    of: str = ""
    at_mark: bool = False

    @property
    def quotes_several(self) -> bool:
        """Is each of its quotations several words, which no text has by chance?"""
        return bool(self.words) and all(" " in words for words in self.words)


def extents_at(clause: str, place: int, note: Quoted, language: Language) -> Iterator[tuple[Extent, int]]:
    """How the words that begin at `place` in a clause of the note can name an extent, and where each ends."""
    keys = _KEYS if note.quotations else _KEYS_WITHOUT_QUOTATIONS
    for key, formula in language.possible_of(keys, clause):
        named = formula.match(clause, place)
        if named and named.end() > place:
            yield _extent(Unit(key), named, note, language), named.end()


def _extent(unit: Unit, named: re.Match[str], note: Quoted, language: Language) -> Extent:
    parts = {name: part for name, part in named.groupdict().items() if part}
    printed = next((part for name, part in parts.items() if name.startswith("count")), "")
    nth = next((part for name, part in parts.items() if name.startswith("nth")), "")
    printed = printed or str(language.table("ordinal").get(nth.lower(), ""))
    both = any(name.startswith("both") for name in parts)
    count = _number(printed, language) if printed else 2 if both else 0 if "several" in parts else 1
    of = next((name.split("_")[1] for name in parts if name.startswith("of_") and name.split("_")[1] in _PARTS), "")
    of = of or next((part for name, part in parts.items() if name.startswith(("of", "number"))), "")
    of = of or (printed if unit is Unit.POINT and nth else "")
    called = tuple(part for name, part in parts.items() if name.startswith("called"))
    return Extent(unit, count, (*filter(None, note.said(named[0])), *called), of)


_KEYS = tuple(unit.value for unit in Unit if unit not in (Unit.MARK, Unit.INSTEAD))
_QUOTING = (Unit.RANGE, Unit.FROM, Unit.AFTER, Unit.BEGINNING, Unit.QUOTED)
_KEYS_WITHOUT_QUOTATIONS = tuple(key for key in _KEYS if Unit(key) not in _QUOTING)
_PARTS = ("sentence", "paragraph", "whole", "initials", "place", "paragraphs", "remark")


def _number(printed: str, language: Language) -> int:
    number = str(language.table("number_word").get(printed.lower(), printed))
    return int(number) if number.isdigit() else 0
