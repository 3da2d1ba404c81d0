"""Marks: what stands inside a line. A mark lies over a span of the source; `inner` is that span without its signs.

Signs (brackets, asterisks, dashes) are what the print shows for an act; characters of `span` outside `inner` are signs.
Marks are kept apart from the text, and nest only when they are written; so a later stage adds its marks without
touching those of an earlier one.
"""

from __future__ import annotations

from dataclasses import dataclass

from tei_protocols.model.evidence import Evidence
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Signs


@dataclass(frozen=True, slots=True)
class Mark:
    """Anything that is marked in running text."""

    span: Span
    inner: Span


# --- what the editor of the source did -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Supplied(Mark):
    """Words that the record lacks and the editor supplied; `omitted` where the record itself left them out, `evidence`
    where a note says whence they are."""

    omitted: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Term(Mark):
    """A word that a gloss explains; `number` counts the glossed terms of a document."""

    number: int


@dataclass(frozen=True, slots=True)
class Gloss(Mark):
    """An explanation of the term before it, or, with `original`, the word of the original for it."""

    term: int | None
    original: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class ExpandedWord(Mark):
    """An abbreviated word with the letters that the editor added."""


@dataclass(frozen=True, slots=True)
class WrittenLetters(Mark):
    """Inside an expanded word: the letters that the record has."""


@dataclass(frozen=True, slots=True)
class AddedLetters(Mark):
    """Inside an expanded word: the letters that the editor added."""


@dataclass(frozen=True, slots=True)
class Gap(Mark):
    """Text that is not there: `reason` is `illegible` or `omitted`. All its characters are sign; it has none where only
    a note says so (`evidence`). `quantity` (in figures) and `unit` (words, lines …) say how much, where that is known.
    """

    reason: str
    sign: str
    quantity: str = ""
    unit: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class InlineNote(Mark):
    """A remark of the editor that stands in the running text itself; `kind` as for notes."""

    kind: str
    typed: Signs | None = None


# --- what was done on the paper, by evidence -------------------------------------------------------------------------
# (the signs of a typist, `typed`, are no characters of the text: they lie outside of every span)


@dataclass(frozen=True, slots=True)
class Deletion(Mark):
    """Words that were struck out; there is none without evidence. `restored` when the deletion itself was undone; `by`
    is who did so in the file, where it says."""

    evidence: Evidence
    bracketed: bool = False
    restored: bool = False
    typed: Signs | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand did something on the paper: the `name` as a note has it, in the nominative or in another case
    (`inflected`), and, once it is known, the `person`."""

    name: str
    inflected: bool
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Addition(Mark):
    """Words that were added on the paper; `place` is above, below or margin, and `hand` whose hand it was, where that
    is known; `by` is who did so in the file, where it says."""

    evidence: Evidence
    place: str = ""
    bracketed: bool = False
    typed: Signs | None = None
    hand: Hand | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Underlining(Mark):
    """Words that were underlined on the paper, or in the file."""

    evidence: Evidence
    bracketed: bool = False
    double: bool = False
    typed: Signs | None = None


@dataclass(frozen=True, slots=True)
class Unclear(Mark):
    """Words that the typist could hardly read."""

    typed: Signs


# --- marks of notes --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoteAnchor(Mark):
    """The mark at which note number `note` (an index into the protocol's notes) is anchored."""

    note: int
    form: str


@dataclass(frozen=True, slots=True)
class NoteReference(Mark):
    """A further mark to a note that is anchored elsewhere."""

    note: int
    form: str


@dataclass(frozen=True, slots=True)
class UnresolvedMark(Mark):
    """What looks like the mark of a note that is not there; its characters are kept."""


# --- names, dates, voices --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonName(Mark):
    """A person's name; `person` is the id of who is meant, where that is known."""

    person: str | None = None
    role: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class DateMention(Mark):
    """A date; `when`, or `first` and `last` of a range, in ISO 8601."""

    when: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Attribution(Mark):
    """The clause that names who speaks, in reported speech."""


@dataclass(frozen=True, slots=True)
class TypedLabel(Mark):
    """The label of a speaker, where the typist says that it is one."""

    typed: Signs


@dataclass(frozen=True, slots=True)
class Utterance(Mark):
    """Words quoted inside a turn, where the text itself says whose they are."""

    speaker: str
    direct: bool


@dataclass(frozen=True, slots=True)
class RoleGroup(Mark):
    """In a list of those present: one group with its names."""

    group: str


@dataclass(frozen=True, slots=True)
class ChairClause(Mark):
    """In a list of those present: the words that say who is in the chair."""


@dataclass(frozen=True, slots=True)
class StageBusiness(Mark):
    """Inside a paragraph: what happened in the room."""


@dataclass(frozen=True, slots=True)
class ItemSpeakers(Mark):
    """Under a heading of the agenda: the names, usually in parentheses, of those who spoke or reported on it."""


@dataclass(frozen=True, slots=True)
class Supporters(Mark):
    """Behind a statement: the names, in parentheses, of those who share it."""


@dataclass(frozen=True, slots=True)
class ProtocolReference(Mark):
    """A reference to the formal protocol of the session, by its `number`."""

    number: str


@dataclass(frozen=True, slots=True)
class PointReference(Mark):
    """Inside such a reference: the point of the agenda, its `number` in Arabic digits."""

    number: str


@dataclass(frozen=True, slots=True)
class PageBegins(Mark):
    """The mark of a page or leaf; its characters are kept. `unit` is page, leaf or copy; `head` for a running head."""

    number: str
    unit: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class LineEndHyphen(Mark):
    """A hyphen at the end of a hard-wrapped line, with the line end: the word goes on."""


@dataclass(frozen=True, slots=True)
class Label(Mark):
    """A number or word that introduces what follows: of a heading, a note, an entry of a list."""


@dataclass(frozen=True, slots=True)
class Highlighted(Mark):
    """Words that are set apart by their `look`: bold, italic, superscript; `asterisks` where ** stands around them."""

    look: str
    asterisks: bool = False


@dataclass(frozen=True, slots=True)
class Query(Mark):
    """A place behind `about`, which somebody asks about in a comment that is no part of the transcript, and who (`by`),
    where the file says so; or, with the mark that was `refused` there, which this program asks about."""

    words: str
    about: Span
    refused: Mark | None = None
    by: str = ""


# --- parts of a citation ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CitedTitle(Mark):
    """The title of the document, in a citation."""


@dataclass(frozen=True, slots=True)
class CitedPublisher(Mark):
    """Who publishes the digital source, in a citation."""


@dataclass(frozen=True, slots=True)
class CitedAddress(Mark):
    """The address of the digital source, in a citation."""


@dataclass(frozen=True, slots=True)
class Shelfmark(Mark):
    """The whole reference to the archival file."""


@dataclass(frozen=True, slots=True)
class Contribution(Mark):
    """What somebody contributed to the source, and who: `work` and `name` lie inside."""

    work: Span
    name: Span
    person: str
