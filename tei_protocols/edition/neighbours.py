"""Neighbours: the page of each document gets the ways to the sessions before and after it.

A document is built without knowing of the others, and two pages change where one is added between them. So the page has
places for them, between comments, which are filled when the site is made and can be filled anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec.structs import replace

from tei_protocols.edition import places
from tei_protocols.edition.manifest import Entry, sha256
from tei_protocols.files import write_atomically

# reading and writing wait for the disk
_THREADS = 4
_BODY = b"<body>"


def with_neighbours(out: Path, entries: Mapping[str, Entry], ways: Mapping[str, Mapping[str, str]]) -> dict[str, Entry]:
    """The entries of the documents in `out` after their pages got these ways, as HTML by document and place.

    Raises OSError.
    """
    with ThreadPoolExecutor(_THREADS) as threads:
        changed = threads.map(lambda name: _with(out, name, entries[name], ways.get(name, {})), entries)
    return dict(zip(entries, changed, strict=True))


def _with(out: Path, name: str, entry: Entry, ways: Mapping[str, str]) -> Entry:
    path = places.document(name)
    if path not in entry.outputs or not (out / path).is_file():
        return entry
    before = (out / path).read_bytes()
    after = filled(before, ways)
    if after == before:
        return entry
    write_atomically(out / path, after)
    return replace(entry, outputs={**entry.outputs, path: sha256(after)})


def filled(page: bytes, ways: Mapping[str, str]) -> bytes:
    """The page with these ways in its places."""
    # a style of somebody's own, which stands before the body, may hold anything
    head, body, shown = page.rpartition(_BODY)
    for place, words in ways.items():
        opens, closes = f"<!--{place}-->".encode(), f"<!--/{place}-->".encode()
        before, opened, inside = shown.partition(opens)
        _, closed, after = inside.partition(closes)
        if closed:
            shown = before + opened + words.encode() + closed + after
    return head + body + shown
