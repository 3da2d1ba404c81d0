"""Supplied words: what the record lacks and the editor added, between brackets."""

from __future__ import annotations

from tei_protocols.conventions import headings
from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.model import marks

# `[Cde. Orlov: Say it!]`, amid the words of another
_LABEL = r"{honorific} ?(?:{initials} ?)?{surname}: "


def of_a_date(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`25 [October] 1962`: what the record left out of a date."""
    return (marks.Supplied(found.span, found.inner, reason="omitted-in-original"),) if found.in_date else ()


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[trade]`: what brackets mean when nothing says otherwise; what somebody else says there is not supplied, nor is
    a line that points to a protocol."""
    if ": " in found.content and found.language.compiled(_LABEL).match(found.content):
        return ()
    last = found.content[-1:]
    if (last.isdigit() or last.isupper()) and headings.is_reference(f"[{found.content}]", found.language):
        return ()
    return (marks.Supplied(found.span, found.inner),)
