"""Testimony: what a note says was done on the paper, and to which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from tei_protocols.language import Language


class Act(Enum):
    """What was done with words on the paper."""

    CROSSED_OUT = auto()
    RESTORED = auto()
    ADDED = auto()
    UNDERLINED = auto()


class Extent(Enum):
    """Which words a note means, seen from its mark."""

    BRACKETED = auto()
    QUOTED = auto()
    LAST_WORDS = auto()
    SENTENCE = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class Statement:
    """A note's plain statement: the act, the words that it means, and where (`place`: above, margin) if it says so.

    `words` is the quotation of a QUOTED extent; `count` the number of words of LAST_WORDS.
    """

    act: Act
    extent: Extent
    words: str = ""
    count: int = 0
    place: str = ""


# A restored deletion is one act, so it is looked for before the plain deletion.
_ACTS = (
    (Act.RESTORED, "says_restored"),
    (Act.CROSSED_OUT, "says_crossed_out"),
    (Act.ADDED, "says_added"),
    (Act.UNDERLINED, "says_underlined"),
)
_EXTENTS = (
    (Extent.BRACKETED, "span_bracketed"),
    (Extent.QUOTED, "span_quoted"),
    (Extent.LAST_WORDS, "span_last_words"),
    (Extent.SENTENCE, "span_sentence"),
    (Extent.PARAGRAPH, "span_paragraph"),
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”»]?\s+(?=[^\W\da-zа-яё_])|;\s+")


def speaks_of_deletion(words: str, language: Language) -> bool:
    """Does a note speak of a deletion at all?"""
    return any(pattern.search(words) for pattern in language.possible("speaks_of_deletion", words))


def statements(words: str, language: Language) -> Iterator[Statement]:
    """What a note states without a doubt: one statement for each of its sentences that names an act and its words."""
    if not any(language.possible(key, words) for _, key in _ACTS):
        return
    for sentence in _SENTENCE_END.split(words):
        statement = _statement(sentence, language)
        if statement and not language.pattern("says_doubtful").search(sentence):
            yield statement


def _statement(sentence: str, language: Language) -> Statement | None:
    extent, named = next(
        ((extent, match) for extent, key in _EXTENTS if (match := language.pattern(key).search(sentence))), (None, None)
    )
    if extent is None or named is None:
        return None
    act = next((act for act, key in _ACTS if language.pattern(key).search(sentence, named.end())), None)
    if act is None:
        return None
    parts = named.groupdict()
    words = next((parts[key] for key in parts if key.startswith("words") and parts[key]), "")
    count = next((parts[key] for key in parts if key.startswith("count") and parts[key]), "")
    return Statement(act, extent, words, _count(count, language), _place(sentence, language))


def _count(printed: str, language: Language) -> int:
    number = str(language.table("number_word").get(printed.lower(), printed))
    return int(number) if number.isdigit() else 1


def _place(sentence: str, language: Language) -> str:
    """Where something was added: a value of TEI's place; empty where the note does not say."""
    for formula, place in language.table("place").items():
        if language.compiled(formula).search(sentence):
            return str(place)
    return ""
