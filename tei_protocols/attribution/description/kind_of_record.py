"""The kind of a record: its blocks go in; out comes whether they call it notes, minutes, a stenogram or an extract."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from tei_protocols.conventions import records
from tei_protocols.language import Language
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source

# what may say what kind of record it is, and which of them is asked first
_NAMING = {
    Kind.TITLE: 0,
    Kind.CLASSIFICATION: 1,
    Kind.LETTERHEAD: 1,
    Kind.DATELINE: 1,
    Kind.CLOSER: 2,
    Kind.HEADING: 3,
}


def kind_of_record(source: Source, blocks: Sequence[Block], language: Language) -> str:
    """notes, minutes, stenogram or extract; notes where the record does not say."""
    return records.kind_of((source[block.span] for block in _naming(source, blocks, language)), language)


def _naming(source: Source, blocks: Sequence[Block], language: Language) -> list[Block]:
    """The blocks that may say what kind of record it is: its head first, then the line of the source, then headings,
    and what was heard below one."""
    heard = (block for block in blocks if block.kind is Kind.PARAGRAPH and _begins_heard(source[block.span], language))
    naming = sorted([block for block in blocks if block.kind in _NAMING], key=lambda block: _NAMING[block.kind])
    return [*naming, *islice(heard, 1)]


def _begins_heard(text: str, language: Language) -> bool:
    return language.pattern("heard_label").match(text) is not None
