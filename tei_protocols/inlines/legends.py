"""Signs that a legend explains become marks: what stands between them was crossed out, or added, on the paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei_protocols.conventions import legends
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.marking import NoteText
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

# where an edition explains its signs
_EXPLAINING = frozenset((Kind.FIELD, Kind.ABSTRACT, Kind.CREDITS, Kind.CLOSER, Kind.NOTES_HEADING))
_OF_THE_RECORD = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.ATTENDANCE))


def legend_marks(
    source: Source, blocks: Iterable[Block], notes: Sequence[NoteText], of_place: frozenset[int], language: Language
) -> Iterator[Mark]:
    """The marks for the words between signs that a legend of the edition explains; a legend may be one of the notes.
    Those `of_place` stand behind such a sign, and are about it alone unless they say that they are general."""
    blocks = tuple(blocks)
    signed = _with_signs(source, blocks)
    if not signed:  # nothing is to be explained
        return
    told: dict[str, tuple[str, int | None]] = {}
    for block in blocks:
        if _explains(source, block):
            told |= {signs: (act, None) for signs, act in legends.meanings(source[block.span], language).items()}
    for index, note in enumerate(notes):
        for body in note.bodies:
            if legends.speaks_of_place(source[body], language, behind_sign=index in of_place):
                continue
            told |= {signs: (act, index) for signs, act in legends.meanings(source[body], language).items()}
    for signs, (act, place) in told.items():
        for span in signed:
            for passage in legends.passages(source.text, span.start, span.end, {signs: act}):
                yield _mark(passage, place)


def doubts_about_brackets(
    source: Source, blocks: Iterable[Block], notes: Sequence[NoteText], language: Language
) -> Iterator[Problem]:
    """Where an edition says of all square brackets that the words in them were crossed out. These stay text: which ones
    are an editor's own, nobody can tell."""
    above = (block.span for block in blocks if _explains(source, block))
    below = (body for note in notes for body in note.bodies if legends.is_general(source[body], language))
    for span in (*above, *below):
        if legends.deletes_in_square_brackets(source[span], language):
            message = "square brackets are said to mark what was crossed out, but editors use them for much else"
            hint = "what stands in such brackets stays text; type {--words--} where words were crossed out"
            yield source.problem(span.start, "deletion.undecided", Level.WARNING, message, hint)


def _explains(source: Source, block: Block) -> bool:
    """May a block explain the signs of an edition: one of its head, or words of an editor between brackets?"""
    return block.kind in _EXPLAINING or (block.kind is Kind.PARAGRAPH and encloses_all(source[block.span]))


def _with_signs(source: Source, blocks: Iterable[Block]) -> list[Span]:
    """Where the record has a sign in it; what brackets enclose are the words of an editor."""
    if not legends.may_have_signs(source.text):
        return []
    spans = (block.span for block in blocks if block.kind in _OF_THE_RECORD)
    return [span for span in spans if legends.may_have_signs(text := source[span]) and not encloses_all(text)]


def _mark(passage: legends.Passage, note: int | None) -> Mark:
    span, words = passage.span, passage.words
    witness = Witness.EDITOR if note is not None else Witness.LEGEND
    if passage.act == legends.DELETED:
        return marks.Deletion(span, words, Evidence("deletion.legend", Certainty.HIGH, witness, note))
    return marks.Addition(span, words, Evidence("addition.legend", Certainty.HIGH, witness, note))
