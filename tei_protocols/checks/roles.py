"""Roles: a tree goes in; people come out who cannot be those of the register that they are said to be.

Somebody is named in `sameAs`; what the register says of their life and offices is held against the role that they had
in the session, on its day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from tei_protocols.checks.neighbours import Neighbours
from tei_protocols.findings import Finding
from tei_protocols.problems import Level, UnusableInput
from tei_protocols.secure_xml import parse_xml_file

if TYPE_CHECKING:
    from tei_protocols.model.register import Entry

_T = "{http://www.tei-c.org/ns/1.0}"
_CREATION = f"{_T}teiHeader/{_T}profileDesc/{_T}creation"


def check(tree: etree._ElementTree, neighbours: Neighbours) -> Iterator[Finding]:
    """People whose entry contradicts their role on the day of the session."""
    days: dict[etree._Element, tuple[str, str]] = {}
    for person in tree.iter(f"{_T}person"):
        file, sign, identifier = person.get("sameAs", "").partition("#")
        register = neighbours.file(file) if sign and file.endswith(".xml") else None
        if register is None:
            continue
        entry = _entries(register, register.stat().st_mtime_ns).get(identifier)
        session = next(person.iterancestors(f"{_T}TEI"), None)
        if entry is None or session is None:
            continue
        if session not in days:
            days[session] = _days(session)
        first, last = days[session]
        # most documents name nobody of a register
        from tei_protocols.model.register import contradiction

        reason = contradiction(entry, person.get("role", "").split(), first, last) if first else ""
        if reason:
            name = " ".join(str(person.xpath("string()")).split()) or identifier
            message = f"{name} cannot be the one whom {Path(file).name} knows: {reason} ({identifier})"
            hint = "if it is somebody else, give them an entry of their own; if the register errs, correct it"
            yield Finding("register.impossible", Level.WARNING, message, person, hint, "sameAs")


def _days(session: etree._Element) -> tuple[str, str]:
    """The first and the last day of a session; empty where they are not stated."""
    dates = [date for creation in session.iterfind(_CREATION) for date in creation.iterfind(f"{_T}date")]
    firsts = [day for date in dates if (day := date.get("when") or date.get("from"))]
    lasts = [day for date in dates if (day := date.get("when") or date.get("to"))]
    return (min(firsts), max(lasts)) if firsts and lasts else ("", "")


# a project has one register, and one process validates the files of a few projects at the most
@lru_cache(maxsize=4)
def _entries(register: Path, _changed: int) -> Mapping[str, Entry]:
    from tei_protocols.checks.entries import entry_of

    try:
        tree = parse_xml_file(register)
    except (UnusableInput, OSError):
        return {}
    entries = map(entry_of, tree.iter(f"{_T}person"))
    return {entry.id: entry for entry in entries if entry.born or entry.died or entry.offices}
