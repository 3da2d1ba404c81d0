"""What was probably meant: an identifier that is not there goes in, the nearest of those that are comes out.

Comparing with every identifier of a large file takes a second. Whoever mistypes a word gets its beginning right, or
its end: in a large file only those are compared that stand near it in the order of words, read from either side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

_DIGITS = re.compile(r"\d+")
_FEW = 1000
_ON_EACH_SIDE = 50


class Nearest:
    """The identifiers that are there; asked for the nearest to one that is not."""

    def __init__(self, identifiers: Iterable[str]) -> None:
        self._identifiers = identifiers

    def to(self, identifier: str) -> str:
        """The identifier that was probably meant; empty where none is near."""
        # it takes as long to load as all else that pointers need
        from difflib import get_close_matches

        near = get_close_matches(identifier, self._candidates(identifier), 1)
        return near[0] if near and not _is_but_another_number(identifier, near[0]) else ""

    def _candidates(self, identifier: str) -> list[str]:
        forwards, backwards = self._sorted
        if len(forwards) <= _FEW:
            return forwards
        ends = (each[::-1] for each in _around(identifier[::-1], backwards))
        return [*dict.fromkeys((*_around(identifier, forwards), *ends))]

    @cached_property
    def _sorted(self) -> tuple[list[str], list[str]]:
        """All identifiers in the order of words, and in that of words read backwards."""
        forwards = sorted(self._identifiers)
        return forwards, sorted(each[::-1] for each in forwards)


def _is_but_another_number(one: str, other: str) -> bool:
    """fn9 is not a slip for fn1: the note is missing."""
    return _DIGITS.sub("", one) == _DIGITS.sub("", other)


def _around(word: str, words: list[str]) -> list[str]:
    place = bisect_left(words, word)
    return words[max(0, place - _ON_EACH_SIDE) : place + _ON_EACH_SIDE]
