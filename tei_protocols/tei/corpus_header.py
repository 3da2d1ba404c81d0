"""The header of a file of several sessions: what is common to them; each session has a header of its own besides."""

from __future__ import annotations

from lxml import etree

from tei_protocols.language import Language
from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import add
from tei_protocols.tei.encoding import write_encoding_description
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.statements import stated


def write_corpus_header(header: etree._Element, publication: Publication, language: Language) -> None:
    """Fill the `teiHeader` of a corpus, from the titles of the sessions that stand behind it."""
    sessions = header.itersiblings()
    titles = [title.text or "" for session in sessions for title in session.findall(".//{*}titleStmt/{*}title")]
    description = add(header, "fileDesc")
    statement = add(description, "titleStmt")
    add(statement, "title", {"type": "main"}, "; ".join(dict.fromkeys(titles)))
    responsible = add(statement, "respStmt")
    add(responsible, "resp", text=stated(language, "encoding"))
    add(responsible, "name", text=PROGRAM)
    publication.write(description, "", {}, language)
    source = add(add(description, "sourceDesc"), "bibl", {"type": "digitalSource"})
    add(source, "title", {"level": "a"}, "; ".join(dict.fromkeys(titles)))
    write_encoding_description(header, language)
    revisions = add(header, "revisionDesc", {"status": "draft"})
    add(revisions, "change", text=stated(language, "converted"))
