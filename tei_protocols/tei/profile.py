"""The profile: abstract, dates, languages and people of a session."""

from __future__ import annotations

from tei_protocols.tei.addresses import Addresses
from tei_protocols.tei.elements import XML_ID, Element, add
from tei_protocols.tei.participants import write_participants
from tei_protocols.tei.writing import Writing


def write_profile_description(header: Element, writing: Writing) -> None:
    """The `profileDesc`."""
    profile = add(header, "profileDesc")
    description = writing.description
    if description.abstract:
        source = {"resp": writing.addresses.to("source.digital")}
        abstract = add(profile, "abstract", source | writing.by_project("abstract"))
        for paragraph in description.abstract:
            add(abstract, "p", text=paragraph)
    if description.dates:
        writing.dates(add(profile, "creation"))
    usage = add(profile, "langUsage")
    for code in dict.fromkeys((writing.protocol.source.language, description.original_language)):
        if code:
            add(usage, "language", {"ident": code}, writing.language_name(code))
    kind = f"record.{description.kind}"
    record = {"scheme": writing.addresses.to("record"), "target": writing.addresses.to(kind)}
    add(add(profile, "textClass"), "catRef", record)
    if writing.protocol.people:
        write_participants(profile, writing.protocol, writing.addresses)
    _hands(profile, writing.addresses)


def _hands(profile: Element, addresses: Addresses) -> None:
    """The hands of which notes tell: the text, which points to them, was written before."""
    if not addresses.hands:
        return
    hands = add(profile, "handNotes")
    for address, (name, person) in addresses.hands.items():
        scribe = addresses.to(person) if person else ""
        add(hands, "handNote", {XML_ID: addresses.id(address), "scribeRef": scribe}, name)
