"""Votes: how each voted, in lines below words that announce it, and what stands behind them."""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.blocks.record import Record
from tei_protocols.model.layout import BEHIND_VOTES, VOTE, Block, Kind

_LONGEST_VOTE = 80


def is_vote(record: Record, text: str, before: list[Block]) -> bool:
    """`тов. Липатов – за`, below `Результаты голосования:` and further votes?"""
    if not before or len(text) > _LONGEST_VOTE:
        return False
    if before[-1].form == VOTE:
        return record.names_speaker(text)
    above = before[-1].span
    if record.source.text[above.end - 1] != ":":
        return False
    announced = record.language.pattern("votes_announced").fullmatch(record[above])
    return announced is not None and record.names_speaker(text)


def apart_from_votes(blocks: list[Block]) -> list[Block]:
    """The blocks, with the first paragraph behind votes known as such: it is not the last one's speech."""
    if VOTE not in [block.form for block in blocks]:
        return blocks
    before = ["", *(block.form for block in blocks)]
    return [
        replace(block, form=BEHIND_VOTES) if form == VOTE and block.kind is Kind.PARAGRAPH and not block.form else block
        for form, block in zip(before, blocks, strict=False)
    ]
