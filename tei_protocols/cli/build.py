"""`tei-protocols build`: a project folder in, a whole edition out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tei_protocols.cli.report import FEWEST_FOR_A_BAR, Report
from tei_protocols.problems import Level, Problem, UnusableInput

if TYPE_CHECKING:
    from tei_protocols.edition import Edition, Outcome


@click.command(short_help="Build the whole edition of a project folder.")
@click.argument("project", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="The folder for the edition; made where it does not exist.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes work; what pays, if not given."
)
@click.option(
    "--formats",
    metavar="LIST",
    help="Formats of each view besides the page of its document, as in pdf,txt; what the project says, if not given.",
)
@click.option("--search/--no-search", default=True, help="Make the index of the search; it is made by default.")
def build(project: Path, out: Path, jobs: int | None, formats: str | None, search: bool) -> None:
    """Build the edition of a project folder.

    PROJECT holds the transcripts, in transcripts/, and where people have corrected it their TEI, in tei/, which is
    never changed. Every document becomes TEI, checked against the schemas and its transcript, and its views; the pages
    of a site lead to them: sessions, people, who speaks, what was crossed out, a search. Only what changed is built
    again; a document with errors keeps its last good state.

    \b
      tei-protocols build corpus --out build
    """
    from tei_protocols import edition
    from tei_protocols.edition.places import objection
    from tei_protocols.project import read_project

    report = Report()
    wanted = _formats(formats)
    if reason := objection(out, project):
        raise click.UsageError(reason)
    try:
        found, problems = read_project(project)
        report.problems(problems)
        found = found if wanted is None else replace(found, formats=wanted)
        with _progress(len(found.documents)) as done:
            made = edition.build(found, out, jobs, done, search=search)
    except UnusableInput as unusable:
        report.problems([unusable.problem])
        report.finish()
    except OSError as error:
        message = f"cannot be read or written: {error.strerror or error}"
        report.problems([Problem("file.unusable", Level.ERROR, message, str(error.filename or out))])
        report.finish()
    for outcome in made.outcomes:
        report.problems(_placed(outcome.problems, project))
        if outcome.entry:
            report.summary(outcome.name, outcome.entry.fidelity)
    report.problems(_placed(made.problems, project))
    click.echo(_summary(made, out), err=True)
    report.finish()


def _formats(listed: str | None) -> tuple[str, ...] | None:
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


def _summary(made: Edition, out: Path) -> str:
    """What was made and where to look, in two lines."""
    failed = sum(outcome.entry is None for outcome in made.outcomes)
    built = sum(outcome.built for outcome in made.outcomes)
    parts = [f"{built} built", f"{len(made.outcomes) - built - failed} unchanged"]
    parts += [f"{failed} with errors, left as they were"] if failed else []
    documents = "1 document" if len(made.outcomes) == 1 else f"{len(made.outcomes)} documents"
    return f"{documents}: {', '.join(parts)}\nThe edition is in {out}; open {out / 'index.html'}"


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
