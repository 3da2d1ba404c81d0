"""`tei-protocols convert`: transcripts in, TEI out, with the proof that nothing was lost."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.cli.accounts import Accounts
from tei_protocols.cli.currency import Currency, plan_check
from tei_protocols.cli.outputs import STDIN, Job, left_out, plan
from tei_protocols.cli.report import MOST_IN_FULL, Report, named, with_progress
from tei_protocols.model.evidence import Certainty
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.project_places import TRANSCRIPTS

if TYPE_CHECKING:
    from tei_protocols.edition.settings import OfDocument


# some documents make as many
_MANY_VALUES = 20_000


@click.command(short_help="Turn transcripts into TEI, with a proof that nothing was lost.")
@click.argument("transcripts", nargs=-1, required=True, metavar="TRANSCRIPT...")
@click.option(
    "-o", "--output", metavar="OUT", help="A file, - for stdout, or a folder where it ends in / or for several inputs."
)
@click.option("--encoding", metavar="NAME", help="How they are encoded; recognised when not given.")
@click.option("--lang", metavar="CODE", help="Their language, as en or ru; detected when not given.")
@click.option("--schema-href", metavar="URL", help="Where documents say that their schemas are: a folder or URL.")
@click.option("--force", is_flag=True, help="Replace TEI that somebody has corrected; the difference is shown.")
@click.option(
    "--accept",
    type=click.Choice([str(each) for each in Certainty]),
    default=str(Certainty.LOW),
    show_default=True,
    help="How certain a conclusion must be to become mark-up; of a deletion always high. What is not stays text.",
)
@click.option(
    "--strict", is_flag=True, help="Paragraphs that stay nobody's are errors; the TEI is written all the same."
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; fail where TEI is not what its transcript gives, or where -o says that there is some and "
    "there is none. TEI that was corrected by hand must still hold all its characters.",
)
@click.option(
    "--ledger",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write who speaks in every paragraph, and how we know; .csv, .json or .html.",
)
@click.option(
    "--report",
    "report_file",
    metavar="FILE.json",
    type=click.Path(path_type=Path),
    help="Write everything that was concluded or met, with rule, place, evidence and rival reading, as JSON.",
)
@click.option(
    "--absent",
    metavar="FILE.xml",
    type=click.Path(path_type=Path),
    help="Write an entry for everybody whom the register of the project lacks, to be copied into it.",
)
@click.option("--explain", is_flag=True, help="Say everything that was concluded on stderr, one line each, and why.")
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help=f"Tell every notice and every proof, of more than {MOST_IN_FULL} transcripts too. Otherwise their notices are "
    "told by rule, when all is done, and their characters are added up; warnings and errors are told in any case.",
)
def convert(
    transcripts: tuple[str, ...],
    output: str | None,
    encoding: str | None,
    lang: str | None,
    schema_href: str | None,
    force: bool,
    accept: str,
    strict: bool,
    check: bool,
    ledger: Path | None,
    report_file: Path | None,
    absent: Path | None,
    explain: bool,
    verbose: bool,
) -> None:
    """Turn transcripts into TEI.

    A TRANSCRIPT is a text file, a folder of them, a project (its transcripts/), or - for stdin. One transcript without
    -o goes to stdout; problems and the proof that no character was lost go to stderr. TEI that was corrected by hand is
    not replaced. Transcripts in the folder of a project get what its tei-protocols.toml says about them, and its
    register of people; with --check and without -o, their TEI is looked for in its folder tei/, and need not be there.

    \b
      tei-protocols convert protocol-61.txt > protocol-61.xml
      tei-protocols convert transcripts/ -o tei/
      tei-protocols convert transcripts/ -o tei/ --strict --ledger who-speaks.csv
      tei-protocols convert transcripts/ --check
    """
    if encoding:
        _check_encoding(encoding)
    from tei_protocols.readers import SUFFIXES

    if check and (force or schema_href or ledger or report_file or absent):
        options = "--force, --schema-href, --ledger, --report and --absent"
        raise click.UsageError(f"--check writes nothing; leave out {options}")
    report = Report()
    # what lies around the results stays as it is as long as this runs
    schemas = cache(_schemas) if schema_href is None else lambda folder, root: schema_href
    wishes = _Wishes(encoding, lang, schemas, force, Certainty(accept), strict)
    accounts = Accounts(ledger, report_file, explain, absent)
    patterns = [f"*{suffix}" for suffix in SUFFIXES]
    currency = Currency() if check else None
    jobs = (
        plan_check(transcripts, output, patterns) if check else plan(transcripts, output, ".xml", patterns, TRANSCRIPTS)
    )
    accounts.check(jobs)
    report.expect(len(jobs), verbose)
    if lang:
        _check_language(lang, jobs)
    if not check:
        _say_left_out(transcripts, patterns, output, report)
    _collect_rarely()
    failed = []
    for job in with_progress(jobs, "Converting", len(jobs)):
        if not _convert(job, report, wishes, accounts, currency):
            failed.append(job.source)
    accounts.write(report)
    if currency:
        click.echo(currency.summary, err=True)
    elif len(jobs) > 1:
        report.rest()
        which = f": {named(failed)}" if failed else ""
        counts = f"{len(jobs) - len(failed):,} converted, {len(failed):,} failed"
        report.summary(f"{len(jobs):,} transcripts", counts + which)
        report.totals(f"{len(jobs):,} transcripts")
    report.finish()


def _collect_rarely() -> None:
    """Let Python look for cycles of dead values less often, and never among what is loaded.

    What a document is made of is mostly given up at once when it is done; to look for the rest after each few hundred
    values takes a twentieth of the time of a conversion.
    """
    gc.freeze()
    gc.set_threshold(_MANY_VALUES)


class _Wishes(Struct, frozen=True):
    """What the options say of every document."""

    encoding: str | None
    lang: str | None
    schemas: Callable[[Path | None, Path | None], str]
    force: bool
    accept: Certainty
    strict: bool


def _say_left_out(transcripts: tuple[str, ...], patterns: list[str], output: str | None, report: Report) -> None:
    """Say which files of the folders are not converted, because nothing here reads them."""
    for folder in (each for each in transcripts if each != STDIN and Path(each).is_dir()):
        if names := left_out(Path(folder), patterns, output, TRANSCRIPTS):
            count = "1 file was" if len(names) == 1 else f"{len(names):,} files were"
            advice = "a transcript among them can be saved as .docx, .odt or .txt, and converted then"
            report.summary(folder, f"{count} left out, of a kind that is not read: {named(names)}; {advice}")


def _check_encoding(name: str) -> None:
    try:
        "".encode(name)
    except LookupError:
        from tei_protocols.project.statements import ENCODINGS

        raise click.UsageError(f"{name} is not an encoding; there are {', '.join(ENCODINGS)} and others") from None


def _check_language(code: str, jobs: list[Job]) -> None:
    for job in jobs:
        known = _said_of(job).settings.languages.codes
        if code not in known:
            hint = "a project may bring more in its folder languages/"
            raise click.BadParameter(
                f"{job.source} cannot be read as {code}; known: {', '.join(known)}; {hint}", param_hint="--lang"
            )


def _said_of(job: Job) -> OfDocument:
    """What the project of a transcript says about it."""
    from tei_protocols.edition.settings import OfDocument, settings_beside
    from tei_protocols.pipeline import Settings

    return OfDocument(Settings()) if job.source == STDIN else settings_beside(Path(job.source))


def _convert(job: Job, report: Report, wishes: _Wishes, accounts: Accounts, currency: Currency | None) -> bool:
    """Convert a transcript, or compare it with its TEI; was TEI written?"""
    from tei_protocols import pipeline, tei
    from tei_protocols.readers import read

    try:
        data = job.read()
        stated = _said_of(job)
        # of the project, what is merely worth knowing was said when the TEI was made
        report.once(each for each in stated.problems if not currency or each.level is Level.ERROR)
        encoding, language = wishes.encoding or stated.encoding, wishes.lang or stated.language
        reading = read(data, job.source, encoding or None, language or None, stated.settings.languages)
    except UnusableInput as unusable:
        report.problems([unusable.problem])
        accounts.take_unread(job.source, unusable.problem)
        return False
    except OSError as error:
        problem = Problem(
            "input.unreadable", Level.ERROR, f"cannot be read: {error.strerror}", str(error.filename or job.source)
        )
        report.problems([problem])
        accounts.take_unread(job.source, problem)
        return False
    conversion = pipeline.convert(reading.source, replace(stated.settings, accept=wishes.accept), job.stem)
    problems = [*reading.problems, *conversion.problems]
    if wishes.strict:
        problems = [_strictly(problem) for problem in problems]
    accounts.take(reading.source, conversion, problems)
    if currency:
        # what is merely worth knowing was said when the TEI was made
        report.problems(problem for problem in problems if problem.level is Level.ERROR)
        report.problems(currency.problems(job, reading.source, conversion))
        return False
    report.problems(problems)
    report.proof(job.source, conversion.proof.accounted)
    if not conversion.proof.holds:
        return False
    return _deliver(job, tei.serialise(conversion.root, wishes.schemas(job.folder, job.root)), report, wishes.force)


def _strictly(problem: Problem) -> Problem:
    """A paragraph that stays nobody's is an error where one is strict."""
    from tei_protocols.model.rules import UNRESOLVED

    return replace(problem, level=Level.ERROR) if problem.rule in UNRESOLVED else problem


def _schemas(folder: Path | None, root: Path | None) -> str:
    """The folder of the schemas, relative to the `folder` of a document: that of its project, or `schemas` in the
    `root` of the results."""
    from tei_protocols.edition.schemas import schemas_of_project

    if folder is None or root is None:
        return "schemas"
    schemas = schemas_of_project(folder.absolute()) or root / "schemas"
    return Path(os.path.relpath(schemas, folder)).as_posix()


def _deliver(job: Job, document: bytes, report: Report, force: bool) -> bool:
    """Write the document, unless a person's corrections stand where it would go; was it written?"""
    from tei_protocols.cli.corrections import differences, is_corrected
    from tei_protocols.files import write_atomically

    if job.target is None:
        sys.stdout.buffer.write(document)
        return True
    try:
        if is_corrected(job.target):
            if not force:
                message = "this TEI was corrected by hand, or is not ours; it was not replaced"
                hint = "convert to another file and compare, or replace it with --force"
                report.problems([Problem("output.corrected", Level.ERROR, message, str(job.target), hint=hint)])
                return False
            click.echo(differences(job.target, document), err=True, nl=False)
        write_atomically(job.target, document)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        report.problems([Problem("output.unwritable", Level.ERROR, message, str(job.target))])
        return False
    return True
