"""TEI: a protocol goes in, a TEI document comes out; nothing else in the package builds TEI."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from tei_protocols.language import Language
from tei_protocols.model.marks import DateMention, Mark, PersonName
from tei_protocols.model.protocol import NOTHING_KNOWN, Description, Protocol
from tei_protocols.model.rules import RULES, rule_of
from tei_protocols.model.source import Source
from tei_protocols.model.white_space import shortened
from tei_protocols.problems import Level, Problem
from tei_protocols.tei import digest
from tei_protocols.tei.addresses import Addresses, name_of_document
from tei_protocols.tei.body import BodyWriter
from tei_protocols.tei.corpus_header import write_corpus_header
from tei_protocols.tei.elements import TEI, XML_ID, XML_LANG, Element, add
from tei_protocols.tei.header import title_of, write_header
from tei_protocols.tei.printed import as_tree
from tei_protocols.tei.publication import Publication
from tei_protocols.tei.running_text import RunningText
from tei_protocols.tei.writing import Writing

_MODELS = (
    ("presidium.rng", "http://relaxng.org/ns/structure/1.0"),
    ("presidium.sch", "http://purl.oclc.org/dsdl/schematron"),
)


class Written(NamedTuple):
    """A document; the marks that could not be written into it, because they cross others; and the places, among those
    of the source, of the signs of typists that can be generated from it again."""

    root: etree._Element
    crossing: tuple[Mark, ...]
    signs: frozenset[int]


def write(
    protocols: tuple[Protocol, ...],
    name: str,
    publication: Publication,
    language: Language,
    common: Description = NOTHING_KNOWN,
) -> Written:
    """The document for the protocols of one transcript: `TEI` for one session, `teiCorpus` for several, of which all
    that is `common` is true.

    `name` is the stem of its file. The document carries the digest of its own state.
    """
    own = name_of_document(name, protocols)
    identity = {"xmlns": TEI, XML_ID: own, XML_LANG: protocols[0].source.language}
    if len(protocols) == 1:
        root = Element("TEI", identity)
        running = [_session(root, protocols[0], "", publication, language)]
    else:
        root = Element("teiCorpus", identity)
        write_corpus_header(add(root, "teiHeader"), map(title_of, protocols), common, publication, language)
        running = []
        elsewhere: list[tuple[int, str]] = []
        notes = [Addresses(each, f"s{number}.").notes for number, each in enumerate(protocols, 1)]
        for number, protocol in enumerate(protocols, 1):
            prefix = f"s{number}."
            session = add(root, "TEI", identity | {"xmlns": "", XML_ID: prefix + own})
            here = elsewhere if number == len(protocols) else []
            running.append(_session(session, protocol, prefix, publication, language, here, notes))
            elsewhere += _printed_elsewhere(protocol, prefix)
    tree = as_tree(root)
    digest.seal(tree)
    crossing = tuple(mark for each in running for mark in each.crossing)
    return Written(tree, crossing, frozenset().union(*(each.signs for each in running)))


def _printed_elsewhere(protocol: Protocol, prefix: str) -> Iterator[tuple[int, str]]:
    """The notes of a session that stand among those of another: where, and a pointer to each."""
    addresses = Addresses(protocol, prefix)
    for index, note in enumerate(protocol.notes):
        if note.elsewhere:
            yield note.paragraphs[0].span.start, addresses.to(addresses.note(index))


def _session(
    root: Element,
    protocol: Protocol,
    prefix: str,
    publication: Publication,
    language: Language,
    printed_here: Sequence[tuple[int, str]] = (),
    notes: Sequence[Sequence[str]] = (),
) -> RunningText:
    """Write one session into its `TEI`; what comes back knows what was left out."""
    addresses = Addresses(protocol, prefix, notes)
    writing = Writing(protocol, addresses, RunningText(protocol.source, addresses), publication, language)
    header, text = add(root, "teiHeader"), add(root, "text", {"type": "minute"})
    BodyWriter(protocol, addresses, writing.running, printed_here).write(text)
    write_header(header, writing)
    return writing.running


def crossing_problems(source: Source, crossing: Iterable[Mark]) -> Iterator[Problem]:
    """What to say of marks that were left out. A name or a date across the border of another mark is no loss."""
    for mark in crossing:
        if not isinstance(mark, PersonName | DateMention):
            what = RULES[rule_of(mark)].filled({}).concludes
            message = f"“{shortened(source[mark.span])}” ({what}) crosses the border of another mark and is not encoded"
            hint = "encode in the TEI what lies before the border, and what lies behind it"
            yield source.problem(mark.span.start, "mark.crossing", Level.WARNING, message, hint)


def serialise(root: etree._Element, schemas: str = "schemas") -> bytes:
    """A document as bytes of UTF-8; `schemas` is the relative address of the folder with the schemas."""
    models = "".join(
        f'<?xml-model href="{schemas}/{file}" type="application/xml" schematypens="{kind}"?>\n'
        for file, kind in _MODELS
    )
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (declaration + models).encode() + etree.tostring(root, encoding="utf-8") + b"\n"
