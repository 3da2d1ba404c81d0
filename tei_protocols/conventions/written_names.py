"""Written names: a whole record goes in; out comes all that is written like a name, and the surnames shown to be some.

The record is searched for names once, however many stages ask who is named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from tei_protocols.conventions.names import (
    NUMERAL_INITIALS,
    before_small_end,
    in_list,
    is_list_of_names,
    never_names,
)
from tei_protocols.language import Language
from tei_protocols.language.shapes import LOWER, SHAPES, UPPER

# Initials or a surname begin with a capital outside of any alternative: `re` looks for those quickly, and only behind
# one does it look whether a word goes on there.
_INITIALS, _SURNAME = (SHAPES[shape].removeprefix(SHAPES["capital"]) for shape in ("initials", "surname"))
_NAME = re.compile(rf"[{UPPER}](?<!\w.)(?:{_INITIALS}\s?(?P<surname>{SHAPES['surname']})|{_SURNAME})")
# behind the end of a word, "KGB. A. Petrov": initials that are the end of a sentence, perhaps
_END_OF_WORD = re.compile(rf"\w[{UPPER}][{LOWER}]{{0,2}}\.[ \u00a0]$")
_LONGEST_END = 6
# initials behind the surname
_INITIALS_BEHIND = re.compile(rf",?\s[{UPPER}]\.\s?[{UPPER}]\.(?=[,;.)\s]|$)")
_ADDRESSED = r"{honorific} ?(?:\[{surname}\]\s)?(?:{initials}\s?)?(?P<surname>{surname})"
_NAMED_BEFORE = r"(?:{honorific} ?{surname}|(?:^|\n)[{upper_letters}]{3,40}),?\s$"
_LONGEST_ADDRESSED = 40
# several persons addressed together: "Cdes. Orlov, Lisin, and Gusev"
_SEVERAL = (
    r"{several} ?(?P<names>(?:{initials}\s?)?{surname}"
    r"(?:(?:,| {and}|, {and}) ?(?:{initials}\s?)?{surname}){1,30})"
)
# names in parentheses on a line of their own: under a heading, or behind a statement
_IN_PARENTHESES = re.compile(r"(?<=\n)\((?P<names>[^()\n]{3,300})\)\.?(?=\s*(?:\n|$))")
# surnames alone on a line, without parentheses
_BARE_LIST = r"\n(?P<names>{surname}(?:,\s{surname}){1,8})\.?(?=[ \t]*(?:\n|$))"
# at the head of a line, which `re` finds quickest by the line end before it; in capitals, with a sign, or with its sign
# lost: "Khrushchev Come to an agreement"
_HEAD = (
    r"\n(?:\[?(?P<capitals>[{upper_letters}]{3,})[.:]|(?P<surname>{surname})"
    r"(?:(?P<sign>\s?[—–:]|\.(?=\s[{upper_letters}]))|(?=\s+[{upper_letters}]{lower}*\s+{lower})))"
)
# a paragraph, as far as its first sentence goes: long enough for a list of those present
_LISTS = r"(?m:^)(?=[^\n]{0,60}:)[^\n]*(?:\n[^\n]+){0,12}"
_WITH_DOTS = re.compile(r"[а-я-]*ё[а-яё-]*")
_IN_WORD = frozenset("_.")

Place = tuple[int, int, int]
"""What is written like a name, with or without initials: where it begins, where it ends, and where the surname behind
initials begins, which is -1 where there are none."""


class WrittenNames:
    """All that is written like a name in one record. Most words with a capital are: who is named, others must tell."""

    def __init__(self, text: str, language: Language) -> None:
        self._text = text
        self._language = language
        self._places = list(_places(text, 0, len(text)))

    def within(self, start: int, end: int) -> Sequence[Place]:
        """The names of a stretch of the record, in order; one that would go on beyond it is cut there."""
        places = self._places
        first, last = bisect_left(places, (start,)), bisect_left(places, (end,))
        goes_on = last > first and places[last - 1][1] > end
        if goes_on or (first and places[first - 1][1] > start) or not self._text[end : end + 1].isspace():
            return list(_places(self._text, start, end))
        return places[first:last]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The surnames (folded) of those whom the record itself shows to be persons.

        They are addressed ("Cde. Petrov"), have initials, stand in capitals before a full stop, are on the list of
        those present or on one in parentheses, or stand as a label at the head of several paragraphs.
        """
        text, language = self._text, self._language
        shown = {*self._with_initials(), *_addressed(text, language)}
        found = {surname.casefold() for surname in shown}
        found |= _in_lists(text, language)
        found |= _at_heads(text, language)
        for line in language.compiled(_BARE_LIST).finditer("\n" + text):
            together = {name.casefold() for name in line["names"].replace("\n", " ").split(", ")}
            if not together.isdisjoint(found):
                found |= together
        # "Petrov-the", where the hyphen is the sign of a label
        doubtful = {name.casefold(): shorter.casefold() for name in shown if (shorter := before_small_end(name))}
        found |= {shorter for shorter, times in Counter(doubtful.values()).items() if times > 1}
        found -= {name for name, shorter in doubtful.items() if shorter in found}
        found |= _otherwise_spelt(text, found)
        return frozenset(found - never_names(language))

    def _with_initials(self) -> Iterator[str]:
        """The surnames with initials before or behind them."""
        text, no_initials = self._text, _no_initials(self._language)
        ended = -1
        for start, end, surname in self._places:
            if surname > 0 and self._are_initials(start, ended) and _first(text, start) not in no_initials:
                yield text[surname:end]
            # the stop behind the first initial is seen soonest
            if "." in text[end + 2 : end + 4] and _INITIALS_BEHIND.match(text, end):
                begin = max(start, surname)
                if text[begin - 1 : begin] != ".":
                    yield text[begin:end]
            ended = end

    def _are_initials(self, start: int, ended: int) -> bool:
        """Are the initials at `start` those of the surname behind them? They may be the end of a sentence, the number
        of a heading, or belong to the name that `ended` before them."""
        text = self._text
        before = text[start - 1 : start]
        if before == ".":
            return False
        if text[start - 2 : start - 1] == "." and _END_OF_WORD.search(text, max(0, start - _LONGEST_END), start):
            return False
        if text[start + 1] != ".":
            return True
        is_number = before in "\n" and text[start : start + 2] in NUMERAL_INITIALS and text[start + 2].isspace()
        return not is_number and not (start - ended < 3 and _belong_before(text, start, self._language))


