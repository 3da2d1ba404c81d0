"""Turns: paragraphs go in, items of the agenda with who says what come out."""

from __future__ import annotations

from collections.abc import Callable

from tei_protocols.attribution.asserted import told_by_note, typed_label
from tei_protocols.attribution.hearing import Hearing, split_label
from tei_protocols.attribution.resolutions import resolution
from tei_protocols.conventions import collectives, labels, remarks, speakers, stage
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.conventions.names import Name, in_list, is_list_of_names
from tei_protocols.language import Language
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.naming import Naming
from tei_protocols.model.protocol import Manner, PageMark, Passage, Stage, Turn, Unattributed
from tei_protocols.model.span import Span
from tei_protocols.problems import Level

# whose voice a doubtful assent may be as well: everybody present
_THOSE_PRESENT = "list.participants"
_DAY = r"(?:{day} {month}|{month} {day})(?:,? {year})?"
_LONGEST_APART = 150
_QUOTATION_MARKS = ('"', "“", "«", "„")
# so many labels show how a record writes them
_FEWEST_LABELS = 3
_NAME_THE_SPEAKER = "it is kept as a paragraph of nobody; name the speaker in the TEI if you know who it is"


def read(hearing: Hearing, block: Block) -> None:
    """Take in the next block of the proceedings."""
    if block.kind is Kind.HEADING:
        hearing.open_item(block)
    elif block.kind is Kind.ATTENDANCE:
        hearing.list_those_present(block)
    else:
        text = hearing.source[block.span]
        for reading in _READINGS:
            if reading(hearing, block, text):
                return
        _unnamed(hearing, block, text)


def _unnamed(hearing: Hearing, block: Block, text: str) -> None:
    """A paragraph that names nobody goes on with the turn before it, or is nobody's."""
    label = hearing.last_label
    if hearing.extend_turn(Passage(block.span)):
        is_like = bool(label) and labels.is_like_label(text, label, hearing.small_words, hearing.language)
        if is_like or speakers.begins_with_person(text, hearing.language, hearing.known):
            _report_person(hearing, block)
        return
    wordless = not any(letter.isalpha() for letter in text)
    hearing.add(Unattributed(Passage(block.span), "speaker.wordless" if wordless else "speaker.unnamed"))
    remark = remarks.labelled(text, 0, hearing.language)
    tells_hour = hearing.language.pattern("letterhead").fullmatch(text.rstrip(".")) is not None
    if not (wordless or tells_hour or (remark and remark.span.start == 0)):
        hearing.report("speaker.unnamed", block.span.start, "nobody is named as speaking here", _NAME_THE_SPEAKER)


def _report_person(hearing: Hearing, block: Block) -> None:
    message = "this begins with a person, and does not show whether that person speaks or is spoken of"
    hint = "it is kept in the speech before it; begin a turn in the TEI if the person speaks"
    hearing.report("speaker.speaks-or-not", block.span.start, message, hint)


def _columns(hearing: Hearing, block: Block, text: str) -> bool:
    if block.form != "columns":
        return False
    hearing.add(Unattributed(Passage(block.span), "columns.merged"))
    message = "several columns of print were run together here"
    hint = "the lines are kept as they are; type the columns one after another"
    hearing.report("columns.merged", block.span.start, message, hint)
    return True


def _page(hearing: Hearing, block: Block, text: str) -> bool:
    """A page begins between two paragraphs, be it in the middle of a speech."""
    if block.kind is not Kind.PAGE:
        return False
    hearing.begin_page(PageMark(Passage(block.span)))
    return True


def _floor(hearing: Hearing, block: Block, text: str) -> bool:
    """`Comrade Petrov has the floor.`: whoever spoke before does not say that, unless it is the chair."""
    before = hearing.last_turn()
    if before is None or not hearing.language.pattern("floor_given").fullmatch(text):
        return False
    if before.speakers == hearing.chair:
        return False
    hearing.add(Unattributed(Passage(block.span), "speaker.unnamed"))
    return True


def _apart(hearing: Hearing, block: Block, text: str) -> bool:
    """`20 October`, `Top Secret` or `RESOLUTION OF THE PLENUM` on a line of its own: a part of the
    session, or another paper, begins; nobody says that."""
    language = hearing.language
    if len(text) > _LONGEST_APART or not (
        (text[-1].isalnum() and language.compiled(_DAY).fullmatch(text))
        or language.pattern("classification").fullmatch(text.strip("[]()"))
        or _is_title_in_capitals(text, language)
    ):
        return False
    hearing.add(Unattributed(Passage(block.span), "speaker.unnamed"))
    return True


def _is_title_in_capitals(text: str, language: Language) -> bool:
    if not text.isupper() or not text[-1].isalnum():
        return False
    return any(formula.search(text) for formula in language.possible("title", text))


def _stage(hearing: Hearing, block: Block, text: str) -> bool:
    if not stage.is_stage_business(text, hearing.language):
        return False
    bracketed = encloses_all(text)
    inside = Span(block.span.start + bracketed, block.span.end - bracketed)
    hearing.interrupt(Stage(Passage(inside), bracketed))
    return True


