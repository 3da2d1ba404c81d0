"""The page as blocks: which paragraph is a heading, which a note, which a list of those present."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct

from tei_protocols.model.span import Span


class Kind(Enum):
    """What a block is."""

    # a kind is itself alone; `Enum` would hash its name each time that it is looked for in a set
    __hash__ = object.__hash__

    # header: kept verbatim, and analysed into the description
    FIELD = auto()
    CREDITS = auto()
    ABSTRACT = auto()
    # set aside: menus and other matter of the copy
    DISCARDED = auto()
    # text
    DATELINE = auto()
    CLASSIFICATION = auto()
    REFERENCE = auto()
    LETTERHEAD = auto()
    TITLE = auto()
    ATTENDANCE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    PAGE = auto()
    CLOSER = auto()
    NOTES_HEADING = auto()
    NOTE = auto()


HEADER_KINDS = frozenset({Kind.FIELD, Kind.CREDITS, Kind.ABSTRACT})
_OUTSIDE_THE_TEXT = HEADER_KINDS | {Kind.DISCARDED}


SITTING = "sitting"
"""The form of a heading that says which sitting of the session begins."""


ANNOUNCED = "announced"
"""The form of a paragraph of an agenda: its label, or a point that returns as a heading."""


SUMMARY = "summary"
"""The form of a paragraph that may be the summary which a page prints below its text."""


VOTE, BEHIND_VOTES = "vote", "behind-votes"
"""The forms of a paragraph that says how somebody voted, below words that announce the votes, and of what follows."""


UNNAMED = "unnamed"
"""The form of a list of those present that no word introduces: its shape, and who speaks below it, show what it is."""


GROUP = "group"
"""The form of a line within such a list that says of which group the names below it are."""


OFFICE = "office"
"""The form of a line that says, in words that nobody knows but for one, who was in the chair or who took the notes."""


class Block(Struct, frozen=True):
    """A paragraph of the source. `body` is `span` without its `label` ("Point 1.", "[2]", "Citation:").

    `name` says more about some kinds: of a field what it holds, of a heading its number, of a note its number.
    `form` is how a note's number is printed, with `n` for the number and `_` for a space; of a heading, whether its
    number is roman, arabic or named, or that it says which `sitting` begins. `shares_line` says that its line holds
    blocks of the text and of the header alike: a copy without line ends, all of which is kept as text. `of_all` says
    that it is about all sessions of a file.
    A note may be printed with those of a later session: `printed_under` is the heading there, empty without one; or,
    amid the record, `at_foot` of its page.
    """

    kind: Kind
    span: Span
    body: Span
    label: Span | None = None
    name: str = ""
    form: str = ""
    shares_line: bool = False
    of_all: bool = False
    printed_under: Span | None = None
    at_foot: bool = False

    @property
    def words(self) -> Span:
        """The block without its label; of a heading with the names that stand under it."""
        return Span(self.body.start, self.span.end)

    @property
    def in_text(self) -> bool:
        """Does the block belong to the text of the edition, not to its header?"""
        return self.kind not in _OUTSIDE_THE_TEXT or self.shares_line


Layout = tuple[Block, ...]
"""The blocks of one session, in order."""
