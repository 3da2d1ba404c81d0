"""Statements of the project: metadata that a transcript lacks, or has wrong, completed from the project's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from tei_protocols.attribution.description.citations import archival_of
from tei_protocols.conventions import shelfmarks
from tei_protocols.conventions.names import slug
from tei_protocols.language import Language
from tei_protocols.model.people import Contributor
from tei_protocols.model.protocol import Archival, Description, SessionDate

Stated = Mapping[str, str | tuple[str, ...]]
"""What the project states, by key: title, number, date, repository, shelfmark, url, abstract, original_language,
funder, translators, rights."""


def with_statements(description: Description, stated: Stated, language: Language) -> Description:
    """The description with what the project states in place of what the transcript says; each part is marked so."""
    changes: dict[str, Any] = {
        key: stated[key] for key in ("title", "number", "original_language", "funder", "rights") if key in stated
    }
    if "date" in stated:
        changes["dates"] = tuple(_date(days) for days in _words(stated, "date").split(","))
    if "url" in stated:
        changes["address"] = _words(stated, "url")
    if "abstract" in stated:
        changes["abstract"] = (_words(stated, "abstract"),)
    if "shelfmark" in stated or "repository" in stated:
        changes["archival"] = _archival(description.archival, stated, language)
    if "translators" in stated:
        changes["contributors"] = tuple(_translators(stated["translators"]))
    return replace(description, from_project=frozenset(stated), **changes)


def _words(stated: Stated, key: str) -> str:
    words = stated.get(key, "")
    return words if isinstance(words, str) else ", ".join(words)


def _date(days: str) -> SessionDate:
    """`1962-10-25`, or `1962-10-25/1962-10-27` for a range."""
    first, _, last = days.strip().partition("/")
    return SessionDate(first, last or first, days.strip())


def _archival(known: Archival | None, stated: Stated, language: Language) -> Archival:
    repository = _words(stated, "repository") or (known.repository if known else "")
    shelfmark = _words(stated, "shelfmark")
    text = ", ".join(part for part in (repository, shelfmark) if part)
    reference = next(shelfmarks.find(text, language), None)
    return archival_of(text, reference) if reference else Archival(repository, "", text, ())


def _translators(names: str | tuple[str, ...]) -> list[Contributor]:
    listed = (names,) if isinstance(names, str) else names
    return [Contributor(f"translator.{slug(name)}", name, "translation", True) for name in listed]
