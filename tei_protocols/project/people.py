"""The register of people goes in, a TEI file with a `listPerson`; its entries come out, and what is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from tei_protocols.checks import pointers
from tei_protocols.checks.positions import placed
from tei_protocols.findings import XML_ID, Finding, line_of
from tei_protocols.model.register import Entry, NameForm, Office, Register
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.secure_xml import parse_xml

_T = "{http://www.tei-c.org/ns/1.0}"
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_YEAR = re.compile(r"\b\d{4}\b")
# initials before a surname, or behind it
_INITIALS_FIRST = re.compile(r"(?P<forenames>[^\W\d_]{1,3}\.(?:[\s-]?[^\W\d_]{1,3}\.)*)\s?(?P<surname>\S.*)")
_INITIALS_LAST = re.compile(r"(?P<surname>\S.*?)\s+(?P<forenames>[^\W\d_]{1,3}\.(?:[\s-]?[^\W\d_]{1,3}\.)*)")
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
        names = tuple(dict.fromkeys(_names(person)))
        if not names:
            findings.append(_nameless(person))
        elif identifier := person.get(XML_ID):
            entries.append(_entry(identifier, names, person))
    problems += placed(findings, tree, data, str(path))
    return Register(path.name, hashlib.sha256(data).hexdigest(), tuple(entries))


def _entry(identifier: str, names: tuple[NameForm, ...], person: etree._Element) -> Entry:
    return Entry(identifier, names, _date(person, "birth"), _date(person, "death"), tuple(_offices(person)))


# --- names -----------------------------------------------------------------------------------------------------------


def _names(person: etree._Element) -> Iterator[NameForm]:
    for name in person.iterfind(f"{_T}persName"):
        surname = _text(name, "nameLink", "surname")
        form = NameForm(_text(name, "forename"), surname) if surname else _form_of(_all_text(name))
        if form.surname:
            yield form


def _text(name: etree._Element, *parts: str) -> str:
    """The words of the parts of a name that are so called, in their order."""
    found = name.iter(*(f"{_T}{part}" for part in parts))
    return " ".join(words for part in found if (words := _all_text(part)))


def _all_text(element: etree._Element) -> str:
    return " ".join(str(element.xpath("string()")).split())


def _form_of(written: str) -> NameForm:
    """A name whose parts are not marked: "Sarov, A. K.", "A. K. Sarov", "Sarov A. K.", "Aleksei Karlovich Sarov"."""
    surname, comma, forenames = written.partition(",")
    if comma:
        return NameForm(forenames.strip(), surname.strip())
    if initials := _INITIALS_FIRST.fullmatch(written) or _INITIALS_LAST.fullmatch(written):
        return NameForm(initials["forenames"].strip(), initials["surname"])
    forenames, _, surname = written.rpartition(" ")
    return NameForm(forenames, surname)


# --- lives and offices -----------------------------------------------------------------------------------------------


def _date(person: etree._Element, event: str) -> str:
    """When somebody was born, or died, as far as it is stated; of a span of time, what is certain of it."""
    attributes = ("when", "notBefore", "from") if event == "birth" else ("when", "notAfter", "to")
    for element in person.iterfind(f"{_T}{event}"):
        for dated in (element, *element.iterfind(f"{_T}date")):
            if stated := next((value for name in attributes if (value := _iso(dated, name))), ""):
                return stated
        if year := _YEAR.search(_all_text(element)):
            return year[0]
    return ""


def _iso(element: etree._Element, attribute: str) -> str:
    found = _ISO.match(element.get(attribute, ""))
    return found[0] if found else ""


def _offices(person: etree._Element) -> Iterator[Office]:
    """The roles that affiliations state, each with its term."""
    for affiliation in person.iterfind(f"{_T}affiliation"):
        when = _iso(affiliation, "when")
        first = _iso(affiliation, "from") or _iso(affiliation, "notBefore") or when
        last = _iso(affiliation, "to") or _iso(affiliation, "notAfter") or when
        for role in affiliation.get("role", "").split():
            yield Office(role, first, last)


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
            kind, number = idno.get("type", ""), re.sub(r"\s", "", _all_text(idno)).rpartition("/")[2]
            form, words = _AUTHORITIES.get(kind, (None, ""))
            if form and not form.fullmatch(number):
                message = f"{number or 'nothing'} is no number of {kind}"
                yield Finding("register.idno", Level.WARNING, message, idno, f"a number of {kind} is {words}")
            elif form and taken.setdefault((kind, number), person) is not person:
                other = taken[kind, number]
                message = f"the person in line {line_of(other)} has this number of {kind} too"
                hint = "if the two are one person, make them one entry with two names"
                yield Finding("register.idno", Level.WARNING, message, idno, hint)
