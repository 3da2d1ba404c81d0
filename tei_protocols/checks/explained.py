"""The grammar in an encoder's words: a tree and a grammar go in, what is wrong comes out, and what was expected there.

The document is read along the patterns of the grammar. After a mistake reading goes on as though it had not been made,
so that one mistake is told once: what stands in an element that cannot be there counts as standing around it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from typing import NamedTuple

from lxml import etree

from tei_protocols.checks import about_attributes, about_elements
from tei_protocols.checks.compositions import choice
from tei_protocols.checks.grammars import Grammar
from tei_protocols.checks.naming import local, short_name
from tei_protocols.checks.patterns import NOTHING, Element, Pattern, Step
from tei_protocols.findings import Finding, Spot

# no element has half as many
_MOST_ATTRIBUTES = 50


class _Words(NamedTuple):
    """Characters, and where they stand: in the beginning of an element or behind it."""

    text: str
    element: etree._Element
    spot: Spot


_Item = _Words | etree._Element


def explained(tree: etree._ElementTree, grammar: Grammar) -> Iterator[Finding]:
    """What the grammar has against a document."""
    root = tree.getroot()
    steps = grammar.start.step(str(root.tag))
    if not steps:
        yield about_elements.no_root(root, grammar)
        return
    best, _ = _best(root, steps, grammar)
    yield from _read(root, best, grammar)


def _read(element: etree._Element, declared: Element, grammar: Grammar) -> Iterator[Finding]:
    """What is wrong with an element and all that stands in it."""
    waiting = deque([_Reading(element, declared, grammar)])
    while waiting:
        reading = waiting.popleft()
        yield from reading.findings()
        waiting.extend(reading.children)


def _best(element: etree._Element, steps: tuple[Step[Element], ...], grammar: Grammar) -> tuple[Element, Pattern]:
    """The declaration that an element fits best, where there are several of its name, and what can follow it."""
    if len(steps) == 1:
        return steps[0]
    counted = [(sum(1 for _ in _read(element, step.read, grammar)), step) for step in steps]
    fewest = min(count for count, _ in counted)
    fitting = [step for count, step in counted if count == fewest]
    return fitting[0].read, choice(*(step.rest for step in fitting))


class _Reading:
    """One element, read along its declaration; afterwards `children` holds what is to be read next."""

    def __init__(self, element: etree._Element, declared: Element, grammar: Grammar) -> None:
        self._element = element
        self._grammar = grammar
        self._whole = declared.content
        self._left = declared.content
        self.children: list[_Reading] = []
        # what was read, and what was left of the pattern before each
        self._before: list[tuple[etree._Element, Pattern]] = []
        # were there words where none can stand; or elements that should stand in one that is lacking?
        self._stray = False
        self._unwrapped = False

    def findings(self) -> Iterator[Finding]:
        yield from self._attributes()
        yield from self._contents()

    def _attributes(self) -> Iterator[Finding]:
        if len(self._element.attrib) > _MOST_ATTRIBUTES:
            yield about_attributes.overfull(self._element)
            self._left = self._content = self._whole.unattributed()
            return
        meant: set[str] = set()
        for name, value in self._element.attrib.items():
            steps = self._left.attribute(str(name))
            fitting = [step.rest for step in steps if step.read.accepts(str(value))]
            if fitting:
                self._left = choice(*fitting)
            elif steps:
                yield about_attributes.wrong_value(self._element, str(name), str(value), steps[0].read)
                self._left = steps[0].rest
            elif self._whole.attribute(str(name)):
                yield about_attributes.attributes_at_odds(self._element, str(name))
            else:
                unknown = about_attributes.unknown_attribute(self._element, str(name), self._whole, self._grammar)
                meant |= {unknown.meant.wanted} if unknown.meant else set()
                yield unknown
        closed = self._left.closed()
        if closed is NOTHING:
            yield from self._missing_attributes(self._left, meant)
            closed = self._left.unattributed()
        self._left = self._content = closed

    def _missing_attributes(self, left: Pattern, meant: Collection[str]) -> Iterator[Finding]:
        """Those that are not there, and not meant by one that is, either."""
        required = left.required()
        for name, attribute in required.items():
            if short_name(name) not in meant:
                yield about_attributes.missing_attribute(self._element, name, attribute)
        if not required:
            yield about_attributes.attributes_at_odds(self._element, "")

    def _contents(self) -> Iterator[Finding]:
        items = deque(_items(self._element))
        elements = [item for item in items if not isinstance(item, _Words)]
        if not elements:
            yield from self._only_words("".join(item.text for item in items if isinstance(item, _Words)), items)
            return
        while items:
            item = items.popleft()
            if isinstance(item, _Words):
                yield from self._words(item)
            elif steps := self._left.step(str(item.tag)):
                self._take(item, steps)
            else:
                yield from self._misplaced(item, items)
        if not (self._left.nullable or self._unwrapped or (self._stray and self._could_hold_words())):
            yield about_elements.incomplete(self._element, self._left)

    def _only_words(self, text: str, items: deque[_Item]) -> Iterator[Finding]:
        if self._left.string(text).nullable or (not text.strip() and self._left.nullable):
            return
        if not text.strip() and self._left.needed():
            yield about_elements.incomplete(self._element, self._left)
        elif list(self._left.strings()):
            yield about_elements.wrong_content(self._element, text, self._left)
        else:
            first = next(item for item in items if isinstance(item, _Words) and item.text.strip())
            yield from self._words(first)
            if not (self._left.nullable or self._could_hold_words()):
                yield about_elements.incomplete(self._element, self._left)

    def _could_hold_words(self) -> bool:
        """Would the words be what is missing, were they in the right element?"""
        return any(list(each.content.strings()) for each in self._left.needed())

    def _words(self, words: _Words) -> Iterator[Finding]:
        if not words.text.strip():
            return
        left = self._left.string(words.text)
        if left is NOTHING:
            self._stray = True
            yield about_elements.words_misplaced(words.element, words.spot, words.text, self._element, self._left)
        else:
            self._left = left

    def _take(self, child: etree._Element, steps: tuple[Step[Element], ...]) -> None:
        self._before.append((child, self._left))
        declared, self._left = _best(child, steps, self._grammar)
        self.children.append(_Reading(child, declared, self._grammar))

    def _misplaced(self, child: etree._Element, items: deque[_Item]) -> Iterator[Finding]:
        name = str(child.tag)
        place = about_elements.Place(self._element, self._left, self._content)
        declared = self._grammar.elements.get(name, ())
        if not declared:
            finding = about_elements.unknown_element(child, place, self._grammar)
            yield finding
            if meant := self._step_as(about_elements.meant_by(finding, place)):
                self._left = meant.rest
                self.children.append(_UnderAnotherName(child, meant.read, self._grammar))
            else:
                items.extendleft(reversed(list(child.iterchildren("*"))))
        elif later := self._left.later(name):
            if not self._comes_too_late(child, choice(*(step.rest for step in later))):
                yield about_elements.lacking(child, place)
            self._take(child, later)
        elif (before := self._last_place_of(name)) is not None:
            yield about_elements.too_late(child, before, place, self._grammar)
            self.children.append(_Reading(child, declared[0], self._grammar))
        elif self._is_around(child, declared[0]):
            yield about_elements.around(child, place)
            items.extendleft(reversed(list(child.iterchildren("*"))))
        else:
            self._unwrapped = self._unwrapped or bool(about_elements.in_place(child, place))
            yield about_elements.misplaced(child, place, self._grammar)
            self.children.append(_Reading(child, declared[0], self._grammar))

    def _step_as(self, name: str) -> Step[Element] | None:
        """What is left when an element of another name is read, if it could stand here."""
        declared = next((each for each in self._left.firsts() if name in map(local, each.names.listed)), None)
        return next(iter(self._left.step(declared.names.listed[0])), None) if name and declared else None

    def _last_place_of(self, name: str) -> etree._Element | None:
        """The last element before which one of this name could have stood."""
        return next((read for read, left in reversed(self._before) if left.later(name)), None)

    def _comes_too_late(self, child: etree._Element, rest: Pattern) -> bool:
        """Does what is lacking before the child stand behind it, where it cannot? That is then told there."""
        needed = {name for each in self._left.needed() for name in each.names.listed}
        behind = {str(each.tag) for each in child.itersiblings("*")}
        return any(not rest.later(name) for name in needed & behind)

    def _is_around(self, child: etree._Element, declared: Element) -> bool:
        """Does the child stand around something that could stand here, and not in it?"""
        return any(
            self._left.step(str(inner.tag)) and inner.tag not in _names(declared) for inner in child.iterchildren("*")
        )


class _UnderAnotherName(_Reading):
    """An element that is meant to be another, whose content it has; of its attributes nothing is known."""

    def _attributes(self) -> Iterator[Finding]:
        self._left = self._content = self._whole.unattributed()
        yield from ()

    def _contents(self) -> Iterator[Finding]:
        # what it lacks itself is told when it has its name
        yield from (finding for finding in super()._contents() if finding.element is not self._element)


def _names(declared: Element) -> set[str]:
    return {name for each in declared.content.elements() for name in each.names.listed}


def _items(element: etree._Element) -> list[_Item]:
    """What stands in an element; comments and instructions count as nothing."""
    items: list[_Item] = [_Words(element.text or "", element, Spot.WORDS)]
    for child in element:
        if isinstance(child.tag, str):
            items += [child, _Words(child.tail or "", child, Spot.TAIL)]
        elif isinstance(last := items[-1], _Words):
            # the words before and behind a comment are one
            items[-1] = last._replace(text=last.text + (child.tail or ""))
    return items
