"""Tags that are not written as tags are: a space behind the sign that begins them, an end tag with attributes, or one
that does not end. A parser says of most that another tag is wrong."""

from __future__ import annotations

import re

from tei_protocols.malformed.mistake import Mistake, Replacing
from tei_protocols.written import Written

_NAME = r"(?P<name>[^\W\d][\w:.-]*)"
_ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))"""
SPACED = re.compile(rf"<(?P<slash>/?)\s+{_NAME}(?P<rest>{_ATTRIBUTES}*\s*/?)>")
"""A tag with a space behind the sign that begins it."""

_WITH_ATTRIBUTES = re.compile(rf"</{_NAME}{_ATTRIBUTES}+\s*>")
_ENDLESS = re.compile(rf"</{_NAME}(?=[^<>]*(?:<|\Z))")
# how far away, in characters, the other tag of an element is looked for; where it is farther, the nesting tells
_NEAR = 20_000
# the signs that begin a tag, outside of where they are characters like others
_SIGNS = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|(?P<tag></|<(?=\s))", re.DOTALL)


def mistake(written: Written) -> Mistake | None:
    """The first of such tags; None where there is none."""
    text = written.text
    begun = (found.start() for found in _SIGNS.finditer(text) if found["tag"])
    return next((wrong for at in begun if (wrong := _spaced(text, at) or _end_tag(text, at))), None)


def _spaced(text: str, at: int) -> Mistake | None:
    found = SPACED.match(text, at)
    if not found or not (found["slash"] or _closed(text, found)):
        return None
    sign = f"<{found['slash']}"
    right = f"{sign}{found['name']}{found['rest']}>"
    return _mistake(f"a space stands behind {sign}", right, at, found.end())


def _closed(text: str, spaced: re.Match[str]) -> bool:
    """Is what stands behind a < and a space a tag, and no words?"""
    return spaced["rest"].strip() != "" or text.find(f"</{spaced['name']}", spaced.end(), spaced.end() + _NEAR) >= 0


def _end_tag(text: str, at: int) -> Mistake | None:
    if found := _WITH_ATTRIBUTES.match(text, at):
        right = f"</{found['name']}>"
        return _mistake(f"the end tag {right} has attributes, which stand in start tags alone", right, at, found.end())
    found = _ENDLESS.match(text, at)
    # of a longer name, who knows where it ends?
    if found and text.rfind(f"<{found['name']}", max(at - _NEAR, 0), at) >= 0:
        right = f"</{found['name']}>"
        return _mistake(f"the end tag </{found['name']} does not end", right, at, found.end())
    return None


def _mistake(message: str, right: str, start: int, end: int) -> Mistake:
    repair = Replacing(f"Write {right}", ((start, end, right),))
    return Mistake("xml.tag", message, f"write {right}", start, end, start, (repair,))
