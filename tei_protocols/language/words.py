"""The words and formulas of one language: a key goes in, the words, the table or the compiled formulas come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, TypeVar

from msgspec import Struct

from tei_protocols.kept import kept
from tei_protocols.language.alternatives import NEVER, any_of, each_of
from tei_protocols.language.compiling import compiled
from tei_protocols.language.needs import all_needed, begins_text, folded
from tei_protocols.language.shapes import ALL_LETTERS, ROUGH, Letters

PLACEHOLDER = re.compile(r"\{([a-z][a-z_]*)\}")
"""A key in a formula, in whose place its words come."""

_SHORTEST_TELLING = 3
_GROUP = re.compile(r"\(\?P<(\w+)>")


_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")


class _Answers(dict[_Key, _Answer]):
    """Answers by what is asked, each found when it is first asked for: to look one up again is no call of Python."""

    def __init__(self, find: Callable[[_Key], _Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: _Key) -> _Answer:
        answer = self[key] = self._find(key)
        return answer


class _Needs(Struct, frozen=True):
    """What the `formulas` of some lists need, each with the key of its list: the numbers of those that need each word,
    and of those that need `none`. What a formula needs `besides` is asked for last.

    They are compiled when a text may hold them: most are never, in the records of one hand.
    """

    formulas: tuple[tuple[str, str], ...]
    words: Mapping[str, frozenset[int]]
    none: frozenset[int]
    besides: tuple[Sequence[tuple[str, ...]], ...]

    @classmethod
    def of(cls, keys: tuple[str, ...], language: Language) -> _Needs:
        formulas = tuple((key, formula) for key in keys for formula in language.formulas(key))
        parts = [kept(all_needed, language.rough_expression(formula)) for _, formula in formulas]
        words: dict[str, frozenset[int]] = {}
        for number, found in enumerate(parts):
            words |= {word: words.get(word, frozenset()) | {number} for word in next(iter(found), ())}
        none = frozenset(number for number, found in enumerate(parts) if not found)
        return cls(formulas, words, none, tuple(_telling(found[1:]) for found in parts))

    def possible(self, text: str) -> Iterable[tuple[str, str]]:
        """The formulas, in order, that have in the text what they need."""
        small = folded(text)
        there = [numbers for word, numbers in self.words.items() if word in small]
        if not (there or self.none):  # as in most texts
            return ()
        numbers = sorted(self.none.union(*there))
        return [self.formulas[number] for number in numbers if self._has_all(number, small)]

    def _has_all(self, number: int, small: str) -> bool:
        """Has a text, in small letters, one of the words of each part that a formula needs besides the first?"""
        for words in self.besides[number]:  # noqa: SIM110 (a generator costs a call of Python for each part)
            if not any(map(small.__contains__, words)):
                return False
        return True


def _telling(parts: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Those parts that tell anything: short words are everywhere."""
    return [words for words in parts if min(map(len, words)) >= _SHORTEST_TELLING]


