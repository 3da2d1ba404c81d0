"""The roll call: lists of those present and closing lines become people with roles, and marks on their names."""

from __future__ import annotations

from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.attribution.persons import unnamed_offices as offices
from tei_protocols.attribution.persons.people import People
from tei_protocols.conventions import attendance, cases, unnamed_offices
from tei_protocols.conventions.forenames import apart, standing
from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import Name
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.language.divided_words import Whole
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.layout import GROUP, OFFICE, UNNAMED, Block, Kind
from tei_protocols.model.marks import Mark
from tei_protocols.model.people import PRESENT, Group, Person
from tei_protocols.model.register import Register
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.problems import Level, Problem

_UNNAMED = Evidence("attendance.unnamed", Certainty.MEDIUM)


class RollCall(Struct):
    """What the roll call gives: people, their groups, and marks on the words that say so; `note` is the number of the
    note that says who was present, counted from 0, where only a note does; `presiding` are the ids of those in the
    chair, by the start of the list that says so; the `problems` tell of words that nobody knows;
    `has_recorder` says that known words name who took the notes."""

    people: People = field(default_factory=People)
    groups: list[Group] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    note: int | None = None
    presiding: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    has_recorder: bool = False


def call_roll(source: Source, blocks: tuple[Block, ...], language: Language, register: Register) -> RollCall:
    """Read every list of those present and every line that names the recorder."""
    read = partial(source.once, standing, language)
    result = RollCall(People(register, lambda name: apart(name, read, language)))
    sentences = offices.sentences(source, blocks, Kind.ATTENDANCE, language)
    role, before, evidence = "participant", None, None
    for block in blocks:
        text = source[block.span] if block.kind is Kind.ATTENDANCE and block.form not in (GROUP, OFFICE) else ""
        if text and not attendance.names_recorder(text, language):
            goes_on = before is Kind.ATTENDANCE and not attendance.opens_group(text, language)
            evidence = _UNNAMED if block.form == UNNAMED or (evidence and goes_on) else None
            role = "participant" if block.form or not goes_on else role
            words = offices.without(text, block.span, sentences) if sentences else text
            role = _list(source, words, block.span, language, result, role, evidence)
        elif block.form == GROUP:
            role, evidence = "participant", _UNNAMED
        before = block.kind
    if not any(set(person.roles) & PRESENT - {"chair"} for person in result.people.persons):
        _of_note(source, blocks, language, result)
    unknown: list[Span] = []
    for block in blocks:
        if block.kind is Kind.CLOSER and block.form == UNNAMED:
            unknown.append(block.span)
        if block.kind in (Kind.CLOSER, Kind.FIELD, Kind.ATTENDANCE):
            _recorder(source, block, block.span, "recorder", language, result)
        elif block.kind is Kind.TITLE and source[block.span].isupper():
            _recorder(source, block, block.span, "recorder_in_title", language, result)
        elif block.kind is Kind.NOTE:
            _recorder(source, block, block.body, "recorder_in_note", language, result)
    if not result.has_recorder:
        sentences += offices.sentences(source, blocks, Kind.CLOSER, language)
    if unknown:
        told = {each.block for each in sentences}
        result.problems += [_unknown_closing(source, span) for span in unknown if span not in told]
    if sentences:
        _enter_offices(sentences, source, language, result)
    return result


def _enter_offices(sentences: list[offices.Sentence], source: Source, language: Language, result: RollCall) -> None:
    """Enter whoever has an office by a sentence in unknown words, if known words give it to nobody."""
    for role in (unnamed_offices.CHAIR, unnamed_offices.RECORDER):
        of_role = [each for each in sentences if each.office.role == role]
        is_taken = any(role in person.roles for person in result.people.persons)
        found = None if is_taken else offices.certain(of_role, source, language)
        if found is None:
            result.problems += [offices.left(source, each) for each in of_role]
            continue
        name = _nominative(found.office.name, found.office.case, source, language)
        person = result.people.enter(name, role)
        named = _named(name, found.block, person, role if role == unnamed_offices.RECORDER else "")
        result.marks.append(replace(named, evidence=found.evidence))
        result.problems.append(offices.concluded(source, found))
        if role == unnamed_offices.CHAIR:
            result.presiding[found.block.start] = person.id


