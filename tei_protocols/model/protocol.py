"""The record of one session: who was there, what was on the agenda, who said what, and what the notes add."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from tei_protocols.model.evidence import Evidence
from tei_protocols.model.layout import Layout
from tei_protocols.model.marks import Mark
from tei_protocols.model.people import Contributor, Group, Person
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span


class Passage(Struct, frozen=True):
    """Running text with its marks: a paragraph, a heading, a label, a closing line."""

    span: Span
    marks: tuple[Mark, ...] = ()


class Manner(StrEnum):
    """How a turn is given."""

    DIRECT = "direct"
    REPORTED = "reported"
    COLLECTIVE = "collective"
    ASIDE = "aside"


class PageMark(Struct, frozen=True):
    """A paragraph that is nothing but the mark of a page or leaf; or the text of a `note` (its place among the notes)
    at the foot of one."""

    passage: Passage
    note: int | None = None


class Stage(Struct, frozen=True):
    """What happened in the room: laughter, applause; `bracketed` where it is printed in square brackets."""

    passage: Passage
    bracketed: bool = False


class Turn(Struct, frozen=True):
    """What one speaker (or a group) says, until the next naming, with what happened in the room meanwhile.

    `speakers` are ids of persons or groups, found by the `rule`. `evidence` is None where the text itself names the
    speaker; a doubtful turn carries its `rivals`, other ids that the text allows. `continues` says that the same speech
    goes on from the turn before.
    """

    speakers: tuple[str, ...]
    manner: Manner
    paragraphs: tuple[Passage | PageMark | Stage, ...]
    rule: str
    label: Passage | None = None
    evidence: Evidence | None = None
    rivals: tuple[str, ...] = ()
    continues: bool = False


class Decision(Struct, frozen=True):
    """A decision or instruction of the body, with its number where it has one.

    One that could also be a proposal of those who spoke before carries `evidence`, and their ids as `rivals`. One that
    only `announces` others (`ПОСТАНОВИЛИ:`) decides nothing itself.
    """

    paragraph: Passage
    label: Passage | None = None
    evidence: Evidence | None = None
    rivals: tuple[str, ...] = ()
    announces: bool = False


class Unattributed(Struct, frozen=True):
    """A paragraph of nobody, by the `rule`.

    Where a reading of it was refused because it was not certain enough, `evidence` is that of the reading, `rivals` are
    those who would have spoken, and `query` says in words what was refused and why.
    """

    passage: Passage
    rule: str
    evidence: Evidence | None = None
    rivals: tuple[str, ...] = ()
    query: str = ""


class Announced(Struct, frozen=True):
    """A point of an agenda that is taken below, with its number as printed; without one, the label of the agenda."""

    passage: Passage
    label: Passage | None = None


Part = Turn | Decision | Stage | PageMark | Unattributed | Announced
"""What stands under a heading."""


def passages_of(part: Part | Passage) -> Iterator[Passage]:
    """The running text of a part, in order."""
    if isinstance(part, Passage):
        yield part
        return
    if isinstance(part, Stage | PageMark | Unattributed):
        yield part.passage
        return
    if part.label:
        yield part.label
    if isinstance(part, Decision | Announced):
        yield part.paragraph if isinstance(part, Decision) else part.passage
        return
    for paragraph in part.paragraphs:
        yield from passages_of(paragraph)


class Item(Struct, frozen=True):
    """A point of the agenda with what was said under it; without a `heading`, the proceedings before any. `sub` is a
    point within the point before it."""

    number: str
    heading: Passage | None
    parts: tuple[Part, ...]
    sub: bool = False

    def passages(self) -> Iterator[Passage]:
        """Its running text, in order."""
        if self.heading:
            yield self.heading
        for part in self.parts:
            yield from passages_of(part)


class Attendance(Struct, frozen=True):
    """A list of those present."""

    paragraphs: tuple[Passage, ...]


Division = Attendance | Item | PageMark
"""What the text of a record is divided into; a page may begin between two divisions."""


class Place(StrEnum):
    """What a line of the opening or the closing is."""

    DATELINE = "dateline"
    CLASSIFICATION = "classification"
    REFERENCE = "line"
    LETTERHEAD = "letterhead"
    TITLE = "title"
    PAGE = "page"
    DESCRIPTION = "description"
    CLOSING = "closing"
    SOURCE = "source"
    SIGNATURE = "signature"


def _in_division(division: Division) -> Iterator[Passage]:
    if isinstance(division, Attendance):
        return iter(division.paragraphs)
    return division.passages() if isinstance(division, Item) else passages_of(division)


class FramingLine(Struct, frozen=True):
    """A line before or after the proceedings; `bracketed` lines are printed in square brackets, and `after_notes`
    says that the notes are printed before it."""

    place: Place
    passage: Passage
    bracketed: bool = False
    after_notes: bool = False


class Note(Struct, frozen=True):
    """A note of the edition: its printed `number`, the `form` of that number, and its paragraphs.

    `kind` is translator, editor or author; one that is `elsewhere` is printed with the notes of a later session, one
    `at_foot` at the foot of its page, where a `PageMark` stands for it.
    """

    number: str
    form: str
    kind: str
    paragraphs: tuple[Passage, ...]
    elsewhere: bool = False
    at_foot: bool = False


class ArchivalPart(Struct, frozen=True):
    """Fond, opis, delo, listy or perechen (`level`), its `number`, and where it stands in the shelfmark."""

    level: str
    number: str
    start: int
    end: int


class Archival(Struct, frozen=True):
    """Where the original is kept: the repository, with its full `expansion`, and the shelfmark as printed."""

    repository: str
    expansion: str
    printed: str
    parts: tuple[ArchivalPart, ...]


class SessionDate(Struct, frozen=True):
    """A date of the session in ISO 8601, `first` and `last` being the same for one day; and as printed. `note` is the
    place of the note that says so, where nothing else does."""

    first: str
    last: str
    printed: str
    note: int | None = None


class Description(Struct, frozen=True):
    """What is known about the document, from its citation block and title; what is empty is not known.

    `citation` is marked text; `contents` says what the source gives ("Translation"); `kind` is notes, minutes,
    stenogram or extract. `from_project` names the parts that the project states, because the transcript lacks them or
    is wrong.
    """

    title: str = ""
    number: str = ""
    dates: tuple[SessionDate, ...] = ()
    citation: Passage | None = None
    address: str = ""
    archival: Archival | None = None
    contributors: tuple[Contributor, ...] = ()
    funder: str = ""
    credits: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    original_language: str = ""
    contents: str = ""
    rights: str = ""
    kind: str = "notes"
    from_project: frozenset[str] = frozenset()


NOTHING_KNOWN = Description()
"""The description of a document of which nothing is known."""


class Protocol(Struct, frozen=True):
    """One session, whole. `header_lines` and `discarded_lines` are numbers of source lines, in order; `layout` are the
    blocks from which all was read; `present_by_note` is the place among the notes of the only one to say who was there;
    `left_brackets` stay text, because a legend gives them a meaning of which nobody can be certain.
    """

    source: Source
    description: Description
    opening: tuple[FramingLine, ...]
    divisions: tuple[Division, ...]
    closing: tuple[FramingLine, ...]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    notes: tuple[Note, ...]
    notes_heading: tuple[Passage, ...] = ()
    header_lines: tuple[int, ...] = ()
    discarded_lines: tuple[int, ...] = ()
    layout: Layout = ()
    present_by_note: int | None = None
    left_brackets: tuple[Span, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """All running text outside the notes, in the order of the document."""
        yield from (line.passage for line in self.opening)
        for division in self.divisions:
            yield from _in_division(division)
        yield from (line.passage for line in self.closing)
