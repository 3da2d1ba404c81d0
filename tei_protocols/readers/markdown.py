"""Markdown: a transcript in Markdown goes in; its text, struck and inserted passages and footnotes come out.

The signs of the genre go before those of Markdown: brackets, note marks, numbers and dashes of lists stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from tei_protocols.model.formatting import Style
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.readers.composition import ELEMENT_LOOKS, Composition, Content, Look
from tei_protocols.readers.decoding import decode
from tei_protocols.readers.markdown_signs import parser

_LOOKS = {"s": Look(Style.STRUCK), "strong": Look(Style.BOLD), "em": Look(Style.ITALIC)}


def read_markdown(data: bytes, name: str, encoding: str | None = None) -> Content:
    """The content of a Markdown file. Raises UnusableInput where it is no text."""
    text, problems = decode(data, name, encoding)
    try:
        tokens = parser().parse("\n".join(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\r")))
        page = _Page(tokens, Composition(name))
        page.write(page.body)
        return page.composition.finish(problems)
    except RecursionError:
        message = "lists or quotations stand in one another too many levels deep to be read"
        hint = "take out the signs at the beginning of the lines (> or -)"
        raise UnusableInput(Problem("input.too-deep", Level.ERROR, message, name, hint=hint)) from None


class _Page:
    """A Markdown page, as tokens, on its way into a composition."""

    def __init__(self, tokens: Sequence[Token], composition: Composition) -> None:
        self.composition = composition
        self.body, self._notes = _apart(tokens)
        self._anchored: set[str] = set()
        self._paired = _paired_tags(tokens)
        self._looks: list[Look] = []
        self._in_cell = False
        self._cells = 0

    def write(self, tokens: Iterable[Token]) -> None:
        """Write a run of blocks."""
        for token in tokens:
            self._block(token)

    def _block(self, token: Token) -> None:
        composition = self.composition
        match token.type:
            case "inline":
                self._inlines(token.children or ())
                if not self._in_cell:
                    composition.end_paragraph()
            case "list_item_open":
                composition.label(f"{token.info}{token.markup} ")
            case "list_item_close":
                composition.end_item()
            case "heading_open":
                composition.flatten("ranks of headings")
            case "blockquote_open":
                composition.flatten("indents of quotations")
            case "hr":
                composition.leave_out("rules across the page")
            case "fence":
                self._lines(token.content)
            case "comment":
                place = composition.place()
                composition.add_comment(place, place, token.content)
            case "tr_open":
                composition.begin_row()
                self._cells = 0
            case "th_open" | "td_open":
                self._in_cell = True
                if self._cells:
                    composition.next_cell()
                self._cells += 1
            case "th_close" | "td_close":
                self._in_cell = False
            case "tr_close":
                composition.end_row()
            case "unanchored_note":
                composition.label(f"[^{token.meta['label']}]: ")
                self._unanchored(token.meta["label"])
            case "unanchored_note_end":
                composition.end_item()

    def _lines(self, text: str) -> None:
        for number, line in enumerate(text.rstrip("\n").split("\n")):
            if number:
                self.composition.end_line()
            self.composition.write(line)
        self.composition.end_paragraph()

    def _inlines(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            match token.type:
                case "softbreak" | "hardbreak":
                    self.composition.end_line()
                case "strong_open" | "em_open" | "s_open":
                    self._looks.append(_LOOKS[token.tag])
                case "strong_close" | "em_close" | "s_close":
                    self._looks.remove(_LOOKS[token.tag])
                case "html_tag":
                    self._tag(token)
                case "comment":
                    place = self.composition.place()
                    self.composition.add_comment(place, place, token.content)
                case "note_mark":
                    self._mark(token.meta["label"])
                case "link_sign" if token.meta["address"]:
                    self.composition.leave_out("addresses of links")
                case _:
                    self.composition.write(token.content, self._looks)

    def _tag(self, token: Token) -> None:
        """Inline HTML. An opening tag that is never closed stays text: half a document must not become a deletion."""
        look = ELEMENT_LOOKS.get(token.tag)
        if token.tag == "br":
            self.composition.end_line()
        elif look is None:
            self.composition.flatten("HTML elements of layout")
        elif id(token) not in self._paired:
            self.composition.write(token.content, self._looks)
        elif not token.meta["closing"]:
            self._looks.append(look)
        else:
            self._looks.remove(look)

    def _mark(self, label: str) -> None:
        if label not in self._notes or label in self._anchored:
            self.composition.write(f"[^{label}]", self._looks)
            return
        self._anchored.add(label)
        self.composition.add_note(label, lambda: self._note(label))

    def _note(self, label: str) -> None:
        self._looks = []
        self.write(self._notes[label])

    def _unanchored(self, label: str) -> None:
        message, hint = f"no mark [^{label}] in the text belongs to this note", "put its mark where it belongs"
        self.composition.warn("input.note-without-mark", message, hint)


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The blocks of the page without its notes, and the notes by their labels.

    A note that no mark leads to stays in its place, as the text that was typed.
    """
    notes, marks = _notes(tokens), list(_marks(_outside_notes(tokens)))
    reached: set[str] = set()
    while marks:
        label = marks.pop()
        if label in notes and label not in reached:
            reached.add(label)
            marks += _marks(notes[label])
    body: list[Token] = []
    seen: set[str] = set()
    kept = True
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            kept = label not in reached or label in seen
            seen.add(label)
            if kept:
                body.append(Token("unanchored_note", "", 0, meta={"label": label}))
        elif token.type == "footnote_reference_close":
            if kept:
                body.append(Token("unanchored_note_end", "", 0))
            kept = True
        elif kept:
            body.append(token)
    return body, {label: note for label, note in notes.items() if label in reached}


def _notes(tokens: Sequence[Token]) -> dict[str, list[Token]]:
    """The blocks of each note by its label; of two notes with one label, the first."""
    found: dict[str, list[Token]] = {}
    note: list[Token] | None = None
    for token in tokens:
        if token.type == "footnote_reference_open":
            note = []
            found.setdefault(token.meta["label"], note)
        elif token.type == "footnote_reference_close":
            note = None
        elif note is not None:
            note.append(token)
    return found


def _outside_notes(tokens: Sequence[Token]) -> Iterator[Token]:
    inside = False
    for token in tokens:
        if token.type in ("footnote_reference_open", "footnote_reference_close"):
            inside = token.nesting > 0
        elif not inside:
            yield token


def _marks(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (child.meta["label"] for child in token.children or () if child.type == "note_mark")


def _paired_tags(tokens: Sequence[Token]) -> set[int]:
    """The inline tags, by identity, that have a partner."""
    waiting: dict[str, list[Token]] = {}
    paired: set[int] = set()
    tags = (child for token in tokens for child in token.children or () if child.type == "html_tag")
    for token in tags:
        if not token.meta["closing"]:
            waiting.setdefault(token.tag, []).append(token)
        elif waiting.get(token.tag):
            paired |= {id(waiting[token.tag].pop()), id(token)}
    return paired
