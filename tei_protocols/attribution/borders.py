"""Borders: the marks of a passage go in; what a typist marked comes out in two parts where it crosses another mark.

A typist who strikes out words does not know which of them name the speaker, or are a date. Where brackets cross what
was typed, one of the two is a mistake, and nothing is divided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from tei_protocols.model import marks
from tei_protocols.model.marking import nesting_order
from tei_protocols.model.marks import Mark
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Signs

_DIVISIBLE = (marks.Deletion, marks.Addition, marks.Underlining, marks.Unclear)
# asked first of each passage: most have none of them
_KINDS = frozenset[type[Mark]](_DIVISIBLE)
# where one of these begins inside what was typed, it is rather left out than that a passage is divided for it
_LEFT_OUT = (marks.PersonName, marks.DateMention)


def divided(inside: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks of a passage, which come in the order in which they nest, in that order again."""
    if _KINDS.isdisjoint(map(type, inside)) or not any(isinstance(mark, _DIVISIBLE) and mark.typed for mark in inside):
        return tuple(inside)
    cuts = _cuts(inside)
    if not cuts:
        return tuple(inside)
    return tuple(sorted((part for mark in inside for part in _parts(mark, cuts[id(mark)])), key=nesting_order))


def _cuts(inside: Iterable[Mark]) -> dict[int, set[int]]:
    """Where each mark, by identity, is to be divided."""
    cuts: dict[int, set[int]] = defaultdict(set)
    around: list[Mark] = []
    for mark in inside:
        around = [each for each in around if each.span.end > mark.span.start]
        for each in around:
            if each.span.start < mark.span.start and each.span.end < mark.span.end:
                if _is_divisible(mark) and _has_no_signs(each):
                    cuts[id(mark)].add(each.span.end)
                elif _is_divisible(each) and _has_no_signs(mark) and not isinstance(mark, _LEFT_OUT):
                    cuts[id(each)].add(mark.span.start)
        around.append(mark)
    return cuts


def _is_divisible(mark: Mark) -> bool:
    return isinstance(mark, _DIVISIBLE) and mark.typed is not None


def _has_no_signs(mark: Mark) -> bool:
    """Has a mark no characters of its own, neither brackets nor signs of a typist?"""
    return mark.span == mark.inner and getattr(mark, "typed", None) is None


def _parts(mark: Mark, cuts: set[int]) -> list[Mark]:
    if not cuts or not (isinstance(mark, _DIVISIBLE) and mark.typed):
        return [mark]
    edges = sorted({mark.span.start, *cuts, mark.span.end})
    spans = [Span(start, end) for start, end in pairwise(edges)]
    signs = [Signs(None, None) for _ in spans]
    signs[0] = replace(signs[0], opening=mark.typed.opening)
    signs[-1] = replace(signs[-1], closing=mark.typed.closing)
    return [replace(mark, span=span, inner=span, typed=each) for span, each in zip(spans, signs, strict=True)]
