"""Linearity: a regular expression goes in; out comes why it would take ages, where that is plain to see.

A repetition inside a repetition is the danger: where both may take the same letters, `re` tries every way to share them
out, and their number doubles with each letter. Two repetitions side by side are the lesser one. What is found here is
slow; what is not found may still be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from msgspec import Struct

_Part = tuple[Any, Any]
# fewer turns than this cost little
_MANY = 10
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ONE_LETTER = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
# what stands for all other letters: some of each kind that formulas tell apart
_SAMPLE = "abyzABYZ059_ \n-.,:;()[]\"'!?/äÄžабяёіАБЯЁІ–—“”«»’"


def slowness(expression: str) -> str:
    """What is slow in an expression that compiles, in an encoder's words; empty where nothing is."""
    tree = parser.parse(expression)
    letters = _Letters(frozenset(_SAMPLE) | frozenset(expression), bool(tree.state.flags & re.IGNORECASE))
    if any(letters.ambiguous(body) for body in _repeated(tree)):
        return "a repetition stands inside a repetition, and both may take the same letters"
    if letters.side_by_side(tree):
        return "two repetitions stand side by side, and both may take the same letters"
    return ""


def _repeated(parts: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    """What is repeated often, at any depth."""
    for code, argument in parts:
        if code in _REPEATS and argument[1] >= _MANY:
            yield argument[2]
        for inner in _inside(code, argument):
            yield from _repeated(inner)


def _inside(code: Any, argument: Any) -> Sequence[Sequence[_Part]]:
    """The sequences of which a part consists, one of which is taken."""
    if code in (op.SUBPATTERN, *_REPEATS):
        return (argument[-1],)
    if code is op.BRANCH:
        return tuple(argument[1])
    return ()


class _Letters(Struct, frozen=True):
    """The letters that serve as a sample; capitals count as small letters where an expression says so."""

    sample: frozenset[str]
    ignores_case: bool

    def ambiguous(self, body: Sequence[_Part]) -> bool:
        """Can a text be shared out among the turns of a repetition of `body` in several ways?"""
        return any(
            all(map(_may_be_empty, rest)) or (taken and all(self.may_take(part, taken) for part in rest))
            for inner, rest in _repetitions_within(body)
            for taken in [self.taken_by(inner)]
        )

    def side_by_side(self, parts: Sequence[_Part]) -> bool:
        """Does a repetition without end stand beside another that takes the same letters, other than white space?"""
        before: frozenset[str] = frozenset()
        for code, argument in parts:
            if any(map(self.side_by_side, _inside(code, argument))):
                return True
            endless = code in _REPEATS and argument[1] is op.MAXREPEAT
            taken = self.taken_by(argument[2]) if endless else frozenset()
            if any(not letter.isspace() for letter in taken & before):
                return True
            before = before | taken if _may_be_empty((code, argument)) else taken
        return False

    def taken_by(self, parts: Sequence[_Part]) -> frozenset[str]:
        """The letters that a part takes, if it is one that takes single letters; none otherwise."""
        if len(parts) != 1:
            return frozenset()
        code, argument = parts[0]
        if code is op.SUBPATTERN:
            return self.taken_by(argument[-1])
        return frozenset(filter(lambda letter: self._takes(code, argument, letter), self.sample))

    def _takes(self, code: Any, argument: Any, letter: str) -> bool:
        if self.ignores_case and letter.swapcase() != letter and len(letter.swapcase()) == 1:
            return _takes(code, argument, letter) or _takes(code, argument, letter.swapcase())
        return _takes(code, argument, letter)

    def may_take(self, part: _Part, letters: frozenset[str]) -> bool:
        """Is there something that the part matches and that consists of these letters, or of nothing?"""
        code, argument = part
        if code in _ONE_LETTER:
            return any(self._takes(code, argument, letter) for letter in letters)
        return _may_be_empty(part) or any(
            all(self.may_take(each, letters) for each in inner) for inner in _inside(code, argument)
        )


def _repetitions_within(body: Sequence[_Part]) -> Iterator[tuple[Sequence[_Part], list[_Part]]]:
    """What is repeated often within a body, each with all else that one turn of the body passes through."""
    for number, (code, argument) in enumerate(body):
        rest = [*body[number + 1 :], *body[:number]]
        if code in _REPEATS and argument[1] >= _MANY:
            yield argument[2], rest
        else:
            for inner in _inside(code, argument):
                yield from ((found, [*more, *rest]) for found, more in _repetitions_within(inner))


def _may_be_empty(part: _Part) -> bool:
    """Can a part match nothing at all, wherever it stands?"""
    code, argument = part
    if (code in _REPEATS and argument[0] == 0) or code in (op.ASSERT, op.ASSERT_NOT):
        return True
    return any(all(map(_may_be_empty, inner)) for inner in _inside(code, argument))


def _takes(code: Any, argument: Any, letter: str) -> bool:
    """Does a part that stands for single letters take this one?"""
    if code is op.LITERAL:
        return bool(argument == ord(letter))
    if code is op.NOT_LITERAL:
        return bool(argument != ord(letter))
    if code is op.ANY:
        return letter != "\n"
    if code is not op.IN:
        return False
    negated = bool(argument) and argument[0][0] is op.NEGATE
    return negated is not any(_in_set(kind, value, letter) for kind, value in argument)


_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_WORD: lambda letter: str.isalnum(letter) or letter == "_",
}
_NOT_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
    op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
    op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
}


def _in_set(kind: Any, value: Any, letter: str) -> bool:
    if kind is op.LITERAL:
        return bool(value == ord(letter))
    if kind is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is op.CATEGORY:
        if value in _NOT_CATEGORIES:
            return not _CATEGORIES[_NOT_CATEGORIES[value]](letter)
        return _CATEGORIES[value](letter)
    return False
