"""Slips of the pen: a word that is not there and those that are go in; the one that was certainly meant comes out.

Certain is what only one of them can be: the same but for capital letters, Cyrillic letters that look like Latin ones,
and the signs between its parts; or, if it is not short, but for one letter too many, missing, wrong, or two that
changed places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tei_protocols.checks.look_alikes import latin

# of a few letters, one is much
_SHORTEST = 5
_BETWEEN = re.compile(r"[-_.:\s]+")


def certainly(given: str, candidates: Iterable[str], shortest: int = _SHORTEST) -> str:
    """The only candidate of which `given` can be a slip; empty where there is none, or more than one. In a word of
    fewer letters than `shortest`, no letter can be wrong."""
    known = list(dict.fromkeys(candidates))
    same = [each for each in known if _plain(each) == _plain(given)]
    if not same and len(given) >= shortest:
        same = [each for each in known if _one_letter_apart(given.casefold(), each.casefold())]
    return same[0] if len(same) == 1 else ""


def _plain(word: str) -> str:
    return _BETWEEN.sub("", latin(word)).casefold()


def _one_letter_apart(one: str, other: str) -> bool:
    """Is one letter too many, missing or wrong, or have two neighbours changed places?"""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right
        or left == right[1:]
        or left[1:] == right[1:]
        or (len(left) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:])
    )
