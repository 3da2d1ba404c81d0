"""The rules that no grammar can say: a tree goes in, what breaks them comes out.

The rules stand in the ODD as Schematron, and were compiled into a stylesheet when the schemas were made.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.findings import Finding, read_report
from tei_protocols.problems import Level
from tei_protocols.xslt_engine import StylesheetFailed, handed_over


def stylesheet() -> Path:
    """The rules, compiled."""
    return resources.schema("presidium.sch.xsl")


def check(tree: etree._ElementTree) -> Iterator[Finding]:
    """What breaks the rules of `presidium.sch`."""
    rules = stylesheet()
    try:
        saxon, document = handed_over(tree, rules)
        report = saxon.run(rules, document)
    except StylesheetFailed as failure:
        # beyond all measure, as an element with hundreds of attributes: the grammar has more to say about it
        message = f"the rules could not be applied: {failure}"
        yield Finding("rules.stopped", Level.ERROR, message, tree.getroot(), "correct the other problems first")
    else:
        yield from read_report(report, tree)
