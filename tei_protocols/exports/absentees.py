"""Absentees: the problems of documents go in; an entry for everybody whom the register lacks comes out, to be copied.

Of one person many transcripts print several forms. Where a surname stands alone in one and with forenames in another,
and there are no other forenames, that is one entry; whether others are one person is for people to decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lxml import etree

from tei_protocols.problems import Problem

RULE = "register.absent"
_ENTRY = re.compile(r"<person .*</person>")
# two forms of one surname, of which one may have no forenames
_TWO = 2
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def entries_for(problems: Iterable[Problem]) -> tuple[str, ...]:
    """An entry for each, by surname and forenames; no two have one `xml:id`."""
    by_surname: dict[str, dict[str, etree._Element]] = defaultdict(dict)
    for problem in problems:
        if problem.rule == RULE and (found := _ENTRY.search(problem.hint)):
            entry = etree.fromstring(found[0])
            surname, forenames = (entry.findtext(f".//{part}", "") for part in ("surname", "forename"))
            by_surname[surname].setdefault(forenames, entry)
    kept = []
    for _, by_forenames in sorted(by_surname.items()):
        named = sorted(by_forenames)
        kept += [by_forenames[each] for each in named if each or len(named) != _TWO]
    return tuple(_written(kept))


def as_list(entries: Iterable[str]) -> bytes:
    """The entries as a list of people, of which `people.xml` can take any."""
    lines = "".join(f"  {entry}\n" for entry in entries)
    return f'<listPerson xmlns="http://www.tei-c.org/ns/1.0">\n{lines}</listPerson>\n'.encode()


def _written(entries: Iterable[etree._Element]) -> Iterable[str]:
    taken: set[str] = set()
    for entry in entries:
        wanted = id_ = entry.get(_XML_ID, "")
        number = 1
        while id_ in taken:
            number += 1
            id_ = f"{wanted}-{number}"
        taken.add(id_)
        entry.set(_XML_ID, id_)
        yield etree.tostring(entry, encoding="unicode")
