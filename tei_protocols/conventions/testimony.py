"""Testimony: what a note says was done on the paper, and to which words.

One grammar: a subject (an extent), what happened to it (an act), and circumstances: where, when, by whom, with what.
The subject stands first (`The word X was crossed out`) or last (`Crossed out: X`), or the act has somebody who did it
(`Ivanov crossed out the word X`). What the grammar does not explain decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from tei_protocols.conventions.extents import Extent, Unit, extents_at
from tei_protocols.language import Language
from tei_protocols.language.needs import folded
from tei_protocols.language.quotation_marks import Quoted, set_aside
from tei_protocols.language.sentences import starts


class Act(Enum):
    """What was done with words on the paper, or by the editor; the value is the key of its formulas."""

    CROSSED_OUT = "says_crossed_out"
    RESTORED = "says_restored"
    SUPPLIED = "says_supplied"
    ADDED = "says_added"
    WRITTEN = "says_written"
    UNDERLINED = "says_underlined"


@dataclass(frozen=True, slots=True)
class Statement:
    """A note's plain statement: the act, the words that it means, and where (`place`: above, margin) if it says so.

    `twice` is a double underlining. `instead` are words that the note says were put in place of those crossed out.
    """

    act: Act
    extent: Extent
    place: str = ""
    twice: bool = False
    instead: str = ""


# one of those words may be divided at the end of a line
_DIVIDED = re.compile(r"-\s*[\r\n]")
# no statement of a note is as long as that
_LONGEST = 400
_MOST_STATEMENTS = 6


def speaks_of_deletion(words: str, language: Language) -> bool:
    """Does a note speak of a deletion at all?"""
    return any(pattern.search(words) for pattern in language.possible("speaks_of_deletion", words))


def statements(words: str, language: Language) -> list[Statement]:
    """What a note, without its label, states without a doubt."""
    small = folded(words)
    if not any(stem in small for stem in language.words("testimony_stem")) and not _DIVIDED.search(words):
        return []
    note = set_aside(words)
    found: list[Statement] = []
    for sentence in _sentences(note.text, language):
        corrected = _Sentence(sentence, note, language).corrected() if len(sentence) <= _LONGEST else None
        if corrected:
            found.append(corrected)
            continue
        for part in filter(None, map(str.strip, sentence.split(";"))):  # what a semicolon joins is judged apart
            stated = list(_Sentence(part, note, language).statements()) if len(part) <= _LONGEST else []
            if not stated and language.pattern("mentions_restoring").search(part):
                found = _perhaps_restored(found, part, language)
            found += stated
    return found


def struck_in_note(words: str, language: Language) -> list[tuple[int, int]]:
    """Where a note quotes struck words that it alone knows (`first wrote "X" and crossed it out`)."""
    small = folded(words)
    if not any(stem in small for stem in language.words("testimony_stem")):
        return []
    note = set_aside(words)
    signs: list[str] = []
    for sentence in _sentences(note.text, language):
        if len(sentence) > _LONGEST or _doubts(sentence, language, known_from_note=True):
            continue
        for formula in (*language.patterns("says_corrected"), *language.patterns("says_struck_in_note")):
            told = formula.search(sentence)
            old = told.groupdict().get("old") if told else None
            if old and not language.pattern("says_editorial").search(sentence):
                signs.append(old.strip())
                break
    return [note.places[note.number(sign)] for sign in dict.fromkeys(signs)]


def _sentences(text: str, language: Language) -> list[str]:
    edges = [0, *(start.place for start in starts(text, language)), len(text)]
    return list(filter(None, (text[start:end].strip() for start, end in pairwise(edges))))


def _perhaps_restored(found: list[Statement], sentence: str, language: Language) -> list[Statement]:
    """`It was restored later`: what was crossed out before is so no longer; without certainty, it is not known."""
    certain = not _doubts(sentence, language) and not re.search(language.expression("{quotation}"), sentence)
    if not certain:
        return [each for each in found if each.act is not Act.CROSSED_OUT]
    return [replace(each, act=Act.RESTORED) if each.act is Act.CROSSED_OUT else each for each in found]


def _doubts(sentence: str, language: Language, known_from_note: bool = False) -> bool:
    plain = language.pattern("says_not_restored").sub("", sentence)
    if known_from_note:
        plain = language.pattern("says_further_on").sub("", plain)
    return language.pattern("says_doubtful").search(plain) is not None


@dataclass(frozen=True)
class _Sentence:
    """One sentence of a note, on one line, a sign for each quotation."""

    text: str
    note: Quoted
    language: Language

    def statements(self) -> Iterator[Statement]:
        """The statements of the sentence, if it raises no doubt; not those that something was corrected."""
        if _doubts(self.text, self.language):
            return
        place = 0
        for _ in range(_MOST_STATEMENTS):
            found = self._statements_at(place)
            if found is None:
                return
            stated, core_end = found
            yield from stated
            following = self._next(core_end)
            if following is None:
                return
            place = following

    def _next(self, place: int) -> int | None:
        """Where the next statement of the sentence begins."""
        for boundary in self.language.pattern("testimony_core_end").finditer(self.text, place):
            joined = self.language.pattern("testimony_next").match(self.text, boundary.start())
            start = joined.end() if joined else boundary.end()
            if start < len(self.text) and self._statements_at(start) is not None:
                return start
        return None

    def _statements_at(self, place: int) -> tuple[list[Statement], int] | None:
        """The statements that begin at a place of the sentence, and where their core ends; None where none begins."""
        start = self._after("testimony_lead", place)
        for read in (self._subject_first, self._act_first, self._by_somebody, self._act_alone):
            found = read(start)
            if found:
                extent, acts, end, subject = found
                core_end = self._core_end(end)
                core = self.text[place : subject[0]] + " " + self.text[subject[1] : core_end]
                return self._judged(extent, acts, core, core_end), core_end
        return None

    def _judged(self, extent: Extent, acts: list[Act], core: str, core_end: int) -> list[Statement]:
        if self._is_elsewhere(core, acts):
            return []
        rest = self.text[core_end:]
        if Act.CROSSED_OUT in acts and self._was_restored(acts, rest):
            acts = [act for act in acts if act not in (Act.CROSSED_OUT, Act.RESTORED)] + [Act.RESTORED]
        elif Act.RESTORED in acts:
            return []
        instead = self._instead() if Act.CROSSED_OUT in acts else ""
        place = self._place(core) or self._place(rest)
        twice = self.language.pattern("says_twice").search(core) is not None
        found = []
        for act in acts:
            if act is Act.WRITTEN and (not place or extent.unit is Unit.HEADING):  # headings are, as a rule
                continue
            plain = Act.ADDED if act is Act.WRITTEN else act
            words = instead if act is Act.CROSSED_OUT else ""
            found.append(Statement(plain, extent, place if plain is Act.ADDED else "", twice, words))
        return found

    def _instead(self) -> str:
        """The words that were put in place of those crossed out, if the sentence says so."""
        for formula in self.language.patterns("says_replaced"):
            told = formula.search(self.text)
            if told:
                return self.note.said(told["new"])[0]
        return ""

    def _was_restored(self, acts: list[Act], rest: str) -> bool:
        if Act.RESTORED in acts:
            return True
        plain = self.language.pattern("says_not_restored").sub("", rest)
        return self.language.pattern("mentions_restoring").search(plain) is not None

    # --- the orders of subject and act: (extent, acts, where the last act ends, where the subject stands) ------------

    def _subject_first(self, place: int) -> _Found | None:
        for extent, end in extents_at(self.text, place, self.note, self.language):
            found = self._acts(self._after("testimony_filler", end))
            if found:
                return extent, *found, (place, end)
        return None

    def _act_first(self, place: int) -> _Found | None:
        found = self._acts(place)
        if not found:
            return None
        acts, end = found
        start = self._after("testimony_filler", end)
        behind_colon = re.compile(r"\s?[:—–]\s?").match(self.text, start)
        start = behind_colon.end() if behind_colon else start
        for extent, after in extents_at(self.text, start, self.note, self.language):
            rest = self._after("testimony_filler", after)
            if self._ends(after) or self._ends(rest):
                bare = extent.unit is Unit.QUOTED and bool(re.match(r"[\ue000-\uf8ff]", self.text[start:]))
                return replace(extent, at_mark=bare), acts, after, (start, after)
        return None

    def _by_somebody(self, place: int) -> _Found | None:
        agent = self.language.pattern("testimony_agent").match(self.text, place)
        return self._act_first(agent.end()) if agent else None

    def _act_alone(self, place: int) -> _Found | None:
        found = self._acts(place)
        if not found or place or not self.language.pattern("testimony_after_bare").match(self.text, found[1]):
            return None
        if self.note.said(self.text):
            return None
        return Extent(Unit.MARK), *found, (place, place)

    def _acts(self, place: int) -> tuple[list[Act], int] | None:
        """The acts that are told from a place on: `crossed out and then restored` are two."""
        acts: list[Act] = []
        end = place
        while True:
            following = self._act(place)
            if following is None or len(acts) == len(Act):
                return (acts, end) if acts else None
            acts.append(following[0])
            end = following[1]
            joined = self.language.pattern("testimony_joined").match(self.text, self._after("testimony_filler", end))
            plain = self.language.pattern("testimony_joined").match(self.text, end)
            place = (joined or plain).end() if (joined or plain) else len(self.text)  # type: ignore[union-attr]

    def _act(self, place: int) -> tuple[Act, int] | None:
        for act in Act:
            for formula in self.language.patterns(act.value):
                told = formula.match(self.text, place)
                if told and told.end() > place:
                    return (Act.SUPPLIED if act is Act.ADDED and self._by_editor(place) else act), told.end()
        return None

    def _by_editor(self, place: int) -> bool:
        return any(formula.match(self.text, place) for formula in self.language.patterns(Act.SUPPLIED.value))

    # --- corrections ------------------------------------------------------------------------------------------------

    def corrected(self) -> Statement | None:
        """`Corrected from X to Y`: Y was added where X had stood."""
        if _doubts(self.text, self.language):
            return None
        for formula in self.language.patterns("says_corrected"):
            told = formula.search(self.text)
            if not told or self.language.pattern("says_editorial").search(self.text):
                continue
            if self._is_elsewhere(_without_quotations(self.text[: told.end()], told), [Act.ADDED]):
                return None
            parts = told.groupdict()
            place = self._place(self.text)
            new = parts.get("new") or parts.get("subject")
            if new:
                return Statement(Act.ADDED, Extent(Unit.QUOTED, words=self.note.said(new)), place)
            old = self.note.said(parts.get("old") or "")
            if old and len(old[0].split()) == 1:
                unit = Unit.FIGURE if any(map(str.isdigit, old[0])) else Unit.WORD
                return Statement(Act.ADDED, Extent(unit), place)
            return None
        return None

    # --- small questions --------------------------------------------------------------------------------------------

    def _after(self, key: str, place: int) -> int:
        found = self.language.pattern(key).match(self.text, place)
        return found.end() if found else place

    def _ends(self, place: int) -> bool:
        return self.language.pattern("testimony_after_bare").match(self.text, place) is not None

    def _core_end(self, place: int) -> int:
        end = self.language.pattern("testimony_core_end").search(self.text, place)
        return end.start() if end else len(self.text)

    def _is_elsewhere(self, core: str, acts: Sequence[Act]) -> bool:
        """Does it say this of another paper? What is not known to be the record itself is another paper."""
        if Act.SUPPLIED in acts:  # of course what was supplied is taken from elsewhere
            return False
        here = self.language.patterns("testimony_here")
        if not {Act.CROSSED_OUT, Act.RESTORED} & {*acts}:
            here += self.language.patterns("testimony_here_not_deleted")
        for formula in here:
            core = formula.sub("", core)
        return self.language.pattern("says_elsewhere").search(core) is not None

    def _place(self, words: str) -> str:
        """Where something was added: a value of TEI's place; empty where the note does not say."""
        small = words.lower()
        for formula, place in self.language.table("place").items():
            if self.language.compiled(formula).search(small):
                return str(place)
        return ""


_Found = tuple[Extent, list[Act], int, tuple[int, int]]


def _without_quotations(text: str, told: re.Match[str]) -> str:
    """What is said of the paper in a correction: all but the words `from X to Y` themselves."""
    start = min((told.start(part) for part in ("old", "new") if told.groupdict().get(part)), default=len(text))
    return text[:start].rstrip().rpartition(" ")[0]
