"""Addresses: the ids by which a document is cited and its parts point to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from tei_protocols.conventions.names import slug
from tei_protocols.model.evidence import Evidence, Witness
from tei_protocols.model.marks import Hand
from tei_protocols.model.people import ADDRESSES_OF_PARTS, Contributor
from tei_protocols.model.protocol import Protocol

PROGRAM = "tei-protocols"
UNNAMED_EDITOR = "source-editor"
PROJECT = "project"
_BEGINS_NAME = re.compile(r"[^\W\d]")
_NOT_IN_NAMES = re.compile(r"[^\w.-]|[ª²³µ¹º¼-¾⁰-₟⅐-↋①-⓿]")
# ids of what is counted, or of several of a kind
_OF_PARTS = re.compile(
    r"fn\d+|(?:fn|item|del|add|hi|gap|supplied|term)-.+|(?:source|list|group|hand|typist|speech|act|record)\..+"
)


def name_of_document(stem: str, protocols: Iterable[Protocol]) -> str:
    """The id of a whole document: its file's stem as an XML name, in which no raised digit, fraction or number in a
    circle can stand. A file may be called like somebody who speaks in it, `petrov.txt`, or like one of its parts,
    `closer.txt`."""
    name = _NOT_IN_NAMES.sub("-", stem)
    is_part = name in ADDRESSES_OF_PARTS or _OF_PARTS.fullmatch(name) is not None
    is_taken = is_part or _BEGINS_NAME.match(name) is None
    for protocol in protocols:
        for person in protocol.people:
            is_taken = is_taken or name == person.id
        for contributor in protocol.description.contributors:
            is_taken = is_taken or name == contributor.id
    return f"p-{name}" if is_taken else name


class Addresses(Struct):
    """The ids of one document; `prefix` stands before every id of a session in a corpus of several. `hands` are those
    to which something points, by their ids: each the name and the id of the person whose hand it is, or no id.
    `typists` are the ids of those who worked on the file, by their names. `of_all_sessions` are pointers to the
    notes of each session of a corpus."""

    protocol: Protocol
    prefix: str = ""
    of_all_sessions: Sequence[Sequence[str]] = ()
    _numbers: dict[str, int] = field(default_factory=dict)
    _notes: list[str] = field(default_factory=list)
    hands: dict[str, tuple[str, str]] = field(default_factory=dict)
    typists: dict[str, str] = field(default_factory=dict)
    cites_unnamed_editor: bool = False
    cites_project: bool = False

    def __post_init__(self) -> None:
        taken = set()
        for index, note in enumerate(self.protocol.notes):
            wanted = f"fn{note.number}" if note.number.isdecimal() else f"fn-{index + 1}"
            while wanted in taken:
                wanted += "b"
            taken.add(wanted)
            self._notes.append(wanted)

    def id(self, name: str) -> str:
        """An id of this session."""
        return self.prefix + name

    def numbered(self, name: str) -> str:
        """The id of the next element of this name: `del-1`, `del-2`, `add-1`."""
        self._numbers[name] = self._numbers.get(name, 0) + 1
        return self.id(f"{name}-{self._numbers[name]}")

    def to(self, name: str) -> str:
        """A pointer to an id of this session."""
        return f"#{self.prefix}{name}"

    def to_each(self, names: Iterable[str]) -> str:
        """Pointers to ids of this session."""
        return " ".join([self.to(name) for name in names])

    def note(self, index: int) -> str:
        """The id of a note, without the prefix."""
        return self._notes[index]

    @property
    def notes(self) -> list[str]:
        """Pointers to all notes of this session."""
        return [self.to(name) for name in self._notes]

    def editor(self) -> str:
        """Pointers to those who edited the source: the translators, who share what nobody signed; or else the first
        contributor named, or the unnamed one."""
        contributors: tuple[Contributor, ...] = self.protocol.description.contributors
        if contributors:
            translators = [each.id for each in contributors if each.translator]
            return self.to_each(translators or (contributors[0].id,))
        self.cites_unnamed_editor = True
        return self.to(UNNAMED_EDITOR)

    def hand(self, hand: Hand) -> str:
        """A pointer to a hand."""
        names = {person.id: person.name for person in self.protocol.people}
        address = f"hand.{hand.person or slug(hand.name)}"
        self.hands.setdefault(address, (names.get(hand.person or "", hand.name), hand.person or ""))
        return self.to(address)

    def typist(self, name: str) -> str:
        """A pointer to somebody who worked on the file; empty where it does not say who."""
        if not name:
            return ""
        if name not in self.typists:
            wanted, number = f"typist.{slug(name)}", 1
            address = wanted
            while address in self.typists.values():
                number += 1
                address = f"{wanted}-{number}"
            self.typists[name] = address
        return self.to(self.typists[name])

    def project(self) -> str:
        """A pointer to the project, for what it states and the transcript does not."""
        self.cites_project = True
        return self.to(PROJECT)

    def witness(self, evidence: Evidence) -> str:
        """A pointer to who vouches for a conclusion."""
        return self.to(PROGRAM) if evidence.witness is Witness.PROGRAM else self.editor()

    def vouched(self, evidence: Evidence | None) -> dict[str, str]:
        """The attributes that say how certain a conclusion is, and who vouches for it; none without evidence."""
        return {"cert": evidence.certainty, "resp": self.witness(evidence)} if evidence else {}
