"""Reach: the extent that a note names, and the place of its mark, go in; the very words come out, or None.

None is the answer wherever two readings are possible: which word, where a sentence ends, whether the words are there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tei_protocols.attribution import things
from tei_protocols.attribution.paragraph import Paragraph
from tei_protocols.conventions.extents import Extent, Unit
from tei_protocols.language import Language
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.span import Span

# no correction replaces more; a single word is not known by its likeness
_LONGEST_INSTEAD = 200
_FEWEST_ALIKE = 2
_STOPS = ".,;:!?…\"'“”„«»’‘()[]"
_LONGEST_LINE = 120
_ELLIPSIS = re.compile(r"\s?(?:\.\.\.|…|\. \. \.|<\.\.\.>)\s?")
# a quotation of so many letters is not found in a paragraph by chance
_LONG = 4


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


def _one(span: Span | None) -> tuple[Span, ...] | None:
    return (span,) if span else None


# --- quoted words ----------------------------------------------------------------------------------------------------


def _quoted(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    spans = [_quotation(paragraph, mark.start, words, extent.at_mark) for words in extent.words]
    return tuple(span for span in spans if span) if spans and all(spans) else None


def _quotation(paragraph: Paragraph, mark: int, words: str, at_mark: bool = False) -> Span | None:
    """Words right before the mark, or once in the paragraph; of a short word the sentence must be that of the mark."""
    ellipsis = _ELLIPSIS.split(words)
    if len(ellipsis) == 2 and all(ellipsis):
        return _between(paragraph, mark, *ellipsis)
    found = paragraph.quotations(words, mark)
    before = [span for span in found if span.end <= mark and paragraph.is_at(span.end, mark)]
    if before:
        return before[0]
    if len(found) != 1:
        return None
    if at_mark:
        return found[0] if len(words) >= 2 * _LONG and _shares_sentence(paragraph, mark, found[0]) else None
    return found[0] if len(words) >= _LONG or _shares_sentence(paragraph, mark, found[0]) else None


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


def _range(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    return _one(_between(paragraph, mark.start, *extent.words)) if len(extent.words) == 2 else None


def _from(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """From quoted words to the end of their sentence or paragraph."""
    found = paragraph.quotations(extent.words[0], mark.start) if extent.words else []
    return _one(_to_end(paragraph, found[0].start, extent.of)) if len(found) == 1 else None


def _after(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """What follows quoted words in their sentence or paragraph; where the note says of neither, both must end there."""
    found = paragraph.quotations(extent.words[0], mark.start) if extent.words else []
    rest = paragraph.tokens(found[0].end, paragraph.block.span.end) if len(found) == 1 else []
    if not rest:
        return None
    units = (extent.of,) if extent.of else ("sentence", "paragraph")
    ends = {_to_end(paragraph, rest[0].start, unit) for unit in units}
    return _one(ends.pop() if len(ends) == 1 else None)


def _to_end(paragraph: Paragraph, start: int, unit: str) -> Span | None:
    if unit == "paragraph":
        return paragraph.trimmed(start, paragraph.block.span.end)
    sentence = paragraph.sentence_at(start + 1)
    whole = paragraph.sentences(sentence, sentence) if sentence is not None else None
    return Span(start, whole.end) if whole and start < whole.end else None


def _beginning(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The sentence or paragraph that begins with quoted words."""
    found = paragraph.quotations(extent.words[0], mark.start) if extent.words else []
    if len(found) != 1:
        return None
    if extent.of == "paragraph":
        return _paragraph(paragraph, mark, extent, language) if found[0].start <= paragraph.body.start else None
    sentence = paragraph.sentence_at(found[0].end)
    whole = paragraph.sentences(sentence, sentence) if sentence is not None else None
    return _one(whole if whole and not paragraph.tokens(whole.start, found[0].start) else None)


# --- counted words ---------------------------------------------------------------------------------------------------


def _last_words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    end = mark.start
    if extent.of and paragraph.block.kind is not Kind.HEADING:
        whole = _unit(paragraph, mark.start, extent.of)
        if whole is None:
            return None
        end = whole.end
    return _one(_words_before(paragraph, end, extent.count))


def _words_before(paragraph: Paragraph, end: int, count: int) -> Span | None:
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


def _unit(paragraph: Paragraph, mark: int, of: str) -> Span | None:
    if of == "paragraph":
        return paragraph.body
    sentence = paragraph.sentence_at(mark)
    return paragraph.sentences(sentence, sentence) if sentence is not None else paragraph.sentences(0, 0)


def _first_words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    whole = _unit(paragraph, mark.start, extent.of)
    words = paragraph.tokens(whole.start, whole.end) if whole else []
    if not 0 < extent.count <= len(words):
        return None
    span = Span(words[0].start, words[extent.count - 1].end)
    return _one(span if extent.of or paragraph.is_at(span.end, mark.start) else None)


