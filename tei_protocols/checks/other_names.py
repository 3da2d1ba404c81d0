"""Names of elements in HTML, and in other parts of the TEI, and words for values: what was written goes in, what this
encoding has for it comes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any

_NAME = re.compile(r"\w+")


def advice(name: str, known: Collection[str]) -> str:
    """What to write in place of an element of this name, if the `known` elements have it; empty otherwise."""
    for where in ("HTML", "TEI"):
        tags = _tables()[where].get(name.casefold(), ())
        for tag in (tags,) if isinstance(tags, str) else tags:
            if (found := _NAME.search(tag)) and found[0] in known:
                return f"that is HTML; in TEI write {tag}" if where == "HTML" else f"write {tag}"
    return ""


def replacement(name: str, known: Collection[str]) -> str:
    """The name of the element that is advised; empty where none is."""
    found = _NAME.search(advice(name, known).partition("write ")[2])
    return found[0] if found else ""


def other_value(attribute: str, given: str, known: Collection[str]) -> str:
    """The value of this attribute that says what was written in other words; empty where none is known."""
    meant = _tables()["values"].get(attribute, {}).get(given.strip().casefold(), "")
    return meant if meant in known else ""


def other_root(name: str) -> str:
    """What to do with a document that begins with an element of this name; empty where that is not known."""
    return str(_tables()["roots"].get(name, ""))


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "other_names.toml").read_text("utf-8"))
