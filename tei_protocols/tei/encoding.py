"""The encoding description: the same in every document of a language, with the version and the digest of this one."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from lxml import etree

from tei_protocols import __version__
from tei_protocols.language import Language
from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import XML_ID, Element, add, write
from tei_protocols.tei.printed import laid_out
from tei_protocols.tei.statements import stated

_LINE_END = re.compile(r"\s*\n\s*")
_OTHERWISE = "en"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def write_encoding_description(header: Element, language: Language, prefix: str = "") -> None:
    """The `encodingDesc`. With a `prefix`, which stands before its ids, it is that of a session in a corpus: the place
    for the digest is in the header of the corpus."""
    header.content.append(_printed(language, prefix))


@lru_cache(maxsize=16)
def _printed(language: Language, prefix: str) -> str:
    """The description in the language of the document; where nobody has written it, in English. It is printed once, not
    for each document."""
    named = (files(__package__) / "encoding_descriptions" / f"{code}.xml" for code in (language.code, _OTHERWISE))
    text = next(file for file in named if file.is_file()).read_bytes()
    description = _read(etree.fromstring(text, etree.XMLParser(remove_blank_text=True)), prefix)
    if not prefix:
        description.content.insert(0, _program(language))
    return laid_out(description, depth=3 if prefix else 2)


def _program(language: Language) -> Element:
    """The `appInfo`: program, version, and an empty place for the digest."""
    information = Element("appInfo")
    application = add(information, "application", {"ident": PROGRAM, "version": __version__})
    add(application, "label", text=PROGRAM)
    add(add(application, "p", text=stated(language, "digest")), "idno", {"type": "sha256"})
    return information


def _read(description: etree._Element, prefix: str) -> Element:
    """An element of the file, on as few lines as it needs, its ids with the `prefix`."""
    attributes = {str(key): str(value) for key, value in description.items()}
    if _ID in attributes:
        attributes[XML_ID] = prefix + attributes.pop(_ID)
    element = Element(etree.QName(description).localname, attributes)
    write(element, _LINE_END.sub(" ", description.text or ""))
    for child in description:
        element.content.append(_read(child, prefix))
        write(element, _LINE_END.sub(" ", child.tail or ""))
    return element
