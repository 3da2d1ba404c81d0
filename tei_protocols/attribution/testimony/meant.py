"""Meant: an extent that a note names goes in, with the mark of the note; out come the passages that it means."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from tei_protocols.attribution.testimony import bracketed, reach
from tei_protocols.attribution.testimony.bracketed import Part
from tei_protocols.attribution.testimony.noted import Noted
from tei_protocols.attribution.testimony.paragraph import Paragraph
from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.model.layout import Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.span import Span

_PARAGRAPHS = "paragraphs"


def marks_meant(noted: Noted, anchors: Sequence[Mark], extent: Extent, words: str) -> list[Mark]:
    """Of the several marks of a note, given its `words`, those at which an extent may be: all, where it is quoted or
    the note says `here and below`; the first, where it adds that words elsewhere are `likewise`; or it is not known."""
    if any(noted.block_of(anchor) is None for anchor in anchors):
        return []
    if extent.unit is Unit.QUOTED or noted.language.search("says_at_each", words):
        return [*anchors]
    return [*anchors[:1]] if noted.language.search("says_likewise", set_aside(words).text) else []


def passages_at(noted: Noted, anchors: Sequence[Mark], extent: Extent) -> list[list[Part]]:
    """The passages that an extent means at the marks of a note: at each, or each of several quotations at one."""
    at_each = [passages_meant(noted, anchor, extent) for anchor in anchors]
    if all(at_each) or extent.unit is not Unit.QUOTED:
        return [parts for passages in at_each for parts in passages] if all(at_each) else []
    found: list[list[Part]] = []
    for words in extent.words:
        quoted = replace(extent, words=(words,))
        passages = next((each for anchor in anchors if (each := passages_meant(noted, anchor, quoted))), [])
        if not passages:
            return []
        found += passages
    return found


def between_marks(noted: Noted, opening: Mark, closing: Mark) -> list[Part]:
    """What stands between the two marks of a note, paragraph by paragraph, a label apart from the words behind it.
    Empty where a heading, or anything else, stands there too."""
    first, last = noted.number_at(opening.span.start), noted.number_at(closing.span.start)
    numbers = [number for number in range(first, last + 1) if noted.blocks[number].kind is not Kind.PAGE]
    if any(noted.blocks[number].kind is not Kind.PARAGRAPH for number in numbers) and len(numbers) > 1:
        return []
    parts: list[Part] = []
    for paragraph in map(noted.paragraph, numbers):
        block = paragraph.block.span
        span = paragraph.trimmed(max(block.start, opening.span.end), min(block.end, closing.span.start))
        if span.start < paragraph.body.start < span.end:
            label = paragraph.trimmed(span.start, paragraph.body.start)
            parts.append(Part(label, label))
            span = paragraph.trimmed(paragraph.body.start, span.end)
        if len(span):
            parts += _with_brackets(paragraph, span)
    return parts


def passages_meant(noted: Noted, mark: Mark, extent: Extent) -> list[list[Part]]:
    """The passages that an extent means, each in one part or several; empty where that is not certain."""
    at, place = noted.number_at(mark.span.start), mark.span
    paragraph = noted.paragraph(at)
    if extent.unit in (Unit.BRACKETED, Unit.MARK):
        parts = _bracketed(noted, at, place, extent)
        round_ones = None
        if not parts and extent.unit is Unit.BRACKETED and not bracketed.pairs(paragraph):
            round_ones = bracketed.parenthesised(paragraph, place)
        return [[round_ones]] if round_ones else parts
    if extent.unit is Unit.PARENTHESISED:
        found = bracketed.parenthesised(paragraph, place)
        return [[found]] if found else []
    if extent.unit is Unit.ANGLED:
        found = bracketed.angled(paragraph, place)
        in_angles = [found] if found else bracketed.angled_over_paragraphs(_up_to(noted, at), place)
        return [in_angles] if in_angles else []
    if extent.unit is Unit.ITEM and noted.blocks[at].kind is not Kind.HEADING:
        extent = replace(extent, unit=Unit.POINT)  # one of several decisions
    if extent.unit is Unit.ITEM or (extent.unit is Unit.PARAGRAPH and extent.count != 1):
        return _whole_blocks(noted, at, place, extent)
    spans = reach.words_meant(paragraph, place, extent, noted.language)
    if not spans and extent.unit is Unit.REMARK and _says_all_below_label(noted, at, place, extent):
        spans = (paragraph.body,)
    if not spans and extent.unit is Unit.INSTEAD:  # the brackets at the mark hold what was put there
        return _bracketed(noted, at, place, Extent(Unit.MARK))
    return [_with_brackets(paragraph, span) for span in spans or ()]


def _says_all_below_label(noted: Noted, at: int, mark: Span, extent: Extent) -> bool:
    """Is a paragraph of one sentence, which the mark ends, all that somebody says whose label stands alone above?"""
    paragraph = noted.paragraph(at)
    if extent.words or not at or not paragraph.only_sentence or paragraph.block.kind is not Kind.PARAGRAPH:
        return False
    label = noted.paragraph(at - 1)
    is_label = label.is_labelled and not label.tokens(label.body.start, label.body.end)
    return is_label and paragraph.is_at(mark.end, paragraph.body.end)


def _up_to(noted: Noted, at: int) -> list[Paragraph]:
    """The paragraphs up to that at a place among the blocks, but for the marks of pages between them."""
    places = range(max(0, at - bracketed.MOST_PARAGRAPHS), at + 1)
    return [noted.paragraph(place) for place in places if noted.blocks[place].kind is not Kind.PAGE]


def _bracketed(noted: Noted, at: int, mark: Span, extent: Extent) -> list[list[Part]]:
    paragraph = noted.paragraph(at)
    if extent.of == _PARAGRAPHS or extent.count > 1:
        return _several_bracketed(noted, at, mark, extent)
    bare = extent.unit is Unit.MARK
    found = bracketed.at_mark(paragraph, mark) if bare else bracketed.meant(paragraph, mark)
    if bare and found and noted.source.text[found.span.end : mark.start].strip():
        return []  # behind a stop the mark may be that of the sentence
    if found and extent.words and not _says(paragraph, found, extent.words[0]):
        return []
    if found:
        return [[found]]
    parts = bracketed.over_paragraphs(noted.source, noted.blocks, at, paragraph, mark)
    return [parts] if parts else []


def _several_bracketed(noted: Noted, at: int, mark: Span, extent: Extent) -> list[list[Part]]:
    """`Both of the bracketed paragraphs`: brackets around them all, or around each; where there are others, or not so
    many, it is not certain which ones are meant."""
    paragraph = noted.paragraph(at)
    pairs = bracketed.pairs(paragraph)
    if extent.of != _PARAGRAPHS:
        all_before = len(pairs) == extent.count and pairs[-1].end <= mark.start
        alone = len(pairs) == 1 and len(noted.source[pairs[0]].split()) == extent.count
        return [[_part(pair)] for pair in pairs] if all_before or alone else []
    parts = bracketed.over_paragraphs(noted.source, noted.blocks, at, paragraph, mark)
    if parts:
        return [parts] if extent.count in (1, len(parts)) else []
    found: list[list[Part]] = []
    for number in range(at, -1, -1):
        paragraph = noted.paragraph(number)
        if paragraph.block.kind is Kind.PAGE:
            continue
        pair = next((pair for pair in bracketed.pairs(paragraph) if _fills(paragraph, pair, mark)), None)
        if pair is None or (not found and not paragraph.is_at(pair.end, mark.start)):
            break
        found.insert(0, [_part(pair)])
    return found if len(found) == extent.count or (extent.count == 1 and len(found) > 1) else []


def _fills(paragraph: Paragraph, pair: Span, mark: Span) -> bool:
    """Is a bracketed passage all of a paragraph, but for a label and the mark of its note?"""
    if paragraph.block.kind is not Kind.PARAGRAPH or pair.start != paragraph.body.start:
        return False
    return paragraph.is_at(pair.end, paragraph.body.end) or paragraph.is_at(mark.end, paragraph.body.end)


def _part(pair: Span) -> Part:
    return Part(pair, Span(pair.start + 1, pair.end - 1))


def _says(paragraph: Paragraph, part: Part, words: str) -> bool:
    return any(part.span.holds(span) for span in paragraph.quotations(words, part.inner.end))


def _whole_blocks(noted: Noted, at: int, mark: Span, extent: Extent) -> list[list[Part]]:
    blocks = reach.blocks_meant(noted.blocks, at, extent)
    last = noted.paragraph(at)
    if not blocks or (extent.unit is Unit.PARAGRAPH and not last.is_at(mark.end, last.body.end)):
        return []
    parts: list[Part] = []
    for block in blocks:
        paragraph = noted.paragraph_at(block.span.start)
        parts += _with_brackets(paragraph, paragraph.trimmed(block.span.start, block.span.end))
    return [parts]


def _with_brackets(paragraph: Paragraph, span: Span) -> list[Part]:
    """The parts of a span: a bracketed passage that fills it, or fills it but for the label, is one of them."""
    for pair in bracketed.pairs(paragraph):
        inner = Span(pair.start + 1, pair.end - 1)
        if pair == span or _same(paragraph, inner, span):
            return [Part(pair, inner)]
        if pair.end == span.end and span.start < pair.start == paragraph.body.start:
            label = paragraph.trimmed(span.start, pair.start)
            return [Part(label, label), Part(pair, inner)]
    return [Part(span, span)]


def _same(paragraph: Paragraph, one: Span, other: Span) -> bool:
    """Are they the same words, but for a stop at the end?"""
    return one.start == other.start and other.end <= one.end and paragraph.is_at(other.end, one.end)
