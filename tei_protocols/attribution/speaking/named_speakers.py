"""Named speakers: a paragraph goes in; if it names at its head who speaks, a turn begins."""

from __future__ import annotations

from msgspec.structs import replace

from tei_protocols.attribution.passages import split_label
from tei_protocols.attribution.speaking.heard_names import meant, speaking
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.attribution.speaking.resolutions import announces_decisions
from tei_protocols.conventions import labels, speakers, stage
from tei_protocols.conventions.cases import nominative
from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import Name
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block
from tei_protocols.model.naming import Naming
from tei_protocols.model.protocol import Manner, Passage, Turn
from tei_protocols.model.span import Span

ASKED_OR_ANSWERED = "this is a question or an answer, and does not show who asks or answers"
_BEGINS_WITH_PERSON = "this begins with a person, and does not show whether that person speaks or is spoken of"
_QUOTATION_MARKS = ('"', "“", "«", "„")
# so many labels show how a record writes them
_FEWEST_LABELS = 3


def named(hearing: Hearing, block: Block, text: str) -> bool:
    """`Petrov:`, `Cde. Petrov proposes`: a paragraph that names its speaker at its head."""
    # a bracket that closes further on, or the quotation mark before the whole of what is printed of a record
    opened = block.span.start in hearing.opened or (hearing.last_part is None and text.startswith(_QUOTATION_MARKS))
    naming = speakers.naming(text[opened:], hearing.language, hearing.known, any_verb=hearing.reports_speech)
    if naming is None:
        return False
    naming = naming.behind(opened)
    if text.endswith(":") and naming.end >= len(text) and announces_decisions(hearing, block, text):
        return True
    before = hearing.last_turn()
    within_speech = before is not None and before.manner is Manner.DIRECT and naming.manner is Manner.REPORTED
    if within_speech and speakers.tells_of(text, naming, hearing.language):
        return False
    if before is not None and _answers(hearing, before, text):
        doubt_speaker(hearing, block, before, "", ASKED_OR_ANSWERED)
        return True
    if before is not None and _is_called_up(hearing, text, naming):
        doubt_speaker(hearing, block, before, text[naming.name_start : naming.name_end])
        return True
    uncertain = "speaker.any-verb" if naming.manner is Manner.REPORTED else "speaker.sign-lost"
    evidence = Evidence(uncertain, naming.certainty) if naming.certainty else None
    if evidence and not hearing.accepts(evidence):
        refuse_label(hearing, block, text, naming, evidence)
        return True
    named = ids_of_named(hearing, block.span, text, naming)
    continues = naming.goes_on and before is not None and before.speakers == named
    if naming.manner is Manner.REPORTED:
        clause = Span(block.span.start + naming.start, block.span.start + naming.end)
        hearing.marks.append(marks.Attribution(clause, clause))
        within = naming.start > 0 and not naming.answers and before is not None and before.manner is naming.manner
        if within and before and before.speakers == named:  # named once more amid the words: the same speech
            return hearing.extend_turn(Passage(block.span))
        label, body = None, block.span
        rule = evidence.rule if evidence else "speaker.goes-on" if continues else "speaker.reported"
    else:
        label, body = split_label(hearing.source, block.span, naming.end)
        at = block.span.start
        # `Petrov (laughing):`: how somebody speaks is part of the label
        how = stage.find(text[: naming.end], hearing.language)
        hearing.overruled.update(Span(at + start, at + end) for start, end in how)
        rule = evidence.rule if evidence else "speaker.label"
        hearing.count_label(addressed=naming.name_start > 0)
    paragraphs = (Passage(body),) if len(body) else ()
    turn = Turn(named, naming.manner, paragraphs, rule, label, evidence, continues=continues)
    hearing.add(turn, opens=naming.manner is not Manner.ASIDE)
    return True


def _answers(hearing: Hearing, before: Turn, text: str) -> bool:
    """`Q. What about bread?`, `A. None.`: is what looks like an initial the sign of an answer?"""
    signs = hearing.language.words("asked_or_answered")
    if not (text.startswith(signs) and before.paragraphs):
        return False
    last = before.paragraphs[-1]
    return isinstance(last, Passage) and hearing.source[last.span].startswith(signs)


def _is_called_up(hearing: Hearing, text: str, naming: Naming) -> bool:
    """`Comrade Orlov. Who is for?`: where labels are names alone, who is addressed in full is spoken of, perhaps."""
    if naming.manner is not Manner.DIRECT or hearing.plain_labels < _FEWEST_LABELS:
        return False
    address = text[: naming.name_start].rstrip()
    in_full = address.isalpha() and address in hearing.language.set_of("honorific")
    return in_full and text[naming.name_end : naming.end].strip() in (".", "")


def after_name_alone(hearing: Hearing, block: Block, text: str) -> bool:
    """What stands behind a name alone in its paragraph are the words of whoever is named, if they name nobody else."""
    if not hearing.awaits_words or speakers.naming(text, hearing.language, hearing.known) is not None:
        return False
    if speakers.name_alone(text, hearing.language, hearing.known) is not None:
        return False
    return hearing.extend_turn(Passage(block.span))


