"""Transcripts: a problem and the text go in; what can be done about it at once comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tei_protocols.problems import Edit, Problem, Repair
from tei_protocols.written import Written

_NOTE_MARK = re.compile(r"\[(?P<number>\d+)\]|\((?P<round>\d+)\)")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)\s*?(?:\r\n|\r|\n)|\Z")
_MISSING = re.compile(r"type (?P<closing>\S+\}) where the passage ends")
# CriticMarkup's own sign for words that came in place of others
_SUBSTITUTION = re.compile(r"\{~~(?P<old>[^{}]+?)~>(?P<new>[^{}]+?)~~\}")
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


def _of_sign(problem: Problem, written: Written) -> Iterator[Repair]:
    """A sign of a typist: its partner may be missing at the end of the paragraph; or it is one of another system, or
    one that a word processor changed."""
    text, start = written.text, written.offset((problem.line, problem.column))
    if problem.rule == "typed.unbalanced":
        missing = _MISSING.search(problem.hint)
        paragraph = _PARAGRAPH_END.search(text, start)
        end = start + len(text[start : paragraph.start() if paragraph else len(text)].rstrip())
        if missing:
            title = f"Type {missing['closing']} at the end of the paragraph"
            yield Repair(title, (_edit(written, end, end, missing["closing"]),))
    elif problem.rule == "typed.unknown":
        substitution = _SUBSTITUTION.match(text, start)
        if substitution:
            words = f"{{--{substitution['old']}--}}{{++{substitution['new']}++}}"
            yield Repair("Write a deletion and an addition", (_edit(written, start, substitution.end(), words),))
        elif text[start : start + 2] in ("{–", "{—"):
            yield Repair("Write two short dashes", (_edit(written, start + 1, start + 2, "--"),))
        elif text[start : start + 2] in ("–}", "—}"):
            yield Repair("Write two short dashes", (_edit(written, start, start + 1, "--"),))


def _edit(written: Written, start: int, end: int, words: str) -> Edit:
    return Edit(written.place(start), written.place(end), words)


_ALL: tuple[Callable[[Problem, Written], Iterator[Repair]], ...] = (_of_bracket, _of_note, _of_sign)
