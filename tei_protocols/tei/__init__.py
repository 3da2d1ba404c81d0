"""TEI: a protocol goes in, a TEI document comes out; nothing else in the package builds TEI."""

from __future__ import annotations

from lxml import etree

from tei_protocols.language import Language
from tei_protocols.model.protocol import Protocol
from tei_protocols.tei import digest
from tei_protocols.tei.addresses import Addresses, nc_name
from tei_protocols.tei.body import BodyWriter
from tei_protocols.tei.corpus_header import corpus_header
from tei_protocols.tei.elements import XML_ID, XML_LANG, lay_out, new
from tei_protocols.tei.header import write_header
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.running_text import RunningText
from tei_protocols.tei.writing import Writing

_MODELS = (
    ("presidium.rng", "http://relaxng.org/ns/structure/1.0"),
    ("presidium.sch", "http://purl.oclc.org/dsdl/schematron"),
)


def write(protocols: tuple[Protocol, ...], name: str, publication: Publication, language: Language) -> etree._Element:
    """The document for the protocols of one transcript: `TEI` for one session, `teiCorpus` for several.

    `name` is the stem of its file. The document carries the digest of its own state.
    """
    if len(protocols) == 1:
        root = _session(protocols[0], nc_name(name), "", publication, language)
    else:
        root = new("teiCorpus", {XML_ID: nc_name(name), XML_LANG: protocols[0].source.language})
        sessions = [
            _session(protocol, nc_name(name), f"s{number}.", publication, language)
            for number, protocol in enumerate(protocols, 1)
        ]
        root.append(corpus_header(sessions, publication))
        root.extend(sessions)
    lay_out(root)
    digest.seal(root)
    return root


def _session(
    protocol: Protocol, name: str, prefix: str, publication: Publication, language: Language
) -> etree._Element:
    addresses = Addresses(protocol, prefix)
    writing = Writing(protocol, addresses, RunningText(protocol.source, addresses), publication, language)
    text = BodyWriter(protocol, addresses, writing.running).write()
    root = new("TEI", {XML_ID: addresses.id(name), XML_LANG: protocol.source.language})
    root.append(write_header(writing))
    root.append(text)
    return root


def serialise(root: etree._Element, schemas: str = "schemas") -> bytes:
    """A document as bytes of UTF-8; `schemas` is the relative address of the folder with the schemas."""
    models = "".join(
        f'<?xml-model href="{schemas}/{file}" type="application/xml" schematypens="{kind}"?>\n'
        for file, kind in _MODELS
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declaration + models).encode() + etree.tostring(root, encoding="utf-8") + b"\n"
