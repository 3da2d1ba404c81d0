"""Example pages: Markdown in which a transcript stands above what it becomes, or wrong TEI above right.

An example is a fenced block with four backquotes and the word `example`. The language of the transcript (`ru`), its
kind of file (`md`, `html`) or the certainty that is asked for (`high`) may follow. Its first part is the transcript; a
line that begins with a full stop and a name begins another part:

    . tei NAME      the elements NAME of the text, in order, as the converter writes them
    . header NAME   the same, of the TEI header
    . problems      what is reported, as line:column: level: message [rule]
    . VIEW          what stands in the text of a view: reading, diplomatic or published

Parts may also say what the project of the transcript has:

    . project       its tei-protocols.toml
    . language XX   its languages/XX.toml
    . register      the persons of its people.xml

A snippet is a fenced block whose language (`xml`, `toml`, `html` …) is followed by `wrong` or `right`: it breaks or
keeps the rule in whose section it stands. Further words say where it belongs in a document; see tests/snippets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_protocols.language import available
from tei_protocols.pages import FENCE, Part, parts_of
from tei_protocols.readers.kinds import BY_SUFFIX

TEI = "http://www.tei-c.org/ns/1.0"
# what is meant where nothing is said comes first
LANGUAGES = ("en", *available())
KINDS = ("txt", *(suffix[1:] for suffix in BY_SUFFIX))
DEGREES = ("low", "medium", "high")
# parts of an example that are not expected of it, but given
GIVEN = ("project", "language", "register")
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A transcript with what is expected of it; `place` is `page.md:line`, `section` the heading above it, `kind` the
    suffix of its file, `accept` how certain a conclusion must be."""

    place: str
    section: str
    language: str
    kind: str
    accept: str
    transcript: str
    parts: tuple[Part, ...]

    @property
    def expected(self) -> tuple[Part, ...]:
        """The parts that say what is expected."""
        return tuple(part for part in self.parts if part.name not in GIVEN)

    @property
    def files(self) -> dict[str, str]:
        """The files of its project, by path."""
        names = {"project": "tei-protocols.toml", "language": "languages/{}.toml", "register": "people.xml"}
        return {
            names[part.name].format(part.argument): register(part.expected)
            if part.name == "register"
            else part.expected
            for part in self.parts
            if part.name in GIVEN
        }


@dataclass(frozen=True)
class Snippet:
    """A piece of a document, or of another file, that keeps a `rule` (`is_right`) or breaks it."""

    place: str
    rule: str
    language: str
    is_right: bool
    belongs: str
    text: str


def register(persons: str) -> str:
    """A register of people, given its persons."""
    return f'<TEI xmlns="{TEI}"><standOff><listPerson>\n{persons}\n</listPerson></standOff></TEI>'


def examples(page: Path) -> list[Example]:
    """The examples of a page."""
    return [
        Example(place, section, *(_first(info, words) for words in (LANGUAGES, KINDS, DEGREES)), *parts_of(body))
        for place, section, info, body in _fences(page)
        if info[0] == "example"
    ]


def snippets(page: Path) -> list[Snippet]:
    """The snippets of a page."""
    return [
        Snippet(place, section, info[0], info[1] == "right", " ".join(info[2:]), body)
        for place, section, info, body in _fences(page)
        if info[1:2] in (["right"], ["wrong"])
    ]


def _first(words: list[str], known: tuple[str, ...]) -> str:
    """Which of the known words is said; the first of them where none is."""
    return next((word for word in words if word in known), known[0])


def _fences(page: Path) -> Iterator[tuple[str, str, list[str], str]]:
    """Place, section, words of the first line and contents of each fenced block that has such words."""
    text = page.read_text("utf-8")
    for fence in FENCE.finditer(text):
        line = text.count("\n", 0, fence.start()) + 1
        sections = _SECTION.findall(text, 0, fence.start())
        if fence["info"]:
            yield f"{page.name}:{line}", sections[-1] if sections else "", fence["info"].split(), fence["body"]


def canonical(elements: list[etree._Element]) -> str:
    """Elements as comparable text: canonical attributes, no namespace, one element a line."""
    return "\n".join(_canonical(element) for element in elements)


def _canonical(element: etree._Element) -> str:
    text = etree.tostring(element, method="c14n", with_tail=False).decode()
    text = text.replace(f' xmlns="{TEI}"', "")
    return re.sub(r">\s*\n\s*<", "><", text)


def expected_elements(xml: str) -> list[etree._Element]:
    """The elements that an example expects; nothing where there are to be none. Words beside them would say nothing."""
    expected = etree.fromstring(f'<x xmlns="{TEI}">{xml}</x>')
    between = [expected.text, *(element.tail for element in expected)]
    assert not "".join(filter(None, between)).strip(), f"no element: {between}"
    return list(expected)
