"""White space as Unicode defines it, and the byte order mark: what may differ between a transcript and its TEI.

Python's own notion is wider: it counts U+001C to U+001F, which are control characters here and never lost.
"""

from __future__ import annotations

import re

WHITE_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
WHITE_SPACE += "\u2028\u2029\u202f\u205f\u3000\ufeff"

_RUN = re.compile(f"[{WHITE_SPACE}]+")
_LONGEST_BEGINNING = 80
_LONGEST_END = 25
_LOOKED_AT = 1000
# what `str.split` sees otherwise
_SEEN_OTHERWISE = "\x1c\x1d\x1e\x1f\ufeff"


def normal(text: str) -> str:
    """The text with each run of white space as one space, and none at its ends."""
    if text.isprintable() and "  " not in text:  # nearly every line is like that: the one printable white space is " "
        return text.strip(" ")
    for sign in _SEEN_OTHERWISE:
        if sign in text:
            return _RUN.sub(" ", text).strip(" ")
    return " ".join(text.split())


def leading(text: str) -> int:
    """How many characters of white space a text begins with."""
    return len(text) - len(text.lstrip(WHITE_SPACE))


def trailing(text: str) -> int:
    """How many characters of white space a text ends with."""
    return len(text) - len(text.rstrip(WHITE_SPACE))


def shortened(text: str) -> str:
    """The beginning of a text, on one line, for a message or a table."""
    line = normal(text[:_LOOKED_AT])
    if len(line) <= _LONGEST_BEGINNING and len(text) <= _LOOKED_AT:
        return line
    beginning = line[:_LONGEST_BEGINNING]
    return (beginning.rpartition(" ")[0] or beginning).rstrip(" .,;:") + "…"


def both_ends(text: str) -> str:
    """The beginning and the end of a text, on one line, for a message."""
    if len(text) <= _LONGEST_BEGINNING + 2 * _LONGEST_END:
        return normal(text)
    end = normal(text[-_LONGEST_END:])
    return f"{shortened(text)} {end.partition(' ')[2] or end}"
