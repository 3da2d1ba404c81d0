"""Findings: what is wrong with an element. A stylesheet's report or a check goes in, a problem with a place comes out.

Stylesheets that check something write `<problems><problem rule="…" level="…" at="1 2 3">message</problem></problems>`,
where `at` leads from the document to the element: which child element to take at each step.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from lxml import etree
from msgspec import Struct

from tei_protocols.problems import Level, Problem

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class Spot(Enum):
    """What of an element a finding is about, if it is about no attribute: its start tag, the first words in it, or
    those behind its end."""

    TAG = "tag"
    WORDS = "words"
    TAIL = "tail"


class Of(Enum):
    """What was written wrong: the name of an element, that of an attribute, or (a word of) its value; or what is to be
    added to a start tag."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    ADDED = "added"


class Meant(Struct, frozen=True):
    """What was written, what was probably meant, and whether nothing else can have been."""

    of: Of
    given: str
    wanted: str
    certain: bool = False


class Finding(Struct, frozen=True):
    """A problem that still holds the element it is about, and the name of the `attribute`, if it is about one."""

    rule: str
    level: Level
    message: str
    element: etree._Element
    hint: str = ""
    attribute: str = ""
    spot: Spot = Spot.TAG
    meant: Meant | None = None

    def problem(self, file: str, line: int, column: int = 0) -> Problem:
        """The finding as a problem, at this place of `file`."""
        return Problem(self.rule, self.level, self.message, file, line, column, self.hint)


def read_report(report: str, tree: etree._ElementTree) -> Iterator[Finding]:
    """What a stylesheet reports about `tree`."""
    children: dict[etree._Element, list[etree._Element]] = {}
    for problem in etree.fromstring(report.encode()):
        message = " ".join(str(problem.xpath("string()")).split())
        level = Level[problem.get("level", "error").upper()]
        yield Finding(problem.get("rule", ""), level, message, _element_at(tree, problem.get("at", ""), children))


def _element_at(
    tree: etree._ElementTree, steps: str, children: dict[etree._Element, list[etree._Element]]
) -> etree._Element:
    """The element to which `steps` lead; `children` remembers those of the elements on the way, for the next."""
    element = tree.getroot()
    for step in steps.split()[1:]:
        if element not in children:
            children[element] = [child for child in element if isinstance(child.tag, str)]
        element = children[element][int(step) - 1]
    return element


def line_of(element: etree._Element) -> int:
    """The line in which the start tag of an element ends, as far as libxml2 can count; 0 where it is not known."""
    line: Any = element.sourceline
    return line or 0


def name_of(element: etree._Element) -> str:
    """The name of an element as people write it: `<p>`."""
    return f"<{etree.QName(element).localname}>"
