"""The TEI header: the description of a protocol goes in, a `teiHeader` comes out."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from importlib.resources import files

from lxml import etree

from tei_protocols import __version__
from tei_protocols.language import Language
from tei_protocols.model.protocol import Description, Protocol
from tei_protocols.model.source import Span
from tei_protocols.model.white_space import normal
from tei_protocols.tei.addresses import PROGRAM, UNNAMED_EDITOR, Addresses
from tei_protocols.tei.elements import XML_ID, add, new, write
from tei_protocols.tei.participants import participants
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.running_text import RunningText

_LINE_END = re.compile(r"\s*\n\s*")


class HeaderWriter:
    """Writes the header of one protocol."""

    def __init__(
        self,
        protocol: Protocol,
        addresses: Addresses,
        running: RunningText,
        publication: Publication,
        language: Language,
    ) -> None:
        self._protocol = protocol
        self._description: Description = protocol.description
        self._source = protocol.source
        self._addresses = addresses
        self._running = running
        self._publication = publication
        self._language = language

    def write(self) -> etree._Element:
        """The whole header. Call it when the text has been written: only then is it known who is cited in it."""
        header = new("teiHeader")
        file_description = add(header, "fileDesc")
        self._title_statement(file_description)
        self._publication.write(file_description, self._rights())
        self._notes(file_description)
        self._sources(file_description)
        header.append(self._encoding())
        self._profile(header)
        revisions = add(header, "revisionDesc", {"status": "draft"})
        add(revisions, "change", {"who": self._addresses.to(PROGRAM)}, "Converted from the transcript.")
        return header

    def _words(self, span: Span) -> str:
        return " ".join(self._source[span].split())

    def _date(self, parent: etree._Element, name: str = "date") -> None:
        for date in self._description.dates:
            one_day = date.first == date.last
            days = {"when": date.first} if one_day else {"from": date.first, "to": date.last}
            add(parent, name, days, date.printed)

    def _title_statement(self, parent: etree._Element) -> None:
        statement = add(parent, "titleStmt")
        description = self._description
        add(statement, "title", {"type": "main"}, description.title or self._source.name)
        if description.number or description.dates:
            self._date(add(statement, "meeting", {"n": description.number}))
        for contributor in description.contributors:
            if contributor.translator:
                add(
                    statement,
                    "editor",
                    {"role": "translator", "ref": self._addresses.to(contributor.id)},
                    contributor.name,
                )
        if description.funder:
            add(statement, "funder", text=description.funder)
        for contributor in description.contributors:
            self._responsible(statement, contributor.work, "persName", contributor.name, person=contributor.id)
        if self._addresses.unnamed_editor_is_cited:
            self._responsible(statement, "Editing of the source", "name", "not named", UNNAMED_EDITOR)
        self._responsible(statement, "Encoding by program, not yet reviewed by a person", "name", PROGRAM, PROGRAM)

    def _responsible(
        self, parent: etree._Element, work: str, name_element: str, name: str, own: str = "", person: str = ""
    ) -> None:
        statement = add(parent, "respStmt", {XML_ID: self._addresses.id(own) if own else ""})
        add(statement, "resp", text=work)
        add(statement, name_element, {XML_ID: self._addresses.id(person) if person else ""}, name)

    def _rights(self) -> str:
        return self._words(self._description.rights) if self._description.rights else ""

    def _notes(self, parent: etree._Element) -> None:
        statement = new("notesStmt")
        for span in self._description.credits:
            add(statement, "note", {"type": "credits"}, self._words(span))
        self._verbatim(statement, "header", self._protocol.header_lines)
        self._verbatim(statement, "discarded", self._protocol.discarded_lines)
        if len(statement):
            parent.append(statement)

    def _verbatim(self, parent: etree._Element, kind: str, numbers: tuple[int, ...]) -> None:
        """Lines that are not part of the text, to the letter; a note holds those that only blank lines part."""
        kept = set(numbers)
        note = None
        for line in self._source.lines:
            words = normal(self._source[line.span])
            if line.number in kept:
                note = add(parent, "note", {"type": kind, "n": str(line.number)}) if note is None else note
                note.set("n", f"{note.get('n', '').split('-')[0]}-{line.number}")
                add(note, "lb", {"n": str(line.number)})
                write(note, words)
            elif words:
                note = None

    def _sources(self, parent: etree._Element) -> None:
        sources = add(parent, "sourceDesc")
        description = self._description
        if description.citation is None:
            add(
                sources,
                "bibl",
                {"type": "digitalSource", XML_ID: self._addresses.id("source.digital")},
                self._source.name,
            )
        else:
            bibl = add(sources, "bibl", {"type": "digitalSource", XML_ID: self._addresses.id("source.digital")})
            self._running.fill(bibl, description.citation)
            if description.contents:
                languages = {"mainLang": self._source.language, "otherLangs": description.original_language}
                add(bibl, "textLang", languages, self._words(description.contents))
        if description.archival:
            self._manuscript(sources)

    def _manuscript(self, parent: etree._Element) -> None:
        archival = self._description.archival
        assert archival is not None
        manuscript = add(parent, "msDesc", {XML_ID: self._addresses.id("source.archival")})
        identifier = add(manuscript, "msIdentifier")
        repository = add(identifier, "repository")
        if archival.expansion:
            choice = add(repository, "choice")
            add(choice, "abbr", text=archival.repository)
            add(choice, "expan", text=archival.expansion)
        else:
            repository.text = archival.repository
        self._running.fill(add(identifier, "idno", {"type": "shelfmark"}), archival.printed)
        original = self._description.original_language
        if archival.leaves or original:
            item = add(add(manuscript, "msContents"), "msItem")
            if archival.leaves:
                first, last, printed = archival.leaves
                add(item, "locus", {"from": first, "to": last}, printed)
            if original:
                add(item, "textLang", {"mainLang": original}, self._language_name(original))
        if self._description.dates:
            self._date(add(add(manuscript, "history"), "origin"), "origDate")

    def _language_name(self, code: str) -> str:
        names = {str(value): name for name, value in self._language.table("language_name").items()}
        return names.get(code, code)

    def _encoding(self) -> etree._Element:
        encoding = deepcopy(_encoding_description())
        for element in encoding.iter("{*}taxonomy", "{*}category"):
            element.set(XML_ID, self._addresses.id(element.get(XML_ID, "")))
        information = new("appInfo")
        application = add(information, "application", {"ident": PROGRAM, "version": __version__})
        add(application, "label", text=PROGRAM)
        paragraph = add(
            application,
            "p",
            text="Digest of this file as the program left it; a corrected file is known by it: ",
        )
        add(paragraph, "idno", {"type": "sha256"})
        encoding.insert(0, information)
        return encoding

    def _profile(self, parent: etree._Element) -> None:
        profile = add(parent, "profileDesc")
        description = self._description
        if description.abstract:
            abstract = add(profile, "abstract", {"resp": self._addresses.to("source.digital")})
            for span in description.abstract:
                add(abstract, "p", text=self._words(span))
        if description.dates:
            self._date(add(profile, "creation"))
        usage = add(profile, "langUsage")
        for code in dict.fromkeys((self._source.language, description.original_language)):
            if code:
                add(usage, "language", {"ident": code}, self._language_name(code))
        add(
            add(profile, "textClass"),
            "catRef",
            {"scheme": self._addresses.to("record"), "target": self._addresses.to("record.notes")},
        )
        described = participants(self._protocol, self._addresses)
        if described is not None:
            profile.append(described)


@cache
def _encoding_description() -> etree._Element:
    text = files("tei_protocols.tei").joinpath("encoding_description.xml").read_bytes()
    description = etree.fromstring(text, etree.XMLParser(remove_blank_text=True))
    for element in description.iter():
        element.text = _LINE_END.sub(" ", element.text or "") or None
        element.tail = _LINE_END.sub(" ", element.tail or "") or None
    return description
