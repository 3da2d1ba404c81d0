"""The page with its marks: what reading the lines alone has found."""

from __future__ import annotations

from msgspec import Struct

from tei_protocols.model import marks
from tei_protocols.model.layout import Block
from tei_protocols.model.marks import Mark
from tei_protocols.model.span import Span
from tei_protocols.problems import Problem


class NoteText(Struct, frozen=True):
    """The text of a note as the transcript prints it, in one or more paragraphs (`bodies`, without the number);
    `printed_under` is the heading of the notes of a later session, if it is printed there, and empty without one. One
    that is printed `at_foot` of a page stands amid the record."""

    number: str
    form: str
    place: int
    bodies: tuple[Span, ...]
    printed_under: Span | None = None
    at_foot: bool = False


class Marked(Struct, frozen=True):
    """The blocks with their marks (by start, outer before inner), the texts of the notes, and what was odd. To the
    notes that are `shared`, by their places, marks in other sessions of the file point as well. The brackets `left` are
    text, because a legend gives them a meaning that editors have other signs for."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    notes: tuple[NoteText, ...]
    problems: tuple[Problem, ...]
    shared: frozenset[int] = frozenset()
    left: tuple[Span, ...] = ()


_RANKS: dict[type[Mark], int] = {
    marks.PersonName: 0,
    marks.DateMention: 0,
    marks.Deletion: 1,
    marks.Addition: 1,
    marks.Underlining: 1,
    marks.WrittenLetters: 3,
    marks.AddedLetters: 3,
}
_OTHERS = 2
_TYPED = frozenset(
    (marks.Deletion, marks.Addition, marks.Underlining, marks.Unclear, marks.TypedLabel, marks.InlineNote)
)


def nesting_order(mark: Mark) -> tuple[int, bool, int, int]:
    """By start, and of those that start together the longer first: the order in which marks nest. What has no
    characters of its own (the anchor of a real footnote) belongs to what ends there, and goes before all that begins.

    A name or a date that is one completed word goes around it, and so does what was done with it on the paper. What a
    typist marks goes around all else, in the order of the signs, which is that of the marks before they are sorted.
    """
    kind = type(mark)
    rank = -1 if kind in _TYPED and getattr(mark, "typed", None) else _RANKS.get(kind, _OTHERS)
    start, end = mark.span.start, mark.span.end
    return start, end > start, -end, rank
