"""Stage business: laughter and the like, in brackets or between slashes, alone in a paragraph or within one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei_protocols.language import Language

_OPENINGS = ("[", "(", "/")


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = language.pattern("stage_words").pattern
    return language.compiled(rf"[\[(](?:{words})[^\[\]()]{{0,60}}[\])]|/(?:{words})[^/\n]{{0,60}}/")


def find(text: str, language: Language) -> Iterator[re.Match[str]]:
    """The reports of what happened in the room, with their brackets."""
    return _pattern(language).finditer(text)


def is_stage_business(text: str, language: Language) -> bool:
    """Does the paragraph only report what happened in the room? Laughter and noise need no brackets for it."""
    if language.pattern("stage_alone").fullmatch(text):
        return True
    found = _pattern(language).match(text) if text.startswith(_OPENINGS) else None
    return found is not None and not text[found.end() :].strip(" .")
