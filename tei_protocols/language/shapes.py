"""Shapes that every language shares: capitals, initials, surnames, numbers, as pieces of regular expressions.

`re` knows no Unicode classes, so the letters are given as ranges: Latin with its diacritics, and Cyrillic. All shapes
are linear: no part of one can match the same text in two ways. Those of names begin with their capital, outside any
alternative: `re` then looks only where a capital stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from tei_protocols.language.alternatives import any_of

_EXTENDED_CAPITALS = "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper()) + "ȘȚ"
UPPER = f"A-ZÀ-ÖØ-ÞЀ-ЯҐ{_EXTENDED_CAPITALS}"
# the extended Latin range holds capitals too; inside a word that does no harm
LOWER = "a-zß-öø-ÿĀ-ɏа-џґ"
APOSTROPHES = "'’ʹʼ`"
# "McNamara", "DeVries": behind one of these, a capital may stand inside a surname. Elsewhere it begins another word, of
# which the space was lost: "HungaryPetrov". Names keep them in whatever language they are written of, so it has no list
_BEGINNINGS = (
    *("Mc", "Mac", "De", "Du", "Di", "Da", "Del", "Della", "La", "Le", "Van", "Von", "Fitz"),
    *("Мак", "Де", "Дю", "Ди", "Ла", "Ле", "Ля", "Ван", "Фон", "Фиц", "Сен", "Сан"),
)


def _made_of(upper: str, lower: str) -> Mapping[str, str]:
    """The shapes, of these capitals and small letters."""
    initial = rf"[{upper}][{lower}]{{0,2}}\."
    # "J.-P."; the hyphen may be one that does not break, and a line may end between two initials
    initials = rf"{initial}(?:(?:[ \u00a0\u2011-]|\r?\n)?{initial}){{0,2}}[ \u00a0]?"
    # no apostrophe at the end: that is a possessive. Letters are taken in runs and never given back: much quicker
    apostrophe = rf"[{APOSTROPHES}](?!s(?![{lower}]))[{upper}]?"
    small_letters = rf"(?:{apostrophe})?[{lower}]++(?:(?:{apostrophe}|-\r?\n)[{lower}]++)*+(?:-[{upper}]?[{lower}]++)*"
    capitals = rf"[{upper}]+(?:-[{upper}]{{2,}})*(?![{lower}])"
    inside = _capital_inside(upper, lower)
    capitalised = rf"[{upper}]{inside}{small_letters}"
    # a soft sign at the end of a name in Latin letters, "Rud'"; behind an s it would be a possessive
    soft_sign = rf"(?:(?<=[bcdfgklmnprtvz])[{APOSTROPHES}](?=[\s.,;:)\]—–]|$))?"
    rest_of_surname = rf"{inside}(?:{capitals}|{small_letters}{soft_sign})"
    surname = rf"[{upper}]{rest_of_surname}"
    # the same initials; Python compiles each set of letters anew wherever it stands
    some_initials = rf"(?:{initial}(?:[ \u00a0]|\r?\n(?=[{upper}][{lower}]{{0,2}}\.))?){{1,3}}"
    name = rf"(?:{some_initials}\s?{surname}|{surname}(?:,?\s{some_initials}(?<=\.)|(?:\s{surname}){{0,2}}))"

    return {
        "initial": initial,
        "initials": initials,
        "surname": surname,
        # initials before or after, or up to three words ("Liu Shaoqi")
        "name": name,
        # the same, or a surname of which the editor completed the end ("Petr[ovsky]")
        "named": rf"(?:{name}|[{upper}][{lower}]*\[[{lower}]+\][{lower}]*)",
        # forenames or initials, and a surname
        "fullname": rf"(?:(?:{initial}|{capitalised})\s?){{1,3}}{capitalised}",
        "upper_letters": upper,
        "lower_letters": lower,
        "capital": f"[{upper}]",
        "lower": f"[{lower}]",
        "roman": r"[IVXLCDM]+",
        # no agenda has more points; "L." and "C." are leaves and initials
        "roman_to_thirty": r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX])",
        "roman_month": r"(?:XI{0,2}|IX|IV|VI{0,3}|I{1,3})",
        "arabic": r"[0-9]{1,3}",
        "year": r"(?:1[89]|20)[0-9][0-9]",
        "day": r"(?:0?[1-9]|[12][0-9]|3[01])",
        "dash": r"[-–—]",
        # what stands for a quotation where quotations are set aside (quotation_marks.py)
        "quotation": r"[\ue000-\uf8ff]",
    }


def _capital_inside(upper: str, lower: str) -> str:
    """What may stand between the first capital of a name and its rest: the end of one of the beginnings, and a
    capital."""
    ends: dict[str, tuple[str, ...]] = {}
    for beginning in _BEGINNINGS:
        if re.fullmatch(rf"[{upper}][{lower}]+", beginning):
            ends[beginning[0]] = (*ends.get(beginning[0], ()), beginning[1:])
    return rf"(?:(?:{'|'.join(rf'(?<={first}){any_of(each)}' for first, each in ends.items())})[{upper}])?"


class Letters(Struct, frozen=True, eq=False):
    """Letters of which texts may be, with the `shapes` made of them, each by its name; `others` finds letters of names
    beyond them. Where there are none, these shapes match what those of all letters match."""

    shapes: Mapping[str, str]
    others: re.Pattern[str]

    def hold(self, text: str) -> bool:
        """Is the text written in these letters alone?"""
        return text.isascii() or self.others.search(text) is None


# Python makes a map of all letters there are for each set that has more than two ranges and goes beyond Latin: a tenth
# of a millisecond, some fifty times in a name. Those of one script are compiled in a quarter of the time.
# `others` are also those that are the same letters for whoever ignores the case
LATIN = Letters(_made_of("A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"), re.compile("[ÿ-ʯЀ-џҐґᲀ-ᲈẞ\u212bⱠ-Ɀ]"))
CYRILLIC = Letters(_made_of("A-ZЀ-Я", "a-zа-џ"), re.compile("[À-ÖØ-öø-ʯҐґẞ\u212bⱠ-Ɀ]"))
ALL_LETTERS = Letters(_made_of(UPPER, LOWER), re.compile(r"(?!)"))

SHAPES = ALL_LETTERS.shapes
"""Each shape by its name, for texts in whatever letters."""


def letters_of(text: str) -> Letters:
    """The fewest letters that hold a text."""
    return next((letters for letters in (LATIN, CYRILLIC) if letters.hold(text)), ALL_LETTERS)


_NAMES = ("initial", "initials", "surname", "name", "named", "fullname", "capital")
ROUGH = {**SHAPES, **dict.fromkeys(_NAMES, "[A-Z]"), "upper_letters": "A-Z", "lower_letters": "a-z", "lower": "[a-z]"}
"""The shapes for whoever asks only which words a formula has in it: `re` takes long over all capitals there are."""
