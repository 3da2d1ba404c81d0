"""Names of elements in HTML, and in other parts of the TEI: a name goes in, what this encoding has for it comes out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"\w+")


def advice(name: str, known: Collection[str]) -> str:
    """What to write in place of an element of this name, if the `known` elements have it; empty otherwise."""
    for where, tags in _tables().items():
        tag = tags.get(name.casefold(), "")
        if (found := _NAME.search(tag)) and found[0] in known:
            return f"that is HTML; in TEI write {tag}" if where == "HTML" else f"write {tag}"
    return ""


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "other_names.toml").read_text("utf-8"))
