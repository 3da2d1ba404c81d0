"""Passage marks: the two marks of a note that is about what stands between them, `а–а` before its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tei_protocols.model.span import Span

_DASH = "[-–—⁻]"
# the number twice, as it stands before the text of a note: а–а, 1–1, *–*, [а–а]
NUMBERS = (
    rf"(?P<pair>[\[(<]?(?P<one>[a-zа-я]|[0-9]{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}}|\*{{1,3}})[\])>]? ?{_DASH} ?"
    r"[\[(<]?(?P=one)[\])>]?[.)]?(?=\s))"
)
"""The formula of such a number; `one` is what both marks have."""
_SECOND = re.compile(rf"{_DASH}.*")
# `а-Не надо.-а`, `[а]Не надо.[а]`, `*не надо*`: a letter or a digit alone opens before a capital, closes behind a stop
_OPENS = (
    rf"(?<![^\s«\"“„(\[])(?:(?:{{bracketed}}|{{sign}}){_DASH}?"
    rf"|{{bare}}(?:{_DASH}|(?=[«\"“„\[(]|[^\W\d_a-zа-яё])))(?=\S)"
)
_CLOSES = (
    rf"(?<=\S)(?:{_DASH}?(?:{{bracketed}}|{{sign}})|{_DASH}{{bare}}|(?<=[».,;!?…\"”\])>]){{bare}})"
    r"(?=[\s.,;:!?…)»\]]|\Z)"
)
_RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@cache
def is_around(form: str) -> bool:
    """Does a note whose number has this form stand for a passage between two marks?"""
    return _SECOND.search(form) is not None


@cache
def of_one(form: str) -> str:
    """The form of one of the two numbers."""
    return _SECOND.sub("", form)


def around(text: str, spans: Sequence[Span], number: str) -> tuple[Span, Span] | None:
    """The marks before and behind a passage within the `spans` of a text, which are in order; None where there is not
    exactly one of each."""
    opening, closing = _signs(number)
    opened = [Span(*sign.span()) for span in spans for sign in opening.finditer(text, span.start, span.end)]
    if len(opened) != 1:
        return None
    closed = [Span(*sign.span()) for span in spans for sign in closing.finditer(text, span.start, span.end)]
    return (opened[0], closed[0]) if len(closed) == 1 and opened[0].end < closed[0].start else None


@cache
def _signs(number: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the mark of a number looks like before its passage, and behind."""
    exactly = re.escape(number)
    parts = {
        "{bracketed}": rf"\[{exactly}\]|\({exactly}\)|<{exactly}>",
        "{sign}": "(?!)" if number.isalpha() else re.escape(number.translate(_RAISE)),
        "{bare}": exactly,
    }
    opening, closing = _OPENS, _CLOSES
    for name, formula in parts.items():
        opening, closing = opening.replace(name, formula), closing.replace(name, formula)
    return re.compile(opening), re.compile(closing)
