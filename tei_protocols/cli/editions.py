"""An edition as commands make it: a project folder goes in, its edition is made, and what was met is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from tei_protocols.cli.report import FEWEST_FOR_A_BAR, Report
from tei_protocols.problems import Level, Problem, UnusableInput

if TYPE_CHECKING:
    from tei_protocols.edition.building import Edition, Outcome
    from tei_protocols.project import Project


def project_in(folder: Path, report: Report, formats: tuple[str, ...] | None = None) -> Project | None:
    """The project in a folder; None where it cannot be used. What is wrong with it the `report` is told, each thing
    once.

    Without `formats`, those are made that the project names.
    """
    from tei_protocols.project import read_project
    from tei_protocols.project.corrected import without_effect

    try:
        found, problems = read_project(folder)
        problems = (*problems, *without_effect(found))
    except UnusableInput as unusable:
        report.problems([unusable.problem])
        return None
    except OSError as error:
        report.problems([_unusable(error, folder)])
        return None
    report.once(problems)
    return found if formats is None else replace(found, formats=formats)


def make_edition(
    project: Project, out: Path, report: Report, jobs: int | None = None, search: bool = True
) -> Edition | None:
    """Make the edition and tell the `report` what is wrong, each thing once; None where nothing could be made."""
    from tei_protocols.edition.building import build

    try:
        with _progress(len(project.documents)) as done:
            made = build(project, out, jobs, done, search=search)
    except UnusableInput as unusable:
        report.problems([unusable.problem])
        return None
    except OSError as error:
        report.problems([_unusable(error, out)])
        return None
    for outcome in made.outcomes:
        report.once(_placed(outcome.problems, project.folder))
    report.once(_placed(made.problems, project.folder))
    report.rest()
    return made


def _unusable(error: OSError, otherwise: Path) -> Problem:
    message = f"cannot be read or written: {error.strerror or error}"
    return Problem("file.unusable", Level.ERROR, message, str(error.filename or otherwise))


def wanted_formats(listed: str | None) -> tuple[str, ...] | None:
    """The formats in a list; None where there is none."""
    from tei_protocols.views import FORMATS

    if listed is None:
        return None
    names = tuple(filter(None, (name.strip() for name in listed.split(","))))
    if unknown := [name for name in names if name not in FORMATS]:
        raise click.UsageError(f"no view can be made as {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    return names


def _placed(problems: Iterable[Problem], project: Path) -> Iterator[Problem]:
    """The problems with their files as they are reached from here."""
    return (problem.in_file(str(project / problem.file)) for problem in problems)


def summary(made: Edition) -> str:
    """What was made, in a line."""
    failed = sum(outcome.entry is None for outcome in made.outcomes)
    built = sum(outcome.built for outcome in made.outcomes)
    parts = [f"{built} built", f"{len(made.outcomes) - built - failed} unchanged"]
    parts += [f"{failed} with errors, left as they were"] if failed else []
    return f"{counted(made)}: {', '.join(parts)}"


def counted(made: Edition) -> str:
    """How many documents there are, in words."""
    return "1 document" if len(made.outcomes) == 1 else f"{len(made.outcomes):,} documents"


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """What to call for each document that is done: it moves a bar, on a terminal and for more than a few."""
    if total < FEWEST_FOR_A_BAR or not sys.stderr.isatty():
        yield lambda outcome: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("Building", total=total)
        yield lambda outcome: progress.advance(bar)
