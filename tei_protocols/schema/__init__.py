"""The schemas: an ODD goes in, and what is made from it comes out, as text by file name.

The work is done by the stylesheets of `xslt/schema/`, without network or Java: `NAME.rng` (RELAX NG), `NAME.xsd`
(XSD 1.0, which needs `xml.xsd` beside it), `NAME.sch` (the rules in Schematron), `NAME.sch.xsl` (the rules as a
stylesheet that reports what breaks them) and `guidelines.html` (all of it, for people). What the compilers do not know
is refused, with its line.
"""

from __future__ import annotations

from lxml import etree

from tei_protocols import resources
from tei_protocols.findings import line_of, read_report
from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.secure_xml import parse_xml
from tei_protocols.styles import style_parameters
from tei_protocols.xslt_engine import StylesheetFailed, engine

_FORMS = ("rng", "xsd", "sch")
_TEI = "http://www.tei-c.org/ns/1.0"


class RefusedODD(Exception):
    """An ODD that cannot be compiled; `problems` say why, each with its line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def compile_odd(data: bytes, name: str) -> dict[str, str]:
    """The schemas of the ODD `data`, called `name` in messages.

    Raises UnusableInput for what is not XML, and RefusedODD for what the compilers do not know.
    """
    tree = parse_xml(data, name)
    refusals, rules = resources.stylesheet("schema/refusals.xsl"), resources.stylesheet("schema/sch-to-xslt.xsl")
    compilers = {form: resources.stylesheet(f"schema/odd-to-{form}.xsl") for form in _FORMS}
    guidelines = resources.stylesheet("schema/odd-to-guidelines.xsl")
    saxon = engine(refusals, *compilers.values(), rules, guidelines)
    document = saxon.document(tree)
    refused = [
        finding.problem(name, line_of(finding.element)) for finding in read_report(saxon.run(refusals, document), tree)
    ]
    if refused:
        raise RefusedODD(refused)
    identifier = str(tree.getroot().xpath("string(//tei:schemaSpec/@ident)", namespaces={"tei": _TEI}))
    try:
        made = {f"{identifier}.{form}": _text(saxon.run(compiler, document)) for form, compiler in compilers.items()}
        schematron = saxon.document(etree.fromstring(made[f"{identifier}.sch"].encode()))
        made[f"{identifier}.sch.xsl"] = _text(saxon.run(rules, schematron))
        made["guidelines.html"] = _text(saxon.run(guidelines, document, style_parameters("guidelines")))
    except StylesheetFailed as failure:
        raise UnusableInput(Problem("odd.refused", Level.ERROR, str(failure), name)) from None
    return made


def _text(made: str) -> str:
    return made if made.endswith("\n") else made + "\n"
