"""Circumstances: where, when, by whom, with what, and how surely something was done, as notes say it."""

from __future__ import annotations

import re

from tei_protocols.language import Language
from tei_protocols.model.marks import Hand

# in which case the name stands that a formula of hands calls so
_CASES = {"who": "", "whose": "genitive", "whom": "instrumental"}
_SPACE = re.compile(r"(?:,\s?|\s)?")


def after_circumstances(sentence: str, place: int, language: Language) -> int:
    """Where the circumstances end that stand at a place of a sentence, with the commas and spaces around them."""
    formula = language.pattern("testimony_circumstance")
    while True:
        space = _SPACE.match(sentence, place)
        start = space.end() if space else place
        found = formula.match(sentence, start)
        if not found or found.end() == start:
            return start
        place = found.end()


def is_elsewhere(words: str, language: Language, also_here: bool = False, underlined: bool = False) -> bool:
    """Is this said of another paper? What is not known to be the record itself, is. `also_here`: nothing is deleted by
    it, so that a corrected transcript is the record as well; `underlined`: nothing more is said of
    the words than that, and somebody's copy is the record, too."""
    # whose copy it is, before a circumstance takes the name
    keys = ["testimony_here_underlined"] * underlined + ["testimony_circumstance", "testimony_here"]
    keys += ["testimony_here_not_deleted"] * also_here
    for key in keys:
        words = language.pattern(key).sub("", words)
    return language.pattern("says_elsewhere").search(words) is not None


def raises_doubt(sentence: str, language: Language) -> bool:
    """Does anything in a sentence take the certainty out of it?"""
    if not language.pattern("says_doubtful").search(sentence):
        return False
    plain = language.without("says_not_restored", sentence)
    return plain == sentence or language.pattern("says_doubtful").search(plain) is not None


def hand_of(words: str, language: Language) -> Hand | None:
    """Whose hand it was, where the words say so of one person."""
    small = words.casefold()
    if not any(stem in small for stem in language.words("hand_stem")):
        return None
    found = [told for formula in language.possible("says_hand", words) for told in formula.finditer(words)]
    if len(found) != 1:
        return None
    group, name = next((group, name) for group, name in found[0].groupdict().items() if name)
    return Hand(" ".join(name.split()), _CASES[group])


def place_of(words: str, language: Language) -> str:
    """Where something was added: a value of TEI's place; empty where the words do not say."""
    small = words.lower()
    for formula, place in language.table("place").items():
        if language.compiled(formula).search(small):
            return str(place)
    return ""
