"""The XSD, for those who ask for it: a tree goes in, what it rejects although the RELAX NG schema accepts it comes out.

This module takes a third of a second to import and to make ready: import it where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from lxml import etree
from xmlschema import XMLSchema10

from tei_protocols import resources
from tei_protocols.findings import Finding, name_of
from tei_protocols.problems import Level

_MOST = 500


@cache
def _schema() -> Any:
    # The schema is ours and tested; checking it each time would cost half a second.
    return XMLSchema10(str(resources.schema("presidium.xsd")), validation="skip")


def check(tree: etree._ElementTree) -> Iterator[Finding]:
    """What the XSD has against a document that follows the RELAX NG schema, at most a few hundred findings."""
    for error in islice(_schema().iter_errors(tree), _MOST):
        element = error.elem if error.elem is not None else tree.getroot()
        reason = " ".join((error.reason or "").split())
        if "xs:ID" in reason or "duplicated" in reason:
            continue  # repeated identifiers are found with the pointers
        message = f"the XSD rejects {name_of(element)}: {reason}"
        hint = "the two schemas should say the same; please report this with the file"
        yield Finding("schema.xsd", Level.ERROR, message, element, hint)
