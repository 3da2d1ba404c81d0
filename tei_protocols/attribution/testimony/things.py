"""Things: a note calls a name, a figure, a sum or a date so, and has its mark beside it; the very words come out, or
None where it may be another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tei_protocols.attribution.testimony import bracketed
from tei_protocols.attribution.testimony.paragraph import Paragraph, one
from tei_protocols.conventions.cases import fold, forms_of
from tei_protocols.conventions.extents import Extent
from tei_protocols.conventions.lists import in_list
from tei_protocols.language import Language
from tei_protocols.model.layout import Kind
from tei_protocols.model.span import Span

_DIGIT = re.compile(r"\d")
# "12 000": what stands behind a space belongs to the figure
_FIRST_DIGITS = re.compile(r"\d{1,3}")
_THREE_DIGITS = re.compile(r"\d{3}")
_NAME_BEFORE = (
    r"(?:(?P<before>(?!{address}){initials})\s?)?(?P<surname>{surname})(?:,?\s(?P<after>{initials}))?[\s,;:.]*$"
)
_LONGEST_NAME = 80
# a list of names is not looked through without end
_LONGEST_LIST = 1_000


def word_at(paragraph: Paragraph, mark: int) -> Span | None:
    """The word before a mark, be it in a heading, a list of those present, or a label."""
    words = paragraph.tokens(paragraph.block.span.start, mark)
    return words[-1] if words and paragraph.is_at(words[-1].end, mark) else None


def at_mark_or_only(paragraph: Paragraph, mark: Span, found: Sequence[Span]) -> tuple[Span, ...] | None:
    """Of what was found, that right before the mark, or else the only one."""
    at_mark = [span for span in found if span.end <= mark.start and paragraph.is_at(span.end, mark.start)]
    meant = at_mark or found
    return tuple(meant) if len(meant) == 1 else None


# --- names -----------------------------------------------------------------------------------------------------------


def name(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The surname before the mark; its initials, or the whole name, where the note says so."""
    if extent.of == "place":
        return _place(paragraph, mark.start)
    found = _name_before(paragraph, mark.start, language)
    if not found:
        return None
    initials = "before" if found["before"] else "after"
    if extent.of and not found[initials]:
        return None
    whole = min(found.start(initials), found.start("surname")), max(found.end(initials), found.end("surname"))
    first, last = {"initials": found.span(initials), "whole": whole}.get(extent.of, found.span("surname"))
    start = _start_of_name(paragraph, mark.start)
    return one(paragraph.trimmed(start + first, start + last))


def inflected(paragraph: Paragraph, mark: int, form: str, language: Language) -> Span | None:
    """The surname before the mark, of which the note has another case; or the only one of the paragraph."""
    at_mark = _name_before(paragraph, mark, language)
    if at_mark and fold(form) in forms_of(frozenset((fold(at_mark["surname"]),)), language):
        start = _start_of_name(paragraph, mark)
        return paragraph.trimmed(start + at_mark.start("surname"), start + at_mark.end("surname"))
    base = paragraph.block.span.start
    first = max(0, mark - base - _LONGEST_LIST)
    surnames = language.compiled(r"(?<!\w){surname}").finditer(paragraph.words, first, mark - base)
    found = [word for word in surnames if fold(form) in forms_of(frozenset((fold(word[0]),)), language)]
    return paragraph.trimmed(base + found[0].start(), base + found[0].end()) if len(found) == 1 else None


