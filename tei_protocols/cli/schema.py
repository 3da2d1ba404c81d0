"""`tei-protocols schema`: the ODD in, the schemas and guidelines out; or a check that they are up to date."""

from __future__ import annotations

from pathlib import Path

import click

from tei_protocols.cli.report import Report
from tei_protocols.problems import Level, Problem, UnusableInput


@click.command(short_help="Generate the schemas from the ODD.")
@click.argument("odd", required=False, metavar="[ODD]", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Where the schemas go."
)
@click.option("--check", is_flag=True, help="Write nothing; fail where a schema is not what the ODD gives.")
def schema(odd: Path | None, output: Path | None, check: bool) -> None:
    """Generate the schemas from the ODD.

    Without ODD, those of the project: RELAX NG, XSD, Schematron, the Schematron rules as a stylesheet, and the
    guidelines as a page to read. They go into DIR, by default beside the ODD; those of the project, where it is
    installed and not run from a checkout, into the folder schemas/ of the current one. An ODD may extend ours, with
    schemaSpec/@source="presidium.odd"; it then becomes an ODD that stands alone as well.

    \b
      tei-protocols schema --check
      tei-protocols schema my.odd -o my-schemas/
    """
    from tei_protocols import resources
    from tei_protocols.schema import RefusedODD, compile_odd

    source = odd or resources.schema("presidium.odd")
    # an installation is its installer's: what it brought can be checked there, and is written elsewhere
    elsewhere = odd is None and not check and resources.are_installed()
    folder = output or (Path("schemas") if elsewhere else source.parent)
    report = Report()
    try:
        made = compile_odd(source.read_bytes(), str(source), source.parent)
    except RefusedODD as refused:
        report.problems(refused.problems)
        report.finish()
    except UnusableInput as unusable:
        report.problems([unusable.problem])
        report.finish()
    for name, text in made.items():
        report.problems(_stale(folder / name, text) if check else _written(folder / name, text))
    if check and not report.failed:
        report.summary(str(folder), "the schemas are what the ODD gives")
    if not check:
        _deliver_namespace(folder)
    report.finish()


def _stale(path: Path, text: str) -> list[Problem]:
    if path.is_file() and path.read_bytes() == text.encode():
        return []
    hint = 'run "tei-protocols schema"'
    return [Problem("schema.stale", Level.ERROR, "this is not what the ODD gives", str(path), hint=hint)]


def _written(path: Path, text: str) -> list[Problem]:
    from tei_protocols.files import write_atomically

    try:
        write_atomically(path, text.encode())
    except OSError as error:
        return [Problem("output.unwritable", Level.ERROR, f"cannot be written: {error.strerror}", str(path))]
    click.echo(str(path))
    return []


def _deliver_namespace(folder: Path) -> None:
    """The XSD imports the schema of the xml namespace, which therefore lies beside it."""
    from tei_protocols import resources
    from tei_protocols.files import write_atomically

    if not (folder / "xml.xsd").exists() and folder.is_dir():
        write_atomically(folder / "xml.xsd", resources.schema("xml.xsd").read_bytes())
