"""The header of a file of several sessions: what is common to them; each session has a header of its own besides."""

from __future__ import annotations

from collections.abc import Iterable

from tei_protocols.language import Language
from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import Element, add
from tei_protocols.tei.encoding import write_encoding_description
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.statements import stated


def write_corpus_header(header: Element, titles: Iterable[str], publication: Publication, language: Language) -> None:
    """Fill the `teiHeader` of a corpus, whose sessions have these titles."""
    title = "; ".join(dict.fromkeys(titles))
    description = add(header, "fileDesc")
    statement = add(description, "titleStmt")
    add(statement, "title", {"type": "main"}, title)
    responsible = add(statement, "respStmt")
    add(responsible, "resp", text=stated(language, "encoding"))
    add(responsible, "name", text=PROGRAM)
    publication.write(description, "", {}, language)
    source = add(add(description, "sourceDesc"), "bibl", {"type": "digitalSource"})
    add(source, "title", {"level": "a"}, title)
    write_encoding_description(header, language)
    revisions = add(header, "revisionDesc", {"status": "draft"})
    add(revisions, "change", text=stated(language, "converted"))
