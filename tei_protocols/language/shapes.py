"""Shapes that every language shares: capitals, initials, surnames, numbers, as pieces of regular expressions.

`re` knows no Unicode classes, so the letters are given as ranges: Latin with its diacritics, and Cyrillic. All shapes
are linear: no part of one can match the same text in two ways. Those of names begin with their capital, outside any
alternative: `re` then looks only where a capital stands.
"""

from __future__ import annotations

_EXTENDED_CAPITALS = "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper()) + "ȘȚ"
UPPER = f"A-ZÀ-ÖØ-ÞЀ-ЯҐ{_EXTENDED_CAPITALS}"
# the extended Latin range holds capitals too; inside a word that does no harm
LOWER = "a-zß-öø-ÿĀ-ɏа-џґ"
APOSTROPHES = "'’ʹʼ`"

_INITIAL = rf"[{UPPER}][{LOWER}]{{0,2}}\."
# "J.-P."; the hyphen may be one that does not break
_INITIALS = rf"{_INITIAL}(?:[ \u00a0\u2011-]?{_INITIAL}){{0,2}}[ \u00a0]?"
# no apostrophe at the end: that is a possessive. Letters are taken in runs and never given back, which is much quicker
_APOSTROPHE = rf"[{APOSTROPHES}](?!s(?![{LOWER}]))[{UPPER}]?"
_SMALL_LETTERS = rf"(?:{_APOSTROPHE})?[{LOWER}]++(?:(?:{_APOSTROPHE}|-\r?\n)[{LOWER}]++)*+(?:-[{UPPER}]?[{LOWER}]++)*"
_CAPITALS = rf"[{UPPER}]+(?:-[{UPPER}]{{2,}})*(?![{LOWER}])"
_CAPITALISED = rf"[{UPPER}]{_SMALL_LETTERS}"
# a soft sign at the end of a name in Latin letters, "Rud'"; behind an s it would be a possessive
_SOFT_SIGN = rf"(?:(?<=[bcdfgklmnprtvz])[{APOSTROPHES}](?=[\s.,;:)\]—–]|$))?"
_REST_OF_SURNAME = rf"(?:{_CAPITALS}|{_SMALL_LETTERS}{_SOFT_SIGN})"
_SURNAME = rf"[{UPPER}]{_REST_OF_SURNAME}"

# the same initials; Python compiles each set of letters anew wherever it stands, which takes a tenth of a millisecond
_SOME_INITIALS = rf"(?:{_INITIAL}[ \u00a0]?){{1,3}}"
_NAME = rf"(?:{_SOME_INITIALS}\s?{_SURNAME}|{_SURNAME}(?:,?\s{_SOME_INITIALS}(?<=\.)|(?:\s{_SURNAME}){{0,2}}))"

SHAPES = {
    "initial": _INITIAL,
    "initials": _INITIALS,
    "surname": _SURNAME,
    # initials before or after, or up to three words ("Liu Shaoqi")
    "name": _NAME,
    # the same, or a surname of which the editor completed the end ("Petr[ovsky]")
    "named": rf"(?:{_NAME}|[{UPPER}][{LOWER}]*\[[{LOWER}]+\][{LOWER}]*)",
    # forenames or initials, and a surname
    "fullname": rf"(?:(?:{_INITIAL}|{_CAPITALISED})\s?){{1,3}}{_CAPITALISED}",
    "upper_letters": UPPER,
    "lower_letters": LOWER,
    "capital": f"[{UPPER}]",
    "lower": f"[{LOWER}]",
    "roman": r"[IVXLCDM]+",
    # no agenda has more points; "L." and "C." are leaves and initials
    "roman_to_thirty": r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX])",
    "roman_month": r"(?:XI{0,2}|IX|IV|VI{0,3}|I{1,3})",
    "arabic": r"\d{1,3}",
    "year": r"(?:1[89]|20)\d\d",
    "day": r"(?:0?[1-9]|[12]\d|3[01])",
    "dash": r"[-–—]",
    # what stands for a quotation where quotations are set aside (quotation_marks.py)
    "quotation": r"[\ue000-\uf8ff]",
}

_NAMES = ("initial", "initials", "surname", "name", "named", "fullname", "capital")
ROUGH = {**SHAPES, **dict.fromkeys(_NAMES, "[A-Z]"), "upper_letters": "A-Z", "lower_letters": "a-z", "lower": "[a-z]"}
"""The shapes for whoever asks only which words a formula has in it: `re` takes long over all capitals there are."""
