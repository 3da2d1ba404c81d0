"""The encoding description: the same words in every document, with the version and the digest of this one."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from importlib.resources import files

from lxml import etree

from tei_protocols import __version__
from tei_protocols.tei.addresses import PROGRAM, Addresses
from tei_protocols.tei.elements import XML_ID, add, new

_LINE_END = re.compile(r"\s*\n\s*")
_DIGEST = "Digest of this file as the program left it; a corrected file is known by it: "


def encoding_description(addresses: Addresses) -> etree._Element:
    """The `encodingDesc`, with the ids of this document and an empty place for its digest."""
    encoding = deepcopy(_words())
    for element in encoding.iter("{*}taxonomy", "{*}category"):
        element.set(XML_ID, addresses.id(element.get(XML_ID, "")))
    information = new("appInfo")
    application = add(information, "application", {"ident": PROGRAM, "version": __version__})
    add(application, "label", text=PROGRAM)
    add(add(application, "p", text=_DIGEST), "idno", {"type": "sha256"})
    encoding.insert(0, information)
    return encoding


@cache
def _words() -> etree._Element:
    text = files(__package__).joinpath("encoding_description.xml").read_bytes()
    description = etree.fromstring(text, etree.XMLParser(remove_blank_text=True))
    for element in description.iter():
        element.text = _LINE_END.sub(" ", element.text or "") or None
        element.tail = _LINE_END.sub(" ", element.tail or "") or None
    return description
