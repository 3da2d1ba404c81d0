"""Unsaid: a paragraph of the proceedings that nobody says goes in, and is taken in as what it is."""

from __future__ import annotations

from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.conventions import gaps, notes, remarks, stage
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.conventions.lists import is_list_of_names
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.layout import ANNOUNCED, BEHIND_VOTES, SUMMARY, Block, Kind
from tei_protocols.model.protocol import Announced, PageMark, Passage, Stage, Unattributed
from tei_protocols.model.span import Span

_DAY = r"(?:{day} {month}|{month} {day})(?:,? {year})?"
_LONGEST_APART = 150


def columns(hearing: Hearing, block: Block, text: str) -> bool:
    """Columns of print that were run together are nobody's."""
    if block.form != "columns":
        return False
    hint = "the lines are kept as they are; type the columns one after another"
    return _told(hearing, block, "columns.merged", "several columns of print were run together here", hint)


def announced(hearing: Hearing, block: Block, text: str) -> bool:
    """The agenda, and the points on it that are taken below, nobody says, unless the chair reads them out."""
    if block.form != ANNOUNCED or hearing.last_turn() is not None:
        return False
    hearing.add(Announced(Passage(block.body), Passage(block.label) if block.label else None))
    return True


def summary(hearing: Hearing, block: Block, text: str) -> bool:
    """What may be the summary that a page prints below its text is not the end of the last speech, nor is what stands
    behind votes the end of the last one."""
    if block.form == BEHIND_VOTES:
        hearing.leave(block, "speaker.unnamed")
        return True
    if block.form != SUMMARY:
        return False
    message = "this tells of the record, and may be the summary that a page prints below its text"
    hint = "it is kept as a paragraph of nobody; take it out of the transcript if it is one"
    return _told(hearing, block, "speaker.unnamed", message, hint)


def _told(hearing: Hearing, block: Block, rule: str, message: str, hint: str) -> bool:
    hearing.leave(block, rule)
    hearing.report(rule, block.span.start, message, hint)
    return True


def page(hearing: Hearing, block: Block, text: str) -> bool:
    """A page begins between two paragraphs, be it in the middle of a speech."""
    if block.kind is not Kind.PAGE:
        return False
    hearing.begin_page(PageMark(Passage(block.span)))
    return True


def floor(hearing: Hearing, block: Block, text: str) -> bool:
    """`Comrade Petrov has the floor.`: whoever spoke before does not say that, unless it is the chair."""
    before = hearing.last_turn()
    if before is None or not hearing.language.pattern("floor_given").fullmatch(text):
        return False
    if before.speakers == hearing.chair:
        return False
    hearing.leave(block, "speaker.unnamed")
    return True


def narrated(hearing: Hearing, block: Block, text: str) -> bool:
    """`Зачитывается письмо.`: what the record tells of the course of a session nobody says, unless the chair does; that
    a vote is taken, or the session over, not even the chair."""
    if len(text) > _LONGEST_APART:
        return False
    if hearing.language.pattern("told_of_session").fullmatch(text):
        hearing.leave(block, "speaker.unnamed")
        return True
    if not any(formula.fullmatch(text) for formula in hearing.language.possible("narrated", text)):
        return False
    before = hearing.last_turn()
    if before is not None and before.speakers == hearing.chair:
        return False
    hearing.leave(block, "speaker.unnamed")
    return True


def paper(hearing: Hearing, block: Block, text: str) -> bool:
    """`Extract from the circular:`: a paper that the record inserts, in quotation marks, nobody says, nor that."""
    if not text.endswith((":", ":]")) or hearing.language.pattern("paper_inserted").fullmatch(text) is None:
        return False
    hearing.leave(block, "speaker.unnamed")
    return True


def those_who_spoke(hearing: Hearing, block: Block, text: str) -> bool:
    """`SPOKE: Cdes. Petrov, Orlov.`: who took part in the discussion of the point, without a word of what they said."""
    label = hearing.language.pattern("those_who_spoke").match(text)
    end = len(notes.without_marks_behind(text).rstrip(" ."))
    if label is None or not is_list_of_names(f"({text[label.end() : end]})", hearing.language):
        return False
    names = Span(block.span.start + label.end(), block.span.start + end)
    hearing.marks.append(marks.ItemSpeakers(names, names))
    hearing.lists.append(names)
    hearing.leave(block, "speaker.unnamed")
    return True


def apart(hearing: Hearing, block: Block, text: str) -> bool:
    """`20 October`, `After the break.`, `Top Secret` or `RESOLUTION OF THE PLENUM` on a line of its own: a part of the
    session, or another paper, begins; nobody says that."""
    language = hearing.language
    if len(text) > _LONGEST_APART or not (
        (text[-1].isalnum() and language.compiled(_DAY).fullmatch(text))
        or any(formula.fullmatch(text) for formula in language.possible("resumed", text))
        or any(formula.fullmatch(text.strip("[]()")) for formula in language.possible("classification", text))
        or _is_title_in_capitals(text, language)
    ):
        return False
    hearing.leave(block, "speaker.unnamed")
    return True


def _is_title_in_capitals(text: str, language: Language) -> bool:
    if not text.isupper() or not text[-1].isalnum():
        return False
    return any(formula.search(text) for formula in language.possible("title", text))


def stage_business(hearing: Hearing, block: Block, text: str) -> bool:
    """`(Laughter.)`: what happened in the room, alone in its paragraph."""
    if not stage.is_stage_business(text, hearing.language):
        return False
    bracketed = encloses_all(text)
    inside = Span(block.span.start + bracketed, block.span.end - bracketed)
    hearing.interrupt(Stage(Passage(inside), bracketed))
    return True


def left_out(hearing: Hearing, block: Block, text: str) -> bool:
    """`<…>`: what an editor left out between two speeches belongs to neither of them, for all we know."""
    if text[0].isalpha() or not gaps.is_alone(text):
        return False
    rule = "speaker.unnamed" if any(map(str.isalpha, text)) else "speaker.wordless"
    hearing.interrupt(Unattributed(Passage(block.span), rule))
    return True


def by_hand(hearing: Hearing, block: Block, text: str) -> bool:
    """`[handwritten] P179`: the editor says of the words how they came on the paper; whoever spoke did not say them."""
    if not remarks.told_by_hand(text, hearing.language):
        return False
    hearing.leave(block, "speaker.unnamed")
    return True
