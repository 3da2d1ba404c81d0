"""Entries: the lines of a list of those present that has each name on one of its own, behind a sign or not."""

from __future__ import annotations

import re

from msgspec.structs import replace

from tei_protocols.conventions import lists, unnamed_lists
from tei_protocols.conventions.names import Name
from tei_protocols.conventions.notes import without_marks_behind
from tei_protocols.language import Language

# what stands before an entry: a number, or the sign that a typist or a copy sets there
_SIGN = re.compile(r"(?:(?P<number>\d{1,2})[.)]|[•·▪*–—-])\s+(?!\d)")
_LONGEST = 60


def is_next(text: str, above: str, language: Language) -> bool:
    """`Petrov`, `• Petrov` or `2. Petrov` below `Present:`, or below such a line: one more name, and nothing else?"""
    if len(text) > _LONGEST or _alone(text, language) is None:
        return False
    sign = _SIGN.match(text)
    if above.endswith(":"):
        return sign is None or sign["number"] in (None, "1")
    return _begin_alike(_SIGN.match(above), sign) and _alone(above, language) is not None


def behind_sign(text: str, language: Language) -> Name | None:
    """The name of an entry that begins with a number or another sign; behind a number, an office may follow it."""
    sign = _SIGN.match(text)
    if sign is None:
        return None
    name = lists.name_at_head(text[sign.end() :], language) if sign["number"] else None
    if name:
        return replace(name, start=name.start + sign.end(), end=name.end + sign.end())
    return _alone(text, language) if len(text) <= _LONGEST else None


def _begin_alike(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    """Do two entries begin with nothing, with the same sign, or with one number and the next?"""
    if one is None or other is None:
        return one is other
    if one["number"] and other["number"]:
        return int(one["number"]) + 1 == int(other["number"])
    return one[0].strip() == other[0].strip()


def _alone(text: str, language: Language) -> Name | None:
    """The name that an entry is, but for the sign before it and the mark of a note behind it."""
    sign = _SIGN.match(text)
    start = sign.end() if sign else 0
    name = unnamed_lists.alone(without_marks_behind(text[start:].rstrip(" .,;")), language)
    return replace(name, start=name.start + start, end=name.end + start) if name else None
