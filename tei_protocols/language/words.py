"""The words and formulas of one language: a key goes in, the words, the table or the compiled formulas come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from msgspec import Struct, field

from tei_protocols.kept import kept
from tei_protocols.language.alternatives import NEVER, any_of, each_of
from tei_protocols.language.compiling import compiled
from tei_protocols.language.needs import all_needed, begins_text, folded
from tei_protocols.language.shapes import ALL_LETTERS, ROUGH, Letters

PLACEHOLDER = re.compile(r"\{([a-z][a-z_]*)\}")
"""A key in a formula, in whose place its words come."""

_SHORTEST_TELLING = 3
_GROUP = re.compile(r"\(\?P<(\w+)>")


class _Needs(Struct, frozen=True):
    """What the `formulas` of a list need, all the `words` together, and those that need `none`. They are compiled when
    a text may hold them: most are never, in the records of one hand. What a formula needs `besides` is asked for last.
    """

    formulas: tuple[tuple[str, frozenset[str]], ...]
    words: tuple[str, ...]
    none: tuple[str, ...]
    besides: Mapping[str, Sequence[tuple[str, ...]]]

    @classmethod
    def of(cls, formulas: tuple[str, ...], language: Language) -> _Needs:
        parts = {each: kept(all_needed, language.rough_expression(each)) for each in formulas}
        needs = tuple((each, frozenset(next(iter(parts[each]), ()))) for each in formulas)
        words = sorted(frozenset[str]().union(*(each for _, each in needs)))
        none = tuple(each for each, words_of in needs if not words_of)
        return cls(needs, tuple(words), none, {each: _telling(found[1:]) for each, found in parts.items()})

    def has_all(self, formula: str, small: str) -> bool:
        """Has a text, in small letters, one of the words of each part that a formula needs besides the first?"""
        return not (parts := self.besides[formula]) or all(any(map(small.__contains__, words)) for words in parts)


def _telling(parts: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Those parts that tell anything: short words are everywhere."""
    return [words for words in parts if min(map(len, words)) >= _SHORTEST_TELLING]


class _NeedsOfSeveral(Struct, frozen=True):
    """The same of several lists, whose keys stand beside their formulas: the numbers of those that need each word, and
    of those that need none."""

    formulas: tuple[tuple[str, str], ...]
    words: Mapping[str, frozenset[int]]
    none: frozenset[int]

    @classmethod
    def of(cls, keys: tuple[str, ...], language: Language) -> _NeedsOfSeveral:
        with_needs = [(key, formula, needs) for key in keys for formula, needs in language.with_needs(key)]
        words: dict[str, frozenset[int]] = {}
        for number, (_, _, needs) in enumerate(with_needs):
            words |= {word: words.get(word, frozenset()) | {number} for word in needs}
        none = frozenset(number for number, (_, _, needs) in enumerate(with_needs) if not needs)
        return cls(tuple((key, formula) for key, formula, _ in with_needs), words, none)


