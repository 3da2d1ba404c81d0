"""`tei-protocols init`: a folder in, a project in it out; nothing that stands there is touched."""

from __future__ import annotations

from pathlib import Path

import click

from tei_protocols.cli.report import Report
from tei_protocols.problems import Level, Problem


@click.command(short_help="Begin a project: folders, settings and an example.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Begin a project in the folder DIR.

    It gets folders for transcripts and TEI, an invented transcript as an example, a register of people, the schemas
    with a catalog by which editors find them, settings for VS Code and oXygen, and checks before a commit and after a
    push. What stands there already is left as it is, so a project can be completed in the same way. The files that
    are written are listed on stdout.

    \b
      tei-protocols init protocols
      tei-protocols build protocols
    """
    from tei_protocols import resources
    from tei_protocols.edition.schemas import schemas
    from tei_protocols.project.beginning import beginning

    explained = {"guidelines.html": resources.schema("guidelines.html").read_bytes()}
    files = beginning(folder) | {f"schemas/{name}": data for name, data in (schemas() | explained).items()}
    report = Report()
    for path, data in files.items():
        report.problems(_written(folder / path, data))
    if not report.failed:
        report.summary(str(folder), f"the project is ready; build its edition with: tei-protocols build {folder}")
    report.finish()


def _written(path: Path, data: bytes) -> list[Problem]:
    """Write a file where there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        if path.parent.is_dir():
            click.echo(f"{path}: stands there already and is left as it is", err=True)
            return []
        message = f"cannot be written: {path.parent} is a file"
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
    else:
        click.echo(path)
        return []
    return [Problem("output.unwritable", Level.ERROR, message, str(path))]
