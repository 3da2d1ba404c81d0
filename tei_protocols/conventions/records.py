"""Records: what kind of record a document is, by what its title, its classification or its source line calls it."""

from __future__ import annotations

from collections.abc import Iterable

from tei_protocols.language import Language

_NOTES = "notes"


def kind_of(lines: Iterable[str], language: Language) -> str:
    """notes, minutes, stenogram or extract: what the first of the lines says first that says any; notes where none
    does."""
    kinds = tuple(zip(language.patterns("record_kind"), language.table("record_kind").values(), strict=True))
    for line in lines:
        called = [(found.start(), str(kind)) for form, kind in kinds if (found := form.search(line))]
        if called:
            return min(called, key=lambda each: each[0])[1]
    return _NOTES
