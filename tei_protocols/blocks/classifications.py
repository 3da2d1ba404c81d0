"""Classifications: a line goes in; whether it says how secret the record is, and nothing else, comes out."""

from __future__ import annotations

import re
from functools import cache

from tei_protocols.blocks.paragraphs import Paragraph
from tei_protocols.blocks.prose import ENDS_OF_PROSE
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.model.layout import Block, Kind

_LONGEST_CLASSIFICATION = 400
_BETWEEN_CLASSES = re.compile(r"[.,;] +| +(?=\()")
_COMPLETED = re.compile(r"(?<=\w)\[(\w+)\]")
_FAR_APART = re.compile(r"\s{2,}")
_SPACED_OUT = re.compile(r"\w(?:\s{1,4}\w){3,30}")


def is_classification(text: str, language: Language) -> bool:
    """Is a paragraph nothing but words of a classification, on lines of their own or one behind the other, or spaced
    out: `S e c r e t`?"""
    if len(text) > _LONGEST_CLASSIFICATION:
        return False
    if "[" in text:  # the editor completed an abbreviation
        text = _COMPLETED.sub(r"\1", text)
    if _SPACED_OUT.fullmatch(text):
        text = " ".join("".join(word.split()) for word in _FAR_APART.split(text))
    parts = [part.strip(" []()/") for line in text.splitlines() for part in line.split(" / ")]
    return bool(parts) and all(_are_classes(part, language) for part in parts)


def _are_classes(words: str, language: Language) -> bool:
    one, in_a_row = language.pattern("classification"), _in_a_row(language)
    if not in_a_row.match(words):  # as most lines
        return False
    if in_a_row.fullmatch(words):
        return True
    return all(map(one.fullmatch, map(_bare, _BETWEEN_CLASSES.split(words))))


@cache
def _in_a_row(language: Language) -> re.Pattern[str]:
    """A classification, or several one behind the other, though a full stop may abbreviate a word of theirs."""
    one = rf"\(?(?:{language.pattern('classification').pattern})\)?"
    return compiled(rf"{one}(?:[,;]?\s{one}){{0,5}}")


def _bare(words: str) -> str:
    return words.strip(" ()")


def is_kind_of_record(text: str, language: Language) -> bool:
    """`(working notes)`: of a title it is the second line, among the words of a classification one of these."""
    return bool(language.pattern("kind_of_record").fullmatch(text.strip(" []()/.")))


def heads_annex(words: str, found: list[Block | None], paragraphs: list[Paragraph]) -> bool:
    """Does a classification stand once more, below a title and the sentences of its record? It heads an annex."""
    kinds = [block and block.kind for block in found]
    first = next((index for index, each in enumerate(paragraphs) if each.text == words), len(paragraphs))
    if Kind.TITLE not in kinds[first:]:
        return False
    behind = kinds.index(Kind.TITLE, first) + 1
    return any(
        kind is None and each.text.endswith(ENDS_OF_PROSE)
        for kind, each in zip(kinds[behind:], paragraphs[behind:], strict=True)
    )
