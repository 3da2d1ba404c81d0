"""Reach: the extent that a note names, and the place of its mark, go in; the very words come out, or None.

None is the answer wherever two readings are possible: which word, where a sentence ends, whether the words are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tei_protocols.attribution.testimony import counted, quoted, things
from tei_protocols.attribution.testimony.paragraph import Paragraph, one
from tei_protocols.conventions.cases import fold, forms_of
from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.language import Language
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

_LONGEST_LINE = 120
# of whose words a sentence is one, by its number
_REMARK = "remark"


def words_meant(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The words that a note with its mark in the paragraph means; not those in brackets, or of several paragraphs."""
    find = _FINDERS.get(extent.unit)
    spans = find(paragraph, mark, extent, language) if find else None
    if not spans or not all(len(span) for span in spans):
        return None
    return tuple(_before_mark(paragraph, span, mark) for span in spans)


def _before_mark(paragraph: Paragraph, span: Span, mark: Span) -> Span:
    """A mark before the last stop of a span stands outside it, and so does the stop."""
    ends = span.holds(mark) and span.start < mark.start and paragraph.is_at(mark.end, span.end)
    return paragraph.trimmed(span.start, mark.start) if ends else span


def _beginning(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The sentence or paragraph that begins with quoted words."""
    found = paragraph.quotations(extent.words[0], mark.start) if extent.words else []
    if len(found) != 1:
        return None
    if extent.of == "paragraph":
        return _paragraph(paragraph, mark, extent, language) if found[0].start <= paragraph.body.start else None
    sentence = paragraph.sentence_at(found[0].end)
    whole = paragraph.sentences(sentence, sentence) if sentence is not None else None
    return one(whole if whole and not paragraph.tokens(whole.start, found[0].start) else None)


def _word(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    return one(counted.before(paragraph, mark.start, 1) or things.word_at(paragraph, mark.start))


def _name(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The name that the note gives, in whatever case; or that before the mark."""
    if not extent.words:
        return things.name(paragraph, mark, extent, language)
    given = quoted.quotation(paragraph, mark.start, extent.words[0])
    return one(given or things.inflected(paragraph, mark.start, extent.words[0], language))


def _figure(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The figure that the note gives, or that of the sentence."""
    if not extent.words:
        return things.figure(paragraph, mark, extent, language)
    return one(quoted.quotation(paragraph, mark.start, extent.words[0]))


def _sentence(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """So many sentences, the last of which the mark ends, or stands in."""
    if paragraph.block.kind is not Kind.PARAGRAPH:
        return None
    last = paragraph.sentence_at(mark.start)
    if last is None:
        only = paragraph.only_sentence and extent.count == 1
        return one(paragraph.sentences(0, 0) if only else None)
    return one(paragraph.sentences(last - extent.count + 1, last) if extent.count else None)


def _sentence_of_paragraph(
    paragraph: Paragraph, mark: Span, extent: Extent, language: Language
) -> tuple[Span, ...] | None:
    """The second sentence of the paragraph, or the last one, wherever in it the mark stands; of a remark, where that
    begins with the paragraph."""
    if paragraph.block.kind is not Kind.PARAGRAPH or (extent.of == _REMARK and not paragraph.is_labelled):
        return None
    nth = extent.count - 1 if extent.count else paragraph.last_sentence
    return one(paragraph.sentences(nth, nth))


def _sentence_before(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The sentence before that which the mark ends, or stands in."""
    last = paragraph.sentence_at(mark.start)
    if paragraph.block.kind is not Kind.PARAGRAPH or not last:
        return None
    return one(paragraph.sentences(last - 1, last - 1))


def _question(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The sentence that the mark ends, if it is a question."""
    found = _sentence(paragraph, mark, extent, language)
    if not found or not paragraph.is_at(mark.start, found[0].end):
        return None
    return found if paragraph.source.text[found[0].start : mark.start].rstrip(' »”"]').endswith("?") else None


def _remark(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """All that somebody says, who says one sentence, or of whom the note says that it is all, or whose remark it is;
    how far it goes is not certain else."""
    whole = paragraph.only_sentence or extent.of == "whole"
    if paragraph.block.kind is not Kind.PARAGRAPH or not (paragraph.is_labelled and whole):
        return None
    label = paragraph.tokens(paragraph.block.span.start, paragraph.body.start)
    named = frozenset(fold(paragraph.source[word]) for word in label)
    if any(fold(name) not in named and fold(name) not in forms_of(named, language) for name in extent.words):
        return None
    return (paragraph.body,) if paragraph.is_at(mark.end, paragraph.body.end) else None


def _quoted_words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """What stands between quotation marks right before the mark, or the only such words of the paragraph."""
    base = paragraph.block.span.start
    found = [paragraph.trimmed(base + start, base + end) for start, end in set_aside(paragraph.words).places]
    return things.at_mark_or_only(paragraph, mark, found)


def _line(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """A paragraph of one short sentence, which nobody is named to say."""
    block = paragraph.block
    short = block.kind is Kind.PARAGRAPH and paragraph.only_sentence and len(block.span) <= _LONGEST_LINE
    alone = short and paragraph.body.start == block.span.start and paragraph.is_at(mark.end, paragraph.body.end)
    return (paragraph.body,) if alone else None


def _next_sentence(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    before = paragraph.sentence_at(mark.start)
    first = 0 if before is None else before + 1
    span = paragraph.sentences(first, first + extent.count - 1) if extent.count else None
    return one(span if span and paragraph.is_at(mark.end, span.start) else None)


def _paragraph(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The whole paragraph, label and all, where the mark stands at its end or before its words."""
    if paragraph.block.kind is not Kind.PARAGRAPH:
        return None
    whole = paragraph.trimmed(paragraph.block.span.start, paragraph.block.span.end)
    at_head = paragraph.sentence_at(mark.start) is None
    return one(whole if at_head or paragraph.is_at(mark.end, whole.end) else None)


def _up_to_here(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    whole = counted.unit(paragraph, mark.start, extent.of)
    start = paragraph.block.span.start if extent.of == "paragraph" else whole.start if whole else mark.start
    return one(paragraph.trimmed(start, mark.start))


def _from_here(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    if extent.of == "paragraph":
        return one(paragraph.trimmed(mark.end, paragraph.block.span.end))
    words = paragraph.tokens(mark.end, paragraph.block.span.end)
    return one(quoted.to_end(paragraph, words[0].start, extent.of)) if words else None


def _heading(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    block = paragraph.block
    return (paragraph.trimmed(block.body.start, block.body.end),) if block.kind is Kind.HEADING else None


def _point(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """A numbered paragraph, without its number; one of a single sentence that nobody says; or what stands behind a
    number in parentheses within a paragraph."""
    within = _point_within(paragraph, mark, extent.of)
    if within:
        return (within,)
    if paragraph.block.kind is Kind.PARAGRAPH and not (paragraph.number or extent.of or extent.words):
        return _line(paragraph, mark, extent, language)  # the only sentence of a decision without a number
    if paragraph.block.kind is not Kind.PARAGRAPH or not paragraph.number:
        return None
    wanted = extent.of or "".join(extent.words)
    if (wanted and wanted != paragraph.number) or not paragraph.is_at(mark.end, paragraph.body.end):
        return None
    return (paragraph.body,)


def _point_within(paragraph: Paragraph, mark: Span, number: str) -> Span | None:
    """`…: (1) the experts stay; (2) the wool is accepted.`: from one number to the next; the mark stands at its end."""
    if paragraph.block.kind is not Kind.PARAGRAPH or not number.isdecimal():
        return None
    base = paragraph.block.span.start
    starts = [base + found.end() for found in re.finditer(rf"\({number}\)\s", paragraph.words)]
    if len(starts) != 1 or starts[0] - len(f"({number}) ") <= paragraph.body.start:
        return None
    following = paragraph.words.find(f"({int(number) + 1})", starts[0] - base)
    end = len(paragraph.words[: following if following >= 0 else None].rstrip(" ;,\n\r\t"))
    span = paragraph.trimmed(starts[0], base + end)
    return span if len(span) and paragraph.is_at(span.end, mark.start) else None


_Finder = Callable[[Paragraph, Span, Extent, Language], tuple[Span, ...] | None]
_FINDERS: dict[Unit, _Finder] = {
    Unit.QUOTED: quoted.words,
    Unit.RANGE: quoted.between_two,
    Unit.FROM: quoted.from_words,
    Unit.AFTER: quoted.after_words,
    Unit.BEGINNING: _beginning,
    Unit.LAST_WORDS: counted.last,
    Unit.FIRST_WORDS: counted.first,
    Unit.NEXT_WORDS: counted.following,
    Unit.PENULTIMATE_WORD: counted.penultimate,
    Unit.WORD: _word,
    Unit.NAMES: things.names,
    Unit.NAME: _name,
    Unit.SUM: things.sum_of_money,
    Unit.FIGURE: _figure,
    Unit.DATE: things.date,
    Unit.INSTEAD: quoted.instead,
    Unit.SENTENCE: _sentence,
    Unit.QUESTION: _question,
    Unit.REMARK: _remark,
    Unit.QUOTATION: _quoted_words,
    Unit.LINE: _line,
    Unit.SENTENCE_OF_PARAGRAPH: _sentence_of_paragraph,
    Unit.SENTENCE_BEFORE: _sentence_before,
    Unit.NEXT_SENTENCE: _next_sentence,
    Unit.PARAGRAPH: _paragraph,
    Unit.UP_TO_HERE: _up_to_here,
    Unit.FROM_HERE: _from_here,
    Unit.HEADING: _heading,
    Unit.POINT: _point,
}


# --- several paragraphs ---------------------------------------------------------------------------------------------


def blocks_meant(blocks: Sequence[Block], at: int, extent: Extent) -> Sequence[Block] | None:
    """The blocks that a note means with its mark in block `at`: so many paragraphs, or an item with its heading."""
    if extent.unit is Unit.ITEM:
        if blocks[at].kind is not Kind.HEADING:
            return None
        end = at + 1
        while end < len(blocks) and blocks[end].kind in (Kind.PARAGRAPH, Kind.PAGE):
            end += 1
        return [block for block in blocks[at:end] if block.kind is not Kind.PAGE]
    found = [block for block in blocks[max(0, at - 3 * extent.count) : at + 1] if block.kind is not Kind.PAGE]
    found = found[-extent.count :] if extent.count else []
    fits = len(found) == extent.count and all(block.kind is Kind.PARAGRAPH for block in found)
    return found if fits and found else None
