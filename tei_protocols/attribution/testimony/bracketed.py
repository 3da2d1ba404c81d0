"""Bracketed passages that a note means: the pair of brackets at its mark, be it over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tei_protocols.attribution.testimony.paragraph import Paragraph
from tei_protocols.conventions import brackets
from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.model import marks
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# brackets that are no passage of the record
_OF_THEIR_OWN = (
    marks.NoteAnchor,
    marks.NoteReference,
    marks.DistantReference,
    marks.UnresolvedMark,
    marks.PageBegins,
    marks.ExpandedWord,
    marks.AddedLetters,
    marks.Gap,
)
# what the brackets were taken for before the note was heard
_READINGS = (marks.Supplied, marks.Gloss, marks.InlineNote, marks.StageBusiness)
_ANGLED = re.compile("|".join(rf"{one}[^<>‹›〈〉\[\]]{{2,600}}{other}" for one, other in ("<>", "‹›", "〈〉")))
MOST_PARAGRAPHS = 12
"""No passage in brackets goes on over more."""

_STOPS = " .,;:"
# what an editor can be said to have supplied, between brackets
_SUPPLIED = (Unit.BRACKETED, Unit.WORD, Unit.FIGURE, Unit.NAME, Unit.MARK, Unit.LAST_WORDS)


class Part(Struct, frozen=True):
    """A stretch of words that a note means, with (`span`) and without (`inner`) the sign that opens or closes it: a
    square bracket, or one that is `angled`."""

    span: Span
    inner: Span
    angled: bool = False

    @property
    def is_bracketed(self) -> bool:
        """Does a square bracket open or close it?"""
        return self.span != self.inner and not self.angled


def pairs(paragraph: Paragraph) -> list[Span]:
    """The pairs of brackets that may be a passage."""
    block = paragraph.block.span
    taken = [mark.span for mark in paragraph.marks if isinstance(mark, _OF_THEIR_OWN)]
    found = brackets.scan(paragraph.source.text, block.start, block.end).pairs
    return [pair for pair in found if not any(span == pair or span.holds(pair) for span in taken)]


def at_mark(paragraph: Paragraph, mark: Span) -> Part | None:
    """The bracketed words right before a mark, or around it."""
    every = pairs(paragraph)
    before = [pair for pair in every if pair.end <= mark.start and _touches(paragraph, pair.end, mark.start)]
    around = [pair for pair in every if pair.start < mark.start and mark.end < pair.end]
    around = [pair for pair in around if paragraph.is_at(mark.end, pair.end)]
    found = max(before or around, key=len, default=None)
    return _part(found) if found else None


def meant(paragraph: Paragraph, mark: Span) -> Part | None:
    """The bracketed words that a note means: those at its mark, or the only ones of the paragraph."""
    found = at_mark(paragraph, mark)
    if found:
        return found
    all_pairs = pairs(paragraph)
    single = len(all_pairs) == 1 and (all_pairs[0].end <= mark.start or paragraph.sentence_at(mark.start) is None)
    return _part(all_pairs[0]) if single else None


def parenthesised(paragraph: Paragraph, mark: Span) -> Part | None:
    """The words in round brackets right before a mark; these are signs of the record, and stay."""
    text = paragraph.words
    base = paragraph.block.span.start
    end = len(text[: mark.start - base].rstrip(_STOPS))
    start = text.rfind("(", 0, end)
    if start < 0 or not text[:end].endswith(")") or ")" in text[start : end - 1]:
        return None
    span = Span(base + start, base + end)
    return Part(span, span)


def angled(paragraph: Paragraph, mark: Span) -> Part | None:
    """The words in angle brackets right before a mark, or the only ones of the paragraph."""
    base = paragraph.block.span.start
    found = [Span(base + pair.start(), base + pair.end()) for pair in _ANGLED.finditer(paragraph.words)]
    at_the_mark = [span for span in found if span.end <= mark.start and _touches(paragraph, span.end, mark.start)]
    span = at_the_mark[-1] if at_the_mark else found[0] if len(found) == 1 else None
    return Part(span, Span(span.start + 1, span.end - 1), angled=True) if span else None


def over_paragraphs(source: Source, blocks: Sequence[Block], at: int, paragraph: Paragraph, mark: Span) -> list[Part]:
    """The parts of a passage whose bracket was opened in a paragraph before that of the mark; empty without one."""
    closing = [
        place
        for place in brackets.scan(source.text, paragraph.block.span.start, mark.start).unopened
        if _touches(paragraph, place + 1, mark.start)
    ]
    if not closing:
        return []
    parts = [_closed(paragraph.block.span.start, closing[0])]
    for block in reversed(blocks[max(0, at - MOST_PARAGRAPHS) : at]):
        if block.kind is Kind.PAGE:
            continue
        if block.kind is not Kind.PARAGRAPH:
            return []
        scan = brackets.scan(source.text, block.span.start, block.span.end)
        if scan.unopened or len(scan.unclosed) > 1:
            return []
        if scan.unclosed:
            parts.append(_opened(scan.unclosed[0], block.span.end))
            return parts[::-1]
        parts.append(Part(block.span, block.span))
    return []


def angled_over_paragraphs(noted: Sequence[Paragraph], mark: Span) -> list[Part]:
    """The parts of a passage in angle brackets that ends at the mark, in the last of these paragraphs, and was opened
    in one before; empty without one. Whatever other such brackets there are leave it open."""
    *before, last = noted
    base = last.block.span.start
    words = last.words[: mark.start - base].rstrip(_STOPS + "\n\r\t")
    if not words.endswith(">") or words.rfind("<") > words.rfind(">", 0, -1):
        return []
    parts = [Part(Span(base, base + len(words)), Span(base, base + len(words) - 1), angled=True)]
    for paragraph in reversed(before):
        block = paragraph.block.span
        opened = paragraph.words.rfind("<")
        if paragraph.block.kind is not Kind.PARAGRAPH or ">" in paragraph.words[max(opened, 0) :]:
            return []
        if opened >= 0:
            start = block.start + opened
            return [Part(Span(start, block.end), Span(start + 1, block.end), angled=True), *reversed(parts)]
        parts.append(Part(block, block))
    return []


def supplied(paragraph: Paragraph, mark: Span, extent: Extent) -> marks.Supplied | None:
    """The words in brackets, taken for supplied ones, that a note means which says whence such words come."""
    if extent.unit is Unit.QUOTED:
        said = [span for words in extent.words for span in paragraph.quotations(words, mark.start)]
        found = [each for each in paragraph.marks if isinstance(each, marks.Supplied) and _holds(each, said)]
        return found[0] if len(found) == 1 else None
    part = meant(paragraph, mark) if extent.unit in _SUPPLIED else None
    if part is None or (extent.unit is Unit.LAST_WORDS and len(paragraph.source[part.inner].split()) != extent.count):
        return None
    readings = readings_of(paragraph, part)
    return readings[0] if len(readings) == 1 and isinstance(readings[0], marks.Supplied) else None


def _holds(mark: Mark, spans: Iterable[Span]) -> bool:
    return any(mark.span.holds(span) for span in spans)


def readings_of(paragraph: Paragraph, part: Part) -> list[Mark]:
    """What the brackets of a passage were taken for, which a note now corrects."""
    found: list[Mark] = [mark for mark in paragraph.marks if isinstance(mark, _READINGS) and mark.span == part.span]
    terms = {mark.term for mark in found if isinstance(mark, marks.Gloss)}
    return found + [mark for mark in paragraph.marks if isinstance(mark, marks.Term) and mark.number in terms]


def _touches(paragraph: Paragraph, end: int, mark: int) -> bool:
    base = paragraph.block.span.start
    return not paragraph.words[end - base : mark - base].strip(_STOPS + "\n\r\t")


def _part(pair: Span) -> Part:
    return Part(pair, Span(pair.start + 1, pair.end - 1))


def _opened(start: int, end: int) -> Part:
    return Part(Span(start, end), Span(start + 1, end))


def _closed(start: int, end: int) -> Part:
    return Part(Span(start, end + 1), Span(start, end))
