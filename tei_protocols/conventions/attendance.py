"""The list of those present: its groups by role, its names, and who is in the chair."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions import entries, groups, lists, unnamed_lists
from tei_protocols.conventions.cases import case_behind
from tei_protocols.conventions.chairs import Chair, behind_chair, chair_alone, chairs_in, in_the_list
from tei_protocols.conventions.names import Name
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.divided_words import Whole
from tei_protocols.language.sentences import certain_starts
from tei_protocols.language.shapes import LOWER

_END_OF_SENTENCE = compiled(rf"(?<=[{LOWER}])\.(?=\s|$)")
# the number of an entry
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?!\d)")
_LONGEST_GROUP = 1500
# what an editor says of the last person of a group: `Holan [CSSR]`, but not the mark of a note
_BRACKETED = re.compile(r"\s?\[(?!\d{1,3}\])[^\[\]\n]{1,30}\]")
_LONGEST_RECORDER = 100
# a sentence about whoever was invited
_LONGEST_SENTENCE = 320


class Listed(Struct, frozen=True):
    """A group of names at `start`:`end` of the list; `heading` is empty where the list gives no group. `case` is that
    in which the names stand, where it is not the nominative."""

    role: str
    start: int
    end: int
    heading: str
    names: tuple[Name, ...]
    case: str = ""

    def placed(self, whole: Whole) -> Listed:
        """The group of a text in one piece, as it stands in the text with its words divided."""
        names = tuple(name.placed(whole) for name in self.names)
        return replace(self, start=whole.place(self.start), end=whole.end(self.end), names=names)


class Roll(Struct, frozen=True):
    """What one paragraph says of those present; names at the head of the next one have its `last_role`."""

    groups: tuple[Listed, ...]
    chairs: tuple[Chair, ...]
    last_role: str

    def placed(self, whole: Whole) -> Roll:
        """What a text in one piece says, as it stands in the text with its words divided."""
        groups = tuple(group.placed(whole) for group in self.groups)
        return Roll(groups, tuple(chair.placed(whole) for chair in self.chairs), self.last_role)


def is_attendance(text: str, language: Language) -> bool:
    """Does this paragraph list those present, or say who is in the chair?"""
    words = Whole.completed(text).text
    return bool(language.pattern("attendance").match(words) or chair_alone(words, language))


def end_of_list(text: str, language: Language) -> int | None:
    """Where a sentence of a paragraph that lists those present says nothing more of who came, as in a copy that lost
    its line ends; None where no sentence does."""
    return groups.first_of_others(text, language) if is_attendance(text, language) else None


def is_opened(text: str, language: Language) -> bool:
    """Do the words at the head of a paragraph say that it lists those present, and not only guests, or the missing?"""
    opening = language.pattern("attendance").match(Whole.completed(text).text)
    return opening is not None and _role_of_opening(opening, language) not in (groups.OTHERS, groups.ABSENT)


def goes_on(text: str, before: str, language: Language) -> bool:
    """Does a paragraph go on with the list of the paragraph `before`: a group of its own, or names after a colon?"""
    if len(text) > _LONGEST_GROUP:
        return False
    if any(pattern.match(text) for pattern in language.possible("role", text)):
        return text.rstrip().endswith(":") or _names_absent(text, language) or bool(call(text, language).groups)
    number, last = _NUMBER.match(text), _NUMBER.match(before)
    if number and (int(number[1]) == (int(last[1]) if last else 0) + 1):
        return lists.name_at_head(text[number.end() :], language) is not None
    goes_on_so = before.rstrip().endswith((":", ",", ";")) or lists.name_at_head(before, language) is not None
    if not goes_on_so and not all(line.startswith(language.words("several")) for line in (before, text)):
        return False  # one list after the other of several persons who are addressed together
    return lists.is_list_of_names(text, language) or bool(lists.one_in_each_line(text, language))


def _names_absent(text: str, language: Language) -> bool:
    return next((role for found, role in groups.roles(text, language) if not found.start()), "") == groups.ABSENT


def is_person_with_office(text: str, language: Language) -> bool:
    """Is a paragraph one person and, behind a dash, an office? Below a list of those present nobody speaks so."""
    return lists.with_office_behind_dash(text, language) is not None


def names_recorder(text: str, language: Language) -> bool:
    """Does a paragraph among those present say who takes the notes?"""
    return len(text) <= _LONGEST_RECORDER and language.pattern("recorder_present").match(text) is not None


def opens_group(text: str, language: Language) -> bool:
    """Does a paragraph that goes on with a list say itself whose names follow?"""
    opening = language.pattern("attendance").match(text)
    return bool(opening) or any(pattern.match(text) for pattern in language.possible("role", text))


def call(text: str, language: Language, role: str = "participant") -> Roll:
    """Read the roll. Names under no group get `role`."""
    whole = Whole.completed(text)
    roll = _call(whole.text, language, role)
    return roll.placed(whole) if whole.is_changed else roll


def _call(text: str, language: Language, role: str) -> Roll:
    if entry := entries.behind_sign(text, language):
        return _in_no_group((entry,), entry.start, role)
    person = lists.with_office_behind_dash(text, language)
    alone = (person,) if person else lists.one_in_each_line(text, language)
    if alone and (person or len(alone) > 1 or lists.name_at_head(text, language)):
        return _in_no_group(alone, 0, role)
    chairs = tuple(chairs_in(text, language))
    opening = _opening(text, chairs, language)
    start = opening.end() if opening else 0 if chairs else unnamed_lists.start_of_names(text, language)
    start = next((chair.end for chair in chairs if chair.start <= start < chair.end), start)
    own_role = _role_of_opening(opening, language) or role
    if opening and not opening[0] and _is_about_guest(text, language):
        own_role = groups.OTHERS
    borders = groups.borders_in(text, start, own_role, chairs, language)
    ends = sorted([*(border[0] for border in borders), *(chair.start for chair in chairs), len(text)])
    found = []
    for group_start, names_start, group_role in borders:
        end = next((end for end in ends if end > names_start), len(text))
        between = [*lists.in_list(text, names_start, end, language, with_office=True)]
        presiding = {
            name.start for name in between for chair in chairs if chair.start < name.end and name.start < chair.end
        }
        listed = tuple([name for name in between if name.start not in presiding])
        if listed and group_role != groups.ABSENT:
            heading = text[group_start:names_start].strip(" :—–-")
            case = case_behind(heading, language) if heading else ""
            last = _BRACKETED.match(text, listed[-1].end)
            group_end = last.end() if last else listed[-1].end
            found.append(Listed(group_role, group_start, group_end, heading, listed, case))
    if not chairs:
        chairs = tuple(in_the_list(text, (name for group in found for name in group.names), language))
    return Roll(tuple(found), chairs, borders[-1].role)


def _in_no_group(names: tuple[Name, ...], start: int, role: str) -> Roll:
    """Names alone, from the `start` of a paragraph on; they may go on with those of the absent, who have no role."""
    listed = () if role == groups.ABSENT else (Listed(role, start, names[-1].end, "", names),)
    return Roll(listed, (), role)


def _is_about_guest(text: str, language: Language) -> bool:
    """Is it one sentence, about whoever was invited?"""
    if len(text) > _LONGEST_SENTENCE or language.pattern("invited").search(text) is None:
        return False
    return not certain_starts(text, language)


def in_note(text: str, language: Language) -> Roll:
    """Who was present, and who in the chair, where a note says so: one group of those that it names, the chair among
    them; no group where it says nothing."""
    openings = filter(None, (formula.search(text) for formula in language.possible("attendance_in_note", text)))
    opening = min(openings, key=lambda found: found.start(), default=None)
    if opening is None:
        return Roll((), (), "")
    address = language.compiled(r"\s*{honorific}").match(text, opening.end())
    end = _END_OF_SENTENCE.search(text, (address or opening).end())
    stop = end.start() if end else len(text)
    if opening.groupdict().get("verb"):  # behind the names
        stop = opening.start("verb")
    clauses = [each for each in chairs_in(text, language) if not opening.start() <= each.start < opening.end()]
    in_clause = [range(each.name.start, each.name.end) for each in clauses]
    listed = tuple(
        name
        for name in lists.in_list(text, opening.end(), stop, language)
        if not any(name.start in place for place in in_clause)
    )
    marked = language.compiled(r"\s?[(,–—-]\s?{chair_manner}(?!\w)")
    clauses += [Chair(name.start, name.end, name) for name in listed if marked.match(text, name.end)]
    return Roll((Listed("participant", opening.start(), stop, "", listed),), tuple(clauses), "participant")


def _opening(text: str, chairs: tuple[Chair, ...], language: Language) -> re.Match[str] | None:
    """The words that open the list: at its head, or behind those that say who is in the chair."""
    first = min((chair.end for chair in chairs if not text[: chair.start].strip()), default=0)
    behind = behind_chair(text, first, language)
    opening = language.pattern("attendance")
    return opening.match(text) or (opening.match(text, behind) if first else None)


def _role_of_opening(opening: re.Match[str] | None, language: Language) -> str:
    roles = groups.roles(opening[0], language) if opening else ()
    return next((role for found, role in roles if found.start() == 0), "")
