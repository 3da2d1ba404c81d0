"""Headings of the agenda: numbered, or beginning with the formulas of the genre ("On …", "Re: …")."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.language import Language
from tei_protocols.model.white_space import normal

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMBER = re.compile(r"(?<![^\W\d_])[IVXLCDM]+\b|\d+")
_NAMES_BEHIND = re.compile(r"\s*\([^()]*\)[.;]?\s*$")
# dots for the points that an excerpt leaves out, before the number of the first that it has
_OMITTED = re.compile(r"(?:…|\.{3,4}|\[(?:…|\.{3,4})\])\s?(?=\d{1,2}\.\s[^\W\d_])")
# a heading that is longer, or that holds several sentences, is running text
_LONGEST = 400
_ALONE = r"(?P<roman>{roman_to_thirty})[.)]?|(?P<arabic>{arabic})[.)]"
_LONGEST_REFERENCE = 150
_LONGEST_ALONE = len("XXVIII.")
_SHORTEST_LONG_WORD = 4
_BEFORE_NUMBER = "("
_AROUND_WORDS = ".,:;()[]«»\"'“”„’!?"


class Heading(Struct, frozen=True):
    """A heading: its `number` in Arabic digits, or empty, the length of its label, and the `form` of the number:
    roman, arabic, or named where a word introduces it ("Point 1")."""

    number: str
    label_end: int
    form: str = ""


def arabic(number: str) -> str:
    """A Roman or Arabic number in Arabic digits; what is neither stays as it is."""
    if number.isdecimal():
        return str(int(number))
    if not _ROMAN.keys() >= set(number):
        return number
    values = [_ROMAN[letter] for letter in number]
    return str(sum(-v if any(later > v for later in values[i + 1 :]) else v for i, v in enumerate(values)))


def recognise(text: str, language: Language) -> Heading | None:
    """The heading that `text` is, if it is one. Bare numbers and bare formulas need `confirmed` by what follows."""
    if len(text) > _LONGEST:
        return None
    dots = _OMITTED.match(text)
    if dots:
        left = recognise(text[dots.end() :], language)
        return replace(left, label_end=left.label_end + dots.end()) if left and left.number else None
    label = language.pattern("heading_label").match(text)
    if not label:
        return Heading("", 0) if language.pattern("heading_start").match(text) else None
    number = _NUMBER.search(label[0])
    if number is None:
        return Heading("", label.end())
    is_named = label[0][0] not in _BEFORE_NUMBER and number.start() > 0
    form = "named" if is_named else "arabic" if number[0].isdigit() else "roman"
    return Heading(arabic(number[0]), label.end(), form)


def bare_words(text: str, heading: Heading) -> str:
    """The words of a heading without its number, the names behind it and the full stop, as they are compared."""
    return normal(_NAMES_BEHIND.sub("", text[heading.label_end :])).strip(" .;").casefold()


def is_numeral(text: str, heading: Heading) -> bool:
    """Is the number of a heading no initial ("I. Вопросы торговли")? A Latin letter is none before Cyrillic ones."""
    return heading.form == "roman" and text[0].isascii() and not text[heading.label_end :].lstrip('«"„ ')[:1].isascii()


def is_named(text: str, language: Language) -> bool:
    """Does a word introduce the number ("Point 1"), or the heading as a whole ("Agenda: …")?"""
    return bool(language.pattern("heading_named").match(text))


def says_heard(words: str, language: Language) -> bool:
    """Do the words behind a number say that something was heard: `СЛУШАЛИ: …`? No decision does."""
    label = language.pattern("heard_label").match(words)
    return label is not None and label[0].endswith(":")


def refers_to_agenda(text: str, language: Language) -> bool:
    """Does a heading only say which point of the agenda is taken: "On point 1."? Its words stand in the agenda."""
    return language.pattern("heading_of_point").fullmatch(text) is not None


def is_in_capitals(text: str) -> bool:
    """Do all longer words have a capital, as in `On the Instructions to the Ambassador.`? No sentence does."""
    longer = [word for word in text.split()[1:] if len(word.strip(_AROUND_WORDS)) >= _SHORTEST_LONG_WORD]
    return bool(longer) and all(word.lstrip(_AROUND_WORDS)[:1].isupper() for word in longer)


def is_remark(text: str, language: Language) -> bool:
    """Is a paragraph in parentheses what a heading says of its point: "(continuation)"?"""
    return text.startswith("(") and language.pattern("heading_remark").fullmatch(text) is not None


def is_reference(text: str, language: Language) -> bool:
    """Is a paragraph nothing but the protocol that is pointed to: "(Re: Point 2 of Protocol No. 60)"?"""
    if len(text) > _LONGEST_REFERENCE:
        return False
    return any(pattern.match(text) for pattern in language.possible("protocol_reference", text))


def number_alone(text: str, language: Language) -> Heading | None:
    """A number with nothing behind it, whose words stand in the next paragraph."""
    number = language.compiled(_ALONE).fullmatch(text) if len(text) <= _LONGEST_ALONE else None
    if number is None:
        return None
    printed = number["roman"] or number["arabic"]
    return Heading(arabic(printed), len(text), "roman" if number["roman"] else "arabic")


def needs_confirmation(text: str, heading: Heading, language: Language) -> bool:
    """Could this be running text or a decision as well? Then only what follows can confirm a heading."""
    return not is_named(text, language) and not (
        heading.number and language.pattern("heading_start").match(text[heading.label_end :].lstrip())
    )
