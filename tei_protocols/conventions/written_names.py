"""Written names: a whole record goes in; out comes all that is written like a name, and the surnames shown to be some.

The record is searched for names once, however many stages ask who is named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from tei_protocols.conventions.lists import in_list, is_list_of_names
from tei_protocols.conventions.names import NUMERAL_INITIALS, before_small_end, never_names
from tei_protocols.language import Language
from tei_protocols.language.shapes import LOWER, SHAPES, UPPER

# Initials or a surname begin with a capital outside of any alternative: `re` looks for those quickly, and only behind
# one does it look whether a word goes on there. What is found is known by its last group: initials before the surname,
# initials behind it (which are looked at, and not taken), initials alone, or none for a bare word.
_INITIALS, _SURNAME = (SHAPES[shape].removeprefix(SHAPES["capital"]) for shape in ("initials", "surname"))
_BEHIND = rf"(?P<behind>,?\s[{UPPER}]\.[\s\u2011-]?[{UPPER}]\.(?=[,;.)\s]|$))"
_ALONE = rf"(?P<alone>\.[ \u00a0]?[{UPPER}]\.)(?=\s[a-zа-яё])"
_NAME = re.compile(
    rf"[{UPPER}](?<!\w.)(?:{_INITIALS}\s?(?P<surname>{SHAPES['surname']})|{_SURNAME}(?:(?={_BEHIND})|)|{_ALONE})"
)
_INITIALS_BEHIND = re.compile(_BEHIND)
# behind a comma, or in the next line, they are those of the surname behind them: "a conversation, A. B. Petrov"
_INITIALS_OF_NEXT = re.compile(rf"(?:(?P<comma>,)\s|\n)[{UPPER}]\.[ \u00a0]?[{UPPER}]\.[ \u00a0]?[{UPPER}][{LOWER}]")
_BEFORE_SURNAME = re.compile(rf"\s[{UPPER}]\.[ \u00a0]?[{UPPER}]\.[ \u00a0]?[{UPPER}][{LOWER}]")
_LONGEST_PREPOSITION = 6
# behind the end of a word, "KGB. A. Petrov": initials that are the end of a sentence, perhaps
_END_OF_WORD = re.compile(rf"\w[{UPPER}][{LOWER}]{{0,2}}\.[ \u00a0]$")
_LONGEST_END = 6
# of two initials one has a single letter, or two: "Yu. V."
_LONGEST_OF_TWO = 2
_ADDRESSED = r"{honorific} ?(?:\[{surname}\]\s)?(?:{initials}\s?)?(?P<surname>{surname})"
_NAMED_BEFORE = (
    r"(?:{honorific} ?{surname}|(?:^|\n)[{upper_letters}]{3,40}"
    r"|{surname}\s{initials}(?<=\.)(?:,|\s{and})\s{surname}),?\s$"
)
_LONGEST_ADDRESSED = 40
# a surname behind a forename, with a sign that no sentence has there
_SECOND = re.compile(rf"\s(?P<surname>{SHAPES['surname']})(?=\s?[:,—–])")
# "Cdes. Orlov, Lisin", but "the Hungarian cdes. Enjoyed": whoever is addressed with others does not stand alone
_SEVERAL_GO_ON = r"(?:\s(?:{surname}|{initials}))?(?:,|\s{and}(?!\w)|\s?[\[(])"
_TWO_WORDS = re.compile(rf"\s(?P<first>{SHAPES['surname']})\s(?P<second>{SHAPES['surname']})")
# several persons addressed together: "Cdes. Orlov, Lisin, and Gusev"
_SEVERAL = (
    r"{several} ?(?P<names>(?:{initials}\s?)?{surname}"
    r"(?:(?:,| {and}|, {and}) ?(?:{initials}\s?)?{surname}){1,30})"
)
_ONE_OF_SEVERAL = re.compile(rf"(?:{SHAPES['initials']}\s?)?({SHAPES['surname']})")
# names in parentheses on a line of their own: under a heading, or behind a statement
_IN_PARENTHESES = re.compile(r"(?<=\n)\((?P<names>[^()\n]{3,300})\)\.?(?=\s*(?:\n|$))")
# surnames alone on a line, without parentheses
_BARE_LIST = r"\n(?P<names>{surname}(?:,\s{surname}){1,8})\.?(?=[ \t]*(?:\n|$))"
# at the head of a line, which `re` finds quickest by the line end before it; in capitals, with a sign, or with its sign
# lost: "Khrushchev Come to an agreement"
_HEAD = (
    r"\n[ \t\u00a0]{0,8}(?:\[?(?P<capitals>[{upper_letters}]{3,})[.:]"
    r"|(?P<words>[{upper_letters}]{2,}(?:\s[{upper_letters}]{2,}){1,2})[.:](?=[ \u00a0]+[{upper_letters}…“\"«\[(])"
    # the editor supplied the name: "[Petrov]. We agree", or the forename: "[Anna] Petrov. We agree"
    r"|\[{surname}\]\s(?P<completed>{surname})(?=\s?[—–:]|\.\s?[{upper_letters}“\"«(\[])"
    r"|\[(?P<supplied>{surname})\](?=[.:]\s|\s[{upper_letters}])"
    r"|(?P<surname>{surname})"
    r"(?:(?P<sign>\s?[—–:]|(?:\s\[[^\[\]\n]{2,60}\]|\n ?|[ \u00a0]|\d{1,2}|\[\d{1,2}\])?\.(?=\s[{upper_letters}…“\"«]))"
    r"|(?=\s+[{upper_letters}]{lower}*\s+{lower})))"
)
# a paragraph, as far as its first sentence goes: long enough for a list of those present
_LISTS = r"(?m:^)(?=[^\n]{0,60}:)[^\n]*(?:\n[^\n]+){0,12}"
_WITH_DOTS = re.compile(r"[а-я-]*ё[а-яё-]*")
_IN_WORD = frozenset("_.")
_WORD = re.compile(r"\w+")


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
        no_initials = _never_initials(self._language)
        labels = self._labels_with_initials()
        before: re.Match[str] | None = None
        for name in self._names:
            kind = name.lastgroup
            if kind == "surname":
                first = name[0][: name[0].index(".")].casefold()
                of_label = before is not None and before.start() in labels
                are_words = len(first) > _LONGEST_OF_TWO and name[0].count(".") > 1  # "Eng. Fr. Egypt"
                is_other = are_words or first in no_initials or of_label
                are_his = not is_other and self._are_his(name, before)
                if are_his or _INITIALS_BEHIND.match(self._text, name.end()):
                    yield name["surname"]
            elif kind and not _is_behind_stop(name) and not self._are_of_next(name):
                yield name[0]
            before = name

    def _labels_with_initials(self) -> frozenset[int]:
        """Where labels such as `Orlov A. B. I propose` begin, if the record has them more than once: initials behind a
        surname at the head of a line."""
        no_label = _never_labels(self._language)
        heads = [
            name.start()
            for name in self._names
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
        return not _belong_before(text, start, self._language)

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


def _belong_before(text: str, start: int, language: Language) -> bool:
    """Are initials those of somebody named before them: `Cde. Petrov A. B. Agreed`, `PETROV A. B. Agreed`, or those of
    the last of a list, `Orlov C. D., Petrov A. B. Agreed`?"""
    before = text[max(0, start - _LONGEST_ADDRESSED) : start]
    return before[-1:].isspace() and language.compiled(_NAMED_BEFORE).search(before) is not None


def _addressed(text: str, language: Language) -> Iterator[str]:
    """The surnames behind a form of address: one, or of several persons all of them."""
    no_initials, several = _no_initials(language), language.words("several")
    goes_on = language.compiled(_SEVERAL_GO_ON)
    for match in _outside_words(language.compiled(_ADDRESSED), text):
        words, start = match[0], match.start()
        if words.partition(".")[0].casefold() in no_initials:
            continue
        if words.startswith(several):
            if not goes_on.match(text, match.end()):
                continue
            together = language.compiled(_SEVERAL).match(text, start)
            yield from _ONE_OF_SEVERAL.findall(together["names"]) if together else ()
        if words[1] != "." or not _belong_before(text, start, language):
            yield surname_behind_patronymic(text, match.end(), language) or match["surname"]
            second = _SECOND.match(text, match.end())
            if second and "." not in words[1:-1] and not words.startswith(several):
                yield second["surname"]  # "Comrade Anna Petrov"


def surname_behind_patronymic(text: str, start: int, language: Language) -> str:
    """`Nikita Sergeyevich Khrushchev`: the surname where a patronymic and another word stand behind a forename that
    ends at `start`; empty where they do not."""
    behind = _TWO_WORDS.match(text, start)
    is_patronymic = behind is not None and language.pattern("patronymic").fullmatch(behind["first"])
    return behind["second"] if behind and is_patronymic else ""


def _outside_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that do not begin inside a word; `re` is much quicker when it need not look behind."""
    for match in pattern.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not before.isalnum() and before not in _IN_WORD:
            yield match


