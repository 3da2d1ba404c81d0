"""Dates: as the genre writes them, into ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions.headings import arabic
from tei_protocols.language import Language
from tei_protocols.language.asked_again import answered_once

# no date is without one of these, and only around them is it looked for; `re` finds [0-9] sooner than \d, and ٣ is none
_LONGEST_BEFORE_YEAR = 60
_LONGEST_YEAR = 14
_LONGEST_JOINT = 12
_YEAR = re.compile(r"[0-9](?:[0-9]{3}|[./][0-9IVX]| [IVX]{1,4} [0-9][0-9])")
# a number that can be a day: most years stand without one; at most the name of the month stands before it
_DAY_ALONE = re.compile(r"[0-9](?<![0-9][0-9])[0-9]?(?![0-9])")
_LONGEST_MONTH = 20

# the mark of a note behind a date line
_NOTE_MARK = re.compile(r"[\[(]?\d{1,2}[\])]?\*{0,4}|[⁰¹²³⁴-⁹]{1,2}")
_MARK_AT_END = re.compile(r"(?:\[\d{1,2}\]|\(\d{1,2}\)|\*{1,9})\Z")
_DAY = re.compile(r"[0-9]{1,2}")
_LONGEST_DATELINE = 90
_SIGNS = ' .*,;:()[]«»"–—-\n'


class Date(Struct, frozen=True):
    """A date found in a text at `start`:`end`: one day, or the `first` and `last` of a range."""

    start: int
    end: int
    first: str
    last: str

    @property
    def single(self) -> bool:
        """True for one day."""
        return self.first == self.last

    @property
    def exists(self) -> bool:
        """False for a day that the calendar does not have: `November 31, 1962`."""
        return all(map(_is_in_calendar, {self.first, self.last}))


def _is_in_calendar(day: str) -> bool:
    year, month, number = map(int, day.split("-"))
    return 1 <= number <= monthrange(year, month)[1]


@answered_once
def find(text: str, language: Language) -> tuple[Date, ...]:
    """All full dates in `text`, in order; days joined by "and" are dates of their own. Some may be of no calendar."""
    found: list[Date] = []
    for year in _YEAR.finditer(text):
        start, end = max(0, year.start() - _LONGEST_BEFORE_YEAR), year.end() + _LONGEST_YEAR
        day = _DAY_ALONE.search(text, start, end)
        if not day:
            continue
        start += max(0, len(text[start : day.start()].rstrip()) - _LONGEST_MONTH)
        for pattern in language.patterns("date"):
            for match in pattern.finditer(text, start, end):
                if match.end() == end < len(text):  # the rest of it is found at its year
                    continue
                if not found or not any(date.start < match.end() and match.start() < date.end for date in found):
                    found += _days(match, language, _year(match["year"]))
    for date in tuple(found):
        first: Date | None = date
        while first and text[max(0, first.start - _LONGEST_JOINT) : first.start].rstrip().endswith(_joints(language)):
            first = _join(found, first, text, language)
    return tuple(sorted(found, key=lambda date: date.start))


def _join(found: list[Date], date: Date, text: str, language: Language) -> Date | None:
    """Add the days right before a date among those found whose year stands with it alone, `28 November and 1 December
    1958`, and give the first of them. Those of a range are one date, from the first to the last."""
    start = max(0, date.start - _LONGEST_BEFORE_YEAR)
    year, month = map(int, date.first.split("-")[:2])
    for pattern in language.patterns("date_without_year"):
        for match in pattern.finditer(text, start, date.start):
            joint = text[match.end() : date.start].strip()
            if (joint.lstrip(", ") or joint) not in _joints(language):
                continue
            if any(match.start() < other.end <= date.start for other in found):
                continue
            days = _days(match, language, str(year - (_month(match["month"], language) > month)))
            if days and joint in _dashes(language):
                found.remove(date)
                days[-1] = replace(days[-1], end=date.end, last=date.last)
            found += days
            return days[0] if days else None
    return None


def _days(match: re.Match[str], language: Language, year: str) -> list[Date]:
    number = _month(match["month"], language)
    if not number:
        return []
    month = f"{year}-{number:02}"
    if match["days"].isdecimal():  # one day, as nearly everywhere
        day = f"{month}-{int(match['days']):02}"
        return [Date(match.start(), match.end(), day, day)]
    days = list(_DAY.finditer(match.string, *match.span("days")))
    iso = [f"{month}-{int(day[0]):02}" for day in days]
    if len(days) == 2 and match.string[days[0].end() : days[1].start()].strip() in _dashes(language):
        return [Date(match.start(), match.end(), iso[0], iso[1])]
    starts = [match.start(), *(day.start() for day in days[1:])]
    ends = [*(day.end() for day in days[:-1]), match.end()]
    return [Date(start, end, day, day) for start, end, day in zip(starts, ends, iso, strict=True)]


@cache
def _dashes(language: Language) -> frozenset[str]:
    return frozenset(("-", "–", "—", *language.words("through")))


@cache
def _joints(language: Language) -> tuple[str, ...]:
    """What may stand between two days."""
    return (",", *_dashes(language), *language.words("and"))


def _month(printed: str, language: Language) -> int:
    """The number of a month; 0 for what is none."""
    named = _months(language).get(" ".join(printed.casefold().split()))
    number = str(named or arabic(printed))
    return int(number) if number.isdecimal() and int(number) <= 12 else 0


@cache
def _months(language: Language) -> dict[str, int]:
    return {name.casefold(): int(number) for name, number in language.table("month").items()}


def _year(printed: str) -> str:
    """A year of two digits is one of the twentieth century: the genre knows no other."""
    return printed if len(printed) == 4 else f"19{printed}"


def is_dateline(text: str, language: Language) -> bool:
    """Is this paragraph a date and nothing else, but for the hour, the day of the week, the place?"""
    if len(text) > _LONGEST_DATELINE:
        return False
    dates = find(text, language)
    if not dates:
        return False
    rest = text[: dates[0].start] + text[dates[-1].end :]
    if not rest.strip(_SIGNS) or _NOTE_MARK.fullmatch(rest.strip(" .,")):
        return True
    rest = _MARK_AT_END.sub("", rest)
    return not language.pattern("beside_date").sub("", rest).strip(_SIGNS)
