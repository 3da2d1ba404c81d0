"""`tei-protocols build`: a project folder in, a whole edition out."""

from __future__ import annotations

from pathlib import Path

import click

from tei_protocols.cli.report import MOST_IN_FULL, Report


@click.command(short_help="Build the whole edition of a project folder.")
@click.argument("project", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    metavar="DIR",
    help="The folder for the edition, in the current one; made where it does not exist. One that holds the edition of "
    "another project is refused.",
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
@click.option(
    "--verbose",
    "-v",
    is_flag=True,
    help=f"Tell every notice and every proof, of more than {MOST_IN_FULL} documents too; otherwise their notices are "
    "told by rule.",
)
def build(project: Path, out: Path, jobs: int | None, formats: str | None, search: bool, verbose: bool) -> None:
    """Build the edition of a project folder.

    PROJECT holds the transcripts, in transcripts/, and where people have corrected it their TEI, in tei/, which is
    never changed. Every document becomes TEI, checked against the schemas and its transcript, and its views; the pages
    of a site lead to them: sessions, people, who speaks, what was crossed out, a search. Only what changed is built
    again; a document with errors keeps its last good state.

    \b
      tei-protocols build corpus --out build
    """
    from tei_protocols.cli.editions import counted, make_edition, project_in, summary, wanted_formats
    from tei_protocols.edition.owners import of_another
    from tei_protocols.edition.places import objection

    report = Report()
    wanted = wanted_formats(formats)
    if reason := objection(out, project):
        raise click.UsageError(reason)
    found = project_in(project, report, wanted)
    if found and (reason := of_another(out, found)):
        raise click.UsageError(reason)
    report.expect(len(found.documents) if found else 0, verbose)
    if found and (made := make_edition(found, out, report, jobs, search)):
        for outcome in made.outcomes:
            if outcome.entry and outcome.entry.accounted:
                report.proof(outcome.name, outcome.entry.accounted)
        click.echo(summary(made), err=True)
        report.totals(counted(made))
        click.echo(f"The edition is in {out}; open {out / 'index.html'}", err=True)
    report.finish()
