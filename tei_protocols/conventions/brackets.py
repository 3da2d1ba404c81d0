"""Square brackets: found by one scanner with a stack, which alone knows about nesting."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"[\[\]]")
# deeper nesting is noise, and would cost time without end
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Bracket:
    """A balanced pair: the opening sign stands at `start`, the closing one before `end`."""

    start: int
    end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scanner found: balanced pairs by their start, and offsets of brackets without a partner."""

    pairs: tuple[Bracket, ...]
    unopened: tuple[int, ...]
    unclosed: tuple[int, ...]


def scan(text: str, start: int, end: int) -> Scan:
    """Match the square brackets of `text` between `start` and `end`."""
    pairs: list[Bracket] = []
    unopened: list[int] = []
    opened: list[int] = []
    for sign in _BRACKET.finditer(text, start, end):
        if sign[0] == "[":
            opened.append(sign.start())
        elif opened:
            opening = opened.pop()
            if len(opened) < _DEEPEST:
                pairs.append(Bracket(opening, sign.end(), len(opened)))
        else:
            unopened.append(sign.start())
    return Scan(tuple(sorted(pairs, key=lambda pair: pair.start)), tuple(unopened), tuple(opened))
