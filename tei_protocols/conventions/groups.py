"""Groups: a list of those present goes in; where it names a group, and the role of those in it, comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tei_protocols.conventions import lists
from tei_protocols.conventions.chairs import Chair
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.sentences import certain_starts
from tei_protocols.language.shapes import LOWER, UPPER

ABSENT = "absent"
"""The role of those who were missing: they are no participants."""
OTHERS = "guest"
"""Whoever stands behind the groups of the body without one is there as a guest."""
_OF_THE_BODY = frozenset(("member", "candidate-member", "secretary"))

_PART = re.compile(r";\s*(?P<part>[^;,]+)")
# the label of a group of whatever kind: "; experts: Petrov, Orlov", "; experts – Petrov"
_LABEL_OF_GROUP = compiled(
    rf"(?:;\s*(?:\d{{1,2}}[.)]\s)?|,\s*(?=[{LOWER}]))"
    rf"(?P<label>[^\W\d_](?:[^:;,.\d\n]|\n(?=[{LOWER}])){{1,60}}:(?=\s)|[{LOWER}][^:;,.\d\n—–]{{2,60}}(?:\s[–—-](?=\s)|[–—]))"
)
# the same at the head of a sentence
_LABEL_OF_SENTENCE = compiled(rf"(?P<label>[{UPPER}][{LOWER}]{{2,}}(?: [^:;,.\d\n—–]{{1,60}}?)?(?::\s|\s[–—-]\s|[–—]))")
# a role in parentheses, or behind a dash, follows those who have it: `Orlov, Lisin (members); Gusev (candidate)`
_CLOSES = re.compile(r"[^()\[\];:\n]{0,60}\)(?!\s?[:—–-])")
_ENDS = re.compile(r"\s?(?:[,;.]|$)")
_SIGN_BEFORE = re.compile(r"[(–—-]\s?\Z")
# signs between the name of a group and those of its persons
_SIGNS = " :–—-\n"
_LONGEST_LABEL = 60


class Border(NamedTuple):
    """Where a group begins, where its names do, and their role; it goes on to the next border."""

    start: int
    names_start: int
    role: str


def borders_in(text: str, start: int, role: str, chairs: Sequence[Chair], language: Language) -> list[Border]:
    """The borders of the groups of a list whose names begin at `start`, in order. Names of no group have a `role`."""
    borders = [Border(start, start, role)]
    of_those_before: dict[int, Border] = {}
    taken = start
    for found, found_role in roles(text, language):
        if any(chair.start <= found.start() < chair.end for chair in chairs):
            continue
        behind = _behind_those(text, found, taken, language)
        if behind:
            names_start, taken = behind
            of_those_before |= {
                names_start: Border(names_start, names_start, found_role),
                taken: Border(taken, taken, role),
            }
        elif not (len(borders) > 1 and found.start() < borders[-1][1]):  # "Members of the Presidium in attendance:"
            verb = language.pattern("group_verb").match(text, found.end())
            borders.append(Border(found.start(), (verb or found).end(), found_role))
            taken = borders[-1].names_start
    if len(borders) > 1 and borders[1].start <= start:
        borders[:2] = [Border(borders[1].start, max(start, borders[1].names_start), borders[1].role)]
    borders = sorted(({border.start: border for border in borders} | of_those_before).values())
    borders += _others(text, borders, language)
    borders += _labelled(text, borders, role)
    borders += _in_sentences(text, borders, role, language)
    return sorted([*borders, *_offices(text, borders, role, language)])


def roles(text: str, language: Language) -> Iterator[tuple[re.Match[str], str]]:
    """Where groups are named in a text, and the role of each."""
    possible, role_of = language.possible("role", text), _role_of(language)
    for found in _any_of(tuple([pattern.pattern for pattern in possible])).finditer(text):
        for pattern in possible:
            if pattern.match(text, found.start()):
                yield found, role_of[pattern.pattern]
                break


@cache
def _any_of(formulas: tuple[str, ...]) -> re.Pattern[str]:
    """The formulas as one, tried where a word begins; before a capital the copy may have lost the space."""
    either = "|".join(f"(?:{formula})" for formula in formulas)
    return compiled(rf"(?:(?<!\w)|(?=[{UPPER}]))(?:{either})" if formulas else r"(?!)")


@cache
def _role_of(language: Language) -> Mapping[str, str]:
    """The role of each formula that names a group."""
    formulas = (pattern.pattern for pattern in language.patterns("role"))
    return dict(zip(formulas, map(str, language.table("role").values()), strict=True))


def _behind_those(text: str, found: re.Match[str], taken: int, language: Language) -> tuple[int, int] | None:
    """Where the names begin of those who stand, from `taken` on, before the name of their group, which follows in
    parentheses or behind a dash, and where that ends; None where it does not. One of a group is the last."""
    sign = _SIGN_BEFORE.search(text, max(0, found.start() - 2), found.start())
    closed = (_CLOSES if sign[0].startswith("(") else _ENDS).match(text, found.end()) if sign else None
    if sign is None or closed is None:
        return None
    first = max(taken, text.rfind(";", taken, sign.start()) + 1)
    names = [*lists.in_list(text, first, sign.start(), language)]
    if not names or text[names[-1].end : sign.start()].strip(" ."):
        return None
    is_one = len(names) > 1 and found[0].split()[0].rstrip(".").casefold() in language.words("one_of_group")
    return names[-1].start if is_one else first, closed.end() if sign[0].startswith("(") else found.end()


def _others(text: str, borders: Sequence[Border], language: Language) -> list[Border]:
    """`…; and Cdes. Orlov, Lisin`: behind the groups of the body, those who belong to none of them."""
    if _OF_THE_BODY.isdisjoint([border.role for border in borders]):
        return []
    taken = {border.start for border in borders}
    found = language.pattern("others_present").finditer(text, borders[0].names_start)
    return [Border(other.start(), other.end(), OTHERS) for other in found if other.start() not in taken]


def _labelled(text: str, borders: Sequence[Border], role: str) -> list[Border]:
    """`…; experts: Petrov, Orlov`: a group whose label is none of those that are known. The names behind it are there
    all the same."""
    labels = _LABEL_OF_GROUP.finditer(text, borders[0].names_start)
    places = ((label.start("label"), label.end("label")) for label in labels)
    return [
        Border(start, end, role)
        for start, end in places
        if not any(start < border.names_start and border.start < end for border in borders)
    ]


def _in_sentences(text: str, borders: Sequence[Border], role: str, language: Language) -> list[Border]:
    """`Cdes. Orlov and Lisin took part. Cde. Gusev was also invited.`: each sentence says who was there, and how; one
    that does not ends the list."""
    found: list[Border] = []
    for place, end in _sentences(text, language):
        if place <= borders[0].names_start or _is_amid_label(text, place, borders):
            continue
        label = _label_of_sentence(text, place, end, language)
        if language.pattern("invited").search(text, place, end):
            found.append(Border(place, place, OTHERS))
        elif label:
            found.append(Border(place, label, role))
        else:
            found.append(Border(place, place, role if _says_who_came(text, place, end, language) else ABSENT))
    return found


def _is_amid_label(text: str, place: int, borders: Sequence[Border]) -> bool:
    """Does no sentence begin at a place, since the stop before it is one of an abbreviation: `(cand. of the Bureau)`,
    `sec. – Orlov`?"""
    before = text[max(0, place - _LONGEST_LABEL) : place]
    if before.rfind("(") > before.rfind(")"):
        return True
    first = place - len(before) + len(before.rstrip(_SIGNS))
    return any(border.start <= place and first <= border.names_start for border in borders)


def _sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where each sentence of a list begins and ends, the first one left out."""
    return pairwise([*certain_starts(text, language), len(text)])


