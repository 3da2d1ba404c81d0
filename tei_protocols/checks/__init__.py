"""Checks: the bytes of a TEI file go in, the list of its problems comes out, each with its line and column.

The order: well-formedness, grammar (RELAX NG), rules (Schematron), pointers, notes, series of numbers, roles, fidelity.
Each check is one module; it names the elements that are wrong, and only then, if any are, the file is read a second
time to find their places. A rule about one place of a document stands in the ODD; what must be gathered from all over
it, in time that grows with its length alone, is a module here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.checks import notes, pointers, relaxng, roles, schematron, series
from tei_protocols.checks.neighbours import Neighbours
from tei_protocols.findings import Finding
from tei_protocols.problems import Level, Problem, UnusableInput, in_order
from tei_protocols.secure_xml import parse_xml
from tei_protocols.stages import Stage, level_at
from tei_protocols.steps import Steps, in_step

if TYPE_CHECKING:
    from tei_protocols.language import Languages
    from tei_protocols.model.source import Source

_TEI = "{http://www.tei-c.org/ns/1.0}"
# nobody reads more of one kind, and a million would fill the memory
_MOST_OF_A_KIND = 5_000
_STATUS = f"{_TEI}teiHeader/{_TEI}revisionDesc"


class Options(Struct, frozen=True):
    """What is checked.

    `schema` is a RELAX NG schema to be used in place of ours; our rules are then left out. `xsd` asks for the XSD as
    well. In `folder`, or the one above it, lie the files that a document may point to, such as the register of people;
    in a `project`, they may lie anywhere in that. The `stage` is how far the document has come; None stands for what it
    says itself. A `transcript` is what the document must give back. `languages` are those of its project, if it is in
    one.
    """

    schema: Path | None = None
    xsd: bool = False
    folder: Path | None = None
    project: Path | None = None
    stage: Stage | None = None
    transcript: Source | None = None
    languages: Languages | None = None

    @property
    def neighbours(self) -> Neighbours:
        """The files that a document may point to."""
        return Neighbours(self.folder, self.project)


_WITHOUT_WISHES = Options()


class Document(Struct, frozen=True):
    """What is to be checked: the bytes of a TEI document, how it is called in messages, and what of it is checked."""

    data: bytes
    name: str
    options: Options = _WITHOUT_WISHES


def check(data: bytes, name: str, options: Options = _WITHOUT_WISHES) -> list[Problem]:
    """All problems of the TEI document `data`, called `name` in messages."""
    return check_several([Document(data, name, options)])[0]


def check_several(documents: Sequence[Document]) -> list[list[Problem]]:
    """The problems of each of several documents, which are all in memory at once."""
    return in_step(map(_checking, documents))


def _checking(document: Document) -> Steps[list[Problem]]:
    try:
        return (yield from checking(parse_xml(document.data, document.name), document))
    except UnusableInput as unusable:
        return [unusable.problem]


def checking(tree: etree._ElementTree, document: Document) -> Steps[list[Problem]]:
    """The problems of a document that was parsed into `tree`, or was written from it, step by step.

    Raises UnusableInput for a schema that is none.
    """
    begun = _Begun(tree, document)
    yield
    begun.apply_rules()
    yield
    return begun.problems()


def stage_of(tree: etree._ElementTree) -> Stage:
    """How far a document says that it has come; one that says nothing is a draft."""
    revisions = tree.getroot().find(_STATUS)
    said = "" if revisions is None else revisions.get("status", "")
    return Stage(said) if said in {stage.value for stage in Stage} else Stage.DRAFT


def _at(stage: Stage, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of which something is said at this stage, each as bad as it is there; of very many of one kind, the
    first."""
    counted: Counter[str] = Counter()
    for finding in findings:
        level = level_at(stage, finding.rule, finding.level)
        if level is None:
            continue
        counted[finding.rule] += 1
        if counted[finding.rule] <= _MOST_OF_A_KIND:
            yield finding if level is finding.level else replace(finding, level=level)
        elif counted[finding.rule] == _MOST_OF_A_KIND + 1:
            message = f"here and further on there is more of [{finding.rule}]; so much of one kind is not listed"
            yield Finding("rules.more", level, message, finding.element, "correct what is listed, and check again")


class _Begun:
    """A document on its way through the checks: what its grammar and its pointers have against it is known.

    Raises UnusableInput for a schema that is none.
    """

    def __init__(self, tree: etree._ElementTree, document: Document) -> None:
        self._tree, self._document = tree, document
        options = document.options
        self._neighbours = options.neighbours
        self._astray = list(pointers.check(tree, self._neighbours))
        told_of = {(finding.element, finding.attribute) for finding in self._astray}
        # of a pointer that leads nowhere there is more to say than that it is not written like one
        self._against = [
            each for each in relaxng.check(tree, options.schema) if (each.element, each.attribute) not in told_of
        ]
        self._broken: list[Finding] = []

    @property
    def _follows_rules(self) -> bool:
        """Each of many wrong elements would break many rules as well."""
        return self._document.options.schema is None and len(self._against) < relaxng.MOST

    def apply_rules(self) -> None:
        if self._follows_rules:
            self._broken = list(schematron.check(self._tree))

    def problems(self) -> list[Problem]:
        """All problems, each with its place."""
        tree, document = self._tree, self._document
        found = list(_at(document.options.stage or stage_of(tree), self._findings()))
        if not found:
            return []
        # of a document in which nothing is wrong no places are needed
        from tei_protocols.checks import positions

        return in_order(positions.placed(found, tree, document.data, document.name))

    def _findings(self) -> Iterator[Finding]:
        tree, options = self._tree, self._document.options
        yield from self._against
        if options.xsd and not self._against:
            # it takes a third of a second to start
            from tei_protocols.checks import xsd

            yield from xsd.check(tree)
        yield from self._astray
        if self._follows_rules:
            wrong = (*self._against, *(each for each in self._astray if each.level is Level.ERROR))
            told = {each for finding in wrong for each in _concerned(finding)}
            # what a rule says of an element that is not as it should be may be but what follows from that
            yield from (finding for finding in self._against_rules() if finding.element not in told)
            if options.transcript:
                from tei_protocols.checks import fidelity

                yield from fidelity.check(tree, options.transcript)
        elif options.schema is None:
            message = "the rules were not applied: too much is wrong with the elements themselves"
            yield Finding("rules.stopped", Level.ERROR, message, tree.getroot(), "correct the other problems first")

    def _against_rules(self) -> Iterator[Finding]:
        """What no grammar knows, and is said of our own encoding alone."""
        yield from self._broken
        yield from notes.check(self._tree, self._document.options.languages)
        yield from series.check(self._tree)
        yield from roles.check(self._tree, self._neighbours)


def _concerned(finding: Finding) -> Iterator[etree._Element]:
    """The elements of which something is known to be wrong; what is lacking is lacking around what stands there."""
    yield finding.element
    parent = finding.element.getparent()
    if finding.rule == "schema.incomplete" and parent is not None:
        yield parent
