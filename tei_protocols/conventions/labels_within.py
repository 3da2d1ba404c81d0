"""Labels within: the whole text goes in; out come the labels of speakers amid its lines, `… Good. Cde. Orlov: No.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tei_protocols.language import Language

_COLON = re.compile(r":(?=[^\S\n])")
# a form of address, initials, two surnames, a manner of speaking
_LONGEST = 100
_NOTE_MARK = r"(?:[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|<\d{1,3}>|\d{0,2}\*{1,9}|\d{1,2})?"
# where the words before end for certain, the mark of a note may stand behind them
_BEHIND = rf"(?:(?P<stop>[.!?…]['’\"”»)\]]{{0,3}}[\x20\u00a0]?{_NOTE_MARK})|[)\]”»]{_NOTE_MARK})[\x20\t\u00a0]+"
_LABEL = (
    _BEHIND
    + r"(?P<label>(?:(?P<address>{address}) ?)?(?:{initials}\s?)?(?P<surname>{surname})(?:\s\([^()\n]{1,40}\))?)\s?$"
)
_SPEECH = r":\s+[(\[…]?[{upper_letters}]"
_QUOTED = re.compile(r":\s+[“\"«„]")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


class LabelWithin(Struct, frozen=True):
    """What may be a label amid a line, from `start` on, the name being `surname`: `is_certain` where it has a form of
    address, stands behind a full stop, and words with a capital follow its colon."""

    start: int
    end: int
    surname: str
    is_addressed: bool
    is_certain: bool


def labels_within(text: str, language: Language) -> tuple[LabelWithin, ...]:
    """All of them, in order. Few lines have a colon amid them, and only what stands before one is looked at. Words
    between quotation marks are quoted by whoever has the turn."""
    return tuple(_found(text, language))


def _found(text: str, language: Language) -> Iterator[LabelWithin]:
    formula, speech = language.compiled(_LABEL), language.compiled(_SPEECH)
    for colon in _COLON.finditer(text):
        label = formula.search(text, max(0, colon.start() - _LONGEST), colon.start())
        if (
            label is None
            or _QUOTED.match(text, colon.start())
            or (label["address"] or "").strip() in language.words("several")
        ):
            continue
        addressed = label["address"] is not None
        if not addressed and text[max(0, colon.start() - _LONGEST) : label.start("label")].rstrip().endswith(
            language.words("honorific")
        ):
            continue  # at the head of a line
        certain = addressed and label["stop"] is not None and speech.match(text, colon.start()) is not None
        yield LabelWithin(label.start("label"), colon.end(), label["surname"], addressed, certain)


def is_amid_quotation(before: str) -> bool:
    """Is a quotation or a bracket still open behind these words?"""
    if before.count('"') % 2:
        return True
    return any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS)
