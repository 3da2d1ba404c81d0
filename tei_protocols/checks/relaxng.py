"""The grammar: a tree and a RELAX NG schema go in, the verdict comes out.

libxml2 is quick and right about whether a document is valid, and often wrong about why. For our own schema the reasons
are found elsewhere (`checks.xsd`); for a foreign one they are what libxml2 says, in an encoder's words.

libxml2 also tries every selection of an element's optional attributes, so that its time doubles with each attribute:
one millisecond for nine, minutes for twenty. A document with such an element is judged by the XSD, which accepts the
same documents and takes attributes one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.findings import Finding, line_of
from tei_protocols.problems import Level, Problem, UnusableInput

ROOTS = ("{http://www.tei-c.org/ns/1.0}TEI", "{http://www.tei-c.org/ns/1.0}teiCorpus")
_CROWDED = etree.XPath("boolean(//*[count(@*) > 9])")
# What libxml2 says, and what it means. What only repeats another message is left out.
_MEANINGS = (
    (r"Did not expect element (\S+) there", "<{0}> cannot stand here"),
    (r"Element (\S+) has extra content: (?!text)(\S+)", "<{1}> cannot stand here in <{0}>"),
    (r"Expecting element (\S+), got (\S+)", "<{1}> cannot stand here, but <{0}>"),
    (r"Expecting an element (\S*), got nothing", "something is missing here: <{0}>"),
    (r"Expecting an element , got nothing", "an element is missing here"),
    (r"Did not expect text in element (\S+) content", "text cannot stand directly in <{0}>"),
    (r"Invalid attribute (\S+) for element (\S+)", "<{1}> cannot have this @{0}"),
    (r"Element (\S+) failed to validate attributes", "the attributes of <{0}> are not as they must be"),
    (r"Element (\S+) failed to validate content", "the content of <{0}> is not as it must be"),
)
_VAGUE = re.compile(r"failed to validate|are not as they|is not as it")


@lru_cache(maxsize=4)
def _loaded(path: Path, _changed: int) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(path, etree.XMLParser(no_network=True, resolve_entities=False)))


def _grammar(path: Path) -> etree.RelaxNG:
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(resources.schema("presidium.xsd")))


def is_crowded(tree: etree._ElementTree) -> bool:
    """Has an element more attributes than libxml2 can take by RELAX NG?"""
    return bool(_CROWDED(tree))


def is_valid(tree: etree._ElementTree) -> bool:
    """Does the document follow our schema?"""
    if is_crowded(tree):
        return tree.getroot().tag in ROOTS and bool(_xsd().validate(tree))
    return bool(_grammar(resources.schema("presidium.rng")).validate(tree))


def problems_by(schema: Path, tree: etree._ElementTree, name: str) -> Iterator[Problem]:
    """What a schema that is not ours has against the document. Raises UnusableInput for a schema that is none."""
    try:
        grammar = _grammar(schema)
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        hint = "give a schema in the XML syntax of RELAX NG"
        message = f"this is no RELAX NG schema that can be used: {error}"
        raise UnusableInput(Problem("schema.unusable", Level.ERROR, message, str(schema), hint=hint)) from None
    if grammar.validate(tree):
        return
    told = [(entry.line, _meaning(entry.message)) for entry in grammar.error_log]
    clear = [(line, message) for line, message in told if line and not _VAGUE.search(message)]
    for line, message in dict.fromkeys(clear or told[:1]):
        hint = f"see what {schema.name} allows"
        yield Problem("schema.invalid", Level.ERROR, message, name, line, hint=hint)


def unexplained(tree: etree._ElementTree) -> Finding:
    """The verdict alone, where the reason was not found: at the element in whose line libxml2 stumbles."""
    errors = _grammar(resources.schema("presidium.rng")).error_log
    line = next((entry.line for entry in errors if entry.line), 1)
    element = next((each for each in tree.iter("*") if line_of(each) >= line), tree.getroot())
    message = "the document does not follow the schema at or after this place"
    return Finding("schema.invalid", Level.ERROR, message, element, "look at the element and at what surrounds it")


def _meaning(message: str) -> str:
    for pattern, meaning in _MEANINGS:
        if found := re.match(pattern, message):
            return meaning.format(*found.groups())
    return message
