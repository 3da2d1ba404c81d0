"""Notes: the footnotes and endnotes of a Word document by the ids that the text calls them by, with their numbers."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from tei_protocols.readers.archive import attribute, child, children, whole_number
from tei_protocols.readers.docx.looks import value
from tei_protocols.readers.numerals import numeral

_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


class _Series(Struct):
    """The notes of one kind, and how they are counted."""

    notes: dict[str, etree._Element]
    form: str
    next: int


class Notes:
    """The notes of a document; `settings` says how they are numbered."""

    def __init__(
        self, footnotes: etree._Element | None, endnotes: etree._Element | None, settings: etree._Element | None
    ) -> None:
        self._series = {
            "footnoteReference": _series(footnotes, "footnote", child(settings, "footnotePr"), "decimal"),
            "endnoteReference": _series(endnotes, "endnote", child(settings, "endnotePr"), "lowerRoman"),
        }

    def called(self, reference: etree._Element, kind: str) -> etree._Element | None:
        """The note that a reference of this `kind` (the name of its element) calls for the first time."""
        return self._series[kind].notes.pop(attribute(reference, "id") or "", None)

    def number(self, kind: str) -> str:
        """The number of the next note of this kind, which is counted by that."""
        series = self._series[kind]
        series.next += 1
        return numeral(series.next - 1, series.form)

    def uncalled(self) -> list[etree._Element]:
        """The notes that nothing has called."""
        return [note for series in self._series.values() for note in series.notes.values()]


def _series(part: etree._Element | None, name: str, settings: etree._Element | None, usual: str) -> _Series:
    notes = {
        attribute(note, "id") or "": note for note in children(part, name) if attribute(note, "type") not in _SEPARATORS
    }
    form = value(child(settings, "numFmt")) or usual
    return _Series(notes, form, whole_number(value(child(settings, "numStart")), 1))
