"""The encoding description: the same words in every document, with the version and the digest of this one."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from importlib.resources import files

from lxml import etree

from tei_protocols import __version__
from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import XML_ID, add, new

_LINE_END = re.compile(r"\s*\n\s*")
_DIGEST = "Digest of this file as the program left it; a corrected file is known by it: "


def write_encoding_description(header: etree._Element, prefix: str = "") -> None:
    """The `encodingDesc`. With a `prefix`, which stands before its ids, it is that of a session in a corpus: the place
    for the digest is in the header of the corpus."""
    encoding = deepcopy(_words())
    if prefix:
        encoding.remove(encoding[0])
        for element in encoding.iter("{*}taxonomy", "{*}category"):
            element.set(XML_ID, prefix + element.get(XML_ID, ""))
    header.append(encoding)


def _program() -> etree._Element:
    """The `appInfo`: program, version, and an empty place for the digest."""
    information = new("appInfo")
    application = add(information, "application", {"ident": PROGRAM, "version": __version__})
    add(application, "label", text=PROGRAM)
    add(add(application, "p", text=_DIGEST), "idno", {"type": "sha256"})
    return information


@cache
def _words() -> etree._Element:
    text = files(__package__).joinpath("encoding_description.xml").read_bytes()
    description = etree.fromstring(text, etree.XMLParser(remove_blank_text=True))
    for element in description.iter():
        element.text = _LINE_END.sub(" ", element.text or "") or None
        element.tail = _LINE_END.sub(" ", element.tail or "") or None
    description.insert(0, _program())
    return description
