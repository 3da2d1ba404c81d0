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
_WRITTEN = (
    rf"(?<![\w'’-])(?:\[(?P<given>{SHAPES['surname']})\]\s)?"
    rf"(?:(?!{{honorific}}\s)(?P<initials>{SHAPES['initials']})\s?)?(?P<surname>{SHAPES['surname']})"
)
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
    written = language.compiled(_WRITTEN)
    for span in spans:
        for match in written.finditer(source.text, span.start, span.end):
            word = words.get(match.start("surname"), Span(match.start("surname"), match.end()))
            surname = in_one_piece(source[word].replace("[", "").replace("]", ""))
            known = people.namesakes(surname)
            abbreviated = source.text.startswith(".", word.end)
            name = Name(match.start(), word.end, match["initials"] or match["given"] or "", surname, abbreviated)
            if not known and surname.casefold() in never_names(language):
                continue
            person = people.who(name)
            if known or match["initials"] or surname.casefold() in shown or (abbreviated and person):
                place = Span(match.start(), word.end)
                yield PersonName(place, place, person.id if person else None)
        yield from _by_initials(source, span, people)


def _by_initials(source: Source, span: Span, people: People) -> Iterator[PersonName]:
    """`N. S. says`: initials alone, where only one person has them."""
    for match in _INITIALS_ALONE.finditer(source.text, span.start, span.end):
        person = people.by_initials(match[0])
        if person:
            place = Span(match.start(), match.end())
            evidence = Evidence("name.initials", Certainty.MEDIUM)
            yield PersonName(place, place, person.id, "", evidence)
