"""Quotations set aside: a text goes in; out it comes on one line with one sign for each quotation, and what each says.

So a formula can speak of a quotation as of one word, and no word inside one is taken for a statement of the text.
"""

from __future__ import annotations

import re

from msgspec import Struct

from tei_protocols.language.divided_words import DIVISION
from tei_protocols.language.shapes import SHAPES

# German and Polish „…”, French and Russian «…», curly, straight, and single marks that stand outside a word. A mark is
# not looked for without end: what is longer is no quotation of a note, but a mark that was lost. `re` finds the marks
# quickly because each alternative begins with its own.
_LONGEST = 600
_SINGLE = rf"(?<!\w.)(?=\w)(?:[^'‘’\"]|['’](?=\w)){{1,{_LONGEST}}}['’](?!\w)"
_QUOTATION = re.compile(
    rf"«[^«»]{{0,{_LONGEST}}}(?:«[^«»]{{0,{_LONGEST}}}»[^«»]{{0,{_LONGEST}}})?»|“[^“”]{{1,{_LONGEST}}}”"
    rf"|„[^„“”]{{1,{_LONGEST}}}[“”]|\"[^\"]{{1,{_LONGEST}}}\""
    rf"|'{_SINGLE}|‘{_SINGLE}"
)
_SIGN = re.compile(SHAPES["quotation"])
_FIRST, _LAST = 0xE000, 0xF8FF


class Quoted(Struct, frozen=True):
    """A text with its quotations set aside: what each says, and where in the text it stands, marks excluded."""

    text: str
    quotations: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def number(self, sign: str) -> int:
        """Which of the quotations a sign stands for."""
        return ord(sign) - _FIRST

    def said(self, signs: str) -> tuple[str, ...]:
        """What the quotations say whose signs are among these characters."""
        return tuple(self.quotations[self.number(sign)] for sign in _SIGN.findall(signs))


def set_aside(text: str) -> Quoted:
    """The text with a sign for each quotation, on one line; words divided at the end of a line are whole again."""
    if _SIGN.search(text):  # a text that has such characters of its own is left alone
        return Quoted(_SIGN.sub(" ", text), (), ())
    pieces: list[str] = []
    quotations: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for found in _QUOTATION.finditer(text):
        if _FIRST + len(quotations) > _LAST:
            break
        said = _on_one_line(found[0][1:-1])
        ends_sentence = said.endswith((".", "!", "?", "…")) and _begins_sentence(text, found.end())
        pieces += [text[at : found.start()], chr(_FIRST + len(quotations)), "." * ends_sentence]
        quotations.append(said)
        places.append((found.start() + 1, found.end() - 1))
        at = found.end()
    pieces.append(text[at:])
    return Quoted(_on_one_line("".join(pieces)), tuple(quotations), tuple(places))


def _on_one_line(text: str) -> str:
    return " ".join(DIVISION.sub("", text).split())


def _begins_sentence(text: str, start: int) -> bool:
    """Does a sentence, or nothing, follow?"""
    rest = text[start : start + 3].lstrip()
    return not rest or rest[0].isupper()
