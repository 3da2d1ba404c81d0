"""Neighbours: the pages of each document get the ways to the sessions before and after it, and to its people.

A document is built without knowing of the others, and two pages change where one is added between them. So the page has
places for them, between comments, which are filled when the site is made and can be filled anew; and the name of a
person, which leads to where the page lists those who took part, leads to their own page where the site has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import escape, unescape
from pathlib import Path

from msgspec.structs import replace

from tei_protocols.edition import places
from tei_protocols.edition.manifest import Entry, sha256
from tei_protocols.exports.site import Ways
from tei_protocols.files import write_atomically

# reading and writing wait for the disk
_THREADS = 4
_BODY = b"<body>"
# as the page writes it, or as it was filled before; text has no "<", and values of attributes no quotation mark
_PERSON = re.compile(
    rb'<a class="(?P<kinds>person[^"]*)" '
    rb'(?:href="#person:(?P<person>[^"]*)"|data-person="(?P<filled>[^"]*)" href="[^"]*")'
)


def with_neighbours(out: Path, entries: Mapping[str, Entry], ways: Mapping[str, Ways]) -> dict[str, Entry]:
    """The entries of the documents in `out` after their pages got these ways, by document.

    Raises OSError.
    """
    with ThreadPoolExecutor(_THREADS) as threads:
        changed = threads.map(lambda name: _with(out, entries[name], ways.get(name, Ways())), entries)
    return dict(zip(entries, changed, strict=True))


def _with(out: Path, entry: Entry, ways: Ways) -> Entry:
    """The pages of one document: that of all views, and those of each."""
    changed = {}
    for path in (each for each in entry.outputs if each.endswith(places.PAGE)):
        if not (out / path).is_file():
            continue
        before = (out / path).read_bytes()
        after = filled(before, ways)
        if after != before:
            write_atomically(out / path, after)
            changed[path] = sha256(after)
    return replace(entry, outputs={**entry.outputs, **changed}) if changed else entry


def filled(page: bytes, ways: Ways) -> bytes:
    """The page with these ways in its places, and from the names of people."""
    # a style of somebody's own, which stands before the body, may hold anything
    head, body, shown = page.rpartition(_BODY)
    for place, words in ways.places.items():
        opens, closes = f"<!--{place}-->".encode(), f"<!--/{place}-->".encode()
        before, opened, inside = shown.partition(opens)
        _, closed, after = inside.partition(closes)
        if closed:
            shown = before + opened + words.encode() + closed + after
    return head + body + _PERSON.sub(partial(_person, ways.people), shown)


def _person(people: Mapping[str, str], found: re.Match[bytes]) -> bytes:
    """Where the name of a person begins: with the way to their page where there is one."""
    person: bytes = found["filled"] if found["person"] is None else found["person"]
    address = people.get(unescape(person.decode()))
    if address is None:
        return b'<a class="%b" href="#person:%b"' % (found["kinds"], person)
    return b'<a class="%b" data-person="%b" href="%b"' % (found["kinds"], person, escape(address).encode())
