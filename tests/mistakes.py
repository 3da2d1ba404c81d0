"""The page of mistakes: wrong snippets go in; what this validator, jing and lxml say of each of them comes out.

    python -m tests.mistakes        writes the page again: every message anew, the snippets and words as they are

A snippet is a fenced block ` ```xml wrong … `; more words say where it belongs (`in HOLE`, `as ELEMENT`, `whole`; see
tests/snippets) and in which encoding it is saved (`saved as windows-1251`). It takes the place of whole lines of the
skeleton. The line below it says what must be found: the rule, and its line in the snippet. The other blocks are made:
` ```text ` holds the messages, ` ```diff ` what `validate --fix` changes.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from tei_protocols import resources
from tei_protocols.checks import Options, check
from tei_protocols.problems import Problem
from tei_protocols.repairs.fixing import fixed

PAGE = Path(__file__).parent / "mistakes.md"
SNIPPETS = Path(__file__).parent / "snippets"
SKELETON = (SNIPPETS / "skeleton.xml").read_text("utf-8")
OURS, JING, LXML = "tei-protocols", "jing", "lxml"
_MISTAKE = re.compile(
    r"^## (?P<title>.+?)\n(?P<words>.*?)^```xml wrong(?P<where>[^\n]*)\n(?P<snippet>.*?\n)```\n"
    r"\n(?P<expected>`[^\n]+)\n(?P<made>.*?)(?=^#|\Z)",
    re.MULTILINE | re.DOTALL,
)
_EXPECTED = re.compile(r"`([a-z.-]+[\w.-]*)` in line (\d+)")
_MOST = 3
_WIDEST = 240


@dataclass(frozen=True)
class Mistake:
    """One mistake: its document, the line in which the snippet begins, and what must be found, by its lines.

    `made` is what the page says of it."""

    title: str
    document: bytes
    first_line: int
    expected: tuple[tuple[int, str], ...]
    made: str


def mistakes() -> list[Mistake]:
    """The mistakes of the page."""
    return [_mistake(found) for found in _MISTAKE.finditer(PAGE.read_text("utf-8"))]


def _mistake(found: re.Match[str]) -> Mistake:
    where, _, encoding = found["where"].strip().partition("saved as ")
    document, first = _document(found["snippet"], where.strip())
    expected = tuple((first + int(line) - 1, rule) for rule, line in _EXPECTED.findall(found["expected"]))
    assert expected, found["title"]
    return Mistake(found["title"], document.encode(encoding or "utf-8"), first, expected, found["made"].strip())


def _document(snippet: str, where: str) -> tuple[str, int]:
    """The document in which a snippet takes its place, and the line in which it begins there."""
    if where == "whole":
        return snippet, 1
    kind, _, name = where.partition(" ")
    if kind == "as":
        place = re.search(rf"^[ \t]*<{name}\b(?:[^>]*/>|.*?</{name}>)[^\n]*\n", SKELETON, re.MULTILINE | re.DOTALL)
    else:
        place = re.search(rf"^[ \t]*<\?{name or 'div'}\?>[^\n]*\n", SKELETON, re.MULTILINE)
    assert place, where
    document = SKELETON[: place.start()] + snippet + SKELETON[place.end() :]
    return document, SKELETON.count("\n", 0, place.start()) + 1


# --- what each says --------------------------------------------------------------------------------------------------


def ours(mistake: Mistake, schema: Path | None = None) -> list[Problem]:
    """What this validator says, by our own schema or another."""
    return check(mistake.document, "file.xml", Options(schema, folder=SNIPPETS))


def by_jing(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What jing says of each document, by the same grammar; as `line:column: level: message`."""
    together = {name: document for name, document in documents.items() if _is_xml(document)}
    told = _by_jing(together)
    # it reads no further file behind one that is no XML
    for name in documents.keys() - together.keys():
        told |= _by_jing({name: documents[name]})
    return told


def _by_jing(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    with TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{number}.xml" for number, name in enumerate(documents)}
        for name, path in paths.items():
            path.write_bytes(documents[name])
        command = ["jing", str(resources.schema("presidium.rng")), *map(str, paths.values())]
        told = subprocess.run(command, capture_output=True, text=True).stdout.splitlines()
        return {
            name: [_in_order(line.removeprefix(f"{path}:")) for line in told if line.startswith(f"{path}:")]
            for name, path in paths.items()
        }


def _in_order(message: str) -> str:
    """A message of jing with its alternatives in the order of the alphabet: it has them in another one at each run."""
    said, must, alternatives = message.partition("; must be ")
    several = re.split(r",? (?:or )?must be ", alternatives)
    return said + must + ", must be ".join(sorted(several)) if len(several) > 2 else message


def _is_xml(document: bytes) -> bool:
    try:
        etree.fromstring(document, etree.XMLParser(collect_ids=False))
    except etree.XMLSyntaxError:
        return False
    return True


@cache
def _by_libxml2() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resources.schema("presidium.rng")))


def by_lxml(document: bytes) -> list[str]:
    """What lxml says of a document, by the same grammar."""
    try:
        tree = etree.fromstring(document).getroottree()
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return [f"{line}:{column}: {error.msg}"]
    schema = _by_libxml2()
    schema.validate(tree)
    return [f"{entry.line}: {entry.message}" for entry in schema.error_log]


# --- the page --------------------------------------------------------------------------------------------------------


def made(mistake: Mistake, others: Mapping[str, Iterable[str]]) -> str:
    """What the page says of a mistake: the messages of all, and what would be repaired."""
    told = {OURS: [str(problem).removeprefix("file.xml:") for problem in ours(mistake)], **others}
    lines = [line for who, messages in told.items() for line in shown(who, list(messages))]
    blocks = ["```text\n" + "\n".join(lines) + "\n```"]
    if difference := diff(mistake):
        blocks.append(f"```diff\n{difference}```")
    return "\n\n".join(blocks)


def shown(who: str, messages: list[str]) -> Iterator[str]:
    """The lines of the page for what somebody says: the first few messages, and of very long ones the beginning."""
    if not messages:
        yield f"{who}: nothing"
    for message in messages[:_MOST]:
        text = " ".join(message.split())
        yield f"{who}:{text}" if who == OURS or len(text) <= _WIDEST else f"{who}:{text[:_WIDEST].rstrip()} …"
    if len(messages) > _MOST:
        yield f"{who}: {len(messages) - _MOST} more"


def diff(mistake: Mistake) -> str:
    """The lines that `validate --fix` would change, without those around them."""
    repaired = fixed(mistake.document, lambda data: check(data, "file.xml", Options(folder=SNIPPETS)))
    lines = repaired.difference("file.xml").splitlines(keepends=True)[2:]
    return "".join(line for line in lines if line.startswith(("+", "-")))


def written() -> str:
    """The page, with everything in it that is made anew."""
    page, all_mistakes = PAGE.read_text("utf-8"), mistakes()
    jing = by_jing({each.title: each.document for each in all_mistakes})
    new = iter(made(each, {JING: jing[each.title], LXML: by_lxml(each.document)}) for each in all_mistakes)

    def replaced(found: re.Match[str]) -> str:
        kept = found[0][: found.start("made") - found.start()]
        return f"{kept}\n{next(new)}\n" + ("\n" if found.end() < len(page) else "")

    return _MISTAKE.sub(replaced, page)


if __name__ == "__main__":
    if shutil.which("jing") is None:
        sys.exit("jing is not installed")
    PAGE.write_text(written(), "utf-8")