def _in_lists(text: str, language: Language) -> set[str]:
    """The surnames (folded) on lists: behind an address that several persons share, in parentheses on a line of their
    own, or of those present."""
    found = set()
    if any(map(text.__contains__, language.set_of("several") - language.set_of("honorific"))):
        for several in _outside_words(language.compiled(_SEVERAL), text):
            found |= {surname.casefold() for surname in _ONE_OF_SEVERAL.findall(several["names"])}
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
    sign once and elsewhere without; with a sign once as well where most lines begin so."""
    found, bare = set(), set()
    labels: Counter[str] = Counter()
    for head in language.compiled(_HEAD).finditer("\n" + text):
        capitals, words, completed, supplied, surname, sign = head.groups()
        if capitals or completed:
            found.add((capitals or completed).casefold())
        elif words or supplied:
            labels[words or supplied] += 1
        elif sign:
            # a name alone, its stop on the next line, or with what the editor says of the person: no sentence
            labels[surname] += 1 + (sign.startswith("\n") or "[" in sign)
        else:
            bare.add(surname)
    repeated = {label for label, count in labels.items() if count > 1}
    found |= {label.casefold() for label in labels if label in repeated or label in bare}
    if len(repeated) > 1 and 2 * labels.total() > sum(not line.isspace() for line in text.splitlines() if line):
        written = frozenset(_WORD.findall(text))  # a surname is written small nowhere
        found |= {label.casefold() for label in labels if not written.issuperset(_WORD.findall(label.lower()))}
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


@cache
def _never_initials(language: Language) -> frozenset[str]:
    """These, and the forms of address (folded, without their full stop) that look like initials: `Com. Petrov`."""
    honorifics = (word.rstrip(".").casefold() for word in language.words("honorific") if len(word) > 2)
    return _no_initials(language).union(honorifics)


@cache
def _never_labels(language: Language) -> frozenset[str]:
    """Words (folded) at the head of a line that are no name: those that never are, and what reports speech."""
    return never_names(language) | language.set_of("reporting")
