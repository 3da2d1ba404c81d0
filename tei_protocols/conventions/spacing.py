"""Spacing: text goes in, the spaces come out that typists left where one is meant, as behind each stop, and whether
those that do not break are all there are.

Formulas are written for one space, and each that allowed two would have to try twice.
"""

from __future__ import annotations

import re

from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import UPPER
from tei_protocols.model.span import Span

HELD = "\N{NO-BREAK SPACE}"
"""No text without it has noise."""

_TWO = re.compile(r"[ \u00a0]{2}")
_SECOND = re.compile(r"(?<=\S)[ \u00a0]([ \u00a0])(?=\S)")
_STOPS = ".,:;"
# what stands in columns, and the number of a page beside its running head
_LAID_OUT = re.compile(r"\S[ \u00a0]{3,}\S|^\s*\d{1,4}[ \u00a0]{2}|(?<![.,:;№])[ \u00a0]{2}\d{1,4}\s*$")
# surnames in a row, with nothing but wide gaps between them
_IN_ROW = compiled(rf"(?<=\w)[ \u00a0]{{2}}(?=[{UPPER}])")
_FEWEST_IN_ROW = 2


def surplus(text: str) -> list[Span]:
    """The second of two spaces within a line. Where more stand in the line, or words in a row, it is laid out, and what
    is meant by a gap that stands behind no stop is for others to say."""
    if not _TWO.search(text):
        return []
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        gaps = list(_SECOND.finditer(line))
        if gaps and _is_laid_out(line):
            gaps = [gap for gap in gaps if line[gap.start() - 1] in _STOPS]
        found += [Span(start + gap.start(1), start + gap.end(1)) for gap in gaps]
        start += len(line)
    return found


def are_noise(text: str) -> bool:
    """Are the spaces that do not break those of a web page, which has them everywhere, and not where lines must not
    end?"""
    return text.count(HELD) > text.count(" ")


def with_plain(text: str) -> str:
    """A text of the same length whose spaces all break."""
    return text.replace(HELD, " ")


def _is_laid_out(line: str) -> bool:
    return _LAID_OUT.search(line) is not None or len(_IN_ROW.findall(line)) >= _FEWEST_IN_ROW
