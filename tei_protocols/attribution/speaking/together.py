"""Together: a paragraph goes in; what several persons say, do or share in it is taken in as theirs."""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.attribution.passages import split_label
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.attribution.speaking.named_behind import speaks_above
from tei_protocols.conventions import collectives, decisions
from tei_protocols.conventions.lists import in_list, is_list_of_names
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block
from tei_protocols.model.protocol import Division, Item, Manner, Part, Passage, Turn
from tei_protocols.model.span import Span
from tei_protocols.problems import Level

# whose voice a doubtful assent may be as well: everybody present
_THOSE_PRESENT = "list.participants"


def supporters(hearing: Hearing, block: Block, text: str) -> bool:
    """`(Zhukov, Bulganin)` after a statement: those who share it, not a turn of one of them."""
    listed = text.startswith("(") and is_list_of_names(text, hearing.language)
    opening = None if listed else hearing.language.pattern("supporters").match(text)
    if not listed and not opening:
        return False
    if listed and speaks_above(hearing, block, text):
        return True
    start, end = opening.end() if opening else 1, len(text.rstrip(" .)"))
    span = Span(block.span.start + start, block.span.start + end)
    hearing.lists.append(span)
    hearing.supporters[block.span.start] = span  # who else they are is known when all is read
    names = in_list(text, start, end, hearing.language)
    persons = tuple(person.id for person in map(hearing.people.who, names) if person)
    hearing.add(Turn(persons, Manner.COLLECTIVE, (Passage(block.span),), "speaker.supporters"))
    return True


def with_supporters(hearing: Hearing, divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """The divisions, once all is read; where names stand behind a statement, with all whose they are: some speak only
    later."""
    return tuple(_with_all_named(hearing, each) for each in divisions) if hearing.supporters else divisions


def _with_all_named(hearing: Hearing, division: Division) -> Division:
    if not isinstance(division, Item):
        return division
    return replace(division, parts=tuple(_of_all_named(hearing, part) for part in division.parts))


def _of_all_named(hearing: Hearing, part: Part) -> Part:
    if not isinstance(part, Turn) or not part.paragraphs or part.rule != "speaker.supporters":
        return part
    first = part.paragraphs[0]
    span = hearing.supporters.get(first.span.start) if isinstance(first, Passage) else None
    if span is None:
        return part
    known = map(hearing.people.who, in_list(hearing.source.text, span.start, span.end, hearing.language))
    return replace(part, speakers=tuple(person.id for person in known if person))


def collective(hearing: Hearing, block: Block, text: str) -> bool:
    """`All members of the Presidium agree.`: what a whole group does, or says with one voice."""
    act = collectives.recognise(text, hearing.language)
    if act is None or (decisions.opens(text) and decisions.names_body(text, hearing.language)):  # what follows decides
        return False
    groups = tuple(f"group.{hearing.groups[role]}" for role in act.roles if role in hearing.groups)
    named = tuple(person.id for person in map(hearing.people.who, collectives.named(text, hearing.language)) if person)
    label, body = split_label(hearing.source, block.span, act.label_end)
    hearing.add(Turn((*groups, *named), Manner.COLLECTIVE, (Passage(body),), "speaker.collective", label))
    return True


def assent(hearing: Hearing, block: Block, text: str) -> bool:
    """`Correct.`: an assent that nobody signs, the end of the speech before it, perhaps."""
    turn = hearing.last_turn()
    if turn is None or not collectives.is_assent(text, hearing.language):
        return False
    evidence = Evidence("speaker.assent", Certainty.LOW)
    if not hearing.accepts(evidence):
        rival = "the voice of those present"
        hearing.refuse(block, evidence, turn.speakers, who=hearing.people.names_of(turn.speakers), rival=rival)
        return True
    rivals = (_THOSE_PRESENT,) if hearing.has_list else ()
    doubtful = Turn(turn.speakers, turn.manner, (Passage(block.span),), evidence.rule, None, evidence, rivals)
    hearing.add(doubtful)
    hearing.report(
        "speaker.assent",
        block.span.start,
        "an assent without a name: the end of the speech before it, or the voice of those present",
        "it is kept as a doubtful turn of the last speaker; decide in the TEI if you know",
        Level.NOTICE,
    )
    return True
