"""The search: the TEI of documents goes in; an index comes out that a browser searches without a server, as files.

Pagefind makes it. Each language has an index of its own, in a folder of its name: its stems are those of the language.
Pagefind's own filters come in another order each time, so that no two editions would be the same; where passages stand
and what they are filtered by is in `filters.json` instead:

    {"en_0a1b2c3": ["protocol-1.html#item-1.2", ["person:petrov"], ["member"], ["1957"], ["protocol-1#protocol-1"]], …}

by the name of the passage in the index: its address in the site, speakers, their roles, year, session.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from lxml import etree
from msgspec import Struct

from tei_protocols import resources
from tei_protocols.secure_xml import parse_xml
from tei_protocols.xslt_engine import engine

_RECORDS = "exports/search.xsl"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# of what comes along, a page of ours needs no more: not the interfaces that Pagefind draws itself
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_NEEDED_KINDS = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
# what stands before the JSON of a fragment
_SIGNATURE = b"pagefind_dcd"
_PAGE = '<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body>{}</body></html>'


class Stopped(Exception):
    """The program that makes the index stopped; it says why."""


class Text(Struct, frozen=True):
    """A document to be found: its name, its TEI, and the path of its page in the site."""

    name: str
    tree: etree._ElementTree
    page: str


class Record(Struct, frozen=True):
    """A passage to be found: its address in the site, its words and language, and by what it can be filtered."""

    address: str
    words: str
    language: str
    filters: tuple[Sequence[str], ...]


def is_installed() -> bool:
    """Is there a program that makes the index?"""
    return find_spec("pagefind") is not None and find_spec("pagefind_bin") is not None


def index(texts: Iterable[Text]) -> dict[str, bytes]:
    """The files of the index by their paths. Raises Stopped."""
    by_language: dict[str, list[Record]] = {}
    for text in texts:
        for record in records(text):
            by_language.setdefault(record.language, []).append(record)
    files: dict[str, bytes] = {}
    for language, found in sorted(by_language.items()):
        made = _indexed(language, found)
        files |= {f"{language}/{path}": data for path, data in made.items()}
        files[f"{language}/filters.json"] = _filters(made, found)
    return files


def records(text: Text) -> list[Record]:
    """The passages of one document."""
    stylesheet = resources.stylesheet(_RECORDS)
    saxon = engine(stylesheet)
    made = parse_xml(saxon.run(stylesheet, saxon.document(text.tree)).encode(), text.name).getroot()
    return [_record(text, element) for element in made if (element.text or "").strip()]


def _record(text: Text, element: etree._Element) -> Record:
    at, session = element.get("at", ""), element.get("session", "")
    year = [element.get("year", "")]
    filters = (element.get("who", "").split(), element.get("roles", "").split(), year, [f"{text.name}#{session}"])
    address = quote(text.page) + (f"#{at}" if at else "")
    language = element.get(_LANGUAGE, "en").partition("-")[0]
    return Record(address, element.text or "", language, filters)


def _indexed(language: str, found: Sequence[Record]) -> dict[str, bytes]:
    """The files of the index of one language. Pagefind reads a folder where each passage is a page, named by its
    number: handed over one by one, each would take a tenth of a second, as long as its library waits for an answer."""
    with TemporaryDirectory(prefix="tei-protocols-") as folder:
        passages, made = Path(folder, "passages"), Path(folder, "index")
        passages.mkdir()
        for number, record in enumerate(found):
            page = _PAGE.format(escape(record.words, quote=False))
            (passages / f"{number}.html").write_text(page, "utf-8")
        options = ("--site", str(passages), "--output-path", str(made), "--force-language", language, "--quiet")
        command = [sys.executable, "-m", "pagefind", *options]
        # in a folder of its own: where one works there may be settings for another site
        ended = subprocess.run(command, capture_output=True, cwd=folder, check=False)
        if ended.returncode:
            said = (ended.stderr or ended.stdout).decode(errors="replace").strip()
            raise Stopped(said.rpartition("\n")[2] or f"exit status {ended.returncode}")
        paths = [path for path in sorted(made.rglob("*")) if path.is_file()]
        files = {path.relative_to(made).as_posix(): path for path in paths}
        return {name: path.read_bytes() for name, path in files.items() if _is_needed(name)}


def _filters(files: Mapping[str, bytes], found: Sequence[Record]) -> bytes:
    """Where each passage of an index stands, and what it is filtered by: the names of passages are those of the files
    that hold them."""
    facts = {}
    for path, data in files.items():
        if path.endswith(".pf_fragment"):
            page = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))["url"]
            record = found[int(page.strip("/").removesuffix(".html"))]
            facts[path.rpartition("/")[2].partition(".")[0]] = (record.address, *record.filters)
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def _is_needed(path: str) -> bool:
    return path in _NEEDED or path.endswith(_NEEDED_KINDS)
