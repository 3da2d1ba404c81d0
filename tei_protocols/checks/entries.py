"""Entries: a `person` in a register of people goes in; what the register says of them comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tei_protocols.findings import XML_ID
from tei_protocols.model.register import Entry, NameForm, Office

_T = "{http://www.tei-c.org/ns/1.0}"
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_YEAR = re.compile(r"\b\d{4}\b")
# initials before a surname, or behind it
_INITIALS_FIRST = re.compile(r"(?P<forenames>[^\W\d_]{1,3}\.(?:[\s-]?[^\W\d_]{1,3}\.)*)\s?(?P<surname>\S.*)")
_INITIALS_LAST = re.compile(r"(?P<surname>\S.*?)\s+(?P<forenames>[^\W\d_]{1,3}\.(?:[\s-]?[^\W\d_]{1,3}\.)*)")


def entry_of(person: etree._Element) -> Entry:
    """What a `person` says of somebody; the id is empty, or there are no names, where it does not say them."""
    names = tuple(dict.fromkeys(_names(person)))
    offices = tuple(_offices(person))
    return Entry(person.get(XML_ID, ""), names, _date(person, "birth"), _date(person, "death"), offices)


# --- names -----------------------------------------------------------------------------------------------------------


def _names(person: etree._Element) -> Iterator[NameForm]:
    for name in person.iterfind(f"{_T}persName"):
        surname = _text(name, "nameLink", "surname")
        form = NameForm(_text(name, "forename"), surname) if surname else _form_of(all_text(name))
        if form.surname:
            yield form


def _text(name: etree._Element, *parts: str) -> str:
    """The words of the parts of a name that are so called, in their order."""
    found = name.iter(*(f"{_T}{part}" for part in parts))
    return " ".join(words for part in found if (words := all_text(part)))


def all_text(element: etree._Element) -> str:
    """All words of an element, with single spaces."""
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
        if year := _YEAR.search(all_text(element)):
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
