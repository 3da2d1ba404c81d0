"""Signs: what `rend` says of those that stand around a mark in the transcript, so that they can be written again.

The words are those of `xslt/modules/signs.xsl`, which reads them.
"""

from __future__ import annotations

import re

from tei_protocols.model import marks
from tei_protocols.model.typed import Signs

# signs that are no square brackets
_NAMES = {
    sign: name
    for signs, name in (("<>", "angled"), ("‹›", "single-angled"), ("〈〉", "wide-angled"), ("{}", "braced"))
    for sign in signs
}
_SPACES = re.compile(r"\s+")


def enclosed(text: str, mark: marks.Deletion | marks.Addition | marks.Underlining) -> str:
    """The signs around a mark, with a space before; a part of a bracketed passage may have only one of the two."""
    opens, closes = mark.span.start < mark.inner.start, mark.inner.end < mark.span.end
    if not (opens or closes):
        return ""
    if mark.bracketed:
        return " bracketed" if opens and closes else " bracket-opens" if opens else " bracket-closes"
    name = _NAMES.get(text[mark.span.start if opens else mark.span.end - 1], "")
    return name and f" {name}{'' if opens and closes else '-opens' if opens else '-closes'}"


def around_supplied(text: str, mark: marks.Supplied) -> str:
    """The signs around supplied words; nothing for square brackets."""
    if mark.span == mark.inner:
        return "unbracketed"
    return _NAMES.get(text[mark.span.start], "")


def around_gloss(mark: marks.Gloss) -> str:
    """The signs around a gloss, and its signature, with `_` for a space in it: `--trans.`, `._–_Ed.`."""
    signature = "_".join(_SPACES.split(mark.signature))
    return f"parenthesised {signature}".rstrip() if mark.rounded else signature


def typed(written: set[int], signs: Signs | None) -> str:
    """The signs of a typist around a passage, which count as `written`; a part of it may have only one of the two."""
    if signs is None:
        return ""
    written |= {sign for sign in (signs.opening, signs.closing) if sign is not None}
    if signs.opening is None:
        return "" if signs.closing is None else "typed-closes"
    return "typed-opens" if signs.closing is None else "typed"
