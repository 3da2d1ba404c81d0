"""Notes at the feet of pages, amid the record: in a book, above the running head or the number of the next page."""

from __future__ import annotations

from collections import Counter

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.conventions import notes
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

# so many notes stand at the foot of a page, at most
_MOST = 12


def foot_notes(record: Record, paragraphs: list[Paragraph]) -> list[Block]:
    """The notes that stand right above a page that begins, if each has its one mark on the page that ends there."""
    found: list[Block] = []
    marked: Counter[str] | None = None
    start = at = 0
    for index, paragraph in enumerate(paragraphs):
        if not record.begins_page(paragraph.text):
            continue
        run = _run_above(paragraphs, index, start)
        if run:
            end = run[0].span.start
            marked = Counter() if marked is None else marked
            marked.update(notes.number_of(sign) for sign in notes.marks_in(record.source.text, at, end))
            taken = Counter(note.name for note in found)
            if all(marked[note.name] == taken[note.name] + 1 for note in run):
                found += run
            at = run[-1].span.end
        start = index + 1
    return found


def _run_above(paragraphs: list[Paragraph], end: int, start: int) -> list[Block]:
    """The paragraphs right above the page at `end`, whose numbers rise; not those of decisions."""
    run: list[Block] = []
    for span, text, *_ in reversed(paragraphs[max(start + 1, end - _MOST) : end]):
        numbered = notes.number_before(text)
        if numbered is None or notes.is_like_points(numbered.form):
            break
        label = Span(span.start, span.start + numbered.text_start)
        body = Span(label.end, span.end)
        block = Block(Kind.NOTE, span, body, label, numbered.number, numbered.form, at_foot=True)
        if run and not _precedes(block, run[0]):
            break
        run.insert(0, block)
    return run


def _precedes(one: Block, other: Block) -> bool:
    """May one note of a page stand before the other?"""
    if one.name.isdecimal() and other.name.isdecimal():
        return int(one.name) + 1 == int(other.name)
    (series, place), (other_series, other_place) = notes.series_of(one.name), notes.series_of(other.name)
    return series == other_series and place < other_place