def names(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """So many names of a list, the last of which the mark ends; where it is not said how many, those in the parentheses
    that it ends."""
    base = paragraph.block.span.start
    start = max(base, mark.start - _LONGEST_LIST)
    if not extent.count:
        within = bracketed.parenthesised(paragraph, mark)
        if within is None:
            return None
        start = within.span.start + 1
    end = start + len(paragraph.words[start - base : mark.start - base].rstrip(" .,;)\n\r\t"))
    listed = list(in_list(paragraph.words, start - base, end - base, language))
    meant = listed[-extent.count :]
    if not meant or len(meant) < extent.count or base + meant[-1].end != end:
        return None
    between = (paragraph.words[each.end : following.start] for each, following in pairwise(meant))
    if not all(language.compiled(r"[\s,;]*(?:{and}\s)?\s*(?:{honorific}\s?)?").fullmatch(words) for words in between):
        return None
    return one(paragraph.trimmed(base + meant[0].start, end))


def _name_before(paragraph: Paragraph, mark: int, language: Language) -> re.Match[str] | None:
    """The name that a mark stands right behind; its places count from where it may begin."""
    base = paragraph.block.span.start
    return language.compiled(_NAME_BEFORE).search(paragraph.words[_start_of_name(paragraph, mark) - base : mark - base])


def _start_of_name(paragraph: Paragraph, mark: int) -> int:
    """Before which place the name before a mark cannot begin."""
    return max(paragraph.block.span.start, mark - _LONGEST_NAME)


def _place(paragraph: Paragraph, mark: int) -> tuple[Span, ...] | None:
    """The word with a capital before the mark, if none with a capital, which may belong to it, is before that."""
    words = paragraph.tokens(paragraph.block.span.start, mark)[-2:]
    capitals = [paragraph.source[word][:1].isupper() for word in words]
    return (words[-1],) if capitals in ([False, True], [True]) and paragraph.is_at(words[-1].end, mark) else None


# --- figures, sums, dates --------------------------------------------------------------------------------------------


def figure(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The figure before the mark, or the only one of its sentence; of its paragraph, where it is not certain how far
    the sentence goes. Where there is none, it is a number in words."""
    within = _around(paragraph, mark.start)
    for find in (_figures, _numbers_in_words):
        found = find(paragraph, within, mark.start, language)
        if found:
            return at_mark_or_only(paragraph, mark, found)
    return None


def sum_of_money(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """A figure with what it counts: `3.2 million rubles`."""
    within = _around(paragraph, mark.start)
    base = paragraph.block.span.start
    found = []
    for span in _figures(paragraph, within, mark.start, language):
        counted = language.pattern("sum_unit").match(paragraph.words, span.end - base, within.end - base)
        found.append(paragraph.trimmed(span.start, base + counted.end()) if counted else span)
    return at_mark_or_only(paragraph, mark, found)


def date(paragraph: Paragraph, mark: Span, extent: Extent, language: Language) -> tuple[Span, ...] | None:
    """The date before the mark, or the only one of its sentence; not that of a title, which may be the editor's."""
    if paragraph.block.kind is Kind.TITLE:
        return None
    within = _around(paragraph, mark.start)
    base = paragraph.block.span.start
    printed = language.pattern("printed_day").finditer(paragraph.words, within.start - base, within.end - base)
    found = [paragraph.trimmed(base + day.start(), base + day.end()) for day in printed]
    return at_mark_or_only(paragraph, mark, found)


def _around(paragraph: Paragraph, mark: int) -> Span:
    """The sentence in which a mark stands, or its paragraph; in a heading or a list, what is before the mark."""
    sentence = paragraph.sentence_at(mark)
    whole = paragraph.sentences(sentence, sentence) if sentence is not None else None
    return whole or Span(min(paragraph.body.start, mark), max(paragraph.body.end, mark))


def _figures(paragraph: Paragraph, within: Span, mark: int, language: Language) -> list[Span]:
    found: list[Span] = []
    for word in paragraph.tokens(within.start, within.end):
        if not _DIGIT.search(paragraph.source[word]):
            continue
        if found and _goes_on(paragraph, found[-1], word):
            found[-1] = Span(found[-1].start, word.end)
        else:
            found.append(word)
    return found


def _goes_on(paragraph: Paragraph, before: Span, word: Span) -> bool:
    last = paragraph.source[before].split()[-1]
    digits = _THREE_DIGITS if " " in paragraph.source[before] else _FIRST_DIGITS
    return word.start == before.end + 1 and bool(
        digits.fullmatch(last) and _THREE_DIGITS.fullmatch(paragraph.source[word])
    )


def _numbers_in_words(paragraph: Paragraph, within: Span, mark: int, language: Language) -> list[Span]:
    """Numbers in words; one is not looked for beyond the mark that stands behind a word of it."""
    cardinals = language.set_of("cardinal")
    found: list[Span] = []
    before: Span | None = None
    for word in paragraph.tokens(within.start, within.end):
        is_number = paragraph.source[word].casefold() in cardinals
        if is_number and before is not None and not before.end <= mark < word.start:
            found[-1] = Span(found[-1].start, word.end)
        elif is_number:
            found.append(word)
        before = word if is_number else None
    return found
