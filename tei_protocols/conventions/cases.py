"""Cases: whose surname an inflected form may be, where the language has a table of endings (`declension`), and which
surname it is where the words around it demand a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from tei_protocols.language import Language


class Inflected(NamedTuple):
    """A form read as a `case` of a `surname` (folded, with е for ё)."""

    surname: str
    case: str


@lru_cache(maxsize=32)
def forms_of(surnames: frozenset[str], language: Language) -> Mapping[str, set[Inflected]]:
    """All forms of the surnames in other cases than the nominative, folded, with what each of them may be."""
    forms: dict[str, set[Inflected]] = {}
    for surname in map(fold, surnames) if _endings(language) else ():
        for form, case in _inflected(surname, language):
            forms.setdefault(form, set()).add(Inflected(surname, case))
        first, _, last = surname.rpartition("-")
        if first:  # "Кравчука-Лозового": both halves may be inflected
            halves = [*_inflected(first, language)]
            for form, case in _inflected(last, language):
                for half in (half for half, its_case in halves if its_case == case):
                    forms.setdefault(f"{half}-{form}", set()).add(Inflected(surname, case))
    return forms


def _inflected(surname: str, language: Language) -> Iterator[tuple[str, str]]:
    """The forms of a surname in other cases, with the cases."""
    for nominative, others in _endings(language):
        if surname.endswith(nominative):
            stem = surname[: len(surname) - len(nominative)]
            for ending, case in others:
                yield stem + ending, case


@cache
def _endings(language: Language) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Each ending of the nominative with those of the other cases, and their names."""
    return tuple(
        (nominative, tuple((ending, case) for case, endings in cases.items() for ending in endings.split()))
        for nominative, cases in language.table("declension").items()
    )


def case_behind(words: str, language: Language) -> str:
    """The case that words demand of the name behind them; empty where it is the nominative."""
    governing = language.patterns("governs")
    if not governing:
        return ""
    before = language.compiled(r"(?:^|\s){honorific}$").sub("", words.rstrip()).rstrip()
    cases = zip(governing, language.table("governs").values(), strict=True)
    return next((str(case) for pattern, case in cases if pattern.fullmatch(before)), "")


def nominative(form: str, case: str, known: frozenset[str], language: Language) -> str:
    """The surname of which `form` is this case: one that is `known` (folded), or as its ending tells. Where neither
    decides, the form as it is."""
    meant = {found.surname for found in forms_of(known, language).get(fold(form), ()) if found.case == case}
    if len(meant) == 1:
        return _in_letters_of(form, meant.pop())
    first, dash, last = form.rpartition("-")
    surname = _by_ending(last, case, language)
    if surname == last:  # the surname may not be inflected at all
        return form
    return (_by_ending(first, case, language) + dash if dash else "") + surname


def _by_ending(form: str, case: str, language: Language) -> str:
    small = form.casefold()
    for ending, of_nominative in language.table(f"from_{case}").items():
        if small.endswith(ending) and len(small) > len(ending):
            return _in_letters_of(form, small[: len(small) - len(ending)] + of_nominative)
    return form


def _in_letters_of(form: str, surname: str) -> str:
    """A folded surname in capitals, or with the letters that it shares with the form."""
    if form.isupper():
        return surname.upper()
    both = zip(fold(form), fold(surname), strict=False)
    shared = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], both))
    return form[:shared] + surname[shared:]


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
