"""Additions: the words of a language and what a project says about them go in, the words as they are to be come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

Value = str | tuple[Any, ...]
"""A shape; the words or formulas of a list; or the entries of a table, each a word with its meaning."""


class Addition(Struct, frozen=True):
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
    if isinstance(addition.value, str):
        return f"(?:{addition.value})"
    if addition.section == "tables":
        return _with_entries({word: _as_stated(meaning) for word, meaning in addition.value}, known or {})
    return tuple(dict.fromkeys((*addition.value, *(known or ()))))


def _as_stated(meaning: Any) -> Any:
    """The meaning of a word: pairs, which can be compared, are a table again."""
    pairs = isinstance(meaning, tuple) and all(isinstance(each, tuple) for each in meaning)
    return dict(meaning) if pairs else meaning


def _with_entries(own: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """A table with the project's entries first; a word that both have gets its meaning, or its list is extended."""
    for word, meaning in known.items():
        lists = isinstance(meaning, list | tuple) and word in own
        own[word] = (*own[word], *meaning) if lists else own.get(word, meaning)
    return own
