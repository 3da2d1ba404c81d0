"""Repairing files: what is certain is shown as a diff, and written if that is asked; what is left comes out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

import click
from msgspec import Struct

from tei_protocols.cli.checking import Wishes, each_of, lost, problems_of, read, unreadable
from tei_protocols.problems import Level, Problem, Repair

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class Attempt(Struct, frozen=True):
    """What repairing a file comes to: the problems before and after, the repairs, the difference that they make, and
    the bytes before and after, where there is any."""

    found: list[Problem]
    left: list[Problem]
    repairs: tuple[Repair, ...] = ()
    difference: str = ""
    before: bytes = b""
    after: bytes = b""


def attempts(files: list[str], wishes: Wishes, wanted: int | None) -> Iterator[Attempt]:
    """What repairing each file comes to; nothing is written."""
    return each_of(files, partial(_attempts, wishes=wishes), _lost, wanted)


def _attempts(files: Sequence[str], wishes: Wishes) -> list[Attempt]:
    return [_attempt(file, wishes) for file in files]


def _attempt(file: str, wishes: Wishes) -> Attempt:
    from tei_protocols.repairs.fixing import fixed

    try:
        data = read(file)
    except OSError as error:
        return Attempt([unreadable(file, error)], [unreadable(file, error)])
    result = fixed(data, lambda changed: problems_of(changed, file, wishes))
    if not result.done:
        return Attempt(list(result.left), list(result.left))
    difference = result.difference(file)
    return Attempt(list(result.found), list(result.left), result.done, difference, result.before, result.after)


def _lost(file: str) -> Attempt:
    return Attempt([lost(file)], [lost(file)])


def written(files: list[str], tried: Iterator[Attempt]) -> Iterator[list[Problem]]:
    """Show on stderr what changes, then change it; the problems that are left in each file."""
    for file, attempt in zip(files, tried, strict=True):
        if not attempt.repairs:
            yield attempt.left
            continue
        _show(attempt.difference, on_stderr=True)
        try:
            _write(Path(file), attempt)
        except OSError as error:
            message = f"the repairs cannot be written: {error.strerror or error}"
            yield [*attempt.found, Problem("output.unwritable", Level.ERROR, message, file)]
        else:
            _list(file, attempt.repairs, "repaired")
            yield attempt.left


def _write(path: Path, attempt: Attempt) -> None:
    from tei_protocols.files import write_atomically

    # a link stays one: what it leads to is replaced
    target = path.resolve()
    if target.read_bytes() != attempt.before:
        raise OSError("the file was changed meanwhile")
    write_atomically(target, attempt.after)


def compared(files: list[str], tried: Iterator[Attempt]) -> NoReturn:
    """Show on stdout what would change; end the command, with status 1 where the files have errors as they are."""
    count, levels = 0, Counter[Level]()
    for file, attempt in zip(files, tried, strict=True):
        count += len(attempt.repairs)
        levels.update(problem.level for problem in attempt.found)
        _show(attempt.difference)
        _list(file, attempt.repairs, "can be repaired")
    said = f"{_counted(count)}; --fix makes what is shown" if count else "nothing to repair with certainty"
    click.echo(said, err=True)
    sys.exit(1 if levels[Level.ERROR] else 0)


def _list(file: str, repairs: tuple[Repair, ...], what: str) -> None:
    """Say on stderr what each repair is: of a paragraph that is one line, a difference is hard to see."""
    for repair in repairs:
        line, column = repair.edits[0].start
        click.echo(f"{file}:{line}:{column}: {what}: {repair.title}", err=True)


def _show(difference: str, on_stderr: bool = False) -> None:
    stream = sys.stderr if on_stderr else sys.stdout
    coloured = stream.isatty() and "NO_COLOR" not in os.environ
    for number, line in enumerate(difference.splitlines(keepends=True)):
        # the first two lines name the file
        colour = _COLOURS.get(line[:1]) if coloured and number > 1 else None
        click.echo(click.style(line, fg=colour) if colour else line, nl=False, err=on_stderr)


def _counted(number: int) -> str:
    return "1 repair" if number == 1 else f"{number:,} repairs"
