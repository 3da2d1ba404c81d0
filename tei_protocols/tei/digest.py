"""The digest by which a file that the program wrote is told from one that a person corrected."""

from __future__ import annotations

import hashlib
from copy import deepcopy

from lxml import etree

from tei_protocols.tei.elements import TEI

_IDNO = f"{{{TEI}}}idno"
_PLACE = f".//{{{TEI}}}application/{{{TEI}}}p/{_IDNO}[@type='sha256']"


def seal(root: etree._Element) -> None:
    """Write the digest of the document, computed while its place is empty, into its header."""
    place = next(each for each in root.iter(_IDNO) if each.get("type") == "sha256")
    place.text = None
    place.text = _digest(root)


def is_as_converted(root: etree._Element) -> bool:
    """Is the document to the letter (of its canonical form) what the program wrote? False where it has no digest."""
    root = deepcopy(root)  # alone: the canonical form of a root holds the instructions before it as well
    place = root.find(_PLACE)
    if place is None or not place.text:
        return False
    stated, place.text = place.text, None
    return stated == _digest(root)


def same_digest(root: etree._Element, other: etree._Element) -> bool:
    """Do both state the same digest? Of two documents as converted, that means that they are the same."""
    return root.findtext(_PLACE) == other.findtext(_PLACE)


def _digest(root: etree._Element) -> str:
    return hashlib.sha256(etree.tostring(root, method="c14n", with_tail=False)).hexdigest()