def _penultimate_word(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    two = _words_before(paragraph, mark.start, 2)
    return (paragraph.tokens(two.start, two.end)[0],) if two else None


def _next_words(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    words = paragraph.tokens(mark.end, paragraph.block.span.end)
    if not 0 < extent.count <= len(words):
        return None
    return _one(Span(words[0].start, words[extent.count - 1].end))


def _word(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    return _one(_words_before(paragraph, mark.start, 1) or things.word_at(paragraph, mark.start))


def _name(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The name that the note gives, in whatever case; or that before the mark."""
    if not extent.words:
        return things.name(paragraph, mark, extent, language)
    quoted = _quotation(paragraph, mark.start, extent.words[0])
    return _one(quoted or things.inflected(paragraph, mark.start, extent.words[0], language))


def _figure(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The figure that the note gives, or that of the sentence."""
    if not extent.words:
        return things.figure(paragraph, mark, extent, language)
    return _one(_quotation(paragraph, mark.start, extent.words[0]))


def _instead(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
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


# --- sentences and paragraphs ----------------------------------------------------------------------------------------


def _sentence(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """So many sentences, the last of which the mark ends, or stands in."""
    if paragraph.block.kind is not Kind.PARAGRAPH:
        return None
    last = paragraph.sentence_at(mark.start)
    if last is None:
        only = paragraph.only_sentence and extent.count == 1
        return _one(paragraph.sentences(0, 0) if only else None)
    return _one(paragraph.sentences(last - extent.count + 1, last) if extent.count else None)


def _sentence_of_paragraph(
    paragraph: Paragraph, mark: Span, extent: Extent, language: Language
) -> tuple[Span, ...] | None:
    """The second sentence of the paragraph, or the last one, wherever in it the mark stands."""
    if paragraph.block.kind is not Kind.PARAGRAPH:
        return None
    nth = extent.count - 1 if extent.count else paragraph.last_sentence
    return _one(paragraph.sentences(nth, nth))


def _sentence_before(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The sentence before that which the mark ends, or stands in."""
    last = paragraph.sentence_at(mark.start)
    if paragraph.block.kind is not Kind.PARAGRAPH or not last:
        return None
    return _one(paragraph.sentences(last - 1, last - 1))


def _question(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The sentence that the mark ends, if it is a question."""
    found = _sentence(paragraph, mark, extent, language)
    if not found or not paragraph.is_at(mark.start, found[0].end):
        return None
    return found if paragraph.source.text[found[0].start : mark.start].rstrip(' »”"').endswith("?") else None


def _remark(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """All that somebody says, who says one sentence; how far it goes is not certain of more."""
    labelled = paragraph.body.start > paragraph.block.span.start
    alone = paragraph.block.kind is Kind.PARAGRAPH and paragraph.only_sentence and labelled
    return (paragraph.body,) if alone and paragraph.is_at(mark.end, paragraph.body.end) else None


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
    return _one(span if span and paragraph.is_at(mark.end, span.start) else None)


def _paragraph(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The whole paragraph, label and all, where the mark stands at its end or before its words."""
    if paragraph.block.kind is not Kind.PARAGRAPH:
        return None
    whole = paragraph.trimmed(paragraph.block.span.start, paragraph.block.span.end)
    at_head = paragraph.sentence_at(mark.start) is None
    return _one(whole if at_head or paragraph.is_at(mark.end, whole.end) else None)


def _up_to_here(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    whole = _unit(paragraph, mark.start, extent.of)
    start = paragraph.block.span.start if extent.of == "paragraph" else whole.start if whole else mark.start
    return _one(paragraph.trimmed(start, mark.start))


def _from_here(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    if extent.of == "paragraph":
        return _one(paragraph.trimmed(mark.end, paragraph.block.span.end))
    words = paragraph.tokens(mark.end, paragraph.block.span.end)
    return _one(_to_end(paragraph, words[0].start, extent.of)) if words else None


def _heading(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    block = paragraph.block
    return (paragraph.trimmed(block.body.start, block.body.end),) if block.kind is Kind.HEADING else None


def _point(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """A numbered paragraph, without its number; or what stands behind a number in parentheses within a paragraph."""
    within = _point_within(paragraph, mark, extent.of)
    if within:
        return (within,)
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
    Unit.QUOTED: _quoted,
    Unit.RANGE: _range,
    Unit.FROM: _from,
    Unit.AFTER: _after,
    Unit.BEGINNING: _beginning,
    Unit.LAST_WORDS: _last_words,
    Unit.FIRST_WORDS: _first_words,
    Unit.NEXT_WORDS: _next_words,
    Unit.PENULTIMATE_WORD: _penultimate_word,
    Unit.WORD: _word,
    Unit.NAMES: things.names,
    Unit.NAME: _name,
    Unit.SUM: things.sum_of_money,
    Unit.FIGURE: _figure,
    Unit.DATE: things.date,
    Unit.INSTEAD: _instead,
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


# --- several paragraphs ----------------------------------------------------------------------------------------------


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
