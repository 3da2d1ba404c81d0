"""The header of a file of several sessions: what is common to them; each session has a header of its own besides."""

from __future__ import annotations

from lxml import etree

from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import add, new
from tei_protocols.tei.encoding import encoding_description
from tei_protocols.tei.publication import Publication


def corpus_header(sessions: list[etree._Element], publication: Publication) -> etree._Element:
    """The `teiHeader` of the corpus, from the titles of its sessions."""
    titles = [title.text or "" for session in sessions for title in session.findall(".//{*}titleStmt/{*}title")]
    header = new("teiHeader")
    description = add(header, "fileDesc")
    statement = add(description, "titleStmt")
    add(statement, "title", {"type": "main"}, "; ".join(dict.fromkeys(titles)))
    responsible = add(statement, "respStmt")
    add(responsible, "resp", text="Encoding by program, not yet reviewed by a person")
    add(responsible, "name", text=PROGRAM)
    publication.write(description, "", {})
    source = add(add(description, "sourceDesc"), "bibl", {"type": "digitalSource"})
    add(source, "title", {"level": "a"}, "; ".join(dict.fromkeys(titles)))
    header.append(encoding_description())
    add(add(header, "revisionDesc", {"status": "draft"}), "change", text="Converted from the transcript.")
    return header
