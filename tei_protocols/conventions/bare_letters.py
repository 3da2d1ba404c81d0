"""Bare letters: where letters stand in running text as the marks of notes, though no bracket is around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from tei_protocols.language import Language
from tei_protocols.model.span import Span

# behind the end of a sentence or a bracket: no word begins there without a space; `i.e.` has shorter words
_BEHIND_SIGN = (
    r"(?:(?<=[^\W\d_][^\W\d_][^\W\d_][.!?…])|(?<=[»”\"\])>›][.!?…])|(?<=[»”\"\])>›]))(?P<letter>[{letters}])"
    r"(?=[\s.,;:!?…»)]|\Z)"
)
_BEHIND_WORD = r"(?<=[^\W\d_][^\W\d_][^\W\d_])(?P<letter>[{letters}])(?=[\s.,;:!?…»)]|\Z)"
_WORD = re.compile(r"[^\W\d_]+")


def marks_of(
    text: str, spans: Sequence[Span], letters: Collection[str], language: Language
) -> Mapping[str, Sequence[Span]]:
    """Where each of the `letters` that notes have is a mark within the `spans` of a text, which are in order.

    Behind a sign it is one. One that ends a word is one if the record has the word without it, if words do not end so
    when they are declined, and if it is the only such between the marks of its neighbours.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for sign in _all(text, spans, _BEHIND_SIGN, letters):
        found[sign["letter"]].append(Span(*sign.span()))
    missing = frozenset(letters) - found.keys() - _endings(language)
    if not missing:
        return found
    known = frozenset(word.casefold() for word in _WORD.findall(text))
    perhaps: dict[str, list[Span]] = defaultdict(list)
    for sign in _all(text, spans, _BEHIND_WORD, missing):
        start = sign.start()
        while text[start - 1 : start].isalpha():
            start -= 1
        if text[start : sign.start()].casefold() in known:
            perhaps[sign["letter"]].append(Span(*sign.span()))
    for letter, places in perhaps.items():
        before = max((each[0].end for other, each in found.items() if other < letter), default=0)
        after = min((each[0].start for other, each in found.items() if other > letter), default=len(text))
        between = [place for place in places if before <= place.start < after]
        if len(between) == 1:
            found[letter] = between
    return found


def _all(text: str, spans: Sequence[Span], form: str, letters: Collection[str]) -> chain[re.Match[str]]:
    pattern = re.compile(form.replace("{letters}", "".join(sorted(letters))))
    return chain.from_iterable(pattern.finditer(text, span.start, span.end) for span in spans)


def _endings(language: Language) -> frozenset[str]:
    """The letters with which words end when they are declined."""
    cases = (forms for forms in language.table("declension").values())
    return frozenset(ending[-1] for forms in cases for endings in forms.values() for ending in str(endings).split())
