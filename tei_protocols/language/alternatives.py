"""Alternatives: words go in, a regular expression for any of them comes out, the longest first.

`re` tries one alternative after the other, so what words have in common at their beginning is written once: `Cde`,
`Cdes` and `Comrade` become `C(?:des?|omrade)`. That is sooner compiled, and sooner found not to match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

NEVER = r"(?!)"
_Letters = tuple[str, ...]
_SPACE = r"\s+"


# the same few lists stand in hundreds of formulas
@lru_cache(maxsize=1024)
def any_of(words: tuple[str, ...]) -> str:
    """A regular expression for any of the words, longest first, with any white space for theirs; for none, one that
    never matches."""
    return f"(?:{_branch(_longest_first(words))})" if words else NEVER


@lru_cache(maxsize=1024)
def each_of(words: tuple[str, ...]) -> str:
    """The same with each word whole, for whoever asks which words there are."""
    return f"(?:{'|'.join(map(''.join, _longest_first(words)))})" if words else NEVER


def _longest_first(words: Iterable[str]) -> list[_Letters]:
    """The words as letters, a run of spaces being one of them."""
    return sorted(dict.fromkeys(_letters(word) for word in sorted(set(words))), key=len, reverse=True)


def _letters(word: str) -> _Letters:
    """The letters of a word as expressions; one for each run of spaces."""
    return tuple(_SPACE if each.isspace() else re.escape(each) for each in re.findall(r" +|[^ ]", word))


def _branch(words: Sequence[_Letters]) -> str:
    """An expression for any of the words, which stand in the order in which they are to be tried."""
    by_first: dict[str, list[_Letters]] = {}
    for word in words:
        if word:
            by_first.setdefault(word[0], []).append(word[1:])
    if not _may_part(by_first):
        return "|".join(map("".join, words))
    branches = [first + _rest(following) for first, following in by_first.items()]
    ends = len(words) > sum(map(len, by_first.values()))
    return "|".join([*branches, *([""] if ends else ())])


def _rest(words: Sequence[_Letters]) -> str:
    """An expression for what follows the letter that these words have in common."""
    if len(words) == 1:
        return "".join(words[0])
    only = {word[:1] for word in words}
    if len(only) == 1 and () not in only:
        return words[0][0] + _rest([word[1:] for word in words])
    if sorted(map(len, words)) == [0, 1] and _SPACE not in words[0]:
        return f"{words[0][0]}?"
    return f"(?:{_branch(words)})"


def _may_part(by_first: dict[str, list[_Letters]]) -> bool:
    """May words be parted by their first letters? Where these differ in their case alone, and nobody looks at that, a
    shorter word might be found before a longer one behind the other letter."""
    return not any(
        _hides(one, other)
        for (first, one), (second, other) in combinations(by_first.items(), 2)
        if first.casefold() == second.casefold()
    )


def _hides(first: Iterable[_Letters], others: Iterable[_Letters]) -> bool:
    """Would one of the first words be found in place of a longer one among the others?"""
    known = {"".join(word).casefold() for word in first}
    return any(
        longer.startswith(word)
        for word in known
        for longer in ("".join(other).casefold() for other in others)
        if longer not in known
    )
