"""Numerals: a number and the name of a format go in, the number as the word processor shows it comes out."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST_ROMAN = 3999

# The alphabets that lists are numbered with; ё, й, ъ, ы and ь are left out by custom.
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_MOST_LETTERS = 20

_SMALL_ROMAN = {"lowerRoman", "i"}
_LARGE_ROMAN = {"upperRoman", "I"}
_SMALL_LATIN = {"lowerLetter", "a"}
_LARGE_LATIN = {"upperLetter", "A"}


def numeral(number: int, form: str) -> str:
    """The `number` in a format that docx (`upperRoman`), odt or HTML (`I`) names; in Arabic digits in any other."""
    if form in _SMALL_ROMAN | _LARGE_ROMAN and 0 < number <= _LONGEST_ROMAN:
        return _roman(number) if form in _SMALL_ROMAN else _roman(number).upper()
    if form in _SMALL_LATIN | _LARGE_LATIN:
        return _letters(number, _LATIN if form in _SMALL_LATIN else _LATIN.upper())
    if form.startswith(("russian", _RUSSIAN[0], _RUSSIAN[0].upper())):  # odt writes the first letters themselves
        small = form == "russianLower" or form.startswith(_RUSSIAN[0])
        return _letters(number, _RUSSIAN if small else _RUSSIAN.upper())
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    signs = []
    for value, sign in _ROMAN:
        signs.append(sign * (number // value))
        number %= value
    return "".join(signs)


def _letters(number: int, alphabet: str) -> str:
    """a to z, then aa, bb and so on, as word processors go on."""
    times, letter = divmod(number - 1, len(alphabet))
    return alphabet[letter] * (times + 1) if 0 <= times < _MOST_LETTERS else str(number)
