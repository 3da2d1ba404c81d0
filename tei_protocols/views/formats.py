"""The formats: what a stylesheet wrote of a page goes in, a file comes out.

`xslt/formats/NAME.xsl` writes the page of a view as a text, `xslt/books/NAME.xsl` those of many; the table says what
makes a file of the text. Whoever adds a format adds a stylesheet and a line here. The plain forms have one stylesheet
together, `xslt/formats/plain.xsl`, and read what it says of a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from msgspec import Struct, field

from tei_protocols import resources
from tei_protocols.styles import style_parameters
from tei_protocols.views.packing import packed
from tei_protocols.views.plain.md import markdown
from tei_protocols.views.plain.txt import plain_text
from tei_protocols.views.printing import typeset


class Besides(Struct, frozen=True):
    """What a file may be made of besides the page.

    `documents` are the TEI of which it is a view, by names, and may travel inside it. `looks` is the folder of a
    project with its own looks of print, None where there is none.
    """

    documents: Mapping[str, etree._ElementTree] = field(default_factory=dict)
    looks: Path | None = None


def as_written(text: str, besides: Besides) -> bytes:
    """A format that is text: what the stylesheet wrote is the file."""
    return text.encode()


def _packed(text: str, besides: Besides) -> bytes:
    return packed(text)


def _printed(text: str, besides: Besides) -> bytes:
    return typeset(text, dict(_as_file(tree, name) for name, tree in besides.documents.items()), besides.looks)


def _as_file(tree: etree._ElementTree, name: str) -> tuple[str, str]:
    """A document as a file inside another: what it is called there, and its text."""
    # a name may come from anywhere
    return re.sub(r"[^\w.-]", "_", name) + ".xml", etree.tostring(tree, encoding="utf-8", xml_declaration=True).decode()


MAKERS: Mapping[str, Callable[[str, Besides], bytes]] = {
    "html": as_written,
    "pdf": _printed,
    "epub": _packed,
    "docx": _packed,
    "md": as_written,
    "txt": as_written,
}
"""By the name of the format, which is the suffix of its files, too."""


PLAIN: Mapping[str, Callable[[str], str]] = {"md": markdown, "txt": plain_text}
"""The plain forms, each as it is written of marked words; their files say last, each time in the same words, what all
pages of a document have in common."""

NAMED = ("epub",)
"""The formats whose files have a style of their own, and say what no other file is called."""


def parameters(to: str, view: str, trees: Iterable[etree._ElementTree]) -> dict[str, str]:
    """What a format's stylesheet is told: its style, and a name that stays the same when these documents change."""
    if to not in NAMED:
        return {}
    described = (
        "".join(map(str, each.itertext())) for tree in trees for each in tree.iterfind("{*}teiHeader/{*}fileDesc")
    )
    named = uuid5(NAMESPACE_URL, "\n".join([view, *described]))
    return {**style_parameters(to), "identifier": named.urn}


@cache
def stylesheet(to: str) -> Path:
    """The stylesheet that writes a page in the format `to`."""
    return resources.stylesheet(f"formats/{'plain' if to in PLAIN else to}.xsl")


def stylesheet_of_books(to: str) -> Path:
    """The stylesheet that writes the pages of many documents in the format `to`, as one book."""
    return resources.stylesheet(f"books/{to}.xsl")
