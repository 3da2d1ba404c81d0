"""Passages: all marks of a document go in; out comes running text with the marks that lie in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import takewhile
from operator import sub

from msgspec.structs import replace

from tei_protocols.attribution.borders import divided
from tei_protocols.conventions import closing_lines
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import (
    Announced,
    Attendance,
    Decision,
    Division,
    FramingLine,
    PageMark,
    Part,
    Passage,
    Place,
    Stage,
    Unattributed,
)
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Signs

PROCEEDINGS = (Kind.ATTENDANCE, Kind.HEADING, Kind.PARAGRAPH, Kind.PAGE)
"""The kinds of block that the proceedings consist of."""

_PLACES = {
    Kind.DATELINE: Place.DATELINE,
    Kind.CLASSIFICATION: Place.CLASSIFICATION,
    Kind.REFERENCE: Place.REFERENCE,
    Kind.LETTERHEAD: Place.LETTERHEAD,
    Kind.TITLE: Place.TITLE,
    Kind.PAGE: Place.PAGE,
    Kind.FIELD: Place.DESCRIPTION,
    Kind.CREDITS: Place.DESCRIPTION,
    Kind.ABSTRACT: Place.DESCRIPTION,
    # a stray character behind the mark of a page, whose line it shares
    Kind.DISCARDED: Place.DESCRIPTION,
}


class Passages:
    """Running text with the marks that lie in it, out of all marks of a document."""

    def __init__(self, found: Iterable[Mark]) -> None:
        self._marks = sorted(found, key=nesting_order)
        self._starts = [mark.span.start for mark in self._marks]
        self._ends = [mark.span.end for mark in self._marks]
        self._longest = max(map(sub, self._ends, self._starts), default=0)

    def passage(self, span: Span) -> Passage:
        """The passage over `span`; a mark that reaches beyond it is cut to it."""
        begin, stop = span.start, span.end
        first = bisect_left(self._starts, begin - self._longest)
        last = bisect_left(self._starts, stop + 1)
        inside: list[Mark] = []
        for start, end, mark in zip(
            self._starts[first:last], self._ends[first:last], self._marks[first:last], strict=True
        ):
            # a mark without characters of its own (the anchor of a real footnote) belongs to what ends there
            if (start < stop and begin < end) or (start == end and begin < start <= stop):
                inside.append(mark if begin <= start and end <= stop else _cut(mark, span))
        return Passage(span, divided(inside))

    def framing(self, blocks: Iterable[Block]) -> tuple[FramingLine, ...]:
        """The lines before the proceedings."""
        before = takewhile(lambda block: block.kind not in PROCEEDINGS or block.kind is Kind.PAGE, blocks)
        framing = (block for block in before if block.in_text and block.kind in _PLACES)
        return tuple(FramingLine(_PLACES[block.kind], self.passage(block.span)) for block in framing)

    def closing(self, source: Source, blocks: tuple[Block, ...], language: Language) -> tuple[FramingLine, ...]:
        """The lines after the proceedings."""
        at_the_end = (Kind.NOTE, Kind.NOTES_HEADING)
        notes = [index for index, block in enumerate(blocks) if block.kind in at_the_end and not block.at_foot]
        found = []
        for index, block in enumerate(blocks):
            if block.kind is Kind.CLOSER:
                text = source[block.span]
                place = closing_lines.place_of(text, language)
                if closing_lines.is_name_alone(text, language) or closing_lines.is_surname_alone(text, language):
                    place = Place.SIGNATURE
                bracketed = place is Place.SOURCE and encloses_all(text)
                inside = Span(block.span.start + bracketed, block.span.end - bracketed)
                found.append(FramingLine(place, self.passage(inside), bracketed, bool(notes) and index > notes[0]))
        return tuple(found)

    def division(self, division: Division) -> Division:
        """The division with its marks."""
        if isinstance(division, Attendance):
            return Attendance(tuple(self.passage(each.span) for each in division.paragraphs))
        if isinstance(division, PageMark):
            return self._page(division)
        heading = self.passage(division.heading.span) if division.heading else None
        return replace(division, heading=heading, parts=tuple(self._part(part) for part in division.parts))

    def _page(self, page: PageMark) -> PageMark:
        """The mark of a page with its marks; those of a note at its foot lie in the note."""
        return page if page.note is not None else PageMark(self.passage(page.passage.span))

    def _part(self, part: Part) -> Part:
        if isinstance(part, PageMark):
            return self._page(part)
        if isinstance(part, (Stage, Unattributed)):
            return replace(part, passage=self.passage(part.passage.span))
        label = self.passage(part.label.span) if part.label else None
        if isinstance(part, Announced):
            return replace(part, label=label, passage=self.passage(part.passage.span))
        if isinstance(part, Decision):
            return replace(part, label=label, paragraph=self.passage(part.paragraph.span))
        return replace(part, label=label, paragraphs=tuple(map(self._paragraph, part.paragraphs)))

    def _paragraph(self, paragraph: Passage | PageMark | Stage) -> Passage | PageMark | Stage:
        if isinstance(paragraph, PageMark):
            return self._page(paragraph)
        if isinstance(paragraph, Stage):
            return replace(paragraph, passage=self.passage(paragraph.passage.span))
        return self.passage(paragraph.span)


def _cut(mark: Mark, span: Span) -> Mark:
    def within(part: Span) -> Span:
        start = min(max(part.start, span.start), span.end)
        return Span(start, max(start, min(part.end, span.end)))

    cut = replace(mark, span=within(mark.span), inner=within(mark.inner))
    typed: Signs | None = getattr(mark, "typed", None)
    if typed is None:
        return cut
    opening = typed.opening if mark.span.start >= span.start else None
    closing = typed.closing if mark.span.end <= span.end else None
    return replace(cut, typed=Signs(opening, closing))  # not every mark can be typed


def split_label(source: Source, span: Span, label_end: int) -> tuple[Passage | None, Span]:
    """The label and the body of a labelled paragraph."""
    if not label_end:
        return None, span
    label = source.trimmed(Span(span.start, span.start + label_end))
    return Passage(label), source.trimmed(Span(span.start + label_end, span.end))
