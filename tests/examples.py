"""Example pages: Markdown in which a transcript stands above what it becomes.

An example is a fenced block with four backquotes and the word `example`. Its first part is the transcript; a line that
begins with a full stop and a name begins another part:

    . tei NAME      the elements NAME of the text, in order, as the converter writes them
    . header NAME   the same, of the TEI header
    . problems      what is reported, as line:column: level: message [rule]
    . VIEW          the text of a view: reading, diplomatic or published
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
_FENCE = re.compile(r"^````+ example(?: (?P<language>\w+))?\n(?P<body>.*?)^````+$", re.M | re.S)
_PART = re.compile(r"^\. (?P<name>\w+)(?: (?P<argument>\S+))?\n", re.M)


@dataclass(frozen=True)
class Part:
    """One expectation of an example."""

    name: str
    argument: str
    expected: str


@dataclass(frozen=True)
class Example:
    """A transcript with what is expected of it; `place` is `page.md:line`."""

    place: str
    language: str
    transcript: str
    parts: tuple[Part, ...]


def examples(page: Path) -> list[Example]:
    """The examples of a page."""
    text = page.read_text("utf-8")
    found = []
    for fence in _FENCE.finditer(text):
        body = fence["body"]
        cuts = list(_PART.finditer(body))
        ends = [*(cut.start() for cut in cuts[1:]), len(body)]
        parts = tuple(
            Part(cut["name"], cut["argument"] or "", body[cut.end() : end].strip("\n"))
            for cut, end in zip(cuts, ends, strict=True)
        )
        line = text.count("\n", 0, fence.start()) + 1
        transcript = body[: cuts[0].start()] if cuts else body
        found.append(Example(f"{page.name}:{line}", fence["language"] or "en", transcript, parts))
    return found


def canonical(elements: list[etree._Element]) -> str:
    """Elements as comparable text: canonical attributes, no namespace, one element a line."""
    return "\n".join(_canonical(element) for element in elements)


def _canonical(element: etree._Element) -> str:
    text = etree.tostring(element, method="c14n", with_tail=False).decode()
    text = text.replace(f' xmlns="{TEI}"', "")
    return re.sub(r">\s*\n\s*<", "><", text)


def expected_elements(xml: str) -> list[etree._Element]:
    """The elements that an example expects."""
    return list(etree.fromstring(f'<x xmlns="{TEI}">{xml}</x>'))
