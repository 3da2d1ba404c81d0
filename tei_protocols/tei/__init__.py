"""TEI: a protocol goes in, a TEI document comes out; nothing else in the package builds TEI."""

from __future__ import annotations

from lxml import etree

from tei_protocols.language import Language
from tei_protocols.model.protocol import Protocol
from tei_protocols.tei import digest
from tei_protocols.tei.addresses import Addresses, nc_name
from tei_protocols.tei.body import BodyWriter
from tei_protocols.tei.corpus_header import write_corpus_header
from tei_protocols.tei.elements import XML_ID, XML_LANG, add, lay_out, new
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
    identity = {XML_ID: nc_name(name), XML_LANG: protocols[0].source.language}
    if len(protocols) == 1:
        root = new("TEI", identity)
        _session(root, protocols[0], "", publication, language)
    else:
        root = new("teiCorpus", identity)
        header = add(root, "teiHeader")
        for number, protocol in enumerate(protocols, 1):
            prefix = f"s{number}."
            session = add(root, "TEI", identity | {XML_ID: prefix + nc_name(name)})
            _session(session, protocol, prefix, publication, language)
        write_corpus_header(header, publication)
    lay_out(root)
    digest.seal(root)
    return root


def _session(
    root: etree._Element, protocol: Protocol, prefix: str, publication: Publication, language: Language
) -> None:
    """Write one session into its `TEI`."""
    addresses = Addresses(protocol, prefix)
    writing = Writing(protocol, addresses, RunningText(protocol.source, addresses), publication, language)
    header, text = add(root, "teiHeader"), add(root, "text", {"type": "minute"})
    BodyWriter(protocol, addresses, writing.running).write(text)
    write_header(header, writing)


def serialise(root: etree._Element, schemas: str = "schemas") -> bytes:
    """A document as bytes of UTF-8; `schemas` is the relative address of the folder with the schemas."""
    models = "".join(
        f'<?xml-model href="{schemas}/{file}" type="application/xml" schematypens="{kind}"?>\n'
        for file, kind in _MODELS
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declaration + models).encode() + etree.tostring(root, encoding="utf-8") + b"\n"
