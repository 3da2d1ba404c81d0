"""`tei-protocols lsp`: what an editor says comes in on stdin, what is wrong in its documents goes out on stdout."""

from __future__ import annotations

import click

from tei_protocols.extras import installation


@click.command(short_help="Serve an editor: check TEI and transcripts as they are typed.")
@click.option("--stdio", is_flag=True, help="Talk over stdin and stdout. So it does anyway; many editors ask for it.")
def lsp(stdio: bool) -> None:
    """Serve an editor by the Language Server Protocol.

    TEI and transcripts (*.txt; in a project, those in its folder transcripts/) are checked as they are typed. Every
    problem is explained where the pointer rests on it, and where the repair is clear, it is offered. An editor starts
    this command by itself. The server is an extra of the installation, from a checkout of tei-protocols:

    \b
      pip install '.[lsp]'
    """
    try:
        from tei_protocols.language_server.server import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("tei_protocols"):
            raise
        raise click.ClickException(
            f"the language server needs {missing.name}; install it {installation('lsp')}"
        ) from None
    serve()
