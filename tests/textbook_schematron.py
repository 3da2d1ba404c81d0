"""Schematron as its standard describes it, without regard to speed: rules go in, what breaks them comes out.

Each pattern walks over the whole document in a mode of its own; of the rules that match a node, the first applies. This
is another way than that of our compiler, so that the two can be compared.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tei_protocols.findings import Finding, read_report
from tei_protocols.xslt_engine import Engine

SCH = "{http://purl.oclc.org/dsdl/schematron}"


class Textbook:
    """The rules of a Schematron schema; their stylesheet is written into `folder`."""

    def __init__(self, schema: Path, folder: Path) -> None:
        self._stylesheet = folder / "textbook.xsl"
        self._stylesheet.write_text(_stylesheet(etree.parse(schema).getroot()), "utf-8")
        self._saxon = Engine((self._stylesheet,))

    def findings(self, tree: etree._ElementTree) -> list[Finding]:
        return list(read_report(self._saxon.run(self._stylesheet, self._saxon.document(tree)), tree))


def _stylesheet(schema: etree._Element) -> str:
    namespaces = " ".join(
        f"xmlns:{each.get('prefix')}={quoteattr(each.get('uri'))}" for each in schema.iter(f"{SCH}ns")
    )
    patterns = list(schema.iter(f"{SCH}pattern"))
    calls = "".join(f'<xsl:apply-templates select="/" mode="p{number}"/>' for number in range(len(patterns)))
    return (
        f'<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" {namespaces}>'
        '<xsl:output omit-xml-declaration="yes"/>'
        f'<xsl:template match="/"><problems>{calls}</problems></xsl:template>'
        f"{''.join(_mode(pattern, f'p{number}') for number, pattern in enumerate(patterns))}</xsl:stylesheet>"
    )


def _mode(pattern: etree._Element, mode: str) -> str:
    walk = f'<xsl:apply-templates select="@* | node()" mode="{mode}"/>'
    rules = list(pattern.iter(f"{SCH}rule"))
    templates = [
        f"<xsl:template match={quoteattr(rule.get('context'))} mode={quoteattr(mode)} priority='{len(rules) - number}'>"
        f"{''.join(map(_instruction, rule))}{walk}</xsl:template>"
        for number, rule in enumerate(rules)
    ]
    return f'<xsl:mode name="{mode}" on-no-match="shallow-skip"/>{"".join(templates)}'


def _instruction(part: etree._Element) -> str:
    if part.tag == f"{SCH}let":
        return f"<xsl:variable name={quoteattr(part.get('name'))} select={quoteattr(part.get('value'))}/>"
    test = part.get("test") if part.tag == f"{SCH}report" else f"not({part.get('test')})"
    level = {"information": "notice"}.get(part.get("role"), part.get("role"))
    place = "string-join(ancestor-or-self::*/(count(preceding-sibling::*) + 1), ' ')"
    words = "".join(map(_inserted, part))
    return (
        f"<xsl:if test={quoteattr(test)}><problem rule={quoteattr(part.get('id'))} level='{level}' "
        f'at="{{{place}}}"><xsl:text>{escape(part.text or "")}</xsl:text>{words}</problem></xsl:if>'
    )


def _inserted(part: etree._Element) -> str:
    select = part.get("select") or f"name({part.get('path') or '.'})"
    return f"<xsl:value-of select={quoteattr(select)}/><xsl:text>{escape(part.tail or '')}</xsl:text>"
