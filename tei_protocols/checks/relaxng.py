"""The grammar: a tree and a RELAX NG schema go in, what the grammar has against the tree comes out.

libxml2 is quick and right about whether a document is valid, and often wrong about why. So of our own schema it gives
the verdict, and the reasons are found by reading the document along the patterns of the grammar (`checks.explained`).

That way gives the verdict too, the same on thousands of documents (a test compares them), and takes longer for a large
one. It is preferred where libxml2 does badly: to load the schema of the whole TEI takes it ten seconds, and in a
document with an element of many attributes it tries every selection of them, one millisecond for nine, minutes for
twenty.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.findings import XML_ID, Finding, line_of
from tei_protocols.problems import Level, Problem, UnusableInput

_OURS = "presidium.rng"
_CROWDED = etree.XPath("boolean(/descendant::*/@*[10])")
MOST = 500
"""The most findings about one document."""


@lru_cache(maxsize=4)
def _loaded(path: Path, _changed: int) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities=False)))


def check(tree: etree._ElementTree, schema: Path | None = None) -> Iterator[Finding]:
    """What a schema, or else ours, has against a document, at most a few hundred findings.

    Raises UnusableInput for a schema that is none.
    """
    if schema is None:
        yield from _by_ours(tree)
        return
    reasons = _reasons(tree, schema, schema.name)
    yield from _verdict_by_libxml2(tree, schema) if reasons is None else reasons


def _by_ours(tree: etree._ElementTree) -> Iterator[Finding]:
    path = resources.schema(_OURS)
    crowded = bool(_CROWDED(tree))
    if not crowded and _judge(path).validate(tree):
        return
    reasons = _reasons(tree, path, "this encoding") or []
    yield from reasons
    # libxml2 minds identifiers that stand twice, which are found with the pointers
    if not (reasons or crowded or _has_repeated_ids(tree)):
        yield _unexplained(tree, _judge(path))


def _verdict_by_libxml2(tree: etree._ElementTree, schema: Path) -> Iterator[Finding]:
    """The verdict of a schema in which there is something that is not read here; or what is wrong with the schema."""
    try:
        judge = _judge(schema)
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        hint = "give a schema in the XML syntax of RELAX NG"
        message = f"this is no RELAX NG schema that can be used: {error}"
        raise UnusableInput(Problem("schema.unusable", Level.ERROR, message, str(schema), hint=hint)) from None
    if not (judge.validate(tree) or _has_repeated_ids(tree)):
        yield _unexplained(tree, judge)


def _judge(path: Path) -> etree.RelaxNG:
    return _loaded(path, path.stat().st_mtime_ns)


def _reasons(tree: etree._ElementTree, path: Path, called: str) -> list[Finding] | None:
    """What is wrong by the patterns of a schema; None where these cannot be read."""
    # a valid document needs neither of them
    from tei_protocols.checks.explained import explained
    from tei_protocols.checks.grammars import UnreadableGrammar, grammar

    try:
        return list(islice(explained(tree, grammar(path, called, path.stat().st_mtime_ns)), MOST))
    except (UnreadableGrammar, UnusableInput):
        return None


def _has_repeated_ids(tree: etree._ElementTree) -> bool:
    identifiers = [identifier for element in tree.iter("*") if (identifier := element.get(XML_ID))]
    return len(set(identifiers)) < len(identifiers)


def _unexplained(tree: etree._ElementTree, judge: etree.RelaxNG) -> Finding:
    """The verdict alone, where the reason was not found: at the element in whose line libxml2 stumbles."""
    line = next((entry.line for entry in judge.error_log if entry.line), 1)
    element = next((each for each in tree.iter("*") if line_of(each) >= line), tree.getroot())
    message = "the document does not follow the schema at or after this place"
    return Finding("schema.invalid", Level.ERROR, message, element, "look at the element and at what surrounds it")
