"""Packing: the parts of a file go in, as XML; a ZIP archive of them comes out, the same at any time.

Formats that are archives (EPUB, Word) are written by their stylesheets as one document: `parts` with a `part` for each
file, by its `name`; what is in it is an element, or text.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from tei_protocols.line_ends import held_together
from tei_protocols.secure_xml import parse_xml

_MIMETYPE = "mimetype"
"""What an archive is: by the rules of such formats its first file, and not compressed."""

_PAGE = "{http://www.w3.org/1999/xhtml}html"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"


def packed(written: str) -> bytes:
    """The archive of the parts that a stylesheet wrote, in their order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part in parse_xml(written.encode(), "parts").getroot():
            # without a time and a system: those of whoever packs do not matter
            info = zipfile.ZipInfo(part.get("name") or "", (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.compress_type = zipfile.ZIP_STORED if info.filename == _MIMETYPE else zipfile.ZIP_DEFLATED
            archive.writestr(info, _content(part))
    return file.getvalue()


def _content(part: etree._Element) -> bytes:
    if len(part) == 0:
        return (part.text or "").encode()
    if part[0].tag != _PAGE:
        return etree.tostring(part[0], encoding="utf-8", xml_declaration=True, with_tail=False)
    return f"{_DECLARATION}{held_together(etree.tostring(part[0], encoding='unicode', with_tail=False))}".encode()
