"""TEI: a protocol goes in, a TEI document comes out; nothing else in the package builds TEI."""

from __future__ import annotations

from lxml import etree

from tei_protocols.language import Language
from tei_protocols.model.protocol import Protocol
from tei_protocols.tei import digest
from tei_protocols.tei.addresses import Addresses, nc_name
from tei_protocols.tei.body import BodyWriter
from tei_protocols.tei.elements import XML_ID, XML_LANG, lay_out, new
from tei_protocols.tei.header import write_header
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.running_text import RunningText
from tei_protocols.tei.writing import Writing

_MODELS = (
    ("presidium.rng", "http://relaxng.org/ns/structure/1.0"),
    ("presidium.sch", "http://purl.oclc.org/dsdl/schematron"),
)


def write(protocol: Protocol, name: str, publication: Publication, language: Language) -> etree._Element:
    """The `TEI` element for one protocol; `name` is the stem of its file. It carries the digest of its own state."""
    addresses = Addresses(protocol)
    writing = Writing(protocol, addresses, RunningText(protocol.source, addresses), publication, language)
    text = BodyWriter(protocol, addresses, writing.running).write()
    header = write_header(writing)
    root = new("TEI", {XML_ID: nc_name(name), XML_LANG: protocol.source.language})
    root.append(header)
    root.append(text)
    lay_out(root)
    digest.seal(root)
    return root


def serialise(root: etree._Element, schemas: str = "schemas") -> bytes:
    """A document as bytes of UTF-8; `schemas` is the relative address of the folder with the schemas."""
    models = "".join(
        f'<?xml-model href="{schemas}/{file}" type="application/xml" schematypens="{kind}"?>\n'
        for file, kind in _MODELS
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declaration + models).encode() + etree.tostring(root, encoding="utf-8") + b"\n"
