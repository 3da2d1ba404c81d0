"""Pages and leaves: the marks by which a copy says where a page of its original begins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from tei_protocols.conventions.shelfmarks import normal_number
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import LOWER, UPPER
from tei_protocols.model.white_space import WHITE_SPACE

_HEAD_NUMBER = re.compile(r"^\d{1,4}(?=\s{2,})|(?<=\s)\s\d{1,4}$")
# an even number before words, an odd one behind them
_OUTER_NUMBER = re.compile(r"(?P<even>\d{0,2}[02468])\s+\D+|\D+\s(?P<odd>\d{0,2}[13579])")
_WIDE_GAP = re.compile(r"^\d{1,4}\s{3,}|\s{3,}\d{1,4}$")
_LINE = re.compile(r"[^\n]*(?:\n|$)")
_LONGEST_HEAD = 120
_SHORTEST_HEAD = 15
# the title stands among so many lines
_LONGEST_BEGINNING = 12
_CAPITALS_WORD = re.compile(rf"[{UPPER}]{{2,}}")
_SMALL_WORD = re.compile(rf"[{LOWER}]{{3,}}")
_LONGEST_MARK = 40
# the number of a page on a line of its own, be it between dashes
_ALONE = re.compile(r"(?:[-–—] ?)?\d{1,4}(?: ?[-–—])?")
_LONGEST_ALONE = 8
_DASHES = " -–—"
_UNITS = ("page", "leaf")
_GROUP_NAME = re.compile(r"\?P<\w+>")


class PageMark(Struct, frozen=True):
    """A mark at `start`:`end` of a text: page or leaf `number` begins here; `unit` is page, leaf or copy."""

    start: int
    end: int
    number: str
    unit: str


Form = tuple[str, re.Pattern[str], tuple[str, ...]]
"""A unit, a formula for its marks, and the signs without one of which that matches nothing, if there are any."""


def forms_in(text: str, language: Language) -> list[Form]:
    """The forms that the marks of a whole copy have: few, because it has been printed in one manner, and most copies
    have none."""
    return [(unit, form, signs) for unit, form, signs in _forms(language) if _occurs(form, signs, text)]


def _occurs(form: re.Pattern[str], signs: tuple[str, ...], text: str) -> bool:
    """Does a mark of a form stand anywhere in a copy? Where it has a sign it is looked for between the first sign and
    the last."""
    if not signs:
        return form.search(text) is not None
    places = [place for sign in signs for place in (text.find(sign), text.rfind(sign)) if place >= 0]
    if not places:
        return False
    return form.search(text, max(0, min(places) - _LONGEST_MARK), max(places) + _LONGEST_MARK) is not None


@cache
def _forms(language: Language) -> tuple[Form, ...]:
    needs = ((unit, *each) for unit in _UNITS for each in language.with_needs(f"{unit}_mark"))
    return tuple((unit, language.compiled(formula), _signs(words)) for unit, formula, words in needs)


def _signs(words: frozenset[str]) -> tuple[str, ...]:
    """The words, if they are the same in capitals: a text need not be folded to find them."""
    return tuple(sorted(words)) if all(word.upper() == word and " " not in word for word in words) else ()


def find(text: str, forms: Iterable[Form], language: Language) -> list[PageMark]:
    """The page and leaf marks of these forms in running text."""
    return [
        PageMark(match.start(), match.end(), _number(match["number"], language), unit)
        for unit, form, signs in forms
        if _has_one_of(text, signs)
        for match in form.finditer(text)
    ]


def _has_one_of(text: str, signs: tuple[str, ...]) -> bool:
    return not signs or any(map(text.__contains__, signs))


def alone(text: str, language: Language) -> PageMark | None:
    """The mark that a whole paragraph is, if it is one: those of running text, and bare numbers between dashes."""
    if _any_mark(language, alone=True).fullmatch(text) and (mark := _alone_in_words(text, language)):
        return mark
    bare = language.compiled(r"(?:{dash} ?)?(?P<number>\d{1,4})(?: ?{dash})?").fullmatch(text)
    if bare and bare[0] != bare["number"]:
        return PageMark(0, len(text), bare["number"], "copy")
    return None


def _alone_in_words(text: str, language: Language) -> PageMark | None:
    for unit, pattern in (*_marks(language), *_marks(language, "alone")):
        match = pattern.match(text)
        if match and match.end() == len(text):
            return PageMark(0, len(text), _number(match["number"], language), unit)
    return None


def end_at_head(text: str, language: Language) -> int:
    """The end of the mark with which a paragraph begins, and behind which, after white space, something else begins: no
    small letter stands there, unless it is that of a form of address. 0 where no such mark is there."""
    if not _any_mark(language, alone=False).match(text):
        return 0
    for _, pattern in _marks(language):
        match = pattern.match(text)
        rest = text[match.end() :] if match else ""
        words = rest.lstrip(WHITE_SPACE)
        if match and words != rest and (not words[:1].islower() or language.pattern("line_start").match(words)):
            return match.end()
    return 0


def is_inline(text: str, language: Language) -> bool:
    """Is the paragraph a mark that would be one inside a paragraph as well?"""
    if len(text) >= _LONGEST_MARK:
        return False
    return any(mark.start == 0 and mark.end == len(text) for mark in find(text, forms_in(text, language), language))


def heads_of(text: str, language: Language) -> frozenset[str]:
    """The running heads of a whole copy, in whatever language."""
    return running_heads(text.splitlines())


def alone_in_lines(text: str, heads: frozenset[str], language: Language) -> Iterator[PageMark]:
    """The marks of pages that have a line of their own in the middle of a paragraph: running heads, and what would be
    a mark between paragraphs, with blank lines around it."""
    lines = list(_LINE.finditer(text))
    for at, line in enumerate(lines[1:], 1):
        words = line[0].strip()
        start = line.start() + line[0].find(words)
        if words and words in heads:
            mark = alone(words, language)
            number = mark.number if mark else words if words.isdecimal() else head_number(words)
            yield PageMark(start, start + len(words), number, "copy")
        elif words and not lines[at - 1][0].strip() and not "".join(each[0] for each in lines[at + 1 : at + 2]).strip():
            mark = alone(words, language)
            if mark and mark.unit == "copy":
                yield PageMark(start, start + len(words), mark.number, mark.unit)


def running_heads(lines: Iterable[str]) -> frozenset[str]:
    """The lines of a copy that stand at the head of several of its pages: the same words with another number, and
    the numbers of pages that stand alone, above or below such words or one by one; words in capitals right above or
    below numbers that rise."""
    all_lines = [line.strip() for line in lines]
    written = [line for line in all_lines if line]
    heads = _heads(written)
    numbers = [(at, line) for at, line in enumerate(written) if len(line) <= _LONGEST_ALONE and _ALONE.fullmatch(line)]
    if not numbers:
        return heads
    beside = {line for at, line in numbers if not heads.isdisjoint(written[max(0, at - 1) : at + 2])}
    values = [int(line.strip(_DASHES)) for _, line in numbers]
    rising = all(later == value + 1 for value, later in pairwise(values)) and len(values) > 1
    if not rising:
        return heads | beside
    printed = frozenset(line for _, line in numbers)
    return heads | printed | _in_capitals_beside(all_lines, set(printed)) | _again_beside(written, numbers)


def _again_beside(lines: list[str], numbers: list[tuple[int, str]]) -> frozenset[str]:
    """The lines that stand right above or below the numbers of several pages, the same each time, or have words of the
    first lines of the copy, those of its title."""
    beside = {place for at, _ in numbers if at for place in (at - 1, at + 1) if place < len(lines)}
    near = [lines[place] for place in sorted(beside)]
    times = Counter(line for line in near if len(line) <= _LONGEST_HEAD and not _ALONE.fullmatch(line))
    title = [line for line in lines[:_LONGEST_BEGINNING] if line not in times]
    return frozenset(
        line
        for line, count in times.items()
        if count > 1 or (len(line) >= _SHORTEST_HEAD and any(line in words for words in title))
    )


def _in_capitals_beside(lines: list[str], numbers: set[str]) -> frozenset[str]:
    """The lines in capitals, but for the short words of a date, with the number of a page right above or below."""
    beside = {
        line
        for one, other in pairwise(lines)
        for line, number in ((one, other), (other, one))
        if number in numbers and line and len(line) <= _LONGEST_HEAD
    }
    return frozenset(
        line
        for line in beside
        if max(map(len, _CAPITALS_WORD.findall(line)), default=0) > 3 and not _SMALL_WORD.search(line)
    )


def _heads(lines: list[str]) -> frozenset[str]:
    heads: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if (line[:1].isdigit() or line[-1:].isdigit()) and len(line) <= _LONGEST_HEAD and _HEAD_NUMBER.search(line):
            heads[_HEAD_NUMBER.sub("", line).strip()].append(line)
    printed = _at_outer_edges(lines)
    if not heads:
        return printed
    facing = _facing(line for same in heads.values() for line in same) | printed
    titles = set()
    alone = Counter(line for line in lines if line in heads)
    for at, line in enumerate(lines):
        if line in alone:  # the same words, their number on a line of its own; once without any, they are the title
            heads[line].append(line)
            if alone[line] == 1 and not any(map(str.isdecimal, lines[max(0, at - 1) : at + 2])):
                titles.add(line)
    repeated = frozenset(line for words, same in heads.items() if words and len(set(same)) > 1 for line in same)
    return (repeated - titles) | facing | _opposite(repeated, (line for same in heads.values() for line in same))


def _opposite(repeated: frozenset[str], lines: Iterable[str]) -> frozenset[str]:
    """Heads of pages opposite to those whose words are `repeated`, however they are written: far from their
    numbers, which follow or go before the numbers of those."""
    known = {int(head_number(line)) for line in repeated if _WIDE_GAP.search(line)}
    wide = ((line, int(head_number(line))) for line in lines if _WIDE_GAP.search(line)) if known else ()
    return frozenset(line for line, number in wide if not {number - 1, number + 1}.isdisjoint(known))


def _facing(lines: Iterable[str]) -> frozenset[str]:
    """Heads of facing pages, which differ in their words: in capitals, far from numbers that follow one another."""
    numbered = {int(head_number(line)): line for line in lines if _WIDE_GAP.search(line) and line.isupper()}
    return frozenset(
        line for number, line in numbered.items() if not {number - 1, number + 1}.isdisjoint(numbered.keys())
    )


def _at_outer_edges(lines: list[str]) -> frozenset[str]:
    """Heads of facing pages in capitals as a book has them, whatever the space: the even number before the words, the
    odd one behind them: `212 HISTORY BULLETIN`, `BULLETIN 213`."""
    left, right = {}, {}
    for line in lines:
        if (line[:1].isdigit() or line[-1:].isdigit()) and len(line) <= _LONGEST_HEAD and line.isupper():
            number = _OUTER_NUMBER.fullmatch(line)
            if number and number["even"]:
                left[int(number["even"])] = line
            elif number:
                right[int(number["odd"])] = line
    facing = [(line, right[number + 1]) for number, line in left.items() if number + 1 in right]
    return frozenset(line for pair in facing for line in pair)


def head_number(line: str) -> str:
    """The number of the page whose running head a line is."""
    number = _HEAD_NUMBER.search(line)
    if number:
        return number[0].strip()
    outer = _OUTER_NUMBER.fullmatch(line) if line.isupper() else None
    return (outer["even"] or outer["odd"]) if outer else ""


def is_page_mark(text: str, language: Language) -> bool:
    """Is the paragraph nothing but the mark of a page or leaf?"""
    return len(text) < _LONGEST_MARK and alone(text, language) is not None


@cache
def _marks(language: Language, place: str = "mark") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of the marks of each unit; more of them where they stand `alone`."""
    return tuple((unit, form) for unit in _UNITS for form in language.patterns(f"{unit}_{place}"))


@cache
def _any_mark(language: Language, alone: bool) -> re.Pattern[str]:
    """All forms of marks as one, without the numbers in them: most paragraphs begin with none of them."""
    forms = [*_marks(language), *(_marks(language, "alone") if alone else ())]
    joined = "|".join(f"(?:{_GROUP_NAME.sub('?:', form.pattern)})" for _, form in forms)
    return compiled(joined or r"(?!)")


def _number(printed: str, language: Language) -> str:
    """The number as data: digits, `ob` for a verso."""
    words = language.table("number_word")
    return str(words.get(printed.lower(), normal_number(printed, "listy")))
