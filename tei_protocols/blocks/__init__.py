"""Blocks: the source goes in, its paragraphs come out, each with what it is: a heading, running text, a note."""

from __future__ import annotations

from tei_protocols.blocks.front import front_block
from tei_protocols.blocks.notes import note_blocks
from tei_protocols.blocks.paragraphs import paragraphs
from tei_protocols.blocks.proceedings import closers_at_the_end, proceedings_blocks
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source


def block(source: Source, language: Language) -> tuple[Block, ...]:
    """Say of every paragraph what it is. Every line that is not blank lies in exactly one block.

    The notes are found first, from the end, since they decide which numbers are marks; then the front matter, which
    ends where the list of those present, a heading or a speaker begins; the rest are the proceedings.
    """
    spans = paragraphs(source, language)
    notes = note_blocks(source, spans, language)
    spans = spans[: len(spans) - len(notes)]
    front: list[Block] = []
    while len(front) < len(spans):
        following = spans[len(front) + 1] if len(front) + 1 < len(spans) else None
        found = front_block(source, spans[len(front)], following, front, language)
        if found is None:
            break
        front.append(found)
    if not any(found.kind is not Kind.ABSTRACT for found in front):
        front = []  # prose alone is no front matter
    proceedings = proceedings_blocks(source, spans[len(front) :], language)
    return (*front, *closers_at_the_end(proceedings), *notes)
