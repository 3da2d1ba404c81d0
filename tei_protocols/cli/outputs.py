"""Where a command's results go: inputs and -o go in, pairs of an input and its output file come out."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from fnmatch import translate
from pathlib import Path

import click
from msgspec import Struct

from tei_protocols.files import is_incidental
from tei_protocols.project_places import files_in, meant_in

STDIN = STDOUT = "-"


class Job(Struct, frozen=True):
    """One input (a path, or `-`) and the file for its result; None stands for stdout. `root` is the output folder."""

    source: str
    target: Path | None
    root: Path | None

    @property
    def folder(self) -> Path | None:
        """The folder for its result; None for stdout."""
        return self.target.parent if self.target else None

    @property
    def stem(self) -> str:
        """The name that the document goes by."""
        if self.target:
            return self.target.stem
        return "stdin" if self.source == STDIN else Path(self.source).stem

    def read(self) -> bytes:
        """The bytes of the input. Raises OSError."""
        if self.source == STDIN:
            return sys.stdin.buffer.read()
        return Path(self.source).read_bytes()


def plan(sources: Sequence[str], output: str | None, suffix: str, patterns: Sequence[str], part: str) -> list[Job]:
    """Say for every input where its result goes; folders among the inputs stand for their files of these `patterns`,
    and the folder of a project for its `part`.

    `-` as output is stdout. Raises click.UsageError for inputs that are missing, several inputs without -o or with the
    name of a file as -o, and results of one name.
    """
    inputs = [found for source in sources for found in _expanded(source, patterns, part)]
    if output is None or output == STDOUT:
        if len(inputs) > 1:
            raise click.UsageError("several inputs need -o with a folder for the results")
        return [Job(source, None, None) for source, _ in inputs]
    folder = Path(output)
    if not (folder.is_dir() or output.endswith(("/", "\\")) or len(inputs) > 1 or _is_folder(sources)):
        return [Job(source, folder, folder.parent) for source, _ in inputs]
    if folder.is_file():
        raise click.UsageError(f"{output} is a file, but the results need a folder")
    if not folder.is_dir() and not output.endswith(("/", "\\")) and folder.suffix.lower() == suffix:
        raise click.UsageError(
            f"the results need a folder, and {output} is the name of a file; name a folder, as -o {folder.stem}/ (or "
            f"{output}/, if it is to be called so), or give a single input"
        )
    jobs = [Job(source, folder / relative.with_suffix(suffix), folder) for source, relative in inputs]
    _check_apart(jobs)
    return jobs


def _check_apart(jobs: Sequence[Job]) -> None:
    """Raises click.UsageError for results of one name, all of which it tells, also where it is one on some machines
    only, in capitals.

    Nothing is written then, of the others either: whoever sees a folder full of results takes it for whole.
    """
    by_name: dict[str, list[Job]] = {}
    for job in jobs:
        by_name.setdefault(str(job.target).casefold(), []).append(job)
    if together := [each for each in by_name.values() if len(each) > 1]:
        listed = "\n".join(f"  {each[0].target}: {' and '.join(job.source for job in each)}" for each in together)
        raise click.UsageError(
            f"nothing was written, because several inputs would be written to one file:\n{listed}\n"
            "Rename all but one of those, or move them elsewhere: which of them is the document, only you know."
        )


def inputs(sources: Sequence[str], patterns: Sequence[str], part: str) -> list[str]:
    """The inputs themselves: folders among `sources` stand for their files of these `patterns`, and the folder of a
    project for its `part`.

    Raises click.UsageError for inputs that are missing.
    """
    return [found for source in sources for found, _ in _expanded(source, patterns, part)]


def left_out(source: Path, patterns: Sequence[str], output: str | None, part: str) -> list[str]:
    """The files of a folder, by their paths in it, that are not of these `patterns` and that somebody may miss.

    Nobody misses what is TEI already, or lies in the folder of the results.
    """
    folder = meant_in(source, part)
    results = Path(output).resolve() if output else None
    read = _any_of((*patterns, "*.xml"))
    others = (each for each in files_in(folder) if not read(each.name))
    return sorted(
        str(inside)
        for each, inside in ((each, each.relative_to(folder)) for each in others)
        if not is_incidental(inside)
        and each.is_file()
        and (results is None or results == folder.resolve() or not each.resolve().is_relative_to(results))
    )


def _any_of(patterns: Sequence[str]) -> Callable[[str], object]:
    """Whether the name of a file is of one of the patterns."""
    return re.compile("|".join(map(translate, patterns))).match


def _is_folder(sources: Sequence[str]) -> bool:
    return any(source != STDIN and Path(source).is_dir() for source in sources)


def _expanded(source: str, patterns: Sequence[str], part: str) -> list[tuple[str, Path]]:
    """An input with the relative path that its result keeps."""
    if source == STDIN:
        return [(STDIN, Path("stdin"))]
    path = Path(source)
    if path.is_dir():
        path = meant_in(path, part)
        named = _any_of(patterns)
        matching = sorted((each, each.relative_to(path)) for each in files_in(path) if named(each.name))
        found = [(str(each), inside) for each, inside in matching if not is_incidental(inside) and each.is_file()]
        if not found:
            raise click.UsageError(f"{path} holds no file of the kind {' or '.join(patterns)}")
        return found
    if not path.exists():
        raise click.UsageError(f"{source} does not exist")
    return [(source, Path(path.name))]
