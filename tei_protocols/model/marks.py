"""Marks: what stands inside a line. A mark lies over a span of the source; `inner` is that span without its signs.

Signs (brackets, asterisks, dashes) are what the print shows for an act; characters of `span` outside `inner` are signs.
Marks are kept apart from the text, and nest only when they are written; so a later stage adds its marks without
touching those of an earlier one.
"""

from __future__ import annotations

from msgspec import Struct

from tei_protocols.model.evidence import Evidence
from tei_protocols.model.span import Span
from tei_protocols.model.typed import Signs


class Mark(Struct, frozen=True):
    """Anything that is marked in running text."""

    span: Span
    inner: Span


# --- what the editor of the source did -------------------------------------------------------------------------------


class Supplied(Mark, frozen=True):
    """Words that the record lacks and the editor supplied; the `reason` is editorial, omitted-in-original or illegible;
    there is `evidence` where a note says whence they are, or that they lack."""

    reason: str = "editorial"
    evidence: Evidence | None = None


class Term(Mark, frozen=True):
    """A word that a gloss explains; `number` counts the glossed terms of a document."""

    number: int


class Gloss(Mark, frozen=True):
    """An explanation of the term before it, or, with `original`, the word of the original for it. `signature` is what
    its author signed it with, and the stop and spaces before that; `rounded`: between round brackets."""

    term: int | None
    original: str = ""
    signature: str = ""
    rounded: bool = False


class ExpandedWord(Mark, frozen=True):
    """An abbreviated word with the letters that the editor added."""


class WrittenLetters(Mark, frozen=True):
    """Inside an expanded word: the letters that the record has."""


class AddedLetters(Mark, frozen=True):
    """Inside an expanded word: the letters that the editor added."""


class Gap(Mark, frozen=True):
    """Text that is not there: `reason` is `illegible` or `omitted`. All its characters are sign; it has none where only
    a note says so (`evidence`). `quantity` (in figures) and `unit` (words, lines …) say how much, where that is known.
    """

    reason: str
    sign: str
    quantity: str = ""
    unit: str = ""
    evidence: Evidence | None = None


class InlineNote(Mark, frozen=True):
    """A remark of the editor that stands in the running text itself; `kind` as for notes; `rounded`: between round
    brackets."""

    kind: str
    typed: Signs | None = None
    rounded: bool = False


# --- what was done on the paper, by evidence -------------------------------------------------------------------------
# (the signs of a typist, `typed`, are no characters of the text: they lie outside of every span)


class Hand(Struct, frozen=True):
    """Whose hand did something on the paper: the `name` as a note has it, in the nominative or in another `case`, and,
    once it is known, the `person`."""

    name: str
    case: str = ""
    person: str | None = None


class Deletion(Mark, frozen=True):
    """Words that were struck out; there is none without evidence. `restored` when the deletion itself was undone;
    `hand` whose hand it was, where a note says so; `by` is who did so in the file, where it says."""

    evidence: Evidence
    bracketed: bool = False
    restored: bool = False
    typed: Signs | None = None
    hand: Hand | None = None
    by: str = ""


class Addition(Mark, frozen=True):
    """Words that were added on the paper; `place` is above, below or margin, and `hand` whose hand it was, where that
    is known; `by` is who did so in the file, where it says."""

    evidence: Evidence
    place: str = ""
    bracketed: bool = False
    typed: Signs | None = None
    hand: Hand | None = None
    by: str = ""


class Underlining(Mark, frozen=True):
    """Words that were underlined on the paper, or in the file."""

    evidence: Evidence
    bracketed: bool = False
    double: bool = False
    typed: Signs | None = None


class Unclear(Mark, frozen=True):
    """Words that the typist could hardly read."""

    typed: Signs


# --- marks of notes --------------------------------------------------------------------------------------------------


class NoteAnchor(Mark, frozen=True):
    """The mark at which note number `note` (an index into the protocol's notes) is anchored."""

    note: int
    form: str


class NoteReference(Mark, frozen=True):
    """A further mark to a note that is anchored elsewhere."""

    note: int
    form: str


class DistantReference(Mark, frozen=True):
    """A further mark to a note of another session of the same file: its place among the sessions, and among the notes
    of that one, whose number is `number`."""

    session: int
    note: int
    number: str
    form: str


class UnresolvedMark(Mark, frozen=True):
    """What looks like the mark of a note that is not there; its characters are kept."""


# --- names, dates, voices --------------------------------------------------------------------------------------------


class PersonName(Mark, frozen=True):
    """A person's name; `person` is the id of who is meant, where that is known."""

    person: str | None = None
    role: str = ""
    evidence: Evidence | None = None


class DateMention(Mark, frozen=True):
    """A date; `when`, or `first` and `last` of a range, in ISO 8601."""

    when: str = ""
    first: str = ""
    last: str = ""


class Attribution(Mark, frozen=True):
    """The clause that names who speaks, in reported speech."""


class TypedLabel(Mark, frozen=True):
    """The label of a speaker, where the typist says that it is one."""

    typed: Signs


class Utterance(Mark, frozen=True):
    """Words quoted inside a turn, where the text itself says whose they are."""

    speaker: str
    direct: bool


class RoleGroup(Mark, frozen=True):
    """In a list of those present: one group with its names."""

    group: str


class ChairClause(Mark, frozen=True):
    """In a list of those present: the words that say who is in the chair."""


class StageBusiness(Mark, frozen=True):
    """Inside a paragraph: what happened in the room."""


class ItemSpeakers(Mark, frozen=True):
    """Under a heading of the agenda: the names, usually in parentheses, of those who spoke or reported on it."""


class Supporters(Mark, frozen=True):
    """Behind a statement: the names, in parentheses, of those who share it."""


class ProtocolReference(Mark, frozen=True):
    """A reference to the formal protocol of the session, by its `number`."""

    number: str


class PointReference(Mark, frozen=True):
    """Inside such a reference: the point of the agenda, its `number` in Arabic digits."""

    number: str


class PageBegins(Mark, frozen=True):
    """The mark of a page or leaf; its characters are kept. `unit` is page, leaf or copy; `head` for a running head."""

    number: str
    unit: str
    head: bool = False


class LineEndHyphen(Mark, frozen=True):
    """A hyphen at the end of a hard-wrapped line, with the line end: the word goes on. Without the `hyphen`: behind the
    mark of a page that begins amid the word."""

    hyphen: bool = True


class Label(Mark, frozen=True):
    """A number or word that introduces what follows: of a heading, a note, an entry of a list."""


class Highlighted(Mark, frozen=True):
    """Words that are set apart by their `look`: bold, italic, superscript; `asterisks` where ** stands around them."""

    look: str
    asterisks: bool = False


class Query(Mark, frozen=True):
    """A place behind `about`, which somebody asks about in a comment that is no part of the transcript, and who (`by`),
    where the file says so; or, with the mark that was `refused` there, which this program asks about."""

    words: str
    about: Span
    refused: Mark | None = None
    by: str = ""


# --- parts of a citation ---------------------------------------------------------------------------------------------


class CitedTitle(Mark, frozen=True):
    """The title of the document, in a citation."""


class CitedPublisher(Mark, frozen=True):
    """Who publishes the digital source, in a citation."""


class CitedAddress(Mark, frozen=True):
    """The address of the digital source, in a citation."""


class Shelfmark(Mark, frozen=True):
    """The whole reference to the archival file."""


class Contribution(Mark, frozen=True):
    """What somebody contributed to the source, and who: `work` and `name` lie inside."""

    work: Span
    name: Span
    person: str
