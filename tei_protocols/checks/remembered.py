"""Patterns that remember: what is left of one when something is read is found once, and then known.

A grammar has few patterns, and a document reads each of them thousands of times.
"""

from __future__ import annotations

from functools import cached_property

from tei_protocols.checks.patterns import Attribute, Data, Element, Pattern, Step


class Remembered(Pattern):
    """A pattern that knows what it found before; the subclasses say how it is found the first time."""

    def __init__(self, nullable: bool) -> None:
        self.nullable = nullable
        self._steps: dict[str, tuple[Step[Element], ...]] = {}
        self._attributes: dict[str, tuple[Step[Attribute], ...]] = {}

    def step(self, name: str) -> tuple[Step[Element], ...]:
        if name not in self._steps:
            self._steps[name] = self._step(name)
        return self._steps[name]

    def attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        if name not in self._attributes:
            self._attributes[name] = self._attribute(name)
        return self._attributes[name]

    def string(self, words: str) -> Pattern:
        # where no words of a kind are asked for, any are as good as others
        return self._string(words) if self._asks_for_data else self._any_string

    def closed(self) -> Pattern:
        return self._closed

    def unattributed(self) -> Pattern:
        return self._unattributed

    @cached_property
    def _asks_for_data(self) -> bool:
        return any(isinstance(each, Data) for each in self.strings())

    @cached_property
    def _any_string(self) -> Pattern:
        return self._string("")

    @cached_property
    def _closed(self) -> Pattern:
        raise NotImplementedError

    @cached_property
    def _unattributed(self) -> Pattern:
        raise NotImplementedError

    def _step(self, name: str) -> tuple[Step[Element], ...]:
        raise NotImplementedError

    def _attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        raise NotImplementedError

    def _string(self, words: str) -> Pattern:
        raise NotImplementedError
