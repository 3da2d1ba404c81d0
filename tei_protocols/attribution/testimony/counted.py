"""Counted: a note counts words from its mark, from the head or from the end; the very words come out, or None."""

from __future__ import annotations

from tei_protocols.attribution.testimony.paragraph import Paragraph, one
from tei_protocols.conventions.extents import Extent
from tei_protocols.language import Language
from tei_protocols.model.layout import Kind
from tei_protocols.model.span import Span


def last(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    end = mark.start
    if extent.of and paragraph.block.kind is not Kind.HEADING:
        whole = unit(paragraph, mark.start, extent.of)
        if whole is None:
            return None
        end = whole.end
    return one(before(paragraph, end, extent.count))


def before(paragraph: Paragraph, end: int, count: int) -> Span | None:
    """So many words, all of one sentence, and none of the label."""
    sentence = paragraph.sentence_at(end)
    if sentence is None or not count:
        return None
    whole = paragraph.sentences(sentence, sentence)
    start = whole.start if whole else max(paragraph.body.start, end - 60)
    words = paragraph.tokens(start, end)
    if len(words) < count or (not whole and len(words) < count + 2):
        return None
    return Span(words[-count].start, words[-1].end)


def unit(paragraph: Paragraph, mark: int, of: str) -> Span | None:
    if of == "paragraph":
        return paragraph.body
    sentence = paragraph.sentence_at(mark)
    return paragraph.sentences(sentence, sentence) if sentence is not None else paragraph.sentences(0, 0)


def first(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    whole = unit(paragraph, mark.start, extent.of)
    words = paragraph.tokens(whole.start, whole.end) if whole else []
    if not 0 < extent.count <= len(words):
        return None
    span = Span(words[0].start, words[extent.count - 1].end)
    return one(span if extent.of or paragraph.is_at(span.end, mark.start) else None)


def penultimate(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    two = before(paragraph, mark.start, 2)
    return (paragraph.tokens(two.start, two.end)[0],) if two else None


def following(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    words = paragraph.tokens(mark.end, paragraph.block.span.end)
    if not 0 < extent.count <= len(words):
        return None
    return one(Span(words[0].start, words[extent.count - 1].end))
