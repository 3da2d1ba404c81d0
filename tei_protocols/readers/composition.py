"""Composition: a reader writes characters with their looks, by paragraphs; a text with its formatting comes out.

The text has one line for a paragraph and a blank line between two, so that the stages after it need not know what kind
of file it came from. The texts of the notes follow at its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.model.formatting import Comment, Footnote, Formatting, Style
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import leading, trailing
from tei_protocols.problems import Level, Problem

_BETWEEN_PARAGRAPHS = "\n\n"
_BETWEEN_LINES = "\n"
_BETWEEN_CELLS = "\t"


class Look(Struct, frozen=True):
    """How characters look: a style of the model or, in words, one that it has no place for; `by` tracked the change."""

    style: Style | str
    by: str = ""


ELEMENT_LOOKS = {
    "del": Look(Style.STRUCK),
    "s": Look(Style.STRUCK),
    "strike": Look(Style.STRUCK),
    "ins": Look(Style.INSERTED),
    "u": Look(Style.UNDERLINED),
    "sup": Look(Style.SUPERSCRIPT),
    "sub": Look("letters below the line"),
    "b": Look(Style.BOLD),
    "strong": Look(Style.BOLD),
    "i": Look(Style.ITALIC),
    "em": Look(Style.ITALIC),
    "mark": Look("highlighting"),
    "small": Look("small print"),
}
"""The looks that the elements of HTML give, in web pages and in Markdown alike."""


class Content(Struct, frozen=True):
    """What a reader found in a file, its language aside."""

    text: str
    formatting: tuple[Formatting, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Tally(Struct):
    """How often something met that is not kept, and where first."""

    first: int
    count: int = 0


class Composition:
    """The text of the file `name` while it is being written."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pieces: list[str] = []
        self._length = 0
        self._pending = ""
        self._label = ""
        self._row_start = 0
        self._open: dict[Look, int] = {}
        self._closed: list[tuple[Look, int, int]] = []
        self._notes: deque[tuple[str, int, Callable[[], None]]] = deque()
        self._written_notes: list[tuple[str, int, int, int]] = []
        self._comments: list[tuple[int, int, str, str]] = []
        self._unkept: dict[str, _Tally] = {}
        self._left_out: dict[str, _Tally] = {}
        self._warnings: list[tuple[int, Problem]] = []

    def write(self, characters: str, looks: Collection[Look] = ()) -> None:
        """Add characters, which all look like `looks`, to the paragraph."""
        if not characters:
            return
        label, self._label = self._label, ""
        if label:
            self.write(label)
        self._part()
        for look in [look for look in self._open if look not in looks]:
            self._closed.append((look, self._open.pop(look), self._length))
        for look in looks:
            self._open.setdefault(look, self._length)
        self._append(characters)

    def place(self) -> int:
        """The offset at which the next character will stand."""
        label, self._label = self._label, ""
        self.write(label)
        self._part()
        return self._length

    def label(self, characters: str) -> None:
        """Put the number or sign of a list item before the next characters, behind that of a list around it."""
        self._label += characters

    def end_line(self) -> None:
        """End the line, but not the paragraph; two ends of lines are the end of a paragraph."""
        if self._pending == _BETWEEN_LINES:
            self.end_paragraph()
        elif self._length and not self._pending:
            self._pending = _BETWEEN_LINES

    def end_paragraph(self) -> None:
        """End the paragraph, if one has begun."""
        if self._length and self._pending in ("", _BETWEEN_LINES):
            self._close_looks()
            self._pending = _BETWEEN_PARAGRAPHS

    def end_item(self) -> None:
        """End an item of a list, which without words is still its sign."""
        label, self._label = self._label, ""
        self.write(label)
        self.end_paragraph()

    def begin_row(self) -> None:
        """Begin the row of a table: a paragraph with a tab between its cells."""
        self.end_paragraph()
        self._row_start = self._length

    def next_cell(self) -> None:
        """End a cell of a row, before the next one."""
        self._close_looks()
        if self._length > self._row_start and self._pending in (_BETWEEN_PARAGRAPHS, _BETWEEN_LINES):
            self._pending = ""
        self._pending += _BETWEEN_CELLS

    def end_row(self) -> None:
        """End a row, empty cells at its end included."""
        self._close_looks()
        self._pending = _BETWEEN_PARAGRAPHS if self._length else ""

    def add_note(self, number: str, write: Callable[[], None]) -> None:
        """Anchor a note here; its text is what `write` will write into this composition when all else is written."""
        self._notes.append((number, self.place(), write))

    def add_comment(self, start: int, end: int, words: str, by: str = "") -> None:
        """Record a comment about the characters from `start` to `end`."""
        self._comments.append((start, end, words, by))

    def flatten(self, what: str) -> None:
        """Record that a layout is not kept, the words in it are; `what` in words, in the plural."""
        self._unkept.setdefault(what, _Tally(self._next)).count += 1

    def leave_out(self, what: str) -> None:
        """Record that something here is not read; `what` in words, in the plural."""
        self._left_out.setdefault(what, _Tally(self._next)).count += 1

    def warn(self, rule: str, message: str, hint: str) -> None:
        """Record a warning about what is written next."""
        self._warnings.append((self._next, Problem(rule, Level.WARNING, message, self._name, hint=hint)))

    def write_notes(self) -> None:
        """Write the texts of the notes behind what has been written, and of the notes that these anchor."""
        self.end_item()
        while self._notes:
            number, anchor, write = self._notes.popleft()
            start = self._next
            write()
            self.end_item()
            self._written_notes.append((number, anchor, min(start, self._length), self._length))

    def finish(self, problems: Iterable[Problem] = ()) -> Content:
        """The text with all that was said about its characters, and `problems`; to be called once, at the end."""
        self.write_notes()
        text = "".join(self._pieces)
        return Content(
            text + "\n" if text else "",
            self._formatting(text),
            tuple(Footnote(number, anchor, _trimmed(text, *place)) for number, anchor, *place in self._written_notes),
            tuple(Comment(_trimmed(text, start, end), words, by) for start, end, words, by in self._comments),
            (*problems, *self._notices(text)),
        )

    @property
    def _next(self) -> int:
        """The offset of the next character, what separates it from the last one included."""
        return self._length + len(self._pending)

    def _part(self) -> None:
        """Write what separates the characters to come from those before."""
        if self._pending:
            self._append(self._pending)
            self._pending = ""

    def _append(self, characters: str) -> None:
        self._pieces.append(characters)
        self._length += len(characters)

    def _close_looks(self) -> None:
        self._closed += [(look, start, self._length) for look, start in self._open.items()]
        self._open.clear()

    def _formatting(self, text: str) -> tuple[Formatting, ...]:
        """The formatting in the order of the text; looks that the model has no place for are counted."""
        formatting: list[Formatting] = []
        for look, start, end in sorted(self._closed, key=lambda closed: (closed[1], -closed[2])):
            span = _trimmed(text, start, end)
            if not len(span):
                continue
            if isinstance(look.style, Style):
                formatting.append(Formatting(look.style, span, look.by))
            else:
                self._unkept.setdefault(look.style, _Tally(span.start)).count += 1
        formatting.sort(key=lambda each: (each.span.start, -each.span.end, each.style.value, each.by))
        return tuple(formatting)

    def _notices(self, text: str) -> Iterator[Problem]:
        """What was warned of, not kept and not read, each with its line."""
        line_ends = [line_end.start() for line_end in re.finditer("\n", text)]
        for offset, warning in self._warnings:
            yield replace(warning, line=bisect_left(line_ends, offset) + 1)
        plain = "the words are there, as plain text"
        for message, line in _told(self._unkept, "not kept", line_ends):
            yield Problem("input.not-kept", Level.NOTICE, message, self._name, line, hint=plain)
        absent = "type it into the file if it belongs to the transcript"
        for message, line in _told(self._left_out, "not read", line_ends):
            yield Problem("input.not-read", Level.NOTICE, message, self._name, line, hint=absent)


def _told(tallies: Mapping[str, _Tally], verdict: str, line_ends: list[int]) -> Iterator[tuple[str, int]]:
    """What to say of each thing that was met, once for all its places, and the line of the first."""
    for what, tally in tallies.items():
        times = "here" if tally.count == 1 else f"in {tally.count} places, the first of them here"
        yield f"{what}: {verdict}, {times}", bisect_left(line_ends, tally.first) + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space at its two ends; where there is nothing else, the place after it."""
    stretch = text[start:end]
    first = start + leading(stretch)
    return Span(first, max(first, end - trailing(stretch)))
