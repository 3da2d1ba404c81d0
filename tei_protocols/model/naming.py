"""Naming: how the words at the head of a paragraph name who speaks."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.model.evidence import Certainty
from tei_protocols.model.protocol import Manner


class Naming(Struct, frozen=True):
    """A speaker named at the head of a paragraph, as offsets into its text.

    The name stands at `name_start`:`name_end`; label or attributing clause at `start`:`end`.
    `goes_on` says that the same speech continues; `from_chair`, that a title before the name puts the speaker in the
    chair; `by_office`, that the chair is named by this title alone; `answers`, that somebody else is answered;
    `addressed`, that a label has a form of address; `case` is that of the name, where it is not the nominative.
    """

    manner: Manner
    name_start: int
    name_end: int
    end: int
    start: int = 0
    goes_on: bool = False
    from_chair: bool = False
    by_office: bool = False
    answers: bool = False
    addressed: bool = False
    certainty: Certainty | None = None
    case: str = ""

    def behind(self, letters: int) -> Naming:
        """The same, so many letters further on in its text."""
        if not letters:
            return self
        places = ("name_start", "name_end", "end", "start")
        return replace(self, **{place: getattr(self, place) + letters for place in places})
