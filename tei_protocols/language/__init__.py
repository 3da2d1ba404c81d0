"""Languages as data: the words and formulas of the genre, read from one TOML file a language.

A file has `[words]` (plain lists), `[tables]` (words with their meaning), `[shapes]` (forms of words) and `[patterns]`
(formulas). A formula is a regular expression with conveniences: a space stands for any white space, ` ?` for none as
well, and `{key}` for any of the words listed under that key, or for one of the shapes of the file itself (which may be
put together from others) or of `shapes.py`, such as `{name}`.
A project may add to all of it, replace it, and bring languages of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from tei_protocols.kept import kept
from tei_protocols.language.additions import Addition, extended
from tei_protocols.language.alternatives import any_of
from tei_protocols.language.shapes import ALL_LETTERS, Letters, letters_of
from tei_protocols.language.words import Language, named

__all__ = ["OURS", "Addition", "Language", "Languages", "any_of", "available", "detect", "language", "named"]

_SAMPLE = 2_000
_FOLDER = Path(__file__).parent


class Languages(Struct, frozen=True):
    """The languages that transcripts may be in: those of the package, with what a project adds to them.

    It is a value: it can be compared, and handed to another process, which compiles formulas of its own.
    """

    additions: tuple[Addition, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all of them, in order."""
        return tuple(_family(self.additions, ALL_LETTERS))

    def __getitem__(self, code: str) -> Language:
        """The language `code`, for instance `en`. Raises KeyError where there is none of that name."""
        return _family(self.additions, ALL_LETTERS)[code]

    def reading(self, text: str, code: str) -> Language:
        """The language `code` to read this text with: its formulas, which match the same, know only the letters of the
        language, where the text has no others. Raises KeyError where there is no language of that name."""
        letters = _own_letters(self[code])
        return _family(self.additions, letters if letters.hold(text) else ALL_LETTERS)[code]

    def detect(self, text: str) -> str:
        """The code of the language that `text` seems to be in: by its letters first, then by its commonest words."""
        sample = text[:_SAMPLE].lower()
        family = _family(self.additions, ALL_LETTERS)
        tenths = {code: _tenths(sample, each) for code, each in family.items()}
        likely = _likely(tenths, family)
        if len(likely) == 1:
            return likely[0]
        words = Counter(re.findall(r"[^\W\d_]+", sample))

        def likeness(code: str) -> tuple[int, bool]:
            return sum(words[word.lower()] for word in family[code].words("common")), code == "en"

        return max(likely, key=likeness)


OURS = Languages()
"""The languages that come with the package."""


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that come with the package."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def language(code: str) -> Language:
    """The language `code` of the package, for instance `en`. Raises KeyError where it has none of that name."""
    return OURS[code]


def detect(text: str) -> str:
    """The code of the package's language that `text` seems to be in."""
    return OURS.detect(text)


# a process may build several projects, one after the other
@lru_cache(maxsize=48)
def _family(additions: tuple[Addition, ...], letters: Letters) -> Mapping[str, Language]:
    return _Family(additions, letters)


class _Family(Mapping[str, Language]):
    """Languages by their codes, with additions to them; each is put together when it is first asked for. Their formulas
    know the `letters`."""

    def __init__(self, additions: tuple[Addition, ...], letters: Letters) -> None:
        self._additions = additions
        self._letters = letters
        self._codes = dict.fromkeys(sorted({*available(), *(addition.code for addition in additions)}))
        self._known: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        if code not in self._known:
            if code not in self._codes:
                raise KeyError(code)
            own = [addition for addition in self._additions if addition.code == code]
            self._known[code] = Language(code, extended(_data(code), own), self, self._letters)
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


@cache
def _data(code: str) -> dict[str, Any]:
    """What the package says of a language; nothing where a project brings it."""
    if code not in available():
        return {"code": code}
    return kept(tomllib.loads, (_FOLDER / f"{code}.toml").read_text("utf-8"))


def _likely(tenths: Mapping[str, int], family: Mapping[str, Language]) -> list[str]:
    """The languages of which the sample has the most letters, and those of the same script that hardly have fewer: a
    few letters more or less say nothing, because no list of words shows all letters of its language."""
    most = max(tenths.values())
    best = next(code for code in family if tenths[code] == most)
    letters = _alphabet(family[best])
    return [
        code
        for code, each in family.items()
        if tenths[code] == most or (tenths[code] == most - 1 and 2 * len(letters & _alphabet(each)) > len(letters))
    ]


def _tenths(sample: str, language: Language) -> int:
    """How many tenths of the sample are letters of the language; less is noise: names, quotations."""
    return sum(map(sample.count, _alphabet(language))) * 10 // (len(sample) + 1)


@lru_cache(maxsize=64)
def _alphabet(language: Language) -> frozenset[str]:
    """The letters of a language, as its commonest words and its months show them."""
    return frozenset(letter for letter in "".join((*language.words("common"), *language.table("month"))).lower())


@lru_cache(maxsize=64)
def _own_letters(language: Language) -> Letters:
    """The letters of a language, with those of others of its script."""
    return letters_of("".join(_alphabet(language)))
