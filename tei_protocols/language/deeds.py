"""Deeds: the words of a note go in; whether they can tell of one at all comes out, before they are read closely.

Most notes tell of none. What they do state, where they tell of one, is read by `testimony`.
"""

from __future__ import annotations

from tei_protocols.language.needs import folded
from tei_protocols.language.quotation_marks import Quoted, set_aside
from tei_protocols.language.sentences import certain_starts
from tei_protocols.language.words import Language

_RESTORING = ("says_restored", "mentions_restoring")


def speaks_of_deletion(words: str, language: Language) -> bool:
    """Does a note speak of a deletion at all, other than that there was none?"""
    words = language.without("says_not_struck", words)
    return any(pattern.search(words) for pattern in language.possible("speaks_of_deletion", words))


def tells_of_deletion_at(place: tuple[int, int], words: str, language: Language) -> bool:
    """Does a note, where its `words` quote at `place` what is no longer there, say that it was crossed out, not only
    that other words were put for it? The sentence says so that has the place, or the next, which quotes nothing."""
    borders = [0, *certain_starts(words, language), len(words)]
    after = next(number for number, border in enumerate(borders) if border > place[0])
    following = words[borders[after] : borders[min(after + 1, len(borders) - 1)]]
    goes_on = bool(following) and not set_aside(following).quotations
    told = words[borders[after - 1] : place[0]] + words[place[1] : borders[after]] + following * goes_on
    told = language.without("says_not_struck", told)
    return any(
        pattern.search(told)
        for formulas in ("mentions_struck", "speaks_of_deletion")
        for pattern in language.possible(formulas, told)
    )


def deletions_of_others(words: str, language: Language) -> int:
    """How many times does a note say that words beside those at its mark, or an act itself, were crossed out?"""
    return sum(1 for formula in language.possible("says_others_struck", words) for _ in formula.finditer(words))


def may_speak_of_paper(words: str, language: Language) -> bool:
    """Can words speak at all of what was done on the paper?"""
    return any(map(folded(words).__contains__, language.words("testimony_stem")))


def may_speak_of_restoring(words: str, language: Language) -> bool:
    """Can words say at all that something was restored?"""
    return any(language.possible(formulas, words) for formulas in _RESTORING)


def mentions_restoring(words: str, note: Quoted, language: Language) -> bool:
    """Do words, or what they quote ("stet"), say that a deletion was undone?"""
    if language.search("mentions_restoring", words):
        return True
    return any(orders_restoring(said, language) for said in note.said(words))


def orders_restoring(said: str, language: Language) -> bool:
    """Is this the order to undo a deletion, as somebody wrote it beside the words: "Stet. A. B."?"""
    order = _without_signature(said, language)
    return any(language.pattern(formulas).fullmatch(order) for formulas in ("mentions_restoring", "says_restore"))


def says_undone(words: str, note: Quoted, language: Language) -> bool:
    """Do words, or what they quote ("leave in"), take a deletion back, without saying that it was undone?"""
    if language.search("says_undone", words):
        return True
    return any(orders_keeping(said, language) for said in note.said(words))


def orders_keeping(said: str, language: Language) -> bool:
    """Is this an order that takes a deletion back, as somebody wrote it beside the words: "Keep"?"""
    return language.pattern("says_keep").fullmatch(_without_signature(said, language)) is not None


def _without_signature(said: str, language: Language) -> str:
    return language.pattern("says_signed").sub("", said).strip(" .!")
