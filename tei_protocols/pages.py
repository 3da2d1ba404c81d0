"""Pages of the manual: Markdown that is also a test goes in; its title, its sections and what people read come out.

A page begins with its title (`# …`); sections begin with `## …`. Its examples are fenced blocks that tests execute:

    ````example                a transcript, then named parts: `. tei p`, `. problems`, `. reading` …
    ```xml wrong in body       a piece of TEI, or of another kind of file, that breaks the rule of its section;
    ```xml right in body       one that keeps it. The words behind `wrong` and `right` tell the test where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from importlib.resources import files
from typing import NamedTuple

from msgspec import Struct

FENCE = re.compile(r"^(?P<ticks>`{3,}) ?(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)
"""A fenced block: its `info` and its `body`."""

_PART = re.compile(r"^\. (?P<name>\w+)(?: (?P<argument>\S+))?\n", re.MULTILINE)
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)|.+", re.DOTALL)
_VERDICTS = {"wrong": "Wrong:", "right": "Right:"}
_MANNERS = {
    "md": " in Markdown",
    "html": " on a web page",
    "medium": ", converted with `--accept medium`",
    "high": ", converted with `--accept high`",
}
_CAPTIONS = {
    "project": "With this in `tei-protocols.toml`",
    "language": "With this as `languages/{}.toml`",
    "register": "With this in `people.xml`",
    "tei": "In the TEI, each `{}`",
    "header": "In the header of the TEI, each `{}`",
    "problems": "Reported",
}
_MARKUP = {"tei": "xml", "header": "xml", "register": "xml", "project": "toml", "language": "toml"}


class Part(NamedTuple):
    """A part of an example: what is expected of its transcript."""

    name: str
    argument: str
    expected: str


class Page(Struct, frozen=True, dict=True):
    """A page: its `name`, and its `text` in Markdown."""

    name: str
    text: str

    @property
    def title(self) -> str:
        """The words of its heading."""
        return self.text.partition("\n")[0].lstrip("# ")

    @property
    def summary(self) -> str:
        """Its first sentence."""
        return first_sentence(self.text)

    @cached_property
    def sections(self) -> dict[str, str]:
        """Its sections by their headings, which stand at their heads."""
        found = {}
        for section in re.split(r"^(?=## )", self.text, flags=re.MULTILINE)[1:]:
            found[section.partition("\n")[0].removeprefix("## ").strip()] = section
        return found


class Unknown(LookupError):
    """Something is asked for that no page is about; its words say what was probably meant."""

    def __init__(self, what: str, name: str, names: Iterable[str]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, names, 3, 0.8)
        meant = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"there is no {what} {name}{meant}")


def pages_of(package: str) -> tuple[Page, ...]:
    """The pages that stand in a package, by their names."""
    found = (each for each in files(package).iterdir() if each.name.endswith(".md"))
    return tuple(Page(each.name[:-3], each.read_text("utf-8")) for each in sorted(found, key=lambda each: each.name))


def first_sentence(text: str) -> str:
    """The first sentence of a text in Markdown, its headings aside."""
    paragraph = next((each for each in re.split(r"\n\s*\n", text) if each.strip() and not each.startswith("#")), "")
    words = " ".join(paragraph.split())
    sentence = _SENTENCE.match(words)
    return sentence[0] if sentence else words


def parts_of(example: str) -> tuple[str, tuple[Part, ...]]:
    """The transcript of an example and its parts."""
    cuts = list(_PART.finditer(example))
    ends = [*(cut.start() for cut in cuts[1:]), len(example)]
    parts = (
        Part(cut["name"], cut["argument"] or "", example[cut.end() : end].strip("\n"))
        for cut, end in zip(cuts, ends, strict=True)
    )
    return example[: cuts[0].start()] if cuts else example, tuple(parts)


def readable(text: str) -> str:
    """The text as people read it: the blocks that tests execute say in words what they show."""
    return FENCE.sub(_captioned, text)


def _captioned(fence: re.Match[str]) -> str:
    kind, _, rest = fence["info"].partition(" ")
    if kind == "example":
        manner = next((words for word, words in _MANNERS.items() if word in rest.split()), "")
        return _shown(f"Transcript{manner}", *parts_of(fence["body"]))
    verdict = _VERDICTS.get(rest.partition(" ")[0], "")
    caption = f"{verdict}\n\n" if verdict else ""
    return f"{caption}{_block(fence['body'], kind)}"


def _shown(what: str, transcript: str, parts: Iterable[Part]) -> str:
    blocks = [f"{what}:\n\n{_block(transcript)}"]
    for name, argument, expected in parts:
        caption = _CAPTIONS.get(name, f"As {name}").format(argument)
        markup = _MARKUP.get(name, "")
        blocks.append(f"{caption}:\n\n{_block(expected, markup)}" if expected else f"{caption}: none.")
    return "\n\n".join(blocks)


def _block(text: str, kind: str = "") -> str:
    body = text.strip("\n")
    ticks = "````" if "```" in body else "```"
    return f"{ticks}{kind}\n{body}\n{ticks}"
