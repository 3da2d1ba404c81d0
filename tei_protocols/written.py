"""The file as it is written: bytes go in; its characters by line and column, and its tags, come out."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from tei_protocols.problems import Place

Range = tuple[int, int]

_LINE_END = re.compile(r"\r\n|\r|\n")
_TAG_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""\s+([^\s=<>/]+)\s*=\s*("[^"<]*"|'[^'<]*')""")
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"""|<(?P<slash>/?)(?P<name>[^\s<>/!?&]+)(?:[^<>"'/]++|/(?!>)|"[^"]*+"|'[^']*+')*+(?P<empty>/?)>""",
    re.DOTALL,
)
_DECLARED = re.compile(rb"""\A<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
# the longer mark first: that of UTF-16 begins it
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Tag(NamedTuple):
    """A tag: the characters of its name, from where it begins, to behind its end."""

    name: str
    start: int
    end: int
    closes: bool
    empty: bool


class StartTag(Struct, frozen=True):
    """A start tag: where its `<name` stands, and each of its attributes, from its name to its last quotation mark.

    A place is a range of characters. An attribute goes by the name that is written, with its prefix.
    """

    name: Range
    attributes: dict[str, Range]


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a file, which may be empty, and the encoding that it has by that, or as it says."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    declared = _DECLARED.match(data)
    return b"", declared[1].decode() if declared else "utf-8"


class Written(Struct, frozen=True, dict=True):
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

    def tags(self, start: int = 0) -> Iterator[Tag]:
        """All tags from a character on, outside of comments and the like."""
        for found in _MARKUP.finditer(self.text, start):
            if found["name"]:
                yield Tag(found["name"], *found.span(), bool(found["slash"]), bool(found["empty"]))

    def end_tag(self, start: int) -> Tag | None:
        """The end tag of the element that begins at a character; None where it has none."""
        depth = 0
        for tag in self.tags(start):
            if not tag.empty:
                depth += -1 if tag.closes else 1
            if depth == 0:
                return tag if tag.closes else None
        return None
