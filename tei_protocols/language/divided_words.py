"""Words divided at the ends of lines: a text goes in; out it comes with its words whole, and where each stood."""

from __future__ import annotations

import re
from bisect import bisect_right

from tei_protocols.language.shapes import LOWER

# a soft sign in Latin letters may stand before the hyphen: "bditel'-\nnost'"
_BEFORE = rf"(?:(?<=[{LOWER}]-)|(?<=[bdlnrstz]['’ʹ]-))"
DIVISION = re.compile(rf"-{_BEFORE}[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[{LOWER}])")
"""The hyphen and the line end that divide a word of a hard-wrapped copy."""


class Whole:
    """A text without the divisions of its words, for formulas that know words in one piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        # where the text goes on behind a division, and how much was left out so far
        self._resumed: list[int] = []
        self._left_out: list[int] = []
        if "-" in text and ("\n" in text or "\r" in text):
            self._join(text)

    def _join(self, text: str) -> None:
        pieces: list[str] = []
        at = left_out = 0
        for division in DIVISION.finditer(text):
            pieces.append(text[at : division.start()])
            at = division.end()
            left_out += len(division[0])
            self._resumed.append(at - left_out)
            self._left_out.append(left_out)
        self.text = "".join([*pieces, text[at:]])

    @property
    def is_changed(self) -> bool:
        """Was any word divided?"""
        return bool(self._resumed)

    def place(self, at: int) -> int:
        """Where a character of the text in one piece stands in the one that was given."""
        before = bisect_right(self._resumed, at)
        return at + (self._left_out[before - 1] if before else 0)

    def end(self, at: int) -> int:
        """Where words that end at a place of the text in one piece end in the one that was given."""
        return self.place(at - 1) + 1 if at else 0
