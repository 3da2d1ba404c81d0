"""Pages and leaves: the marks by which a copy says where a page of its original begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from tei_protocols.conventions.running_heads import head_number
from tei_protocols.conventions.shelfmarks import normal_number
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.model.white_space import WHITE_SPACE

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_LONGEST_MARK = 60
# signs that a copy sets around the number of a page or leaf: arrows, lines, dots
_AROUND = " \t→⟶←⟵➔►▶▸|‖¦/\\~·•—–-<>{}=_"
_BRACKETS = ("<", "{", "/")
_LONGEST_NUMBER = 4
_UNITS = ("page", "leaf")
# behind the number of a leaf the formulas have room for no other words
_VERSO = re.compile(r"(?P<leaf>\d+)\W*[^\W\d_].*")
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
    """The mark that a whole paragraph is, if it is one: those of running text, those with signs around them, and bare
    numbers with dashes or other lines at their sides."""
    if _any_mark(language, alone=True).fullmatch(text) and (mark := _alone_in_words(text, language)):
        return mark
    core = text.strip(_AROUND)
    if core == text:
        return None
    if core.isdecimal() and len(core) <= _LONGEST_NUMBER and not text.startswith(_BRACKETS):
        return PageMark(0, len(text), core, "copy")
    mark = _alone_in_words(core, language)
    return PageMark(0, len(text), mark.number, mark.unit) if mark else None


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
    """The number as data: digits, `ob` for a verso, whatever word says so."""
    if verso := _VERSO.fullmatch(printed):
        return f"{verso['leaf']}ob"
    words = language.table("number_word")
    return str(words.get(printed.lower(), normal_number(printed, "listy")))
