"""The TEI header: the description of a protocol goes in, a `teiHeader` comes out."""

from __future__ import annotations

from lxml import etree

from tei_protocols.model.source import Source
from tei_protocols.model.white_space import normal
from tei_protocols.tei.addresses import PROGRAM, PROJECT, UNNAMED_EDITOR
from tei_protocols.tei.elements import XML_ID, add, new, write
from tei_protocols.tei.encoding import encoding_description
from tei_protocols.tei.profile import profile_description
from tei_protocols.tei.sources import source_description
from tei_protocols.tei.writing import Writing


def write_header(writing: Writing) -> etree._Element:
    """The whole header. Write the text before it: only then is it known who is cited there."""
    source_part = source_description(writing)
    profile_part = profile_description(writing)
    header = new("teiHeader")
    file_description = add(header, "fileDesc")
    _titles(file_description, writing)
    writing.publication.write(file_description, writing.description.rights, writing.by_project("rights"))
    _notes(file_description, writing)
    file_description.append(source_part)
    header.append(encoding_description(writing.addresses.prefix, with_digest=not writing.addresses.prefix))
    header.append(profile_part)
    revisions = add(header, "revisionDesc", {"status": "draft"})
    add(revisions, "change", {"who": writing.addresses.to(PROGRAM)}, "Converted from the transcript.")
    return header


def _titles(parent: etree._Element, writing: Writing) -> None:
    description = writing.description
    statement = add(parent, "titleStmt")
    attributes = {"type": "main"} | writing.by_project("title")
    add(statement, "title", attributes, description.title or writing.protocol.source.name)
    if description.number or description.dates:
        writing.dates(add(statement, "meeting", {"n": description.number} | writing.by_project("number")))
    for contributor in description.contributors:
        if contributor.translator:
            attributes = {"role": "translator", "ref": writing.addresses.to(contributor.id)}
            add(statement, "editor", attributes | writing.by_project("translators"), contributor.name)
    if description.funder:
        add(statement, "funder", writing.by_project("funder"), description.funder)
    _responsibilities(statement, writing)


def _responsibilities(statement: etree._Element, writing: Writing) -> None:
    """Who did what: the contributors of the source, and those whom attributes of this document name."""
    addresses = writing.addresses
    for contributor in writing.description.contributors:
        responsible = add(statement, "respStmt")
        add(responsible, "resp", text=contributor.work)
        add(responsible, "persName", {XML_ID: addresses.id(contributor.id)}, contributor.name)
    if addresses.cites_unnamed_editor:
        _responsible(statement, addresses.id(UNNAMED_EDITOR), "Editing of the source", "not named")
    if addresses.cites_project:
        name = writing.publication.publisher or "the project"
        _responsible(statement, addresses.id(PROJECT), "Statements that the transcript lacks", name)
    _responsible(statement, addresses.id(PROGRAM), "Encoding by program, not yet reviewed by a person", PROGRAM)


def _responsible(statement: etree._Element, address: str, work: str, name: str) -> None:
    responsible = add(statement, "respStmt", {XML_ID: address})
    add(responsible, "resp", text=work)
    add(responsible, "name", text=name)


def _notes(parent: etree._Element, writing: Writing) -> None:
    statement = new("notesStmt")
    for credit in writing.description.credits:
        add(statement, "note", {"type": "credits"}, credit)
    _verbatim(statement, "header", writing.protocol.source, writing.protocol.header_lines)
    _verbatim(statement, "discarded", writing.protocol.source, writing.protocol.discarded_lines)
    if len(statement):
        parent.append(statement)


def _verbatim(parent: etree._Element, kind: str, source: Source, numbers: tuple[int, ...]) -> None:
    """Lines that are not part of the text, to the letter; a note holds those that only blank lines part."""
    kept = set(numbers)
    note = None
    for line in source.lines:
        words = normal(source[line.span])
        if line.number in kept:
            note = add(parent, "note", {"type": kind, "n": str(line.number)}) if note is None else note
            note.set("n", f"{note.get('n', '').split('-')[0]}-{line.number}")
            add(note, "lb", {"n": str(line.number)})
            write(note, words)
        elif words:
            note = None
