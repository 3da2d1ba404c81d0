"""The hearing: the proceedings while they are read, with what is open at each moment: an item, perhaps a turn."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.attribution.acceptance import is_accepted, refusal
from tei_protocols.attribution.persons.people import People
from tei_protocols.conventions import decisions
from tei_protocols.conventions.voices import Voice
from tei_protocols.conventions.written_names import written_small
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import SITTING, Block
from tei_protocols.model.marks import Mark
from tei_protocols.model.people import PRESENT
from tei_protocols.model.protocol import (
    Attendance,
    Decision,
    Division,
    Item,
    Manner,
    PageMark,
    Part,
    Passage,
    Stage,
    Turn,
    Unattributed,
)
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

_LISTED = PRESENT - {"chair"}  # who is named in the chair alone is in no list


class Told(Struct, frozen=True):
    """Whom a note, by its place among the notes, names as the speaker of a paragraph."""

    note: int
    voice: Voice


class Hearing(Struct):
    """The proceedings as they are read, paragraph by paragraph. What is less certain than `accept` is refused.

    `opened` are the places of brackets that open a passage of which a note speaks.
    `overruled` are places that look like names of supporters or like stage business, and name who speaks; `lists` are
    lists of names alone, `supporters` those that are a paragraph behind a statement, by its start.
    `labels` are the ends of labels between a typist's signs, by where they begin; what is left of them at the end is
    no label. `told` are the speakers whom notes name, by the start of the paragraph; what is left of them was not
    followed. `numbers` are those of the notes, as printed. `announced` says that the decisions at hand have a line that
    announces them. `plain_labels` counts the labels so far, if all of them are names without a form of address.
    `presiding` are the ids of those whom lists, by their starts, put in the chair: another sitting may have another.
    `closing` are the starts of paragraphs in the manner of decisions with which points of the agenda end.
    """

    source: Source
    language: Language
    people: People
    groups: dict[str, str]
    known: frozenset[str]
    accept: Certainty = Certainty.LOW
    opened: frozenset[int] = frozenset()
    marks: list[Mark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    overruled: set[Span] = field(default_factory=set)
    lists: list[Span] = field(default_factory=list)
    supporters: dict[int, Span] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    open_turn: bool = False
    announced: bool = False
    plain_labels: int = 0
    presiding: dict[int, str] = field(default_factory=dict)
    closing: frozenset[int] = frozenset()
    unnamed: bool = False
    _divisions: list[Division] = field(default_factory=list)
    # The item at hand, its parts, and what its last turn has grown by since: copying whole turns for each paragraph
    # would take time that grows with the square of their length.
    _item: Item | None = None
    _parts: list[Part] = field(default_factory=list)
    _growth: list[Passage | PageMark | Stage] = field(default_factory=list)
    # what happened in the room since, or is left out, and the pages that began: within the turn only if it goes on
    _held: list[PageMark | Stage | Unattributed] = field(default_factory=list)
    _form_above: str = ""
    _in_chair: str = ""
    _opens_sitting: bool = False

    @property
    def has_list(self) -> bool:
        """Does the record list those present?"""
        return bool(_LISTED & {role for person in self.people.persons for role in person.roles})

    def list_those_present(self, block: Block) -> None:
        """Take in a list of those present; right below the heading of a sitting it is part of that."""
        self._in_chair = self.presiding.get(block.span.start, self._in_chair)
        if self._opens_sitting and not self.open_turn:
            self.leave(block, "speaker.unnamed")
            self._opens_sitting = True
            return
        self._close_item()
        last = self._divisions[-1] if self._divisions else None
        if isinstance(last, Attendance):
            self._divisions[-1] = Attendance((*last.paragraphs, Passage(block.span)))
        else:
            self._divisions.append(Attendance((Passage(block.span),)))

    @property
    def is_below_list(self) -> bool:
        """Does what was taken in last, but for a first paragraph behind it, list those present?"""
        is_headed = self._item is not None and self._item.heading is not None
        last = self._divisions[-1] if self._divisions and not is_headed else None
        return isinstance(last, Attendance) and len(self._parts) <= 1

    @property
    def has_chair(self) -> bool:
        """Is it known who is in the chair?"""
        return any("chair" in person.roles for person in self.people.persons)

    @property
    def chair(self) -> tuple[str, ...]:
        """The id of the person in the chair, where it is known to be one person, or of whoever took it last."""
        if self._in_chair:
            return (self._in_chair,)
        chairs = tuple(person.id for person in self.people.persons if "chair" in person.roles)
        return chairs if len(chairs) == 1 else ()

    def preside(self, person: str) -> str:
        """Take in who speaks from the chair; the id again."""
        self._in_chair = person
        return person

    @property
    def reports_speech(self) -> bool:
        """Is the record at this place one that reports speech, not one that gives the words under labels?"""
        turn = self.last_turn()
        return turn is None or turn.manner is Manner.REPORTED

    def open_item(self, block: Block) -> None:
        """Take in a heading: what follows stands under it."""
        if block.label:
            self.marks.append(marks.Label(block.label, block.label))
        before = self._item
        goes_on = before is not None and before.sub and block.name == str(int(before.number or 0) + 1)
        sub = block.form == "arabic" and self._form_above == "roman" and (block.name == "1" or goes_on)
        if block.form not in ("arabic", SITTING):
            self._form_above = block.form
        self._close_item()
        self._item = Item(block.name, Passage(block.span), (), sub)
        self._opens_sitting = block.form == SITTING
        self.announced = False

    def count_label(self, addressed: bool) -> None:
        """Take in how one more label names its speaker; one with a form of address shows that others may have it."""
        if addressed:
            self.plain_labels = -len(self.source.text)
        self.plain_labels += 1

    def add(self, part: Part, opens: bool = False) -> None:
        """Add a part to the item at hand (where there is no heading yet, to the proceedings before any); a turn that
        `opens` goes on until something ends it."""
        self._close_turn()
        if self._item is None:
            self._item = Item("", None, ())
        self._parts.append(part)
        self._opens_sitting = False
        self.open_turn = opens
        self.announced = self._is_announced(part)

    def take_back(self, part: Unattributed) -> tuple[PageMark, ...]:
        """Leave out the last part, whose speaker is named only now, with what was reported of it; pages behind it."""
        at = self._parts.index(part)
        pages = tuple(each for each in self._parts[at + 1 :] if isinstance(each, PageMark))
        del self._parts[at:]
        place = self.source.place(part.passage.span.start)
        self.problems = [
            each for each in self.problems if (each.line, each.column) != place or each.rule != "speaker.unnamed"
        ]
        return pages

    def _is_announced(self, part: Part) -> bool:
        """Do decisions stand under a line that announces them, once this part is there as well?"""
        if isinstance(part, Decision):
            return self.announced or decisions.opens(self.source[part.paragraph.span])
        return self.announced and isinstance(part, PageMark)

    def begin_page(self, page: PageMark) -> None:
        """Take in the mark of a page: between two divisions, or inside the item or the speech at hand."""
        if self._item is None:
            self._divisions.append(page)
        elif self._held:
            self._held.append(page)
        elif not self.extend_turn(page):
            self.add(page)

    def interrupt(self, part: Stage | Unattributed) -> None:
        """Take in what happened in the room, or what is left out: the speech at hand may go on behind it."""
        if self.last_turn() is None:
            self.add(part)
        else:
            self._held.append(part)

    @property
    def last_part(self) -> Part | None:
        """The part before the one at hand, marks of pages aside; of a turn that is going on, its beginning."""
        for part in reversed(self._parts):
            if type(part) is not PageMark:
                return part
        return None

    def last_turn(self) -> Turn | None:
        """The turn that is still going on, as it began."""
        if self.open_turn:
            for part in reversed(self._parts):  # as `last_part`: this is asked of each paragraph again and again
                if type(part) is not PageMark:
                    return part if isinstance(part, Turn) else None
        return None

    @property
    def begins_item(self) -> bool:
        """Does nothing stand below the heading at hand?"""
        return self._item is not None and self._item.heading is not None and not self._parts

    @property
    def small_words(self) -> frozenset[str]:
        """The words that the record writes small."""
        return self.source.once(written_small, self.language)

    @property
    def last_label(self) -> str:
        """The label of the turn that is still going on, or of that which it continues, as printed; empty where it has
        none."""
        if self.last_turn() is None:
            return ""
        turns = (part for part in reversed(self._parts) if isinstance(part, Turn))
        turn = next((turn for turn in turns if not turn.continues), None)
        return self.source[turn.label.span] if turn and turn.label else ""

    @property
    def awaits_words(self) -> bool:
        """Was somebody named whose words are still to come?"""
        turn = self.last_turn()
        return turn is not None and not turn.paragraphs and not self._growth

    def extend_turn(self, paragraph: Passage | PageMark) -> bool:
        """Add a paragraph to the turn that is going on, if there is one."""
        if self.last_turn() is None:
            return False
        if self._held:
            self._growth += [part.passage if isinstance(part, Unattributed) else part for part in self._held]
            self._held = []
        self._growth.append(paragraph)
        return True

    def divisions(self) -> tuple[Division, ...]:
        """All that was read, once everything is read."""
        self._close_item()
        return tuple(self._divisions)

    def _close_turn(self) -> None:
        turn = self.last_turn()
        if turn and self._growth:
            self._parts[-1] = replace(turn, paragraphs=(*turn.paragraphs, *self._growth))
        self._parts += self._held
        self._growth, self._held = [], []
        self.open_turn = False

    def _close_item(self) -> None:
        self._close_turn()
        if self._item is not None:
            self._divisions.append(replace(self._item, parts=tuple(self._parts)))
        self._item, self._parts = None, []

    def accepts(self, evidence: Evidence | None) -> bool:
        """Is a conclusion certain enough to become mark-up?"""
        return is_accepted(evidence, self.accept)

    def refuse(self, block: Block, evidence: Evidence, rivals: tuple[str, ...], **facts: str) -> None:
        """Leave a paragraph to nobody, because the reading of it that there is, is not certain enough."""
        query = refusal(evidence, self.accept, **facts)
        self.add(Unattributed(Passage(block.span), evidence.rule, evidence, rivals, query))
        hint = "the paragraph is kept as nobody's, with a query; encode it in the TEI if you know better"
        self.report("speaker.refused", block.span.start, f"{query[0].lower()}{query[1:].rstrip('.')}", hint)

    def leave(self, block: Block, rule: str) -> None:
        """Take in a paragraph as nobody's, by this rule."""
        self.add(Unattributed(Passage(block.span), rule))

    def report(self, rule: str, offset: int, message: str, hint: str, level: Level = Level.WARNING) -> None:
        """Note a problem at a place of the source."""
        self.problems.append(self.source.problem(offset, rule, level, message, hint))
