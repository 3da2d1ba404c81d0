"""Mentions: names of persons in running text, and who is meant by each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tei_protocols.attribution.people import People
from tei_protocols.conventions.names import Name
from tei_protocols.language import Language
from tei_protocols.language.shapes import SHAPES
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import PersonName
from tei_protocols.model.source import Source, Span

_WRITTEN = rf"(?P<address>{{honorific}} )?(?P<initials>{SHAPES['initials']}\s?)?(?<![\w'’-])(?P<surname>{SHAPES['surname']})"
_INITIALS_ALONE = re.compile(rf"(?<![\w.]){SHAPES['initial']}[ \u00a0]?{SHAPES['initial']}(?=\s[a-zа-яё])")


def mentions(source: Source, spans: Iterable[Span], people: People, language: Language) -> list[PersonName]:
    """Names in `spans` that a form of address, initials or a known surname shows to be names.

    Somebody who is not among `people` is marked without saying who it is.
    """
    written = language.compiled(_WRITTEN)
    found: list[PersonName] = []
    for span in spans:
        for match in written.finditer(source.text, span.start, span.end):
            mention = _mention(match, people)
            if mention:
                found.append(mention)
        found += _by_initials(source, span, people)
    return found


def _mention(match: re.Match[str], people: People) -> PersonName | None:
    addressed, initials = match["address"], match["initials"]
    if not addressed and not initials and not people.namesakes(match["surname"]):
        return None
    if initials and not addressed and len(match["surname"]) < 3:
        return None
    start = match.start("initials") if initials else match.start("surname")
    person = people.who(Name(start, match.end(), initials or "", match["surname"]))
    span = Span(start, match.end())
    return PersonName(span, span, person.id if person else None)


def _by_initials(source: Source, span: Span, people: People) -> list[PersonName]:
    """`N. S. says`: initials alone, where only one person has them."""
    found = []
    for match in _INITIALS_ALONE.finditer(source.text, span.start, span.end):
        person = people.by_initials(match[0])
        if person:
            place = Span(match.start(), match.end())
            evidence = Evidence("name.initials", Certainty.MEDIUM)
            found.append(PersonName(place, place, person.id, "", evidence))
    return found
