"""Quoted: the words that a note quotes go in; where they stand in the paragraph of its mark comes out, or None."""

from __future__ import annotations

import re

from tei_protocols.attribution.testimony.paragraph import Paragraph, one
from tei_protocols.conventions.extents import Extent
from tei_protocols.language import Language
from tei_protocols.model.layout import Kind
from tei_protocols.model.span import Span

# no correction replaces more; a single word is not known by its likeness
_LONGEST_INSTEAD = 200
_FEWEST_ALIKE = 2
_STOPS = ".,;:!?…\"'“”„«»’‘()[]"
_ELLIPSIS = re.compile(r"\s?(?:\.\.\.|…|\. \. \.|<\.\.\.>)\s?")
# a quotation of so many letters is not found in a paragraph by chance
_LONG = 4


def words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    spans = [quotation(paragraph, mark.start, words, extent.at_mark) for words in extent.words]
    return tuple(span for span in spans if span) if spans and all(spans) else None


def quotation(paragraph: Paragraph, mark: int, words: str, at_mark: bool = False) -> Span | None:
    """Words right before the mark, or once in the paragraph; of a short word the sentence must be that of the mark."""
    ellipsis = _ELLIPSIS.split(words)
    if len(ellipsis) == 2 and all(ellipsis):
        return _between(paragraph, mark, *ellipsis)
    found = [span for span in paragraph.quotations(words, mark) if not _breaks_label(paragraph, span)]
    before = [span for span in found if span.end <= mark and paragraph.is_at(span.end, mark)]
    if before:
        return before[0]
    if len(found) != 1:
        return None
    if at_mark:
        return found[0] if len(words) >= 2 * _LONG and _shares_sentence(paragraph, mark, found[0]) else None
    return found[0] if len(words) >= _LONG or _shares_sentence(paragraph, mark, found[0]) else None


def _breaks_label(paragraph: Paragraph, span: Span) -> bool:
    """Do words begin inside the label and go on behind it? No element holds a part of a name and what is said."""
    return paragraph.block.span.start < span.start < paragraph.body.start < span.end


def _shares_sentence(paragraph: Paragraph, mark: int, span: Span) -> bool:
    """Do the words stand in the sentence of the mark? Where it stands at the head, in the first one."""
    sentence = paragraph.sentence_at(mark) or 0
    around = paragraph.sentences(sentence, sentence)
    if span.start < paragraph.body.start:
        return paragraph.block.kind is Kind.HEADING or mark <= paragraph.body.start
    return around is not None and around.holds(span)


def is_shortened(words: str) -> bool:
    """Does a quotation leave out words between its first and its last ones?"""
    return len(_ELLIPSIS.split(words)) > 1


def _between(paragraph: Paragraph, mark: int, first: str, last: str) -> Span | None:
    starts = paragraph.quotations(first, mark)
    if len(starts) != 1:
        return None
    ends = [span for span in paragraph.quotations(last, mark) if span.start >= starts[0].end]
    return Span(starts[0].start, ends[0].end) if len(ends) == 1 else None


def between_two(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    return one(_between(paragraph, mark.start, *extent.words)) if len(extent.words) == 2 else None


def from_words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """From quoted words to the end of their sentence or paragraph."""
    found = paragraph.quotations(extent.words[0], mark.start) if extent.words else []
    return one(to_end(paragraph, found[0].start, extent.of)) if len(found) == 1 else None


def after_words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """What follows quoted words in their sentence or paragraph; where the note says of neither, both must end there."""
    found = paragraph.quotations(extent.words[0], mark.start) if extent.words else []
    rest = paragraph.tokens(found[0].end, paragraph.block.span.end) if len(found) == 1 else []
    if not rest:
        return None
    units = (extent.of,) if extent.of else ("sentence", "paragraph")
    ends = {to_end(paragraph, rest[0].start, unit) for unit in units}
    return one(ends.pop() if len(ends) == 1 else None)


def to_end(paragraph: Paragraph, start: int, unit: str) -> Span | None:
    if unit == "paragraph":
        return paragraph.trimmed(start, paragraph.block.span.end)
    sentence = paragraph.sentence_at(start + 1)
    whole = paragraph.sentences(sentence, sentence) if sentence is not None else None
    return Span(start, whole.end) if whole and start < whole.end else None


def instead(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The words before the mark that stand in place of others: as many, at least half of them the same, the first or
    the last among these; or more or fewer, with the same first and last word."""
    old = _folded_words(extent.words[0])
    start = max(paragraph.body.start, mark.start - _LONGEST_INSTEAD)
    words = paragraph.tokens(start, mark.start)
    said = [paragraph.source[word].strip(_STOPS).casefold() for word in words]
    if len(old) < _FEWEST_ALIKE or not words or not paragraph.is_at(words[-1].end, mark.start):
        return None
    for count in sorted(
        range(_FEWEST_ALIKE, min(2 * len(old), len(words)) + 1), key=lambda count: abs(count - len(old))
    ):
        new = said[-count:]
        edges = (new[0] == old[0]) + (new[-1] == old[-1])
        same = sum(one == other for one, other in zip(new, old, strict=False))
        if edges == 2 or (edges and count == len(old) and 2 * same >= count):
            return (Span(words[-count].start, words[-1].end),)
    return None


def _folded_words(text: str) -> list[str]:
    return [word.strip(_STOPS).casefold() for word in text.split() if word.strip(_STOPS)]
