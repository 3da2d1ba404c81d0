"""Languages as data: the words and formulas of the genre, read from one TOML file a language.

A file has `[words]` (plain lists), `[tables]` (words with their meaning), `[shapes]` (forms of words) and `[patterns]`
(formulas). A formula is a regular expression with conveniences: a space stands for any white space, ` ?` for none as
well, and `{key}` for any of the words listed under that key, or for one of the shapes of the file itself (which may be
put together from others) or of `shapes.py`, such as `{name}`.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from tei_protocols.language.needs import folded, needed
from tei_protocols.language.shapes import SHAPES

_SAMPLE = 2_000
_PLACEHOLDER = re.compile(r"\{([a-z][a-z_]*)\}")


def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for any of the words, longest first, with any white space for theirs."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.sub(r"(\\ )+", r"\\s+", re.escape(word)) for word in longest_first) + ")"


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language (`code`: BCP 47) as `data`, with formulas compiled when they are first asked for."""

    code: str
    data: Mapping[str, Any]
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _lists: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict, repr=False)
    _needs: dict[str, tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = field(default_factory=dict, repr=False)

    def words(self, key: str) -> tuple[str, ...]:
        """The list `key` of `[words]`; empty where the language has none. `address` is every form of address, also
        those that are one only at the head of a paragraph."""
        listed = self._words.get(key)
        if listed is None:
            keys = ("honorific", "address_first") if key == "address" else (key,)
            lists = self.data.get("words", {})
            listed = self._words[key] = tuple(word for each in keys for word in lists.get(each, ()))
        return listed

    def table(self, key: str) -> Mapping[str, Any]:
        """The table `key` of `[tables]`; empty where the language has none."""
        table: Mapping[str, Any] = self.data.get("tables", {}).get(key, {})
        return table

    def expression(self, formula: str) -> str:
        """A formula as a regular expression."""

        def expand(placeholder: re.Match[str]) -> str:
            key = placeholder[1]
            if key in SHAPES:
                return SHAPES[key]
            if key in self.data.get("shapes", {}):
                return self.expression(str(self.data["shapes"][key]))
            return any_of(self.words(key) or tuple(self.table(key)))

        return _PLACEHOLDER.sub(expand, formula.replace(" ?", r"\s*").replace(" ", r"\s+"))

    def pattern(self, key: str) -> re.Pattern[str]:
        """The formulas listed under `key`, as one compiled alternation; one that never matches where there are none."""
        found = self._compiled.get(key)
        if found is None:
            formulas = self.data.get("patterns", {}).get(key, ())
            joined = "|".join(f"(?:{self.expression(formula)})" for formula in formulas)
            found = self._compiled[key] = re.compile(joined or r"(?!)")
        return found

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """The formulas listed under `key`, or that are the words of the table `key`, each compiled by itself, so that
        they may use the same group names."""
        found = self._lists.get(key)
        if found is None:
            formulas = self.data.get("patterns", {}).get(key) or self.table(key)
            found = self._lists[key] = tuple(self.compiled(formula) for formula in formulas)
        return found

    def possible(self, key: str, text: str) -> list[re.Pattern[str]]:
        """The formulas listed under `key`, each by itself, without those that need words which `text` has not."""
        if key not in self._needs:
            self._needs[key] = tuple((pattern, needed(pattern.pattern)) for pattern in self.patterns(key))
        words = folded(text)
        return [pattern for pattern, needs in self._needs[key] if not needs or any(need in words for need in needs)]

    def compiled(self, formula: str) -> re.Pattern[str]:
        """One formula of a convention's own, compiled once."""
        found = self._compiled.get(formula)
        if found is None:
            found = self._compiled[formula] = re.compile(self.expression(formula))
        return found


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that come with the package."""
    return tuple(sorted(file.name[:-5] for file in files(__name__).iterdir() if file.name.endswith(".toml")))


@cache
def language(code: str) -> Language:
    """The language `code`, for instance `en`. Raises KeyError where the package has none of that name."""
    if code not in available():
        raise KeyError(code)
    return Language(code, tomllib.loads(files(__name__).joinpath(f"{code}.toml").read_text("utf-8")))


def detect(text: str) -> str:
    """The code of the language that `text` seems to be in: by its letters first, then by its commonest words."""
    sample = text[:_SAMPLE].lower()
    tenths = {code: _tenths(sample, code) for code in available()}
    most = max(tenths.values())
    likely = [code for code in available() if tenths[code] == most]
    if len(likely) == 1:
        return likely[0]
    words = Counter(re.findall(r"[^\W\d_]+", sample))

    def likeness(code: str) -> tuple[int, bool]:
        return sum(words[word] for word in language(code).words("common")), code == "en"

    return max(likely, key=likeness)


def _tenths(sample: str, code: str) -> int:
    """How many tenths of the sample are letters of the language; less is noise: names, quotations."""
    return sum(map(sample.count, _alphabet(code))) * 10 // (len(sample) + 1)


@cache
def _alphabet(code: str) -> frozenset[str]:
    """The letters of a language, as its commonest words and its months show them."""
    return frozenset("".join((*language(code).words("common"), *language(code).table("month"))).lower())
