"""Dates: what somebody wrote for a date goes in; what is wrong with it, and which date was meant, comes out."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_BETWEEN = r"[./\s\u2010-\u2015\u2212-]\s*"
_NUMBERS = re.compile(rf"(\d{{1,4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,4}})\.?")
_WITH_MONTH = re.compile(
    r"(?:(?P<day>\d{1,2})[^\W\d_]{0,2}\.?\s+)?(?P<month>[^\W\d_]+)\.?\s+(?:(?P<later>\d{1,2}),\s+)?(?P<year>\d{4})\b.*"
)
_ORDERED = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_MONTHS = 12


class Reading(NamedTuple):
    """The date that was meant, as XML writes it, empty where that is not known; whether it is certain; what is wrong,
    if that is more than the way of writing it; and the date that may be meant as well."""

    meant: str = ""
    certain: bool = False
    fault: str = ""
    rival: str = ""


def read(given: str) -> Reading:
    """What is to be said of a date that is none."""
    words = given.strip()
    if ordered := _ORDERED.fullmatch(words):
        return _not_in_the_calendar(*(int(part) for part in ordered.groups() if part))
    numbers = _NUMBERS.fullmatch(words)
    if not numbers:
        return _in_words(words)
    first, month, last = (int(part) for part in numbers.groups())
    if len(numbers[1]) == 4:
        meant = _written(first, month, last)
        return Reading(meant, bool(meant))
    if len(numbers[3]) != 4 or len(numbers[1]) > 2:
        return Reading(fault="a year has four digits")
    # day and month in this order, unless only the other can be; certain where only one can
    day_first, month_first = _written(last, month, first), _written(last, first, month)
    meant = day_first or month_first
    rival = month_first if day_first and month_first != day_first else ""
    return Reading(meant, bool(meant) and not rival, rival=rival)


def _in_words(words: str) -> Reading:
    """A date with the name of its month, in any language that is known."""
    from tei_protocols.language import OURS

    found = _WITH_MONTH.fullmatch(words)
    if not found:
        return Reading()
    tables = (OURS[code].table("month") for code in OURS.codes)
    months = {int(month) for table in tables for name, month in table.items() if name.lower() == found["month"].lower()}
    if len(months) != 1:
        return Reading()
    year, month, day = int(found["year"]), months.pop(), found["day"] or found["later"]
    meant = _written(year, month, int(day)) if day else f"{year}-{month:02}"
    return Reading(meant, bool(meant))


def _not_in_the_calendar(year: int, month: int, day: int = 1) -> Reading:
    if 1 <= month <= _MONTHS:
        return Reading(fault=f"month {month:02} of {year} has no day {day:02}")
    return Reading(_written(year, day, month), fault=f"there is no month {month:02}")


def _written(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
