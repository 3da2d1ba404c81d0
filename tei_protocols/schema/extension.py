"""Extensions: an ODD that extends another goes in; one that stands alone comes out, and knows where its parts stood.

`schemaSpec/@source` names the ODD that is extended: a file beside it, or the project's own `presidium.odd`. What is
said of its specifications is merged into them by `xslt/schema/extension.xsl`, as the TEI's own tools do it.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path, PurePosixPath

from lxml import etree

from tei_protocols import resources
from tei_protocols.findings import line_of
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.secure_xml import parse_xml
from tei_protocols.xslt_engine import engine

OURS = "presidium.odd"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ODD = "{https://tei-protocols.example/ns/odd}"
_AT = f"{_ODD}at"
_LONGEST_CHAIN = 8


def extended(tree: etree._ElementTree, name: str, folder: Path) -> etree._ElementTree:
    """The ODD `tree`, called `name` in messages and lying in `folder`, merged with the one that it extends, if any.

    Raises UnusableInput where that other cannot be read.
    """
    return _merged(tree, name, folder, _LONGEST_CHAIN)


def _merged(tree: etree._ElementTree, name: str, folder: Path, chain: int) -> etree._ElementTree:
    schema = extending(tree)
    if schema is None:
        return tree
    path = _found(schema, name, folder)
    if not chain:
        raise _unusable(schema, name, f"{path.name} extends another, and that another, without end")
    other = _merged(_parsed(path, schema, name), str(path), path.parent, chain - 1)
    pair = etree.Element(f"{_ODD}extension", nsmap={"odd": _ODD[1:-1]})
    pair.extend([deepcopy(tree.getroot()), deepcopy(other.getroot())])
    stylesheet = resources.stylesheet("schema/extension.xsl")
    saxon = engine(stylesheet)
    return parse_xml(saxon.run(stylesheet, saxon.document(pair)).encode(), name)


def extending(tree: etree._ElementTree) -> etree._Element | None:
    """The schema of an ODD that extends another."""
    schemas = list(tree.iter(f"{_TEI}schemaSpec"))
    return schemas[0] if len(schemas) == 1 and schemas[0].get("source") else None


def _found(schema: etree._Element, name: str, folder: Path) -> Path:
    source = (schema.get("source") or "").strip()
    path = folder / source
    if ":" not in source and path.is_file():
        return path
    if PurePosixPath(source).name == OURS:
        return resources.schema(OURS)
    hint = f'name a file beside this one, or source="{OURS}", which is always there'
    raise _unusable(schema, name, f"the ODD that is extended cannot be found: {source}", hint)


def _parsed(path: Path, schema: etree._Element, name: str) -> etree._ElementTree:
    try:
        tree = parse_xml(path.read_bytes(), str(path))
    except OSError as error:
        raise _unusable(schema, name, f"{path} cannot be read: {error.strerror}") from None
    if len(list(tree.iter(f"{_TEI}schemaSpec"))) != 1:
        raise _unusable(schema, name, f"{path} is no ODD with one schemaSpec")
    return tree


def _unusable(schema: etree._Element, name: str, message: str, hint: str = "") -> UnusableInput:
    return UnusableInput(Problem("odd.refused", Level.ERROR, message, name, line_of(schema), hint=hint))


def origin(element: etree._Element, tree: etree._ElementTree) -> etree._Element:
    """Where in `tree`, the ODD that extends, an element of the merged one comes from; its schema for what does not."""
    marked = next((each for each in (element, *element.iterancestors()) if each.get(_AT)), None)
    found = tree.getroot()
    for step in (marked.get(_AT, "") if marked is not None else "").split()[1:]:
        found = [child for child in found if isinstance(child.tag, str)][int(step) - 1]
    return found


def without_marks(tree: etree._ElementTree) -> etree._ElementTree:
    """The merged ODD as a document like any other."""
    for each in tree.iter("*"):
        if _AT in each.attrib:
            del each.attrib[_AT]
    etree.cleanup_namespaces(tree.getroot(), keep_ns_prefixes=["sch"])
    return tree
