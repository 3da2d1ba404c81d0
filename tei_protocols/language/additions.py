"""Additions: the words of a language and what a project says about them go in, the words as they are to be come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Value = str | tuple[str, ...] | tuple[tuple[str, str | int | tuple[str, ...]], ...]
"""A shape; a list of words or of formulas; or the entries of a table."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What a project says under one `key` of a `section` (words, tables, shapes, patterns) of the language `code`.

    It stands before what the language has there, so that it is tried first, and with `replaces` in its place.
    """

    code: str
    section: str
    key: str
    value: Value
    replaces: bool = False


def extended(data: Mapping[str, Any], additions: Iterable[Addition]) -> dict[str, Any]:
    """The data of a language with additions to it."""
    extended = {section: dict(keys) if isinstance(keys, Mapping) else keys for section, keys in data.items()}
    for addition in additions:
        keys = extended.setdefault(addition.section, {})
        keys[addition.key] = _with(addition, None if addition.replaces else keys.get(addition.key))
    return extended


def _with(addition: Addition, known: Any) -> Any:
    if addition.section == "tables":
        own: dict[Any, Any] = dict(addition.value)  # type: ignore[arg-type]  # the entries of a table are pairs
        return own | {name: meaning for name, meaning in (known or {}).items() if name not in own}
    if addition.section == "shapes":
        return addition.value
    return tuple(dict.fromkeys((*addition.value, *(known or ()))))
