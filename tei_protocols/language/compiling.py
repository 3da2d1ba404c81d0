"""Compiling: a regular expression goes in, the compiled one comes out, sooner where an earlier run compiled it."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from array import array
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tei_protocols.kept import kept

_NUMBERS = "I"
"""How `array` writes the numbers that a compiled expression consists of."""


def compiled(expression: str) -> re.Pattern[str]:
    """The same as `re.compile`. Raises re.error where it is no regular expression."""
    try:
        return _of_code(expression, *kept(_code, expression))
    except (AttributeError, TypeError, RuntimeError):  # `re` has other parts in this Python
        return re.compile(expression)


def _of_code(expression: str, flags: int, numbers: bytes, groups: dict[str, int]) -> re.Pattern[str]:
    by_number: list[str | None] = [None] * (groups[""] + 1)
    names = {name: number for name, number in groups.items() if name}
    for name, number in names.items():
        by_number[number] = name
    code = array(_NUMBERS, numbers).tolist()
    found: re.Pattern[str] = _sre.compile(expression, flags, code, groups[""], names, tuple(by_number))
    return found


def _code(expression: str) -> tuple[int, bytes, dict[str, int]]:
    """What `re` makes of an expression: its flags, the numbers that its engine runs on, and its groups by their names,
    with how many there are under none."""
    parsed: Any = parser.parse(expression)
    numbers = compiler._code(parsed, 0)
    groups = {**parsed.state.groupdict, "": parsed.state.groups - 1}
    return parsed.state.flags, array(_NUMBERS, numbers).tobytes(), groups
