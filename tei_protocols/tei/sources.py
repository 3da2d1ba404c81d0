"""The source description: the digital source as it is cited, and the archival file behind it."""

from __future__ import annotations

from tei_protocols.model.protocol import Archival
from tei_protocols.tei.elements import XML_ID, Element, add, write
from tei_protocols.tei.writing import Writing


def write_source_description(parent: Element, writing: Writing) -> None:
    """The `sourceDesc`."""
    sources = add(parent, "sourceDesc")
    _digital(sources, writing)
    if writing.description.archival:
        _manuscript(sources, writing.description.archival, writing)


def _digital(parent: Element, writing: Writing) -> None:
    description = writing.description
    address = writing.addresses.id("source.digital")
    bibl = add(parent, "bibl", {"type": "digitalSource", XML_ID: address})
    if description.citation:
        writing.running.fill(bibl, description.citation)
    else:
        add(bibl, "title", {"level": "a"}, description.title or writing.protocol.source.file_name)
    if description.address:
        write(bibl, " ")
        add(bibl, "idno", {"type": "URI"} | writing.by_project("url"), description.address)
    if description.contents:
        languages = {"mainLang": writing.protocol.source.language, "otherLangs": description.original_language}
        write(bibl, " ")
        add(bibl, "textLang", languages, description.contents)


def _manuscript(parent: Element, archival: Archival, writing: Writing) -> None:
    manuscript = add(parent, "msDesc", {XML_ID: writing.addresses.id("source.archival")})
    stated = writing.by_project("shelfmark", "repository")
    identifier = add(manuscript, "msIdentifier")
    repository = add(identifier, "repository", stated)
    if archival.expansion:
        choice = add(repository, "choice")
        add(choice, "abbr", text=archival.repository)
        add(choice, "expan", text=archival.expansion)
    else:
        write(repository, archival.repository or "not stated")
    _shelfmark(add(identifier, "idno", {"type": "shelfmark"} | stated), archival)
    _contents(manuscript, archival, writing)
    if writing.description.dates:
        writing.dates(add(add(manuscript, "history"), "origin"), "origDate")


def _shelfmark(shelfmark: Element, archival: Archival) -> None:
    """The shelfmark as printed, its parts as elements."""
    at = 0
    for part in archival.parts:
        write(shelfmark, archival.printed[at : part.start])
        add(shelfmark, "idno", {"type": part.level, "n": part.number}, archival.printed[part.start : part.end])
        at = part.end
    write(shelfmark, archival.printed[at:])


def _contents(manuscript: Element, archival: Archival, writing: Writing) -> None:
    """The leaves and the language of the original. TEI has no place for leaves alone; the shelfmark has them."""
    original = writing.description.original_language
    if not original:
        return
    leaves = next((part for part in archival.parts if part.level == "listy"), None)
    item = add(add(manuscript, "msContents"), "msItem")
    if leaves:
        first, last = leaves.number.split("-")[0], leaves.number.split("-")[-1]
        add(item, "locus", {"from": first, "to": last}, archival.printed[leaves.start : leaves.end])
    attributes = {"mainLang": original} | writing.by_project("original_language")
    add(item, "textLang", attributes, writing.language_name(original))
