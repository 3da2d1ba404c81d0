"""The story: the paragraphs and spans of an OpenDocument text go in and are written, with looks, into a composition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml import etree

from tei_protocols.readers.archive import attribute, child, children, local_name, whole_number
from tei_protocols.readers.composition import Composition, Look
from tei_protocols.readers.odt.changes import Change, Changes
from tei_protocols.readers.odt.lists import Lists
from tei_protocols.readers.odt.looks import Looks

_WHITE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 100
_PARAGRAPHS = {"p", "h"}
# Elements around paragraphs that have no meaning here beyond what they hold.
_CONTAINERS = {"section", "index-body", "index-title", "numbered-paragraph", "list-header"}
_INDEXES = {
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    "bibliography",
}  # fmt: skip
_ROWS = {"table-header-rows", "table-rows", "table-row-group"}
_CELLS = {"table-cell", "covered-table-cell"}
# Marks of places, settings and what is said elsewhere: nothing in them is text.
_SILENT = {
    "", "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "forms",
    "soft-page-break", "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start",
    "reference-mark-end", "toc-mark", "toc-mark-start", "toc-mark-end", "alphabetical-index-mark",
    "alphabetical-index-mark-start", "alphabetical-index-mark-end", "user-index-mark", "table-of-content-source",
    "desc", "title", "shapes", "meta-field-source",
}  # fmt: skip
_NOT_READ = {"object": "embedded objects", "object-ole": "embedded objects", "ruby-text": "readings above the line"}


class Story:
    """What is needed to write the text of a document, and where in it we are."""

    def __init__(self, composition: Composition, looks: Looks, lists: Lists, changes: Changes) -> None:
        self._composition = composition
        self._looks = looks
        self._lists = lists
        self._changes = changes
        self._tracked: list[Look] = []
        self._paragraph_style = ""
        self._spans: list[str] = []
        self._in_link = False
        self._after_space = True
        self._boxes: list[etree._Element] = []
        self._commented: dict[str, tuple[int, etree._Element]] = {}

    def write(self, text: etree._Element) -> None:
        """Write the text of the document and its notes."""
        self._blocks(text)
        for change in self._changes.left():
            message = "a tracked deletion does not say where it belongs; it is read behind the text"
            self._composition.warn("input.deletion-without-place", message, "move it to its place, or take it out")
            self._delete(change)
            self._composition.end_paragraph()
        self._composition.write_notes()
        for start, annotation in self._commented.values():
            self._comment(start, self._composition.place(), annotation)

    def _blocks(self, container: Iterable[etree._Element]) -> None:
        for element in container:
            self._block(element)

    def _block(self, element: etree._Element) -> None:
        name = local_name(element)
        if name in _PARAGRAPHS:
            self._paragraph(element)
            self._composition.end_item()
        elif name == "list":
            self._list(element)
        elif name == "table":
            self._table(element)
        elif name in _CONTAINERS or name in _INDEXES:
            self._blocks(element)
        else:
            self._inline(element)
            self._composition.end_item()
            self._write_boxes()

    def _paragraph(self, paragraph: etree._Element) -> None:
        """Write the characters of a paragraph, and the text boxes in it as paragraphs of their own behind it."""
        outer = self._paragraph_style, self._spans, self._boxes, self._after_space
        self._paragraph_style, self._spans, self._boxes, self._after_space = (
            attribute(paragraph, "style-name") or "", [], [], True,
        )  # fmt: skip
        if local_name(paragraph) == "h":
            self._composition.flatten("ranks of headings")
            if not self._lists.are_open:
                self._composition.label(self._lists.heading(paragraph))
        self._inlines(paragraph)
        self._write_boxes()
        self._paragraph_style, self._spans, self._boxes, self._after_space = outer

    def _write_boxes(self) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._composition.end_item()
            self._blocks(box)

    def _list(self, element: etree._Element) -> None:
        self._lists.begin(element, attribute(element, "style-name") or self._style_of_first(element))
        for item in element:
            if local_name(item) == "list-item" and any(local_name(each) in _PARAGRAPHS for each in item):
                self._composition.label(self._lists.item(item))
            self._blocks(item)
        self._lists.end()

    def _style_of_first(self, element: etree._Element) -> str:
        """The style of list that the first paragraph of a list brings with it."""
        paragraph = next(element.iter("{*}p", "{*}h"), None)
        return "" if paragraph is None else self._looks.list_style(attribute(paragraph, "style-name") or "")

    def _table(self, table: etree._Element) -> None:
        for element in table:
            if local_name(element) in _ROWS:
                self._table(element)
            elif local_name(element) == "table-row":
                self._row([cell for cell in element if local_name(cell) in _CELLS])
            else:
                self._inline(element)

    def _row(self, cells: list[etree._Element]) -> None:
        simple = all(len(children(cell, "p")) <= 1 and child(cell, "table") is None for cell in cells)
        self._composition.begin_row()
        for number, cell in enumerate(cells):
            if number and simple:
                self._composition.next_cell()
            self._blocks(cell)
        self._composition.end_row()

    def _inlines(self, container: etree._Element) -> None:
        self._characters(container.text)
        for element in container:
            self._inline(element)
            self._characters(element.tail)

    def _inline(self, element: etree._Element) -> None:
        name = local_name(element)
        if name in _SILENT:
            return
        if name in _NOT_READ:
            self._composition.leave_out(_NOT_READ[name])
            return
        write = _INLINES.get(name)
        if write is not None:
            write(self, element)
        elif name in _PARAGRAPHS or name in _CONTAINERS or name in ("list", "table"):
            self._block(element)
        else:
            self._inlines(element)  # fields and the like: what they show is text

    def _characters(self, text: str | None) -> None:
        """Write text of the file, in which any white space is one space, and none after another."""
        if not text:
            return
        text = _WHITE.sub(" ", text)
        if self._after_space:
            text = text.removeprefix(" ")
        if text:
            self._after_space = text.endswith(" ")
            self._write(text)

    def _write(self, characters: str) -> None:
        looks = self._looks.of(self._paragraph_style, self._spans, self._in_link)
        if looks is None:
            self._composition.leave_out("hidden text")
        else:
            self._composition.write(characters, looks.union(self._tracked))

    def _sign(self, characters: str) -> None:
        self._after_space = False
        self._write(characters)

    def _spaces(self, element: etree._Element) -> None:
        self._sign(" " * min(whole_number(attribute(element, "c"), 1), _MOST_SPACES))

    def _line_break(self, element: etree._Element) -> None:
        self._after_space = True
        self._composition.end_line()

    def _span(self, element: etree._Element) -> None:
        self._spans.append(attribute(element, "style-name") or "")
        self._inlines(element)
        self._spans.pop()

    def _link(self, element: etree._Element) -> None:
        around, self._in_link = self._in_link, True
        self._inlines(element)
        self._in_link = around

    def _box(self, element: etree._Element) -> None:
        self._boxes.append(element)

    def _picture(self, element: etree._Element) -> None:
        self._composition.leave_out("pictures")

    def _note(self, element: etree._Element) -> None:
        citation, body = child(element, "note-citation"), child(element, "note-body")
        number = "" if citation is None else "".join(str(text) for text in citation.itertext()).strip()
        tracked = list(self._tracked)

        def write() -> None:
            self._tracked, self._in_link = tracked, False
            self._blocks(() if body is None else body)
            self._tracked = []

        self._composition.add_note(number, write)

    def _annotation(self, element: etree._Element) -> None:
        place = self._composition.place()
        name = attribute(element, "name")
        if name:
            self._commented[name] = place, element  # its end, if it has one, will be met
        else:
            self._comment(place, place, element)

    def _annotation_end(self, element: etree._Element) -> None:
        begun = self._commented.pop(attribute(element, "name") or "", None)
        if begun:
            self._comment(begun[0], self._composition.place(), begun[1])

    def _comment(self, start: int, end: int, annotation: etree._Element) -> None:
        paragraphs = list(annotation.iter("{*}p", "{*}h"))
        words = "\n".join(_WHITE.sub(" ", "".join(str(text) for text in each.itertext())) for each in paragraphs)
        creator = child(annotation, "creator")
        self._composition.add_comment(start, end, words.strip(), "" if creator is None else creator.text or "")

    def _change_start(self, element: etree._Element) -> None:
        change = self._changes.get(element)
        if change and change.look:
            self._tracked.append(change.look)

    def _change_end(self, element: etree._Element) -> None:
        change = self._changes.get(element)
        if change and change.look in self._tracked:
            self._tracked.remove(change.look)

    def _change_point(self, element: etree._Element) -> None:
        change = self._changes.take(element)
        if change:
            self._delete(change)

    def _delete(self, change: Change) -> None:
        """Write what was deleted: its first paragraph goes on in ours, ours goes on in its last one."""
        if change.look is None:
            return
        before = self._tracked
        self._tracked = [*before, change.look]
        for number, block in enumerate(change.deleted):
            if number:
                self._composition.end_item()
            if local_name(block) in _PARAGRAPHS:
                self._paragraph(block)
            else:
                self._block(block)
        self._tracked = before
        self._after_space = False


_INLINES: dict[str, Callable[[Story, etree._Element], None]] = {
    "span": Story._span,
    "a": Story._link,
    "s": Story._spaces,
    "tab": lambda story, _: story._sign("\t"),
    "line-break": Story._line_break,
    "note": Story._note,
    "annotation": Story._annotation,
    "annotation-end": Story._annotation_end,
    "text-box": Story._box,
    "image": Story._picture,
    "change": Story._change_point,
    "change-start": Story._change_start,
    "change-end": Story._change_end,
}
