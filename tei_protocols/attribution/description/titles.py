"""Titles: the blocks of a session go in; its title and the number of the protocol come out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from tei_protocols.conventions import notes
from tei_protocols.conventions.brackets import encloses_all
from tei_protocols.language import Language
from tei_protocols.language.divided_words import Whole
from tei_protocols.language.sentences import starts
from tei_protocols.model.layout import Block, Kind
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span
from tei_protocols.model.white_space import normal

_LONGEST_TITLE = 200


def title_of(source: Source, blocks: tuple[Block, ...], language: Language) -> str:
    """The first title that is more than the number of a document."""
    numbers = {block.name for block in blocks if block.kind is Kind.NOTE}
    titles = [_without_marks(source, block.body, numbers) for block in blocks if block.kind is Kind.TITLE]
    in_words = [title for title in titles if not language.pattern("document_number").fullmatch(title)]
    of_several = language.pattern("title_of_several").search
    # "(extract)", in a line of its own, is what the title above it is of
    of_one = [title for title in in_words if not (title.startswith("(") or of_several(title))]
    return next(iter([*of_one, *in_words, *titles]), "") or _title_in_brackets(source, blocks, language)


def _title_in_brackets(source: Source, blocks: tuple[Block, ...], language: Language) -> str:
    """The first sentence of an editor's words above the record, where it names the record as titles do."""
    for block in takewhile(lambda block: block.kind not in (Kind.ATTENDANCE, Kind.HEADING), blocks):
        text = source[block.body]
        if text.startswith("[") and encloses_all(text):
            all_starts = starts(text, language)
            begun = (each.place for each in all_starts if each.is_certain or _ends_with_year(text, each.place))
            first = next(begun, len(text) - 1)
            words = normal(text[1:first]).rstrip(". ")
            return words if len(words) <= _LONGEST_TITLE and language.pattern("title").search(words) else ""
    return ""


def _ends_with_year(text: str, end: int) -> bool:
    """Do the words before `end` close with a year and a full stop, as titles do?"""
    words = text[:end].rstrip()
    return words.endswith(".") and words[-5:-1].isdigit()


def _without_marks(source: Source, span: Span, numbers: Collection[str]) -> str:
    """The words of a title, without the marks of notes that exist."""
    pieces, at = [], span.start
    for mark in notes.marks_in(source.text, span.start, span.end):
        if notes.number_of(mark) in numbers:
            pieces.append(source.text[at : mark.start()])
            at = mark.end()
    words = "".join([*pieces, source.text[at : span.end]])
    return normal(Whole(words).text).strip("*")


def number_of(source: Source, blocks: tuple[Block, ...], language: Language) -> str:
    """The number of the protocol that the first of the titles gives, in the form that is tried first; not that of a
    protocol it only refers to. A number alone is that of the document in its edition, unless the word stands above."""
    titles = [_without_references(source[block.body], language) for block in blocks if block.kind is Kind.TITLE]
    for index, title in enumerate(titles):
        below_word = index and language.pattern("protocol_word").search(titles[index - 1])
        if not below_word and language.pattern("document_number").fullmatch(title):
            titles[index] = ""
    for form in language.patterns("protocol_number"):
        for title in titles:
            number = form.search(title)
            if number:
                return number["number"]
    return ""


def _without_references(title: str, language: Language) -> str:
    for reference in language.possible("protocol_reference", title):
        title = reference.sub("", title)
    return title
