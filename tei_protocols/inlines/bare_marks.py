"""Bare marks: marks that only their notes can tell: letters without a bracket, and two marks around a passage."""

from __future__ import annotations

from collections.abc import Sequence

from tei_protocols.conventions import bare_letters, notes, passage_marks
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.marking import NoteText
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

NoteMark = marks.NoteAnchor | marks.NoteReference


def bare_marks(source: Source, spans: Sequence[Span], texts: Sequence[NoteText], language: Language) -> list[NoteMark]:
    """The marks within the `spans` of the text, which are in order, of the notes among the `texts` that have such."""
    around = [(index, text) for index, text in enumerate(texts) if passage_marks.is_around(text.form)]
    found = [mark for index, text in around for mark in _around(source, spans, index, text.number)]
    lettered = {text.number: index for index, text in enumerate(texts) if notes.is_bare_letter(text.number, text.form)}
    lettered = {number: index for number, index in lettered.items() if all(mark.note != index for mark in found)}
    if lettered:
        places = bare_letters.marks_of(source.text, spans, lettered, language)
        for number, index in lettered.items():
            for place, span in enumerate(places.get(number, ())):
                kind = marks.NoteReference if place else marks.NoteAnchor
                found.append(kind(span, Span(span.end, span.end), index, "n"))
    return found


def _around(source: Source, spans: Sequence[Span], index: int, number: str) -> list[NoteMark]:
    """The marks before and behind a passage. The note stands behind it."""
    both = passage_marks.around(source.text, spans, number)
    if both is None:
        return []
    opening, closing = both
    return [
        marks.NoteReference(opening, Span(opening.end, opening.end), index, notes.form_of(source[opening], number)),
        marks.NoteAnchor(closing, Span(closing.end, closing.end), index, notes.form_of(source[closing], number)),
    ]
