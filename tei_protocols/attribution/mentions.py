"""Mentions: names of persons in running text, and who is meant by each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tei_protocols.attribution.people import People
from tei_protocols.conventions.names import Name, in_one_piece, never_names
from tei_protocols.language import Language
from tei_protocols.language.shapes import SHAPES, UPPER
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import PersonName
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# a form of address looks like an initial ("Cde.")
_NAME = re.compile(rf"(?:(?P<initials>{SHAPES['initials']})\s?)?(?P<surname>{SHAPES['surname']})")
# `re` looks for single letters much faster than for names
_CAPITAL = re.compile(f"[{UPPER}]")
_LONGEST_GIVEN = 40
_GIVEN = re.compile(rf"\[(?P<given>{SHAPES['surname']})\]\s$")
_IN_WORDS = ("'", "’", "-", "_")
_INITIALS_ALONE = re.compile(rf"(?<![\w.])[{UPPER}]\.[ \u00a0]?[{UPPER}]\.(?=\s[a-zа-яё])")


def mentions(
    source: Source,
    spans: Iterable[Span],
    completed: Iterable[Span],
    people: People,
    shown: frozenset[str],
    language: Language,
) -> Iterator[PersonName]:
    """Names in `spans` that initials show to be names, or that are among `people` or the surnames `shown`, in order.

    `completed` are words with letters of the editor; a name that is one of them is read with these letters. Somebody
    who is not among `people` is marked without saying who it is.
    """
    words = {word.start: word for word in completed}
    never = never_names(language)
    for span in spans:
        for match in _names(source.text, span, language):
            surname, end = match["surname"], match.end()
            word = words.get(match.start("surname"))
            if word:
                surname, end = source[word].replace("[", "").replace("]", ""), word.end
            surname = in_one_piece(surname)
            abbreviated = source.text.startswith(".", end) and people.may_abbreviate(surname)
            known = people.is_surname(surname) or surname.casefold() in shown
            if not (known or match["initials"] or abbreviated) or surname.casefold() in never:
                continue
            given = _GIVEN.search(source.text, max(span.start, match.start() - _LONGEST_GIVEN), match.start())
            start = given.start() if given else match.start()
            forenames = match["initials"] or (given["given"] if given else "")
            person = people.who(Name(start, end, forenames, surname, abbreviated))
            if known or match["initials"] or person:
                place = Span(start, end)
                yield PersonName(place, place, person.id if person else None)
        yield from _by_initials(source, span, people)


def _names(text: str, span: Span, language: Language) -> Iterator[re.Match[str]]:
    """What is written like a name, with or without initials: not a form of address, and not the end of a word."""
    honorifics = language.words("honorific")
    at = span.start
    while capital := _CAPITAL.search(text, at, span.end):
        at = capital.start()
        name = _NAME.match(text, at, span.end)
        before = text[at - 1 : at]
        if name is None or before.isalnum() or before in _IN_WORDS:
            at += 1
        elif name["initials"] and name["initials"].startswith(honorifics):
            at = text.index(".", at) + 1
        else:
            at = name.end()
            yield name


def _by_initials(source: Source, span: Span, people: People) -> Iterator[PersonName]:
    """`N. S. says`: initials alone, where only one person has them."""
    for match in _INITIALS_ALONE.finditer(source.text, span.start, span.end):
        person = people.by_initials(match[0])
        if person:
            place = Span(match.start(), match.end())
            evidence = Evidence("name.initials", Certainty.MEDIUM)
            yield PersonName(place, place, person.id, "", evidence)