def _by_hand(hearing: Hearing, block: Block, text: str) -> bool:
    """`[handwritten] P179`: the editor says of the words how they came on the paper; whoever spoke did not say them."""
    if not remarks.told_by_hand(text, hearing.language):
        return False
    hearing.add(Unattributed(Passage(block.span), "speaker.unnamed"))
    return True


def _supporters(hearing: Hearing, block: Block, text: str) -> bool:
    """`(Zhukov, Bulganin)` after a statement: those who share it, not a turn of one of them."""
    listed = text.startswith("(") and is_list_of_names(text, hearing.language)
    opening = None if listed else hearing.language.pattern("supporters").match(text)
    if not listed and not opening:
        return False
    if listed and _speaks_above(hearing, block, text):
        return True
    start, end = opening.end() if opening else 1, len(text.rstrip(" .)"))
    span = Span(block.span.start + start, block.span.start + end)
    hearing.lists.append(span)
    hearing.supporters[block.span.start] = span  # who else they are is known when all is read
    names = in_list(text, start, end, hearing.language)
    persons = tuple(person.id for person in map(hearing.people.who, names) if person)
    hearing.add(Turn(persons, Manner.COLLECTIVE, (Passage(block.span),), "speaker.supporters"))
    return True


def _speaks_above(hearing: Hearing, block: Block, text: str) -> bool:
    """`(Cde. Orlov).` below words of nobody: one person, whose words these may be."""
    end = len(text.rstrip(" .)"))
    names = [*in_list(text, 1, end, hearing.language)]
    above = hearing.last_part
    evidence = Evidence("speaker.behind", Certainty.LOW)
    if len(names) != 1 or not isinstance(above, Unattributed) or above.rule != "speaker.unnamed":
        return False
    if hearing.open_turn or not hearing.accepts(evidence):
        return False
    named = hearing.speaking(names[0], block.span.start + names[0].start)
    clause = Span(block.span.start, block.span.start + end + 1)
    hearing.overruled.add(clause)
    hearing.marks.append(marks.Attribution(clause, clause))
    hearing.take_back(above)
    said = (above.passage, Passage(block.span))
    hearing.add(Turn((named,), Manner.DIRECT, said, evidence.rule, None, evidence))
    _report_behind(hearing, clause)
    return True


def _collective(hearing: Hearing, block: Block, text: str) -> bool:
    act = collectives.recognise(text, hearing.language)
    if act is None:
        return False
    groups = tuple(f"group.{hearing.groups[role]}" for role in act.roles if role in hearing.groups)
    named = tuple(person.id for person in map(hearing.people.who, collectives.named(text, hearing.language)) if person)
    label, body = split_label(hearing.source, block.span, act.label_end)
    hearing.add(Turn((*groups, *named), Manner.COLLECTIVE, (Passage(body),), "speaker.collective", label))
    return True


def _decision(hearing: Hearing, block: Block, text: str) -> bool:
    """What a note gives to a speaker is not a decision of the body."""
    told = hearing.told.get(block.span.start)
    return (told is None or not told.voice.name) and resolution(hearing, block, text)


def _named(hearing: Hearing, block: Block, text: str) -> bool:
    # a bracket that closes further on, or the quotation mark before the whole of what is printed of a record
    opened = block.span.start in hearing.opened or (hearing.last_part is None and text.startswith(_QUOTATION_MARKS))
    naming = speakers.naming(text[opened:], hearing.language, hearing.known, any_verb=hearing.reports_speech)
    if naming is None:
        return False
    naming = naming.behind(opened)
    before = hearing.last_turn()
    within_speech = before is not None and before.manner is Manner.DIRECT and naming.manner is Manner.REPORTED
    if within_speech and speakers.tells_of(text, naming, hearing.language):
        return False
    if _is_called_up(hearing, text, naming) and hearing.extend_turn(Passage(block.span)):
        _report_person(hearing, block)
        return True
    uncertain = "speaker.any-verb" if naming.manner is Manner.REPORTED else "speaker.sign-lost"
    evidence = Evidence(uncertain, naming.certainty) if naming.certainty else None
    if evidence and not hearing.accepts(evidence):
        _refuse_label(hearing, block, text, naming, evidence)
        return True
    named = _speakers(hearing, block.span, text, naming)
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


def _is_called_up(hearing: Hearing, text: str, naming: Naming) -> bool:
    """`Comrade Orlov. Who is for?`: where labels are names alone, who is addressed in full is spoken of, perhaps."""
    if naming.manner is not Manner.DIRECT or hearing.plain_labels < _FEWEST_LABELS:
        return False
    address = text[: naming.name_start].rstrip()
    in_full = address.isalpha() and address in hearing.language.set_of("honorific")
    return in_full and text[naming.name_end : naming.end].strip() in (".", "")


def _refuse_label(hearing: Hearing, block: Block, text: str, naming: Naming, evidence: Evidence) -> None:
    """What may be a label is not taken for one, and nobody enters the record by it."""
    persons = [hearing.people.who(name) for name in _names(hearing, text, naming)]
    known = tuple(person.id for person in persons if person)
    words = " ".join(text[naming.start : naming.end].split())
    hearing.refuse(block, evidence, known, who=hearing.names_of(known) or words, label=words)


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
    return listed or (Name(naming.name_start, naming.name_end, "", printed.rstrip("."), printed.endswith(".")),)


