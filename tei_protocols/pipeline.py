"""The pipeline: the order of the stages from transcript to TEI."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath

from lxml import etree

from tei_protocols import tei
from tei_protocols.attribution import attribute
from tei_protocols.attribution.reconciliation import reconciled
from tei_protocols.attribution.statements import Stated, with_statements
from tei_protocols.blocks import block
from tei_protocols.checks.fidelity import Proof, prove
from tei_protocols.inlines import mark
from tei_protocols.language import OURS, Languages
from tei_protocols.model.evidence import Certainty
from tei_protocols.model.marks import Mark
from tei_protocols.model.protocol import Protocol
from tei_protocols.model.register import NO_REGISTER, Register
from tei_protocols.model.source import Source
from tei_protocols.problems import Problem, in_order
from tei_protocols.tei.publication import Publication


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says: about all its documents, and, as `stated`, about the one at hand.

    Its people are looked up in the `register`. What is less certain than they `accept` does not become mark-up.
    """

    publication: Publication = field(default_factory=Publication)
    stated: Stated = field(default_factory=dict)
    languages: Languages = OURS
    register: Register = NO_REGISTER
    accept: Certainty = Certainty.LOW


_NO_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Conversion:
    """A transcript as TEI (`root`), the problems met, and the proof that nothing was lost.

    The `protocols` of its sessions hold what was concluded, and why. Marks `crossing` others are left out of the TEI.
    """

    root: etree._Element
    problems: tuple[Problem, ...]
    proof: Proof
    protocols: tuple[Protocol, ...]
    crossing: tuple[Mark, ...]


def convert(source: Source, settings: Settings = _NO_SETTINGS, name: str = "") -> Conversion:
    """Transcript to TEI; `name` is the stem of the file to be, by default that of the source.

    A transcript of several sessions becomes a `teiCorpus`.
    """
    words = settings.languages[source.language]
    problems: list[Problem] = []
    protocols = []
    for blocks in block(source, words):
        marked = mark(source, blocks, words)
        protocol, found = attribute(source, marked, words, settings.accept, settings.register)
        protocol = replace(protocol, description=with_statements(protocol.description, settings.stated, words))
        protocol, disagreements = reconciled(protocol, settings.register)
        protocols.append(protocol)
        problems += (*found, *disagreements)
    stem = name or PurePath(source.name).stem
    root, crossing = tei.write(tuple(protocols), stem, settings.publication, words)
    proof = prove(source, root)
    problems += [*tei.crossing_problems(source, crossing), *proof.problems]
    return Conversion(root, tuple(in_order(problems)), proof, tuple(protocols), crossing)
