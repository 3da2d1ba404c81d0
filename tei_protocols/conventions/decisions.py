"""Decisions: what the body resolves or instructs, by the verbs of the genre."""

from __future__ import annotations

import re

from tei_protocols.language import Language

_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-zа-я]\))\s+")


def label_of(text: str) -> int:
    """The length of the number with which a decision may begin."""
    number = _NUMBER.match(text)
    return number.end() if number else 0


def is_decision(text: str, language: Language) -> bool:
    """Does a paragraph, its number aside, begin as decisions do?"""
    return bool(language.pattern("decision").match(text[label_of(text) :])) or names_body(text, language)


def names_body(text: str, language: Language) -> bool:
    """Does a decision say itself that it is the body's? Others may be proposals of a speaker."""
    return bool(language.pattern("decision_of_body").match(text[label_of(text) :]))
