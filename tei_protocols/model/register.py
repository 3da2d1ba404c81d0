"""The register: the people whom a project knows, with the forms of their names, their lives and their offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

# nobody is both at one time
_EXCLUSIVE = {"member": "candidate-member", "candidate-member": "member"}


class NameForm(Struct, frozen=True):
    """One form of a name: a spelling, a transliteration, an abbreviation; forenames or initials may be missing."""

    forenames: str
    surname: str


class Office(Struct, frozen=True):
    """A role that somebody had, from `first` to `last` (ISO 8601, a year or more; empty where it is not known)."""

    role: str
    first: str = ""
    last: str = ""


class Entry(Struct, frozen=True):
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


# --- lives and offices -----------------------------------------------------------------------------------------------


def contradiction(entry: Entry, roles: Sequence[str], first: str, last: str) -> str:
    """Why somebody cannot have had these roles in a session from the `first` day to the `last`; empty where what the
    register says of them allows it."""
    if entry.died and _is_before(entry.died, first):
        return f"died {entry.died}, the session was {first}"
    if entry.born and _is_before(last, entry.born):
        return f"was born {entry.born}, the session was {first}"
    for role in roles:
        stated = [office for office in entry.offices if office.role == role]
        if stated and not any(_covers(office, first, last) for office in stated):
            return f"was {role} {', '.join(map(_term, stated))}, the session was {first}"
        other = _EXCLUSIVE.get(role)
        if not stated and any(office.role == other and _covers(office, first, last) for office in entry.offices):
            return f"was {other}, not {role}, on {first}"
    return ""


def _is_before(one: str, other: str) -> bool:
    """Is one date before another, as far as both are known: 1962 is not before 1962-10-25?"""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _covers(office: Office, first: str, last: str) -> bool:
    begun = not office.first or not _is_before(last, office.first)
    return begun and (not office.last or not _is_before(office.last, first))


def _term(office: Office) -> str:
    return f"{office.first or '?'} to {office.last or '?'}"
