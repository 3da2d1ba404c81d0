"""Testimony: a note goes in; out comes what it says was done on the paper, and to which words, sentence by sentence.

What one sentence says, another may take back, or it is said of another reading that the note quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions.acts import Act, Sentence, Statement
from tei_protocols.conventions.corrections import correction, struck_place
from tei_protocols.conventions.extents import Extent, Unit, extents_at
from tei_protocols.language import Language
from tei_protocols.language.circumstances import is_elsewhere, raises_doubt
from tei_protocols.language.deeds import (
    may_speak_of_paper,
    mentions_restoring,
    orders_keeping,
    orders_restoring,
    says_undone,
)
from tei_protocols.language.quotation_marks import Quoted, set_aside
from tei_protocols.language.sentences import starts


class Testimony(Struct, frozen=True):
    """All that a note states, and the places of struck words that it alone knows, in its characters; those at the end
    of another reading (`perhaps_struck`) are, if the text gives the words before them, in which it is without them."""

    statements: tuple[Statement, ...]
    struck: tuple[tuple[int, int], ...]
    perhaps_struck: tuple[tuple[str, tuple[int, int]], ...] = ()


_SILENCE = Testimony((), ())
# one of those words may be divided at the end of a line
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"\S+(?:(?<=-)\s*\n\s*\S+)*")
_DIVIDED = re.compile(r"-\s*[\r\n]")
# no statement of a note is as long as that
_LONGEST = 400
# quotations behind a colon, with which a sentence ends; a semicolon may join them
_QUOTED_BEHIND = re.compile(r":\s[\ue000-\uf8ff](?:[.,]*\s(?:\w{1,3}\s)?[\ue000-\uf8ff])*[.]*$")
_ANOTHER_QUOTED = re.compile(r";(?=\s[\ue000-\uf8ff][.,;]*(?:\s[\ue000-\uf8ff]|$))")
_UNDONE = {Act.UNDERLINED: "says_underlining_undone", Act.ADDED: "says_addition_undone"}
# these are units of the text, whatever a note quotes
_ONLY_OF_THE_TEXT = (Unit.BRACKETED, Unit.PARAGRAPH, Unit.HEADING, Unit.ITEM, Unit.POINT)


def read(words: str, language: Language) -> Testimony:
    """What a note, without its label, states without a doubt."""
    if not may_speak_of_paper(words, language) and not _DIVIDED.search(words):
        return _SILENCE
    note = set_aside(words)
    found: list[Statement] = []
    struck: list[tuple[int, int]] = []
    at_the_end: list[tuple[str, tuple[int, int]]] = []
    told = False  # of another reading, whose words the note may go on to speak of
    for sentence in _sentences(note.text, language):
        if note.quotations or _DIGIT.search(sentence):
            corrected = correction(sentence, note, language)
            struck += filter(None, [struck_place(sentence, note, words, language)])
            if corrected:
                found.append(Statement(Act.ADDED, corrected.extent, corrected.place))
                continue
        plainly = language.without("says_given_so", language.without("says_not_but", sentence))
        before = ""
        plainly = _ANOTHER_QUOTED.sub(",", plainly)
        for part in filter(None, map(str.strip, plainly.split(";"))):  # what a semicolon joins is judged apart
            stated = _stated(part, before, note, language)
            if found and all(_is_order(each, language) for each in stated):
                stated = []
            if not stated and mentions_restoring(part, note, language):
                found = _perhaps_restored(found, part, note, language)
            further = None if stated else language.pattern("testimony_goes_on").match(part)
            if further and language.pattern("says_left_out_there").fullmatch(part):
                further = None
            if not stated and (says_undone(part, note, language) or (further and is_elsewhere(part, language))):
                found = [each for each in found if each.act is not Act.CROSSED_OUT]
            found += stated if not told else [sure for each in stated if (sure := _beside_quotation(each))]
            replaced = (each for each in stated if told and each.instead and each.act is Act.CROSSED_OUT)
            struck += [place for each in replaced for place in places_of(each, words)]
            at_the_end += filter(None, [_struck_of_quotation(each, words, note) for each in stated if told])
            told = told or (not stated and bool(note.said(part)))
            before = part
    found = [each for index, each in enumerate(found) if not _told_before(each, found[:index])]
    for act, undone in _UNDONE.items():  # "Underlined, and the underlining crossed out"
        if any(each.act is act for each in found) and language.search(undone, note.text):
            found = [each for each in found if each.act is not act]
    return Testimony(tuple(found), tuple(dict.fromkeys(struck)), tuple(at_the_end))


def places_of(statement: Statement, words: str) -> Iterator[tuple[int, int]]:
    """Where the note, given its `words` without its label, quotes those that a statement means, in its characters."""
    note = set_aside(words)
    for said, place in zip(note.quotations, note.places, strict=True):
        if said in statement.extent.words:
            yield place


def _is_order(statement: Statement, language: Language) -> bool:
    """`The word is crossed out; in the margin: "Restore. V. O."`: what is written there is no addition."""
    said = statement.extent.words
    return statement.act is Act.ADDED and any(
        orders(words, language) for words in said for orders in (orders_restoring, orders_keeping)
    )


def _told_before(statement: Statement, before: list[Statement]) -> bool:
    """`"ports" is crossed out, above it is written "islands"`: what stands in place of others is told already."""
    words = statement.extent.words
    if statement.act is not Act.ADDED or len(words) != 1:
        return False
    return any(words == (each.instead,) or (each.act is Act.ADDED and words == each.extent.words) for each in before)


def _sentences(text: str, language: Language) -> list[str]:
    """The sentences of a note, but for those too long to be a statement."""
    edges = [0, *(start.place for start in starts(text, language)), len(text)]
    sentences = (text[start:end].strip() for start, end in pairwise(edges))
    return [sentence for sentence in sentences if 0 < len(sentence) <= _LONGEST]


def _stated(part: str, before: str, note: Quoted, language: Language) -> list[Statement]:
    """The statements of a part of a sentence; a pronoun at its head stands for the words that the part before names."""
    pronoun = language.pattern("testimony_pronoun").match(part) if before else None
    if not pronoun:
        stated_first = list(Sentence.of(part, note, language).statements())
        behind = _QUOTED_BEHIND.search(part) if note.quotations else None
        told = part[: behind.start()].rpartition(",")[2] if behind else ""
        if behind and all(map(_is_of_unquoted, stated_first)) and language.search("says_underlined", told):
            quoted = Extent(Unit.QUOTED, words=note.said(behind[0]))
            return [replace(each, extent=quoted) for each in stated_first]
        return stated_first
    named = next((end for _, end in extents_at(before, 0, note, language)), 0)
    stated = (
        Sentence.of(f"{before[:named]} {part[pronoun.end() :].lstrip()}", note, language).statements() if named else ()
    )
    return [each for each in stated if each.act is not Act.CROSSED_OUT]


def _is_of_unquoted(statement: Statement) -> bool:
    """`The word is underlined: "debt".`: are words underlined that are told behind a colon?"""
    return statement.act is Act.UNDERLINED and not statement.extent.words


def _may_be_of_quotation(statement: Statement) -> bool:
    """`In the draft: "…"; the last words were crossed out`: may a deletion be of words that the note itself quotes?"""
    return statement.act in (Act.CROSSED_OUT, Act.RESTORED) and statement.extent.unit not in _ONLY_OF_THE_TEXT


def _beside_quotation(statement: Statement) -> Statement | None:
    """What is left of a statement behind another reading that the note quotes: no deletion, but words put in place of
    those crossed out there are in the text: `Originally: "no ports"; "ports" is crossed out, above it: "islands"`."""
    if not _may_be_of_quotation(statement):
        return statement
    if not statement.instead:
        return None
    return Statement(Act.ADDED, Extent(Unit.QUOTED, words=(statement.instead,)), statement.place)


def _struck_of_quotation(statement: Statement, words: str, note: Quoted) -> tuple[str, tuple[int, int]] | None:
    """`In the draft: "…"; the last two words were deleted`: what stands before these in the only quotation of a note,
    and where they stand."""
    extent = statement.extent
    if statement.act is not Act.CROSSED_OUT or extent.unit is not Unit.LAST_WORDS or len(note.places) != 1:
        return None
    counted = list(_WORDS.finditer(words, *note.places[0]))
    if extent.of or not 0 < extent.count < len(counted):
        return None
    start = counted[-extent.count].start()
    return words[note.places[0][0] : start], (start, note.places[0][1])


def _perhaps_restored(found: list[Statement], sentence: str, note: Quoted, language: Language) -> list[Statement]:
    """`It was restored later`: what was crossed out before is so no longer; without certainty, it is not known."""
    said = any(not orders_restoring(quoted, language) for quoted in note.said(sentence))
    if raises_doubt(sentence, language) or said:
        return [each for each in found if each.act is not Act.CROSSED_OUT]
    return [replace(each, act=Act.RESTORED) if each.act is Act.CROSSED_OUT else each for each in found]
