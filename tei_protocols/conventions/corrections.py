"""Corrections: words that were put in place of others, and struck words that only a note knows."""

from __future__ import annotations

import re

from msgspec import Struct

from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.language import Language
from tei_protocols.language.circumstances import after_circumstances, is_elsewhere, place_of, raises_doubt
from tei_protocols.language.quotation_marks import Quoted

_FIGURE = re.compile(r"\d+")


class Correction(Struct, frozen=True):
    """`Corrected from X to Y`: the `extent` of Y in the text, and where on the page it was written. Where the note does
    not quote Y, it is what stands at the mark in place of X."""

    extent: Extent
    place: str


def correction(sentence: str, note: Quoted, language: Language) -> Correction | None:
    """The correction that a sentence of a note tells of. Y is quoted, or stands where the mark is, one word for one."""
    possible = language.possible("says_corrected", sentence)
    if not possible or language.search("says_editorial", sentence) or raises_doubt(sentence, language):
        return None
    for formula in possible:
        told = formula.search(sentence)
        if not told:
            continue
        parts = told.groupdict()
        first = min((told.start(part) for part in ("old", "new") if parts.get(part)), default=told.end())
        new, old = (_words(parts.get(part) or "", note) for part in ("new", "old"))
        before = sentence[:first]
        if parts.get("earlier"):  # "in the first version" is said of the same paper
            before = sentence[: told.start("earlier")] + sentence[told.end("earlier") : first]
        before = before.rstrip()
        # the last word may be that of the formula: "from"
        if all(is_elsewhere(words, language, also_here=True) for words in (before, before.rpartition(" ")[0])):
            return None
        extent = _extent(new or _words(parts.get("subject") or "", note), old, language)
        return Correction(extent, place_of(sentence, language)) if extent else None
    start = after_circumstances(sentence, 0, language)  # "In Petrov's notes …"
    return correction(sentence[start:], note, language) if start else None


def _words(found: str, note: Quoted) -> tuple[str, ...]:
    """What a part of a formula quotes; a figure needs no quotation marks."""
    return note.said(found) or ((found,) if found[:1].isdigit() else ())


def _extent(new: tuple[str, ...], old: tuple[str, ...], language: Language) -> Extent | None:
    if new:
        return Extent(Unit.QUOTED, words=new)
    words = old[0].casefold().strip(" .,;:!?").split() if old else []
    if words and (set(words) <= language.set_of("cardinal") or (len(words) == 1 and any(map(str.isdigit, old[0])))):
        return Extent(Unit.FIGURE)
    if len(words) == 1:
        return Extent(Unit.WORD)
    return Extent(Unit.INSTEAD, words=old[:1]) if old and old[0] else None


def struck_place(sentence: str, note: Quoted, words: str, language: Language) -> tuple[int, int] | None:
    """Where, among the `words` of a note, struck ones stand that it alone knows, and a sentence of it quotes; where it
    says that of them a figure was struck, the only one that they have."""
    struck = _struck(sentence, language)
    if struck is None:
        return None
    if struck["old"][:1].isdigit():  # a figure without quotation marks is not looked for among others
        return None
    place = note.places[note.number(struck["old"].strip())]
    if not struck.groupdict().get("figure"):
        return place
    figures = [figure.span() for figure in _FIGURE.finditer(words, *place)]
    return figures[0] if len(figures) == 1 else None


def _struck(sentence: str, language: Language) -> re.Match[str] | None:
    """What a sentence says of struck words that it quotes as `old`."""
    possible = [f for key in ("says_corrected", "says_struck_in_note") for f in language.possible(key, sentence)]
    if not possible or language.search("says_editorial", sentence):
        return None
    if raises_doubt(language.without("says_further_on", sentence), language):
        return None
    for formula in possible:
        told = formula.search(sentence)
        if told and told.groupdict().get("old"):
            return told
    start = after_circumstances(sentence, 0, language)
    return _struck(sentence[start:], language) if start else None
