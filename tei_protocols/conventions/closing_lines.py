"""Closing lines: who took the notes, who signed, and where the source says that it is from."""

from __future__ import annotations

from tei_protocols.conventions import shelfmarks
from tei_protocols.language import Language
from tei_protocols.model.protocol import Place

_LONGEST_OFFICE = 120
_WITH_NAME = r"(?P<words>[^\W\d_][^\d.:;,!?()\n]{2,50})\s(?:{honorific} )?{initials} ?(?P<surname>{surname})\.?"
_LONGEST_NAME = 40


def closes(text: str, language: Language) -> bool:
    """Does a paragraph close the record by its form alone?"""
    return place_of(text, language) is not Place.CLOSING or says_that_it_closes(text, language)


def says_that_it_closes(text: str, language: Language) -> bool:
    """Does a paragraph close the record by its words, whatever line it is?"""
    return language.finds("closer", text)


def begins_signature(text: str, following: str, language: Language) -> bool:
    """Is a paragraph the office of somebody who signs in the `following` one?"""
    if len(text) > _LONGEST_OFFICE or not language.pattern("office_alone").fullmatch(text):
        return False
    if closes(following, language):  # nobody's name is printed
        return True
    name = language.compiled(
        r"(?:{honorific} )?(?:{initials} ?{surname}|{surname} {initials}|{surname} {surname})\.?"
    ).fullmatch(following)
    return name is not None or language.pattern("signature").match(following) is not None


def is_name_alone(text: str, language: Language) -> bool:
    """Is a paragraph initials and a surname, and nothing else? At the very end of a record somebody signs so."""
    if len(text) > _LONGEST_NAME:
        return False
    return language.compiled(r"(?:{initials} ?{surname}|{surname} {initials})").fullmatch(text) is not None


def words_before_name(text: str, language: Language) -> tuple[str, str]:
    """The words before a full name, and its surname, where a short line is nothing else: `Scribbled by V. D. Orlov.`;
    empty where it is anything else."""
    line = language.compiled(_WITH_NAME).fullmatch(text)
    return (line["words"], line["surname"]) if line else ("", "")


def is_surname_alone(text: str, language: Language) -> bool:
    """Is a paragraph a surname, and nothing else? Above a closing line somebody signs so."""
    return len(text) <= _LONGEST_NAME and language.compiled("{surname}").fullmatch(text) is not None


def place_of(text: str, language: Language) -> Place:
    """What a closing line is: the line of the source, a signature, or any other."""
    if language.pattern("source_line").search(text) or shelfmarks.begins_with(text, language):
        return Place.SOURCE
    if language.pattern("signature").match(text):
        return Place.SIGNATURE
    return Place.CLOSING
