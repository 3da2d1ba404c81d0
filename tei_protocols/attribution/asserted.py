"""Speakers whom somebody names who saw the paper: a typist, by signs around a label."""

from __future__ import annotations

from tei_protocols.attribution.hearing import Hearing, split_label
from tei_protocols.conventions.names import Name, in_list
from tei_protocols.model.layout import Block
from tei_protocols.model.protocol import Manner, Passage, Turn

_SIGNS = " .:—–-"


def typed_label(hearing: Hearing, block: Block, text: str) -> bool:
    """A label between a typist's signs is one, whatever it looks like."""
    end = hearing.labels.pop(block.span.start, 0)
    if not end or end > block.span.end:
        return False
    label, body = split_label(hearing.source, block.span, end - block.span.start)
    speakers = tuple(
        hearing.speaking(name, block.span.start + name.start) for name in _names(hearing, text, end - block.span.start)
    )
    paragraphs = (Passage(body),) if len(body) else ()
    hearing.add(Turn(speakers, Manner.DIRECT, paragraphs, "speaker.typed", label), opens=True)
    return True


def _names(hearing: Hearing, text: str, end: int) -> tuple[Name, ...]:
    """The names in a label; one that is not written like a name is whatever the label calls the speaker."""
    end = len(text[:end].rstrip(_SIGNS))
    listed = tuple(in_list(text, 0, end, hearing.language, with_office=True))
    return listed or (Name(0, end, "", text[:end]),)
