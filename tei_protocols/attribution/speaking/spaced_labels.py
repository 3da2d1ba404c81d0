"""Spaced-out labels: `P e t r o v: No.`, as typists stress a name: a paragraph goes in; if its label is the name of
somebody who is known, a turn begins."""

from __future__ import annotations

from tei_protocols.attribution.passages import split_label
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.attribution.speaking.named_speakers import doubt_speaker
from tei_protocols.conventions.names import Name
from tei_protocols.model import marks
from tei_protocols.model.layout import Block
from tei_protocols.model.protocol import Manner, Passage, Turn
from tei_protocols.model.span import Span

_LABEL = (
    r"(?:{honorific}\s?)?(?P<name>[{upper_letters}](?:[ \u00a0][{lower_letters}{upper_letters}]){2,20})"
    r"\s?[.:—–](?=\s|$)"
)
# of so many letters at the head of such a label so many are spaces
_HEAD = 10
_FEWEST_SPACES = 3


def spaced_out(hearing: Hearing, block: Block, text: str) -> bool:
    """`P e t r o v: No.`: begin the turn of whoever is named so; of a stranger's it is doubtful who speaks."""
    if text[:_HEAD].count(" ") < _FEWEST_SPACES:
        return False
    label = hearing.language.compiled(_LABEL).match(text)
    if label is None:
        return False
    start, end = label.span("name")
    person = hearing.people.who(Name(start, end, "", "".join(label["name"].split()).capitalize()))
    if person is None:
        before = hearing.last_turn()
        if before is not None:
            doubt_speaker(hearing, block, before, label["name"])
        return before is not None
    place = Span(block.span.start + start, block.span.start + end)
    hearing.marks.append(marks.PersonName(place, place, person.id))
    printed, body = split_label(hearing.source, block.span, label.end())
    hearing.count_label(addressed=start > 0)
    paragraphs = (Passage(body),) if len(body) else ()
    hearing.add(Turn((person.id,), Manner.DIRECT, paragraphs, "speaker.label", printed), opens=True)
    return True
