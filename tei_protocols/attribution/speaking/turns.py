"""Turns: paragraphs go in, items of the agenda with who says what come out."""

from __future__ import annotations

import re
from collections.abc import Callable

from tei_protocols.attribution.speaking.asserted import told_by_note, typed_label
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.attribution.speaking.named_behind import named_behind
from tei_protocols.attribution.speaking.named_speakers import (
    ASKED_OR_ANSWERED,
    after_name_alone,
    doubt_speaker,
    name_alone,
    named,
    unknown_label,
)
from tei_protocols.attribution.speaking.resolutions import announces_decisions, resolution
from tei_protocols.attribution.speaking.spaced_labels import spaced_out
from tei_protocols.attribution.speaking.together import assent, collective, supporters
from tei_protocols.attribution.speaking.unnamed import tell_of_unnamed, tell_that_list_ends
from tei_protocols.attribution.speaking.unsaid import (
    announced,
    apart,
    by_hand,
    columns,
    floor,
    left_out,
    narrated,
    page,
    paper,
    stage_business,
    summary,
    those_who_spoke,
)
from tei_protocols.attribution.speaking.within import tell_of_another
from tei_protocols.conventions import headings, labels, remarks, speakers
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.protocol import Manner, Passage

_NAME_THE_SPEAKER = "it is kept as a paragraph of nobody; name the speaker in the TEI if you know who it is"


def read(hearing: Hearing, block: Block) -> None:
    """Take in the next block of the proceedings."""
    if block.kind is Kind.HEADING:
        hearing.open_item(block)
    elif block.kind is Kind.ATTENDANCE:
        tell_of_unnamed(hearing, block)
        hearing.list_those_present(block)
    else:
        text = hearing.source[block.span]
        for reading in _READINGS:
            if reading(hearing, block, text):
                break
        else:
            _unnamed(hearing, block, text)
        tell_of_another(hearing, text, block.span.start)


def _unnamed(hearing: Hearing, block: Block, text: str) -> None:
    """A paragraph that names nobody goes on with the turn before it, or is nobody's."""
    if text.isupper() and text.endswith(":") and announces_decisions(hearing, block, text):
        return
    turn = hearing.last_turn()
    if turn is not None:
        name = _begins_with_person(hearing, text)
        if name and turn.manner is Manner.DIRECT and speakers.is_of_those_who_speak(text, name, hearing.language):
            name = ""  # `Cde. Petrov sent us a commission`
        if name:
            doubt_speaker(hearing, block, turn, name)
        elif text.startswith(hearing.language.words("asked_or_answered")):
            doubt_speaker(hearing, block, turn, "", ASKED_OR_ANSWERED)
        else:
            hearing.extend_turn(Passage(block.span))
        return
    wordless = not any(letter.isalpha() for letter in text)
    hearing.leave(block, "speaker.wordless" if wordless else "speaker.unnamed")
    remark = remarks.labelled(text, 0, hearing.language)
    tells_hour = hearing.language.pattern("letterhead").fullmatch(text.rstrip(".")) is not None
    refers = text.startswith(("(", "[")) and headings.is_reference(text, hearing.language)
    if not (wordless or tells_hour or refers or (remark and remark.span.start == 0)):
        hearing.report("speaker.unnamed", block.span.start, "nobody is named as speaking here", _NAME_THE_SPEAKER)
        tell_that_list_ends(hearing, block, text)


def _begins_with_person(hearing: Hearing, text: str) -> str:
    """The name with which a paragraph begins that may be its speaker, or is spoken of."""
    label = hearing.last_label
    if label and labels.is_like_label(text, label, hearing.small_words, hearing.language):
        return re.split(r"[\s.,;:]", text, maxsplit=1)[0]
    if hearing.reports_speech and (himself := hearing.language.search("recorder_speaks", text)):
        return himself[0]  # the one who tells what others said, perhaps
    name = speakers.person_at_head(text, hearing.language, hearing.known)
    if not name or hearing.language.pattern("floor_given").fullmatch(text):  # the chair says so
        return ""
    naming = speakers.naming(text, hearing.language, hearing.known)
    if naming and speakers.tells_of(text, naming, hearing.language):
        return ""  # `Cde. Petrov told us yesterday`
    return name


def _decision(hearing: Hearing, block: Block, text: str) -> bool:
    """What a note gives to a speaker is not a decision of the body."""
    told = hearing.told.get(block.span.start)
    return (told is None or not told.voice.name) and resolution(hearing, block, text)


# What a typist says goes first; what claims a paragraph by its form alone comes before what needs a name, and an assent
# is whatever is left of one.
_READINGS: tuple[Callable[[Hearing, Block, str], bool], ...] = (
    typed_label,
    columns,
    announced,
    page,
    summary,
    apart,
    stage_business,
    left_out,
    by_hand,
    paper,
    those_who_spoke,
    supporters,
    collective,
    after_name_alone,
    _decision,
    spaced_out,
    named,
    name_alone,
    named_behind,
    told_by_note,
    floor,
    narrated,
    unknown_label,
    assent,
)
