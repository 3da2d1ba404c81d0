"""Showing: text of a transcript goes in, text comes out that every format can hold."""

from __future__ import annotations

import re

# What neither XML nor UTF-8 can hold, and what would be invisible on a page.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    """The text with control characters as their pictures, and � for what is no character."""
    return _UNSHOWABLE.sub(_picture, text)


def _picture(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"
