"""Garbled text: characters go in; whether they are UTF-8 that somebody read by a code page comes out, and where.

`РџРµС‚СЂРѕРІ` are the bytes of “Петров”, read by windows-1251. No language has such rows of letters.
"""

from __future__ import annotations

import re

from msgspec import Struct


def _letters_in_a_row(first: str, second: str) -> str:
    """Four letters, each of two such characters; `re` looks for the first of them quickest where nothing repeats it."""
    letter = f"[{first}][\u0080-\u00bf\u2013-\u203a\u20ac\u2122{second}]"
    return f"{letter}(?:{letter}){{3,}}"


# the first byte of two of a Cyrillic letter, as each code page shows it, and a second byte: four letters in a row; by
# the Western page those of typographic signs and accents too, which stand alone
_ROWS = {
    "windows-1251": re.compile(_letters_in_a_row("РС", "\u0401-\u040f\u0451-\u045f\u0490\u0491\u2116")),
    "windows-1252": re.compile(
        _letters_in_a_row("ÐÑ", "\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc") + "|â€[œ™˜“”¦\u009d]"
    ),
}


class Garbled(Struct, frozen=True):
    """Where the first garbled words begin, what they are, what they were, and by which code page they were read."""

    at: int
    words: str
    meant: str
    code_page: str


def garbled(text: str) -> Garbled | None:
    """The first row of letters that are others in UTF-8; None where there is none."""
    if text.isascii():
        return None
    for code_page, row in _ROWS.items():
        for found in row.finditer(text):
            meant = _again(found[0], code_page)
            if meant:
                return Garbled(found.start(), found[0], meant, code_page)
    return None


def _again(words: str, code_page: str) -> str:
    """The words, read as UTF-8; empty where that cannot be. Bytes that the page does not have stand for themselves."""
    try:
        return b"".join(_byte(each, code_page) for each in words).decode("utf-8")
    except UnicodeError:
        return ""


def _byte(character: str, code_page: str) -> bytes:
    try:
        return character.encode(code_page)
    except UnicodeEncodeError:
        return character.encode("latin-1")
