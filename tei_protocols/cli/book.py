"""`tei-protocols book`: a project folder in, one book out, with contents, a list of sessions and an index of people."""

from __future__ import annotations

from pathlib import Path

import click

from tei_protocols.cli.report import Report
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.views import VIEWS
from tei_protocols.views.books import FORMATS


@click.command(short_help="Make one book of a project, with contents and an index of people.")
@click.argument("project", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--view", type=click.Choice(VIEWS), default=VIEWS[0], show_default=True, help="What to show.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("book.pdf"),
    show_default=True,
    metavar="OUT",
    help=f"The file; its suffix says the format: {', '.join(FORMATS)}.",
)
def book(project: Path, view: str, output: Path) -> None:
    """Make one book of a project folder.

    PROJECT is a folder as `build` takes it: TEI that people corrected, transcripts for the rest. The book has them all
    in the order of their sessions, with a title page, contents, a list of the sessions, and an index of the people
    with the pages where they speak or are named. Documents with errors are named, and left out; `build` says more.

    \b
      tei-protocols book corpus
      tei-protocols book corpus --view diplomatic -o corpus.pdf
    """
    from tei_protocols.edition.book import book_of
    from tei_protocols.files import write_atomically
    from tei_protocols.project import read_project

    to = output.suffix[1:]
    if to not in FORMATS:
        raise click.UsageError(f"no book can be made as .{to}; its suffix has to be one of {', '.join(FORMATS)}")
    report = Report()
    try:
        found, _ = read_project(project)
        data, problems = book_of(found, view, to)
        report.problems(problems)
        write_atomically(output, data)
    except UnusableInput as unusable:
        report.problems([unusable.problem])
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        report.problems([Problem("output.unwritable", Level.ERROR, message, str(output))])
    else:
        report.summary(str(output), f"{len(found.documents) - len(problems)} of {len(found.documents)} in the book")
    report.finish()
