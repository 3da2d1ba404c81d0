"""Named behind: a paragraph goes in; a name in parentheses behind words may be that of their speaker."""

from __future__ import annotations

from tei_protocols.attribution.speaking.heard_names import speaking
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.attribution.speaking.named_speakers import ids_of_named, refuse_label
from tei_protocols.conventions import speakers
from tei_protocols.conventions.lists import in_list
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block
from tei_protocols.model.protocol import Manner, PageMark, Passage, Turn, Unattributed
from tei_protocols.model.span import Span
from tei_protocols.problems import Level


def named_behind(hearing: Hearing, block: Block, text: str) -> bool:
    """`That is our opinion. (Cde. Orlov)`: somebody in parentheses, behind words that have no other speaker."""
    naming = speakers.named_behind(text, hearing.language, hearing.known)
    if naming is None:
        return False
    evidence = Evidence("speaker.behind", Certainty.LOW)
    before = hearing.last_turn()
    rivals = before.speakers if before else ()
    if not hearing.accepts(evidence):
        refuse_label(hearing, block, text, naming, evidence)
        return True
    named = ids_of_named(hearing, block.span, text, naming)
    clause = Span(block.span.start + naming.start, block.span.start + naming.end)
    hearing.overruled.add(clause)
    hearing.marks.append(marks.Attribution(clause, clause))
    hearing.add(Turn(named, Manner.DIRECT, (Passage(block.span),), evidence.rule, None, evidence, rivals))
    _report_behind(hearing, clause)
    return True


def speaks_above(hearing: Hearing, block: Block, text: str) -> bool:
    """`(Cde. Orlov).` below words of nobody: one person, whose words these may be."""
    end = len(text.rstrip(" .)"))
    names = [*in_list(text, 1, end, hearing.language)]
    above = hearing.last_part
    evidence = Evidence("speaker.behind", Certainty.LOW)
    if len(names) != 1 or not isinstance(above, Unattributed) or above.rule != "speaker.unnamed":
        return False
    if hearing.open_turn or not hearing.accepts(evidence):
        return False
    named = speaking(hearing, names[0], block.span.start + names[0].start)
    clause = Span(block.span.start, block.span.start + end + 1)
    hearing.overruled.add(clause)
    hearing.marks.append(marks.Attribution(clause, clause))
    said: tuple[Passage | PageMark, ...] = (above.passage, *hearing.take_back(above), Passage(block.span))
    hearing.add(Turn((named,), Manner.DIRECT, said, evidence.rule, None, evidence))
    _report_behind(hearing, clause)
    return True


def _report_behind(hearing: Hearing, clause: Span) -> None:
    message = (
        "a name in parentheses behind the words: whoever says them, or somebody who agrees with the speaker before"
    )
    hint = "it is kept as a doubtful turn of the person named; decide in the TEI if you know"
    hearing.report("speaker.behind", clause.start, message, hint, Level.NOTICE)
