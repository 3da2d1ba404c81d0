"""The story: the paragraphs and runs of a Word document go in and are written, with looks, into a composition."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from tei_protocols.model.formatting import Style
from tei_protocols.readers.archive import attribute, child, children, local_name
from tei_protocols.readers.composition import Composition, Look
from tei_protocols.readers.docx.comments import Comments
from tei_protocols.readers.docx.fields import instructions
from tei_protocols.readers.docx.looks import Looks, value
from tei_protocols.readers.docx.notes import Notes
from tei_protocols.readers.docx.numbering import Numbering

_CHANGES = {
    "ins": Style.INSERTED,
    "moveTo": Style.INSERTED,
    "del": Style.STRUCK,
    "moveFrom": Style.STRUCK,
}
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference", "endnoteReference"}
# Elements around paragraphs or runs that have no meaning here beyond what they hold.
_WRAPPERS = {"sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "bdo", "dir", "rubyBase", "ruby", "oMathPara"}
_NOT_READ = {
    "altChunk": "inserted files",
    "object": "embedded objects",
    "chart": "diagrams",
    "rt": "readings above the line",
}
_NOT_KEPT = {"moveFrom": "moves (struck there, inserted here)", "rPrChange": "tracked changes of formatting"}


class Story:
    """What is needed to write the text of a document, and where in its changes we are."""

    def __init__(
        self, composition: Composition, looks: Looks, numbering: Numbering, notes: Notes, comments: Comments
    ) -> None:
        self._composition = composition
        self._looks = looks
        self._numbering = numbering
        self._notes = notes
        self._comments = comments
        self._changes: frozenset[Look] = frozenset()
        self._paragraph_style = ""
        self._in_link = False
        self._boxes: list[etree._Element] = []
        self._instructions: frozenset[etree._Element] = frozenset()

    def write(self, body: etree._Element) -> None:
        """Write the text of the document; the notes that it calls will follow."""
        self._instructions = instructions(body)
        self._blocks(body)
        for note in self._notes.uncalled():
            message, hint = "no mark in the text belongs to this note", "put its mark where it belongs"
            self._composition.warn("input.note-without-mark", message, hint)
            self._blocks(note)
        self._composition.write_notes()
        self._comments.end_all()

    def _blocks(self, container: Iterable[etree._Element]) -> None:
        for element in container:
            match local_name(element):
                case "p":
                    self._paragraph(element)
                case "tbl":
                    self._table(element)
                case "AlternateContent":
                    self._blocks(_alternative(element))
                case "ins" | "del" | "moveFrom" | "moveTo" as name:
                    self._changed(name, element, self._blocks)
                case "commentRangeStart" | "commentRangeEnd":
                    self._inline(element)
                case name if name in _WRAPPERS:
                    self._blocks(element)
                case name if name in _NOT_READ:
                    self._composition.leave_out(_NOT_READ[name])

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = child(paragraph, "pPr")
        self._paragraph_style = value(child(properties, "pStyle"))
        if self._looks.is_heading(self._paragraph_style):
            self._composition.flatten("ranks of headings")
        mark = child(properties, "rPr")
        if child(mark, "del") is not None:
            self._composition.flatten("tracked joinings of paragraphs")
        boxes, self._boxes = self._boxes, []
        self._composition.label(self._numbering.label(properties, self._paragraph_style))
        self._inlines(paragraph)
        self._composition.end_item()
        own, self._boxes = self._boxes, boxes
        for box in own:
            self._blocks(box)

    def _table(self, table: etree._Element) -> None:
        for row in _within(table, "tr"):
            change = child(row, "trPr")
            cells = list(_within(row, "tc"))
            simple = all(len(children(cell, "p")) <= 1 and not children(cell, "tbl") for cell in cells)
            tracked = next((name for name in ("del", "ins") if child(change, name) is not None), None)
            self._composition.begin_row()
            for number, cell in enumerate(cells):
                if number and simple:
                    self._composition.next_cell()
                if tracked:
                    self._changed(tracked, cell, self._blocks, child(change, tracked))
                else:
                    self._blocks(cell)
            self._composition.end_row()

    def _changed(
        self,
        name: str,
        element: etree._Element,
        write: Callable[[etree._Element], None],
        change: etree._Element | None = None,
    ) -> None:
        """Write what a tracked change holds; `change` names its author, unless `element` itself does."""
        by = attribute(element if change is None else change, "author") or ""
        if name in _NOT_KEPT:
            self._composition.flatten(_NOT_KEPT[name])
        before = self._changes
        self._changes |= {Look(_CHANGES[name], by)}
        write(element)
        self._changes = before

    def _inlines(self, container: Iterable[etree._Element]) -> None:
        for element in container:
            self._inline(element)

    def _inline(self, element: etree._Element) -> None:
        match local_name(element):
            case "r":
                self._run(element)
            case "hyperlink":
                self._in_link = True
                self._inlines(element)
                self._in_link = False
            case "ins" | "del" | "moveFrom" | "moveTo" as name:
                self._changed(name, element, self._inlines)
            case "AlternateContent":
                self._inlines(_alternative(element))
            case "commentRangeStart":
                self._comments.begin(element)
            case "commentRangeEnd":
                self._comments.end(element)
            case "oMath":
                self._composition.flatten("formulas")
                self._composition.write("".join(str(text) for text in element.itertext()), self._changes)
            case name if name in _WRAPPERS:
                self._inlines(element)
            case name if name in _NOT_READ:
                self._composition.leave_out(_NOT_READ[name])

    def _run(self, run: etree._Element) -> None:
        if run in self._instructions:
            return
        properties = child(run, "rPr")
        if child(properties, "rPrChange") is not None:
            self._composition.flatten(_NOT_KEPT["rPrChange"])
        looks = self._looks.of(self._paragraph_style, properties, self._in_link)
        if looks is None:
            self._hidden(run)
            return
        looks |= self._changes
        contents = iter(run)
        for element in contents:
            match local_name(element):
                case "t" | "delText":
                    self._composition.write(_one_line(element.text or ""), looks)
                case name if name in _SIGNS:
                    self._composition.write(_SIGNS[name], looks)
                case "br" | "cr":
                    self._composition.end_line()
                case "sym":
                    self._symbol(attribute(element, "char") or "", looks)
                case name if name in _NOTES:
                    own_mark = attribute(element, "customMarkFollows") not in (None, "0", "false")
                    self._mark(element, name, "".join(each.text or "" for each in contents) if own_mark else "")
                case "commentReference":
                    self._comments.end(element)
                case "drawing" | "pict" | "AlternateContent":
                    self._drawing(element)
                case "ruby":
                    self._inlines(element)
                case name if name in _NOT_READ:
                    self._composition.leave_out(_NOT_READ[name])

    def _hidden(self, run: etree._Element) -> None:
        """What Word does not show is not read; marks of notes and comments are no text."""
        if any(local_name(element) in ("t", "delText") and element.text for element in run):
            self._composition.leave_out("hidden text")
        for element in run:
            if local_name(element) in _NOTES:
                self._mark(element, local_name(element), "")

    def _symbol(self, code: str, looks: frozenset[Look]) -> None:
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if not character.isprintable():  # a place in a font of symbols, whose meaning the font alone knows
            self._composition.flatten("signs of a font of symbols")
        self._composition.write(character, looks)

    def _mark(self, reference: etree._Element, kind: str, own_mark: str) -> None:
        """Anchor the note that a reference calls; the number in the text is Word's own, unless it has `own_mark`."""
        note = self._notes.called(reference, kind)
        if note is None:
            message, hint = "the text of the note that is marked here is not in the file", "type the note anew"
            self._composition.warn("input.mark-without-note", message, hint)
            self._composition.write(own_mark, self._changes)
            return
        called_in = self._changes
        self._composition.add_note(own_mark or self._notes.number(kind), lambda: self._note(note, called_in))

    def _note(self, note: etree._Element, changes: frozenset[Look]) -> None:
        """Write a note; one whose mark was inserted or deleted under tracking was so itself."""
        self._instructions |= instructions(note)
        self._changes = changes
        self._blocks(note)
        self._changes = frozenset()

    def _drawing(self, drawing: etree._Element) -> None:
        boxes = list(_text_boxes(drawing))
        self._boxes += boxes
        if not boxes:
            self._composition.leave_out("pictures")


def _within(container: etree._Element, name: str) -> Iterable[etree._Element]:
    """The rows of a table or the cells of a row, also where a control or the like stands around them."""
    for element in container:
        if local_name(element) == name:
            yield element
        elif local_name(element) in _WRAPPERS:
            yield from _within(element, name)


def _alternative(element: etree._Element) -> etree._Element:
    """Of contents in several forms, the one to be read: all of them say the same."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    return choice if choice is not None else fallback if fallback is not None else element


def _text_boxes(drawing: etree._Element) -> Iterable[etree._Element]:
    """The text boxes of a drawing; boxes in a box are found when that one is read."""
    for element in _alternative(drawing):
        if local_name(element) == "txbxContent":
            yield element
        else:
            yield from _text_boxes(element)


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
