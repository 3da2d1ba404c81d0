"""Transcripts: a problem and the text go in; what can be done about it at once comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tei_protocols.problems import Edit, Problem, Repair
from tei_protocols.written import Written

_NOTE_MARK = re.compile(r"\[(?P<number>\d+)\]|\((?P<round>\d+)\)")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)\s*?(?:\r\n|\r|\n)|\Z")
_ROUND = re.compile(r"\([^()]*\)|\)")


def repairs(problem: Problem, written: Written) -> list[Repair]:
    """The repairs of a problem of this transcript."""
    return [repair for find in _ALL for repair in find(problem, written)]


def _of_bracket(problem: Problem, written: Written) -> Iterator[Repair]:
    """A square bracket that a round one closes: one of the two is a slip, and the print may tell."""
    text, start = written.text, written.offset((problem.line, problem.column))
    if problem.rule != "bracket.unbalanced" or text[start : start + 1] != "[":
        return
    end = _PARAGRAPH_END.search(text, start)
    closing = (found for found in _ROUND.finditer(text, start, end.start() if end else len(text)))
    if alone := next((found.start() for found in closing if found[0] == ")"), None):
        yield Repair("Write ] for the ) that closes it", (_edit(written, alone, alone + 1, "]"),))


def _of_note(problem: Problem, written: Written) -> Iterator[Repair]:
    """A note that is missing is to be typed at the end; its mark can stand there already."""
    mark = _NOTE_MARK.match(written.text, written.offset((problem.line, problem.column)))
    if problem.rule == "note.missing" and mark:
        end = len(written.text.rstrip())
        title = f"Begin note {mark['number'] or mark['round']} at the end"
        yield Repair(title, (_edit(written, end, end, f"\n\n{mark[0]} "),))


def _edit(written: Written, start: int, end: int, words: str) -> Edit:
    return Edit(written.place(start), written.place(end), words)


_ALL: tuple[Callable[[Problem, Written], Iterator[Repair]], ...] = (_of_bracket, _of_note)
