"""Blocks: the source goes in, its paragraphs come out, each with what it is: a heading, running text, a note."""

from __future__ import annotations

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
    return (*front, *proceedings_blocks(record, spans[len(front) :]), *notes)
