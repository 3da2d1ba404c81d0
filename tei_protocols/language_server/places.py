"""Places: a text goes in; what lies between two of its characters, as problems and as editors count, comes out.

Problems count lines and characters from 1. Editors count from 0, and in a line not characters but the units of an
encoding, mostly those of UTF-16, in which some characters count twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from tei_protocols.problems import Edit, Problem

_LINE_END = re.compile(r"\r\n|\r|\n")
# a mark of a note is a word as well
_WORD = re.compile(r"\[\w+\]|\(\w+\)|\w+|\S")
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Position(NamedTuple):
    """A place as editors count."""

    line: int
    unit: int


class Stretch(NamedTuple):
    """A stretch of a text, from one character to behind another."""

    start: int
    end: int


class Places(Struct, frozen=True, dict=True):
    """The places in a text, in the units of an `encoding`: `utf-8`, `utf-16` or `utf-32`."""

    text: str
    encoding: str = "utf-16"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def stretch(self, problem: Problem) -> Stretch:
        """What a problem is about: as far as is known, the words; otherwise a word, or the whole line."""
        line = min(max(problem.line, 1), len(self._starts))
        first, last = self._line(line)
        start = min(first + max(problem.column, 1) - 1, last)
        if problem.end > (problem.line, problem.column):
            return Stretch(start, max(start, self._offset(*problem.end)))
        if problem.column > 1:
            word = _WORD.match(self.text, start, last)
            return Stretch(start, word.end() if word else start)
        return Stretch(start, last)

    def replaced(self, edit: Edit) -> Stretch:
        """What gives way to the words of an edit."""
        return Stretch(self._offset(*edit.start), self._offset(*edit.end))

    def position(self, offset: int) -> Position:
        """The place of a character, as editors count."""
        line = bisect_right(self._starts, offset)
        codec, size = _UNITS[self.encoding]
        before = self.text[self._starts[line - 1] : offset]
        return Position(line - 1, len(before.encode(codec, "surrogatepass")) // size)

    def _offset(self, line: int, column: int) -> int:
        first, last = self._line(min(line, len(self._starts)))
        return min(first + column - 1, last)

    def _line(self, number: int) -> Stretch:
        """The line of this number, without its end."""
        start = self._starts[number - 1]
        end = _LINE_END.search(self.text, start)
        return Stretch(start, end.start() if end else len(self.text))
