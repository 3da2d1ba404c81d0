"""Inlines: blocks go in, the marks inside their lines come out, read from the text alone."""

from __future__ import annotations

from tei_protocols.conventions import brackets, dates
from tei_protocols.inlines.anchors import anchor, note_texts
from tei_protocols.inlines.readings import read_brackets
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import HEADER_KINDS, Block
from tei_protocols.model.marking import Marked, nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem


def mark(source: Source, blocks: tuple[Block, ...], language: Language) -> Marked:
    """Find brackets, marks of notes, dates and gaps in every block of the text."""
    notes = note_texts(blocks)
    anchors, problems = anchor(source, blocks, notes)
    taken = {found.span.start for found in anchors}
    found: list[Mark] = list(anchors)
    for block in blocks:
        if block.kind in HEADER_KINDS:
            continue
        found += _emphasis(source, block.span)
        found += _dates(source, block.body, language)
        bracketed, odd = _brackets(source, block.span, taken, found, language)
        found += bracketed
        problems += odd
    found.sort(key=nesting_order)
    return Marked(blocks, tuple(found), notes, tuple(problems))


def _emphasis(source: Source, span: Span) -> list[Mark]:
    text = source[span]
    if text.startswith("**") and text.endswith("**") and len(text) > 4 and text.count("**") == 2:
        return [marks.Bold(span, Span(span.start + 2, span.end - 2))]
    return []


def _dates(source: Source, span: Span, language: Language) -> list[Mark]:
    return [
        marks.DateMention(place, place, date.first)
        if date.single
        else marks.DateMention(place, place, "", date.first, date.last)
        for date in dates.find(source[span], language)
        for place in [Span(span.start + date.start, span.start + date.end)]
        if not date.joined
    ]


def _brackets(
    source: Source, span: Span, taken: set[int], so_far: list[Mark], language: Language
) -> tuple[list[Mark], list[Problem]]:
    scan = brackets.scan(source.text, span.start, span.end)
    dated = [found.span for found in so_far if isinstance(found, marks.DateMention) and span.holds(found.span)]
    found: list[Mark] = []
    for pair in scan.pairs:
        if pair.start in taken:
            continue
        in_date = any(date.holds(pair) and date != pair for date in dated)
        term = 1 + sum(isinstance(known, marks.Term) for known in [*so_far, *found])
        found += read_brackets(brackets.Bracketed(source.text, pair, language, in_date, term))
    odd = [_unbalanced(source, offset) for offset in (*scan.unopened, *scan.unclosed)]
    return found, odd


def _unbalanced(source: Source, offset: int) -> Problem:
    line, column = source.place(offset)
    what = "opened here is never closed" if source.text[offset] == "[" else "closed here was never opened"
    return Problem(
        "bracket.unbalanced",
        Level.WARNING,
        f"a bracket {what} in its paragraph",
        source.name,
        line,
        column,
        "it stays a character; add its partner in the transcript if the print has it",
    )
