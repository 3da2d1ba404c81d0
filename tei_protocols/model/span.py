"""Spans: stretches of the source text."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of the source text, in characters: `start` is the first, `end` the one after the last."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """True where `other` lies inside this span or fills it."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """True where the two have a character in common."""
        return self.start < other.end and other.start < self.end
