"""Patterns of RELAX NG: a pattern and what is read go in, the pattern of what can follow comes out.

This is how a grammar knows what was expected at any place: it is read one attribute, one child, one text at a time, and
what is left of it says what may come next. A pattern is made once and compared by identity, so that each step is
taken once for all documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
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


class _Pair(Pattern):
    """Two patterns; the subclasses say in which order."""

    def __init__(self, left: Pattern, right: Pattern) -> None:
        self.left = left
        self.right = right
        self.nullable = left.nullable and right.nullable
        self._steps: dict[str, tuple[Step[Element], ...]] = {}

    def step(self, name: str) -> tuple[Step[Element], ...]:
        if name not in self._steps:
            self._steps[name] = self._step(name)
        return self._steps[name]

    def _step(self, name: str) -> tuple[Step[Element], ...]:
        raise NotImplementedError

    def _joined(self, left: Pattern, right: Pattern) -> Pattern:
        raise NotImplementedError

    def attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return (
            *(Step(each.read, self._joined(each.rest, self.right)) for each in self.left.attribute(name)),
            *(Step(each.read, self._joined(self.left, each.rest)) for each in self.right.attribute(name)),
        )

    def closed(self) -> Pattern:
        return self._joined(self.left.closed(), self.right.closed())

    def unattributed(self) -> Pattern:
        return self._joined(self.left.unattributed(), self.right.unattributed())

    def elements(self) -> Iterator[Element]:
        yield from self.left.elements()
        yield from self.right.elements()

    def attributes(self) -> Iterator[Attribute]:
        yield from self.left.attributes()
        yield from self.right.attributes()

    def required(self) -> dict[str, Attribute]:
        return self.left.required() | self.right.required()

    def strings(self) -> Iterator[Data | Text]:
        yield from self.left.strings()
        yield from self.right.strings()


class _Group(_Pair):
    """One after the other."""

    def _joined(self, left: Pattern, right: Pattern) -> Pattern:
        return group(left, right)

    def _step(self, name: str) -> tuple[Step[Element], ...]:
        first = tuple(Step(each.read, group(each.rest, self.right)) for each in self.left.step(name))
        return _merged((*first, *self.right.step(name)) if self.left.nullable else first)

    def later(self, name: str) -> tuple[Step[Element], ...]:
        first = tuple(Step(each.read, group(each.rest, self.right)) for each in self.left.later(name))
        return _merged((*first, *self.right.later(name)))

    def string(self, words: str) -> Pattern:
        first = group(self.left.string(words), self.right)
        return choice(first, self.right.string(words)) if self.left.nullable else first

    def firsts(self) -> Iterator[Element]:
        yield from self.left.firsts()
        if self.left.nullable:
            yield from self.right.firsts()

    def needed(self) -> tuple[Element, ...]:
        return self.left.needed() or self.right.needed()


class _Interleave(_Pair):
    """Both, in any order."""

    def _joined(self, left: Pattern, right: Pattern) -> Pattern:
        return interleave(left, right)

    def _step(self, name: str) -> tuple[Step[Element], ...]:
        return self._either(self.left.step(name), self.right.step(name))

    def later(self, name: str) -> tuple[Step[Element], ...]:
        return self._either(self.left.later(name), self.right.later(name))

    def _either(self, left: tuple[Step[Element], ...], right: tuple[Step[Element], ...]) -> tuple[Step[Element], ...]:
        return _merged(
            (
                *(Step(each.read, interleave(each.rest, self.right)) for each in left),
                *(Step(each.read, interleave(self.left, each.rest)) for each in right),
            )
        )

    def string(self, words: str) -> Pattern:
        return choice(interleave(self.left.string(words), self.right), interleave(self.left, self.right.string(words)))

    def firsts(self) -> Iterator[Element]:
        yield from self.left.firsts()
        yield from self.right.firsts()

    def needed(self) -> tuple[Element, ...]:
        return self.left.needed() or self.right.needed()


class _Choice(Pattern):
    """One of several."""

    def __init__(self, options: tuple[Pattern, ...]) -> None:
        self.options = options
        self.nullable = any(each.nullable for each in options)
        self._steps: dict[str, tuple[Step[Element], ...]] = {}

    def step(self, name: str) -> tuple[Step[Element], ...]:
        if name not in self._steps:
            self._steps[name] = _merged(tuple(step for each in self.options for step in each.step(name)))
        return self._steps[name]

    def later(self, name: str) -> tuple[Step[Element], ...]:
        return _merged(tuple(step for each in self.options for step in each.later(name)))

    def attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return tuple(step for each in self.options for step in each.attribute(name))

    def string(self, words: str) -> Pattern:
        return choice(*(each.string(words) for each in self.options))

    def closed(self) -> Pattern:
        return choice(*(each.closed() for each in self.options))

    def unattributed(self) -> Pattern:
        return choice(*(each.unattributed() for each in self.options))

    def elements(self) -> Iterator[Element]:
        return (found for each in self.options for found in each.elements())

    def firsts(self) -> Iterator[Element]:
        return (found for each in self.options for found in each.firsts())

    def needed(self) -> tuple[Element, ...]:
        return () if self.nullable else tuple(found for each in self.options for found in each.needed())

    def attributes(self) -> Iterator[Attribute]:
        return (found for each in self.options for found in each.attributes())

    def required(self) -> dict[str, Attribute]:
        sets = [each.required() for each in self.options]
        return {name: found for name, found in sets[0].items() if all(name in other for other in sets)}

    def strings(self) -> Iterator[Data | Text]:
        return (found for each in self.options for found in each.strings())


class _Repeated(Pattern):
    """Once or more often."""

    def __init__(self, one: Pattern) -> None:
        self.one = one
        self.nullable = one.nullable

    def _again(self, rest: Pattern) -> Pattern:
        return group(rest, choice(self, EMPTY))

    def step(self, name: str) -> tuple[Step[Element], ...]:
        return tuple(Step(each.read, self._again(each.rest)) for each in self.one.step(name))

    def later(self, name: str) -> tuple[Step[Element], ...]:
        return tuple(Step(each.read, self._again(each.rest)) for each in self.one.later(name))

    def attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return tuple(Step(each.read, self._again(each.rest)) for each in self.one.attribute(name))

    def string(self, words: str) -> Pattern:
        return self._again(self.one.string(words))

    def closed(self) -> Pattern:
        return repeated(self.one.closed())

    def unattributed(self) -> Pattern:
        return repeated(self.one.unattributed())

    def elements(self) -> Iterator[Element]:
        return self.one.elements()

    def firsts(self) -> Iterator[Element]:
        return self.one.firsts()

    def needed(self) -> tuple[Element, ...]:
        return self.one.needed()

    def attributes(self) -> Iterator[Attribute]:
        return self.one.attributes()

    def required(self) -> dict[str, Attribute]:
        return self.one.required()

    def strings(self) -> Iterator[Data | Text]:
        return self.one.strings()


@cache
def group(left: Pattern, right: Pattern) -> Pattern:
    """One after the other."""
    if NOTHING in (left, right):
        return NOTHING
    if left is EMPTY:
        return right
    return left if right is EMPTY else _Group(left, right)


@cache
def interleave(left: Pattern, right: Pattern) -> Pattern:
    """Both, in any order."""
    if NOTHING in (left, right):
        return NOTHING
    if left is EMPTY:
        return right
    return left if right is EMPTY else _Interleave(left, right)


def choice(*options: Pattern) -> Pattern:
    """One of several."""
    single = [found for each in options for found in (each.options if isinstance(each, _Choice) else (each,))]
    return _chosen(tuple(dict.fromkeys(each for each in single if each is not NOTHING)))


@cache
def _chosen(options: tuple[Pattern, ...]) -> Pattern:
    # nothing at all is one of the options of whatever may be empty already
    if EMPTY in options and any(each.nullable for each in options if each is not EMPTY):
        options = tuple(each for each in options if each is not EMPTY)
    if not options:
        return NOTHING
    return options[0] if len(options) == 1 else _Choice(options)


@cache
def repeated(one: Pattern) -> Pattern:
    """Once or more often."""
    return one if one in (NOTHING, EMPTY, TEXT) or isinstance(one, _Repeated) else _Repeated(one)


def optional(one: Pattern) -> Pattern:
    """Once or not at all."""
    return choice(one, EMPTY)


def _merged(steps: tuple[Step[Element], ...]) -> tuple[Step[Element], ...]:
    """Steps of the same declaration are one, with what is left of either."""
    if len(steps) < 2:
        return steps
    rests: dict[Element, list[Pattern]] = {}
    for each in steps:
        rests.setdefault(each.read, []).append(each.rest)
    return tuple(Step(read, choice(*each)) for read, each in rests.items())
