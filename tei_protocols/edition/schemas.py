"""The schemas of an edition: they lie beside its TEI, and every document points to them there."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.project_places import PROJECT_FILE

# presidium.xsd imports xml.xsd
_FILES = ("presidium.rng", "presidium.xsd", "presidium.sch", "xml.xsd")
_POINTER = re.compile(rb"""(<\?xml-model\b[^>]*?\bhref\s*=\s*)("|')[^"']*?(presidium\.(?:rng|xsd|sch))\2""")


def schemas() -> dict[str, bytes]:
    """The schemas by file name."""
    found = {name: resources.schema(name) for name in _FILES}
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


def schemas_of_project(folder: Path) -> Path | None:
    """The folder with our schemas in the project that the absolute `folder` belongs to; None where there is none."""
    for place in (folder, *folder.parents):
        if (place / PROJECT_FILE).is_file():
            return place / "schemas" if (place / "schemas" / "presidium.rng").is_file() else None
    return None


def pointed_to(data: bytes, tree: etree._ElementTree, folder: str) -> bytes:
    """The document `data`, of which `tree` is the parsed form, with its pointers to our schemas leading to `folder`.

    Nothing else is touched: a person may have laid out this file. Only one that is not in UTF-8 is written anew.
    """
    encoding = (tree.docinfo.encoding or "utf-8").lower()
    if encoding not in ("utf-8", "us-ascii", "ascii"):
        data = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    root = tree.getroot()
    tag = f"{root.prefix}:" if root.prefix else ""
    start = re.search(rb"<" + re.escape(f"{tag}{etree.QName(root).localname}".encode()) + rb"[\s/>]", data)
    end = start.start() if start else 0
    return _POINTER.sub(lambda found: _leading_to(found, folder), data[:end]) + data[end:]


def _leading_to(pointer: re.Match[bytes], folder: str) -> bytes:
    return pointer[1] + pointer[2] + f"{folder}/".encode() + pointer[3] + pointer[2]
