"""Positions: elements of a tree and the bytes it was read from go in, problems with line and column come out.

libxml2 knows no columns, and no line above 65,535. So once something is wrong, and only then, the file is read again as
a stream, in which the elements come in the same order. What is wrong with an attribute is found at that attribute.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable
from contextlib import suppress
from xml.parsers import expat

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.findings import Finding, Spot, line_of
from tei_protocols.problems import Place, Problem
from tei_protocols.repairs.meant import repairs
from tei_protocols.written import Written, encoding_of

_WORDS = re.compile(r"\s*(?P<words>[^\s<][^<\r\n]*?)(?=\s*(?:[<\r\n]|\Z))")


def placed(findings: Iterable[Finding], tree: etree._ElementTree, data: bytes, name: str) -> list[Problem]:
    """The findings as problems of the file `name`: each at its attribute, at the words that are meant, or at the start
    of its element."""
    listed = list(findings)
    if not listed:
        return []
    wanted = {finding.element for finding in listed}
    ordinals = {element: ordinal for ordinal, element in enumerate(tree.iter("*")) if element in wanted}
    places = _places(data, set(ordinals.values()))
    mark, encoding = encoding_of(data)
    written = Written(data[len(mark) :], encoding)
    return [_problem(finding, places.get(ordinals.get(finding.element, -1)), written, name) for finding in listed]


def _problem(finding: Finding, places: _Places | None, written: Written, name: str) -> Problem:
    if places is None:
        return finding.problem(name, line_of(finding.element))
    words = {Spot.WORDS: places.words, Spot.TAIL: places.tail}.get(finding.spot)
    if words is not None:
        return _at_words(finding, words, written, name)
    tag = written.tag_at(places.tag)
    if tag is None:
        return finding.problem(name, *places.tag)
    start, end = tag.attributes.get(finding.attribute, tag.name)
    return replace(
        finding.problem(name, *written.place(start)),
        end=written.place(end),
        repairs=repairs(finding, tag, written),
    )


def _at_words(finding: Finding, place: Place, written: Written, name: str) -> Problem:
    """At the first of the words that begin at a place, to the last of them that stands in the same line."""
    words = _WORDS.match(written.text, written.offset(place))
    if not words:
        return finding.problem(name, *place)
    start = words.start("words")
    return replace(finding.problem(name, *written.place(start)), end=written.place(words.end()))


class _Places(Struct):
    """Where an element begins, and where the first characters in it and behind it do that are no white space."""

    tag: Place
    words: Place | None = None
    tail: Place | None = None


class _Stream:
    """A document as it is read from its beginning: what is noted of the elements with these ordinals."""

    def __init__(self, ordinals: Collection[int]) -> None:
        self.found: dict[int, _Places] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self._ordinals = ordinals
        self._count = 0
        self._open: list[int] = []
        # the element in which, or behind which, characters come next
        self._begun: _Places | None = None
        self._ended: _Places | None = None

    def _place(self) -> Place:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _start(self, _name: str, _attributes: dict[str, str]) -> None:
        self._begun = self._ended = None
        if self._count in self._ordinals:
            self._begun = self.found[self._count] = _Places(self._place())
        self._open.append(self._count)
        self._count += 1

    def _end(self, _name: str) -> None:
        self._begun, self._ended = None, self.found.get(self._open.pop())

    def _characters(self, characters: str) -> None:
        if not (self._begun or self._ended) or not characters.strip():
            return
        if self._begun:
            self._begun.words = self._begun.words or self._place()
        elif self._ended:
            self._ended.tail = self._ended.tail or self._place()


def _places(data: bytes, ordinals: Collection[int]) -> dict[int, _Places]:
    """Where the elements with these ordinals, and the words in and behind them, begin, as far as the stream can be
    read."""
    stream = _Stream(ordinals)
    # expat may not know the encoding; then the lines of the tree must do
    with suppress(expat.ExpatError, LookupError, ValueError):
        stream.parser.Parse(data.removeprefix(BOM_UTF8), True)
    return stream.found
