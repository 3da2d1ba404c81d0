"""A table of small elements, from a RELAX NG schema: each element with each of its attributes, values and children, and
with what it must not have. Every schema must say the same of each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from schema_samples import RNG, TEI, XML_ID, Grammar, append_text, data_of

# Tried as values of every attribute: most attributes reject some of them, only text accepts them all.
ODD_VALUES = ("", "two words", "1st", "no-such-value")
MISPLACED_OF_EACH = 3


class Case(NamedTuple):
    """What is tried with an element, and whether that is valid; None where it is enough that all schemas agree."""

    element: str
    what: str
    valid: bool | None
    document: etree._Element


def table(grammar: Grammar) -> dict[str, Case]:
    """The cases of all elements, by the names of their files."""
    cases = [case for name in grammar.elements for case in _Cases(grammar, name)]
    return {f"{case.element}-{number}.xml": case for number, case in enumerate(cases)}


class _Cases:
    def __init__(self, grammar: Grammar, name: str) -> None:
        self._grammar = grammar
        self._name = name

    def __iter__(self) -> Iterator[Case]:
        yield self._case("as small as it can be", True)
        for attribute in self._grammar.elements[self._name].iter(f"{RNG}attribute"):
            yield from self._with_attribute(attribute)
        unknown = self._case("with an attribute that there is not", False)
        unknown.document.set("unknown", "word")
        yield unknown
        yield from self._with_contents()

    def _case(self, what: str, valid: bool | None, holding: str = "") -> Case:
        return Case(self._name, what, valid, _Smallest(self._grammar).element(self._name, holding))

    def _with_attribute(self, pattern: etree._Element) -> Iterator[Case]:
        name = pattern.get("name", "")
        full_name = name.replace("xml:", XML_ID[:-2])
        values = list(values_of(pattern[-1]))
        for value in values:
            case = self._case(f'with {name}="{value}"', True)
            case.document.set(full_name, value)
            yield case
        for value in ODD_VALUES:
            case = self._case(f'with {name}="{value}"', None)
            case.document.set(full_name, value)
            yield case
        if pattern.getparent().tag != f"{RNG}optional":
            case = self._case(f"without {name}", False)
            del case.document.attrib[full_name]
            yield case

    def _with_contents(self) -> Iterator[Case]:
        pattern = self._grammar.elements[self._name]
        held = self._grammar.held(pattern)
        for child in sorted(held):
            yield self._case(f"with <{child}>", True, child)
        others = [name for name in self._grammar.elements if name not in held]
        at = hash_of(self._name) % len(others)
        for child in (others + others)[at : at + MISPLACED_OF_EACH]:
            case = self._case(f"with <{child}>, which cannot stand there", False)
            case.document.append(_Smallest(self._grammar).element(child, ""))
            yield case
        for tag in (f"{TEI}milestone", "{https://example.org/}p"):
            case = self._case("with an element that there is not", False)
            etree.SubElement(case.document, tag)
            yield case
        takes_text = pattern.find(f".//{RNG}text") is not None or pattern.find(f"{RNG}data") is not None
        case = self._case("with text", takes_text)
        append_text(case.document, "text")
        yield case


def hash_of(name: str) -> int:
    """A number that is the same in every run."""
    return sum(map(ord, name))


def values_of(pattern: etree._Element) -> Iterator[str]:
    """Values that a pattern of an attribute accepts, one of each kind; of a list, one and two."""
    kind = etree.QName(pattern).localname
    if kind == "value":
        yield pattern.text or ""
    elif kind == "data":
        yield data_of(pattern)
    elif kind == "list":
        values = list(values_of(pattern[0][-1]))
        yield from values
        yield f"{values[0]} {values[-1]}"
    else:
        for part in pattern.iterchildren(f"{RNG}*"):
            yield from values_of(part)


class _Smallest:
    """Draws elements with nothing that they could do without, except one child that is asked for."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._identifiers = 0

    def element(self, name: str, holding: str) -> etree._Element:
        element = etree.Element(TEI + name, nsmap={None: TEI[1:-1]})
        for part in self._grammar.elements[name].iterchildren(f"{RNG}*"):
            holding = self._fill(element, part, holding)
        assert not holding, f"<{name}> does not hold <{holding}>"
        return element

    def _fill(self, element: etree._Element, pattern: etree._Element, holding: str) -> str:
        """Add what the pattern asks for; returns the child that is still to be added."""
        kind = etree.QName(pattern).localname
        parts = list(pattern.iterchildren(f"{RNG}*"))
        if kind == "attribute":
            element.set(pattern.get("name", "").replace("xml:", XML_ID[:-2]), self._value(parts[-1]))
        elif kind == "ref" and pattern.get("name", "") in self._grammar.elements:
            name = pattern.get("name", "")
            element.append(self.element(name, ""))
            return "" if name == holding else holding
        elif kind == "ref":
            return self._fill(element, self._grammar.defines[pattern.get("name", "")][0], holding)
        elif kind == "choice":
            able = [part for part in parts if holding in self._grammar.held(part)]
            return self._fill(element, able[0] if able else min(parts, key=self._grammar.height), holding)
        elif kind in ("optional", "zeroOrMore"):
            if parts[0].tag != f"{RNG}attribute" and holding in self._grammar.held(parts[0]):
                return self._fill(element, parts[0], holding)
        elif kind in ("oneOrMore", "group"):
            for part in parts:
                holding = self._fill(element, part, holding)
        elif kind == "data":
            append_text(element, data_of(pattern))
        return holding

    def _value(self, pattern: etree._Element) -> str:
        value = next(values_of(pattern))
        if pattern.get("type") == "ID":
            self._identifiers += 1
            return f"{value}-{self._identifiers}"
        return value
