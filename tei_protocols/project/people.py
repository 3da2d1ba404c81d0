"""The register of people goes in, a TEI file with a `listPerson`; its entries come out, and what is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from tei_protocols.checks import pointers
from tei_protocols.checks.entries import all_text, entry_of
from tei_protocols.checks.positions import placed
from tei_protocols.findings import XML_ID, Finding, line_of
from tei_protocols.model.register import Register
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.secure_xml import parse_xml

_T = "{http://www.tei-c.org/ns/1.0}"
# how authorities number people; an address of theirs ends in the number
_AUTHORITIES = {
    "VIAF": (re.compile(r"\d{1,22}"), "digits"),
    "Wikidata": (re.compile(r"Q\d+"), "Q and digits"),
    "GND": (re.compile(r"\d[\d-]{2,}[\dX]"), "digits, the last of which may be X"),
    "ISNI": (re.compile(r"\d{15}[\dX]"), "sixteen digits, the last of which may be X"),
}


def read_register(path: Path, problems: list[Problem]) -> Register | None:
    """The register in the file at `path`; None where it cannot be read. What is wrong is added to `problems`."""
    data = path.read_bytes()
    try:
        tree = parse_xml(data, str(path))
    except UnusableInput as unusable:
        problems.append(unusable.problem)
        return None
    persons = list(tree.iter(f"{_T}person"))
    findings = [*pointers.check(tree), *_without_address(persons), *_identifiers(persons)]
    if not persons and tree.getroot().tag != f"{_T}TEI":
        findings.append(_not_a_register(tree.getroot()))
    entries = []
    for person in persons:
        entry = entry_of(person)
        if not entry.names:
            findings.append(_nameless(person))
        elif entry.id:
            entries.append(entry)
    problems += placed(findings, tree, data, str(path))
    return Register(path.name, hashlib.sha256(data).hexdigest(), tuple(entries))


# --- what is wrong ---------------------------------------------------------------------------------------------------


def _without_address(persons: Iterable[etree._Element]) -> Iterator[Finding]:
    for person in persons:
        if not person.get(XML_ID):
            message = "this person has no xml:id, so that nothing can point to them"
            yield Finding("register.entry", Level.WARNING, message, person, 'write <person xml:id="surname">')


def _nameless(person: etree._Element) -> Finding:
    hint = "write <persName><forename>A. B.</forename> <surname>Surname</surname></persName>"
    message = "this person has no name, so that nobody in a transcript can be them"
    return Finding("register.entry", Level.WARNING, message, person, hint)


def _not_a_register(root: etree._Element) -> Finding:
    hint = 'a register is TEI: <TEI xmlns="http://www.tei-c.org/ns/1.0">, and in it <listPerson>'
    return Finding("register.entry", Level.WARNING, "there is no person in this file", root, hint)


def _identifiers(persons: Iterable[etree._Element]) -> Iterator[Finding]:
    """Numbers of authorities that cannot be right, or that two people have."""
    taken: dict[tuple[str, str], etree._Element] = {}
    for person in persons:
        for idno in person.iterfind(f"{_T}idno"):
            kind, number = idno.get("type", ""), re.sub(r"\s", "", all_text(idno)).rpartition("/")[2]
            form, words = _AUTHORITIES.get(kind, (None, ""))
            if form and not form.fullmatch(number):
                message = f"{number or 'nothing'} is no number of {kind}"
                yield Finding("register.idno", Level.WARNING, message, idno, f"a number of {kind} is {words}")
            elif form and taken.setdefault((kind, number), person) is not person:
                other = taken[kind, number]
                message = f"the person in line {line_of(other)} has this number of {kind} too"
                hint = "if the two are one person, make them one entry with two names"
                yield Finding("register.idno", Level.WARNING, message, idno, hint)