def name_alone(hearing: Hearing, block: Block, text: str) -> bool:
    """A surname alone in its paragraph: a label without its sign; the words follow in the next one."""
    naming = speakers.name_alone(text, hearing.language, hearing.known)
    if naming is None or (hearing.last_part is None and not naming.name_start):
        return False
    evidence = Evidence("speaker.sign-lost", Certainty.MEDIUM)
    if not hearing.accepts(evidence):
        refuse_label(hearing, block, text, naming, evidence)
        return True
    named = ids_of_named(hearing, block.span, text, naming)
    hearing.add(Turn(named, Manner.DIRECT, (), evidence.rule, Passage(block.span), evidence), opens=True)
    return True


def unknown_label(hearing: Hearing, block: Block, text: str) -> bool:
    """`Ivanov: For.`, and nothing shows that Ivanov is a person: not the words of the speaker before, to be sure."""
    begins = hearing.begins_item and not hearing.has_list
    name = labels.looks_like_label(text, hearing.language) if hearing.open_turn or begins else ""
    if not name:
        return False
    hearing.leave(block, "speaker.unknown-label")
    message = "this looks like the label of a speaker who is named nowhere else"
    hint = "it is kept as a paragraph of nobody; add the name to those present, or a form of address before it"
    hint += meant(hearing, name)
    hearing.report("speaker.unknown-label", block.span.start, message, hint)
    return True


def doubt_speaker(hearing: Hearing, block: Block, turn: Turn, name: str, message: str = _BEGINS_WITH_PERSON) -> None:
    """A paragraph that begins with a person who speaks, or is spoken of by whoever has the turn that is going on: that
    goes on, with a doubt, and the rival is the person, where it is known who that is."""
    printed = name.strip(" .")
    person = hearing.people.who(Name(0, len(printed), "", printed))
    rivals = (person.id,) if person and person.id not in turn.speakers else ()
    evidence = Evidence("speaker.speaks-or-not", Certainty.LOW)
    if not hearing.accepts(evidence):
        hearing.refuse(block, evidence, turn.speakers, who=hearing.people.names_of(turn.speakers))
        return
    paragraphs = (Passage(block.span),)
    doubtful = Turn(turn.speakers, turn.manner, paragraphs, evidence.rule, None, evidence, rivals, continues=True)
    hearing.add(doubtful, opens=True)
    hint = "it is kept, with low certainty, as speech of the one before; name the speaker in the TEI if you know"
    hearing.report("speaker.speaks-or-not", block.span.start, message, hint)


def refuse_label(hearing: Hearing, block: Block, text: str, naming: Naming, evidence: Evidence) -> None:
    """What may be a label is not taken for one, and nobody enters the record by it."""
    persons = [hearing.people.who(name) for name in _names(hearing, text, naming)]
    known = tuple(person.id for person in persons if person)
    words = " ".join(text[naming.start : naming.end].split())
    hearing.refuse(block, evidence, known, who=hearing.people.names_of(known) or words, label=words)


def ids_of_named(hearing: Hearing, span: Span, text: str, naming: Naming) -> tuple[str, ...]:
    """The ids of those whom a label or clause names; of the chair, where the office alone is named."""
    if naming.by_office:
        return hearing.chair
    return tuple(_speaker(hearing, span, name, naming) for name in _names(hearing, text, naming))


def _speaker(hearing: Hearing, span: Span, name: Name, naming: Naming) -> str:
    if naming.from_chair and (not hearing.has_chair or naming.addressed):
        return hearing.preside(hearing.people.enter(name, "chair").id)
    return speaking(hearing, name, span.start + naming.name_start)


def _names(hearing: Hearing, text: str, naming: Naming) -> tuple[Name, ...]:
    """The names in a label or clause: nearly always one; none where only an office is named."""
    if naming.by_office:
        return ()
    printed = text[naming.name_start : naming.name_end]
    if "[" in printed:
        return (Name(naming.name_start, naming.name_end, "", printed.replace("[", "").replace("]", "")),)
    if printed.isupper():  # "PETROV AND ORLOV"
        text = text[: naming.name_start] + _with_small_and(printed, hearing.language) + text[naming.name_end :]
    listed = tuple(in_list(text, naming.name_start, naming.name_end, hearing.language))
    if naming.case:
        return tuple(_in_nominative(name, naming.case, hearing) for name in listed)
    return listed or (Name(naming.name_start, naming.name_end, "", printed.rstrip("."), printed.endswith(".")),)


def _in_nominative(name: Name, case: str, hearing: Hearing) -> Name:
    return replace(name, surname=nominative(name.surname, case, hearing.known, hearing.language))


def _with_small_and(names: str, language: Language) -> str:
    for word in language.words("and"):
        names = names.replace(f" {word.upper()} ", f" {word} ")
    return names
