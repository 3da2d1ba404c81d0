"""Participants: the people of a session go into a `particDesc`, by group and role."""

from __future__ import annotations

from collections.abc import Iterable

from tei_protocols.model.marks import PersonName
from tei_protocols.model.people import PRESENT, Group, Person
from tei_protocols.model.protocol import Attendance, Passage, Protocol
from tei_protocols.tei.addresses import Addresses
from tei_protocols.tei.elements import XML_ID, Element, add, characters, printed


def write_participants(profile: Element, protocol: Protocol, addresses: Addresses) -> None:
    """The `particDesc`. Among sibling lists exactly one is the default, as TEI asks."""
    present: list[Person] = []
    recorders: list[Person] = []
    others: list[Person] = []
    for person in protocol.people:
        if not PRESENT.isdisjoint(person.roles):
            present.append(person)
        else:
            (recorders if person.roles == ("recorder",) else others).append(person)
    description = add(profile, "particDesc")
    if present:
        listed = any(isinstance(division, Attendance) for division in protocol.divisions)
        source = addresses.to("participants") if listed else ""
        if protocol.present_by_note is not None:
            source = addresses.to(addresses.note(protocol.present_by_note))
        everybody = _list(description, "participants", "participants", addresses, {"source": source})
        _persons(everybody, (person for person in present if not person.group), addresses)
        for group in protocol.groups:
            _group(everybody, group, [person for person in present if person.group == group.id], addresses)
    if recorders:
        named = _where_recorder_is_named(protocol)
        source = addresses.to(named) if named else ""
        _persons(_list(description, "recorder", "recorder", addresses, {"source": source}), recorders, addresses)
    if others:
        _persons(_list(description, "speakers", "speakers", addresses, {}), others, addresses)


def _where_recorder_is_named(protocol: Protocol) -> str:
    """The id of the part of the text that names who took the notes; empty where only the header or a note does."""
    lists = (division.paragraphs for division in protocol.divisions if isinstance(division, Attendance))
    if any(_names_recorder(paragraph) for paragraphs in lists for paragraph in paragraphs):
        return "participants"
    return "closer" if any(_names_recorder(line.passage) for line in protocol.closing) else ""


def _names_recorder(passage: Passage) -> bool:
    return any(isinstance(mark, PersonName) and mark.role == "recorder" for mark in passage.marks)


def _list(parent: Element, kind: str, name: str, addresses: Addresses, more: dict[str, str]) -> Element:
    first = not any(isinstance(child, Element) and child.name == "listPerson" for child in parent.content)
    attributes = {"type": kind, XML_ID: addresses.id(f"list.{name}"), "default": "true" if first else "false"}
    return add(parent, "listPerson", attributes | more)


def _group(parent: Element, group: Group, persons: list[Person], addresses: Addresses) -> None:
    if not persons:
        return
    listed = _list(parent, "group", group.id, addresses, {})
    add(listed, "head", text=" ".join(group.heading.split()))
    add(listed, "personGrp", {XML_ID: addresses.id(f"group.{group.id}"), "role": group.role})
    _persons(listed, persons, addresses)


def _persons(parent: Element, persons: Iterable[Person], addresses: Addresses) -> None:
    for person in persons:
        roles = " ".join([role for role in person.roles if role != "speaker"])
        attributes = {XML_ID: addresses.id(person.id), "role": roles, "sameAs": person.same_as}
        name = printed("surname", content=characters(person.surname))
        if person.forenames:
            name = f"{printed('forename', content=characters(person.forenames))} {name}"
        parent.content.append(printed("person", attributes, f"<persName>{name}</persName>"))
