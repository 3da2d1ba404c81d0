"""Remarks: notes of the editor that stand in the running text itself, between brackets."""

from __future__ import annotations

from tei_protocols.conventions import notes, testimony
from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.model import marks


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[Translator's Note: …]`, or a longer sentence that its author signed with `--ed.`."""
    label = ":" in found.content and found.language.compiled(r"\s*{note_label} ?:").match(found.content)
    if label:
        return (marks.InlineNote(found.span, found.inner, notes.kind_of(label[0], found.language)),)
    if testimony.speaks_of_deletion(found.content, found.language):  # words about the paper, not of the record
        return (marks.InlineNote(found.span, found.inner, "editor"),)
    if found.content.strip().lower() in found.language.words("description"):
        return (marks.InlineNote(found.span, found.inner, "editor"),)
    if found.signature:
        kind = str(found.language.table("signature_kind").get(found.signature.strip("-–—.").lower(), "editor"))
        return (marks.InlineNote(found.span, found.inner, kind),)
    return ()
