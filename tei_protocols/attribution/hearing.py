"""The hearing: the proceedings while they are read, with what is open at each moment: an item, perhaps a turn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tei_protocols.attribution.acceptance import is_accepted, refusal
from tei_protocols.attribution.people import People
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import (
    PRESENT,
    Attendance,
    Division,
    Item,
    PageMark,
    Part,
    Passage,
    Turn,
    Unattributed,
)
from tei_protocols.model.source import Source
from tei_protocols.problems import Level, Problem


@dataclass
class Hearing:
    """The proceedings as they are read, paragraph by paragraph. What is less certain than `accept` is refused."""

    source: Source
    language: Language
    people: People
    groups: dict[str, str]
    known: frozenset[str]
    accept: Certainty = Certainty.LOW
    divisions: list[Division] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    open_turn: bool = False
    _forms: list[str] = field(default_factory=list)

    @property
    def has_list(self) -> bool:
        """Does the record list those present?"""
        return bool(PRESENT & {role for person in self.people.persons for role in person.roles})

    def list_those_present(self, block: Block) -> None:
        """Take in a list of those present."""
        last = self.divisions[-1] if self.divisions else None
        if isinstance(last, Attendance):
            self.divisions[-1] = Attendance((*last.paragraphs, Passage(block.span)))
        else:
            self.divisions.append(Attendance((Passage(block.span),)))
        self.open_turn = False

    @property
    def has_chair(self) -> bool:
        """Is it known who is in the chair?"""
        return any("chair" in person.roles for person in self.people.persons)

    @property
    def item(self) -> Item:
        """The item at hand; where there is no heading yet, the proceedings."""
        last = self.divisions[-1] if self.divisions else None
        if isinstance(last, Item):
            return last
        self.divisions.append(Item("", None, ()))
        return self.item

    def open_item(self, block: Block) -> None:
        """Take in a heading: what follows stands under it."""
        if block.label:
            self.marks.append(marks.Label(block.label, block.label))
        above = next((form for form in reversed(self._forms) if form != "arabic"), "")
        before = self.divisions[-1] if self.divisions else None
        goes_on = isinstance(before, Item) and before.sub and block.name == str(int(before.number or 0) + 1)
        sub = block.form == "arabic" and above == "roman" and (block.name == "1" or goes_on)
        self._forms.append(block.form)
        self.divisions.append(Item(block.name, Passage(block.span), (), sub))
        self.open_turn = False

    def add(self, part: Part, opens: bool = False) -> None:
        """Add a part to the item at hand; a turn that `opens` goes on until something ends it."""
        item = self.item
        self.divisions[-1] = replace(item, parts=(*item.parts, part))
        self.open_turn = opens

    @property
    def last_part(self) -> Part | None:
        """The part before the one at hand."""
        last = self.divisions[-1] if self.divisions else None
        return last.parts[-1] if isinstance(last, Item) and last.parts else None

    def last_turn(self) -> Turn | None:
        """The turn that is still going on."""
        last = self.last_part if self.open_turn else None
        return last if isinstance(last, Turn) else None

    def extend_turn(self, paragraph: Passage | PageMark) -> bool:
        """Add a paragraph to the turn that is going on, if there is one."""
        turn = self.last_turn()
        if turn is None:
            return False
        item = self.item
        longer = replace(turn, paragraphs=(*turn.paragraphs, paragraph))
        self.divisions[-1] = replace(item, parts=(*item.parts[:-1], longer))
        return True

    def accepts(self, evidence: Evidence | None) -> bool:
        """Is a conclusion certain enough to become mark-up?"""
        return is_accepted(evidence, self.accept)

    def names_of(self, ids: tuple[str, ...]) -> str:
        """The names of persons, by their ids."""
        names = {person.id: person.name for person in self.people.persons}
        return ", ".join(names[id_] for id_ in ids if id_ in names)

    def refuse(self, block: Block, evidence: Evidence, rivals: tuple[str, ...], **facts: str) -> None:
        """Leave a paragraph to nobody, because the reading of it that there is, is not certain enough."""
        query = refusal(evidence, self.accept, **facts)
        self.add(Unattributed(Passage(block.span), evidence.rule, evidence, rivals, query))
        hint = "the paragraph is kept as nobody's, with a query; encode it in the TEI if you know better"
        self.report("speaker.refused", block.span.start, f"{query[0].lower()}{query[1:].rstrip('.')}", hint)

    def report(self, rule: str, offset: int, message: str, hint: str, level: Level = Level.WARNING) -> None:
        """Note a problem at a place of the source."""
        self.problems.append(self.source.problem(offset, rule, level, message, hint))
