"""Mistakes: what is wrong with a file as it is written, by its characters."""

from __future__ import annotations

from msgspec import Struct

from tei_protocols.problems import Edit, Repair
from tei_protocols.written import Written


class Replacing(Struct, frozen=True):
    """A repair: each stretch of characters that gives way, and to what."""

    title: str
    edits: tuple[tuple[int, int, str], ...]
    certain: bool = True

    def placed(self, written: Written) -> Repair:
        """The repair by lines and columns."""
        edits = (Edit(written.place(start), written.place(end), words) for start, end, words in self.edits)
        return Repair(self.title, tuple(edits), self.certain)


class Mistake(Struct, frozen=True):
    """One mistake, from a character to behind another; `noticed` is where reading must stop because of it."""

    rule: str
    message: str
    hint: str
    start: int
    end: int
    noticed: int
    repairs: tuple[Replacing, ...] = ()
