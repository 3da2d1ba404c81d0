"""Fixing: the bytes of a file go in; the same bytes, but for what was certainly meant, come out.

Edits are spliced into the bytes: encoding, byte order mark, line ends, entities and the order of attributes stay. After
each the file is checked again, and an edit that makes anything worse is taken back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import unified_diff
from typing import NamedTuple

from msgspec import Struct

from tei_protocols.problems import Edit, Level, Problem, Repair
from tei_protocols.written import Written, encoding_of

Check = Callable[[bytes], list[Problem]]
"""What finds the problems of a file."""

# each mistake in the XML hides those behind it, and a file may have many
_MOST_ROUNDS = 1000
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Fixed(Struct, frozen=True):
    """A file before and after, what was done, and the problems that it had and has."""

    before: bytes
    after: bytes
    done: tuple[Repair, ...]
    found: tuple[Problem, ...]
    left: tuple[Problem, ...]

    def difference(self, name: str) -> str:
        """What was changed, as a unified diff that `patch` understands; empty where nothing was."""
        mark, encoding = encoding_of(self.before)
        old, new = (_LINES.findall(data[len(mark) :].decode(encoding, "replace")) for data in (self.before, self.after))
        lines = unified_diff(old, new, name, name)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def fixed(data: bytes, check: Check) -> Fixed:
    """Make the repairs that are certain, as long as they leave fewer problems than before and no new ones."""
    begun = state = _State(data, check(data))
    done: list[Repair] = []
    for _ in range(_MOST_ROUNDS):
        made, state = _round(state, check)
        if not made:
            break
        done += made
    return Fixed(data, state.data, tuple(done), tuple(begun.problems), tuple(state.problems))


class _State(NamedTuple):
    """A file as it is now, and its problems."""

    data: bytes
    problems: list[Problem]


def _round(state: _State, check: Check) -> tuple[list[Repair], _State]:
    """All certain repairs at once, or, if together they make anything worse, those that do not, one after another."""
    certain = [repair for problem in state.problems for repair in problem.repairs if repair.certain]
    apart = _apart(list(dict.fromkeys(certain)))
    for made in (apart, *([repair] for repair in apart if len(apart) > 1)):
        tried = _with(state, made, check)
        if tried is not None:
            return made, tried
    return [], state


def _apart(repairs: list[Repair]) -> list[Repair]:
    """Those repairs that touch none before them."""
    chosen: list[Repair] = []
    for repair in repairs:
        edits = [edit for each in chosen for edit in each.edits]
        if not any(one.start <= other.end and other.start <= one.end for one in repair.edits for other in edits):
            chosen.append(repair)
    return chosen


def _with(state: _State, repairs: Sequence[Repair], check: Check) -> _State | None:
    """The file with these repairs; None where they cannot be made, or do not make it better."""
    data = spliced(state.data, [edit for repair in repairs for edit in repair.edits])
    if data is None or data == state.data:
        return None
    problems = check(data)
    return _State(data, problems) if _is_better(state.problems, problems) else None


def spliced(data: bytes, edits: Sequence[Edit]) -> bytes | None:
    """The bytes with these edits in them, all others as they are; None where the bytes are no text in the encoding that
    they have, or the words cannot be written in it."""
    mark, encoding = encoding_of(data)
    body = data[len(mark) :]
    written = Written(body, encoding)
    pieces, done = [mark], 0
    try:
        if not edits or written.text.encode(encoding) != body:
            return None
        for edit in sorted(edits, key=lambda edit: edit.start):
            start, end = written.offset(edit.start), written.offset(edit.end)
            pieces += [written.text[done:start].encode(encoding), edit.words.encode(encoding)]
            done = end
        pieces.append(written.text[done:].encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return None
    return b"".join(pieces)


def _is_better(before: Sequence[Problem], after: Sequence[Problem]) -> bool:
    """Are there fewer problems, and no new ones? What hides all others, because nothing can be checked before it is put
    right, must be gone, or have given way to one behind it."""
    hidden, hiding = _hiding(before), _hiding(after)
    if hidden:
        return hiding is None or (hiding.line, hiding.column) > (hidden.line, hidden.column)
    if hiding or _errors(after) > _errors(before):
        return False
    return len(after) < len(before) and not _kinds(after) - _kinds(before)


def _hiding(problems: Sequence[Problem]) -> Problem | None:
    """The problem because of which nothing else is known."""
    return next((each for each in problems if each.rule.startswith("xml.") or each.rule == "schema.root"), None)


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.level is Level.ERROR for problem in problems)


def _kinds(problems: Sequence[Problem]) -> Counter[tuple[str, str]]:
    return Counter((problem.rule, problem.message) for problem in problems)
