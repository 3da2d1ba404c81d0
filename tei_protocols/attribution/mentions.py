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

# with initials, the surname is a group of its own; a form of address looks like an initial ("Cde.")
_NAME = re.compile(rf"{SHAPES['initials']}\s?(?P<surname>{SHAPES['surname']})|{SHAPES['surname']}")
_LONGEST_GIVEN = 40
_GIVEN = re.compile(rf"\[(?P<given>{SHAPES['surname']})\]\s$")
_IN_WORDS = frozenset("'’-_")
# it looks behind only where a capital and a full stop are: `re` looks for those much faster
_INITIALS_ALONE = re.compile(rf"[{UPPER}]\.(?<![\w.][{UPPER}]\.)[ \u00a0]?[{UPPER}]\.(?=\s[a-zа-яё])")


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
    text = source.text
    words = {word.start: word for word in completed}
    never = never_names(language)
    listed = people.surnames
    for span in spans:
        for start, at, end in _names(text, span, language):
            surname, initials = text[at:end], text[start:at]
            if at in words:
                surname, end = source[words[at]].replace("[", "").replace("]", ""), words[at].end
            surname = in_one_piece(surname)
            folded = surname.casefold()
            known = folded in shown or folded.replace("ё", "е") in listed
            abbreviated = text.startswith(".", end) and people.may_abbreviate(surname)
            if not (known or initials or abbreviated) or folded in never:  # nearly every word
                continue
            forenames = initials
            if "]" in text[max(span.start, start - _LONGEST_GIVEN) : start]:
                given = _GIVEN.search(text, max(span.start, start - _LONGEST_GIVEN), start)
                if given:
                    start, forenames = given.start(), initials or given["given"]
            person = people.who(Name(start, end, forenames, surname, abbreviated))
            if known or initials or person:
                place = Span(start, end)
                yield PersonName(place, place, person.id if person else None)
        yield from _by_initials(source, span, people)


def _names(text: str, span: Span, language: Language) -> Iterator[tuple[int, int, int]]:
    """What is written like a name, with or without initials: where it begins, where its surname begins, and the end.

    Not a form of address, and not the end of a word.
    """
    honorifics = language.words("honorific")
    at = span.start
    while name := _NAME.search(text, at, span.end):
        start, end = name.span()
        before = text[start - 1 : start]
        if before.isalnum() or before in _IN_WORDS:
            at = start + 1
            continue
        surname = name.start("surname")
        if surname < 0:
            yield start, start, end
        elif text.startswith(honorifics, start, surname):
            at = text.index(".", start) + 1
            continue
        else:
            yield start, surname, end
        at = end


def _by_initials(source: Source, span: Span, people: People) -> Iterator[PersonName]:
    """`N. S. says`: initials alone, where only one person has them."""
    for match in _INITIALS_ALONE.finditer(source.text, span.start, span.end):
        person = people.by_initials(match[0])
        if person:
            place = Span(match.start(), match.end())
            evidence = Evidence("name.initials", Certainty.MEDIUM)
            yield PersonName(place, place, person.id, "", evidence)
