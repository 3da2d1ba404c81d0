"""Records: what kind of record a document is, by what its title, its classification or its source line calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from tei_protocols.language import Language

_NOTES = "notes"


def kind_of(lines: Iterable[str], language: Language) -> str:
    """notes, minutes, stenogram or extract: what the first of the lines says first that says any; notes where none
    does."""
    kinds = _kinds(language)
    for line in lines:
        called = [
            (found.start(), kinds[form])
            for form in language.possible("record_kind", line)
            if (found := form.search(line))
        ]
        if called:
            return min(called, key=lambda each: each[0])[1]
    return _NOTES


@cache
def _kinds(language: Language) -> Mapping[re.Pattern[str], str]:
    """The kind that each formula calls."""
    return dict(zip(language.patterns("record_kind"), map(str, language.table("record_kind").values()), strict=True))