def _places(text: str, start: int, end: int) -> Iterator[Place]:
    return ((*name.span(), name.start("surname")) for name in _NAME.finditer(text, start, end))


def _first(text: str, start: int) -> str:
    """The first of the initials at `start`, folded, without its full stop."""
    return text[start : text.index(".", start)].casefold()


def _belong_before(text: str, start: int, language: Language) -> bool:
    """Are initials those of somebody named before them: `Cde. Petrov A. B. Agreed`, `PETROV A. B. Agreed`?"""
    before = text[max(0, start - _LONGEST_ADDRESSED) : start]
    return before[-1:].isspace() and language.compiled(_NAMED_BEFORE).search(before) is not None


def _addressed(text: str, language: Language) -> Iterator[str]:
    """The surnames behind a form of address."""
    no_initials = _no_initials(language)
    for match in _outside_words(language.compiled(_ADDRESSED), text):
        words, start = match[0], match.start()
        if words.partition(".")[0].casefold() in no_initials:
            continue
        if words[1] != "." or not _belong_before(text, start, language):
            yield match["surname"]


def _outside_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that do not begin inside a word; `re` is much quicker when it need not look behind."""
    for match in pattern.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not before.isalnum() and before not in _IN_WORD:
            yield match


def _in_lists(text: str, language: Language) -> set[str]:
    """The surnames (folded) on lists: of persons addressed together, in parentheses on a line of their own, or of those
    present."""
    found = set()
    for several in _outside_words(language.compiled(_SEVERAL), text):
        found |= {name.surname.casefold() for name in in_list(text, *several.span("names"), language)}
    for line in _IN_PARENTHESES.finditer(text) if "\n(" in text else ():
        if "," in line[0] and is_list_of_names(line[0], language):
            found |= {name.surname.casefold() for name in in_list(line["names"], 0, len(line["names"]), language)}
    for opening in language.compiled(_LISTS).finditer(text):
        listed = language.pattern("attendance").match(text, opening.start())
        if listed:
            names = in_list(text, listed.end(), opening.end(), language)
            found |= {form for name in names for form in (name.surname.casefold(), name.surname.split()[-1].casefold())}
    return found


def _at_heads(text: str, language: Language) -> set[str]:
    """The surnames (folded) at the heads of lines: in capitals with a sign, or with a sign more than once, or with a
    sign once and elsewhere without."""
    found, bare = set(), set()
    labels: Counter[str] = Counter()
    for head in language.compiled(_HEAD).finditer("\n" + text):
        capitals, surname, sign = head.groups()
        if capitals:
            found.add(capitals.casefold())
        elif sign:
            labels[surname] += 1
        else:
            bare.add(surname)
    found |= {label.casefold() for label, count in labels.items() if count > 1 or label in bare}
    verb = language.pattern("verb")
    return {word for word in found if not verb.fullmatch(word)}


def _otherwise_spelt(text: str, surnames: set[str]) -> set[str]:
    """The surnames (folded) as the record has them elsewhere, with ё for е or the other way round."""
    with_dots = set(_WITH_DOTS.findall(text.casefold())) if "ё" in text else set()
    plain = {name.replace("ё", "е") for name in surnames if "ё" in name}
    return plain | {word for word in with_dots if word.replace("ё", "е") in surnames}


@cache
def _no_initials(language: Language) -> frozenset[str]:
    """Words (folded) that before a full stop look like initials and are none: `in May. He was`."""
    words = (*language.words("no_name"), *language.table("month"))
    return frozenset(word.casefold() for word in words if len(word) > 1)
