"""Reading: Markdown goes to the terminal, set for reading there, or as it is to wherever else the output goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence

import click

_WIDEST = 100


def show(text: str) -> None:
    """Print a text in Markdown."""
    if sys.stdout.isatty():
        _set(text)
    else:
        click.echo(text, nl=False)


def show_list(sections: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> None:
    """Print names with what is said of each, by sections with a heading."""
    formatter = click.HelpFormatter(width=min(shutil.get_terminal_size().columns, _WIDEST))
    for heading, entries in sections:
        with formatter.section(heading):
            formatter.write_dl(entries)
    click.echo(formatter.getvalue().strip("\n"))


def _set(text: str) -> None:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.markdown import CodeBlock, Heading, Markdown
    from rich.padding import Padding
    from rich.syntax import Syntax
    from rich.text import Text
    from rich.theme import Theme

    class OnTheLeft(Heading):
        """A heading where the lines begin, not in their middle."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            yield Text(self.text.plain, "bold")

    class Indented(CodeBlock):
        """A fenced block in the colours of the terminal itself, without a background of ours."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            code = Syntax(str(self.text).rstrip(), self.lexer_name, theme="ansi_dark", word_wrap=True)
            yield Padding(code, (0, 0, 0, 4))

    class Page(Markdown):
        elements = Markdown.elements | {"heading_open": OnTheLeft, "fence": Indented}

    console = Console(theme=Theme({"markdown.code": "cyan"}))
    console.print(Page(text), width=min(console.width, _WIDEST))
