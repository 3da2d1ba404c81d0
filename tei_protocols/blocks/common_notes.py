"""Common notes: those of several sessions, in one section behind the last, go to the sessions of their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import session_named
from tei_protocols.conventions import notes
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

# one that is that of all notes, and one that names a session
_FEWEST_HEADINGS = 2


def with_their_sessions(record: Record, layouts: Sequence[list[Block]]) -> list[list[Block]]:
    """The layouts, with the notes of the last in those of the sessions that have their marks, if these have no notes.

    A heading among the notes may name the session. Otherwise the marks of a series rise through the whole file, and a
    number that several notes have says nothing."""
    *earlier, last = layouts
    if all(block.kind is not Kind.NOTE for block in last) or _have_notes(earlier):
        return [*layouts]
    named = _named(record, layouts)
    numbers = [block.name for block in last if block.kind is Kind.NOTE and block.name.isdecimal()]
    by_number: dict[str, int] = {}
    if not named and len(set(numbers)) == len(numbers):
        starts = [layout[0].span.start for layout in layouts if layout]
        places = _marked(record, layouts, numbers)
        by_number = {number: bisect_right(starts, place) - 1 for number, place in places.items()}
        by_number |= _beside_neighbours(numbers, by_number)
    found = [*earlier, [block for block in last if block.kind is not Kind.NOTE]]
    of_section = session = len(earlier)
    heading = Span(0, 0)
    for block in last:
        if block.kind is Kind.NOTES_HEADING and block.span.start in named:
            of_section = named[block.span.start]
        elif block.kind is Kind.NOTES_HEADING:
            heading, of_section = block.span, len(earlier)
        elif block.kind is Kind.NOTE:
            if block.name or block.form:
                session = by_number.get(block.name, of_section)
            elsewhere = session < len(earlier)
            found[session] = [*found[session], replace(block, printed_under=heading) if elsewhere else block]
    return [sorted(layout, key=lambda block: block.span.start) for layout in found]


def _have_notes(layouts: Sequence[list[Block]]) -> bool:
    return any(block.kind is Kind.NOTE for layout in layouts for block in layout)


def _named(record: Record, layouts: Sequence[list[Block]]) -> dict[int, int]:
    """Which session each heading among the notes names, by the place of the heading."""
    headings = [block for block in layouts[-1] if block.kind is Kind.NOTES_HEADING]
    if len(headings) < _FEWEST_HEADINGS:
        return {}
    titles = [
        [session_named(record[block.body], record.language) for block in layout if block.kind is Kind.TITLE]
        for layout in layouts
    ]
    found: dict[int, int] = {}
    for heading in headings:
        number, days = session_named(record[heading.body], record.language)
        fitting = [
            session
            for session, of_session in enumerate(titles)
            if any((number and number == other[0]) or (not number and days & other[1]) for other in of_session)
        ]
        if len(fitting) == 1:
            found[heading.span.start] = fitting[0]
    return found


def _beside_neighbours(numbers: Sequence[str], sessions: Mapping[str, int]) -> dict[str, int]:
    """The sessions of those notes that have no mark, where the marks of both neighbours are in one."""
    return {
        number: sessions[before]
        for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False)
        if number not in sessions and before in sessions and sessions[before] == sessions.get(after)
    }


def _marked(record: Record, layouts: Sequence[list[Block]], numbers: Sequence[str]) -> dict[str, int]:
    """Where the mark of each note stands: the longest series of marks that rises through all sessions; of a file's own
    footnotes, where they are anchored."""
    if record.source.footnotes:
        return {footnote.number: footnote.anchor for footnote in record.source.footnotes}
    spans = (block.span for layout in layouts for block in layout if block.in_text and block.kind is not Kind.NOTE)
    signs = (sign for span in spans for sign in notes.marks_in(record.source.text, span.start, span.end))
    known = frozenset(numbers)
    numbered = [(sign.start(), notes.number_of(sign)) for sign in signs]
    series = [(place, number) for place, number in numbered if number in known]
    unknown = [(place, number) for place, number in numbered if number not in known]
    rising = notes.longest_rise([(place, int(number)) for place, number in series])
    places = {number: place for place, number in series if place in rising}
    return places | dict(_misprinted(numbers, places, unknown))


def _misprinted(
    numbers: Sequence[str], places: Mapping[str, int], unknown: Sequence[tuple[int, str]]
) -> Iterator[tuple[str, int]]:
    """Where the marks stand that have a digit too many: `(5) … (16) … (7)`."""
    for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if number not in places and before in places and after in places:
            there = [
                place
                for place, printed in unknown
                if places[before] < place < places[after] and printed.endswith(number)
            ]
            if len(there) == 1:
                yield number, there[0]
