"""Prefixes: a prefix that is declared nowhere."""

from __future__ import annotations

import re

from tei_protocols.malformed.mistake import Mistake
from tei_protocols.written import Written

_UNDECLARED = re.compile(r"Namespace prefix (?P<prefix>\S+)(?: for (?P<attribute>\S+))? on (?P<element>\S+) is not ")
_KNOWN = {
    "xi": "http://www.w3.org/2001/XInclude",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "svg": "http://www.w3.org/2000/svg",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "tei": "http://www.tei-c.org/ns/1.0",
}


def mistake(written: Written, stopped: int, said: str) -> Mistake | None:
    """The prefix that the parser does not know; None where it says nothing of one."""
    found = _UNDECLARED.match(said)
    if not found:
        return None
    prefix = found["prefix"]
    name = f"{prefix}:{found['attribute'] or found['element']}"
    at = max(written.text.rfind(name, 0, stopped + 1), 0)
    hint = f'declare it, in the root, with xmlns:{prefix}="{_KNOWN.get(prefix, "…")}"'
    if name == "xlink:href":
        hint = 'write target="…", which is the TEI\'s attribute for that'
    return Mistake("xml.prefix", f"the prefix of {name} is not declared", hint, at, at + len(name), stopped)
