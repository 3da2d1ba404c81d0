"""The writing of one document: what all parts of its header and text need."""

from __future__ import annotations

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.model.protocol import Description, Protocol
from tei_protocols.tei.addresses import Addresses
from tei_protocols.tei.elements import Element, add
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.running_text import RunningText


class Writing(Struct, frozen=True):
    """A protocol on its way into TEI."""

    protocol: Protocol
    addresses: Addresses
    running: RunningText
    publication: Publication
    language: Language

    @property
    def description(self) -> Description:
        """What the header says about the document."""
        return self.protocol.description

    def by_project(self, *keys: str) -> dict[str, str]:
        """The attribute that says that one of these parts of the description comes from the project, if it does."""
        stated = not self.description.from_project.isdisjoint(keys)
        return {"resp": self.addresses.project()} if stated else {}

    def dates(self, parent: Element, name: str = "date") -> None:
        """The dates of the session, as elements `name`."""
        for date in self.description.dates:
            one_day = date.first == date.last
            days = {"when": date.first} if one_day else {"from": date.first, "to": date.last}
            proof = {} if date.note is None else {"source": self.addresses.to(self.addresses.note(date.note))}
            add(parent, name, days | proof | self.by_project("date"), date.printed)

    def language_name(self, code: str) -> str:
        """A language by its name in the language of the document."""
        named = self.language.table("language_name").items()
        return next((name for name, each in named if each == code), code)
