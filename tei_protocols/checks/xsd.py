"""The XSD, which explains best: a tree goes in, what is wrong with each element comes out, and what was expected.

This module takes a third of a second to import and to make ready: import it where something is known to be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any

from lxml import etree
from xmlschema import XMLSchema10, XMLSchemaChildrenValidationError

from tei_protocols import resources
from tei_protocols.checks.relaxng import ROOTS
from tei_protocols.findings import Finding, name_of
from tei_protocols.problems import Level

_MOST = 500
# No element has half as many; xmlschema's time grows with the square of the attributes that an element cannot have.
_MOST_ATTRIBUTES = 50
_NAMES_IN_A_HINT = 12
_SHAPES = {
    "teidata.pointer": 'a pointer begins with "#", or is a web address',
    "teidata.temporal.w3c": "write a date as 1960-02-11, 1960-02 or 1960",
    "teidata.language": 'write a code such as "en", "ru" or "ru-Latn"',
    "xml:lang": 'write a code such as "en", "ru" or "ru-Latn"',
    "teidata.truthValue": 'write "true" or "false"',
    "teidata.xTruthValue": 'write "true" or "false"',
    "teidata.count": "write a whole number",
    "teidata.numeric": "write a number",
    "teidata.probability": "write a number from 0 to 1",
    "teidata.certainty": 'write "high", "medium", "low" or "unknown"',
    "teidata.versionNumber": 'write a version such as "1.2.0"',
    "teidata.enumerated": "write one word, without spaces",
    "teidata.word": "write one word, without spaces",
    "ID": "begin with a letter, and use letters, digits, full stops, hyphens and underscores alone",
    "Name": "begin with a letter, and use no spaces",
}


@cache
def _schema() -> Any:
    # The schema is ours and tested; checking it each time would cost half a second.
    return XMLSchema10(str(resources.schema("presidium.xsd")), validation="skip")


def check(tree: etree._ElementTree) -> Iterator[Finding]:
    """What the XSD has against the document, at most a few hundred findings."""
    schema = _schema()
    root = tree.getroot()
    if root.tag not in ROOTS:
        yield _no_tei(root)
        return
    overfull = [element for element in tree.iter("*") if len(element.attrib) > _MOST_ATTRIBUTES]
    if overfull:
        yield from map(_overfull, overfull)
        return
    for error in islice(schema.iter_errors(tree), _MOST):
        finding = _explained(schema, error, root)
        if finding is not None:
            yield finding


def _no_tei(root: etree._Element) -> Finding:
    hint = 'the root is <TEI xmlns="http://www.tei-c.org/ns/1.0"> or <teiCorpus>'
    return Finding("schema.root", Level.ERROR, f"{name_of(root)} does not begin a TEI document", root, hint)


def _overfull(element: etree._Element) -> Finding:
    message = f"{name_of(element)} has {len(element.attrib):,} attributes, far more than there are"
    return Finding("schema.attribute.many", Level.ERROR, message, element, "remove them; then check again")


def _explained(schema: Any, error: Any, root: etree._Element) -> Finding | None:
    """One error of xmlschema in an encoder's words; None for what another check says better."""
    element = error.elem if error.elem is not None else root
    reason = error.reason or ""
    if "xs:ID" in reason or "duplicated" in reason:
        return None  # repeated identifiers are found with the pointers
    if isinstance(error, XMLSchemaChildrenValidationError):
        return _about_children(schema, error, element)
    if found := re.match(r"missing required attribute '([^']+)'", reason):
        return _missing(schema, element, _short(found[1]))
    if found := re.match(r"'([^']+)' attribute not allowed", reason):
        return _surplus(schema, element, _short(found[1]))
    if found := re.match(r"attribute ([^\s=]+)='", reason):
        return _value(schema, element, found[1])
    if "character data" in reason:
        allowed = _allowed(schema, element)
        message = f"text cannot stand directly in {name_of(element)}"
        return Finding("schema.text", Level.ERROR, message, element, f"put it in {_listed(allowed)}")
    message = f"the content of {name_of(element)} is not as it must be"
    return Finding("schema.content", Level.ERROR, message, element, _SHAPES["Name"])


