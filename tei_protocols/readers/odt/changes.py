"""Tracked changes: the text of an OpenDocument file goes in; what was inserted or deleted, and by whom, comes out."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from tei_protocols.model.formatting import Style
from tei_protocols.readers.archive import attribute, child, children, local_name
from tei_protocols.readers.composition import Look

_STYLES = {"insertion": Style.INSERTED, "deletion": Style.STRUCK}


class Change(Struct, frozen=True):
    """A tracked change: its look, None where only formatting was changed, and the paragraphs that were deleted."""

    look: Look | None
    deleted: tuple[etree._Element, ...] = ()


class Changes:
    """The tracked changes of the document whose text is `text`, by their ids."""

    def __init__(self, text: etree._Element) -> None:
        self._changes: dict[str, Change] = {}
        for region in children(child(text, "tracked-changes"), "changed-region"):
            change = next((_change(each) for each in region if local_name(each)), None)
            for each in (attribute(region, "id"), region.get("{http://www.w3.org/XML/1998/namespace}id")):
                if each and change:
                    self._changes[each] = change

    def get(self, mark: etree._Element) -> Change | None:
        """The change that a mark in the text points to."""
        return self._changes.get(attribute(mark, "change-id") or "")

    def take(self, mark: etree._Element) -> Change | None:
        """The same, once: what was deleted in one place is written there and nowhere else."""
        return self._changes.pop(attribute(mark, "change-id") or "", None)

    def left(self) -> list[Change]:
        """The deletions whose place in the text was not found."""
        return [change for change in dict.fromkeys(self._changes.values()) if change.deleted]


def _change(element: etree._Element) -> Change:
    style = _STYLES.get(local_name(element))
    creator = child(child(element, "change-info"), "creator")
    by = "" if creator is None else (creator.text or "").strip()
    deleted = tuple(each for each in element if local_name(each) not in ("", "change-info"))
    return Change(Look(style, by) if style else None, deleted if style is Style.STRUCK else ())
