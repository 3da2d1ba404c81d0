"""Code pages: bytes that are no text in UTF-8 go in; the Russian code page by which they read as words comes out."""

from __future__ import annotations

_RUSSIAN = ("windows-1251", "koi8-r")
# the ten letters that make up two thirds of any Russian text; by the wrong page they are others, and make up a quarter
_COMMONEST = frozenset("оеаинтсрвл")
_LOOKED_AT = 20_000


def russian_code_page(data: bytes) -> str:
    """The code page by which more of the letters are common ones; the first where neither knows any."""
    sample = bytes(byte for byte in data[:_LOOKED_AT] if byte >= 0x80)
    return max(_RUSSIAN, key=lambda page: _common_letters(sample.decode(page, "replace")))


def _common_letters(text: str) -> int:
    return sum(letter in _COMMONEST for letter in text.lower())
