"""Namesakes: a name goes in, the entries of the register that may be meant by it come out."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tei_protocols.model.register import Entry, Register

_LATIN_ACCENT = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
# signs for soft and hard consonants, which transliterations write or leave out; the full stop of an abbreviation
_UNSAID = str.maketrans("", "", "'’ʹʼ`′ʺ\"“”.")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PART = re.compile(r"[^\W\d_]+")
# Ю, Я, Е and Й, as transliterations begin them: "Yu.", "Ju.", "Iu."; "Ye.", "E."
_SOFT_E = re.compile(r"^[yj](?=e)")
_SOFT = re.compile(r"^[yj]")


def namesakes(surname: str, register: Register) -> Sequence[Entry]:
    """The entries that have this surname in one of their forms."""
    return _by_surname(register).get(key_of(surname), ())


def fitting(forenames: str, surname: str, register: Register) -> list[Entry]:
    """The entries that have this surname, and whose initials do not contradict."""
    return [entry for entry in namesakes(surname, register) if not contradicts(forenames, surname, entry)]


def only(forenames: str, surname: str, register: Register) -> Entry | None:
    """The one entry that fits a name; None where there is none, or several."""
    found = fitting(forenames, surname, register)
    return found[0] if len(found) == 1 else None


def contradicts(forenames: str, surname: str, entry: Entry) -> bool:
    """Do the initials say that somebody else is meant? They count as the entry gives them with this form of the
    surname, else with its other forms in the same script."""
    wanted = key_of(surname)
    stated = [form.forenames for form in entry.names if form.forenames and key_of(form.surname) == wanted]
    stated = stated or [form.forenames for form in entry.names if form.forenames]
    stated = [each for each in stated if same_script(each, forenames)]
    return bool(forenames and stated) and not any(_agree(forenames, each) for each in stated)


def same_script(one: str, other: str) -> bool:
    """Are two texts both in Cyrillic letters, or both not?"""
    return _is_cyrillic(one) == _is_cyrillic(other)


def _is_cyrillic(text: str) -> bool:
    return not text.isascii() and _CYRILLIC.search(text) is not None


@lru_cache(maxsize=4096)
def key_of(surname: str) -> str:
    """A surname as it is compared: small letters, no accents over Latin ones, no signs that are not spoken."""
    letters = unicodedata.normalize("NFD", surname.casefold().replace("ё", "е").translate(_UNSAID))
    return unicodedata.normalize("NFC", _LATIN_ACCENT.sub("", " ".join(letters.split())))


@lru_cache(maxsize=8)
def _by_surname(register: Register) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in register.entries:
        for form in entry.names:
            found[key_of(form.surname)][entry.id] = entry
    return {surname: tuple(entries.values()) for surname, entries in found.items()}


def _agree(one: str, other: str) -> bool:
    """May two sets of initials or forenames be the same person's, as far as both go?"""
    pairs = zip(_PART.findall(one.casefold()), _PART.findall(other.casefold()), strict=False)
    return all(_beginning(first) == _beginning(second) for first, second in pairs)


def _beginning(name: str) -> str:
    return _SOFT.sub("i", _SOFT_E.sub("", name))[0]
