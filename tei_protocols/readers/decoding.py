"""Decoding: bytes go in, characters come out; what the file does not declare is recognised, and said."""

from __future__ import annotations

import codecs
import re

from tei_protocols.code_pages import russian_code_page
from tei_protocols.problems import Level, Problem, UnusableInput

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows' two code pages differ in their upper half: in Russian text most of it is letters, in English next to none.
_CYRILLIC_BYTES = re.compile(rb"[\xa8\xb8\xc0-\xff]{2,}")


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The characters of `data`, and a notice where its encoding had to be guessed.

    Raises UnusableInput where `data` is not text, or not in the `encoding` that was asked for.
    """
    if encoding:
        return _strictly(data, name, encoding), ()
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, name, codec), ()
    if b"\0" in data[:4096]:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _windows(data, name, error.start)


def _strictly(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} cannot be read as {encoding.removesuffix('-sig').upper()}"
        hint = "say with --encoding how the file is encoded"
        raise UnusableInput(Problem("input.encoding", Level.ERROR, message, name, line, hint=hint)) from None


def _without_mark(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-16 without a byte order mark, if it reads as text; anything else with zero bytes is no text."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for codec, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > len(sample) // 8 and not others and len(data) % 2 == 0:
            return _strictly(data, name, codec), (_guessed(name, codec.upper()),)
    hint = "give the text of the transcript: plain text in UTF-8 is best"
    raise UnusableInput(Problem("input.binary", Level.ERROR, "this is not a text file", name, hint=hint))


def _windows(data: bytes, name: str, first_odd: int) -> tuple[str, tuple[Problem, ...]]:
    high = sum(byte >= 0x80 for byte in data)
    cyrillic = sum(map(len, _CYRILLIC_BYTES.findall(data)))
    codec = russian_code_page(data) if cyrillic * 2 > high else "windows-1252"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        _strictly(data, name, "utf-8")
        raise
    if sum(not character.isprintable() and not character.isspace() for character in text) > len(text) // 20:
        hint = "give the text of the transcript: plain text in UTF-8 is best"
        raise UnusableInput(Problem("input.binary", Level.ERROR, "this is not a text file", name, hint=hint))
    line = data.count(b"\n", 0, first_odd) + 1
    return text, (_guessed(name, codec, line),)


def _guessed(name: str, encoding: str, line: int = 0) -> Problem:
    message = f"this file is not in UTF-8; it was read as {encoding}"
    hint = "check accented and Cyrillic letters, or say with --encoding what it is"
    return Problem("input.encoding-guessed", Level.NOTICE, message, name, line, hint=hint)
