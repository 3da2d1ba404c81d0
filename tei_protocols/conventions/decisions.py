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
    return bool(language.pattern("decision").match(text[label_of(text) :]))