def _list(
    source: Source,
    text: str,
    span: Span,
    language: Language,
    result: RollCall,
    role: str,
    evidence: Evidence | None,
) -> str:
    """Enter all of one list, the `text` at `span`; names under no group have the `role`; `evidence` is that by which
    they are present, where no word says so. Returns the role that names after it would have."""
    roll = attendance.call(text, language, role)
    for listed in roll.groups:
        group = _group(listed, result) if listed.heading else ""
        names_end = Span(span.start + listed.start, span.start + listed.end)
        if group:
            result.marks.append(marks.RoleGroup(names_end, names_end, group))
        for name in listed.names:
            person = result.people.enter(_nominative(name, listed.case, source, language), listed.role, group)
            named = _named(name, span, person, case=listed.case)
            result.marks.append(replace(named, evidence=evidence) if evidence and not named.evidence else named)
    for chair in roll.chairs:
        person = result.people.enter(_nominative(chair.name, chair.case, source, language), "chair")
        clause = Span(span.start + chair.start, span.start + chair.end)
        result.presiding[span.start] = person.id
        named = _named(chair.name, span, person, case=chair.case)
        result.marks += [marks.ChairClause(clause, clause), *([named] if named not in result.marks else [])]
    return roll.last_role


def _unknown_closing(source: Source, span: Span) -> Problem:
    message = "this closes the record, by its place and the name at its end; no known word says what that person did"
    hint = "if they took the notes, add the words to recorder in tei-protocols.toml; if it is said, correct the TEI"
    return source.problem(span.start, "line.closing", Level.NOTICE, message, hint)


def _of_note(source: Source, blocks: tuple[Block, ...], language: Language, result: RollCall) -> None:
    """Enter those whom a note calls present."""
    index = -1
    for block in blocks:
        if block.kind is not Kind.NOTE:
            continue
        index += bool(block.name) or index < 0
        roll = attendance.in_note(source[block.body], language)
        if any(len(listed.names) > 1 for listed in roll.groups):
            result.note = index
            for listed in roll.groups:
                for name in listed.names:
                    person = result.people.enter(name, listed.role)
                    result.marks.append(_named(name, block.body, person))
            # the only list may say who is in the chair, in a clause of its own or behind the name
            for chair in [] if any("chair" in person.roles for person in result.people.persons) else roll.chairs:
                person = result.people.enter(_nominative(chair.name, chair.case, source, language), "chair")
                named = _named(chair.name, block.body, person, case=chair.case)
                result.marks += [named] if named not in result.marks else []
            return


def _group(listed: attendance.Listed, result: RollCall) -> str:
    known = next((group for group in result.groups if group.role == listed.role), None)
    if known is None or known.heading != listed.heading:
        wanted = result.people.reserve(f"group.{listed.role}").removeprefix("group.")
        known = Group(wanted, listed.role, listed.heading)
        result.groups.append(known)
    return known.id


def _nominative(name: Name, case: str, source: Source, language: Language) -> Name:
    """The name as it is in the nominative, if the words before it demand another case."""
    if not case:
        return name
    surname = cases.nominative(name.surname, case, source.once(WrittenNames, language).surnames, language)
    return replace(name, surname=surname)


def _named(name: Name, block: Span, person: Person, role: str = "", case: str = "") -> marks.PersonName:
    place = Span(block.start + name.start, block.start + name.end)
    evidence = Evidence("name.case", Certainty.HIGH) if case and name.surname != person.surname else None
    return marks.PersonName(place, place, person.id, role, evidence)


def _recorder(source: Source, block: Block, span: Span, formulas: str, language: Language, result: RollCall) -> None:
    """Enter whom the words of a span of a block call the recorder."""
    text = source.text[span.start : span.end]
    whole = Whole(text)  # "com-piled by", at the end of a line
    for pattern in language.possible(formulas, whole.text):
        for clause in pattern.finditer(whole.text):
            start, end = whole.place(clause.start("name")), whole.end(clause.end("name"))
            case = cases.case_behind(text[whole.place(clause.start()) : start], language)
            for name in in_list(text, start, end, language):
                person = result.people.enter(_nominative(name, case, source, language), "recorder")
                result.has_recorder = True
                named = _named(name, span, person, "recorder", case)
                # several formulas may say the same of a name
                if block.kind is not Kind.FIELD and named not in result.marks:
                    result.marks.append(named)
