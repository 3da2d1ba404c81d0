"""Collective acts and voices: what a whole group does, and assents that nobody signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import Name
from tei_protocols.language import Language

# "That's right! Agreed."
_BETWEEN_ASSENTS = re.compile(r"[,.!]\s+")
_LONGEST_ASSENT = 60
_SEVERAL = r"(?:[(/]\s?)?(?P<names>(?:{honorific} ?)?{surname}(?:(?:,|,? {and}) ?(?:{honorific} ?)?{surname}){1,6})"


class CollectiveAct(Struct, frozen=True):
    """An act of a group: the `roles` of the groups that it names, and the length of its label, if it is a voice."""

    roles: tuple[str, ...]
    label_end: int


def recognise(text: str, language: Language) -> CollectiveAct | None:
    """The act of a group that a paragraph reports or gives voice to, if it does."""
    opened = text.startswith(("[", "(")) and not text.startswith("((")
    formula = language.pattern("collective")
    act = formula.match(text) or (formula.match(text[1:]) if opened else None)
    if act:
        if _excepts_somebody(act[0], language):  # then it is not the group that acts
            return CollectiveAct((), 0)
        formulas = language.table("collective_role").items()
        roles = (str(role) for formula, role in formulas if language.compiled(formula).search(act[0]))
        return CollectiveAct(tuple(roles), 0)
    label = language.pattern("collective_label").match(text)
    return CollectiveAct((), label.end()) if label else None


def _excepts_somebody(act: str, language: Language) -> bool:
    """`All the members except Cde. Petrov vote in favor.`"""
    words = act.replace(",", " ").split()
    return any(word in words for word in language.words("excepting"))


def outcomes(text: str, language: Language) -> Iterator[re.Match[str]]:
    """What came of a statement, in parentheses behind it: `(Everyone agrees.)`, `(Cde. Orlov supports this.)`."""
    for pattern in language.possible("outcome", text):
        yield from (outcome for outcome in pattern.finditer(text) if text[: outcome.start()].strip(" ["))


def named(text: str, language: Language) -> Iterator[Name]:
    """Those whom such an outcome names at its head, if they are several: `(Cdes. Orlov, Lisin – in favor)`."""
    found = language.compiled(_SEVERAL).match(text)
    return in_list(text, found.start("names"), found.end("names"), language) if found else iter(())


def is_assent(text: str, language: Language) -> bool:
    """Is the paragraph nothing but formulas of assent, or what came of a vote with more words behind it?"""
    if len(text) <= _LONGEST_ASSENT:
        formula = language.compiled(r"(?i:(?:{assent_opening} )?{assent})")
        if all(map(formula.fullmatch, _BETWEEN_ASSENTS.split(text.strip(" .!")))):
            return True
    return language.pattern("vote_and_more").match(text) is not None
