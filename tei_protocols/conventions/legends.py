"""Legends: what an edition says its signs mean: angle brackets around what was crossed out, braces around additions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.language.quotation_marks import set_aside
from tei_protocols.model.span import Span

DELETED, ADDED = "deleted", "added"
"""What was done with the words between two signs."""

# The signs that have no other use; square brackets and parentheses have too many.
_SIGNS = {"legend_angles": "<>", "legend_braces": "{}", "legend_other_sign": "other"}
_ACTS = {"legend_deleted": DELETED, "legend_added": ADDED, "legend_other_act": "other"}
# in a legend, the sign of an omission: no words are between
_OMISSION = re.compile(r"[<{]\s?(?:\.\.\.|…)\s?[>}]")
# a sign that stands alone amid a sentence, which is about it
_SIGN_APART = re.compile(r"^[^\W\d_][^\n]*?\s[«\"“(]?(?:\*{1,3}|[†‡+°#])[»\"”)]?[\s,]")
_LONGEST_SENTENCE = 200
_CLAUSE = re.compile(r"[^.;\n]+")
# words between two signs, in one paragraph
_LONGEST = 600
_WORDS = {
    "<>": re.compile(rf"<(?=[^<>]*[^\W\d_])(?P<words>[^<>{{}}]{{1,{_LONGEST}}})>"),
    "{}": re.compile(rf"\{{(?=[^{{}}]*[^\W_])(?P<words>[^<>{{}}]{{1,{_LONGEST}}})\}}"),
}


class Passage(Struct, frozen=True):
    """Words between two signs of a legend, with them (`span`) and without, and what was done: `deleted` or `added`."""

    span: Span
    words: Span
    act: str


def may_have_signs(text: str) -> bool:
    """Can there be any sign of a legend in a text?"""
    return "<" in text or "{" in text


def explains_sign(text: str) -> bool:
    """Is a paragraph a sentence that says what a sign stands for, `Names marked with * are doubtful.`? No record has
    such a sign apart from the words."""
    return len(text) <= _LONGEST_SENTENCE and text.endswith(".") and _SIGN_APART.search(text) is not None


def meanings(text: str, language: Language) -> dict[str, str]:
    """What a legend says of its pairs of signs; empty where the text is none. A clause that names a sign and says what
    was done, or several of them by turns, tells it; one that leaves a doubt tells nothing."""
    found: dict[str, str] = {}
    if not language.pattern("legend_sign").search(text):
        return found
    for clause in _CLAUSE.findall(_OMISSION.sub(" ", text)):
        if language.pattern("legend_doubt").search(clause):
            continue
        signs, acts = _in_order(clause, _SIGNS, language), _in_order(clause, _ACTS, language)
        both = sorted([*signs, *acts])
        by_turns = all((one in signs) != (other in signs) for one, other in pairwise(both))
        if by_turns and len(signs) == len(acts):
            found |= {sign: act for (_, sign), (_, act) in zip(signs, acts, strict=True) if "other" not in (sign, act)}
    return found


def deletes_in_square_brackets(text: str, language: Language) -> bool:
    """Does an edition say that what stands in square brackets was crossed out? They have other uses all the same. Where
    it quotes words that stand in brackets, it speaks of those."""
    if language.search("legend_deleted", text) is None or not language.pattern("legend_square").search(text):
        return False
    note = set_aside(text)
    return any(
        language.pattern("legend_square").search(clause)
        and language.pattern("legend_deleted").search(clause)
        and not (note.said(clause) or language.pattern("legend_doubt").search(clause))
        for clause in _CLAUSE.findall(language.compiled(r"{note_label}\s?:").sub("", note.text))
    )


def is_general(note: str, language: Language) -> bool:
    """Does a note say that it is about more than the words at its mark?"""
    return language.pattern("legend_general").search(note) is not None


def speaks_of_place(note: str, language: Language, behind_sign: bool = False) -> bool:
    """Is a note about the words at its mark ("The phrase in angle brackets was crossed out"), and no legend?"""
    if is_general(note, language):
        return False
    return behind_sign or language.pattern("legend_local").search(note) is not None


def _in_order(clause: str, named: dict[str, str], language: Language) -> list[tuple[int, str]]:
    """What a clause names, and where, in that order; the same twice, one behind the other, counts once."""
    places = sorted(
        (name.start(), meant) for key, meant in named.items() for name in language.pattern(key).finditer(clause)
    )
    return [next(same) for _, same in groupby(places, key=itemgetter(1))]


def passages(text: str, start: int, end: int, meant: dict[str, str]) -> Iterator[Passage]:
    """The words between the signs of a legend in a stretch of a record."""
    for signs, act in meant.items():
        for found in _WORDS[signs].finditer(text, start, end):
            yield Passage(Span(*found.span()), Span(*found.span("words")), act)
