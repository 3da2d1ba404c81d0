"""Prose: a paragraph above a record goes in; whether it tells something, as no name and no label does, comes out."""

from __future__ import annotations

ENDS_OF_PROSE = (".", "…", "!", "?", ".]", ").", ".)", '."', ".”", "».", ".»")
"""With what a sentence ends that tells something."""

_SHORTEST_ABSTRACT = 60
# in words: of these above a record, no sentence has fewer, and no name of a collection or chapter more
_SHORTEST_SENTENCE, _LONGEST_NAME_OF_CHAPTER = 5, 10


def is_abstract(text: str) -> bool:
    """Is a paragraph right above the list of those present prose, and so the words of an editor?"""
    return len(text) >= _SHORTEST_ABSTRACT and text.endswith((".", ".]", '."', ".”")) and not text.startswith(".")


def is_prose(text: str) -> bool:
    """Does a paragraph describe anything? What a site or a book prints above a record, its own name or that of a
    chapter, a number, is a few words, and no sentence."""
    count = len(text.split())
    return count >= _LONGEST_NAME_OF_CHAPTER or (count >= _SHORTEST_SENTENCE and text.endswith(ENDS_OF_PROSE))
