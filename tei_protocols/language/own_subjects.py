"""Own subjects: an act that a note tells of goes in; whether it has a subject behind it comes out.

`Crossed out.` is said of what is at the mark. `Crossed out are two lines` and `Crossed out in pencil: a name` are not:
their subject is behind the act, and the text need not have the words that it names.
"""

from __future__ import annotations

from tei_protocols.language.circumstances import after_circumstances
from tei_protocols.language.words import Language


def stands_alone(sentence: str, place: int, language: Language) -> bool:
    """Does no subject follow an act that ends at a place of a sentence, be it behind circumstances?"""
    if language.pattern("testimony_subject_behind").match(sentence, place):
        return False
    told = len(sentence[: after_circumstances(sentence, place, language)].rstrip(" ,"))
    return language.pattern("testimony_alone").match(sentence, max(place, told)) is not None


def is_attribute(sentence: str, place: int, language: Language) -> bool:
    """Is an act at a place of a sentence told by what goes with a noun: `Crossed-out sentence`?"""
    return language.pattern("testimony_attribute").match(sentence, place) is not None
