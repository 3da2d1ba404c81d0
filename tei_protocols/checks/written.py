"""The file as it is written: bytes go in; its characters by line and column, and its start tags, come out."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from tei_protocols.problems import Place

Range = tuple[int, int]

_LINE_END = re.compile(r"\r\n|\r|\n")
_TAG_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""\s+([^\s=<>/]+)\s*=\s*("[^"<]*"|'[^'<]*')""")


@dataclass(frozen=True, slots=True)
class StartTag:
    """A start tag: where its `<name` stands, and each of its attributes, from its name to its last quotation mark.

    A place is a range of characters. An attribute goes by the name that is written, with its prefix.
    """

    name: Range
    attributes: dict[str, Range]


@dataclass(frozen=True)
class Written:
    """A file's characters, as far as they can be read in this encoding."""

    data: bytes
    encoding: str | None = None

    @cached_property
    def text(self) -> str:
        """All characters; a byte order mark counts as none."""
        try:
            text = self.data.decode(self.encoding or "utf-8", "replace")
        except LookupError:
            text = self.data.decode("utf-8", "replace")
        return text.removeprefix("\ufeff")

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines start; XML ends them by a line feed, a carriage return, or both."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def place(self, offset: int) -> Place:
        """Line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, place: Place) -> int:
        """The character at a line and column; the end of the text for what lies behind it."""
        line, column = place
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)

    def tag_at(self, place: Place) -> StartTag | None:
        """The start tag that begins at a place; None where none does."""
        name = _TAG_NAME.match(self.text, self.offset(place))
        if not name:
            return None
        attributes: dict[str, Range] = {}
        end = name.end()
        while found := _ATTRIBUTE.match(self.text, end):
            attributes[found[1]] = found.span(1)[0], found.end()
            end = found.end()
        return StartTag(name.span(), attributes)
