"""Checks: the bytes of a TEI file go in, the list of its problems comes out, each with its line and column.

The order: well-formedness, grammar (RELAX NG), rules (Schematron), pointers, notes, series of numbers, roles, fidelity.
Each check is one module; it names the elements that are wrong, and only then, if any are, the file is read a second
time to find their places. A rule about one place of a document stands in the ODD; what must be gathered from all over
it, in time that grows with its length alone, is a module here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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


def check(data: bytes, name: str, options: Options = _WITHOUT_WISHES) -> list[Problem]:
    """All problems of the TEI document `data`, called `name` in messages.

    Raises UnusableInput where `options` name a schema that is none.
    """
    try:
        tree = parse_xml(data, name)
    except UnusableInput as unusable:
        return [unusable.problem]
    return check_parsed(tree, data, name, options)


def check_parsed(tree: etree._ElementTree, data: bytes, name: str, options: Options = _WITHOUT_WISHES) -> list[Problem]:
    """Like `check`, where `data` have been parsed into `tree`, or were written from it.

    Raises UnusableInput where `options` name a schema that is none.
    """
    found = list(_at(options.stage or stage_of(tree), _findings(tree, options)))
    if not found:
        return []
    # of a document in which nothing is wrong no places are needed
    from tei_protocols.checks import positions

    return in_order(positions.placed(found, tree, data, name))


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


def _findings(tree: etree._ElementTree, options: Options) -> Iterator[Finding]:
    neighbours = options.neighbours
    astray = list(pointers.check(tree, neighbours))
    told_of = {(finding.element, finding.attribute) for finding in astray}
    # of a pointer that leads nowhere there is more to say than that it is not written like one
    against = [each for each in relaxng.check(tree, options.schema) if (each.element, each.attribute) not in told_of]
    yield from against
    if options.xsd and not against:
        # it takes a third of a second to start
        from tei_protocols.checks import xsd

        yield from xsd.check(tree)
    yield from astray
    if options.schema is None and len(against) >= relaxng.MOST:
        # each of many wrong elements would break many rules as well
        message = "the rules were not applied: too much is wrong with the elements themselves"
        yield Finding("rules.stopped", Level.ERROR, message, tree.getroot(), "correct the other problems first")
    elif options.schema is None:
        wrong = (*against, *(each for each in astray if each.level is Level.ERROR))
        told = {each for finding in wrong for each in _concerned(finding)}
        # what a rule says of an element that is not as it should be may be but what follows from that
        yield from (finding for finding in _rules(tree, options, neighbours) if finding.element not in told)
        if options.transcript:
            from tei_protocols.checks import fidelity

            yield from fidelity.check(tree, options.transcript)


def _rules(tree: etree._ElementTree, options: Options, neighbours: Neighbours) -> Iterator[Finding]:
    """What no grammar knows, and is said of our own encoding alone."""
    yield from schematron.check(tree)
    yield from notes.check(tree, options.languages)
    yield from series.check(tree)
    yield from roles.check(tree, neighbours)


def _concerned(finding: Finding) -> Iterator[etree._Element]:
    """The elements of which something is known to be wrong; what is lacking is lacking around what stands there."""
    yield finding.element
    parent = finding.element.getparent()
    if finding.rule == "schema.incomplete" and parent is not None:
        yield parent
