"""The schemas: an ODD goes in, and what is made from it comes out, as text by file name.

The work is done by the stylesheets of `xslt/schema/`, without network or Java: `NAME.rng` (RELAX NG), `NAME.xsd`
(XSD 1.0, which needs `xml.xsd` beside it), `NAME.sch` (the rules in Schematron), `NAME.sch.xsl` (the rules as a
stylesheet that reports what breaks them) and `guidelines.html` (all of it, for people). An ODD that extends another is
merged with it first, and becomes `NAME.compiled.odd` as well, which any other tool can process. What the compilers do
not know is refused, with its line.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tei_protocols import resources
from tei_protocols.findings import line_of, read_report
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.schema.extension import extended, extending, origin, without_marks
from tei_protocols.secure_xml import parse_xml
from tei_protocols.styles import style_parameters
from tei_protocols.xslt_engine import StylesheetFailed, engine

GUIDELINES = "guidelines.html"
_FORMS = ("rng", "xsd", "sch")
_TEI = "http://www.tei-c.org/ns/1.0"


class RefusedODD(Exception):
    """An ODD that cannot be compiled; `problems` say why, each with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def compile_odd(data: bytes, name: str, folder: Path = Path()) -> dict[str, str]:
    """What is made from the ODD `data`, called `name` in messages; one that it extends is looked for in `folder`.

    Raises UnusableInput for what is not XML, and RefusedODD for what the compilers do not know.
    """
    tree = parse_xml(data, name)
    merged = extended(tree, name, folder)
    try:
        _refuse(merged, tree, name)
        return _made(without_marks(merged), extending(tree) is not None)
    except StylesheetFailed as failure:
        raise UnusableInput(Problem("odd.refused", Level.ERROR, str(failure), name)) from None


def _refuse(merged: etree._ElementTree, tree: etree._ElementTree, name: str) -> None:
    """Raise RefusedODD where there is something that the compilers do not know."""
    refusals = resources.stylesheet("schema/refusals.xsl")
    saxon = engine(refusals)
    found = read_report(saxon.run(refusals, saxon.document(merged)), merged)
    refused = [
        finding.problem(name, line_of(finding.element if merged is tree else origin(finding.element, tree)))
        for finding in found
    ]
    if refused:
        raise RefusedODD(refused)


def _made(tree: etree._ElementTree, extends: bool) -> dict[str, str]:
    rules, guidelines = (resources.stylesheet(f"schema/{each}.xsl") for each in ("sch-to-xslt", "odd-to-guidelines"))
    compilers = {form: resources.stylesheet(f"schema/odd-to-{form}.xsl") for form in _FORMS}
    saxon = engine(*compilers.values(), rules, guidelines)
    document = saxon.document(tree)
    identifier = str(tree.getroot().xpath("string(//tei:schemaSpec/@ident)", namespaces={"tei": _TEI}))
    made = {f"{identifier}.{form}": _text(saxon.run(compiler, document)) for form, compiler in compilers.items()}
    schematron = saxon.document(etree.fromstring(made[f"{identifier}.sch"].encode()))
    made[f"{identifier}.sch.xsl"] = _text(saxon.run(rules, schematron))
    made[GUIDELINES] = _text(saxon.run(guidelines, document, style_parameters("guidelines")))
    if extends:
        made[f"{identifier}.compiled.odd"] = _text(etree.tostring(tree, encoding="unicode"))
    return made


def _text(made: str) -> str:
    return made if made.endswith("\n") else made + "\n"
