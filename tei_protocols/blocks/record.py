"""The record at hand, as all parts of this room need it: the source, its language, and what is known of the whole."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from tei_protocols.conventions import labels, speakers
from tei_protocols.conventions.attendance import is_attendance
from tei_protocols.conventions.bold_labels import surnames_in_bold
from tei_protocols.conventions.headings import Heading, recognise
from tei_protocols.conventions.pages import is_page_mark
from tei_protocols.conventions.running_heads import heads_of
from tei_protocols.conventions.written_names import WrittenNames
from tei_protocols.language import Language
from tei_protocols.model.naming import Naming
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

_FAR_APART = re.compile(r"\s(?<=\S\s)(?:\s+|(?<=\t)|[|•·]\s)(?=\S)")


class Record(Struct, frozen=True):
    """A record on its way into blocks. What all parts of this room ask of a paragraph is found once.

    `known` are the surnames that the record shows to be some, `running_heads` the lines above its pages, and
    `unnamed_lists` the paragraphs that list those present though no word says so, each with its form.
    """

    source: Source
    language: Language
    known: frozenset[str]
    running_heads: frozenset[str]
    unnamed_lists: Mapping[str, str] = field(default_factory=dict)
    _namings: dict[str, Naming | None] = field(default_factory=dict)
    _headings: dict[str, Heading | None] = field(default_factory=dict)
    _lists: dict[str, bool] = field(default_factory=dict)
    _pages: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source, language: Language) -> Record:
        """The record in `source`."""
        heads = source.once(heads_of, language)
        known = source.once(WrittenNames, language).surnames | surnames_in_bold(source, language)
        return cls(source, language, known, heads)

    def __getitem__(self, span: Span) -> str:
        return self.source[span]

    def begins_page(self, text: str) -> bool:
        """Is a paragraph nothing but the mark of a page, or the running head of one?"""
        begins = self._pages.get(text)
        if begins is None:
            begins = is_page_mark(text, self.language) or text.strip() in self.running_heads
            self._pages[text] = begins
        return begins

    def lists_those_present(self, text: str) -> bool:
        """Does a paragraph list those present, or say who is in the chair?"""
        lists = self._lists.get(text)
        if lists is None:
            lists = self._lists[text] = text in self.unnamed_lists or is_attendance(text, self.language)
        return lists

    def heading(self, text: str) -> Heading | None:
        """The heading that a paragraph is, if it is one and what stands around it agrees."""
        if text not in self._headings:
            self._headings[text] = recognise(text, self.language)
        return self._headings[text]

    def looks_like_label(self, text: str) -> bool:
        """Does a paragraph begin like the label of a speaker, whether it names a person or not?"""
        return bool(labels.looks_like_label(text, self.language))

    def naming(self, text: str) -> Naming | None:
        """How a paragraph begins by naming who speaks, if it does."""
        if text not in self._namings:
            self._namings[text] = speakers.naming(text, self.language, self.known)
        return self._namings[text]

    def names_speaker(self, text: str) -> bool:
        """Does a paragraph begin by naming who speaks?"""
        return self.naming(text) is not None

    def is_menu(self, text: str) -> bool:
        """Is every line of a paragraph an entry of a web page's menu, or several far apart?"""
        return self.menu_entries(text) > 0

    def menu_entries(self, text: str) -> int:
        """How many entries of a web page's menu a paragraph is; none where it is anything else as well."""
        entries = [entry.strip() for line in text.splitlines() for entry in _FAR_APART.split(line)]
        return len(entries) if all(map(self.language.pattern("menu").fullmatch, entries)) else 0
