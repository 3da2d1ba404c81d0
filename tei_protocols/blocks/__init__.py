"""Blocks: the source goes in, its paragraphs come out, each with what it is: a heading, running text, a note."""

from __future__ import annotations

from itertools import chain

from msgspec.structs import replace

from tei_protocols.blocks.common_notes import with_their_sessions
from tei_protocols.blocks.feet import foot_notes
from tei_protocols.blocks.front import front_blocks
from tei_protocols.blocks.lines import RULE
from tei_protocols.blocks.notes import note_blocks
from tei_protocols.blocks.paragraphs import Paragraph, paragraphs
from tei_protocols.blocks.proceedings import proceedings_blocks
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.sessions import sessions, stands_for_all
from tei_protocols.blocks.tail import tail_blocks, with_summary
from tei_protocols.blocks.unnamed_lists import with_unnamed_lists
from tei_protocols.blocks.unnamed_offices import with_unnamed_offices
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind, Layout
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# with what the proceedings begin
_PROCEEDINGS = (Kind.ATTENDANCE, Kind.HEADING, Kind.PARAGRAPH)
# what stands behind them
_AT_THE_END = (Kind.CLOSER, Kind.NOTE, Kind.NOTES_HEADING)


def block(source: Source, language: Language) -> tuple[Layout, ...]:
    """Say of every paragraph what it is, session by session; most transcripts hold one. Every line that is not blank
    lies in exactly one block, or in several.

    In a session the notes are found first, from the end, since they decide which numbers are marks; then the front
    matter, which ends where the list of those present, a heading or a speaker begins; the rest are the proceedings.
    """
    record = Record.of(source, language)
    parts = sessions(record, paragraphs(record))
    if len(parts) == 1:
        return _kept_together(source, [_session(record, parts[0])])
    blocks = [_session(record, part) for part in parts[:-1]]
    noted = any(block.kind is Kind.NOTE for layout in blocks for block in layout)
    blocks.append(_session(record, parts[-1], None if noted else parts[0][0].span.start))
    if count := stands_for_all(record, parts[0]):
        end = parts[0][count].span.start
        # a citation is told with the first session, which alone has a place for it
        common = [block.span.end <= end and block.kind is not Kind.FIELD for block in blocks[0]]
        blocks[0] = [replace(block, of_all=is_common) for block, is_common in zip(blocks[0], common, strict=True)]
    return _kept_together(source, with_their_sessions(record, blocks))


def _session(record: Record, paragraphs: list[Paragraph], marked_from: int | None = None) -> list[Block]:
    """The blocks of one session. The marks of its notes may stand above it, from `marked_from` on."""
    feet = foot_notes(record, paragraphs)
    if feet:
        taken = {block.span.start for block in feet}
        rest = _without_feet(record, [each for each in paragraphs if each.span.start not in taken], marked_from)
        begun = next((block.span.start for block in rest if block.kind in _PROCEEDINGS), len(record.source.text))
        ended = next((block.span.start for block in rest if block.kind in _AT_THE_END), len(record.source.text))
        if begun < feet[0].span.start and feet[-1].span.start < ended:
            return sorted([*rest, *feet], key=lambda block: block.span.start)
    return _without_feet(record, paragraphs, marked_from)


def _without_feet(record: Record, paragraphs: list[Paragraph], marked_from: int | None) -> list[Block]:
    """The blocks of one session without notes at the feet of its pages."""
    ruled = [Block(Kind.DISCARDED, each.span, each.span) for each in paragraphs if RULE.fullmatch(each.text)]
    if ruled:
        paragraphs = [each for each in paragraphs if not RULE.fullmatch(each.text)]
        return sorted([*_without_feet(record, paragraphs, marked_from), *ruled], key=lambda block: block.span.start)
    tail = tail_blocks(record, paragraphs)
    paragraphs = paragraphs[: len(paragraphs) - len(tail)]
    record = with_unnamed_lists(with_unnamed_offices(record, paragraphs), paragraphs)
    notes = note_blocks(record, paragraphs, marked_from)
    paragraphs = paragraphs[: len(paragraphs) - len(notes)]
    front = front_blocks(record, paragraphs)
    begun = front[-1].span.end if front else 0
    rest = [each for each in paragraphs if each.span.start >= begun]
    spoken = proceedings_blocks(record, rest)
    return [*front, *(with_summary(record, spoken) if tail and not notes else spoken), *notes, *tail]


def _kept_together(source: Source, layouts: list[list[Block]]) -> tuple[Layout, ...]:
    """A line belongs whole to the text or to the header: what shares its line with text is text."""
    if all(_has_own_lines(source.text, block.span) for block in chain(*layouts)):
        return tuple(map(tuple, layouts))
    # no block begins within another, so that only their first and last lines may be shared
    blocks = sorted(chain(*layouts), key=lambda block: block.span.start)
    edges = [_edges(source, block) for block in blocks]
    text_lines = {line for block, both in zip(blocks, edges, strict=True) if block.in_text for line in both}
    # what becomes text takes along what shares its other line, downwards and then upwards
    for first, last in chain(edges, reversed(edges)):
        if first in text_lines or last in text_lines:
            text_lines |= {first, last}

    def placed(block: Block) -> Block:
        shares = not block.in_text and not text_lines.isdisjoint(_edges(source, block))
        return replace(block, shares_line=True) if shares else block

    return tuple(tuple(map(placed, blocks)) for blocks in layouts)


def _has_own_lines(text: str, span: Span) -> bool:
    """Does nothing stand beside a block in the lines in which it begins and ends?"""
    return text[span.start - 1 : span.start] in "\n" and text[span.end : span.end + 1] in "\n"


def _edges(source: Source, block: Block) -> tuple[int, int]:
    """The lines in which a block begins and ends."""
    return source.line_number(block.span.start), source.line_number(block.span.end - 1)
