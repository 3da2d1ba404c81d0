"""People: those who have a part in a session, the groups of those present, and those who made the source what it is."""

from __future__ import annotations

from msgspec import Struct

PRESENT = frozenset(("chair", "member", "candidate-member", "secretary", "guest", "participant"))
"""The roles of those who are present."""

ADDRESSES_OF_PARTS = frozenset(
    ("participants", "closer", "source-editor", "tei-protocols", "project", "speech", "act", "record")
)
"""The ids that parts of a document have: nobody is called so, whatever a copy garbles into a name."""


class Person(Struct, frozen=True):
    """Somebody with a part in the session: `roles` in the order in which they count (chair first).

    `same_as` points to their entry in the register of people; it is empty where none fits, or several do.
    """

    id: str
    forenames: str
    surname: str
    roles: tuple[str, ...]
    group: str = ""
    same_as: str = ""

    @property
    def name(self) -> str:
        """Forenames and surname, as far as they are known."""
        return f"{self.forenames} {self.surname}".strip()


class Group(Struct, frozen=True):
    """A group of those present, by role, with its heading as the list prints it."""

    id: str
    role: str
    heading: str


class Contributor(Struct, frozen=True):
    """Somebody who made the source what it is: a translator or an editor."""

    id: str
    name: str
    work: str
    translator: bool