class Language:
    """The words of one language (`code`: BCP 47) as `data`, with formulas compiled when they are first asked for.

    `family` are all the languages that transcripts may be in, by their codes; this one is among them. Its texts
    are written in the `letters`, of which the shapes in its formulas are made.
    """

    words: Callable[[str], tuple[str, ...]]
    """The list under a key of `[words]`; empty where the language has none. `address` is every form of address, also
    those that are one only at the head of a paragraph."""

    set_of: Callable[[str], frozenset[str]]
    """The same list as a set, for those who ask whether a word is on it."""

    pattern: Callable[[str], re.Pattern[str]]
    """The formulas listed under a key, as one compiled alternation; one that never matches where there are none. What a
    group of it matched says `named`, because several formulas may have groups of the same name."""

    patterns: Callable[[str], tuple[re.Pattern[str], ...]]
    """The formulas listed under a key, or that are the words of the table of that name, each compiled by itself, so
    that they may use the same group names."""

    compiled: Callable[[str], re.Pattern[str]]
    """One formula of a convention's own, compiled once."""

    with_needs: Callable[[str], tuple[tuple[str, frozenset[str]], ...]]
    """The formulas listed under a key, each with the words without one of which it matches nothing."""

    def __init__(
        self,
        code: str,
        data: Mapping[str, Any],
        family: Mapping[str, Language] | None = None,
        letters: Letters = ALL_LETTERS,
    ) -> None:
        self.code = code
        self.data = data
        self.family = family or {}
        self.letters = letters
        self.words = _Answers(self._listed).__getitem__
        self.set_of = _Answers(self._set_of).__getitem__
        self.pattern = _Answers(self._alternation).__getitem__
        self.patterns = _Answers(self._patterns).__getitem__
        self.compiled = _Answers(self._compiled).__getitem__
        self._openings = _Answers(self._first_words)
        self._needs = _Answers(self._needs_of)
        self._divided = _Answers(self._by_place)
        self.with_needs = _Answers(self._with_needs).__getitem__

    def __repr__(self) -> str:
        return f"<Language {self.code}>"

    def _listed(self, key: str) -> tuple[str, ...]:
        keys = ("honorific", "address_first") if key == "address" else (key,)
        lists = self.data.get("words", {})
        return tuple(word for each in keys for word in lists.get(each, ()))

    def may_open_with(self, key: str, text: str) -> bool:
        """Can a text begin with a word of the list `key`? That is seen sooner than a formula is tried."""
        return text.startswith(self._openings[key])

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

    def _set_of(self, key: str) -> frozenset[str]:
        return frozenset(self.words(key))

    def _first_words(self, key: str) -> tuple[str, ...]:
        return tuple({word.split()[0] for word in self.words(key)})

    def _compiled(self, formula: str) -> re.Pattern[str]:
        return compiled(self.expression(formula))

    def _patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(map(self.compiled, self.formulas(key)))

    def _alternation(self, key: str) -> re.Pattern[str]:
        return compiled(_either(map(self.expression, self.data.get("patterns", {}).get(key, ()))))

    def possible(self, key: str, text: str) -> list[re.Pattern[str]]:
        """The formulas listed under `key`, each by itself, without those that need words which `text` has not."""
        return [self.compiled(formula) for _, formula in self._needs[key,].possible(text)]

    def possible_of(self, keys: tuple[str, ...], text: str) -> list[tuple[str, re.Pattern[str]]]:
        """The same of all formulas listed under several keys, in order, each with its key."""
        return [(key, self.compiled(formula)) for key, formula in self._needs[keys].possible(text)]

    def search(self, key: str, text: str) -> re.Match[str] | None:
        """The first match in a text of the formulas listed under `key`, which are tried where it has any word that one
        of them needs."""
        return self.pattern(key).search(text) if self.may_match(key, text) else None

    def without(self, key: str, text: str) -> str:
        """A text without what the formulas listed under `key` match in it."""
        return self.pattern(key).sub("", text) if self.may_match(key, text) else text

    def _needs_of(self, keys: tuple[str, ...]) -> _Needs:
        return _Needs.of(keys, self)

    def _with_needs(self, key: str) -> tuple[tuple[str, frozenset[str]], ...]:
        needs = (kept(all_needed, self.rough_expression(formula)) for formula in self.formulas(key))
        first = (frozenset(next(iter(parts), ())) for parts in needs)
        return tuple(zip(self.formulas(key), first, strict=True))

    def may_match(self, key: str, text: str) -> bool:
        """Has a text any word that one of the formulas listed under `key` needs?"""
        needs = self._needs[key,]
        return bool(needs.none) or any(map(folded(text).__contains__, needs.words))

    def finds(self, key: str, text: str) -> bool:
        """Does one of the formulas listed under `key` match anywhere in a text? Those that can match at its beginning
        alone are not tried elsewhere."""
        at_beginning, anywhere = self._divided[key]
        if at_beginning.match(text):
            return True
        return bool(anywhere) and any(formula.search(text) for formula in anywhere)

    def _by_place(self, key: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
        """The formulas that can match at the beginning of a text alone, in one, and each of the others."""
        formulas = self.formulas(key)
        first = [each for each in formulas if kept(begins_text, self.rough_expression(each))]
        return compiled(_either(map(self.expression, first))), tuple(
            self.compiled(each) for each in formulas if each not in first
        )


def named(match: re.Match[str], group: str) -> str:
    """What the group of this name matched, in whichever formula of an alternation it stands; empty where none did."""
    numbered = re.compile(rf"{group}(?:__\d+)?")
    return next((words for name, words in match.groupdict().items() if words and numbered.fullmatch(name)), "")


def _either(expressions: Iterable[str]) -> str:
    """One expression for all of them; one that never matches where there are none."""
    return "|".join(f"(?:{expression})" for expression in _with_groups_apart(expressions)) or NEVER


def _with_groups_apart(expressions: Iterable[str]) -> Iterable[str]:
    """The expressions with a number behind each group name that one before them has: `re` allows a name only once."""
    taken: set[str] = set()
    for expression in expressions:
        for name in set(_GROUP.findall(expression)):
            own = name if name not in taken else next(o for n in count(2) if (o := f"{name}__{n}") not in taken)
            taken.add(own)
            expression = re.sub(rf"\(\?(P<|P=|\(){name}([>)])", rf"(?\g<1>{own}\2", expression)
        yield expression
