"""Running heads: the lines of a copy that stand at the head or the foot of its pages, with the numbers of these."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import groupby, pairwise

from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import LOWER, UPPER

_HEAD_NUMBER = re.compile(r"^\d{1,4}(?=\s{2,})|(?<=\s)\s\d{1,4}$")
# an even number before words, an odd one behind them
_OUTER_NUMBER = re.compile(r"(?P<even>\d{0,2}[02468])\s+\D+|\D+\s(?P<odd>\d{0,2}[13579])")
_WIDE_GAP = re.compile(r"^\d{1,4}\s{3,}|\s{3,}\d{1,4}$")
_LONGEST_HEAD = 120
_SHORTEST_HEAD = 15
# so many lines: the number of a page, and the running head beside it
_LONGEST_HEADS = 2
# how the first half of a sentence ends: no stop, no name or number that may be a line of its own
_HALF = compiled(rf"[{LOWER}]{{2}},?$|[{LOWER}]-$")
# the title stands among so many lines
_LONGEST_BEGINNING = 12
# above the record itself, the name of where it is printed is none
_SHORTEST_TOP = 4
_CAPITALS_WORD = compiled(rf"[{UPPER}]{{2,}}")
_SMALL_WORD = compiled(rf"[{LOWER}]{{3,}}")
# the number of a page on a line of its own, be it between dashes
_ALONE = re.compile(r"(?:[-–—] ?)?\d{1,4}(?: ?[-–—])?")
_LONGEST_ALONE = 8
_DASHES = " -–—"


def heads_of(text: str, language: Language) -> frozenset[str]:
    """The running heads of a whole copy, in whatever language."""
    lines = text.splitlines()
    return running_heads(lines) | _of_periodicals(lines, language)


def _of_periodicals(lines: Iterable[str], language: Language) -> frozenset[str]:
    """The lines in capitals that name a bulletin or a journal and have the number of a page in them or right beside
    them, be it once: no record goes on so."""
    words = language.words("periodical")
    written = [line for each in lines if (line := each.strip())]
    found: set[str] = set()
    for at, line in enumerate(written):
        if at < _SHORTEST_TOP or len(line) > _LONGEST_HEAD or not line.isupper() or not any(map(line.count, words)):
            continue
        beside = [each for each in written[at - 1 : at + 2 : 2] if len(each) <= _LONGEST_ALONE]
        numbers = [each for each in beside if _ALONE.fullmatch(each)]
        if numbers or _OUTER_NUMBER.fullmatch(line):
            found.update((line, *numbers))
    return frozenset(found)


def running_heads(lines: Iterable[str]) -> frozenset[str]:
    """The lines of a copy that stand at the head of several of its pages: the same words with another number, and
    the numbers of pages that stand alone, above or below such words or one by one; words in capitals right above or
    below numbers that rise."""
    all_lines = [line.strip() for line in lines]
    written = [line for line in all_lines if line]
    heads = _heads(written)
    numbers = [(at, line) for at, line in enumerate(written) if len(line) <= _LONGEST_ALONE and _ALONE.fullmatch(line)]
    if not numbers:
        return heads
    beside = {line for at, line in numbers if not heads.isdisjoint(written[max(0, at - 1) : at + 2])}
    beside |= _amid_sentences(all_lines, {line for _, line in numbers})
    values = [int(line.strip(_DASHES)) for _, line in numbers]
    rising = all(later == value + 1 for value, later in pairwise(values)) and len(values) > 1
    if not rising:
        return heads | beside
    printed = frozenset(line for _, line in numbers)
    return heads | beside | printed | _in_capitals_beside(all_lines, set(printed)) | _again_beside(written, numbers)


def _amid_sentences(lines: list[str], numbers: set[str]) -> set[str]:
    """The numbers that blank lines part from the halves of a sentence, each with the line in capitals beside it."""
    found: set[str] = set()
    groups = [list(group) for has_words, group in groupby(lines, bool) if has_words]
    for at, group in enumerate(groups):
        if group[0] not in numbers or len(group) > _LONGEST_HEADS:
            continue
        # a running head may stand above or below the number, be it with a blank line between
        first = at - 1 if at and _are_in_capitals(groups[at - 1]) else at
        last = at + 1 if at + 1 < len(groups) and _are_in_capitals(groups[at + 1]) else at
        if not first or last + 1 == len(groups) or not _are_in_capitals(group[1:]):
            continue
        if groups[last + 1][0][:1].islower() and _HALF.search(groups[first - 1][-1]):
            found.update(line for each in groups[first : last + 1] for line in each)
    return found


def _are_in_capitals(lines: list[str]) -> bool:
    return len(lines) < _LONGEST_HEADS and all(line.isupper() and len(line) <= _LONGEST_HEAD for line in lines)


def _again_beside(lines: list[str], numbers: list[tuple[int, str]]) -> frozenset[str]:
    """The lines that stand right above or below the numbers of several pages, the same each time, or have words of the
    first lines of the copy, those of its title."""
    beside = {place for at, _ in numbers if at for place in (at - 1, at + 1) if place < len(lines)}
    near = [lines[place] for place in sorted(beside)]
    times = Counter(line for line in near if len(line) <= _LONGEST_HEAD and not _ALONE.fullmatch(line))
    title = [line for line in lines[:_LONGEST_BEGINNING] if line not in times]
    return frozenset(
        line
        for line, count in times.items()
        if count > 1 or (len(line) >= _SHORTEST_HEAD and any(line in words for words in title))
    )


def _in_capitals_beside(lines: list[str], numbers: set[str]) -> frozenset[str]:
    """The lines in capitals with the number of a page right above or below."""
    beside = {
        line
        for one, other in pairwise(lines)
        for line, number in ((one, other), (other, one))
        if number in numbers and line and len(line) <= _LONGEST_HEAD
    }
    return frozenset(filter(_is_in_capitals, beside))


def _is_in_capitals(line: str) -> bool:
    """Is a line set in capitals, but for the short words of a date: `ПЛЕНУМ ЦК. ИЮНЬ 1959 г.`?"""
    return max(map(len, _CAPITALS_WORD.findall(line)), default=0) > 3 and not _SMALL_WORD.search(line)


def _heads(lines: list[str]) -> frozenset[str]:
    heads: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        if (line[:1].isdigit() or line[-1:].isdigit()) and len(line) <= _LONGEST_HEAD and _HEAD_NUMBER.search(line):
            heads[_HEAD_NUMBER.sub("", line).strip()].append(line)
    printed = _at_outer_edges(lines)
    if not heads:
        return printed
    facing = _facing(line for same in heads.values() for line in same) | printed
    titles = set()
    alone = Counter(line for line in lines if line in heads)
    for at, line in enumerate(lines):
        if line in alone:  # the same words, their number on a line of its own; once without any, they are the title
            heads[line].append(line)
            if alone[line] == 1 and not any(map(str.isdecimal, lines[max(0, at - 1) : at + 2])):
                titles.add(line)
    repeated = frozenset(line for words, same in heads.items() if words and len(set(same)) > 1 for line in same)
    return (repeated - titles) | facing | _opposite(repeated, (line for same in heads.values() for line in same))


def _opposite(repeated: frozenset[str], lines: Iterable[str]) -> frozenset[str]:
    """Heads of pages opposite to those whose words are `repeated`, however they are written: far from their
    numbers, which follow or go before the numbers of those."""
    known = {int(head_number(line)) for line in repeated if _WIDE_GAP.search(line)}
    wide = ((line, int(head_number(line))) for line in lines if _WIDE_GAP.search(line)) if known else ()
    return frozenset(line for line, number in wide if not {number - 1, number + 1}.isdisjoint(known))


def _facing(lines: Iterable[str]) -> frozenset[str]:
    """Heads of facing pages, which differ in their words: in capitals, far from numbers that follow one another."""
    numbered = {int(head_number(line)): line for line in lines if _WIDE_GAP.search(line) and _is_in_capitals(line)}
    return frozenset(
        line for number, line in numbered.items() if not {number - 1, number + 1}.isdisjoint(numbered.keys())
    )


def _at_outer_edges(lines: list[str]) -> frozenset[str]:
    """Heads of facing pages, or of both sides of a leaf, in capitals as a book has them, whatever the space: the even
    number before the words, the odd one behind them: `212 HISTORY BULLETIN`, `BULLETIN 213`."""
    left, right = {}, {}
    for line in lines:
        if (line[:1].isdigit() or line[-1:].isdigit()) and len(line) <= _LONGEST_HEAD and line.isupper():
            number = _OUTER_NUMBER.fullmatch(line)
            if number and number["even"]:
                left[int(number["even"])] = line
            elif number:
                right[int(number["odd"])] = line
    beside = ((number, line, other) for number, line in left.items() for other in (number - 1, number + 1))
    facing = [(line, right[other]) for _, line, other in beside if other in right]
    return frozenset(line for pair in facing for line in pair)


def head_number(line: str) -> str:
    """The number of the page whose running head a line is."""
    number = _HEAD_NUMBER.search(line)
    if number:
        return number[0].strip()
    outer = _OUTER_NUMBER.fullmatch(line) if line.isupper() else None
    return (outer["even"] or outer["odd"]) if outer else ""
