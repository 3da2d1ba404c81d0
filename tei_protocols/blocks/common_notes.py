"""Common notes: those of several sessions, in one section behind the last, go to the sessions of their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from tei_protocols.blocks.record import Record
from tei_protocols.conventions import notes
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span


def with_their_sessions(record: Record, layouts: Sequence[list[Block]]) -> list[list[Block]]:
    """The layouts, with the notes of the last in those of the sessions that have their marks, if these have no notes.

    The marks of a series rise through the whole file. A number that several notes have says nothing."""
    *earlier, last = layouts
    numbers = [block.name for block in last if block.kind is Kind.NOTE and block.name.isdecimal()]
    has_own = any(block.kind is Kind.NOTE for layout in earlier for block in layout)
    if not numbers or has_own or len(set(numbers)) < len(numbers):
        return [*layouts]
    starts = [layout[0].span.start for layout in layouts if layout]
    sessions = {number: bisect_right(starts, place) - 1 for number, place in _marked(record, layouts, numbers).items()}
    found = [*earlier, [block for block in last if block.kind is not Kind.NOTE]]
    session, heading = len(earlier), Span(0, 0)
    for block in last:
        if block.kind is Kind.NOTES_HEADING:
            heading = block.span
        elif block.kind is Kind.NOTE:
            if block.name or block.form:
                session = sessions.get(block.name, len(earlier))
            elsewhere = session < len(earlier)
            found[session] = [*found[session], replace(block, printed_under=heading) if elsewhere else block]
    return [sorted(layout, key=lambda block: block.span.start) for layout in found]


def _marked(record: Record, layouts: Sequence[list[Block]], numbers: Sequence[str]) -> dict[str, int]:
    """Where the mark of each note stands: the longest series of marks that rises through all sessions; of a file's own
    footnotes, where they are anchored."""
    if record.source.footnotes:
        return {footnote.number: footnote.anchor for footnote in record.source.footnotes}
    spans = (block.span for layout in layouts for block in layout if block.in_text and block.kind is not Kind.NOTE)
    signs = (sign for span in spans for sign in notes.marks_in(record.source.text, span.start, span.end))
    known = frozenset(numbers)
    series = [(sign.start(), number) for sign in signs if (number := notes.number_of(sign)) in known]
    rising = notes.longest_rise([(place, int(number)) for place, number in series])
    return {number: place for place, number in series if place in rising}
