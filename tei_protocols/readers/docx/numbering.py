"""Numbering: a numbered paragraph goes in; the number that Word shows before it comes out.

Word keeps the numbers of its lists out of the text, yet they are printed: "1. Approve …" is a numbered decision.
"""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.readers.archive import attribute, child, children, whole_number
from tei_protocols.readers.docx.looks import value
from tei_protocols.readers.numerals import numeral

_PLACEHOLDER = re.compile(r"%([1-9])")
# A list with one of these signs was typed with it; round and square bullets are decoration.
_TYPED_SIGNS = {"-", "–", "—", "−", "+", "*"}
_DEEPEST = 9


class _Level(Struct, frozen=True):
    start: int = 1
    form: str = "decimal"
    text: str = ""
    all_arabic: bool = False


class _List(Struct):
    """A list: its levels, and the counters, which lists of one origin share."""

    levels: dict[int, _Level]
    counters: list[int | None]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document; asked for its paragraphs in their order, it counts them."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        abstract = {attribute(each, "abstractNumId") or "": each for each in children(numbering, "abstractNum")}
        by_link = {value(child(each, "styleLink")): each for each in abstract.values()}
        counters: dict[str, list[int | None]] = {}
        self._lists: dict[str, _List] = {}
        for each in children(numbering, "num"):
            origin = value(child(each, "abstractNumId"))
            definition = abstract.get(origin)
            link = value(child(definition, "numStyleLink"))
            levels = _levels(by_link.get(link, definition) if link else definition)
            shared = counters.setdefault(origin, [None] * _DEEPEST)
            found = self._lists[attribute(each, "numId") or ""] = _List(levels, shared)
            _override(found, each)
        self._styles = {attribute(style, "styleId") or "": style for style in children(styles, "style")}

    def label(self, paragraph: etree._Element | None, style: str) -> str:
        """The number before a paragraph with these properties and this style, and a space; empty where it has none."""
        number, level = self._list_of(paragraph, style)
        found = self._lists.get(number)
        if found is None or not 0 <= level < _DEEPEST:
            return ""
        settings = found.levels.get(level, _Level())
        _count(found, level)
        if settings.form == "bullet":
            return f"{settings.text} " if settings.text in _TYPED_SIGNS else ""
        if settings.form == "none":
            return ""
        label = _PLACEHOLDER.sub(lambda place: _shown(found, int(place[1]) - 1, settings), settings.text)
        return f"{label} " if label.strip() else ""

    def _list_of(self, paragraph: etree._Element | None, style: str) -> tuple[str, int]:
        """The list and the level that a paragraph or, failing that, its style names."""
        seen: set[str] = set()
        properties = child(paragraph, "numPr")
        while properties is None and style in self._styles and style not in seen:
            seen.add(style)
            properties = child(child(self._styles[style], "pPr"), "numPr")
            style = value(child(self._styles[style], "basedOn"))
        if properties is None:
            return "", 0
        return value(child(properties, "numId")), whole_number(value(child(properties, "ilvl")), 0)


def _levels(definition: etree._Element | None) -> dict[int, _Level]:
    return {whole_number(attribute(level, "ilvl"), 0): _level(level) for level in children(definition, "lvl")}


def _level(level: etree._Element) -> _Level:
    return _Level(
        whole_number(value(child(level, "start")), 1),
        value(child(level, "numFmt")) or "decimal",
        value(child(level, "lvlText")),
        child(level, "isLgl") is not None,
    )


def _override(found: _List, number: etree._Element) -> None:
    for change in children(number, "lvlOverride"):
        level = whole_number(attribute(change, "ilvl"), 0)
        whole = child(change, "lvl")
        if whole is not None:
            found.levels[level] = _level(whole)
        start = child(change, "startOverride")
        if start is not None:
            found.restarts[level] = whole_number(value(start), 1)
            found.levels[level] = replace(found.levels.get(level, _Level()), start=found.restarts[level])


def _count(found: _List, level: int) -> None:
    """Count a paragraph of this level: deeper levels begin again, those above that had none begin."""
    if level in found.restarts:
        found.counters[level] = None
        del found.restarts[level]
    for above in range(level):
        if found.counters[above] is None:
            found.counters[above] = found.levels.get(above, _Level()).start
    before = found.counters[level]
    found.counters[level] = found.levels.get(level, _Level()).start if before is None else before + 1
    for deeper in range(level + 1, _DEEPEST):
        found.counters[deeper] = None


def _shown(found: _List, level: int, settings: _Level) -> str:
    number = found.counters[level]
    own = found.levels.get(level, _Level())
    return numeral(own.start if number is None else number, "decimal" if settings.all_arabic else own.form)
