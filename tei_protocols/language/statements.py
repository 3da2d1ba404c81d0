"""What a project says of a language goes in; additions to it come out, and objections to what cannot be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.language import OURS, Addition, Language, Languages
from tei_protocols.language.additions import Value
from tei_protocols.language.formulas import fault
from tei_protocols.language.words import PLACEHOLDER
from tei_protocols.model.people import PRESENT
from tei_protocols.model.white_space import shortened
from tei_protocols.problems import Level

SECTIONS = ("words", "tables", "shapes", "patterns")
"""The sections of a language."""

REPLACING = "replace"
"""The section whose own sections stand in place of what the language has."""

# these say of a whole file which language it is about
_OF_THE_FILE = ("code", "name")
# tables whose words are formulas
_OF_FORMULAS = ("role", "collective_role", "place", "governs", "record_kind")
_OF_ANY_MEANING = ("language_name", "repository", "number_word", "from_genitive", "from_instrumental")


class Objection(Struct, frozen=True):
    """Why something that a project says of a language cannot be used: where it stands (section, key), what to do."""

    rule: str
    level: Level
    place: tuple[str, ...]
    message: str
    hint: str


class Additions(NamedTuple):
    """What can be added to a language, and the objections to the rest."""

    usable: tuple[Addition, ...]
    objections: tuple[Objection, ...]


class _Unusable(Exception):
    """A value that cannot be used; `place` leads from its key to the part that is wrong."""

    def __init__(self, message: str, hint: str, *place: str) -> None:
        super().__init__(message)
        self.hint, self.place = hint, place


def additions_of(code: str, said: Mapping[str, Any], others: Iterable[Addition] = ()) -> Additions:
    """What `said` adds to the language `code`, on top of what `others` add to it."""
    found: list[Addition] = []
    objections: list[Objection] = []
    for place, section, key, value in _stated(said):
        try:
            if section not in SECTIONS:
                raise _Unusable(f"{section} is no section of a language", _nearest(section, (*SECTIONS, REPLACING)))
            if not key:
                raise _Unusable(f"{section} is not a section", f"write [{section}], and under it what it holds")
            unusable: list[_Unusable] = []
            found.append(Addition(code, section, key, _READERS[section](key, value, unusable), place[0] == REPLACING))
        except _Unusable as whole:
            unusable = [whole]
        objections += [_without_effect((*place, *each.place), str(each), each.hint) for each in unusable]
    if not found:
        return Additions((), tuple(objections))
    language = Languages((*others, *found))[code]
    sound = [kept for addition in found if (kept := _sound(addition, language, objections))]
    used = {key for addition in sound for formula in _formulas(addition) for key in PLACEHOLDER.findall(formula)}
    return Additions(tuple(_known(sound, used, objections)), tuple(objections))


def _stated(said: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str, str, Any]]:
    """All that is said: where it stands, its section, its key (empty where the section is none), its value."""
    for section, keys in said.items():
        if section == REPLACING and isinstance(keys, Mapping):
            yield from (((REPLACING, *place), *rest) for place, *rest in _stated(keys))
        elif isinstance(keys, Mapping) and section in SECTIONS:
            yield from (((section, key), section, key, value) for key, value in keys.items())
        elif section not in _OF_THE_FILE:
            yield (section,), section, "", keys


def _without_effect(place: tuple[str, ...], message: str, hint: str) -> Objection:
    return Objection("language.setting", Level.WARNING, place, f"{message} and has no effect", hint)


def _nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1)
    return f"do you mean {near[0]}?" if near else f"known here: {', '.join(known)}"


# --- keys ------------------------------------------------------------------------------------------------------------


@cache
def known_keys(section: str) -> tuple[str, ...]:
    """The keys of a section that mean something: those that any language of the package has."""
    return tuple(sorted({key for code in OURS.codes for key in OURS[code].data.get(section, ())}))


def _known(additions: Iterable[Addition], used: set[str], objections: list[Objection]) -> Iterator[Addition]:
    """The additions whose key means something, or is used in a formula of the project's own."""
    for addition in additions:
        keys = known_keys(addition.section)
        if addition.key in keys or (addition.key in used and addition.section != "patterns"):
            yield addition
        else:
            near = get_close_matches(addition.key, keys, 1)
            hint = f"do you mean {near[0]}?" if near else "`tei-protocols conventions languages` lists what is known"
            objections.append(_without_effect(_place(addition), f"{addition.key} is not known here", hint))


def _place(addition: Addition) -> tuple[str, ...]:
    return (*((REPLACING,) if addition.replaces else ()), addition.section, addition.key)


# --- values ----------------------------------------------------------------------------------------------------------


def _words(key: str, value: Any, unusable: list[_Unusable]) -> Value:
    if not _is_list_of_texts(value):
        raise _Unusable(f"{key} is not a list of words", f'write {key} = ["one", "another"]')
    return tuple(" ".join(word.split()) for word in value)


