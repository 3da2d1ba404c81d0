"""Written names: a whole record goes in; out comes all that is written like a name, and the surnames shown to be some.

The record is searched for names once, however many stages ask who is named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache, cached_property

from tei_protocols.conventions.names import NUMERAL_INITIALS, before_small_end, never_names
from tei_protocols.conventions.shown_surnames import (
    addressed,
    at_heads,
    belong_before,
    in_lists,
    never_initials,
    on_bare_lists,
    otherwise_spelt,
)
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import LOWER, SHAPES, UPPER

# Initials or a surname begin with a capital outside of any alternative: `re` looks for those quickly, and only behind
# one does it look whether a word goes on there. What is found is known by its last group: initials before the surname,
# initials behind it (which are looked at, and not taken), initials alone, or none for a bare word.
_INITIALS, _SURNAME = (SHAPES[shape].removeprefix(SHAPES["capital"]) for shape in ("initials", "surname"))
_BEHIND = rf"(?P<behind>,?\s[{UPPER}]\.[\s\u2011-]?[{UPPER}]\.(?=[,;.)\s]|$))"
_ALONE = rf"(?P<alone>\.[ \u00a0]?[{UPPER}]\.)(?=\s[a-zа-яё])"
_NAME = compiled(
    rf"[{UPPER}](?<!\w.)(?:{_INITIALS}\s?(?P<surname>{SHAPES['surname']})|{_SURNAME}(?:(?={_BEHIND})|)|{_ALONE})"
)
_INITIALS_BEHIND = re.compile(_BEHIND)
# behind a comma, or in the next line, they are those of the surname behind them: "a conversation, A. B. Petrov"
_INITIALS_OF_NEXT = compiled(rf"(?:(?P<comma>,)\s|\n)[{UPPER}]\.[ \u00a0]?[{UPPER}]\.[ \u00a0]?[{UPPER}][{LOWER}]")
_BEFORE_SURNAME = compiled(rf"\s[{UPPER}]\.[ \u00a0]?[{UPPER}]\.[ \u00a0]?[{UPPER}][{LOWER}]")
_LONGEST_PREPOSITION = 6
# behind the end of a word, "KGB. A. Petrov": initials that are the end of a sentence, perhaps
_END_OF_WORD = compiled(rf"\w[{UPPER}][{LOWER}]{{0,2}}\.[ \u00a0]$")
_LONGEST_END = 6
# of two initials one has a single letter, or two: "Yu. V."
_LONGEST_OF_TWO = 2
_WORD = re.compile(r"\w+")
# what stands before a stop and may be an initial has so many letters
_LONGEST_INITIAL = 3


class WrittenNames:
    """All that is written like a name in one record. Most words with a capital are: who is named, others must tell.

    A name has a `lastgroup`: `surname` where initials, or a form of address like them, stand before the surname, else
    it is a bare word; the surname is then the whole name.
    """

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        found = list(_NAME.finditer(text))
        self._initials = [name for name in found if name.lastgroup == "alone"]
        self._names = [name for name in found if name.lastgroup != "alone"] if self._initials else found
        # the places in their row of those that have initials, before the surname or behind it
        self._with_some = [place for place, name in enumerate(self._names) if name.lastgroup]
        self._starts = [name.start() for name in self._names]

    def within(self, start: int, end: int) -> Sequence[re.Match[str]]:
        """The names of a stretch of the record, in order; one that would go on beyond it is cut there."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        names = self._names
        goes_on = last > first and names[last - 1].end() > end
        if first and names[first - 1].end() > start:
            return self._found_within(start, end)
        if not goes_on and self._text[end : end + 1].isspace():
            return names[first:last]
        if last == first:
            return self._found_within(start, end)
        return [*names[first : last - 1], *self._found_within(names[last - 1].start(), end)]

    def _found_within(self, start: int, end: int) -> list[re.Match[str]]:
        return [name for name in _NAME.finditer(self._text, start, end) if name.lastgroup != "alone"]

    def initials_within(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The initials without a surname in a stretch of the record, which a word follows there: `N. S. says`."""
        for initials in self._initials:
            if start <= initials.start() and initials.end() + 1 < end and not _is_behind_stop(initials):
                yield initials

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The surnames (folded) of those whom the record itself shows to be persons.

        They are addressed ("Cde. Petrov"), have initials, stand in capitals before a full stop, are on the list of
        those present or on one in parentheses, or stand as a label at the head of several paragraphs.
        """
        text, language = self._text, self._language
        shown = {*self._with_initials(), *addressed(text, language)}
        found = {surname.casefold() for surname in shown}
        listed = in_lists(text, language)
        found = found - self._behind_short(listed) | listed
        found |= at_heads(text, shown, language)
        found |= on_bare_lists(text, found, language)
        # "Petrov-the", where the hyphen is the sign of a label
        doubtful = {name.casefold(): shorter.casefold() for name in shown if (shorter := before_small_end(name))}
        found |= {shorter for shorter, times in Counter(doubtful.values()).items() if times > 1}
        found -= {name for name, shorter in doubtful.items() if shorter in found}
        found |= otherwise_spelt(text, found)
        return frozenset(found - never_names(language))

    def _behind_short(self, listed: Collection[str]) -> set[str]:
        """The words (folded) behind the stop of a short surname that is `listed`, no initial: `Kim. Rye is dear`."""
        short = [name for name in listed if len(name) <= _LONGEST_INITIAL]
        if not short:
            return set()
        names = (name for name in self._names if name.lastgroup == "surname")
        return {name["surname"].casefold() for name in names if name[0].partition(".")[0].casefold() in short}

    def _with_initials(self) -> Iterator[str]:
        """The surnames with initials before or behind them."""
        no_initials = _no_initials(self._language)
        is_verb = self._language.pattern("verb").fullmatch
        labels = self._labels_with_initials()
        for place in self._with_some:
            name, before = self._names[place], self._names[place - 1] if place else None
            if name.lastgroup == "surname":
                first = name[0][: name[0].index(".")].casefold()
                of_label = before is not None and before.start() in labels
                are_words = len(first) > _LONGEST_OF_TWO and name[0].count(".") > 1  # "Eng. Fr. Egypt"
                is_other = are_words or first in no_initials or of_label or self._abbreviates(first)
                are_his = not is_other and self._are_his(name, before)
                if are_his or _INITIALS_BEHIND.match(self._text, name.end()):
                    yield name["surname"]
            elif not (_is_behind_stop(name) or self._are_of_next(name) or is_verb(name[0].casefold())):
                yield name[0]  # but not `Restore` in `Restore P. N. Petrov`, where a verb has the form of one

    def _abbreviates(self, word: str) -> bool:
        """Is a word too long for an initial the beginning of another name: `Khr. Poland`, where Khrushchev speaks?"""
        if len(word) <= _LONGEST_OF_TWO:
            return False
        whole = (name[0].casefold() for name in self._names)
        return any(name.startswith(word) and name[len(word) : len(word) + 1].isalpha() for name in whole)

    def _labels_with_initials(self) -> frozenset[int]:
        """Where labels such as `Orlov A. B. I propose` begin, if the record has them more than once: initials behind a
        surname at the head of a line."""
        no_label = _never_labels(self._language)
        heads = [
            name.start()
            for name in map(self._names.__getitem__, self._with_some)
            if name.lastgroup == "behind"
            and self._text[name.start() - 1 : name.start()] in "\n"
            and name[0].casefold() not in no_label
        ]
        return frozenset(heads) if len(heads) > 1 else frozenset()

    def _are_of_next(self, name: re.Match[str]) -> bool:
        """Are initials behind a word those of the surname behind them? Not at the head of a line, as in a label; but
        behind a place: `the ambassador in Karvonia A. B. Petrov`."""
        if self._is_place(name) and _BEFORE_SURNAME.match(self._text, name.end()):
            return True
        following = _INITIALS_OF_NEXT.match(self._text, name.end())
        return following is not None and not (
            following["comma"] and self._text[name.start() - 1 : name.start()] in "\n"
        )

    def _are_his(self, name: re.Match[str], before: re.Match[str] | None) -> bool:
        """Are initials those of the surname behind them? They may be the end of a sentence, the number of a heading, or
        belong to the name `before` them."""
        text, start = self._text, name.start()
        if _is_behind_stop(name) or tells_time(text, start, name.start("surname"), self._language):
            return False
        if text[start - 2 : start - 1] == "." and _END_OF_WORD.search(text, max(0, start - _LONGEST_END), start):
            return False
        if text[start + 1] != ".":
            return True
        heads_line = text[start - 1 : start] in "\n"
        if heads_line and text[start : start + 2] in NUMERAL_INITIALS and text[start + 2].isspace():
            return False
        if before is None or start - before.end() > 2 or (before.lastgroup == "surname" and before[0][1] == "."):
            return True
        return not belong_before(text, start, self._language)

    def _is_place(self, name: re.Match[str]) -> bool:
        """Does a word stand behind one of those that stand before places: `in Karvonia`?"""
        before = self._text[max(0, name.start() - _LONGEST_PREPOSITION) : name.start()]
        words = before.split()
        return bool(words) and before[-1:].isspace() and words[-1] in self._language.set_of("before_place")


def written_small(text: str, language: Language) -> frozenset[str]:
    """The words that stand in a record with a small letter, and those that every record has."""
    return frozenset(word for word in _WORD.findall(text) if word.islower()) | language.set_of("common")


def first_within(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first name of a stretch of a record."""
    name = _NAME.search(text, start, end)
    return first_within(text, name.end(), end) if name and name.lastgroup == "alone" else name


def tells_time(text: str, start: int, end: int, language: Language) -> bool:
    """Are what looks like initials at `start`:`end` the end of a time of the day: `at 11:50 A.M. Petrov spoke`?"""
    if not text[max(0, start - 2) : start - 1].isdigit():
        return False
    return text[start:end].strip().casefold() in language.set_of("abbreviation")


def _is_behind_stop(name: re.Match[str]) -> bool:
    """Does a name stand right behind a full stop, without a space?"""
    start = name.start()
    return name.string[start - 1 : start] == "."


@cache
def _no_initials(language: Language) -> frozenset[str]:
    """Words (folded, without their full stop) that look like initials and are none, forms of address among them:
    `Com. Petrov`."""
    honorifics = (word.rstrip(".").casefold() for word in language.words("honorific") if len(word) > 2)
    return never_initials(language).union(honorifics)


@cache
def _never_labels(language: Language) -> frozenset[str]:
    """Words (folded) at the head of a line that are no name: those that never are, and what reports speech."""
    return never_names(language) | language.set_of("reporting")
