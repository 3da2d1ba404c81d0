"""Signs of typists: text goes in, the passages between two signs come out, and what is wrong with the other signs.

What published transcripts have signs for is typed like them; for what was done on the paper they have none. A sign is
a curly bracket and a doubled character, known from CriticMarkup; no published transcript has any of them.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import chain

from msgspec import Struct

from tei_protocols.model.span import Span
from tei_protocols.model.typed import TypedAs

SIGNS = {
    TypedAs.DELETED: ("{--", "--}"),
    TypedAs.ADDED: ("{++", "++}"),
    TypedAs.ADDED_ABOVE: ("{^^", "^^}"),
    TypedAs.ADDED_IN_MARGIN: ("{//", "//}"),
    TypedAs.UNDERLINED: ("{==", "==}"),
    TypedAs.UNCLEAR: ("{??", "??}"),
    TypedAs.REMARK: ("{>>", "<<}"),
    TypedAs.LABEL: ("{@@", "@@}"),
}
"""The opening and the closing sign for each kind of passage."""

_OPENING = {opening: typed_as for typed_as, (opening, _) in SIGNS.items()}
_CLOSING = {closing: typed_as for typed_as, (_, closing) in SIGNS.items()}
# another doubled character; or one long dash, which word processors make of two short ones
_UNKNOWN = r"\{([^\w\s{}])\1(?=\S)|\{[–—](?=\S)|(?<=\S)[–—]\}"
_SIGN = re.compile("|".join([*map(re.escape, chain(_OPENING, _CLOSING)), _UNKNOWN]))
# what Markdown strikes out, in a file that is read as plain text
_WAVES = re.compile(r"(?<![~{])~~(?=[^\s~])([^~]{0,500}?\S)~~(?![~}])")


class Fault(Enum):
    """What is wrong with a sign, so that it stays text."""

    UNCLOSED = "is never closed"
    UNOPENED = "closes what was never opened"
    CROSSING = "opens a passage that crosses another one"
    EMPTY = "opens a passage without words"
    UNKNOWN = "is no sign that is known here"


class Pair(Struct, frozen=True):
    """Two signs, and what they say of the passage between them."""

    typed_as: TypedAs
    opening: Span
    closing: Span


class Scan(Struct, frozen=True):
    """What the scanner found: well nested pairs by their opening, and the signs that stay text, each with its fault."""

    pairs: tuple[Pair, ...]
    faults: tuple[tuple[Span, Fault], ...]


def may_have_signs(text: str) -> bool:
    """Can there be any sign in a text?"""
    return "{" in text or "}" in text


def waves(text: str) -> list[Span]:
    """Passages between two doubled waves, which are signs in Markdown alone."""
    return [Span(*found.span()) for found in _WAVES.finditer(text)] if "~~" in text else []


def scan(text: str) -> Scan:
    """Match the signs of typists in a text. Of each kind one passage is open at a time: where a sign opens another one
    of its kind, the closing of the first was forgotten, and nobody knows where it belongs."""
    opened: dict[TypedAs, Span] = {}
    pairs: list[Pair] = []
    faults: list[tuple[Span, Fault]] = []
    for found in _SIGN.finditer(text):
        sign, place = found[0], Span(*found.span())
        if sign in _OPENING:
            if forgotten := opened.get(_OPENING[sign]):
                faults.append((forgotten, Fault.UNCLOSED))
            opened[_OPENING[sign]] = place
        elif sign not in _CLOSING:
            faults.append((place, Fault.UNKNOWN))
        elif opening := opened.pop(_CLOSING[sign], None):
            if text[opening.end : place.start].strip():
                pairs.append(Pair(_CLOSING[sign], opening, place))
            else:
                faults.append((opening, Fault.EMPTY))
        else:
            faults.append((place, Fault.UNOPENED))
    faults += [(forgotten, Fault.UNCLOSED) for forgotten in opened.values()]
    pairs.sort(key=lambda pair: pair.opening)
    crossing = _crossing(pairs)
    faults += [(pair.opening, Fault.CROSSING) for pair in crossing]
    nested = [pair for pair in pairs if pair not in crossing]
    return Scan(tuple(nested), tuple(sorted(faults, key=lambda fault: fault[0])))


def _crossing(pairs: list[Pair]) -> set[Pair]:
    """The pairs, given by their opening, that cross others: each begins or ends inside the other."""
    found: set[Pair] = set()
    around: list[Pair] = []  # the passages that are open, the innermost last
    for pair in pairs:
        while around and around[-1].closing.end <= pair.opening.start:
            around.pop()
        while around and around[-1].closing.start < pair.closing.start:
            found |= {around.pop(), pair}
        around.append(pair)
    return found


_SIGN_IN_SPACE = re.compile(rf" ?({'|'.join(map(re.escape, chain(_OPENING, _CLOSING)))}) ?")


def without_space(text: str) -> str:
    """A text of single spaces without those beside a sign: whether one stands inside or outside does not matter."""
    return _SIGN_IN_SPACE.sub(r"\1", text) if may_have_signs(text) else text
