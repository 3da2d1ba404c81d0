"""Blocks: the source goes in, its paragraphs come out, each with what it is: a heading, running text, a note."""

from __future__ import annotations

from dataclasses import replace

from tei_protocols.blocks.front import front_blocks
from tei_protocols.blocks.notes import note_blocks
from tei_protocols.blocks.paragraphs import paragraphs
from tei_protocols.blocks.proceedings import proceedings_blocks
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.sessions import sessions
from tei_protocols.blocks.tail import tail_blocks
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Layout
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span


def block(source: Source, language: Language) -> tuple[Layout, ...]:
    """Say of every paragraph what it is, session by session; most transcripts hold one. Every line that is not blank
    lies in exactly one block, or in several.

    In a session the notes are found first, from the end, since they decide which numbers are marks; then the front
    matter, which ends where the list of those present, a heading or a speaker begins; the rest are the proceedings.
    """
    record = Record.of(source, language)
    blocks = [_session(record, spans) for spans in sessions(record, paragraphs(record))]
    return _kept_together(source, blocks)


def _session(record: Record, spans: list[Span]) -> list[Block]:
    tail = tail_blocks(record, spans)
    spans = spans[: len(spans) - len(tail)]
    notes = note_blocks(record, spans)
    spans = spans[: len(spans) - len(notes)]
    front = front_blocks(record, spans)
    return [*front, *proceedings_blocks(record, spans[len(front) :]), *notes, *tail]


def _kept_together(source: Source, layouts: list[list[Block]]) -> tuple[Layout, ...]:
    """A line belongs whole to the text or to the header: what shares its line with text is text."""
    text_lines = {line for blocks in layouts for block in blocks if block.in_text for line in _lines(source, block)}

    def placed(block: Block) -> Block:
        return block if block.in_text else replace(block, shares_line=not text_lines.isdisjoint(_lines(source, block)))

    return tuple(tuple(map(placed, blocks)) for blocks in layouts)


def _lines(source: Source, block: Block) -> range:
    return range(source.line_number(block.span.start), source.line_number(max(block.span.end - 1, 0)) + 1)
