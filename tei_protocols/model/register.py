"""The register: the people whom a project knows, with the forms of their names, their lives and their offices."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form of a name: a spelling, a transliteration, an abbreviation; forenames or initials may be missing."""

    forenames: str
    surname: str


@dataclass(frozen=True, slots=True)
class Office:
    """A role that somebody had, from `first` to `last` (ISO 8601, a year or more; empty where it is not known)."""

    role: str
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in the register; `born` and `died` in ISO 8601, a year or more, empty where they are not known."""

    id: str
    names: tuple[NameForm, ...]
    born: str = ""
    died: str = ""
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Register:
    """The entries of the file at `address`, as a document points to it (`../people.xml`).

    What the file holds is known by its `digest`; so registers are compared, and told apart in what depends on them.
    Without an address there is no register.
    """

    address: str = ""
    digest: str = ""
    entries: tuple[Entry, ...] = field(default=(), repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.address)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.address.rpartition("/")[2]

    def pointer(self, entry: Entry) -> str:
        """How a document points to an entry."""
        return f"{self.address}#{entry.id}"


NO_REGISTER = Register()
