"""`tei-protocols serve`: a project folder in, its edition in a browser, made again each time that a file is saved."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tei_protocols.cli.report import Report
from tei_protocols.extras import installation


@click.command(short_help="Show the edition of a project while you work on it.")
@click.argument("project", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder for the edition; one that is removed in the end, if not given.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 for one that is free."
)
@click.option("--formats", default="", metavar="LIST", help="Formats of each view besides its page; none by default.")
def serve(project: Path, out: Path | None, port: int, formats: str) -> None:
    """Show the edition of a project in a browser while you work on it.

    PROJECT is built as by `tei-protocols build`, without the search. When a transcript, TEI, the register of people,
    the project file or a stylesheet is saved, what changed is built again, and the page that is open is loaded again.
    What cannot be built stays as it was, and every page says so, with file and line, until it is put right.
    Only browsers on this machine are answered. Ctrl+C ends it. The server is an extra of the installation,
    from a checkout of tei-protocols:

    \b
      pip install '.[serve]'
      tei-protocols serve corpus
    """
    try:
        from tei_protocols.preview.changes import changes
        from tei_protocols.preview.server import Server
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("tei_protocols"):
            raise
        raise click.ClickException(f"the preview needs {missing.name}; install it {installation('serve')}") from None
    from tei_protocols.cli.editions import make_edition, project_in, summary, wanted_formats
    from tei_protocols.edition.owners import of_another
    from tei_protocols.edition.places import objection

    report = Report()
    wanted = wanted_formats(formats)
    with _folder(out) as target:
        if reason := objection(target, project):
            raise click.UsageError(reason)
        found = project_in(project, report, wanted)
        if found and (reason := of_another(target, found)):
            raise click.UsageError(reason)
        report.expect(len(found.documents) if found else 0)
        try:
            server = Server(target, port)
        except OSError as error:
            raise click.ClickException(
                f"port {port} cannot be had ({error.strerror}); name another with --port"
            ) from None
        made = found and make_edition(found, target, report, search=False)
        if made is None and not any(target.glob("*.html")):
            # nor was anything made before that could be shown until it is put right
            report.finish()
        # whoever ends it from elsewhere ends it as Ctrl+C does: the folder is cleared, the port is free
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        server.tell(report.errors)
        with server:
            click.echo(f"Serving {server.address} (Ctrl+C ends it)", err=True)
            try:
                for saved in changes(project, target):
                    report.next_round()
                    names = ", ".join(path.name for path in saved)
                    found = project_in(project, report, wanted)
                    if found and (made := make_edition(found, target, report, search=False)):
                        click.echo(f"{names}: {summary(made)}", err=True)
                    server.tell(report.errors)
            except KeyboardInterrupt:
                click.echo(err=True)


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    if out is not None:
        yield out
        return
    with tempfile.TemporaryDirectory(prefix="tei-protocols-") as folder:
        yield Path(folder)
