"""Explanations: the id of a rule goes in; what the rule says, when it is reported and what to do about it comes out.

The pages beside this module hold a section for each rule, by phenomenon. Their examples are tests.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from tei_protocols.pages import Page, Unknown, pages_of, readable


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
    found = [section for name, section in sections.items() if name == wanted or name.startswith(f"{wanted}.")]
    if not found:
        raise Unknown("rule", wanted, sections)
    return readable("".join(found)).strip() + "\n"
