"""`tei-protocols conventions`: the name of a convention in, its page out; without one, how to type a transcript."""

from __future__ import annotations

import click

from tei_protocols.cli.reading import show, show_list

_TYPING = "typing"
"""The page for typists."""


@click.command(short_help="Show how to type a transcript, and each convention.")
@click.argument("name", required=False)
def conventions(name: str | None) -> None:
    """Show how to type a transcript.

    NAME is a convention; its page shows by examples what becomes of it. Without it: how to type a transcript, and the
    list of all conventions.

    \b
      tei-protocols conventions
      tei-protocols conventions pages
    """
    from tei_protocols.pages import Unknown, pages_of, readable

    found = {page.name: page for page in pages_of("tei_protocols.conventions")}
    if name is None:
        show(readable(found.pop(_TYPING).text))
        click.echo()
        show_list([("Conventions, each with its page", [(page.name, page.summary) for page in found.values()])])
    elif name in found:
        show(readable(found[name].text))
    else:
        unknown = Unknown("convention", name, found)
        raise click.UsageError(f"{unknown}; `tei-protocols conventions` lists all")
