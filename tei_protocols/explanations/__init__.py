"""Explanations: the id of a rule goes in; what the rule says, when it is reported and what to do about it comes out.

The pages beside this module hold a section for each rule, by phenomenon. Their examples are tests.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from tei_protocols.pages import Page, Unknown, pages_of, readable
from tei_protocols.problems import Level
from tei_protocols.stages import levels


@cache
def pages() -> tuple[Page, ...]:
    """All pages, by their names."""
    return pages_of(__name__)


def rules() -> tuple[str, ...]:
    """The ids of all rules that are explained, in the order of the pages."""
    return tuple(rule for page in pages() for rule in page.sections)


@cache
def place(rule: str) -> tuple[Path, int] | None:
    """The page that explains a rule, and the line of its section; None where none does."""
    for page in pages():
        if rule in page.sections:
            before = page.text[: page.text.index(f"\n## {rule}\n") + 1]
            return Path(str(files(__name__))) / f"{page.name}.md", before.count("\n") + 1
    return None


def explanation(rule: str) -> str:
    """What is to be known about a rule, in Markdown, as people read it.

    The beginning of several ids (`del.proof`, `speaker`) stands for all of them, and brackets around an id, as it is
    printed, do no harm. Raises Unknown, which says what was probably meant.
    """
    wanted = rule.strip().strip("[]")
    sections = {name: section for page in pages() for name, section in page.sections.items()}
    found = [
        _with_stages(name, section)
        for name, section in sections.items()
        if name == wanted or name.startswith(f"{wanted}.")
    ]
    if not found:
        raise Unknown("rule", wanted, sections)
    return readable("".join(found)).strip() + "\n"


def _with_stages(rule: str, section: str) -> str:
    """The section of a rule; of one that may be broken for a while, how bad that is, behind what to do."""
    said = at_stages(rule)
    if not said:
        return section
    until = section.index("**What to do.**")
    end = section.find("\n\n", until)
    place = len(section) if end < 0 else end
    return f"{section[:place].rstrip()}\n\n**How bad.** {said[0].upper()}{said[1:]}.{section[place:]}"


def at_stages(rule: str) -> str:
    """How bad a rule is that may be broken for a while: `draft: notice, archive: error`; empty for any other."""
    return ", ".join(f"{stage.value}: {_named(level)}" for stage, level in levels(rule).items())


def _named(level: Level | None) -> str:
    return "passed over" if level is None else str(level)