def _with_small_and(names: str, language: Language) -> str:
    for word in language.words("and"):
        names = names.replace(f" {word.upper()} ", f" {word} ")
    return names


def _speakers(hearing: Hearing, span: Span, text: str, naming: Naming) -> tuple[str, ...]:
    """The ids of those whom a label or clause names; of the chair, where the office alone is named."""
    if naming.by_office:
        return hearing.chair
    return tuple(_speaker(hearing, span, name, naming) for name in _names(hearing, text, naming))


def _speaker(hearing: Hearing, span: Span, name: Name, naming: Naming) -> str:
    if naming.from_chair and (not hearing.has_chair or naming.addressed):
        return hearing.preside(hearing.people.enter(name, "chair").id)
    return hearing.speaking(name, span.start + naming.name_start)


def _after_name_alone(hearing: Hearing, block: Block, text: str) -> bool:
    """What stands behind a name alone in its paragraph are the words of whoever is named, if they name nobody else."""
    if not hearing.awaits_words or speakers.naming(text, hearing.language, hearing.known) is not None:
        return False
    if speakers.name_alone(text, hearing.language, hearing.known) is not None:
        return False
    return hearing.extend_turn(Passage(block.span))


def _name_alone(hearing: Hearing, block: Block, text: str) -> bool:
    """A surname alone in its paragraph: a label without its sign; the words follow in the next one."""
    naming = speakers.name_alone(text, hearing.language, hearing.known)
    if naming is None or (hearing.last_part is None and not naming.name_start):
        return False
    evidence = Evidence("speaker.sign-lost", Certainty.MEDIUM)
    if not hearing.accepts(evidence):
        _refuse_label(hearing, block, text, naming, evidence)
        return True
    named = _speakers(hearing, block.span, text, naming)
    hearing.add(Turn(named, Manner.DIRECT, (), evidence.rule, Passage(block.span), evidence), opens=True)
    return True


def _named_behind(hearing: Hearing, block: Block, text: str) -> bool:
    """`That is our opinion. (Cde. Orlov)`: somebody in parentheses, behind words that have no other speaker."""
    naming = speakers.named_behind(text, hearing.language, hearing.known)
    if naming is None:
        return False
    evidence = Evidence("speaker.behind", Certainty.LOW)
    before = hearing.last_turn()
    rivals = before.speakers if before else ()
    if not hearing.accepts(evidence):
        _refuse_label(hearing, block, text, naming, evidence)
        return True
    named = _speakers(hearing, block.span, text, naming)
    clause = Span(block.span.start + naming.start, block.span.start + naming.end)
    hearing.overruled.add(clause)
    hearing.marks.append(marks.Attribution(clause, clause))
    hearing.add(Turn(named, Manner.DIRECT, (Passage(block.span),), evidence.rule, None, evidence, rivals))
    _report_behind(hearing, clause)
    return True


def _report_behind(hearing: Hearing, clause: Span) -> None:
    message = (
        "a name in parentheses behind the words: whoever says them, or somebody who agrees with the speaker before"
    )
    hint = "it is kept as a doubtful turn of the person named; decide in the TEI if you know"
    hearing.report("speaker.behind", clause.start, message, hint, Level.NOTICE)


def _unknown_label(hearing: Hearing, block: Block, text: str) -> bool:
    """`Ivanov: For.`, and nothing shows that Ivanov is a person: not the words of the speaker before, to be sure."""
    begins = hearing.begins_item and not hearing.has_list
    name = labels.looks_like_label(text, hearing.language) if hearing.open_turn or begins else ""
    if not name:
        return False
    hearing.add(Unattributed(Passage(block.span), "speaker.unknown-label"))
    message = "this looks like the label of a speaker who is named nowhere else"
    hint = "it is kept as a paragraph of nobody; add the name to those present, or a form of address before it"
    hint += hearing.meant(name)
    hearing.report("speaker.unknown-label", block.span.start, message, hint)
    return True


def _assent(hearing: Hearing, block: Block, text: str) -> bool:
    turn = hearing.last_turn()
    if turn is None or not collectives.is_assent(text, hearing.language):
        return False
    evidence = Evidence("speaker.assent", Certainty.LOW)
    if not hearing.accepts(evidence):
        rival = "the voice of those present"
        hearing.refuse(block, evidence, turn.speakers, who=hearing.names_of(turn.speakers), rival=rival)
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


# What a typist says goes first; what claims a paragraph by its form alone comes before what needs a name, and an assent
# is whatever is left of one.
_READINGS: tuple[Callable[[Hearing, Block, str], bool], ...] = (
    typed_label,
    _columns,
    _page,
    _apart,
    _stage,
    _by_hand,
    _supporters,
    _collective,
    _after_name_alone,
    _decision,
    _named,
    _name_alone,
    _named_behind,
    told_by_note,
    _floor,
    _unknown_label,
    _assent,
)
