"""Dates: as the genre writes them, into ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_protocols.language import Language

# no date is without them, most paragraphs are
_TWO_DIGITS = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Date:
    """A date found in a text at `start`:`end`: one day, or the `first` and `last` of several."""

    start: int
    end: int
    first: str
    last: str
    joined: bool = False

    @property
    def single(self) -> bool:
        """True for one day."""
        return self.first == self.last


def find(text: str, language: Language) -> Iterator[Date]:
    """All full dates in `text`, in order; `joined` says that separate days are meant, not a range."""
    found: list[Date] = []
    if not _TWO_DIGITS.search(text):
        return iter(found)
    months = language.table("month")
    for pattern in language.patterns("date"):
        for match in pattern.finditer(text):
            if any(date.start < match.end() and match.start() < date.end for date in found):
                continue
            part = match.groupdict()
            month = int(months[" ".join(part["month"].split())])
            first = f"{part['year']}-{month:02}-{int(part['day']):02}"
            last_day = int(part["last_day"] or part["day"])
            joined = (part.get("joined") or "") in language.words("and")
            found.append(Date(match.start(), match.end(), first, f"{first[:-2]}{last_day:02}", joined))
    return iter(sorted(found, key=lambda date: date.start))


def is_dateline(text: str, language: Language) -> bool:
    """Is this paragraph a date and nothing else?"""
    dates = list(find(text, language))
    if not dates or len(text) > 60:
        return False
    rest = text[: dates[0].start] + text[dates[-1].end :]
    return not rest.strip(" .*,()[]")
