"""The encoding description: the same in every document of a language, with the version and the digest of this one."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from importlib.resources import files

from lxml import etree

from tei_protocols import __version__
from tei_protocols.language import Language
from tei_protocols.tei.addresses import PROGRAM
from tei_protocols.tei.elements import XML_ID, add, new
from tei_protocols.tei.statements import stated

_LINE_END = re.compile(r"\s*\n\s*")
_OTHERWISE = "en"


def write_encoding_description(header: etree._Element, language: Language, prefix: str = "") -> None:
    """The `encodingDesc`. With a `prefix`, which stands before its ids, it is that of a session in a corpus: the place
    for the digest is in the header of the corpus."""
    encoding = deepcopy(_words(language))
    if prefix:
        encoding.remove(encoding[0])
        for element in encoding.iter("{*}taxonomy", "{*}category"):
            element.set(XML_ID, prefix + element.get(XML_ID, ""))
    header.append(encoding)


def _program(language: Language) -> etree._Element:
    """The `appInfo`: program, version, and an empty place for the digest."""
    information = new("appInfo")
    application = add(information, "application", {"ident": PROGRAM, "version": __version__})
    add(application, "label", text=PROGRAM)
    add(add(application, "p", text=stated(language, "digest")), "idno", {"type": "sha256"})
    return information


@lru_cache(maxsize=16)
def _words(language: Language) -> etree._Element:
    """The description in the language of the document; where nobody has written it, in English."""
    named = (files(__package__) / "encoding_descriptions" / f"{code}.xml" for code in (language.code, _OTHERWISE))
    text = next(file for file in named if file.is_file()).read_bytes()
    description = etree.fromstring(text, etree.XMLParser(remove_blank_text=True))
    for element in description.iter():
        element.text = _LINE_END.sub(" ", element.text or "") or None
        element.tail = _LINE_END.sub(" ", element.tail or "") or None
    description.insert(0, _program(language))
    return description
