"""Checks: the bytes of a TEI file go in, the list of its problems comes out, each with its line and column.

The order: well-formedness, grammar (RELAX NG), rules (Schematron), pointers. Each check is one module; it names the
elements that are wrong, and only then, if any are, the file is read a second time to find their places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_protocols.checks import pointers, positions, relaxng, schematron
from tei_protocols.findings import Finding
from tei_protocols.problems import Problem, UnusableInput, in_order
from tei_protocols.secure_xml import parse_xml


@dataclass(frozen=True, slots=True)
class Options:
    """What is checked.

    `schema` is a RELAX NG schema to be used in place of ours; our rules are then left out. `xsd` asks for the XSD as
    well. In `folder`, or the one above it, lie the files that a document may point to, such as the register of people.
    """

    schema: Path | None = None
    xsd: bool = False
    folder: Path | None = None


def check(data: bytes, name: str, options: Options = Options()) -> list[Problem]:
    """All problems of the TEI document `data`, called `name` in messages.

    Raises UnusableInput where `options` name a schema that is none.
    """
    try:
        tree = parse_xml(data, name)
    except UnusableInput as unusable:
        return [unusable.problem]
    if options.schema:
        return in_order(
            [
                *relaxng.problems_by(options.schema, tree, name),
                *positions.placed(pointers.check(tree, options.folder), tree, data, name),
            ]
        )
    return in_order(positions.placed(_findings(tree, options), tree, data, name))


def _findings(tree: etree._ElementTree, options: Options) -> Iterator[Finding]:
    valid = relaxng.is_valid(tree)
    pointing = list(pointers.check(tree, options.folder))
    if options.xsd or not valid:
        # it explains best, but takes a third of a second to start, and is not needed for a valid document
        from tei_protocols.checks import xsd

        explained = list(xsd.check(tree))
        yield from explained
        repeated = any(finding.rule == "id.repeated" for finding in pointing)
        if not (valid or explained or repeated or relaxng.is_crowded(tree)):
            yield relaxng.unexplained(tree)
    yield from schematron.check(tree)
    yield from pointing
