"""Remarks: notes of the editor that stand in the running text itself, between brackets or behind a label."""

from __future__ import annotations

from tei_protocols.conventions import notes
from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.language import Language
from tei_protocols.language.deeds import may_speak_of_paper, speaks_of_deletion
from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence, Witness
from tei_protocols.model.span import Span

# a label without brackets: at the head of a paragraph, or behind a sentence
_LABELLED = r"(?:^|(?<=[.!?…”\"»)\]])\s)(?P<label>{note_label} ?:)\s"


def labelled(text: str, start: int, language: Language) -> marks.InlineNote | None:
    """`… is enclosed. Ed. Note: It is lost.`: a remark without brackets in a paragraph that begins at `start`; it goes
    as far as the paragraph. A label that does not say whose note it is may be the speaker's."""
    if not any(map(text.__contains__, language.table("note_kind"))):
        return None
    found = language.compiled(_LABELLED).search(text)
    if found is None or not any(word in found["label"] for word in language.table("note_kind")):
        return None
    place = Span(start + found.start("label"), start + len(text))
    return marks.InlineNote(place, place, notes.kind_of(found["label"], language))


def told_by_hand(text: str, language: Language) -> bool:
    """`[handwritten] P179`: does the editor say of words how they came on the paper?"""
    if not text.startswith("["):
        return False
    return language.compiled(r"\[(?i:{description})\]\s?(?=\w)").match(text) is not None


def read(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[Translator's Note: …]`, or a longer sentence that its author signed with `--ed.`."""
    label = ":" in found.content and found.language.compiled(r"\s*{note_label} ?:").match(found.content)
    if label:
        return (marks.InlineNote(found.span, found.inner, notes.kind_of(label[0], found.language)),)
    if speaks_of_deletion(found.content, found.language):  # words about the paper, not of the record
        return marks.InlineNote(found.span, found.inner, "editor"), *_struck(found)
    if found.content.strip(" .!").lower() in found.language.set_of("description") or _is_about_document(found):
        return (marks.InlineNote(found.span, found.inner, "editor"),)
    if ":" in found.content and found.language.pattern("marginal_remark").match(found.content):
        return (marks.InlineNote(found.span, found.inner, "editor"),)
    if may_speak_of_paper(found.content, found.language) and found.language.pattern("tells_of_paper").fullmatch(
        found.content
    ):
        return (marks.InlineNote(found.span, found.inner, "editor"),)
    return signed(found)


def signed(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[It was never found. – Ed.]`: whatever its author signed, if it is no gloss."""
    if not found.signature:
        return ()
    whose = found.signature.strip("-–—. ").lower()
    kinds = found.language.table("signature_kind")
    kind = str(kinds.get(whose) or kinds.get(whose.split()[-1], "editor"))
    return (marks.InlineNote(found.span, found.inner, kind),)


def _struck(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`[crossed out: "everything"]`: the words that were struck, which the text does not have."""
    told = found.language.pattern("struck_here").fullmatch(found.content)
    if told is None:
        return ()
    start, end = told.span(next(name for name, words in told.groupdict().items() if words))
    words = Span(found.inner.start + start, found.inner.start + end)
    evidence = Evidence("deletion.remark", Certainty.HIGH, Witness.EDITOR)
    return (marks.Deletion(words, words, evidence),)


def _is_about_document(found: Bracketed) -> bool:
    """`[him, or them; the text has "them"]`; in a line of its own, also `[Handwritten minutes, 4 sheets.]`."""
    language, text = found.language, found.text
    if any(formula.search(found.content) for formula in language.possible("speaks_of_text", found.content)):
        return True
    alone = text[found.span.start - 1 : found.span.start] in "\n" and text[found.span.end : found.span.end + 1] in "\n"
    return alone and language.pattern("describes_document").fullmatch(found.content) is not None
