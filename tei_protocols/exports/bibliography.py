"""The bibliography of a site: its sessions as reference managers want them, in XML (see `xslt/site/bibliography.xsl`),
go in; files come out, for each document and for all documents together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

FORMS = ("bib", "ris", "json")
"""BibTeX, RIS and CSL-JSON, by the suffixes of their files."""


def bibliographies(
    sessions: etree._Element, of_documents: Mapping[tuple[str, str], str], of_all: Mapping[str, str]
) -> dict[str, bytes]:
    """The files by their paths: `of_documents` are the paths by the name of the document and the form, `of_all` those
    for all together by the form."""
    entries: dict[str, list[str]] = {path: [] for path in (*of_documents.values(), *of_all.values())}
    for session in sessions:
        for form in FORMS:
            entry = session.findtext(form) or ""
            for path in (of_documents.get((str(session.get("name")), form)), of_all.get(form)):
                if path:
                    entries[path].append(entry)
    return {path: _file(path.rpartition(".")[2], each) for path, each in entries.items()}


def _file(form: str, entries: Iterable[str]) -> bytes:
    if form == "json":
        whole = ",\n".join(entries)
        return f"[\n{whole}\n]\n".encode()
    if form == "ris":
        # its lines end as those of Windows do
        return "".join(f"{entry}\n" for entry in entries).replace("\n", "\r\n").encode()
    return "\n".join(f"{entry}\n" for entry in entries).encode()