def first_of_others(text: str, language: Language) -> int | None:
    """Where a sentence of a list says nothing more of who came; None where none does."""
    of_others = (
        place
        for place, end in _sentences(text, language)
        if not language.pattern("invited").search(text, place, end) and not _says_who_came(text, place, end, language)
    )
    return next(of_others, None)


def _says_who_came(text: str, start: int, end: int, language: Language) -> bool:
    """Is a sentence behind those who were present about more of them? In a copy without line ends the record goes on
    in the same paragraph."""
    if language.compiled(r"\s*{honorific}").match(text, start, end) or language.pattern("group_verb").search(
        text, start, end
    ):
        return True
    if _label_of_sentence(text, start, end, language):
        return True
    return lists.is_list_of_names(text[start:end].rstrip(". "), language)


def _label_of_sentence(text: str, start: int, end: int, language: Language) -> int:
    """`Experts: Petrov and Orlov.`: where the names begin behind the label that is the head of a sentence which
    consists of nothing else; 0 where it is anything else."""
    label = _LABEL_OF_SENTENCE.match(text, start, end)
    if label is None:
        return 0
    names = [*lists.in_list(text, label.end(), end, language)]
    several = lists.count(text, label.end(), end, language)
    return label.end() if len(names) == several > 1 or (names and several == 1 and names[0].forenames) else 0


def _offices(text: str, borders: Sequence[Border], role: str, language: Language) -> Iterator[Border]:
    """Where, behind a semicolon, an office before a name shows that the group before has come to its end."""
    starts = {border.start for border in borders}
    for part in _PART.finditer(text, borders[0].names_start):
        at = part.start("part")
        if at not in starts and lists.has_office_before(text, at, part.end(), language):
            yield Border(at, at, role)
