"""Unnamed lists of those present: found above the first point by their shape, and by who speaks below them.

Every editor has other words for who was there. Whatever they are, names below the title that stand at the heads of
paragraphs further down are those of the people in the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import takewhile

from msgspec.structs import replace

from tei_protocols.blocks.classifications import is_classification
from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.record import Record
from tei_protocols.blocks.titles import is_subject, is_title
from tei_protocols.conventions import attendance, dates, decisions, unnamed_lists
from tei_protocols.conventions.unnamed_lists import UnnamedList
from tei_protocols.model.layout import GROUP, OFFICE, UNNAMED
from tei_protocols.model.protocol import Manner

# no list is looked for behind so many paragraphs
_DEEPEST = 30
# so many of those on the list speak below it; one, where all are addressed
_FEWEST_SPEAKING = 2
_FEWEST_NAMED = 3
_LONGEST_LABEL = 60
_WORD = re.compile(r"[\w-]+")
_HEAD = r"(?:{honorific} ?)?(?:{initials}\s?)?\[?(?P<surname>{surname}|[{upper_letters}]{3,})"


def with_unnamed_lists(record: Record, paragraphs: list[Paragraph]) -> Record:
    """The record, with what it is to take for its list of those present where no word of the language says so."""
    for paragraph in paragraphs[:_DEEPEST]:
        if record.lists_those_present(paragraph.text) and attendance.is_opened(paragraph.text, record.language):
            return record
    texts = list(above_first_point(record, paragraphs))
    below = _Below(record, paragraphs)
    for index, text in enumerate(texts):
        if record.language.pattern("letterhead").match(text):  # to whom a paper went, in the dative
            continue
        first = _one_by_one(record, texts, index, below) or [text]
        if _is_said_with_remark(record, text):
            return record
        listed = unnamed_lists.read("\n".join(first), record.language)
        if listed and not record.lists_those_present(text) and below.speak(listed, index):
            forms = dict.fromkeys(first, UNNAMED) | dict(_going_on(record, listed, texts[index + len(first) :]))
            if listed.is_labelled and not index + len(forms) == len(texts) < len(paragraphs):
                return record  # somebody speaks, if no heading stands below
            if index and _is_label(record, texts[index - 1]):
                forms[texts[index - 1]] = GROUP
            known = record.known | listed.surnames
            forms |= record.unnamed_lists
            return replace(record, known=known, unnamed_lists=forms, _namings={}, _lists={})
        if below.goes_on_with_speech(text, index) or decisions.is_decision(text, record.language):
            return record
    return record


def above_first_point(record: Record, paragraphs: list[Paragraph]) -> Iterator[str]:
    """The paragraphs above the first heading of the agenda, those at the head of a record."""
    for index, paragraph in enumerate(paragraphs[:_DEEPEST]):
        if record.heading(paragraph.text) and not is_subject(record, paragraphs, index):
            return
        yield paragraph.text


def _one_by_one(record: Record, texts: list[str], index: int, below: _Below) -> list[str]:
    """The paragraphs, each of them one name, that stand at a place and right behind it. The first may be the label
    above them: it is a name if it has initials, or if somebody of that name speaks."""
    alone = (unnamed_lists.alone(text, record.language) for text in texts[index:])
    names = [name for name in takewhile(bool, alone) if name]
    if not names or not (names[0].forenames or names[0].surname.casefold() in below.heads(index)):
        return []
    return texts[index : index + len(names)]


class _Below:
    """What stands below the paragraphs at the head of a record; it is looked through once."""

    def __init__(self, record: Record, paragraphs: list[Paragraph]) -> None:
        self._record = record
        self._paragraphs = paragraphs

    @cached_property
    def _last_of_heads(self) -> Mapping[str, int]:
        """The words, folded, at the heads of paragraphs, behind forms of address and initials, each with the number of
        the last one at whose head it stands."""
        head = self._record.language.compiled(_HEAD)
        found = ((number, head.match(each.text)) for number, each in enumerate(self._paragraphs))
        return {match["surname"].casefold(): number for number, match in found if match}

    def heads(self, index: int) -> frozenset[str]:
        """The words at the heads of the paragraphs below one."""
        return frozenset([word for word, last in self._last_of_heads.items() if last > index])

    def speak(self, listed: UnnamedList, index: int) -> bool:
        """Do enough of those on a list stand at the heads of paragraphs below it? Where all are addressed, it is enough
        that they are named there, as in protocols that give no speeches."""
        if listed.count(self.heads(index)) >= (1 if listed.is_addressed else _FEWEST_SPEAKING):
            return True
        if not listed.is_addressed:
            return False
        words = "\n".join([each.text for each in self._paragraphs[index + 1 :]]).casefold()
        return listed.count(_WORD.findall(words)) >= _FEWEST_NAMED

    def goes_on_with_speech(self, text: str, index: int) -> bool:
        """Does a paragraph begin with the label of somebody who has another one? `Citation:` begins like one, too."""
        if self._record.lists_those_present(text):
            return False
        naming = self._record.naming(text)
        if naming is None or naming.manner is not Manner.DIRECT:  # an abstract reports
            return False
        own = self._record.language.compiled(_HEAD).match(text)
        return own is not None and own["surname"].casefold() in self.heads(index)


def _going_on(record: Record, listed: UnnamedList, below: list[str]) -> Iterator[tuple[str, str]]:
    """What goes on with the list right below it, with its form: more names, and the line above them that says of which
    group they are."""
    label = ""
    for text in below:
        if record.unnamed_lists.get(text) == OFFICE:
            continue
        if unnamed_lists.goes_on(text, listed, record.language):
            if label:
                yield label, GROUP
            yield text, "" if record.lists_those_present(text) else UNNAMED
            label = ""
        elif label or not _is_label(record, text):
            return
        else:
            label = text


def goes_on_unnamed(record: Record, text: str, following: str) -> str:
    """The form of what goes on with the list of those present right above it in words that nobody knows: names behind
    a label under which nobody speaks, or the name of a group above its persons. Empty where it ends the list."""
    language = record.language
    label = unnamed_lists.label_of_more(text, language)
    if label:
        speaks = record.names_speaker(text) and record.source.text.casefold().count(label.casefold()) > 1
        return "" if speaks else UNNAMED
    if not unnamed_lists.names_group(text, language) or not unnamed_lists.persons(following, language):
        return ""
    return "" if record.heading(text) or record.names_speaker(text) or record.begins_page(text) else GROUP


def _is_said_with_remark(record: Record, text: str) -> bool:
    """`ПЕТРОВ (председательствующий). Товарищи, …`: does a paragraph begin with a label that has a remark in it, as
    none of a list has?"""
    opening = text.find("(", 1, _LONGEST_LABEL)
    naming = record.naming(text) if opening > 0 else None
    return naming is not None and naming.manner is Manner.DIRECT and opening < naming.end


def _is_label(record: Record, text: str) -> bool:
    """May a line say of which group the names below it are?"""
    language = record.language
    if len(text) > _LONGEST_LABEL or text.endswith((".", "!", "?")) or record.begins_page(text):
        return False
    return not (is_title(text, language) or dates.is_dateline(text, language) or is_classification(text, language))
