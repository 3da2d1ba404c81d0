"""Stage business: laughter and the like, in brackets or between slashes, alone in a paragraph or within one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.divided_words import Whole

_OPENINGS = ("[", "(", "/")
_PAIRS = ("[]", "()", "//")


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    """The sign that opens it stands outside the alternatives: `re` looks for that quickly."""
    words = language.pattern("stage_words").pattern
    return compiled(rf"[\[(/](?:(?<!/)(?:{words})[^\[\]()]{{0,60}}[\])]|(?<=/)\s?(?:{words})[^/\n]{{0,60}}/)")


def find(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where reports of what happened in the room stand, with their brackets; a line may divide their words."""
    whole = Whole(text)
    for report in _pattern(language).finditer(whole.text):
        if _is_closed(report):
            yield whole.place(report.start()), whole.end(report.end())


def is_stage_business(text: str, language: Language) -> bool:
    """Does the paragraph only report what happened in the room? Laughter and noise need no brackets for it."""
    if language.pattern("stage_alone").fullmatch(text):
        return True
    if not text.startswith(_OPENINGS):
        return False
    words = Whole(text).text
    found = _pattern(language).match(words)
    return found is not None and _is_closed(found) and not words[found.end() :].strip(" .")


def _is_closed(report: re.Match[str]) -> bool:
    """Does the sign that closes a report belong to the one that opens it? `[Laughter)` stays text."""
    return report[0][0] + report[0][-1] in _PAIRS
