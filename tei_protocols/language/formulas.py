"""Formulas of a project: one goes in, out comes why it cannot be used, in words that say what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from tei_protocols.language import OURS, Language
from tei_protocols.language.linearity import slowness
from tei_protocols.language.shapes import SHAPES
from tei_protocols.language.words import PLACEHOLDER

_Part = tuple[Any, Any]
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_BY_NUMBER = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]|\(\?\(\d")


class Fault(NamedTuple):
    """Why a formula cannot be used, and what to do; one that is `slow` could be, if there were time."""

    message: str
    hint: str
    slow: bool = False


def fault(formula: str, key: str, language: Language) -> Fault | None:
    """What is wrong with a formula that is to stand under `key` in a language; None where nothing is."""
    for placeholder in PLACEHOLDER.findall(formula):
        if not _stands_for_something(placeholder, language):
            return _unknown(placeholder, language)
    try:
        expression = language.expression(formula)
        tree = parser.parse(expression)
        compiled = re.compile(expression)
        re.compile(f"(?:{expression})")
    except RecursionError:
        return Fault("it is made of itself", "write out one of the shapes that name one another")
    except (re.error, OverflowError) as error:
        return Fault(f"it is no regular expression: {error}", _how_to_write(str(error)))
    if _BY_NUMBER.search(formula):
        return Fault("it refers to a group by its number", "name the group, (?P<sign>…), and write (?P=sign)")
    if compiled.match("") and not _of_ours(key).empty:
        return Fault("it matches where nothing stands", "let it demand at least one character, with + in place of *")
    if slow := slowness(expression):
        return Fault(slow, "put something between them that neither may take, or let only one repeat", True)
    return _groups(tree, key)


def _stands_for_something(placeholder: str, language: Language) -> bool:
    shapes = SHAPES.keys() | language.data.get("shapes", {}).keys()
    return placeholder in shapes or bool(language.words(placeholder) or language.table(placeholder))


def _unknown(placeholder: str, language: Language) -> Fault:
    listed = (key for section in ("words", "tables", "shapes") for key in language.data.get(section, ()))
    near = get_close_matches(placeholder, [*SHAPES, *listed], 1)
    hint = f"do you mean {{{near[0]}}}?" if near else f"list them in [words]: {placeholder} = […]"
    return Fault(f"there are no words for {{{placeholder}}}", hint)


def _how_to_write(error: str) -> str:
    if "global flags" in error:
        return "write (?i:…) around the words in which capitals do not count"
    if "look-behind" in error:
        return "what stands behind must be of one length; write several formulas"
    if any(word in error for word in ("parenthesis", "subpattern")):
        return r"each ( has its ); one that is meant itself is written \( or \)"
    if "character set" in error:
        return r"each [ has its ]; one that is meant itself is written \["
    return r"a sign such as * or ? that is meant itself is written \* or \?"


# --- groups: whoever reads a match asks for those that our own formulas have -----------------------------------------


class _Groups(NamedTuple):
    """The names of groups: all that may stand in formulas, those that must, and those that must be in every match.

    `some` says that each formula has at least one of them; `empty`, that a formula may match nothing at all.
    """

    known: frozenset[str]
    demanded: frozenset[str]
    certain: frozenset[str]
    some: bool
    empty: bool


def _groups(tree: Any, key: str) -> Fault | None:
    ours, own = _of_ours(key), _of(tree)
    if unknown := sorted(own.known - ours.known):
        hint = f"known here: {', '.join(sorted(ours.known))}" if ours.known else "write (?:…)"
        return Fault(f"a group called {unknown[0]} means nothing here", hint)
    if missing := sorted((ours.demanded - own.demanded) | (ours.certain - own.certain)):
        said = f"put (?P<{missing[0]}>…) around the words that it needs; it must not be optional"
        return Fault(f"not every match of it has a {missing[0]}", said)
    if ours.some and not own.some:
        groups = " or ".join(f"(?P<{name}>…)" for name in sorted(ours.known))
        return Fault("it does not say which words count", f"put {groups} around them")
    return None


@cache
def _of_ours(key: str) -> _Groups:
    """The groups of the formulas that the package has under a key: those of any, and those of each."""
    languages = (OURS[code] for code in OURS.codes)
    formulas = ((each, formula) for each in languages for formula in each.data.get("patterns", {}).get(key, ()))
    found = [_of(parser.parse(language.expression(formula))) for language, formula in formulas]
    known = frozenset[str]().union(*(groups.known for groups in found))
    demanded = known.intersection(*(groups.demanded for groups in found))
    certain = known.intersection(*(groups.certain for groups in found))
    some = bool(known) and all(each.some for each in found)
    return _Groups(known, demanded, certain, some, any(each.empty for each in found))


def _of(tree: Any) -> _Groups:
    names = {number: name for name, number in tree.state.groupdict.items()}
    all_of_them = frozenset(names.values())
    empty = tree.getwidth()[0] == 0
    return _Groups(all_of_them, all_of_them, frozenset(_certain(tree, names)), bool(names), empty)


def _certain(parts: Iterable[_Part], names: dict[int, str]) -> set[str]:
    """The names of the groups that take part in every match, with at least one character."""
    found: set[str] = set()
    for code, argument in parts:
        if code is op.SUBPATTERN:
            if argument[0] in names and argument[-1].getwidth()[0]:
                found.add(names[argument[0]])
            found |= _certain(argument[-1], names)
        elif code in _REPEATS and argument[0]:
            found |= _certain(argument[-1], names)
        elif code is op.BRANCH:
            found |= set.intersection(*(_certain(branch, names) for branch in argument[1]))
    return found
