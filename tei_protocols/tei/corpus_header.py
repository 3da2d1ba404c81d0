"""The header of a file of several sessions: what is common to them; each session has a header of its own besides."""

from __future__ import annotations

from collections.abc import Iterable

from tei_protocols.language import Language
from tei_protocols.model.protocol import Description
from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import XML_ID, Element, add
from tei_protocols.tei.encoding import write_encoding_description
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.statements import stated

_DIGITAL_SOURCE = "source.digital"


def write_corpus_header(
    header: Element, titles: Iterable[str], common: Description, publication: Publication, language: Language
) -> None:
    """Fill the `teiHeader` of a corpus, whose sessions have these titles, and about all of which `common` is known."""
    title = common.title or "; ".join(dict.fromkeys(titles))
    description = add(header, "fileDesc")
    _titles(add(description, "titleStmt"), title, common, language)
    publication.write(description, "", {}, language)
    if common.credits:
        statement = add(description, "notesStmt")
        for credit in common.credits:
            add(statement, "note", {"type": "credits"}, credit)
    address = _DIGITAL_SOURCE if common.abstract else ""
    source = add(add(description, "sourceDesc"), "bibl", {"type": "digitalSource", XML_ID: address})
    add(source, "title", {"level": "a"}, title)
    write_encoding_description(header, language)
    if common.abstract:
        abstract = add(add(header, "profileDesc"), "abstract", {"resp": f"#{_DIGITAL_SOURCE}"})
        for paragraph in common.abstract:
            add(abstract, "p", text=paragraph)
    revisions = add(header, "revisionDesc", {"status": "draft"})
    add(revisions, "change", text=stated(language, "converted"))


def _titles(statement: Element, title: str, common: Description, language: Language) -> None:
    add(statement, "title", {"type": "main"}, title)
    for contributor in common.contributors:
        if contributor.translator:
            add(statement, "editor", {"role": "translator", "ref": f"#{contributor.id}"}, contributor.name)
    if common.funder:
        add(statement, "funder", text=common.funder)
    for contributor in common.contributors:
        responsible = add(statement, "respStmt")
        add(responsible, "resp", text=contributor.work)
        add(responsible, "persName", {XML_ID: contributor.id}, contributor.name)
    responsible = add(statement, "respStmt")
    add(responsible, "resp", text=stated(language, "encoding"))
    add(responsible, "name", text=PROGRAM)
