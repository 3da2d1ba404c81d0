"""Shown surnames: a record goes in; out come those that a form of address, a list or the head of a line shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from tei_protocols.conventions.cases import fold, forms_of
from tei_protocols.conventions.lists import in_list, is_list_of_names
from tei_protocols.conventions.names import in_one_piece, never_names
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import SHAPES

_ADDRESSED = r"{honorific} ?(?:\[{surname}\]\s)?(?:{initials}\s?)?(?P<surname>{surname})"
_NAMED_BEFORE = (
    r"(?:{honorific} ?{surname}|(?:^|\n)[{upper_letters}]{3,40}"
    r"|{surname}\s{initials}(?<=\.)(?:,|\s{and})\s{surname}),?\s$"
)
_LONGEST_ADDRESSED = 40
# a surname behind a forename, with a sign that no sentence has there
_SECOND = compiled(rf"\s(?P<surname>{SHAPES['surname']})(?=\s?[:,—–])")
# "Cdes. Orlov, Lisin", but "the Hungarian cdes. Enjoyed": whoever is addressed with others does not stand alone
_SEVERAL_GO_ON = r"(?:\s(?:{surname}|{initials}))?(?:,|\s{and}(?!\w)|\s?[\[(])"
_TWO_WORDS = compiled(rf"\s(?P<first>{SHAPES['surname']})\s(?P<second>{SHAPES['surname']})")
# several persons addressed together: "Cdes. Orlov, Lisin, and Gusev"
_SEVERAL = (
    r"{several} ?(?P<names>(?:{initials}\s?)?{surname}"
    r"(?:(?:,| {and}|, {and}) ?(?:{initials}\s?)?{surname}){1,30})"
)
_ONE_OF_SEVERAL = compiled(rf"(?:{SHAPES['initials']}\s?)?({SHAPES['surname']})")
# names in parentheses on a line of their own: under a heading, or behind a statement
_IN_PARENTHESES = re.compile(r"(?<=\n)\((?P<names>[^()\n]{3,300})\)\.?(?=\s*(?:\n|$))")
# surnames alone on a line, without parentheses
_BARE_LIST = (
    r"\n(?P<names>{surname}(?:,\s{surname}){1,8})\.?"
    r"(?=(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,2}|\*{1,3})?[ \t]*(?:\n|$))"
)
# at the head of a line, which `re` finds quickest by the line end before it; in capitals, with a sign, or with its sign
# lost: "Khrushchev Come to an agreement"
_HEAD = (
    r"\n[ \t\u00a0]{0,8}(?:\[?(?P<capitals>[{upper_letters}]{3,})[.:]"
    r"|(?P<words>[{upper_letters}]{2,}(?:\s[{upper_letters}]{2,}){1,2})[.:](?=[ \u00a0]+[{upper_letters}…“\"«\[(])"
    # a name of two words: "Lin Daoming: We agree"
    r"|(?P<full>{surname}\s{surname})(?=:\s)"
    # the editor supplied the name: "[Petrov]. We agree", or the forename: "[Anna] Petrov. We agree"
    r"|\[{surname}\]\s(?P<completed>{surname})(?=\s?[—–:]|\.\s?[{upper_letters}“\"«(\[])"
    r"|\[(?P<supplied>{surname})\](?=[.:]\s|\s[{upper_letters}])"
    r"|(?P<surname>{surname})"
    r"(?:(?P<sign>\s?[—–:]|(?:\s\[[^\[\]\n]{2,60}\]|\s\([^()\n]{2,40}\)|\n ?|[ \u00a0]|\d{1,2}|\[\d{1,2}\])?"
    r"\.(?=\s[{upper_letters}…“\"«]))"
    r"|(?=\s+[{upper_letters}]{lower}*\s+{lower})))"
)
# a paragraph, as far as its first sentence goes: long enough for a list of those present
_LISTS = r"(?m:^)(?=[^\n]{0,60}:)[^\n]*(?:\n[^\n]+){0,12}"
_WITH_DOTS = re.compile(r"[а-я-]*ё[а-яё-]*")
_CAPITAL = compiled(rf"{SHAPES['capital']}(?:{SHAPES['lower']}|-\s*\n\s*)+")
_IN_WORD = frozenset("_.")
_WORD = re.compile(r"\w+")


def belong_before(text: str, start: int, language: Language) -> bool:
    """Are initials those of somebody named before them: `Cde. Petrov A. B. Agreed`, `PETROV A. B. Agreed`, or those of
    the last of a list, `Orlov C. D., Petrov A. B. Agreed`?"""
    before = text[max(0, start - _LONGEST_ADDRESSED) : start]
    return before[-1:].isspace() and language.compiled(_NAMED_BEFORE).search(before) is not None


def addressed(text: str, language: Language) -> Iterator[str]:
    """The surnames behind a form of address: one, or of several persons all of them."""
    no_initials, several = never_initials(language), language.words("several")
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
        if words[1] != "." or not belong_before(text, start, language):
            yield _surname_behind_patronymic(text, match.end(), language) or match["surname"]
            second = _SECOND.match(text, match.end())
            if second and "." not in words[1:-1] and not words.startswith(several):
                yield second["surname"]  # "Comrade Anna Petrov"


def _surname_behind_patronymic(text: str, start: int, language: Language) -> str:
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


def in_lists(text: str, language: Language) -> set[str]:
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


def at_heads(text: str, named: set[str], language: Language) -> set[str]:
    """The surnames (folded) at the heads of lines: in capitals with a sign, or with a sign more than once, or with a
    sign once and elsewhere without; with a sign once as well where most lines begin so, or where the person is `named`
    in another case, or called up."""
    found, bare = set(), set()
    labels: Counter[str] = Counter()
    for head in language.compiled(_HEAD).finditer("\n" + text):
        capitals, words, full, completed, supplied, surname, sign = head.groups()
        if capitals or completed:
            found.add((capitals or completed).casefold())
        elif full:
            labels[full] += never_names(language).isdisjoint(full.casefold().split())
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
    found |= _called_up({label for label in labels if label not in repeated}, text, named, language)
    verb = language.pattern("verb")
    return {word for word in found if not verb.fullmatch(word)}


def _called_up(labels: set[str], text: str, named: set[str], language: Language) -> set[str]:
    """The labels (folded) of those whom the record names in another case, `Слово предоставляется тов. Орловой`, be the
    name divided at the end of a line; or, without a form of address, where the floor is given."""
    if not labels or not language.table("declension"):
        return set()
    called = {fold(in_one_piece(name)) for name in named}
    for given in language.pattern("floor_given").finditer(text):
        called |= {fold(in_one_piece(word)) for word in _CAPITAL.findall(given[0])}
    return {label.casefold() for label in labels if not called.isdisjoint(forms_of(frozenset((label,)), language))}


def on_bare_lists(text: str, known: set[str], language: Language) -> set[str]:
    """The surnames (folded) on lines of nothing but surnames, if one of them is among those that are `known`."""
    found: set[str] = set()
    for line in language.compiled(_BARE_LIST).finditer("\n" + text):
        together = {name.casefold() for name in line["names"].replace("\n", " ").split(", ")}
        if not (together.isdisjoint(known) and together.isdisjoint(found)):
            found |= together
    return found


def otherwise_spelt(text: str, surnames: set[str]) -> set[str]:
    """The surnames (folded) as the record has them elsewhere, with ё for е or the other way round."""
    with_dots = set(_WITH_DOTS.findall(text.casefold())) if "ё" in text else set()
    plain = {name.replace("ё", "е") for name in surnames if "ё" in name}
    return plain | {word for word in with_dots if word.replace("ё", "е") in surnames}


@cache
def never_initials(language: Language) -> frozenset[str]:
    """Words (folded) that before a full stop look like initials and are none: `in May. He was`."""
    words = (*language.words("no_name"), *language.table("month"))
    return frozenset(word.casefold() for word in words if len(word) > 1)
