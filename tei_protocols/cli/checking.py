"""Checking many files: what a person names goes in, the problems of each file come out, from one process or several."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click
from msgspec import Struct

from tei_protocols.cli.outputs import STDIN
from tei_protocols.problems import Level, Problem
from tei_protocols.project_places import TEI, files_in, meant_in
from tei_protocols.stages import Stage
from tei_protocols.steps import in_groups

if TYPE_CHECKING:
    from tei_protocols.checks import Options

Result = TypeVar("Result")

# A process of its own takes half a second before it can check; so many files are checked in that time.
_FEWEST_PER_PROCESS = 50
# So many bytes of files are checked together: read, they take twenty times as much memory.
_TOGETHER = 1_000_000


class Wishes(Struct, frozen=True):
    """What is to be checked: by which schema in place of ours, by the XSD as well, and how strictly."""

    schema: Path | None = None
    xsd: bool = False
    stage: Stage | None = None

    @property
    def options(self) -> Options:
        """The same for the checks, which are loaded when they are needed."""
        from tei_protocols.checks import Options

        return Options(self.schema, self.xsd, stage=self.stage)


def files_of(document: str) -> list[str]:
    """The files that a name stands for: itself, or all *.xml in a folder and below; of a project, those in its folder
    tei/. Raises click.UsageError."""
    path = Path(document)
    if document == STDIN:
        return [STDIN]
    if path.is_dir():
        path = meant_in(path, TEI)
        found = sorted(str(each) for each in files_in(path) if each.name.endswith(".xml") and each.is_file())
        if not found:
            raise click.UsageError(f"{path} holds no *.xml file")
        return found
    if not path.exists():
        raise click.UsageError(f"{document} does not exist")
    return [document]


def checked(files: list[str], wishes: Wishes, wanted: int | None) -> Iterator[list[Problem]]:
    """The problems of each file, in the order of the files, whatever number of processes finds them."""
    return each_of(files, partial(_problems, wishes=wishes), lambda file: [lost(file)], wanted)


def each_of(
    files: list[str],
    work: Callable[[Sequence[str]], Sequence[Result]],
    instead: Callable[[str], Result],
    wanted: int | None,
) -> Iterator[Result]:
    """What some work on several files comes to for each, in the order of the files; `instead` stands for work that was
    lost."""
    if len(files) == 1:
        # what spreads work over processes takes longer to load than a file takes to check
        return iter(work(files))
    from tei_protocols.jobs import process_pool, processes, spread

    # only this process can read its stdin
    count = 1 if STDIN in files else processes(len(files), wanted, _FEWEST_PER_PROCESS)
    pool = partial(process_pool, modules=["tei_protocols.validation"])
    return spread(work, files, count, instead, pool, in_order=True)


def lost(file: str) -> Problem:
    """What is said of a file over which a process died."""
    message = "this file could not be checked: the process died over it, perhaps for want of memory"
    hint = "check it alone; this is a fault of the program, please report it with the file"
    return Problem("program.fault", Level.ERROR, message, file, hint=hint)


def unreadable(file: str, error: OSError) -> Problem:
    """What is said of a file that cannot be read."""
    return Problem("input.unreadable", Level.ERROR, f"cannot be read: {error.strerror}", file)


def read(file: str) -> bytes:
    """The bytes of a file, or of stdin, as far as it may be read. Raises OSError."""
    from tei_protocols.secure_xml import read_xml

    if file == STDIN:
        return read_xml(sys.stdin.buffer)
    with Path(file).open("rb") as opened:
        return read_xml(opened)


def problems_of(data: bytes, file: str, wishes: Wishes) -> list[Problem]:
    """The problems of the bytes of a file."""
    from tei_protocols import validation

    return validation.problems(data, file, _place(file), wishes.options)


def _place(file: str) -> Path:
    return Path.cwd() / file if file == STDIN else Path(file)


def _problems(files: Sequence[str], wishes: Wishes) -> list[list[Problem]]:
    """The problems of each file, of as many together as may be in memory."""
    return [found for group in in_groups(files, _size, _TOGETHER) for found in _of_group(group, wishes)]


def _size(file: str) -> int:
    try:
        return _TOGETHER if file == STDIN else os.stat(file).st_size
    except OSError:
        return 0


def _of_group(files: Sequence[str], wishes: Wishes) -> Iterator[list[Problem]]:
    from tei_protocols import validation

    written: list[validation.Written] = []
    unread: dict[str, list[Problem]] = {}
    for file in files:
        try:
            written.append(validation.Written(read(file), file, _place(file)))
        except OSError as error:
            unread[file] = [unreadable(file, error)]
    found = iter(validation.problems_of_several(written, wishes.options))
    return (unread[file] if file in unread else next(found) for file in files)
