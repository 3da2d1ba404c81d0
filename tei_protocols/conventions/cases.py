"""Cases: whose surname an inflected form may be, where the language has a table of endings (`declension`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from tei_protocols.language import Language


class Inflected(NamedTuple):
    """A form read as a `case` of a `surname` (folded, with е for ё)."""

    surname: str
    case: str


@lru_cache(maxsize=32)
def forms_of(surnames: frozenset[str], language: Language) -> Mapping[str, set[Inflected]]:
    """All forms of the surnames in other cases than the nominative, folded, with what each of them may be."""
    endings = _endings(language)
    forms: dict[str, set[Inflected]] = {}
    for surname in map(fold, surnames) if endings else ():
        for nominative, others in endings:
            if surname.endswith(nominative):
                stem = surname[: len(surname) - len(nominative)]
                for other, case in others:
                    forms.setdefault(stem + other, set()).add(Inflected(surname, case))
    return forms


@cache
def _endings(language: Language) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Each ending of the nominative with those of the other cases, and their names."""
    return tuple(
        (nominative, tuple((ending, case) for case, endings in cases.items() for ending in endings.split()))
        for nominative, cases in language.table("declension").items()
    )


def is_oblique(form: str, known: frozenset[str], language: Language) -> bool:
    """Can `form` be nobody's nominative, because it is the dative, say, of a surname that is known? A genitive does
    not tell: `Иванова` may be a woman."""
    if not language.table("declension"):
        return False
    return any(found.case != "genitive" for found in forms_of(known, language).get(fold(form), ()))


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as names are compared."""
    return name.casefold().replace("ё", "е")
