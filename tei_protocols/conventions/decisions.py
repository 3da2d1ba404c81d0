"""Decisions: what the body resolves or instructs, by the verbs of the genre."""

from __future__ import annotations

import re

from tei_protocols.conventions.cases import fold, forms_of
from tei_protocols.conventions.names import in_list
from tei_protocols.language import Language

_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-zа-я]\))\s+")


def label_of(text: str) -> int:
    """The length of the number with which a decision may begin."""
    number = _NUMBER.match(text)
    return number.end() if number else 0


def is_decision(text: str, language: Language, known: frozenset[str] = frozenset()) -> bool:
    """Does a paragraph, its number aside, begin as decisions do? `known` are the surnames of the record, folded."""
    words = text[label_of(text) :].removeprefix("[")
    if language.pattern("decision").match(words) or names_body(text, language):
        return True
    return _assigns(words, language, known)


def is_bare(text: str, language: Language) -> bool:
    """Does a paragraph begin with a verb that makes it a decision where nobody is speaking?"""
    return bool(language.pattern("bare_decision").match(text[label_of(text) :]))


def _assigns(text: str, language: Language, known: frozenset[str]) -> bool:
    """`Петрову и Орлову вылететь`: persons in the dative, and an infinitive."""
    task = language.pattern("assignment").match(text)
    if not task:
        return False
    names = list(in_list(text, *task.span("names"), language))
    forms = forms_of(known, language)
    return bool(names) and all(
        any(found.case == "dative" for found in forms.get(fold(name.surname), ())) for name in names
    )


def opens(text: str) -> bool:
    """Does a decision end with a colon, so that what it says follows in further paragraphs?"""
    return text.rstrip().endswith(":")


def names_body(text: str, language: Language) -> bool:
    """Does a decision say itself that it is the body's? Others may be proposals of a speaker."""
    return bool(language.pattern("decision_of_body").match(text[label_of(text) :]))
