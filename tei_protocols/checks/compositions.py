"""Patterns made of others: one after the other, in any order, one of several, repeated.

Each composition is made once: two of the same parts are the same pattern. So what is left of one when something is read
is found once, and then known, for all elements of all documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from tei_protocols.checks.patterns import EMPTY, NOTHING, TEXT, Attribute, Data, Element, Pattern, Step, Text
from tei_protocols.checks.remembered import Remembered


class _Pair(Remembered):
    """Two patterns; the subclasses say in which order."""

    def __init__(self, left: Pattern, right: Pattern) -> None:
        super().__init__(left.nullable and right.nullable)
        self.left = left
        self.right = right

    def _joined(self, left: Pattern, right: Pattern) -> Pattern:
        raise NotImplementedError

    def _attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return (
            *(Step(each.read, self._joined(each.rest, self.right)) for each in self.left.attribute(name)),
            *(Step(each.read, self._joined(self.left, each.rest)) for each in self.right.attribute(name)),
        )

    @cached_property
    def _closed(self) -> Pattern:
        return self._joined(self.left.closed(), self.right.closed())

    @cached_property
    def _unattributed(self) -> Pattern:
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

    def _string(self, words: str) -> Pattern:
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

    def _string(self, words: str) -> Pattern:
        return choice(interleave(self.left.string(words), self.right), interleave(self.left, self.right.string(words)))

    def firsts(self) -> Iterator[Element]:
        yield from self.left.firsts()
        yield from self.right.firsts()

    def needed(self) -> tuple[Element, ...]:
        return self.left.needed() or self.right.needed()


class _Choice(Remembered):
    """One of several."""

    def __init__(self, options: tuple[Pattern, ...]) -> None:
        super().__init__(any(each.nullable for each in options))
        self.options = options

    def _step(self, name: str) -> tuple[Step[Element], ...]:
        return _merged(tuple(step for each in self.options for step in each.step(name)))

    def later(self, name: str) -> tuple[Step[Element], ...]:
        return _merged(tuple(step for each in self.options for step in each.later(name)))

    def _attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return tuple(step for each in self.options for step in each.attribute(name))

    def _string(self, words: str) -> Pattern:
        return choice(*(each.string(words) for each in self.options))

    @cached_property
    def _closed(self) -> Pattern:
        return choice(*(each.closed() for each in self.options))

    @cached_property
    def _unattributed(self) -> Pattern:
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


class _Repeated(Remembered):
    """Once or more often."""

    def __init__(self, one: Pattern) -> None:
        super().__init__(one.nullable)
        self.one = one

    def _again(self, rest: Pattern) -> Pattern:
        return group(rest, choice(self, EMPTY))

    def _step(self, name: str) -> tuple[Step[Element], ...]:
        return tuple(Step(each.read, self._again(each.rest)) for each in self.one.step(name))

    def later(self, name: str) -> tuple[Step[Element], ...]:
        return tuple(Step(each.read, self._again(each.rest)) for each in self.one.later(name))

    def _attribute(self, name: str) -> tuple[Step[Attribute], ...]:
        return tuple(Step(each.read, self._again(each.rest)) for each in self.one.attribute(name))

    def _string(self, words: str) -> Pattern:
        return self._again(self.one.string(words))

    @cached_property
    def _closed(self) -> Pattern:
        return repeated(self.one.closed())

    @cached_property
    def _unattributed(self) -> Pattern:
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
