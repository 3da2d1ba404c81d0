"""`tei-protocols validate`: TEI files in, a report of what is wrong and what to do about it out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from tei_protocols.cli.outputs import STDIN
from tei_protocols.cli.report import with_progress
from tei_protocols.problems import Level, Problem, UnusableInput

# A process of its own takes half a second before it can check; so many files are checked in that time.
_FEWEST_PER_PROCESS = 50


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
    "--jobs", type=click.IntRange(min=1), metavar="N", help="How many processes work; what pays, if not given."
)
def validate(documents: tuple[str, ...], xsd: bool, schema: Path | None, jobs: int | None) -> None:
    """Check TEI files.

    TEI is a file, a folder (all *.xml in it and below) or - for stdin. Checked are well-formedness, the grammar, the
    rules of the encoding, and that every pointer leads somewhere. The report goes to stdout, one line for each problem;
    a summary goes to stderr. Exit status: 0 clean or warnings only, 1 errors, 2 a missing file or wrong usage.

    \b
      tei-protocols validate tei/protocol-61.xml
      tei-protocols validate tei/ --xsd
      tei-protocols validate --schema tei_all.rng other.xml
    """
    files = [file for document in documents for file in _files(document)]
    levels: Counter[Level] = Counter()
    for problems in with_progress(_checked(files, xsd, schema, jobs), "Validating", len(files)):
        for problem in problems:
            levels[problem.level] += 1
            click.echo(str(problem))
    click.echo(_summary(len(files), levels), err=True)
    sys.exit(1 if levels[Level.ERROR] else 0)


def _files(document: str) -> list[str]:
    path = Path(document)
    if document == STDIN:
        return [STDIN]
    if path.is_dir():
        found = sorted(str(each) for each in path.rglob("*.xml") if each.is_file())
        if not found:
            raise click.UsageError(f"{document} holds no *.xml file")
        return found
    if not path.exists():
        raise click.UsageError(f"{document} does not exist")
    return [document]


def _checked(files: list[str], xsd: bool, schema: Path | None, wanted: int | None) -> Iterator[list[Problem]]:
    """The problems of each file, in the order of the files, whatever number of processes finds them."""
    from tei_protocols.jobs import processes, spread

    # only this process can read its stdin
    count = 1 if STDIN in files else processes(len(files), wanted, _FEWEST_PER_PROCESS)
    return spread(partial(_problems, xsd=xsd, schema=schema), files, count, _lost, in_order=True)


def _lost(file: str) -> list[Problem]:
    message = "this file could not be checked: the process died over it, perhaps for want of memory"
    hint = "check it alone; this is a fault of the program, please report it with the file"
    return [Problem("program.fault", Level.ERROR, message, file, hint=hint)]


def _problems(file: str, xsd: bool, schema: Path | None) -> list[Problem]:
    from tei_protocols.checks import Options, check

    folder = Path.cwd() if file == STDIN else Path(file).parent
    try:
        data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return check(data, file, Options(schema, xsd, folder))
    except OSError as error:
        return [Problem("input.unreadable", Level.ERROR, f"cannot be read: {error.strerror}", file)]
    except UnusableInput as unusable:
        return [unusable.problem]


def _summary(files: int, levels: Counter[Level]) -> str:
    counted = [_counted(levels[level], str(level)) for level in reversed(Level) if levels[level]]
    return f"{_counted(files, 'file')}: {', '.join(counted) or 'nothing to report'}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
