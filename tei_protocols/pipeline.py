"""The pipeline: the order of the stages from transcript to TEI."""

from __future__ import annotations

from pathlib import PurePath

from lxml import etree
from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols import tei
from tei_protocols.attribution import attribute
from tei_protocols.attribution.description import describe_together, with_common
from tei_protocols.attribution.description.statements import Stated, with_statements
from tei_protocols.attribution.persons.reconciliation import reconciled
from tei_protocols.blocks import block
from tei_protocols.checks.fidelity import Proof, prove
from tei_protocols.inlines import mark
from tei_protocols.inlines.anchors import common_notes, shared
from tei_protocols.inlines.typed import TakenOut, take_out
from tei_protocols.language import OURS, Languages
from tei_protocols.language.asked_again import begin_record
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Protocol
from tei_protocols.model.register import NO_REGISTER, Register
from tei_protocols.model.source import Source
from tei_protocols.problems import Problem, in_order
from tei_protocols.tei.publication import Publication


class Settings(Struct, frozen=True):
    """What a project says: about all its documents, and, as `stated`, about the one at hand.

    Its people are looked up in the `register`. What is less certain than they `accept` does not become mark-up.
    """

    publication: Publication = field(default_factory=Publication)
    stated: Stated = field(default_factory=dict)
    languages: Languages = OURS
    register: Register = NO_REGISTER
    accept: Certainty = Certainty.LOW


_NO_SETTINGS = Settings()


class Conversion(Struct, frozen=True):
    """A transcript as TEI (`root`), the problems met, and the proof that nothing was lost.

    The `protocols` of its sessions hold what was concluded, and why, of the `source` without the signs of typists.
    Marks `crossing` others are left out of the TEI.
    """

    root: etree._Element
    problems: tuple[Problem, ...]
    proof: Proof
    protocols: tuple[Protocol, ...]
    crossing: tuple[Mark, ...]
    source: Source


# so often a transcript is read again because what a typist marked cannot be marked there
_MOST_ATTEMPTS = 3


def convert(source: Source, settings: Settings = _NO_SETTINGS, name: str = "") -> Conversion:
    """Transcript to TEI; `name` is the stem of the file to be, by default that of the source.

    A transcript of several sessions becomes a `teiCorpus`. What a typist marked and the TEI cannot give back, because
    it crosses a label or a bracket, stays text.
    """
    refused: set[int] = set()
    for attempt in range(_MOST_ATTEMPTS):
        taken = take_out(source, refused)
        conversion, signs = _convert(source, taken, settings, name)
        lost = {
            opening
            for opening, passage in zip(taken.openings, taken.source.typed, strict=True)
            if not {passage.signs.opening, passage.signs.closing} <= signs
        }
        if not lost and (conversion.proof.holds or not taken.openings):
            return conversion
        refused |= lost if lost and attempt < _MOST_ATTEMPTS - 1 else set(taken.openings)
    return _convert(source, take_out(source, refused), settings, name)[0]


def _convert(source: Source, taken: TakenOut, settings: Settings, name: str) -> tuple[Conversion, frozenset[int]]:
    """The document, and the signs of the typist that it gives back."""
    begin_record()
    plain = taken.source
    words = settings.languages.reading(plain.text, source.language)
    problems: list[Problem] = [*taken.problems]
    protocols = []
    layouts = block(plain, words)
    pairs = zip(layouts, common_notes(layouts), strict=True)
    for marked in shared([mark(plain, blocks, words, distant) for blocks, distant in pairs]):
        protocol, found = attribute(plain, marked, words, settings.accept, settings.register)
        protocol = replace(protocol, description=with_statements(protocol.description, settings.stated, words))
        protocol, disagreements = reconciled(protocol, settings.register)
        protocols.append(protocol)
        problems += (*found, *disagreements)
    stem = name or PurePath(source.name).stem
    common = describe_together(plain, layouts[0], words)
    protocols = [with_common(protocol, protocols[0], common) for protocol in protocols]
    root, crossing, signs = tei.write(tuple(protocols), stem, settings.publication, words, common)
    proof = prove(source, root)
    problems += [*tei.crossing_problems(plain, crossing), *proof.problems]
    return Conversion(root, tuple(in_order(problems)), proof, tuple(protocols), crossing, plain), signs
