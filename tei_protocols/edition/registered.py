"""The registered: TEI that people corrected goes in with a register that may be newer; who fits one entry comes out.

What people wrote is not changed by it: the pages of the site lead to the entry, and the encoder is told what to write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from tei_protocols.attribution.persons.namesakes import fitting
from tei_protocols.checks.entries import all_text, entry_of
from tei_protocols.model.register import Entry, Register, contradiction
from tei_protocols.problems import Level, Problem

_T = "{http://www.tei-c.org/ns/1.0}"
_PEOPLE = f"{_T}teiHeader/{_T}profileDesc/{_T}particDesc"
_DAYS = f"{_T}teiHeader/{_T}profileDesc/{_T}creation/{_T}date"


class Unlinked(NamedTuple):
    """Somebody in a document who does not point to the register, and the one entry that fits them."""

    person: etree._Element
    entry: Entry


def unlinked(tree: etree._ElementTree, register: Register) -> list[Unlinked]:
    """Those who have no `sameAs` and fit one entry of the register, by the rules of conversion."""
    found = list(_unlinked(tree, register)) if register else []
    # two of one document are not one person
    taken = Counter(entry.id for _, entry in found)
    return [each for each in found if taken[each.entry.id] == 1]


def _unlinked(tree: etree._ElementTree, register: Register) -> Iterator[Unlinked]:
    for session in tree.iter(f"{_T}TEI"):
        days = [day for date in session.iterfind(_DAYS) if (day := date.get("when") or date.get("from"))]
        first, last = (min(days), max(days)) if days else ("", "")
        for people in session.iterfind(_PEOPLE):
            for person in people.iter(f"{_T}person"):
                roles = person.get("role", "").split()
                forms = () if person.get("sameAs") else entry_of(person).names[:1]
                found = [entry for form in forms for entry in fitting(form.forenames, form.surname, register)]
                possible = [entry for entry in found if not (first and contradiction(entry, roles, first, last))]
                if len(possible) == 1:
                    yield Unlinked(person, possible[0])


def linked(tree: etree._ElementTree, people: list[Unlinked], register: Register) -> etree._ElementTree:
    """The document as if these people pointed to their entries; itself where there are none."""
    if not people:
        return tree
    address = {person.get("{http://www.w3.org/XML/1998/namespace}id"): entry for person, entry in people}
    root = deepcopy(tree.getroot())
    for person in root.iter(f"{_T}person"):
        entry = address.get(person.get("{http://www.w3.org/XML/1998/namespace}id"))
        if entry and not person.get("sameAs"):
            person.set("sameAs", register.pointer(entry))
    return root.getroottree()


def told(people: list[Unlinked], register: Register, source: str) -> Iterator[Problem]:
    """What to say of them to whoever edits the file."""
    for person, entry in people:
        name = next((all_text(name) for name in person.iterfind(f"{_T}persName")), entry.id)
        message = f"{name} fits the entry {entry.id} of {register.name}, and does not point there"
        hint = f'write sameAs="{register.pointer(entry)}" if it is the same person; the site takes them for one'
        line = person.sourceline if isinstance(person.sourceline, int) else 0
        yield Problem("register.unlinked", Level.NOTICE, message, source, line, hint=hint)
