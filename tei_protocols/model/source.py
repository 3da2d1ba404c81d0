"""The transcript as it was read: its text never changes, and everything later points into it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, count
from pathlib import PurePath
from typing import Any, NamedTuple, TypeVar

from tei_protocols.model.formatting import Comment, Footnote, Formatting
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Sign, TypedPassage
from tei_protocols.model.white_space import WHITE_SPACE, leading
from tei_protocols.problems import Level, Problem

_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")
_LINE_END = re.compile(r"(\r\n|\n|\r)")


class Line(NamedTuple):
    """A line of the file, without its line end; `number` counts from 1."""

    number: int
    span: Span


@dataclass(frozen=True)
class Source:
    """A transcript: its `name` in messages, its whole `text`, and its `language` (BCP 47).

    A file that is more than plain text has `formatting`, `footnotes` (their texts stand at the end of `text`) and
    `comments` besides; a line is then a paragraph of the file. The `signs` of a typist, and spaces that he left beside
    others, are no part of the text: they were taken out of it, by rising offset; the `typed` passages stood between
    two signs.
    """

    name: str
    text: str
    language: str
    formatting: tuple[Formatting, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    comments: tuple[Comment, ...] = ()
    signs: tuple[Sign, ...] = ()
    typed: tuple[TypedPassage, ...] = ()
    _answers: dict[tuple[object, object], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def file_name(self) -> str:
        """The name without the folders: where a file lies says nothing of what stands in it."""
        return PurePath(self.name).name or self.name

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, empty ones included."""
        if "\r" not in self.text:
            starts = [0, *accumulate([len(line) + 1 for line in self.text.split("\n")])]
            return tuple(map(Line, count(1), map(Span, starts, [start - 1 for start in starts[1:]])))
        # lines and line ends by turns
        edges = [0, *accumulate(map(len, _LINE_END.split(self.text)))]
        return tuple(map(Line, count(1), map(Span, edges[:-1:2], edges[1::2])))

    @cached_property
    def _starts(self) -> list[int]:
        return [line.span.start for line in self.lines]

    def once(self, find: Callable[[str, _Key], _Answer], key: _Key) -> _Answer:
        """What `find` says of the whole text and `key`; it is found once, however many stages ask."""
        try:
            answer: _Answer = self._answers[find, key]
        except KeyError:
            answer = self._answers[find, key] = find(self.text, key)
        return answer

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def line_number(self, offset: int) -> int:
        """The line, from 1, in which the character at `offset` stands."""
        return bisect_right(self._starts, offset)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at `offset`; signs that were taken out count."""
        line = self.line_number(offset)
        start = self._starts[line - 1]
        column = offset - start + 1
        if self.signs:
            before, here = bisect_left(self._sign_offsets, start), bisect_right(self._sign_offsets, offset)
            column += self._sign_lengths[here] - self._sign_lengths[before]
        return line, column

    @cached_property
    def _sign_offsets(self) -> list[int]:
        return [sign.offset for sign in self.signs]

    @cached_property
    def _sign_lengths(self) -> list[int]:
        """How many characters the signs before each sign have, and all of them."""
        return [0, *accumulate(len(sign.characters) for sign in self.signs)]

    def signs_in(self, span: Span) -> range:
        """The places, among the signs that were taken out, of those in a span or at its two ends."""
        return range(bisect_left(self._sign_offsets, span.start), bisect_right(self._sign_offsets, span.end))

    def printed(self, span: Span) -> str:
        """The characters of a span as they were typed, with the signs that were taken out of it and at its two ends."""
        pieces: list[str] = []
        at = span.start
        for number in self.signs_in(span):
            sign = self.signs[number]
            pieces += [self.text[at : sign.offset], sign.characters]
            at = sign.offset
        return "".join([*pieces, self.text[at : span.end]])

    def problem(self, offset: int, rule: str, level: Level, message: str, hint: str) -> Problem:
        """A problem at the character at `offset`."""
        line, column = self.place(offset)
        return Problem(rule, level, message, self.name, line, column, hint)

    def trimmed(self, span: Span) -> Span:
        """The span without the white space at its two ends."""
        text = self[span]
        words = text.strip(WHITE_SPACE)
        if len(words) == span.end - span.start:
            return span
        start = span.start + leading(text)
        return Span(start, start + len(words))
