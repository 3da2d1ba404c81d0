"""The search: the TEI of documents goes in; an index comes out that a browser searches without a server, as files.

Pagefind makes it. Each language has an index of its own, in a folder of its name: its stems are those of the language.
Pagefind's own filters come in another order each time, so that no two editions would be the same; what passages are
filtered by stands in `filters.json` instead:

    {"en_0a1b2c3": [["person:petrov"], ["member"], ["1957"], ["protocol-1#protocol-1"]], …}

by the name of the passage in the index: speakers, their roles, year, session.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any
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
    """The files of the index by their paths."""
    by_language: dict[str, list[Record]] = {}
    for text in texts:
        for record in records(text):
            by_language.setdefault(record.language, []).append(record)
    files: dict[str, bytes] = {}
    for language, found in sorted(by_language.items()):
        made = _run(_indexed(language, found))
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


def _run(work: Coroutine[Any, Any, dict[str, bytes]]) -> dict[str, bytes]:
    """Work to its end; in a thread of its own, for in a notebook this one has a loop already."""
    # whether there is to be a search is asked of every edition, also of one in which nothing changed
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _indexed(language: str, found: Iterable[Record]) -> dict[str, bytes]:
    from tempfile import TemporaryDirectory

    from pagefind.index import IndexConfig, PagefindIndex

    # on closing it writes all files to a folder: by itself, to `pagefind` in whatever folder one is working in
    with TemporaryDirectory(prefix="tei-protocols-") as folder:
        async with PagefindIndex(config=IndexConfig(force_language=language, output_path=folder)) as made:
            for record in found:
                await made.add_custom_record(
                    url=record.address,
                    content=record.words,
                    language=record.language,
                )
            files = await made.get_files()
    return {file["path"]: file["content"] for file in files if _is_needed(file["path"])}


def _filters(files: Mapping[str, bytes], found: Iterable[Record]) -> bytes:
    """What each passage of an index is filtered by: the names of passages are those of the files that hold them."""
    by_address = {record.address: record.filters for record in found}
    filters = {}
    for path, data in sorted(files.items()):
        if path.endswith(".pf_fragment"):
            address = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))["url"]
            filters[path.rpartition("/")[2].partition(".")[0]] = by_address[address.removeprefix("/")]
    return json.dumps(filters, ensure_ascii=False, separators=(",", ":")).encode()


def _is_needed(path: str) -> bool:
    return path in _NEEDED or path.endswith(_NEEDED_KINDS)
