"""Prefixes: a tree goes in; the short forms of pointers that it declares come out, with what they stand for.

`<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="people.xml#$1"/>` makes `psn:orlov` stand for
`people.xml#orlov` (TEI Guidelines, 17.2.3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress

from lxml import etree
from msgspec import Struct

_DEFINITION = "{http://www.tei-c.org/ns/1.0}prefixDef"
# One group of classes, each repeated or not: what a document brings must not keep us busy for long.
_PATTERN = re.compile(r"\((?:(?:\[[^\[\]\\]+\]|\\[dwSi-]|\.|[\w-])[+*?]?){1,2}\)")
_LONGEST = 200


class Prefix(Struct, frozen=True):
    """What stands behind a prefix, and what that is replaced by."""

    pattern: re.Pattern[str]
    replacement: str


def prefixes(tree: etree._ElementTree) -> Mapping[str, Sequence[Prefix]]:
    """The short forms that a document declares, by their prefix; only those that can be read without a risk."""
    found: dict[str, list[Prefix]] = {}
    for definition in tree.iter(_DEFINITION):
        pattern, replacement = definition.get("matchPattern", ""), definition.get("replacementPattern", "")
        if _PATTERN.fullmatch(pattern) and replacement:
            with suppress(re.error):
                prefix = Prefix(re.compile(pattern.replace("\\i", r"[^\W\d]")), replacement)
                found.setdefault(definition.get("ident", ""), []).append(prefix)
    return found


def in_full(pointer: str, known: Mapping[str, Sequence[Prefix]]) -> str:
    """What a short pointer stands for; empty where it is none."""
    prefix, colon, rest = pointer.partition(":")
    if not colon or len(rest) > _LONGEST:
        return ""
    for each in known.get(prefix, ()):
        if found := each.pattern.fullmatch(rest):
            return each.replacement.replace("$1", found[1])
    return ""