class Language(Struct, frozen=True, eq=False):
    """The words of one language (`code`: BCP 47) as `data`, with formulas compiled when they are first asked for.

    `family` are all the languages that transcripts may be in, by their codes; this one is among them. Its texts
    are written in the `letters`, of which the shapes in its formulas are made.
    """

    code: str
    data: Mapping[str, Any]
    family: Mapping[str, Language] = field(default_factory=dict)
    letters: Letters = ALL_LETTERS
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _lists: dict[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    _sets: dict[str, frozenset[str]] = field(default_factory=dict)
    _openings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _needs: dict[str, _Needs] = field(default_factory=dict)
    _finding: dict[str, tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]] = field(default_factory=dict)
    _several: dict[tuple[str, ...], _NeedsOfSeveral] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Language {self.code}>"

    def words(self, key: str) -> tuple[str, ...]:
        """The list `key` of `[words]`; empty where the language has none. `address` is every form of address, also
        those that are one only at the head of a paragraph."""
        listed = self._words.get(key)
        if listed is None:
            keys = ("honorific", "address_first") if key == "address" else (key,)
            lists = self.data.get("words", {})
            listed = self._words[key] = tuple(word for each in keys for word in lists.get(each, ()))
        return listed

    def set_of(self, key: str) -> frozenset[str]:
        """The same list as a set, for those who ask whether a word is on it."""
        found = self._sets.get(key)
        if found is None:
            found = self._sets[key] = frozenset(self.words(key))
        return found

    def may_open_with(self, key: str, text: str) -> bool:
        """Can a text begin with a word of the list `key`? That is seen sooner than a formula is tried."""
        opening = self._openings.get(key)
        if opening is None:
            opening = self._openings[key] = tuple({word.split()[0] for word in self.words(key)})
        return text.startswith(opening)

    def table(self, key: str) -> Mapping[str, Any]:
        """The table `key` of `[tables]`; empty where the language has none."""
        table: Mapping[str, Any] = self.data.get("tables", {}).get(key, {})
        return table

    def formulas(self, key: str) -> tuple[str, ...]:
        """The formulas listed under `key` of `[patterns]`, or that are the words of the table `key`."""
        return tuple(self.data.get("patterns", {}).get(key) or self.table(key))

    def expression(self, formula: str) -> str:
        """A formula as a regular expression."""
        return self._expression(formula, self.letters.shapes, any_of)

    def rough_expression(self, formula: str) -> str:
        """The same for whoever asks only which words a formula has in it."""
        return self._expression(formula, ROUGH, each_of)

    def _expression(self, formula: str, shapes: Mapping[str, str], either: Callable[[tuple[str, ...]], str]) -> str:

        def expand(placeholder: re.Match[str]) -> str:
            key = placeholder[1]
            if key in shapes:
                return shapes[key]
            if key in self.data.get("shapes", {}):
                return self._expression(str(self.data["shapes"][key]), shapes, either)
            return either(self.words(key) or tuple(self.table(key)))

        return PLACEHOLDER.sub(expand, formula.replace(" ?", r"\s*").replace(" ", r"\s+"))

    def pattern(self, key: str) -> re.Pattern[str]:
        """The formulas listed under `key`, as one compiled alternation; one that never matches where there are none.

        What a group of it matched says `named`, because several formulas may have groups of the same name.
        """
        found = self._compiled.get(key)
        if found is None:
            expressions = map(self.expression, self.data.get("patterns", {}).get(key, ()))
            joined = "|".join(f"(?:{expression})" for expression in _with_groups_apart(expressions))
            found = self._compiled[key] = compiled(joined or NEVER)
        return found

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """The formulas listed under `key`, or that are the words of the table `key`, each compiled by itself, so that
        they may use the same group names."""
        found = self._lists.get(key)
        if found is None:
            found = self._lists[key] = tuple(map(self.compiled, self.formulas(key)))
        return found

    def possible(self, key: str, text: str) -> list[re.Pattern[str]]:
        """The formulas listed under `key`, each by itself, without those that need words which `text` has not."""
        needs = self._needs_of(key)
        small = folded(text)
        if not any(map(small.__contains__, needs.words)):  # as in most texts
            return [self.compiled(each) for each in needs.none] if needs.none else []
        there = [word for word in needs.words if word in small]
        return [
            self.compiled(each)
            for each, needed in needs.formulas
            if (not needed or not needed.isdisjoint(there)) and needs.has_all(each, small)
        ]

    def search(self, key: str, text: str) -> re.Match[str] | None:
        """The first match in a text of the formulas listed under `key`, which are tried where it has any word that one
        of them needs."""
        return self.pattern(key).search(text) if self.may_match(key, text) else None

    def without(self, key: str, text: str) -> str:
        """A text without what the formulas listed under `key` match in it."""
        return self.pattern(key).sub("", text) if self.may_match(key, text) else text

    def may_match(self, key: str, text: str) -> bool:
        """Has a text any word that one of the formulas listed under `key` needs?"""
        needs = self._needs_of(key)
        return bool(needs.none) or any(map(folded(text).__contains__, needs.words))

    def finds(self, key: str, text: str) -> bool:
        """Does one of the formulas listed under `key` match anywhere in a text? Those that can match at its beginning
        alone are not tried elsewhere."""
        found = self._finding.get(key)
        if found is None:
            found = self._finding[key] = self._divided(key)
        at_beginning, anywhere = found
        if at_beginning.match(text):
            return True
        return bool(anywhere) and any(formula.search(text) for formula in anywhere)

    def _divided(self, key: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
        formulas = self.formulas(key)
        first = [each for each in formulas if kept(begins_text, self.rough_expression(each))]
        joined = "|".join(f"(?:{each})" for each in _with_groups_apart(map(self.expression, first)))
        return compiled(joined or NEVER), tuple(self.compiled(each) for each in formulas if each not in first)

    def possible_of(self, keys: tuple[str, ...], text: str) -> list[tuple[str, re.Pattern[str]]]:
        """The same of all formulas listed under several keys, in order, each with its key."""
        several = self._several.get(keys)
        if several is None:
            several = self._several[keys] = _NeedsOfSeveral.of(keys, self)
        small = folded(text)
        found = several.none.union(*(numbers for word, numbers in several.words.items() if word in small))
        return [(key, self.compiled(each)) for key, each in map(several.formulas.__getitem__, sorted(found))]

    def with_needs(self, key: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """The formulas listed under `key`, each with the words without one of which it matches nothing."""
        return self._needs_of(key).formulas

    def _needs_of(self, key: str) -> _Needs:
        needs = self._needs.get(key)
        if needs is None:
            needs = self._needs[key] = _Needs.of(self.formulas(key), self)
        return needs

    def compiled(self, formula: str) -> re.Pattern[str]:
        """One formula of a convention's own, compiled once."""
        found = self._compiled.get(formula)
        if found is None:
            found = self._compiled[formula] = compiled(self.expression(formula))
        return found


def named(match: re.Match[str], group: str) -> str:
    """What the group of this name matched, in whichever formula of an alternation it stands; empty where none did."""
    numbered = re.compile(rf"{group}(?:__\d+)?")
    return next((words for name, words in match.groupdict().items() if words and numbered.fullmatch(name)), "")


def _with_groups_apart(expressions: Iterable[str]) -> Iterable[str]:
    """The expressions with a number behind each group name that one before them has: `re` allows a name only once."""
    taken: set[str] = set()
    for expression in expressions:
        for name in set(_GROUP.findall(expression)):
            own = name if name not in taken else next(o for n in count(2) if (o := f"{name}__{n}") not in taken)
            taken.add(own)
            expression = re.sub(rf"\(\?(P<|P=|\(){name}([>)])", rf"(?\g<1>{own}\2", expression)
        yield expression
