"""`tei-protocols validate`: TEI files in, a report of what is wrong and what to do about it out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import click

from tei_protocols.cli.checking import Wishes, checked, files_of
from tei_protocols.cli.outputs import STDIN, STDOUT
from tei_protocols.cli.report import MOST_IN_FULL, named, with_progress
from tei_protocols.problems import Level, Problem
from tei_protocols.reports import FORMATS, MOST, report
from tei_protocols.stages import Stage

# the rules that a file breaks which is no XML
_NO_XML = "xml."


@click.command(short_help="Check TEI files and say what to do about what is wrong.")
@click.argument("documents", nargs=-1, required=True, metavar="TEI...")
@click.option("--xsd", is_flag=True, help="Check against the XSD as well.")
@click.option(
    "--schema",
    metavar="FILE.rng",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A RELAX NG schema to check against in place of the project's own.",
)
@click.option(
    "--stage",
    type=click.Choice([stage.value for stage in Stage]),
    help="How strict: what may be open in a draft is an error for the archive. If not given, what the project says, or "
    "the document itself.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Show what is certain to be a slip as a diff, and put it right in the files; then report what is left.",
)
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change and report nothing.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="The format of the report.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="A file for the report."
)
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=0),
    default=MOST,
    show_default=True,
    help="Tell at most N messages about one file, and count the others; 0 tells all. JSON and SARIF always have all.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes work; what pays, if not given."
)
def validate(
    documents: tuple[str, ...],
    xsd: bool,
    schema: Path | None,
    stage: str | None,
    fix: bool,
    diff: bool,
    form: str,
    output: Path | None,
    most: int,
    jobs: int | None,
) -> None:
    """Check TEI files.

    TEI is a file, a folder (all *.xml in it and below), a project (its tei/) or - for stdin. Checked are
    well-formedness, the grammar, the rules of the encoding, that every pointer leads somewhere, and that no character
    is lost of a transcript that has the same name (in the folder transcripts/ of the project, or beside the TEI). The
    report goes to stdout, one line for each problem; what is wrong in many lines is told once, with the lines. A
    summary goes to stderr. Exit status: 0 clean or warnings only, 1 errors, 2 a missing file or wrong usage.

    --fix changes what it shows, and not a byte besides; nothing that leaves a file with a new problem is written. Only
    what can have been meant in one way alone is changed: a forgotten #, a small letter for a capital one, typographic
    quotation marks around a value, an & that stands alone.

    \b
      tei-protocols validate tei/protocol-61.xml
      tei-protocols validate tei/ --stage archive
      tei-protocols validate tei/ --fix
      tei-protocols validate tei/ --format sarif -o report.sarif
      tei-protocols validate --schema tei_all.rng other.xml
    """
    files = [file for document in documents for file in files_of(document)]
    wishes = Wishes(schema, xsd, Stage(stage) if stage else None)
    if fix and (diff or STDIN in files):
        raise click.UsageError("--fix writes files: give it their names, and no --diff, which writes none")
    if diff:
        from tei_protocols.cli.repairing import attempts, compared

        compared(files, attempts(files, wishes, jobs))
    counts: Counter[tuple[Level, str]] = Counter()
    elsewhere: set[Problem] = set()
    unread: list[str] = []
    on_terminal = output in (None, Path(STDOUT)) and sys.stdout.isatty()
    told = report(form, most, on_terminal and "NO_COLOR" not in os.environ, _line if on_terminal else None)
    with _written(output) as write:
        write(told.begin())
        results = _repaired(files, wishes, jobs) if fix else checked(files, wishes, jobs)
        for file, found in zip(files, with_progress(results, "Validating", len(files)), strict=True):
            # what is wrong in the file of the project is found with each of its documents
            problems = [problem for problem in found if problem.file == file or problem not in elsewhere]
            elsewhere.update(problem for problem in problems if problem.file != file)
            counts.update((problem.level, problem.rule) for problem in problems)
            write(told.file(file, problems))
            if any(problem.rule.startswith(_NO_XML) for problem in problems):
                unread.append(file)
        write(told.end())
    if unread:
        click.echo(_unchecked(unread), err=True)
    click.echo(_summary(len(files), counts), err=True)
    if len(files) > MOST_IN_FULL and counts:
        from tei_protocols.reports.counts import by_rule

        click.echo("\n".join([*by_rule(counts), "tei-protocols explain RULE says what to do"]), err=True)
    sys.exit(1 if any(level is Level.ERROR for level, _ in counts) else 0)


def _repaired(files: list[str], wishes: Wishes, jobs: int | None) -> Iterator[list[Problem]]:
    """What is left in each file when all that is certain has been put right."""
    from tei_protocols.cli.repairing import attempts, written

    return written(files, attempts(files, wishes, jobs))


@contextmanager
def _written(output: Path | None) -> Iterator[Callable[[str], None]]:
    """What writes a report as it comes: to stdout, or to a file, which stands there only when all is written."""
    if output is None or output == Path(STDOUT):
        yield lambda text: click.echo(text, nl=False)
        return
    from tei_protocols.files import writing_atomically

    try:
        with writing_atomically(output) as file:

            def write(text: str) -> None:
                file.write(text.encode("utf-8", "surrogateescape"))

            yield write
    except OSError as error:
        problem = Problem("output.unwritable", Level.ERROR, f"cannot be written: {error.strerror}", str(output))
        click.echo(str(problem), err=True)
        sys.exit(1)


@lru_cache(maxsize=1)
def _lines(file: str) -> list[str]:
    try:
        return Path(file).read_text("utf-8", errors="replace").split("\n")
    except OSError:
        return []


def _line(file: str, number: int) -> str:
    """A line of a file, for a report on a terminal."""
    lines = _lines(file)
    return lines[number - 1] if number <= len(lines) else ""


def _unchecked(files: list[str]) -> str:
    """What is said of files that are no XML: whoever puts that right must not think that it was all."""
    why = "nothing else was checked, because a file must be XML first; put that right and validate again"
    return f"{named(files)}: {why}"


def _summary(files: int, counts: Counter[tuple[Level, str]]) -> str:
    levels = Counter[Level]()
    for (level, _), count in counts.items():
        levels[level] += count
    counted = [_counted(levels[level], str(level)) for level in reversed(Level) if levels[level]]
    return f"{_counted(files, 'file')}: {', '.join(counted) or 'nothing to report'}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
