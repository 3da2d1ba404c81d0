"""Blocks: the source goes in, its paragraphs come out, each with what it is: a heading, running text, a note."""

from __future__ import annotations

from dataclasses import replace

from tei_protocols.blocks.front import front_blocks
from tei_protocols.blocks.notes import note_blocks
from tei_protocols.blocks.paragraphs import paragraphs
from tei_protocols.blocks.proceedings import proceedings_blocks
from tei_protocols.blocks.record import Record
from tei_protocols.language import Language
from tei_protocols.model.layout import Block
from tei_protocols.model.source import Source


def block(source: Source, language: Language) -> tuple[Block, ...]:
    """Say of every paragraph what it is. Every line that is not blank lies in exactly one block, or in several.

    The notes are found first, from the end, since they decide which numbers are marks; then the front matter, which
    ends where the list of those present, a heading or a speaker begins; the rest are the proceedings.
    """
    record = Record.of(source, language)
    spans = paragraphs(record)
    notes = note_blocks(record, spans)
    spans = spans[: len(spans) - len(notes)]
    front = front_blocks(record, spans)
    return _kept_together(source, [*front, *proceedings_blocks(record, spans[len(front) :]), *notes])


def _kept_together(source: Source, blocks: list[Block]) -> tuple[Block, ...]:
    """A line belongs whole to the text or to the header: what shares its line with text is text."""
    text_lines = {line for block in blocks if block.in_text for line in _lines(source, block)}
    return tuple(
        replace(block, shares_line=not text_lines.isdisjoint(_lines(source, block))) if not block.in_text else block
        for block in blocks
    )


def _lines(source: Source, block: Block) -> range:
    return range(source.line_number(block.span.start), source.line_number(max(block.span.end - 1, 0)) + 1)
