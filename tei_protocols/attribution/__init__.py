"""Attribution: marked blocks go in, the protocol comes out: who was there, who speaks, what the notes prove."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import dropwhile, takewhile

from tei_protocols.attribution.description import describe
from tei_protocols.attribution.mentions import mentions
from tei_protocols.attribution.quotations import quotations
from tei_protocols.attribution.roll_call import call_roll
from tei_protocols.attribution.testimony import hear
from tei_protocols.attribution.turns import Hearing
from tei_protocols.conventions import closing_lines
from tei_protocols.conventions import notes as note_conventions
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.conventions.names import known_surnames
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import HEADER_KINDS, Block, Kind
from tei_protocols.model.marking import Marked, nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import (
    Attendance,
    Decision,
    Division,
    FramingLine,
    Note,
    PageMark,
    Part,
    Passage,
    Place,
    Protocol,
    Stage,
)
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Problem

_PROCEEDINGS = (Kind.ATTENDANCE, Kind.HEADING, Kind.PARAGRAPH, Kind.PAGE)
_PLACES = {
    Kind.DATELINE: Place.DATELINE,
    Kind.CLASSIFICATION: Place.CLASSIFICATION,
    Kind.REFERENCE: Place.REFERENCE,
    Kind.TITLE: Place.TITLE,
    Kind.PAGE: Place.PAGE,
    Kind.FIELD: Place.DESCRIPTION,
    Kind.CREDITS: Place.DESCRIPTION,
    Kind.ABSTRACT: Place.DESCRIPTION,
}


def attribute(source: Source, marked: Marked, language: Language) -> tuple[Protocol, tuple[Problem, ...]]:
    """Draw the conclusions that need knowledge of the whole document."""
    roll = call_roll(source, marked.blocks, language)
    testimony = hear(source, marked, language)
    shown = known_surnames(source.text, language)
    groups = {group.role: group.id for group in reversed(roll.groups)}
    hearing = Hearing(source, language, roll.people, groups, shown)
    for block in dropwhile(lambda block: block.kind not in _PROCEEDINGS or block.kind is Kind.PAGE, marked.blocks):
        if block.kind in _PROCEEDINGS:
            hearing.read(block)
    description = describe(source, marked.blocks, roll.people, language)
    text_spans = [_named_in(block) for block in marked.blocks if block.in_text]
    completed = [found.span for found in marked.marks if isinstance(found, marks.ExpandedWord)]
    named = [found for found in roll.marks if isinstance(found, marks.PersonName)]
    mentioned = _not_overlapping(mentions(source, text_spans, completed, roll.people, shown, language), named)
    labels = _note_labels(source, marked, language)
    found = [*testimony.marks, *roll.marks, *mentioned, *hearing.marks, *labels]
    found += quotations(source, marked.blocks, roll.people, language)
    passages = _Passages(found)
    protocol = Protocol(
        source,
        description,
        opening=passages.framing(marked.blocks),
        divisions=tuple(passages.division(division) for division in hearing.divisions),
        closing=passages.closing(source, marked.blocks, language),
        people=roll.people.persons,
        groups=tuple(roll.groups),
        notes=tuple(
            Note(
                text.number,
                text.form,
                _kind(source, text.bodies[0], marked.blocks, language),
                bodies,
            )
            for text in marked.notes
            for bodies in [tuple(passages.passage(body) for body in text.bodies)]
        ),
        notes_heading=tuple(
            passages.passage(block.span) for block in marked.blocks if block.kind is Kind.NOTES_HEADING
        ),
        header_lines=_lines(source, marked.blocks, HEADER_KINDS),
        discarded_lines=_lines(source, marked.blocks, {Kind.DISCARDED}),
    )
    return protocol, (*marked.problems, *testimony.problems, *hearing.problems)


def _named_in(block: Block) -> Span:
    """Where names are looked for: the number of a heading looks like an initial."""
    return Span(block.body.start, block.span.end) if block.kind is Kind.HEADING else block.span


def _not_overlapping(found: Iterable[Mark], taken: Iterable[Mark]) -> list[Mark]:
    """Those marks that have nothing in common with the ones already there, or with one before them."""
    kept = sorted(taken, key=nesting_order)
    starts = [mark.span.start for mark in kept]
    result: list[Mark] = []
    for mark in found:
        at = bisect_left(starts, mark.span.end)
        if at and kept[at - 1].span.meets(mark.span):
            continue
        kept.insert(at, mark)
        starts.insert(at, mark.span.start)
        result.append(mark)
    return result


def _note_labels(source: Source, marked: Marked, language: Language) -> list[Mark]:
    found: list[Mark] = []
    for note in marked.notes:
        label = language.compiled(r"{note_label}\s?:").match(source.text, note.bodies[0].start, note.bodies[0].end)
        if label:
            found.append(marks.Label(Span(*label.span()), Span(*label.span())))
    return found


def _kind(source: Source, body: Span, blocks: tuple[Block, ...], language: Language) -> str:
    """Whose a note is: its own label says so, or the heading of the notes."""
    label = language.compiled(r"{note_label}\s?:").match(source[body])
    if label:
        return note_conventions.kind_of(label[0], language)
    headings = (source[block.span] for block in blocks if block.kind is Kind.NOTES_HEADING)
    return note_conventions.kind_of(next(headings, ""), language)


def _lines(source: Source, blocks: Iterable[Block], kinds: Collection[Kind]) -> tuple[int, ...]:
    """The numbers of the lines that blocks of these kinds keep out of the text."""
    numbers: set[int] = set()
    for block in blocks:
        if block.kind in kinds and not block.in_text:
            first, last = source.line_number(block.span.start), source.line_number(block.span.end - 1)
            numbers |= set(range(first, last + 1))
    return tuple(sorted(numbers))


class _Passages:
    """Running text with the marks that lie in it, out of all marks of a document."""

    def __init__(self, found: Iterable[Mark]) -> None:
        self._marks = sorted(found, key=nesting_order)
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((len(mark.span) for mark in self._marks), default=0)

    def passage(self, span: Span) -> Passage:
        """The passage over `span`; a mark that reaches beyond it is cut to it."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end + 1)
        inside = (mark for mark in self._marks[first:last] if mark.span.meets(span) or _stands_in(mark, span))
        return Passage(span, tuple(mark if span.holds(mark.span) else _cut(mark, span) for mark in inside))

    def framing(self, blocks: Iterable[Block]) -> tuple[FramingLine, ...]:
        """The lines before the proceedings."""
        before = takewhile(lambda block: block.kind not in _PROCEEDINGS or block.kind is Kind.PAGE, blocks)
        framing = (block for block in before if block.in_text and block.kind in _PLACES)
        return tuple(FramingLine(_PLACES[block.kind], self.passage(block.span)) for block in framing)

    def closing(self, source: Source, blocks: tuple[Block, ...], language: Language) -> tuple[FramingLine, ...]:
        """The lines after the proceedings."""
        notes = [index for index, block in enumerate(blocks) if block.kind is Kind.NOTE]
        found = []
        for index, block in enumerate(blocks):
            if block.kind is Kind.CLOSER:
                text = source[block.span]
                place = closing_lines.place_of(text, language)
                bracketed = place is Place.SOURCE and encloses_all(text)
                inside = Span(block.span.start + bracketed, block.span.end - bracketed)
                found.append(FramingLine(place, self.passage(inside), bracketed, bool(notes) and index > notes[0]))
        return tuple(found)

    def division(self, division: Division) -> Division:
        """The division with its marks."""
        if isinstance(division, Attendance):
            return Attendance(tuple(self.passage(each.span) for each in division.paragraphs))
        if isinstance(division, PageMark):
            return PageMark(self.passage(division.passage.span))
        heading = self.passage(division.heading.span) if division.heading else None
        return replace(division, heading=heading, parts=tuple(self._part(part) for part in division.parts))

    def _part(self, part: Part) -> Part:
        if isinstance(part, Passage):
            return self.passage(part.span)
        if isinstance(part, Stage | PageMark):
            return replace(part, passage=self.passage(part.passage.span))
        label = self.passage(part.label.span) if part.label else None
        if isinstance(part, Decision):
            return replace(part, label=label, paragraph=self.passage(part.paragraph.span))
        return replace(part, label=label, paragraphs=tuple(map(self._paragraph, part.paragraphs)))

    def _paragraph(self, paragraph: Passage | PageMark) -> Passage | PageMark:
        if isinstance(paragraph, PageMark):
            return PageMark(self.passage(paragraph.passage.span))
        return self.passage(paragraph.span)


def _stands_in(mark: Mark, span: Span) -> bool:
    """Does a mark without characters of its own (the anchor of a real footnote) stand in the passage?"""
    return not len(mark.span) and span.start < mark.span.start <= span.end


def _cut(mark: Mark, span: Span) -> Mark:
    def within(part: Span) -> Span:
        start = min(max(part.start, span.start), span.end)
        return Span(start, max(start, min(part.end, span.end)))

    return replace(mark, span=within(mark.span), inner=within(mark.inner))
