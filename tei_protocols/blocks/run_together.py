"""Run together: what a copy that lost its line ends made one paragraph; where the paragraphs within begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tei_protocols.conventions import attendance, collectives, columns, decisions, notes
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.shapes import UPPER
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import WHITE_SPACE, leading

# nobody writes longer paragraphs; those of such a copy have the heads of others inside
_LONGEST_PARAGRAPH = 1500
# one that long may be a whole record, on a page that has its other lines
_SHORTEST_RECORD = 400
_FEWEST_CUES = 3
_NUMBER_IN_BRACKETS = re.compile(r"\s[\[(]\d{1,3}[\])]")
_SENTENCE_END = re.compile(r"\.(?P<space>\s+)")
_LONGEST_SPACE = 10
_POINT_BEHIND = compiled(rf"(?<=[.:;!?”\"»)\]])\s(?P<number>\d{{1,2}})[.)]\s(?=[{UPPER}])")


def parts(source: Source, span: Span, language: Language, lost: bool) -> list[tuple[Span, str]]:
    """The paragraphs of which a paragraph of a copy that `lost` its line ends consists, each with its text: it is cut
    where the words of the genre begin one. Labels of a description that run together are always cut."""
    text = source[span]
    labels = language.pattern("field_cue")
    if labels.match(text):
        cuts = [match.start() for match in labels.finditer(text)]
    elif (lost or _has_run_together(text, language)) and not columns.are_merged(text):
        of_notes = notes.run_together(text, language)
        end = of_notes[0] if of_notes else len(text)
        cuts = [match.start() for match in language.pattern("paragraph_cue").finditer(text, 0, end)]
        if of_notes:  # numbers in brackets before them are their marks
            cuts = [cut for cut in cuts if not _NUMBER_IN_BRACKETS.match(text, cut)]
        headings = [language.pattern("heading_cue").match(text, cut + 1, end) for cut in cuts]
        fewest = _FEWEST_CUES - any(headings)  # behind a heading somebody speaks
        cuts = sorted({*cuts, *(heading.end() for heading in headings if heading)})
        cuts = sorted({*cuts, *_behind_collectives(text, cuts, language)})
        cuts = [*_between_decisions(text, cuts, language)]
        cuts += [*of_notes, *_source_behind(text, of_notes, language)]
        cuts = cuts if len(cuts) >= fewest else []
        cuts = sorted({*cuts, *_behind_lists(text, cuts, language), *_counted_off(text)})
    else:
        return [(span, text)]
    # a control character, which formulas take for white space, parts nothing
    cuts = [span.start + cut for cut in cuts if cut and any(each in WHITE_SPACE for each in text[cut - 1 : cut + 1])]
    edges = [span.start, *cuts, span.end]
    found = [source.trimmed(Span(start, end)) for start, end in pairwise(edges)]
    return [(part, source[part]) for part in found if len(part)]


def _has_run_together(text: str, language: Language) -> bool:
    """Is a paragraph too long for one, or are those present and a point of the agenda in it, or the text of a note?"""
    if len(text) < _SHORTEST_RECORD:
        return False
    return len(text) > _LONGEST_PARAGRAPH or language.search("run_together", text) is not None


def _between_decisions(text: str, cuts: list[int], language: Language) -> Iterator[int]:
    """The cuts without those between two sentences that decide: they may be one decision."""
    decided = False
    for cut in cuts:
        first = cut + leading(text[cut : cut + _LONGEST_SPACE])
        decides = decisions.is_decision(text[first : first + _LONGEST_PARAGRAPH], language)
        if not (decides and decided):
            yield cut
        decided = decides


def _behind_collectives(text: str, cuts: list[int], language: Language) -> Iterator[int]:
    """Where, behind what a whole group does, a sentence begins that decides."""
    for start in cuts:
        first = start + leading(text[start : start + _LONGEST_SPACE])
        act = collectives.recognise(text[first : first + _LONGEST_PARAGRAPH], language)
        stop = _SENTENCE_END.search(text, first) if act and not act.label_end else None
        if stop and decisions.is_decision(text[stop.end() : stop.end() + _LONGEST_PARAGRAPH], language):
            yield stop.start("space")


def _behind_lists(text: str, cuts: list[int], language: Language) -> Iterator[int]:
    """Where the record goes on behind the list of those present."""
    for start, end in pairwise([0, *cuts, len(text)]):
        first = start + leading(text[start : start + _LONGEST_SPACE])
        behind = attendance.end_of_list(text[first:end], language)
        if behind is not None:
            yield first + behind


def _counted_off(text: str) -> Iterator[int]:
    """Where each of the points begins that are counted off behind a colon: `RESOLVED: 1. Decline. 2. Send them.`"""
    following = 0
    for point in _POINT_BEHIND.finditer(text):
        number = int(point["number"])
        if number == 1:
            following = 2 if text[point.start() - 1] == ":" else 0
        elif number == following:
            following += 1
        else:
            continue
        if following:
            yield point.start()


def _source_behind(text: str, of_notes: list[int], language: Language) -> list[int]:
    """Where the line of the source begins that stands behind the last of the notes."""
    line = language.pattern("source_cue").search(text, of_notes[-1]) if of_notes else None
    return [line.start()] if line else []
