"""Acts: a sentence of a note goes in; out comes what it says was done on the paper, and to which words.

One grammar: a subject (an extent), what happened to it (an act), and circumstances: where, when, by whom, with what.
The subject stands first (`The word X was crossed out`) or last (`Crossed out: X`), or the act has somebody who did it
(`Ivanov crossed out the word X`), or is a noun (`A line through the word X`), which may be undone itself (`The deletion
of this sentence was cancelled`). What the grammar does not explain decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.conventions.extents import Extent, Unit, extents_at
from tei_protocols.language import Language
from tei_protocols.language.circumstances import after_circumstances, hand_of, is_elsewhere, place_of, raises_doubt
from tei_protocols.language.deeds import may_speak_of_paper, mentions_restoring, says_undone
from tei_protocols.language.own_subjects import is_attribute, stands_alone
from tei_protocols.language.quotation_marks import Quoted
from tei_protocols.model.marks import Hand


class Act(Enum):
    """What was done with words on the paper, or by the editor; the value is the key of its formulas."""

    CROSSED_OUT = "says_crossed_out"
    RESTORED = "says_restored"
    SUPPLIED = "says_supplied"
    ADDED = "says_added"
    WRITTEN = "says_written"
    CHANGED = "says_changed"
    UNDERLINED = "says_underlined"


_ACTS = tuple(act.value for act in Act)


class Statement(Struct, frozen=True):
    """A note's plain statement: the act, the words that it means, and where (`place`: above, margin) if it says so.

    `twice` is a double underlining, `hand` whose hand it was. `instead` are words that the note says were put in place
    of those crossed out. Of words that were supplied, the `reason` is that of TEI, if one is known; those that come
    `from_elsewhere` are taken from another paper, be they in brackets or not.
    """

    act: Act
    extent: Extent
    place: str = ""
    twice: bool = False
    instead: str = ""
    hand: Hand | None = None
    reason: str = ""
    from_elsewhere: bool = False


_COLON = re.compile(r"\s?[:—–]\s?")
_MOST_STATEMENTS = 6
# whoever writes at the head or the foot of a page may just have begun there, or have come to its end
_OFF_THE_LINES = ("above", "below", "margin")
# what a record decides or counts
_BUSINESS = (Unit.POINT, Unit.ITEM, Unit.QUESTION, Unit.FIGURE, Unit.SUM, Unit.DATE)
# what stands in place of another word, figure or name; of a sentence it is not certain how much of it does
_CHANGED_AS_ONE = (Unit.WORD, Unit.NAME, Unit.FIGURE, Unit.SUM, Unit.DATE)


class Sentence(Struct, frozen=True):
    """One sentence of a note, on one line, a sign for each quotation."""

    text: str
    note: Quoted
    language: Language
    # the formulas of acts that it may tell of
    told: list[tuple[str, re.Pattern[str]]]

    @classmethod
    def of(cls, text: str, note: Quoted, language: Language) -> Sentence:
        """A sentence, with what it may tell of."""
        return cls(text, note, language, language.possible_of(_ACTS, text))

    def statements(self) -> Iterator[Statement]:
        """The statements of the sentence, if it raises no doubt; not those that something was corrected."""
        if raises_doubt(self.language.without("says_guess", self.text), self.language):
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
        if not may_speak_of_paper(self.text[place:], self.language):
            return None
        for boundary in self.language.pattern("testimony_core_end").finditer(self.text, place):
            joined = self.language.pattern("testimony_next").match(self.text, boundary.start())
            start = joined.end() if joined else boundary.end()
            if start < len(self.text) and self._statements_at(start) is not None:
                return start
        return None

    def _statements_at(self, place: int) -> tuple[list[Statement], int] | None:
        """The statements that begin at a place of the sentence, and where their core ends; None where none begins."""
        start = self._after(place)
        readings = [(read, start) for read in (self._undone, self._subject_first, self._act_first, self._by_somebody)]
        # "Above the line in pencil: …": what else is a circumstance is all that is told
        for read, at in (*readings, (self._act_first, place), (self._act_alone, place)):
            found = read(at)
            if found:
                extent, acts, end, subject = found
                core_end = self._core_end(end)
                core = f"{self.text[place : subject[0]]} {self.text[subject[1] : core_end]}"
                return self._judged(extent, acts, core, core_end, undone=read == self._undone), core_end
        return None

    def _judged(
        self, extent: Extent, acts: list[Act], core: str, core_end: int, undone: bool = False
    ) -> list[Statement]:
        deleting = Act.CROSSED_OUT in acts or Act.RESTORED in acts
        further = self.language.pattern("testimony_goes_on").match(self.text, core_end)
        where = core + further[0] if further else core
        underlined = acts == [Act.UNDERLINED]
        if Act.SUPPLIED not in acts and is_elsewhere(where, self.language, not deleting, underlined):
            return []  # but what was supplied is taken from elsewhere, of course
        rest = self.text[core_end:]
        restored = self._was_restored(acts, core + rest)
        if Act.CROSSED_OUT in acts and not restored and says_undone(core + rest, self.note, self.language):
            acts = [act for act in acts if act is not Act.CROSSED_OUT]
        if Act.CROSSED_OUT in acts and restored:
            acts = [act for act in acts if act not in (Act.CROSSED_OUT, Act.RESTORED)] + [Act.RESTORED]
        elif deleting and not undone and (Act.RESTORED in acts or self.language.search("says_at_first", core)):
            return []  # what was crossed out at first was perhaps restored later
        instead = self._instead() if Act.CROSSED_OUT in acts else ""
        has_place = instead or any(act in acts for act in (Act.ADDED, Act.WRITTEN, Act.CHANGED))
        place = (place_of(core, self.language) or place_of(rest, self.language)) if has_place else ""
        twice = self.language.search("says_twice", core) is not None
        hand = hand_of(f"{core} {self.text[core_end : self._after(core_end)]}", self.language)
        found = []
        for act in acts:
            if act is Act.WRITTEN and not self._is_addition(extent, place, f"{core} {rest}"):
                continue
            business = {Act.CROSSED_OUT: _BUSINESS, Act.ADDED: (*_BUSINESS, Unit.SENTENCE)}.get(act, ())
            if extent.unit in business and self._is_of_business(core):
                continue
            if act is Act.CHANGED and (extent.unit not in _CHANGED_AS_ONE or extent.words):
                continue
            if act is Act.UNDERLINED and self.language.search("says_editorial", self.text):
                continue
            plain = Act.ADDED if act in (Act.WRITTEN, Act.CHANGED) else act
            words = instead if act is Act.CROSSED_OUT else ""
            added = plain is Act.ADDED
            whose = hand if added or act is Act.CROSSED_OUT else None
            found.append(Statement(plain, extent, place if added or words else "", twice, words, whose))
        return found

    def _is_addition(self, extent: Extent, place: str, words: str) -> bool:
        """Were words that are `written` somewhere added? Another hand or tool says so, and so does a place off the
        lines, but not of a heading, which stands above or beside the text as a rule."""
        otherwise = self.language.search("says_otherwise", words) is not None
        return otherwise or (place in _OFF_THE_LINES and extent.unit is not Unit.HEADING)

    def _is_of_business(self, words: str) -> bool:
        """May a point have been cancelled, or a proposal made, and nothing be said of words? No tool, no hand and no
        paper is told of."""
        if not self.language.search("says_of_business", words):
            return False
        return not self.language.compiled(r"{medium}|{here_in}").search(words)

    def _instead(self) -> str:
        """The words that were put in place of those crossed out, if the sentence says so."""
        for formula in self.language.patterns("says_replaced"):
            told = formula.search(self.text)
            if told:
                return self.note.said(told["new"])[0]
        return ""

    def _was_restored(self, acts: list[Act], words: str) -> bool:
        if Act.RESTORED in acts:
            return True
        plain = self.language.without("says_not_restored", words)
        return mentions_restoring(plain, self.note, self.language)

    # --- the orders of subject and act: (extent, acts, where the last act ends, where the subject stands) ------------

    def _subject_first(self, place: int) -> _Found | None:
        for extent, end in extents_at(self.text, place, self.note, self.language):
            colon = self._behind_colon(end)
            # of words "– in the margin", that is told alone
            found = self._acts(self._after(end)) or self._acts(self._after(colon)) or self._acts(colon)
            if found:
                return extent, *found, (place, end)
        return None

    def _undone(self, place: int) -> _Found | None:
        """`The deletion of this sentence was cancelled`: the sentence was crossed out, and is so no longer."""
        deletion = self.language.pattern("testimony_deletion_of").match(self.text, place)
        if not deletion:
            return None
        for extent, end in extents_at(self.text, deletion.end(), self.note, self.language):
            told = self.language.pattern("says_deletion_undone").match(self.text, self._after(end))
            if told:
                return extent, [Act.RESTORED], told.end(), (place, end)
        return None

    def _act_first(self, place: int, somebody: bool = False) -> _Found | None:
        found = self._acts(place)
        if not found:
            return None
        acts, end = found
        is_noun = self.language.pattern("testimony_noun").match(self.text, place) is not None
        start = self._behind_colon(self._after(end))
        if copula := self.language.pattern("testimony_copula").match(self.text, start):
            start = copula.end()
        for extent, after in extents_at(self.text, start, self.note, self.language):
            rest = self._after(after)
            if is_noun and self.language.pattern("testimony_verb").match(self.text, rest):
                continue  # "Deletion of the word X was thought of"
            if self._ends(after) or self._ends(rest):
                bare = extent.unit is Unit.QUOTED and Act.UNDERLINED not in acts  # what is underlined is in the text
                bare = bare and not (acts == [Act.ADDED] and extent.quotes_several)
                bare = bare and bool(re.match(r"[\ue000-\uf8ff]", self.text[start:]))
                by_line = self.language.pattern("testimony_preposition").match(self.text, place)
                if not (by_line or somebody or extent.unit is Unit.QUOTED or " " in self.text[start:after]):
                    if self.text[end:start] != " " or not is_attribute(self.text, place, self.language):
                        continue  # "Crossed out: a sentence"
                    extent = Extent(Unit.MARK)  # "Crossed-out sentence" may as well be one that the text lacks
                return replace(extent, at_mark=bare), acts, after, (start, after)
        return None

    def _by_somebody(self, place: int) -> _Found | None:
        agent = self.language.pattern("testimony_agent").match(self.text, place)
        return self._act_first(agent.end(), somebody=True) if agent else None

    def _act_alone(self, place: int) -> _Found | None:
        """`Crossed out.`, `These words were crossed out.`, `In another hand.`: which ones, only the mark can show."""
        if place or self.note.said(self.language.without("testimony_circumstance", self.text)):
            return None
        pointing = self.language.pattern("testimony_pointing").match(self.text)
        start = pointing.end() if pointing else 0
        if not (found := self._acts(start) or self._acts(self._after(start))):
            return None
        acts, end = found
        piece = self.language.pattern("testimony_piece").match(self.text, end)  # "Cancelled passage."
        end = piece.end() if piece and is_attribute(self.text, start, self.language) else end
        return (Extent(Unit.MARK), acts, end, (0, start)) if stands_alone(self.text, end, self.language) else None

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
            formula = self.language.pattern("testimony_joined")
            joined = formula.match(self.text, end) or formula.match(self.text, self._after(end))
            place = joined.end() if joined else len(self.text)

    def _act(self, place: int) -> tuple[Act, int] | None:
        for key, formula in self.told:
            told = formula.match(self.text, place)
            if told and told.end() > place:
                act = Act(key)
                return (Act.SUPPLIED if act is Act.ADDED and self._by_editor(place) else act), told.end()
        return None

    def _by_editor(self, place: int) -> bool:
        return any(formula.match(self.text, place) for formula in self.language.patterns(Act.SUPPLIED.value))

    # --- small questions --------------------------------------------------------------------------------------------

    def _after(self, place: int) -> int:
        return after_circumstances(self.text, place, self.language)

    def _ends(self, place: int) -> bool:
        """Does a statement that needs no more words end here, or go on with circumstances only?"""
        ends = self.language.pattern("testimony_end").match(self.text, place)
        return ends is not None or self._after(place) > place + 1

    def _behind_colon(self, place: int) -> int:
        colon = _COLON.match(self.text, place)
        return colon.end() if colon else place

    def _core_end(self, place: int) -> int:
        end = self.language.pattern("testimony_core_end").search(self.text, place)
        return end.start() if end else len(self.text)


_Found = tuple[Extent, list[Act], int, tuple[int, int]]
