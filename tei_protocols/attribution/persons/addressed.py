"""Addressed: what is written like a name goes in; it comes out without a form of address that looks like initials."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from tei_protocols.conventions.cases import fold
from tei_protocols.conventions.names import never_names
from tei_protocols.conventions.written_names import first_within
from tei_protocols.language import Language
from tei_protocols.model.span import Span

IN_WORDS = frozenset("'’-_")
"""Signs that stand within words."""

_BEFORE_SENTENCE = frozenset('.!?…:[(«“"')
_QUOTING = frozenset('«“"„')


class AddressesLikeInitials:
    """Tells forms of address from initials in one record, in which persons with the surnames `known` (folded, in
    whichever case) have a part."""

    def __init__(self, text: str, known: AbstractSet[str], language: Language) -> None:
        self._text = text
        self._known = known
        self._honorifics, self._address_first = language.words("honorific"), language.words("address_first")
        self._short_honorifics = tuple(word for word in self._honorifics if word[1:2] in ("", "."))
        self._never = never_names(language)

    def taken_off(self, name: re.Match[str] | None, span: Span) -> re.Match[str] | None:
        """What is written like a name, without a form of address that looks like initials ("Cde."); None where it is
        the end of a word."""
        text = self._text
        while name:
            start = name.start()
            if start > span.start and text[start - 1] in IN_WORDS:  # before the span, it may be the sign of a label
                begin = start + 1
            elif name.lastgroup == "surname" and self._is_address(start, name.start("surname"), span):
                begin = text.index(".", start) + 1
            else:
                return name
            name = first_within(text, begin, name.end())
        return None

    def _is_address(self, start: int, surname: int, span: Span) -> bool:
        """Is what looks like the first initial a form of address, or a sentence of one word?"""
        text = self._text
        stop = text.index(".", start)
        if stop - start == 1:  # most initials are one letter
            if text.startswith(self._short_honorifics, start, surname):
                return True
        elif text.startswith(self._honorifics, start, surname) or text[start:stop].casefold() in self._never:
            return True
        if text[start:surname].strip() not in self._address_first or not _begins_sentence(text, span, start):
            return False
        # what is quoted of somebody who has no part in the record may as well be the initial
        return text[start - 1 : start] not in _QUOTING or self._has_part(surname, span)

    def _has_part(self, surname: int, span: Span) -> bool:
        """Is it the surname, in whichever case, of somebody who has a part in the record?"""
        written = first_within(self._text, surname, span.end)
        return written is not None and fold(written[0]) in self._known


def _begins_sentence(text: str, span: Span, start: int) -> bool:
    """Does a sentence, a bracket or a quotation begin there?"""
    before = text[span.start : start].rstrip()
    return not before or before[-1] in _BEFORE_SENTENCE
