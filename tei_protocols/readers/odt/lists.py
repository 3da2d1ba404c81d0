"""Lists: the lists, items and headings of an OpenDocument text go in, in order; the numbers before them come out."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct

from tei_protocols.readers.archive import attribute, local_name, whole_number
from tei_protocols.readers.numerals import numeral

_OUTLINE = "outline-style"
# A list with one of these signs was typed with it; round and square bullets are decoration.
_TYPED_SIGNS = {"-", "–", "—", "−", "+", "*"}
_NUMBERED = {"list-level-style-number", "outline-level-style"}
_DEEPEST = 10


class _Level(Struct, frozen=True):
    form: str
    prefix: str
    suffix: str
    start: int
    shown: int


class Lists:
    """The styles of lists in `roots`, the parts of a document, and the counters of the lists met so far."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        names = "{*}list-style", f"{{*}}{_OUTLINE}"
        self._styles = {_style_name(style): style for root in roots for style in root.iter(*names)}
        self._outline: list[int] = []
        self._open: list[tuple[str, list[int]]] = []
        self._finished: dict[str, list[int]] = {}
        self._ids: dict[str, list[int]] = {}

    @property
    def are_open(self) -> bool:
        """Are we in a list?"""
        return bool(self._open)

    def begin(self, element: etree._Element, style: str) -> None:
        """A list begins; it has this style, or else that of the list around it."""
        if self._open:
            around, counters = self._open[-1]
            self._open.append((style or around, counters))
            del counters[len(self._open) - 1 :]
            return
        style = attribute(element, "style-name") or style
        before = self._ids.get(attribute(element, "continue-list") or "")
        if before is None and attribute(element, "continue-numbering") == "true":
            before = self._finished.get(style)
        counters = [] if before is None else before
        for each in (attribute(element, "id"), element.get("{http://www.w3.org/XML/1998/namespace}id")):
            if each:
                self._ids[each] = counters
        self._open.append((style, counters))

    def end(self) -> None:
        """The innermost list ends."""
        style, counters = self._open.pop()
        if not self._open:
            self._finished[style] = counters

    def item(self, element: etree._Element) -> str:
        """The number of the next item, and a space; empty where its list has no numbers."""
        style, counters = self._open[-1]
        return self._number(element, style, counters, len(self._open))

    def heading(self, element: etree._Element) -> str:
        """The number of the next heading outside of lists, and a space; empty where headings have no numbers."""
        depth = whole_number(attribute(element, "outline-level"), 1)
        if attribute(element, "is-list-header") == "true" or not 0 < depth <= _DEEPEST:
            return ""
        return self._number(element, _OUTLINE, self._outline, depth)

    def _number(self, element: etree._Element, style: str, counters: list[int], depth: int) -> str:
        level = self._level(style, depth)
        if isinstance(level, str):
            _count(counters, depth, 1, element)
            return f"{level} " if level in _TYPED_SIGNS else ""
        _count(counters, depth, level.start, element)
        if not level.form:
            label = level.prefix + level.suffix if level.prefix.strip() else ""
        else:
            first = max(0, depth - level.shown)
            numbers = [self._shown(style, each, counters[each - 1]) for each in range(first + 1, depth + 1)]
            label = level.prefix + ".".join(filter(None, numbers)) + level.suffix
        return f"{label.strip()} " if label.strip() else ""

    def _shown(self, style: str, depth: int, number: int) -> str:
        level = self._level(style, depth)
        return numeral(number, level.form) if isinstance(level, _Level) and level.form else ""

    def _level(self, style: str, depth: int) -> _Level | str:
        """A level of a style: how it is numbered, or its bullet."""
        found = self._styles.get(style)
        for level in found if found is not None else ():
            if whole_number(attribute(level, "level"), 0) == min(depth, _DEEPEST):
                if local_name(level) in _NUMBERED:
                    return _numbered(level)
                return attribute(level, "bullet-char") or ""
        return ""


def _style_name(style: etree._Element) -> str:
    return _OUTLINE if local_name(style) == _OUTLINE else attribute(style, "name") or ""


def _numbered(level: etree._Element) -> _Level:
    return _Level(
        attribute(level, "num-format") or "",
        attribute(level, "num-prefix") or "",
        attribute(level, "num-suffix") or "",
        whole_number(attribute(level, "start-value"), 1),
        whole_number(attribute(level, "display-levels"), 1),
    )


def _count(counters: list[int], depth: int, start: int, item: etree._Element) -> None:
    """Count an item at this depth: deeper ones begin again, those above that had none are at their first."""
    counters += [1] * (depth - 1 - len(counters))
    del counters[depth:]
    begun = len(counters) == depth
    number = whole_number(attribute(item, "start-value"), counters[-1] + 1 if begun else start)
    counters[depth - 1 :] = [number]
