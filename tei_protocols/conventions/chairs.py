"""Chairs: a text goes in; the clauses that say who is in the chair come out, wherever it says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions import lists
from tei_protocols.conventions.cases import case_behind
from tei_protocols.conventions.names import Name, never_names
from tei_protocols.language import Language
from tei_protocols.language.divided_words import Whole
from tei_protocols.language.needs import folded

# a clause that says who is in the chair
_LONGEST_CLAUSE = 160
# no paragraph that says who is in the chair among other things is longer
_LONGEST_AMONG_OTHERS = 100
# the first words of an office: `First Secretary`, `General Secretary`
_WORDS_TO_OFFICE = 2
_OFFICE_BEHIND = re.compile(r",\s[^.,;:\n]{3,100}\.?\s*")
# who is in the chair, with a stop by mistake between the surname and the initials: `Chair: Cde. PETROV. A.B.`
_INITIALS_OF_CHAIR = r"\.\s(?P<initials>{initials})(?=\s*(?:\n|$))"
# behind a name in a list: "(chairman)", "– chairman"
_PRESIDES = r"\s?\((?i:{chair_title}|{chair_manner})\)|\s[–—-]\s(?i:{chair_title})(?=\s?(?:[,;.]|$))"
# stops, and the mark of a note on who was in the chair
_BEHIND_CHAIR = re.compile(
    r"[ .;)\]\n]*(?:(?:\[\d{1,3}\]|\(\d{1,3}\)|<\d{1,3}>|\d{0,3}\*{1,9}|\d{1,3}|[⁰¹²³⁴-⁹]{1,3})[ .;)\]\n]*)?"
)


class Chair(Struct, frozen=True):
    """The clause at `start`:`end` that says who is in the chair; `case` is that of the name, where it is not the
    nominative."""

    start: int
    end: int
    name: Name
    case: str = ""

    def placed(self, whole: Whole) -> Chair:
        """The clause of a text in one piece, as it stands in the text with its words divided."""
        return Chair(whole.place(self.start), whole.end(self.end), self.name.placed(whole), self.case)


def names_chair(text: str, language: Language) -> bool:
    """Does a short paragraph among those present say, among other things, who is in the chair?"""
    return len(text) <= _LONGEST_AMONG_OTHERS and bool(chairs_in(text, language))


def chair_alone(text: str, language: Language) -> bool:
    """Does a paragraph begin with a clause on the chair, with nothing behind it but an office, or the list?"""
    if not (language.may_match("chair", text) and language.pattern("chair").match(text)):
        return False
    for pattern in language.patterns("chair"):
        if (clause := pattern.match(text)) and not _names_nobody(clause, language):
            initials = language.compiled(_INITIALS_OF_CHAIR).match(text, clause.end())
            rest = text[behind_chair(text, (initials or clause).end(), language) :]
            if not rest or language.pattern("attendance").match(rest):
                return True
            if _is_office(rest, language) and not text.startswith(language.words("chair_title")):  # a label
                return True
    return False


def _names_nobody(clause: re.Match[str], language: Language) -> bool:
    """`Председательствующий: Верно.`: is what stands behind the label a word that is no name?"""
    words = next((words for words in clause.groupdict().values() if words), "")
    name = next(lists.in_list(words, 0, len(words), language), None)
    return name is not None and name.surname.casefold() in never_names(language)


def _is_office(rest: str, language: Language) -> bool:
    """`, General Secretary of the Party.`: is what stands behind whoever is in the chair their office, and no more?"""
    if not rest.startswith(",") or _OFFICE_BEHIND.fullmatch(rest) is None:
        return False
    offices = {word.casefold() for word in language.words("office")}
    return any(word.casefold() in offices for word in rest[1:].split(maxsplit=_WORDS_TO_OFFICE)[:_WORDS_TO_OFFICE])


def behind_chair(text: str, place: int, language: Language) -> int:
    """Where the text goes on behind a clause on the chair that ends at `place`, and one on who takes the notes."""
    behind = _BEHIND_CHAIR.match(text, place)
    end = behind.end() if behind else place
    beside = language.pattern("beside_chair").match(text, end)
    return beside.end() if beside else end


def in_the_list(text: str, listed: Iterable[Name], language: Language) -> list[Chair]:
    """Those of a list who preside, as it says behind their names: `Petrov (chairman)`."""
    small = text.casefold()
    words = language.words("chair_title") + language.words("chair_manner")
    if not any(map(small.__contains__, map(str.casefold, words))):
        return []
    presides = language.compiled(_PRESIDES)
    behind = ((name, presides.match(text, name.end)) for name in listed)
    return [Chair(name.start, found.end(), name) for name, found in behind if found]


def chairs_in(text: str, language: Language) -> list[Chair]:
    """The clauses of a text that say who is in the chair; none has a word in common with another."""
    found: list[Chair] = []
    elsewhere = text  # without the clauses that are found already: what has a word in common with one is none
    for formula, needed in language.with_needs("chair"):
        start = _shortly_before(needed, folded(elsewhere))
        if start < 0:
            continue
        pattern = language.compiled(formula)
        for clause in pattern.finditer(text, start):
            group = "before" if "before" in pattern.groupindex else "after"
            begins, at = clause.start(), clause.start(group)
            if group == "after" and (line := _line_of_name(text, *clause.span(group))) > at:
                begins = at = line
            name = next(lists.in_list(text, at, clause.end(group), language), None)
            initials = language.compiled(_INITIALS_OF_CHAIR).match(text, clause.end()) if group == "before" else None
            if name and initials and not name.forenames:
                name = replace(name, end=initials.end("initials"), forenames=initials["initials"].strip())
            if name and not any(chair.start < clause.end() and begins < chair.end for chair in found):
                end = max(clause.end(), name.end)
                end += text.startswith(".", end)
                case = case_behind(text[begins : name.start], language)
                found.append(Chair(begins, end, name, case))
                elsewhere = elsewhere[:begins] + "-" * (end - begins) + elsewhere[end:]
    return found


def _line_of_name(text: str, start: int, end: int) -> int:
    """Where the name begins that stands before `presiding`: a surname in the line above is the last of a list."""
    above = text.rfind("\n", start, end)
    return above + 1 if above > start and text[above - 1].isalpha() else start


def _shortly_before(needed: Collection[str], small: str) -> int:
    """From where on a clause may stand in a text, in small letters, that needs one of some words; -1 without one."""
    places = [place for word in needed if (place := small.find(word)) >= 0]
    if not places:
        return -1 if needed else 0
    return max(0, min(places) - _LONGEST_CLAUSE)
