"""Words: a problem whose hint says what to write into the project file goes in; out comes that edit of the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tei_protocols.problems import Edit, Problem, Repair
from tei_protocols.written import Written

_TO_BE_WRITTEN = re.compile(r"write (?P<key>\w+) = \[(?P<formula>'[^'\n]+')\] below \[(?P<section>[\w.-]+)\] in ")
_NEXT_SECTION = re.compile(r"^[ \t]*\[", re.MULTILINE)


def repairs(problem: Problem, file: Path) -> Iterator[Repair]:
    """The words that a transcript needs, in the file of its project; none where that cannot be done for certain."""
    told = _TO_BE_WRITTEN.search(problem.hint)
    if told is None:
        return
    try:
        written = Written(data := file.read_bytes())
        stated = tomllib.loads(text := data.decode("utf-8"))
    except (OSError, ValueError):  # what is wrong with the file is told of the file
        return
    place, words = _edit(text, told["section"], told["key"], told["formula"])
    repaired = _parsed(text[:place] + words + text[place:])
    if _formulas(repaired, told) == [told["formula"][1:-1], *_formulas(stated, told)]:
        at = written.place(place)
        yield Repair(f"Add {told['formula']} to {told['key']} in {file.name}", (Edit(at, at, words, str(file)),))


def _edit(text: str, section: str, key: str, formula: str) -> tuple[int, str]:
    """Where a formula is added to a project file, to the list, to the section or at the end, and by what characters."""
    heading = re.search(rf"^[ \t]*\[{re.escape(section)}\][^\r\n]*", text, re.MULTILINE)
    if heading is None:
        above = "" if not text.strip() else "\n" if text.endswith("\n") else "\n\n"
        return len(text), f"{above}[{section}]\n{key} = [{formula}]\n"
    end = _NEXT_SECTION.search(text, heading.end())
    listed = re.compile(rf"^[ \t]*{key}[ \t]*=[ \t]*\[", re.MULTILINE)
    if found := listed.search(text, heading.end(), end.start() if end else len(text)):
        return found.end(), f"{formula}, "
    return heading.end(), f"\n{key} = [{formula}]"


def _formulas(stated: dict[str, Any], told: re.Match[str]) -> list[str]:
    """The formulas that a project file has under a key."""
    found: Any = stated
    for part in (*told["section"].split("."), told["key"]):
        found = found.get(part, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, list) else []


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}
