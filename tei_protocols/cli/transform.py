"""`tei-protocols transform`: TEI in, a view of it out, as a page, a PDF, a file for Word, and so on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tei_protocols.cli.outputs import STDIN, Job, plan
from tei_protocols.cli.report import Report, with_progress
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project_places import TEI
from tei_protocols.views import BINARY, FORMATS, VIEWS, WHOLE


@click.command(short_help="Make a view of a TEI file: HTML, PDF, plain text …")
@click.argument("documents", nargs=-1, required=True, metavar="TEI...")
@click.option(
    "--view",
    metavar=f"[{'|'.join(VIEWS)}]",
    help="What to show, also a view of the project; all views on one page of HTML, if not given.",
)
@click.option("--to", type=click.Choice(FORMATS), help="The format; by the suffix of OUT when not given, else HTML.")
@click.option(
    "-o", "--output", metavar="OUT", help="A file, - for stdout, or a folder where it ends in / or for several inputs."
)
def transform(documents: tuple[str, ...], view: str | None, to: str | None, output: str | None) -> None:
    """Make a view of TEI files.

    TEI is a file, a folder of them (*.xml), a project (its tei/), or - for stdin. One document without -o goes to
    stdout. `reading` is a clean text, `diplomatic` shows what was struck out, added and supplied, `published` prints
    the page as its source does. Without --view the HTML has all three, and its reader switches between them.

    \b
      tei-protocols transform protocol-61.xml > protocol-61.html
      tei-protocols transform protocol-61.xml --view diplomatic -o protocol-61.pdf
      tei-protocols transform tei/ --view published --to txt -o published/
    """
    to = to or _suffix(output)
    if view is None and to != FORMATS[0]:
        views = ", ".join(VIEWS)
        raise click.UsageError(f"only HTML has all views in one file; say with --view which of {views} is meant")
    jobs = plan(documents, output, f".{to}", ("*.xml",), TEI)
    for job in jobs:
        _check_target(job, to)
        _check_view(job, view or VIEWS[0])
    report = Report()
    for job in with_progress(jobs, "Transforming", len(jobs)):
        _transform(job, report, view or WHOLE, to)
    report.finish()


def _suffix(output: str | None) -> str:
    suffix = Path(output).suffix[1:] if output and not output.endswith("/") and not Path(output).is_dir() else ""
    if suffix and suffix not in FORMATS:
        raise click.UsageError(
            f"no view can be made as .{suffix}; say with --to which of {', '.join(FORMATS)} is meant"
        )
    return suffix or FORMATS[0]


def _check_target(job: Job, to: str) -> None:
    if job.target is None:
        if to in BINARY and sys.stdout.isatty():
            raise click.UsageError(f"a {to.upper()} is not for a terminal; name a file with -o")
    elif job.source != STDIN and job.target.resolve() == Path(job.source).resolve():
        raise click.UsageError(f"{job.target} would be written over itself; name another output")


def _check_view(job: Job, view: str) -> None:
    from tei_protocols.views import own_of

    if view not in VIEWS and view not in (own := own_of(_project_of(job)).views):
        raise click.UsageError(f"there is no view {view!r}; choose from {', '.join((*VIEWS, *own))}")


def _project_of(job: Job) -> Path | None:
    from tei_protocols.project_places import project_around

    return None if job.source == STDIN else project_around(Path(job.source).parent.resolve())


def _transform(job: Job, report: Report, view: str, to: str) -> None:
    from tei_protocols.secure_xml import parse_xml
    from tei_protocols.views import unknown_elements, views

    try:
        tree = parse_xml(job.read(), job.source)
        made = views(tree, [(view, "html"), (view, to)], _project_of(job))
    except UnusableInput as unusable:
        problem = unusable.problem
        report.problems([problem if problem.file else problem.in_file(job.source)])
        return
    except OSError as error:
        report.problems([Problem("input.unreadable", Level.ERROR, f"cannot be read: {error.strerror}", job.source)])
        return
    # the HTML is what all formats are made of
    report.problems(unknown_elements(made[view, "html"], job.source))
    _deliver(job, made[view, to], report)


def _deliver(job: Job, data: bytes, report: Report) -> None:
    from tei_protocols.files import write_atomically

    if job.target is None:
        sys.stdout.buffer.write(data)
        return
    try:
        write_atomically(job.target, data)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        report.problems([Problem("output.unwritable", Level.ERROR, message, str(job.target))])
