"""The story: the elements of a web page go in and are written, as a browser would show them, into a composition."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from tei_protocols.readers.archive import whole_number
from tei_protocols.readers.composition import Composition, Look
from tei_protocols.readers.html.looks import Looks
from tei_protocols.readers.html.names import BLOCKS, NEVER_TEXT
from tei_protocols.readers.html.notes import Note, Slot
from tei_protocols.readers.html.parts import Parts
from tei_protocols.readers.numerals import numeral

_WHITE = re.compile(r"[ \t\r\n\f]+")
_CLOSING = ".,;:!?)]»”"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_CELLS = {"td", "th"}
_FLATTENED = dict.fromkeys(_HEADINGS, "ranks of headings") | {
    "blockquote": "indents of quotations",
}
_NOT_READ = {
    "hr": "rules across the page",
    "img": "pictures",
    "svg": "pictures",
    "canvas": "pictures",
    "math": "formulas",
    "object": "embedded objects",
    "embed": "embedded objects",
    "iframe": "embedded pages",
    "audio": "recordings",
    "video": "recordings",
    "rt": "readings above the line",
}


class _Numbers(Struct):
    """A list that is being read: the number of its next item, and how it is shown; None for one without numbers."""

    next: int
    form: str | None


class _Row(Struct):
    """The row of a table that is being read: are its cells short enough for one line, and how many were there?"""

    on_one_line: bool
    cells: int = 0


class Story:
    """What is needed to write the text of a page, and where in it we are."""

    def __init__(
        self,
        composition: Composition,
        looks: Looks,
        parts: Parts,
        remains: Mapping[Slot, str],
    ) -> None:
        self._composition = composition
        self._looks = looks
        self._left_out = parts.left_out
        self._notes = parts.notes
        self._homes = {note.home for note in parts.notes.values()}
        self._remains = remains
        self._around: list[frozenset[Look]] = []
        self._space: frozenset[Look] | None = None
        self._at_start = True
        self._preformatted = 0
        self._lists: list[_Numbers] = []
        self._rows: list[_Row] = []

    def write(self, root: etree._Element) -> None:
        """Write an element with all in it. It calls itself for no level, so that any depth is read."""
        self._enter(root)
        waiting = [(root, iter(root))]
        while waiting:
            element, rest = waiting[-1]
            child = next(rest, None)
            if child is None:
                waiting.pop()
                self._leave(element)
                if waiting:
                    self._text(self._tail(element))
            elif self._passes_over(child):
                self._text(self._tail(child))
            else:
                self._enter(child)
                waiting.append((child, iter(child)))

    def _tail(self, element: etree._Element) -> str | None:
        return self._remains.get((element, "tail"), element.tail)

    def _passes_over(self, element: etree._Element) -> bool:
        """Deal with an element whose text does not stand here, if it is one."""
        if element in self._notes:
            note = self._notes[element]
            if (self._tail(element) or " ")[0] in _CLOSING:
                self._space = None  # what stood before the mark now stands before a full stop
            self._composition.add_note(note.number, lambda: self._note(note))
        elif element.tag in _NOT_READ:
            self._composition.leave_out(_NOT_READ[element.tag])
        elif element not in self._homes and element not in self._left_out and element.tag not in NEVER_TEXT:
            return False
        elif element.tag in BLOCKS:
            self._end_paragraph()
        return True

    def _note(self, note: Note) -> None:
        self._around, self._lists, self._rows, self._preformatted = [], [], [], 0
        self._end_paragraph()
        self.write(note.home)

    def _enter(self, element: etree._Element) -> None:
        tag = str(element.tag)
        around = self._around[-1] if self._around else frozenset()
        self._around.append(self._looks.of(element, around))
        if self._looks.is_doubtful(element):
            message = f"<{tag}> is opened here and never closed; what follows is read as plain text"
            self._composition.warn("input.unclosed", message, f"put </{tag}> where it ends")
        if tag in _FLATTENED:
            self._composition.flatten(_FLATTENED[tag])
        if tag in BLOCKS and tag not in _CELLS:
            self._end_paragraph()
        match tag:
            case "br":
                self._end_line()
            case "pre":
                self._preformatted += 1
            case "ol" | "ul" | "menu" | "dir":
                self._lists.append(self._numbers(element))
            case "li":
                self._composition.label(self._number(element))
            case "tr":
                self._composition.begin_row()
                self._rows.append(_Row(_fits_one_line(element)))
            case "td" | "th":
                self._next_cell()
            case "q":
                self._text("“")
        self._text(self._remains.get((element, "text"), element.text))

    def _leave(self, element: etree._Element) -> None:
        tag = str(element.tag)
        match tag:
            case "q":
                self._text("”")
            case "pre":
                self._preformatted -= 1
            case "ol" | "ul" | "menu" | "dir" if self._lists:
                self._lists.pop()
            case "li":
                self._composition.end_item()
            case "tr" if self._rows:
                self._rows.pop()
                self._composition.end_row()
        self._around.pop()
        if tag in BLOCKS and not (tag in _CELLS and self._rows and self._rows[-1].on_one_line):
            self._end_paragraph()

    def _next_cell(self) -> None:
        if not self._rows or not self._rows[-1].on_one_line:
            self._end_paragraph()
            return
        if self._rows[-1].cells:
            self._composition.next_cell()
        self._rows[-1].cells += 1
        self._begin_afresh()

    def _numbers(self, element: etree._Element) -> _Numbers:
        if element.tag != "ol" or not self._looks.numbers(element):
            return _Numbers(0, None)
        return _Numbers(whole_number(element.get("start"), 1), element.get("type") or "1")

    def _number(self, item: etree._Element) -> str:
        """The number that a browser shows before an item."""
        if not self._lists or self._lists[-1].form is None:
            return ""
        numbers = self._lists[-1]
        own = whole_number(item.get("value"), numbers.next)
        numbers.next = own + 1
        return f"{numeral(own, numbers.form or '1')}. "

    def _end_line(self) -> None:
        self._composition.end_line()
        self._begin_afresh()

    def _end_paragraph(self) -> None:
        self._composition.end_paragraph()
        self._begin_afresh()

    def _begin_afresh(self) -> None:
        self._space, self._at_start = None, True

    def _text(self, text: str | None) -> None:
        """Write text: white space is one space, and none at the two ends of a line; as it stands within `pre`."""
        if not text:
            return
        looks = self._around[-1]
        if self._preformatted:
            for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
                if number:
                    self._end_line()
                self._composition.write(line, looks)
            return
        text = _WHITE.sub(" ", text)
        if text.startswith(" ") and not self._at_start and self._space is None:
            self._space = looks
        words = text.strip(" ")
        if not words:
            return
        if self._space is not None:
            self._composition.write(" ", self._space)
        self._composition.write(words, looks)
        self._space, self._at_start = looks if text.endswith(" ") else None, False


def _fits_one_line(row: etree._Element) -> bool:
    """Are the cells of this row such that a line can hold them? Pages of old put the whole of a text into one cell."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    return len(cells) > 1 and all(sum(child.tag in BLOCKS for child in cell) <= 1 for cell in cells)
