"""The TEI header: the description of a protocol goes into a `teiHeader`."""

from __future__ import annotations

from tei_protocols.model.protocol import Protocol
from tei_protocols.model.source import Line, Source
from tei_protocols.model.white_space import WHITE_SPACE, normal
from tei_protocols.tei.addresses import PROGRAM, PROJECT, UNNAMED_EDITOR
from tei_protocols.tei.elements import XML_ID, Element, add, characters
from tei_protocols.tei.encoding import write_encoding_description
from tei_protocols.tei.profile import write_profile_description
from tei_protocols.tei.sources import write_source_description
from tei_protocols.tei.statements import stated
from tei_protocols.tei.writing import Writing


def write_header(header: Element, writing: Writing) -> None:
    """Fill the header. Write the text before it: only then is it known who is cited there."""
    file_description = add(header, "fileDesc")
    title_statement = add(file_description, "titleStmt")
    _titles(title_statement, writing)
    rights = writing.description.rights
    writing.publication.write(file_description, rights, writing.by_project("rights"), writing.language)
    _notes(file_description, writing)
    write_source_description(file_description, writing)
    write_encoding_description(header, writing.language, writing.addresses.prefix)
    write_profile_description(header, writing)
    revisions = add(header, "revisionDesc", {"status": "draft"})
    add(revisions, "change", {"who": writing.addresses.to(PROGRAM)}, stated(writing.language, "converted"))
    _responsibilities(title_statement, writing)


def title_of(protocol: Protocol) -> str:
    """The title of a session; the name of its file, where it has none."""
    return protocol.description.title or protocol.source.file_name


def _titles(statement: Element, writing: Writing) -> None:
    description = writing.description
    attributes = {"type": "main"} | writing.by_project("title")
    add(statement, "title", attributes, title_of(writing.protocol))
    if description.number or description.dates:
        writing.dates(add(statement, "meeting", {"n": description.number} | writing.by_project("number")))
    for contributor in description.contributors:
        if contributor.translator:
            attributes = {"role": "translator", "ref": writing.addresses.to(contributor.id)}
            add(statement, "editor", attributes | writing.by_project("translators"), contributor.name)
    if description.funder:
        add(statement, "funder", writing.by_project("funder"), description.funder)


def _responsibilities(statement: Element, writing: Writing) -> None:
    """Who did what: the contributors of the source, and those whom attributes of this document name; so it is written
    when all these are."""
    addresses, language = writing.addresses, writing.language
    for contributor in writing.description.contributors:
        responsible = add(statement, "respStmt")
        add(responsible, "resp", text=contributor.work)
        add(responsible, "persName", {XML_ID: addresses.id(contributor.id)}, contributor.name)
    if addresses.cites_unnamed_editor:
        work = stated(language, "source_editing")
        _responsible(statement, addresses.id(UNNAMED_EDITOR), work, stated(language, "unnamed"))
    for typist, address in addresses.typists.items():
        _responsible(statement, addresses.id(address), stated(language, "file_changes"), typist)
    if addresses.cites_project:
        name = writing.publication.publisher or stated(language, "project")
        _responsible(statement, addresses.id(PROJECT), stated(language, "statements"), name)
    _responsible(statement, addresses.id(PROGRAM), stated(language, "encoding"), PROGRAM)


def _responsible(statement: Element, address: str, work: str, name: str) -> None:
    responsible = add(statement, "respStmt", {XML_ID: address})
    add(responsible, "resp", text=work)
    add(responsible, "name", text=name)


def _notes(parent: Element, writing: Writing) -> None:
    protocol = writing.protocol
    credits = protocol.description.credits
    if not (credits or protocol.header_lines or protocol.discarded_lines):
        return
    statement = add(parent, "notesStmt")
    for credit in credits:
        add(statement, "note", {"type": "credits"}, credit)
    _verbatim(statement, "header", writing, protocol.header_lines)
    _verbatim(statement, "discarded", writing, protocol.discarded_lines)


def _verbatim(parent: Element, kind: str, writing: Writing, numbers: tuple[int, ...]) -> None:
    """Lines that are not part of the text, to the letter; a note holds those that only blank lines part."""
    source = writing.protocol.source
    for lines in _parted_by_words(source, numbers):
        note = add(parent, "note", {"type": kind, "n": f"{lines[0].number}-{lines[-1].number}"})
        for line in lines:
            note.content.append(f'<lb n="{line.number}"/>{characters(normal(source.printed(line.span)))}')
            writing.running.signs.update(source.signs_in(line.span))


def _parted_by_words(source: Source, numbers: tuple[int, ...]) -> list[list[Line]]:
    """The lines with these numbers, in lists between which the source has something else."""
    parts: list[list[Line]] = []
    end = 0
    for number in numbers:
        line = source.lines[number - 1]
        if not parts or source.text[end : line.span.start].strip(WHITE_SPACE):
            parts.append([])
        parts[-1].append(line)
        end = line.span.end
    return parts
