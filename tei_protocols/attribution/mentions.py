"""Mentions: names of persons in running text, and who is meant by each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tei_protocols.attribution.people import People
from tei_protocols.conventions.cases import Inflected, fold, forms_of
from tei_protocols.conventions.forenames import begins_before
from tei_protocols.conventions.names import (
    Name,
    before_small_end,
    before_word,
    in_list,
    in_one_piece,
    initials_of,
    never_names,
)
from tei_protocols.language import Language
from tei_protocols.language.shapes import SHAPES, UPPER
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import PersonName
from tei_protocols.model.protocol import Person
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

# with initials, the surname is a group of its own; a form of address looks like an initial ("Cde.")
_NAME = re.compile(rf"{SHAPES['initials']}\s?(?P<surname>{SHAPES['surname']})|{SHAPES['surname']}")
_LONGEST_GIVEN = 40
_GIVEN = re.compile(rf"\[(?P<given>{SHAPES['surname']})\]\s$")
# initials behind a surname, with a comma or without, which belong to it where they are those of the person
_AFTER = re.compile(rf"(?P<comma>,?)[ \u00a0](?P<initials>[{UPPER}]\.[ \u00a0]?[{UPPER}]\.)")
# those behind a surname that is on no list, where they cannot belong to another surname behind them
_AFTER_UNLISTED = re.compile(rf"[ \u00a0][{UPPER}]\.[ \u00a0]?[{UPPER}]\.(?!\s?[{UPPER}])")
_BEFORE_SENTENCE = frozenset('.!?…:[(«“"')
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
    forms = forms_of(listed, language)
    eastern = language.pattern("east_asian_name")
    for span in spans:
        found: list[PersonName] = []
        taken = span.start  # initials that belong to the surname before them are not those of the word behind
        for start, at, end in _names(text, span, language):
            if start < taken and fold(text[at:end]) not in listed:
                continue
            if found and at < found[-1].span.end:
                continue
            start = at if start < taken else start
            surname, initials = text[at:end], text[start:at]
            if at in words:
                surname, end = source[words[at]].replace("[", "").replace("]", ""), words[at].end
            surname = in_one_piece(surname)
            folded = surname.casefold()
            shorter = before_small_end(surname)
            if shorter and folded not in shown and shorter.casefold() in shown:  # "Petrov-the harvest is good"
                surname, folded, end = shorter, shorter.casefold(), at + len(shorter)
            elif "-" in surname and not _is_within(text, span, start, language):
                shorter = before_word(surname, shown, language)  # "Petrov-The harvest is good"
                if shorter:
                    surname, folded, end = shorter, shorter.casefold(), at + len(shorter)
            plain = folded.replace("ё", "е")
            whole = people.whole(surname, text, at)
            if whole:  # "Cde. Liu Shaoqi"
                surname, end = " ".join(text[at:whole].split()), whole
                plain = surname.casefold().replace("ё", "е")
            elif folded in shown and (both := eastern.match(text, at, span.end)) and _are_words(both, never):
                end = both.end()  # the same, not listed
            known = folded in shown or plain in listed or plain in forms
            abbreviated = text.startswith(".", end) and people.may_abbreviate(surname)
            if not (known or initials or abbreviated) or folded in never:  # nearly every word
                continue
            forenames = initials
            if "]" in text[max(span.start, start - _LONGEST_GIVEN) : start]:
                given = _GIVEN.search(text, max(span.start, start - _LONGEST_GIVEN), start)
                if given:
                    start, forenames = given.start(), initials or given["given"]
            person = people.who(Name(start, end, forenames, surname, abbreviated))
            evidence = None
            if plain in forms:
                inflected = _inflected(people, Name(start, end, forenames, plain), forms[plain])
                if person is None and inflected:
                    person, evidence = inflected, Evidence("name.case", Certainty.HIGH)
                elif inflected and _is_within(text, span, start, language):
                    person = None  # a woman's name, or a man's in the genitive
            if person and person.forenames and not initials:
                after = _AFTER.match(text, end, span.end)
                if after and initials_of(after["initials"]) == initials_of(person.forenames):
                    behind = _NAME.match(text, after.end() + 1, span.end) if after["comma"] else None
                    if behind is None or fold(behind[0]) not in listed:
                        end = taken = after.end()
                start = begins_before(text, start, person.forenames, language)
            elif person is None and not initials and not abbreviated:
                after = _AFTER_UNLISTED.match(text, end, span.end)
                end = after.end() if after else end
            if known or initials or person:
                place = Span(start, end)
                found.append(PersonName(place, place, person.id if person else None, "", evidence))
        yield from _in_one(text, found)
        yield from _by_initials(source, span, people)


def _are_words(name: re.Match[str], never: frozenset[str]) -> bool:
    """Are both words of a name of East Asia whole, with a capital, and none that is never a name?"""
    second = name[0].split()[-1]
    behind = name.string[name.end() : name.end() + 1]
    return second[0].isupper() and second.casefold() not in never and not (behind.isalpha() or behind in _IN_WORDS)


def _in_one(text: str, found: list[PersonName]) -> Iterator[PersonName]:
    """The names, with the forename and the surname of somebody who is not listed as one: `Comrade Dénes Hollós`."""
    last: PersonName | None = None
    for name in found:
        if last and last.person is name.person is None and text[last.span.end : name.span.start] == " ":
            place = Span(last.span.start, name.span.end)
            name = PersonName(place, place, None)
        elif last:
            yield last
        last = name
    if last:
        yield last


def in_lists(source: Source, lists: Iterable[Span], people: People, language: Language) -> Iterator[PersonName]:
    """The names of `lists` that consist of names: under a heading, behind a statement."""
    for span in lists:
        start = span.start + source.text.startswith(("(", "+"), span.start)
        for name in in_list(source.text, start, span.end, language):
            if name.surname.casefold() in never_names(language):
                continue
            person = people.who(name)
            place = Span(name.start, name.end)
            yield PersonName(place, place, person.id if person else None)


def _inflected(people: People, name: Name, readings: Iterable[Inflected]) -> Person | None:
    """The only person whose surname this may be in another case."""
    surnames = {reading.surname for reading in readings}
    if len(surnames) > 1:
        return None
    return people.who(replace(name, surname=surnames.pop()))


def _is_within(text: str, span: Span, start: int, language: Language) -> bool:
    """Does a name stand within its paragraph, and not at the head, as that of a speaker does?"""
    head = text[span.start : start].strip(" [")
    return bool(head) and head not in language.words("address")


def _names(text: str, span: Span, language: Language) -> Iterator[tuple[int, int, int]]:
    """What is written like a name, with or without initials: where it begins, where its surname begins, and the end.

    Not a form of address, and not the end of a word.
    """
    honorifics, first = language.words("honorific"), language.words("address_first")
    never = never_names(language)
    at = span.start
    while name := _NAME.search(text, at, span.end):
        start, end = name.span()
        before = text[start - 1 : start] if start > span.start else ""  # the sign of a label may stand there
        if before.isalnum() or before in _IN_WORDS:
            at = start + 1
            continue
        surname = name.start("surname")
        if surname < 0:
            yield start, start, end
        elif text.startswith(honorifics, start, surname) or (
            text[start:surname].strip() in first and _begins_sentence(text, span, start)
        ):
            at = text.index(".", start) + 1
            continue
        else:
            first_end = text.index(".", start)
            if first_end - start > 1 and text[start:first_end].casefold() in never:  # a sentence of one word
                at = first_end + 1
                continue
            yield start, surname, end
        at = end


def _begins_sentence(text: str, span: Span, start: int) -> bool:
    """Does a sentence, a bracket or a quotation begin there?"""
    before = text[span.start : start].rstrip()
    return not before or before[-1] in _BEFORE_SENTENCE


def _by_initials(source: Source, span: Span, people: People) -> Iterator[PersonName]:
    """`N. S. says`: initials alone, where only one person has them."""
    for match in _INITIALS_ALONE.finditer(source.text, span.start, span.end):
        person = people.by_initials(match[0])
        if person:
            place = Span(match.start(), match.end())
            evidence = Evidence("name.initials", Certainty.MEDIUM)
            yield PersonName(place, place, person.id, "", evidence)
