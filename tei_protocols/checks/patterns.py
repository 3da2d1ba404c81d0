"""Patterns of RELAX NG: a pattern and what is read go in, the pattern of what can follow comes out.

This is how a grammar knows what was expected at any place: it is read one attribute, one child, one text at a time, and
what is left of it says what may come next. A pattern is made once and compared by identity, so that each step is
taken once for all documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from tei_protocols.checks.name_classes import NameClass

Named = TypeVar("Named", "Element", "Attribute")


class Step(NamedTuple, Generic[Named]):
    """An element or attribute that can be read, and what is left of the pattern then."""

    read: Named
    rest: Pattern


class Pattern:
    """What can stand at a place. This one can be read by nothing."""

    nullable = False

    def step(self, name: str) -> tuple[Step[Element], ...]:
        """What is left when an element of this name is read, for each declaration that fits it."""
        return ()

    def later(self, name: str) -> tuple[Step[Element], ...]:
        """The same, passing over whatever would be needed before it."""
        return self.step(name)

    def attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        """What is left when an attribute of this name is read."""
        return ()

    def string(self, words: str) -> Pattern:
        """What is left when these characters are read."""
        return NOTHING

    def closed(self) -> Pattern:
        """What is left at the end of the start tag: nothing where an attribute is missing."""
        return self

    def unattributed(self) -> Pattern:
        """The same, as though no attribute were missing."""
        return self

    def elements(self) -> Iterator[Element]:
        """The elements that stand somewhere in the pattern, in its order."""
        return iter(())

    def firsts(self) -> Iterator[Element]:
        """The elements with which it can begin."""
        return iter(())

    def needed(self) -> tuple[Element, ...]:
        """The elements of which one must come, if any, before all else that must."""
        return ()

    def attributes(self) -> Iterator[Attribute]:
        """All attributes."""
        return iter(())

    def required(self) -> dict[str, Attribute]:
        """The attributes without which the start tag cannot end, by name."""
        return {}

    def strings(self) -> Iterator[Data | Text]:
        """The kinds of characters that can be read."""
        return iter(())


class _Empty(Pattern):
    nullable = True


NOTHING = Pattern()
EMPTY = _Empty()


class Text(Pattern):
    """Any characters."""

    nullable = True

    def string(self, words: str) -> Pattern:
        return self

    def strings(self) -> Iterator[Data | Text]:
        yield self


TEXT = Text()


class Data(Pattern):
    """Characters of a kind, as `accepts` knows it: those of a datatype of XML Schema, called `form`, or one `value`."""

    def __init__(self, accepts: Callable[[str], bool], form: str, value: str | None = None) -> None:
        self.accepts = accepts
        self.form = form
        self.value = value

    def string(self, words: str) -> Pattern:
        return EMPTY if self.accepts(words) else NOTHING

    def strings(self) -> Iterator[Data | Text]:
        yield self


class Words(Pattern):
    """A list of words, separated by spaces."""

    def __init__(self, word: Pattern) -> None:
        self.word = word

    def string(self, words: str) -> Pattern:
        left = self.word
        for word in words.split():
            left = left.string(word)
        return EMPTY if left.nullable else NOTHING

    def strings(self) -> Iterator[Data | Text]:
        return self.word.strings()


class Attribute(Pattern):
    """An attribute with what its value can be."""

    def __init__(self, names: NameClass, value: Pattern) -> None:
        self.names = names
        self.value = value

    def attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return (Step(self, EMPTY),) if name in self.names else ()

    def accepts(self, value: str) -> bool:
        """Can it have this value?"""
        return self.value.string(value).nullable or (self.value.nullable and not value.strip())

    def closed(self) -> Pattern:
        return NOTHING

    def unattributed(self) -> Pattern:
        return EMPTY

    def attributes(self) -> Iterator[Attribute]:
        yield self

    def required(self) -> dict[str, Attribute]:
        return dict.fromkeys(self.names.listed, self)


class Element(Pattern):
    """An element; its `content`, attributes included, is made when it is asked for, for elements hold one another."""

    def __init__(self, names: NameClass, content: Callable[[], Pattern]) -> None:
        self.names = names
        self._content = content

    @cached_property
    def content(self) -> Pattern:
        """What it holds."""
        return self._content()

    def step(self, name: str) -> tuple[Step[Element], ...]:
        return (Step(self, EMPTY),) if name in self.names else ()

    def elements(self) -> Iterator[Element]:
        yield self

    def firsts(self) -> Iterator[Element]:
        yield self

    def needed(self) -> tuple[Element, ...]:
        return (self,)