def _about_children(schema: Any, error: Any, parent: etree._Element) -> Finding:
    expected = [_short(name) for each in error.expected or () if (name := getattr(each, "name", None))]
    if error.invalid_tag is None:
        message = f"{name_of(parent)} is not complete"
        return Finding("schema.incomplete", Level.ERROR, message, parent, f"it still needs {_listed(expected)}")
    child = error.invalid_child if error.invalid_child is not None else parent
    name = _short(error.invalid_tag)
    allowed = _allowed(schema, parent)
    if error.invalid_tag not in schema.maps.elements:
        near = get_close_matches(name, [_short(each) for each in schema.maps.elements], 1)
        hint = f"did you mean <{near[0]}>?" if near else f"in {name_of(parent)} can stand: {_listed(allowed)}"
        return Finding("schema.element.unknown", Level.ERROR, f"<{name}> is no element of this encoding", child, hint)
    if name not in allowed:
        message = f"<{name}> cannot stand in {name_of(parent)}"
        hint = f"in {name_of(parent)} can stand: {_listed(allowed)}"
    elif expected:
        message = f"<{name}> is in the wrong place in {name_of(parent)}"
        hint = f"here is expected: {_listed(expected)}"
    else:
        message = f"<{name}> is in the wrong place in {name_of(parent)}, or one too many"
        hint = f"the order in {name_of(parent)} is: {_listed(allowed)}"
    return Finding("schema.element.misplaced", Level.ERROR, message, child, hint)


def _missing(schema: Any, element: etree._Element, attribute: str) -> Finding:
    values = _values(_attributes(schema, element).get(attribute))
    hint = f"one of: {', '.join(values)}" if values else f'add {attribute}="…"'
    message = f"{name_of(element)} lacks @{attribute}"
    return Finding("schema.attribute.missing", Level.ERROR, message, element, hint)


def _surplus(schema: Any, element: etree._Element, attribute: str) -> Finding:
    allowed = list(_attributes(schema, element))
    near = get_close_matches(attribute, allowed, 1)
    hint = f"did you mean @{near[0]}?" if near else f"it can have {', '.join(f'@{name}' for name in allowed) or 'none'}"
    message = f"{name_of(element)} has no attribute @{attribute}"
    return Finding("schema.attribute.unknown", Level.ERROR, message, element, hint, attribute)


def _value(schema: Any, element: etree._Element, attribute: str) -> Finding:
    name = _short(attribute)
    declared = _attributes(schema, element).get(name)
    values = _values(declared)
    given = element.get(_qualified(name)) or ""
    near = get_close_matches(given, values, 1)
    if near:
        hint = f'did you mean "{near[0]}"? One of: {", ".join(values)}'
    elif values:
        hint = f"one of: {', '.join(values)}"
    else:
        hint = _SHAPES.get(name) or _SHAPES.get(_kind(declared), "see what the ODD says of it")
    message = f'@{name} of {name_of(element)} cannot be "{given}"'
    return Finding("schema.attribute.value", Level.ERROR, message, element, hint, name)


def _short(name: str) -> str:
    """A name without its namespace; xml:id and xml:lang keep their prefix."""
    prefix = "xml:" if "XML/1998" in name else ""
    return prefix + name.rpartition("}")[2].removeprefix("tei:").removeprefix("xml:")


def _qualified(name: str) -> str:
    return name.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")


def _attributes(schema: Any, element: etree._Element) -> dict[str, Any]:
    element_declared = schema.maps.elements.get(element.tag)
    attributes = element_declared.type.attributes.items() if element_declared is not None else ()
    return {_short(name): declared for name, declared in attributes if name}


def _values(attribute: Any) -> list[str]:
    """The closed list of an attribute's values, where it has one."""
    kind: Any = getattr(attribute, "type", None)
    for each in (kind, getattr(kind, "base_type", None)):
        single: Any = getattr(each, "item_type", None) or each
        if getattr(single, "enumeration", None):
            return [str(value) for value in single.enumeration]
    return []


def _kind(attribute: Any) -> str:
    """The name of an attribute's datatype; of a list, that of its items."""
    kind = getattr(attribute, "type", None)
    while kind is not None and not kind.name:
        kind = getattr(kind, "item_type", None) or getattr(kind, "base_type", None)
    return _short(kind.name) if kind is not None else ""


def _allowed(schema: Any, element: etree._Element) -> list[str]:
    """What can stand in an element, in the order of its content model."""
    declared = schema.maps.elements.get(element.tag)
    content: Any = declared.type.content if declared is not None else None
    if not hasattr(content, "iter_elements"):
        return []
    return list(dict.fromkeys(_short(each.name) for each in content.iter_elements() if each.name))


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"<{name}>" for name in names[:_NAMES_IN_A_HINT])
    return f"{shown} and {len(names) - _NAMES_IN_A_HINT} more" if len(names) > _NAMES_IN_A_HINT else shown or "nothing"
