"""`tei-protocols convert`: transcripts in, TEI out, with the proof that nothing was lost."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tei_protocols.cli.outputs import STDIN, Job, plan
from tei_protocols.cli.report import Report, with_progress
from tei_protocols.language import available
from tei_protocols.problems import Level, Problem, UnusableInput


@click.command(short_help="Turn transcripts into TEI, with a proof that nothing was lost.")
@click.argument("transcripts", nargs=-1, required=True, metavar="TRANSCRIPT...")
@click.option("-o", "--output", metavar="OUT", help="A file, or a folder where it ends in / or for several inputs.")
@click.option("--encoding", metavar="NAME", help="How they are encoded; recognised when not given.")
@click.option("--lang", type=click.Choice(available()), help="Their language; detected when not given.")
@click.option("--schema-href", metavar="URL", help="Where documents say that their schemas are: a folder or URL.")
@click.option("--force", is_flag=True, help="Replace TEI that somebody has corrected; the difference is shown.")
def convert(
    transcripts: tuple[str, ...],
    output: str | None,
    encoding: str | None,
    lang: str | None,
    schema_href: str | None,
    force: bool,
) -> None:
    """Turn transcripts into TEI.

    A TRANSCRIPT is a text file, a folder of them, or - for stdin. One transcript without -o goes to stdout; problems
    and the proof that no character was lost go to stderr. TEI that was corrected by hand is not replaced. Transcripts
    in the folder of a project get what its tei-protocols.toml says about them.

    \b
      tei-protocols convert protocol-61.txt > protocol-61.xml
      tei-protocols convert transcripts/ -o tei/
    """
    if encoding:
        _check_encoding(encoding)
    from tei_protocols.readers import SUFFIXES

    report = Report()
    patterns = [f"*{suffix}" for suffix in SUFFIXES]
    for job in with_progress(plan(transcripts, output, ".xml", patterns), "Converting"):
        _convert(job, report, encoding, lang, schema_href, force)
    report.finish()


def _check_encoding(name: str) -> None:
    try:
        "".encode(name)
    except LookupError:
        raise click.UsageError(f"{name} is not an encoding; try utf-8, utf-16, windows-1251 or windows-1252") from None


def _convert(
    job: Job, report: Report, encoding: str | None, lang: str | None, schema_href: str | None, force: bool
) -> None:
    from tei_protocols import pipeline, tei
    from tei_protocols.edition.settings import OfDocument, settings_beside
    from tei_protocols.readers import read

    stated = OfDocument(pipeline.Settings()) if job.source == STDIN else settings_beside(Path(job.source))
    try:
        data = job.read()
        reading = read(data, job.source, encoding or stated.encoding or None, lang or stated.language or None)
    except UnusableInput as unusable:
        report.problems([unusable.problem])
        return
    except OSError as error:
        report.problems([Problem("input.unreadable", Level.ERROR, f"cannot be read: {error.strerror}", job.source)])
        return
    conversion = pipeline.convert(reading.source, stated.settings, job.stem)
    report.problems([*reading.problems, *conversion.problems])
    report.summary(job.source, conversion.proof.summary)
    if conversion.proof.holds:
        _deliver(job, tei.serialise(conversion.root, schema_href or _schemas(job)), report, force)


def _schemas(job: Job) -> str:
    """The folder of the schemas, relative to the document: `schemas` beside the results."""
    if job.target is None or job.root is None or job.target.parent == job.root:
        return "schemas"
    return Path(os.path.relpath(job.root / "schemas", job.target.parent)).as_posix()


def _deliver(job: Job, document: bytes, report: Report, force: bool) -> None:
    """Write the document, unless a person's corrections stand where it would go."""
    from tei_protocols.cli.corrections import differences, is_corrected
    from tei_protocols.files import write_atomically

    if job.target is None:
        sys.stdout.buffer.write(document)
        return
    try:
        if is_corrected(job.target):
            if not force:
                message = "this TEI was corrected by hand, or is not ours; it was not replaced"
                hint = "convert to another file and compare, or replace it with --force"
                report.problems([Problem("output.corrected", Level.ERROR, message, str(job.target), hint=hint)])
                return
            click.echo(differences(job.target, document), err=True, nl=False)
        write_atomically(job.target, document)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        report.problems([Problem("output.unwritable", Level.ERROR, message, str(job.target))])
