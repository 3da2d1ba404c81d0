"""The list of those present: its groups by role, its names, and who is in the chair."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tei_protocols.conventions import names
from tei_protocols.conventions.names import Name
from tei_protocols.language import Language


@dataclass(frozen=True, slots=True)
class Listed:
    """A group of names at `start`:`end` of the list; `heading` is empty where the list gives no group."""

    role: str
    start: int
    end: int
    heading: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Chair:
    """The clause at `start`:`end` that says who is in the chair."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Roll:
    """What one paragraph says of those present."""

    groups: tuple[Listed, ...]
    chairs: tuple[Chair, ...]


def is_attendance(text: str, language: Language) -> bool:
    """Does this paragraph list those present, or say who is in the chair?"""
    return bool(language.pattern("attendance").match(text) or _chair_alone(text, language))


def _chair_alone(text: str, language: Language) -> bool:
    for pattern in language.patterns("chair"):
        clause = pattern.match(text)
        if clause and not text[clause.end() :].strip(" .;)]"):
            return True
    return False


def call(text: str, language: Language, role: str = "participant") -> Roll:
    """Read the roll. Names under no group get `role`."""
    chairs = tuple(_chairs(text, language))
    opening = language.pattern("attendance").match(text)
    start = opening.end() if opening else 0
    borders = [(start, start, _role_of_opening(opening, language) or role)]
    for found in _any_of(tuple(language.possible("role", text))).finditer(text):
        if not any(chair.start <= found.start() < chair.end for chair in chairs):
            borders.append((found.start(), found.end(), _role_at(text, found.start(), language)))
    if len(borders) > 1 and borders[1][0] <= start:
        borders[0] = (borders[1][0], start, borders[1][2])
        del borders[1]
    ends = sorted([*(border[0] for border in borders), *(chair.start for chair in chairs), len(text)])
    groups = []
    for group_start, names_start, group_role in borders:
        end = next((end for end in ends if end > names_start), len(text))
        between = names.in_list(text, names_start, end, language)
        listed = tuple(
            name for name in between if not any(chair.start < name.end and name.start < chair.end for chair in chairs)
        )
        if listed:
            heading = text[group_start:names_start].strip(" :")
            groups.append(Listed(group_role, group_start, listed[-1].end, heading, listed))
    return Roll(tuple(groups), chairs)


def _chairs(text: str, language: Language) -> list[Chair]:
    found: list[Chair] = []
    for pattern in language.possible("chair", text):
        for clause in pattern.finditer(text):
            group = "before" if "before" in pattern.groupindex else "after"
            name = next(names.in_list(text, clause.start(group), clause.end(group), language), None)
            if name and not any(chair.start < clause.end() and clause.start() < chair.end for chair in found):
                end = clause.end() + text.startswith(".", clause.end())
                found.append(Chair(clause.start(), end, name))
    return found


@cache
def _any_of(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns) or r"(?!)")


def _role_at(text: str, start: int, language: Language) -> str:
    """The role whose name stands at `start`; empty where there is none."""
    roles = zip(language.patterns("role"), language.table("role").values(), strict=True)
    return next((str(role) for pattern, role in roles if pattern.match(text, start)), "")


def _role_of_opening(opening: re.Match[str] | None, language: Language) -> str:
    return _role_at(opening[0], 0, language) if opening else ""
