"""Publication: what the project says about who publishes the edition and under which terms."""

from __future__ import annotations

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.tei.elements import Element, add
from tei_protocols.tei.statements import stated


class Publication(Struct, frozen=True):
    """The project's part of the header; what is empty is not known."""

    publisher: str = ""
    rights: str = ""
    licence: str = ""

    def write(self, parent: Element, rights: str, by_project: dict[str, str], language: Language) -> None:
        """Write the `publicationStmt`; `rights` is what is said of this very document, with who says so."""
        statement = add(parent, "publicationStmt")
        add(statement, "publisher", text=self.publisher or stated(language, "unpublished"))
        if self.licence:
            availability = add(statement, "availability", {"status": "free"})
            add(availability, "licence", {"target": self.licence}, self.rights or self.licence)
            return
        availability = add(statement, "availability", {"status": "unknown"})
        add(availability, "p", by_project, rights or self.rights or stated(language, "no_licence"))
