"""Voices: a note that says who speaks where the record names nobody, and how sure it is."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from tei_protocols.language import Language
from tei_protocols.language.sentences import starts
from tei_protocols.model.evidence import Certainty

# no sentence that names a speaker is as long as that
_LONGEST = 160


class Voice(Struct, frozen=True):
    """Whom a note names as the speaker: the `name` as the note has it, in the nominative or in another case
    (`inflected`), and how certain the note is. The name is empty where the note says that the record names nobody."""

    name: str
    inflected: bool
    certainty: Certainty


def read(words: str, language: Language) -> Voice | None:
    """Whom a note, without its label, names as the speaker; None where it says nothing of that, or names two persons.

    Where it says that the record names nobody, its next words may be whom it thinks of: `It was evidently Pavlov.`"""
    small = words.casefold()
    if not any(stem in small for stem in language.words("voice_stem")):
        return None
    edges = [0, *(start.place for start in starts(words, language)), len(words)]
    sentences = [words[start:end].strip() for start, end in pairwise(edges) if end - start <= _LONGEST]
    telling = [sentence for sentence in sentences if not _says(sentence, language, "says_no_speaker")]
    found = [voice for sentence in telling if (voice := _in(sentence, language, "says_speaker"))]
    if not found and len(telling) < len(sentences):
        found = [voice for sentence in telling if (voice := _in(sentence, language, "says_whose_then"))]
        return found[0] if len(found) == 1 else Voice("", False, Certainty.HIGH)
    return found[0] if len(found) == 1 else None


def _says(sentence: str, language: Language, key: str) -> bool:
    return any(formula.fullmatch(sentence.rstrip(".? ")) for formula in language.patterns(key))


def _in(sentence: str, language: Language, key: str) -> Voice | None:
    """A sentence counts where a formula explains all of it."""
    shown = language.pattern("voice_shown").match(sentence)
    told_at = shown.end() if shown else 0
    asked = sentence.rstrip(". ").endswith("?")
    for formula in language.patterns(key):
        told = formula.fullmatch(sentence.rstrip(".? "), told_at)
        if told:
            parts = told.groupdict()
            name = parts.get("who") or parts.get("whose") or ""
            certainty = Certainty.LOW if asked else _certainty(sentence, language)
            return Voice(" ".join(name.split()), not parts.get("who"), certainty)
    return None


def _certainty(sentence: str, language: Language) -> Certainty:
    """How certain the words of a sentence are: the least certain of them counts."""
    for key, certainty in (("perhaps", Certainty.LOW), ("probably", Certainty.MEDIUM)):
        if language.compiled(rf"(?<!\w)(?i:{{{key}}})(?!\w)").search(sentence):
            return certainty
    return Certainty.HIGH
