"""`tei-protocols explain`: the id of a rule in, what to know about it out."""

from __future__ import annotations

import click

from tei_protocols.cli.reading import show, show_list


@click.command(short_help="Explain a rule: what it says, when, and what to do.")
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Explain a rule.

    RULE is the id that stands in brackets at the end of every problem, or the beginning of several. Without it, all
    rules are listed with what they say in a sentence; of those whose problems may be open for a while, how bad that is
    at each stage (validate --stage).

    \b
      tei-protocols explain speaker.unnamed
      tei-protocols explain del.proof
    """
    from tei_protocols.explanations import at_stages, explanation, pages
    from tei_protocols.pages import Unknown, first_sentence

    if not rule:
        show_list(
            (
                page.title,
                [
                    (name, f"{first_sentence(section)} {f'({said})' if (said := at_stages(name)) else ''}".strip())
                    for name, section in page.sections.items()
                ],
            )
            for page in pages()
        )
        return
    try:
        show(explanation(rule))
    except Unknown as unknown:
        raise click.UsageError(f"{unknown}; `tei-protocols explain` lists all rules") from None