def _patterns(key: str, value: Any, unusable: list[_Unusable]) -> Value:
    if not _is_list_of_texts(value):
        raise _Unusable(f"{key} is not a list of formulas", f"write {key} = ['one', 'another']")
    return tuple(value)


def _shape(key: str, value: Any, unusable: list[_Unusable]) -> Value:
    if not isinstance(value, str) or not value:
        raise _Unusable(f"{key} is not a shape", f"write {key} = '[a-z]+'")
    return value


def _table(key: str, value: Any, unusable: list[_Unusable]) -> Value:
    if not isinstance(value, Mapping):
        raise _Unusable(f"{key} is not a table", f'write [tables.{key}], and under it "word" = "meaning"')
    entries = []
    for word, meaning in value.items():
        try:
            entries.append(_entry(key, word, meaning))
        except _Unusable as entry:
            unusable.append(entry)
    return tuple(entries)


def _entry(table: str, word: str, meaning: Any) -> tuple[str, Any]:
    """An entry of a table whose meaning is one that the program knows."""
    if table == "shelfmark":
        levels = tuple(OURS["en"].table(table))
        if word not in levels or not _is_list_of_texts(meaning):
            hint = f'write {word if word in levels else levels[0]} = ["one", "another"]; known: {", ".join(levels)}'
            raise _Unusable(f"{word} is not a part of shelfmarks with its abbreviations", hint, word)
        return word, tuple(meaning)
    if table == "header":
        statements = tuple(OURS["en"].table(table))
        if word not in statements or not isinstance(meaning, str) or not meaning.strip():
            hint = f'write {word if word in statements else statements[0]} = "…"; known: {", ".join(statements)}'
            raise _Unusable(f"{word} is not a statement of the header with its words", hint, word)
        return word, meaning
    if table == "declension":
        return word, _cases(word, meaning)
    allowed = _meanings(table)
    if isinstance(meaning, bool) or not isinstance(meaning, str | int) or (allowed and meaning not in allowed):
        hint = f"known: {', '.join(map(str, allowed))}" if allowed else f'write "{word}" = "…"'
        raise _Unusable(f"{meaning} is no meaning that {word!r} can have here", hint, word)
    return word if table in _OF_FORMULAS else " ".join(word.split()), meaning


def _cases(ending: str, meaning: Any) -> tuple[tuple[str, str], ...]:
    """The endings of a nominative's other cases, as pairs."""
    known = sorted({case for code in OURS.codes for cases in OURS[code].table("declension").values() for case in cases})
    if not isinstance(meaning, Mapping) or not all(isinstance(each, str) for each in meaning.values()):
        hint = f'write "{ending}" = {{ {known[0]} = "one other" }}'
        raise _Unusable(f"the cases of {ending!r} are not stated", hint, ending)
    if unknown := next((case for case in meaning if case not in known), ""):
        raise _Unusable(f"{unknown} is no case", f"known: {', '.join(known)}", ending)
    return tuple(meaning.items())


@cache
def _meanings(table: str) -> tuple[str | int, ...]:
    """What the words of a table can mean; empty where they can mean anything."""
    if table in _OF_ANY_MEANING:
        return ()
    roles = PRESENT if table in ("role", "collective_role") else frozenset[str]()
    return tuple(sorted({*roles, *(meaning for code in OURS.codes for meaning in OURS[code].table(table).values())}))


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


_READERS: Mapping[str, Callable[[str, Any, list[_Unusable]], Value]] = {
    "words": _words,
    "tables": _table,
    "shapes": _shape,
    "patterns": _patterns,
}


# --- formulas --------------------------------------------------------------------------------------------------------


def _formulas(addition: Addition) -> Sequence[str]:
    """The formulas that an addition holds."""
    if addition.section == "patterns":
        return tuple(addition.value)
    if isinstance(addition.value, str):
        return (addition.value,)
    if addition.section == "tables" and addition.key in _OF_FORMULAS:
        return tuple(word for word, _ in addition.value)
    return ()


def _sound(addition: Addition, language: Language, objections: list[Objection]) -> Addition | None:
    """The addition without the formulas that cannot be used; None for a shape that is one of them."""
    faulty = set()
    for formula in _formulas(addition):
        if found := fault(formula, addition.key, language):
            faulty.add(formula)
            message = f"the formula “{shortened(formula)}” under {addition.key} is left out: {found.message}"
            place, slow = _place(addition), found.slow
            objections.append(
                Objection("language.slow" if slow else "language.pattern", Level.ERROR, place, message, found.hint)
            )
    if not faulty:
        return addition
    if isinstance(addition.value, str):
        return None
    kept = (each for each in addition.value if (each if addition.section == "patterns" else each[0]) not in faulty)
    return replace(addition, value=tuple(kept))
