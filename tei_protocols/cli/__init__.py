"""The command line: one module per command, loaded when the command is called, so that `--help` stays quick."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from importlib import import_module

import click

from tei_protocols import __version__

# A command makes many objects and drops few: to look through them for what can be dropped takes a tenth of a short one,
# at its end, when all is dropped anyway, as much again.
gc.set_threshold(50_000, 20, 20)
atexit.register(gc.freeze)

# A command's name is its module's name and the function's in it. The short help stands here because
# reading it from the modules would load them all.
COMMANDS = {
    "convert": "Turn transcripts into TEI, with a proof that nothing was lost.",
    "validate": "Check TEI files and say what to do about what is wrong.",
    "transform": "Make a view of a TEI file: HTML, PDF, plain text …",
    "build": "Build the whole edition of a project folder.",
    "book": "Make one book of a project, with contents and an index of people.",
    "serve": "Show the edition of a project while you work on it.",
    "init": "Begin a project: folders, settings and an example.",
    "lsp": "Serve an editor: check TEI and transcripts as they are typed.",
    "schema": "Generate the schemas from the ODD.",
    "explain": "Explain a rule: what it says, when, and what to do.",
    "conventions": "Show how to type a transcript, and each convention.",
}


class _Commands(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = arguments[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            if meant := get_close_matches(name, COMMANDS, 1):
                context.fail(f"No such command {name!r}. Did you mean {meant[0]}?")
        return super().resolve_command(context, arguments)

    def invoke(self, context: click.Context) -> object:
        try:
            result = super().invoke(context)
            if not sys.stdout.closed:  # a server closes what its editor listened to
                sys.stdout.flush()
        except OSError as error:
            # of a reader that went away click knows; whatever has a name is told where it is read or written
            if error.errno == errno.EPIPE or error.filename is not None:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody tries again at the end
            raise click.ClickException(f"the output cannot be written: {error.strerror}") from error
        return result

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tei-protocols")
def main() -> None:
    """From transcribed protocols to a validated TEI edition and its views."""
