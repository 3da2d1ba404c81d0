"""How many characters of a transcript, or of many, were found again in the TEI made of them."""

from __future__ import annotations

from msgspec import Struct


class Accounted(Struct, frozen=True):
    """Characters found again, by the stream they belong to, of `total` in the transcript, without white space."""

    text: int = 0
    header: int = 0
    discarded: int = 0
    total: int = 0

    def __add__(self, other: Accounted) -> Accounted:
        """The characters of both."""
        return Accounted(
            self.text + other.text,
            self.header + other.header,
            self.discarded + other.discarded,
            self.total + other.total,
        )

    @property
    def sentence(self) -> str:
        """The verdict in a sentence; what was discarded is not lost, and the sentence says where it is."""
        where = " (kept in the header of the TEI; convert --explain tells which)" if self.discarded else ""
        return (
            f"{self.text + self.header + self.discarded:,} of {self.total:,} characters accounted for: "
            f"{self.text:,} in the text, {self.header:,} in the header, {self.discarded:,} discarded{where}"
        )
