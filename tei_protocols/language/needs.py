"""Needs: a formula goes in, out come the words without one of which it matches nothing.

To see that a text lacks some words is a hundred times quicker than to try a formula at each of its letters, and most
formulas have nothing to find in most paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tei_protocols.language.asked_again import answered_once

_Part = tuple[Any, Any]
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_WHITE_SPACE = [(op.CATEGORY, op.CATEGORY_SPACE)]


@answered_once
def folded(text: str) -> str:
    """The text as the words that formulas need are compared with it: in small letters, one space for white space."""
    small = text.casefold()
    if not small.isascii():  # two letters that `re` takes for an i, and case folding does not
        small = small.replace("i̇", "i").replace("ı", "i")
    return small if small.isprintable() and "  " not in small else " ".join(small.split())


def needed(expression: str) -> tuple[str, ...]:
    """Words or pieces of them, folded: every match of the regular expression has one of them in it. Empty where the
    expression does not show any."""
    return next(iter(all_needed(expression)), ())


def all_needed(expression: str) -> tuple[tuple[str, ...], ...]:
    """The same for each part of the regular expression that has to be there and shows what it needs, in the order in
    which it is best to ask for them."""
    parts = [found for found in _one_after_the_other(parser.parse(expression)) if found]
    best_first = sorted(dict.fromkeys(parts), key=_shortest, reverse=True)
    return tuple(tuple(sorted(_without_longer(words))) for words in best_first)


def begins_text(expression: str) -> bool:
    """Can the regular expression match nowhere but at the beginning of a text?"""
    first = next(iter(parser.parse(expression)), None)
    return first == (op.AT, op.AT_BEGINNING)


def _needed(parts: Iterable[_Part]) -> frozenset[str]:
    """Of all that has to be there, in turn, what is least likely to be there by chance: the longest."""
    return max(filter(None, _one_after_the_other(parts)), key=_shortest, default=frozenset())


def _shortest(words: frozenset[str]) -> int:
    return min(map(len, words))


def _without_longer(words: frozenset[str]) -> Iterator[str]:
    """Those in which no other one is."""
    return (word for word in words if not any(other in word for other in words - {word}))


def _one_after_the_other(parts: Iterable[_Part]) -> Iterator[frozenset[str]]:
    word = ""
    for code, argument in parts:
        letter = _letter(code, argument)
        if letter:
            word += letter
            continue
        yield _piece(word)
        word = ""
        if code is op.SUBPATTERN or (code in _REPEATS and argument[0]):
            yield from _one_after_the_other(argument[-1])
        elif code is op.BRANCH:
            branches = [_needed(branch) for branch in argument[1]]
            yield frozenset().union(*branches) if all(branches) else frozenset()
    yield _piece(word)


def _piece(letters: str) -> frozenset[str]:
    return frozenset([" ".join(letters.split())]) if letters.strip() else frozenset()


def _letter(code: Any, argument: Any) -> str:
    """The one letter, capital or small, that a part stands for, or a space for white space; empty for all else."""
    if code is op.LITERAL:
        return folded(chr(argument)) or " "
    if code is op.IN and argument == _WHITE_SPACE:
        return " "
    if code is op.IN and all(kind is op.LITERAL for kind, _ in argument):
        letters = {folded(chr(letter)) for _, letter in argument}
        return letters.pop() if len(letters) == 1 else ""
    if code is op.MAX_REPEAT and argument[0] and list(argument[2]) == [(op.IN, _WHITE_SPACE)]:
        return " "
    return ""
