"""Mentions: names of persons in running text, and who is meant by each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from tei_protocols.attribution.persons.addressed import IN_WORDS, AddressesLikeInitials
from tei_protocols.attribution.persons.people import People
from tei_protocols.conventions.cases import Inflected, fold, forms_of
from tei_protocols.conventions.forenames import begins_before, with_patronymic
from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import Name, before_small_end, before_word, in_one_piece, initials_of, never_names
from tei_protocols.conventions.written_names import WrittenNames, tells_time
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import SHAPES, UPPER
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.marks import PersonName
from tei_protocols.model.people import Person
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

_SURNAME = compiled(SHAPES["surname"])
_LONGEST_GIVEN = 40
_GIVEN = compiled(rf"\[(?P<given>{SHAPES['surname']})\]\s$")
# initials behind a surname, with a comma or without, which belong to it where they are those of the person
_AFTER = compiled(rf"(?P<comma>,?)[ \u00a0](?P<initials>[{UPPER}]\.[ \u00a0\u2011-]?[{UPPER}]\.)")
# those behind a surname that is on no list, where they cannot belong to another surname behind them
_AFTER_UNLISTED = compiled(rf"[ \u00a0][{UPPER}]\.[ \u00a0]?[{UPPER}]\.(?!\s?[{UPPER}])")
# what is too long for an initial: "Eng. Fr. Egypt" are three countries
_MAY_BE_WORDS = re.compile(r"[^\W\d_]{3}\.")


def mentions(
    source: Source,
    spans: Iterable[Span],
    completed: Iterable[Span],
    marked: Iterable[Span],
    people: People,
    shown: frozenset[str],
    language: Language,
) -> Iterator[PersonName]:
    """Names in `spans` that initials show to be names, or that are among `people` or the surnames `shown`, in order.

    `completed` are words with letters of the editor; a name that is one of them is read with these letters. What is
    `marked` as a name already is passed over. Somebody who is not among `people` is marked without saying who it is.
    """
    reader = _Reader(source, completed, marked, people, shown, language)
    written = source.once(WrittenNames, language)
    for span in spans:
        yield from _in_one(source.text, reader.names(span))
        yield from _by_initials(written, span, people)


class _Reader:
    """Reads the names of one record."""

    def __init__(
        self,
        source: Source,
        completed: Iterable[Span],
        marked: Iterable[Span],
        people: People,
        shown: frozenset[str],
        language: Language,
    ) -> None:
        self._source = source
        self._written = source.once(WrittenNames, language)
        self._completed = {word.start: word for word in completed}
        places = sorted((span.start, span.end) for span in marked)
        self._marked_from, self._marked_to = [start for start, _ in places], [end for _, end in places]
        self._people = people
        self._shown = shown
        self._language = language
        self._never = never_names(language)
        self._eastern = language.pattern("east_asian_name")
        self._listed = people.surnames
        self._forms = forms_of(self._listed, language)
        known_in_part = {*self._listed, *people.first_words, *self._forms}
        self._known = {*map(fold, shown), *known_in_part}
        self._addresses = AddressesLikeInitials(source.text, known_in_part, language)

    def names(self, span: Span) -> list[PersonName]:
        """The names in a span."""
        text, known, completed = self._source.text, self._known, self._completed
        may_abbreviate = self._people.may_abbreviate
        found: list[PersonName] = []
        taken = span.start  # initials that belong to the surname before them are not those of the word behind
        for written in self._written.within(span.start, span.end):
            if written.lastgroup != "surname":
                word = written[0]
                # nearly every word is nobody's name, nor before the hyphen of a label, completed, abbreviated
                if fold(word) not in known and "-" not in word:
                    is_completed = completed and written.start() in completed
                    if not is_completed and not (text.startswith(".", written.end()) and may_abbreviate(word)):
                        continue
            if self._is_marked(written.end() - 1) or _is_in_date(text, written.start()):
                continue
            name = self._addresses.taken_off(written, span)
            if name is None:
                continue
            start = name.start()
            at, end = name.span("surname" if name.lastgroup == "surname" else 0)
            if start < taken and fold(text[at:end]) not in self._listed:
                continue
            follows = found and start == found[-1].span.end + 1 and fold(text[at:end]) not in known
            if follows and (behind := _AFTER.match(text, start - 1, span.end)):  # "Cde. Petrov A. B. Agreed."
                place = Span(found[-1].span.start, behind.end())
                found[-1] = replace(found[-1], span=place, inner=place)
                continue
            if found and at < found[-1].span.end:
                continue
            mark, goes_on = self._read(at if start < taken else start, at, end, span)
            taken = goes_on or taken
            if mark:
                if found and mark.span.start <= found[-1].span.start:  # a forename before the surname, taken for one
                    found.pop()
                found.append(mark)
        return found

    def _is_marked(self, place: int) -> bool:
        before = bisect_right(self._marked_from, place)
        return before > 0 and place < self._marked_to[before - 1]

    def _read(self, start: int, at: int, end: int, span: Span) -> tuple[PersonName | None, int]:
        """Whose name it is whose surname stands at `at`:`end`, None where it is none; and where initials end that
        stand behind it and belong to it, or 0."""
        text, shown, people = self._source.text, self._shown, self._people
        if start < at:
            is_surname = text[start + 1] != "." and fold(text[start:at].strip(". \n")) in self._listed
            if is_surname or tells_time(text, start, at, self._language):  # "Kim. Rye is dear"
                start = at
        initials = text[start:at]
        surname, end = self._surname(start, at, end, span)
        if not surname:
            return None, 0
        folded = surname.casefold()
        plain = fold(surname)
        known = folded in shown or plain in self._listed or plain in self._forms
        abbreviated = (
            text.startswith(".", end)
            and people.may_abbreviate(surname)
            and text[end + 1 : end + 2] not in ("", "\n")  # there it ends a sentence
        )
        if not (known or initials or abbreviated):
            return None, 0
        forenames = initials
        if text[start - 2 : start - 1] == "]":
            given = _GIVEN.search(text, max(span.start, start - _LONGEST_GIVEN), start)
            if given:
                start, forenames = given.start(), initials or given["given"]
        person = people.who(Name(start, end, forenames, surname, abbreviated))
        evidence = None
        if abbreviated and person and plain not in self._listed and fold(person.surname).startswith(plain):
            evidence = Evidence("name.abbreviated", Certainty.MEDIUM)
        if plain in self._forms:
            inflected = _inflected(people, Name(start, end, forenames, plain), self._forms[plain])
            if person is None and inflected:
                person, evidence = inflected, Evidence("name.case", Certainty.HIGH)
            elif inflected and _is_within(text, span, start, self._language):
                person = None  # a woman's name, or a man's in the genitive
        taken = 0
        if person and person.forenames and not initials:
            taken = self._initials_behind(end, person, span)
            end = taken or end
            start = begins_before(text, start, person.forenames, self._language)
        elif not initials and not abbreviated:
            after = _AFTER_UNLISTED.match(text, end, span.end)
            end = after.end() if after else end
        if not (known or person) and (not initials or _MAY_BE_WORDS.search(initials)):
            return None, taken
        if not initials:
            start = with_patronymic(text, start, self._language)
        place = Span(start, end)
        return PersonName(place, place, person.id if person else None, "", evidence), taken

    def _surname(self, start: int, at: int, end: int, span: Span) -> tuple[str, int]:
        """The surname at `at`:`end`, empty where it is none, and where it ends: with what the editor completed, without
        the word behind the sign of a label, and with all words of a name of several."""
        text, shown = self._source.text, self._shown
        surname = text[at:end]
        if at in self._completed:
            word = self._completed[at]
            surname, end = self._source[word].replace("[", "").replace("]", ""), word.end
        if "-" in surname:
            surname = in_one_piece(surname)
            shorter = before_small_end(surname)
            if shorter and surname.casefold() not in shown and shorter.casefold() in shown:
                surname, end = shorter, at + len(shorter)  # "Petrov-the harvest is good"
            elif "-" in surname and not _is_within(text, span, start, self._language):
                shorter = before_word(surname, shown, self._language)  # "Petrov-The harvest is good"
                if shorter:
                    surname, end = shorter, at + len(shorter)
        folded = surname.casefold()
        if folded in self._never:
            return "", end
        whole = self._people.whole(surname, text, at)
        if whole:  # "Cde. Liu Shaoqi"
            return " ".join(text[at:whole].split()), whole
        goes_on = text[end : end + 1].isspace() and not text[end + 1 : end + 2].islower()
        both = self._eastern.match(text, at, span.end) if goes_on and folded in shown else None
        return surname, both.end() if both and _are_words(both, self._never) else end  # the same, not listed

    def _initials_behind(self, end: int, person: Person, span: Span) -> int:
        """Where the initials of a person end that stand behind the surname, with a comma or without; 0 without any."""
        text = self._source.text
        after = _AFTER.match(text, end, span.end)
        if after is None or initials_of(after["initials"]) != initials_of(person.forenames):
            return 0
        behind = _SURNAME.match(text, after.end() + 1, span.end) if after["comma"] else None
        return after.end() if behind is None or fold(behind[0]) not in self._listed else 0


def _is_in_date(text: str, start: int) -> bool:
    """`8.V.33`: what stands right behind a number and a point is no name, whatever the copy made of the year."""
    return text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit()


def _are_words(name: re.Match[str], never: frozenset[str]) -> bool:
    """Are both words of a name of East Asia whole, with a capital, and none that is never a name?"""
    second = name[0].split()[-1]
    behind = name.string[name.end() : name.end() + 1]
    return second[0].isupper() and second.casefold() not in never and not (behind.isalpha() or behind in IN_WORDS)


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


def _by_initials(written: WrittenNames, span: Span, people: People) -> Iterator[PersonName]:
    """`N. S. says`: initials alone, where only one person has them."""
    for initials in written.initials_within(span.start, span.end):
        person = people.by_initials(initials[0])
        if person:
            place = Span(*initials.span())
            evidence = Evidence("name.initials", Certainty.MEDIUM)
            yield PersonName(place, place, person.id, "", evidence)
