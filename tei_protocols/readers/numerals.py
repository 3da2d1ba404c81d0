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

# The names that docx, odt and HTML use; whatever else they name is shown in Arabic digits.
_FORMATS = {
    "lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A", "decimalZero": "01",
    "russianLower": "а", "russianUpper": "А", "i": "i", "I": "I", "a": "a", "A": "A",
    "а, б, .., аа, аб, ...": "а", "А, Б, .., Аа, Аб, ...": "А", "А, Б, .., АА, ББ, ...": "А", "а, б, .., аа, бб, ...": "а",
}  # fmt: skip


def numeral(number: int, form: str) -> str:
    """The `number` in a format such as `upperRoman` (docx) or `I` (odt, HTML)."""
    sample = _FORMATS.get(form, "1")
    if sample == "01":
        return f"{number:02}"
    if sample in "iI" and 0 < number <= _LONGEST_ROMAN:
        return _cased(_roman(number), sample)
    if sample in "aA":
        return _cased(_letters(number, _LATIN), sample)
    if sample in "аА":
        return _cased(_letters(number, _RUSSIAN), sample)
    return str(number)


def _cased(text: str, sample: str) -> str:
    return text.upper() if sample.isupper() else text


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
