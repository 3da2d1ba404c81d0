"""Positions: elements of a tree and the bytes it was read from go in, problems with line and column come out.

libxml2 knows no columns, and no line above 65,535. So once something is wrong, and only then, the file is read again as
a stream, in which the elements come in the same order. What is wrong with an attribute is found at that attribute.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from xml.parsers import expat

from lxml import etree

from tei_protocols.checks.written import Written
from tei_protocols.findings import Finding, line_of
from tei_protocols.problems import Place, Problem


def placed(findings: Iterable[Finding], tree: etree._ElementTree, data: bytes, name: str) -> list[Problem]:
    """The findings as problems of the file `name`, each at its attribute or at the start of its element."""
    listed = list(findings)
    if not listed:
        return []
    wanted = {finding.element for finding in listed}
    ordinals = {element: ordinal for ordinal, element in enumerate(tree.iter("*")) if element in wanted}
    places = _places(data, set(ordinals.values()))
    written = Written(data, tree.docinfo.encoding)
    return [_problem(finding, places.get(ordinals.get(finding.element, -1)), written, name) for finding in listed]


def _problem(finding: Finding, place: Place | None, written: Written, name: str) -> Problem:
    if place is None:
        return finding.problem(name, line_of(finding.element))
    tag = written.tag_at(place)
    if tag is None:
        return finding.problem(name, *place)
    start, end = tag.attributes.get(finding.attribute, tag.name)
    return replace(finding.problem(name, *written.place(start)), end=written.place(end))


def _places(data: bytes, ordinals: Collection[int]) -> dict[int, Place]:
    """Where the elements with these ordinals begin, as far as the stream can be read."""
    parser = expat.ParserCreate()
    places: dict[int, Place] = {}
    count = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        if count in ordinals:
            places[count] = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        count += 1

    parser.StartElementHandler = start
    # expat may not know the encoding; then the lines of the tree must do
    with suppress(expat.ExpatError, LookupError, ValueError):
        parser.Parse(data.removeprefix(BOM_UTF8), True)
    return places
