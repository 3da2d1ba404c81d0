"""Reconciliation: a protocol and the register go in; its people come out with their entries, or why not.

The text is never changed by what the register says. Somebody gets an entry who fits it and no other: by a form of the
surname, by initials that do not contradict, and by a life and offices that allow the role on that day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tei_protocols.attribution.persons.namesakes import fitting, namesakes
from tei_protocols.model.marks import PersonName
from tei_protocols.model.people import Person
from tei_protocols.model.protocol import Protocol, SessionDate
from tei_protocols.model.register import Entry, Register, contradiction
from tei_protocols.model.source import Source
from tei_protocols.problems import Level, Problem

_SOMEBODY_ELSE = "if it is somebody else, give them an entry of their own"


class Disagreement(NamedTuple):
    """Why somebody has no entry, in the words of a problem."""

    rule: str
    level: Level
    message: str
    hint: str


def reconciled(protocol: Protocol, register: Register) -> tuple[Protocol, tuple[Problem, ...]]:
    """The protocol with the entries of its people in the register, and what to say of those who have none."""
    if not register:
        return protocol, ()
    places = _first_namings(protocol)
    people, problems = [], []
    for person in protocol.people:
        found = _found(person, protocol.description.dates, register)
        if isinstance(found, Entry):
            person = replace(person, same_as=register.pointer(found))
        else:
            problems.append(_problem(protocol.source, places, person, found))
        people.append(person)
    return replace(protocol, people=tuple(people)), tuple(problems)


def _found(person: Person, dates: Sequence[SessionDate], register: Register) -> Entry | Disagreement:
    """The entry of a person, or why there is none."""
    known = namesakes(person.surname, register)
    if not known:
        return _absent(person, register)
    by_name = fitting(person.forenames, person.surname, register)
    if not by_name:
        return _other_initials(person, known, register)
    reasons = {entry.id: _impossible(entry, person.roles, dates) for entry in by_name}
    possible = [entry for entry in by_name if not reasons[entry.id]]
    if len(possible) == 1:
        return possible[0]
    if possible:
        return _several(person, possible, register)
    return _contradicted(person, reasons, register)


def _impossible(entry: Entry, roles: Sequence[str], dates: Sequence[SessionDate]) -> str:
    """Why somebody cannot have had these roles on these days; empty where the register allows it, or says nothing."""
    if not dates:
        return ""
    return contradiction(entry, roles, min(date.first for date in dates), max(date.last for date in dates))


# --- what to say -----------------------------------------------------------------------------------------------------


def _absent(person: Person, register: Register) -> Disagreement:
    message = f"“{person.name}” is not in {register.name}"
    hint = f"add an entry, {_entry_for(person, register)}, or this form of the name to the entry that means them"
    return Disagreement("register.absent", Level.NOTICE, message, hint)


def _entry_for(person: Person, register: Register) -> str:
    """An entry for the register, ready to be copied."""
    from html import escape

    taken, number, id_ = {entry.id for entry in register.entries}, 1, person.id
    while id_ in taken:
        number += 1
        id_ = f"{person.id}-{number}"
    forename = f"<forename>{escape(person.forenames, quote=False)}</forename> " if person.forenames else ""
    name = f"<persName>{forename}<surname>{escape(person.surname, quote=False)}</surname></persName>"
    return f'<person xml:id="{id_}">{name}</person>'


def _other_initials(person: Person, known: Sequence[Entry], register: Register) -> Disagreement:
    names = " and ".join(f"{_name_of(entry)} ({entry.id})" for entry in known)
    message = f"the record has {person.name}, but {register.name} knows {names}"
    hint = f"if the record errs, say so in the TEI with choice, sic and corr; {_SOMEBODY_ELSE}"
    return Disagreement("register.initials", Level.WARNING, message, hint)


def _several(person: Person, possible: Sequence[Entry], register: Register) -> Disagreement:
    names = " or ".join(f"{_name_of(entry)} ({entry.id})" for entry in possible)
    message = f"{person.name} may be {names}; {register.name} does not tell them apart"
    hint = f'if you know who it is, write sameAs="{register.pointer(possible[0])}" in the TEI, or add to the register '
    hint += "what tells them apart: initials, dates, offices"
    return Disagreement("register.several", Level.WARNING, message, hint)


def _contradicted(person: Person, reasons: Mapping[str, str], register: Register) -> Disagreement:
    said = "; ".join(f"{reason} ({id_})" for id_, reason in reasons.items())
    message = f"{person.name} cannot be the one whom {register.name} knows: {said}"
    hint = f"correct the register if it errs; {_SOMEBODY_ELSE}"
    return Disagreement("register.impossible", Level.WARNING, message, hint)


def _name_of(entry: Entry) -> str:
    form = entry.names[0]
    return f"{form.forenames} {form.surname}".strip()


# --- places ----------------------------------------------------------------------------------------------------------


def _first_namings(protocol: Protocol) -> Mapping[str, int]:
    """Where each person is named first in the running text."""
    found: dict[str, int] = {}
    for passage in protocol.passages():
        for mark in passage.marks:
            if isinstance(mark, PersonName) and mark.person:
                found.setdefault(mark.person, mark.span.start)
    return found


def _problem(source: Source, places: Mapping[str, int], person: Person, found: Disagreement) -> Problem:
    """What to say of a person, where the record names them first."""
    offset = places.get(person.id, source.text.find(person.surname))
    return source.problem(max(offset, 0), found.rule, found.level, found.message, found.hint)
