"""Kinds: the bytes and the name of a file go in; which reader it is for comes out, or why it is for none."""

from __future__ import annotations

import re
from pathlib import PurePath

from tei_protocols.readers.archive import Archive
from tei_protocols.readers.refusals import refusal, refuse_by_beginning, refuse_by_name, unknown_archive

BY_SUFFIX = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".odt": "odt",
}
"""The reader for each name that transcripts have; other names, and none, are of plain text."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SAMPLE = 4096
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\s|<(?:\w+:)?(?:TEI|teiCorpus)\b)")


def kind(data: bytes, name: str) -> str:
    """Which reader a file is for, by its contents before its name. Raises UnusableInput where it is for none."""
    refuse_by_beginning(data, name)
    by_name = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if data.startswith(_ZIP):
        return _kind_of_archive(Archive(data, name), by_name)
    if _HTML.match(data[:_SAMPLE]):
        return "html"
    refuse_by_name(name)
    if _XML.match(data[:_SAMPLE]):
        raise refusal(
            "an XML document, not a transcript", "TEI is checked with `validate` and shown with `transform`", name
        )
    return by_name or "text"


def _kind_of_archive(archive: Archive, by_name: str | None) -> str:
    if (archive.read("mimetype") or b"").startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(path.startswith("word/") for path in archive.names()):
        return "docx"
    if by_name in ("docx", "odt"):
        return by_name  # what it lacks, its reader says
    raise unknown_archive(archive.name)
