"""Words divided at the ends of lines, or completed by an editor: a text goes in; out it comes with its words whole, and
where each stood."""

from __future__ import annotations

import re
from bisect import bisect_right

from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import LOWER, UPPER

# a soft sign in Latin letters may stand before the hyphen: "bditel'-\nnost'"
_BEFORE = rf"(?:(?<=[{LOWER}]-)|(?<=[bdlnrstz]['’ʹ]-))"
DIVISION = re.compile(rf"-{_BEFORE}[ \t]*(?:\r\n|\n|\r)[ \t]*(?=[{LOWER}])")
"""The hyphen and the line end that divide a word of a hard-wrapped copy."""


# the rest of an abbreviated word, as far as its end
_COMPLETED = compiled(rf"(?<=[{LOWER}{UPPER}])\[[{LOWER}]{{1,30}}\](?!\w)")


class Whole:
    """A text without the divisions of its words, for formulas that know words in one piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        # where the text goes on behind what was left out, and how much that was so far
        self._resumed: list[int] = []
        self._left_out: list[int] = []
        # where the brackets of completed words close, in the text that was given
        self._closing: frozenset[int] = frozenset()
        if divisions := _divisions(text):
            self._leave_out(text, divisions)

    @classmethod
    def completed(cls, text: str) -> Whole:
        """The text without the brackets, too, in which an editor wrote the rest of a word: `Прис[утствуют]`."""
        words = [found.span() for found in _COMPLETED.finditer(text)] if "[" in text else []
        if not words:
            return cls(text)
        whole = cls("")
        whole._closing = frozenset(end - 1 for _, end in words)
        brackets = [(place, place + 1) for start, end in words for place in (start, end - 1)]
        whole._leave_out(text, sorted([*_divisions(text), *brackets]))
        return whole

    def _leave_out(self, text: str, parts: list[tuple[int, int]]) -> None:
        pieces: list[str] = []
        at = left_out = 0
        for start, end in parts:
            pieces.append(text[at:start])
            at = end
            left_out += end - start
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
        end = self.place(at - 1) + 1 if at else 0
        return end + (end in self._closing)


def _divisions(text: str) -> list[tuple[int, int]]:
    """Where words are divided at the ends of lines."""
    if "-" not in text or not ("\n" in text or "\r" in text):
        return []
    return [division.span() for division in DIVISION.finditer(text)]
