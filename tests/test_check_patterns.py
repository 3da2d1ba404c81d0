"""Reading along the patterns of a grammar: for every part of RELAX NG the verdict is that of libxml2 and of jing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tei_protocols.checks import Options, check
from tei_protocols.checks.explained import explained
from tei_protocols.checks.grammars import Grammar, UnreadableGrammar
from tei_protocols.secure_xml import parse_xml

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'

# What stands in <element name="r">, documents that are valid, and documents that are not.
PATTERNS = {
    "text": ("<text/>", ["<r/>", "<r>words</r>"], ["<r><a/></r>", '<r n="1"/>']),
    "empty": ("<empty/>", ["<r/>", "<r> </r>", "<r><!-- x --></r>"], ["<r>x</r>"]),
    "not allowed": ('<choice><notAllowed/><element name="a"><empty/></element></choice>', ["<r><a/></r>"], ["<r/>"]),
    "group": (
        '<element name="a"><empty/></element><element name="b"><empty/></element>',
        ["<r><a/><b/></r>"],
        ["<r><b/><a/></r>", "<r><a/></r>", "<r><b/></r>", "<r><a/><b/><b/></r>", "<r>x<a/><b/></r>"],
    ),
    "choice": (
        '<choice><element name="a"><empty/></element><element name="b"><text/></element></choice>',
        ["<r><a/></r>", "<r><b>x</b></r>"],
        ["<r/>", "<r><a/><b/></r>", "<r><a>x</a></r>"],
    ),
    "interleave": (
        '<interleave><element name="a"><empty/></element><oneOrMore><element name="b"><empty/></element></oneOrMore>'
        "</interleave>",
        ["<r><a/><b/></r>", "<r><b/><a/><b/></r>"],
        ["<r><b/></r>", "<r><a/></r>", "<r><a/><b/><a/></r>"],
    ),
    "mixed": (
        '<mixed><element name="a"><empty/></element></mixed>',
        ["<r>x<a/>y</r>", "<r><a/></r>"],
        ["<r>x</r>", "<r><a/>x<a/></r>"],
    ),
    "zero or more": (
        '<zeroOrMore><element name="a"><empty/></element><element name="b"><empty/></element></zeroOrMore>',
        ["<r/>", "<r><a/><b/><a/><b/></r>"],
        ["<r><a/></r>", "<r><a/><b/><a/></r>"],
    ),
    "ambiguous": (
        '<choice><group><element name="a"><empty/></element><element name="b"><empty/></element></group>'
        '<group><element name="a"><empty/></element><element name="c"><empty/></element></group></choice>',
        ["<r><a/><b/></r>", "<r><a/><c/></r>"],
        ["<r><a/></r>", "<r><a/><b/><c/></r>"],
    ),
    "one name, two declarations": (
        '<choice><element name="a"><attribute name="n"/></element><element name="a"><text/></element></choice>',
        ['<r><a n="1"/></r>', "<r><a>x</a></r>"],
        ['<r><a n="1">x</a></r>'],
    ),
    "attributes": (
        '<attribute name="n"/><optional><attribute name="m"><data type="integer"/></attribute></optional>',
        ['<r n="x"/>', '<r m="1" n=""/>', '<r n="" m=" 2 "/>'],
        ["<r/>", '<r m="1"/>', '<r n="x" m="y"/>', '<r n="x" k="y"/>'],
    ),
    "attributes, one of two": (
        '<choice><attribute name="n"/><attribute name="m"/></choice>',
        ['<r n="x"/>', '<r m="x"/>'],
        ["<r/>", '<r n="x" m="x"/>'],
    ),
    "an attribute that goes with what is in it": (
        '<choice><group><attribute name="n"><value>1</value></attribute><element name="a"><empty/></element></group>'
        '<attribute name="n"><value>2</value></attribute></choice>',
        ['<r n="1"><a/></r>', '<r n="2"/>'],
        ['<r n="2"><a/></r>', '<r n="1"/>', '<r n="3"/>'],
    ),
    "any attribute": (
        '<zeroOrMore><attribute><anyName><except><name>n</name></except></anyName></attribute></zeroOrMore>',
        ['<r a="1" b="2"/>'],
        ['<r n="1"/>'],
    ),
    "names": (
        '<element><choice><name>a</name><nsName ns="urn:x"/></choice><text/></element>',
        ["<r><a/></r>", '<r><b xmlns="urn:x"/></r>'],
        ["<r><b/></r>", '<r><a xmlns="urn:y"/></r>'],
    ),
    "any element but these": (
        '<element><anyName><except><nsName ns=""/></except></anyName><text/></element>',
        ['<r><b xmlns="urn:x"/></r>'],
        ["<r><b/></r>"],
    ),
    "data": (
        '<data type="date"/>',
        ["<r>1960-02-11</r>", "<r> 1960-02-11 </r>"],
        ["<r>1960</r>", "<r/>", "<r>1960-02-30</r>", "<r><a/></r>"],
    ),
    "data of a form": (
        '<data type="token"><param name="pattern">[a-c]+</param></data>',
        ["<r>abc</r>"],
        ["<r>abd</r>", "<r/>"],
    ),
    "data but not all": (
        '<data type="NCName"><except><value>no</value></except></data>',
        ["<r>yes</r>"],
        ["<r>no</r>", "<r>1</r>"],
    ),
    "values": (
        "<choice><value>a b</value><value>c</value></choice>",
        ["<r> a  b </r>", "<r>c</r>"],
        ["<r>a</r>", "<r/>"],
    ),
    "a value as it is written": ('<value type="string">a b</value>', ["<r>a b</r>"], ["<r>a  b</r>"]),
    "list": (
        '<list><oneOrMore><data type="integer"/></oneOrMore><value>x</value></list>',
        ["<r>1 2 x</r>"],
        ["<r>x</r>", "<r>1 2</r>", "<r>1 x 2</r>", "<r/>"],
    ),
    "empty or a value": ('<choice><empty/><value>x</value></choice>', ["<r/>", "<r>x</r>"], ["<r>y</r>"]),
}  # fmt: skip

# Whole grammars, by the same measure.
GRAMMARS = {
    "recursive": (
        '<start><ref name="r"/></start><define name="r"><element name="r"><zeroOrMore><ref name="r"/></zeroOrMore>'
        "</element></define>",
        ["<r/>", "<r><r><r/></r><r/></r>"],
        ["<a/>", "<r><a/></r>"],
    ),
    "combined by choice": (
        '<start><element name="r"><ref name="x"/></element></start><define name="x"><element name="a"><empty/>'
        '</element></define><define name="x" combine="choice"><element name="b"><empty/></element></define>',
        ["<r><a/></r>", "<r><b/></r>"],
        ["<r/>", "<r><a/><b/></r>"],
    ),
    "combined by interleaving": (
        '<start><element name="r"><ref name="x"/></element></start><define name="x" combine="interleave">'
        '<element name="a"><empty/></element></define><div><define name="x" combine="interleave"><element name="b">'
        "<empty/></element></define></div>",
        ["<r><a/><b/></r>", "<r><b/><a/></r>"],
        ["<r><a/></r>"],
    ),
    "included and replaced": (
        '<include href="other.rng"><define name="x"><element name="c"><empty/></element></define></include>',
        ["<r><c/></r>"],
        ["<r><a/></r>", "<r/>"],
    ),
}
OTHER = (
    f'<grammar {RNG}><start><element name="r"><ref name="x"/></element></start>'
    '<define name="x"><element name="a"><empty/></element></define></grammar>'
)


def in_grammar(inside: str) -> str:
    return f"<grammar {RNG}>{inside}</grammar>"


CASES = {
    **{name: (f'<element name="r" {RNG}>{inside}</element>', *rest) for name, (inside, *rest) in PATTERNS.items()},
    **{name: (in_grammar(inside), *rest) for name, (inside, *rest) in GRAMMARS.items()},
}


@pytest.mark.parametrize("name", CASES)
def test_the_verdict_is_that_of_others(name: str, tmp_path: Path) -> None:
    schema, valid, invalid = CASES[name]
    path = tmp_path / "schema.rng"
    path.write_text(schema)
    (tmp_path / "other.rng").write_text(OTHER)
    grammar, libxml2 = Grammar(path), etree.RelaxNG(etree.parse(path))
    for document in [*valid, *invalid]:
        tree = parse_xml(document.encode(), "a.xml")
        assert (list(explained(tree, grammar)) == []) is (document in valid), document
        assert libxml2.validate(tree) is (document in valid), document


@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_the_verdict_is_that_of_jing(tmp_path: Path) -> None:
    for name in ("interleave", "attributes, one of two", "data but not all", "list", "included and replaced"):
        schema, valid, invalid = CASES[name]
        (tmp_path / "schema.rng").write_text(schema)
        (tmp_path / "other.rng").write_text(OTHER)
        for number, document in enumerate([*valid, *invalid]):
            (tmp_path / f"{number}.xml").write_text(document)
        files = [str(tmp_path / f"{number}.xml") for number in range(len(valid) + len(invalid))]
        said = subprocess.run(["jing", str(tmp_path / "schema.rng"), *files], capture_output=True, text=True).stdout
        rejected = [file for file in files if f"{file}:" in said]
        assert rejected == files[len(valid) :], name


@pytest.mark.parametrize(
    "schema",
    [
        in_grammar('<start><ref name="nowhere"/></start>'),
        in_grammar('<start><grammar><start><element name="a"><empty/></element></start></grammar></start>'),
        in_grammar('<include href="https://example.org/a.rng"/>'),
        f'<element name="a" {RNG}><externalRef href="b.rng"/></element>',
        f'<element name="a" {RNG}><data type="no-such-type"/></element>',
        "<html/>",
    ],
)
def test_what_is_not_read_is_said_at_once(schema: str, tmp_path: Path) -> None:
    path = tmp_path / "schema.rng"
    path.write_text(schema)
    with pytest.raises(UnreadableGrammar):
        assert Grammar(path).elements


def test_a_grammar_inside_a_grammar_has_a_verdict_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "schema.rng"
    inner = '<grammar><start><element name="a"><empty/></element></start></grammar>'
    path.write_text(in_grammar(f"<start>{inner}</start>"))
    assert check(b"<a/>", "a.xml", Options(schema=path)) == []
    (problem,) = check(b"<a>\n<b/></a>", "a.xml", Options(schema=path))
    assert (problem.rule, problem.file) == ("schema.invalid", "a.xml")


def test_one_mistake_is_told_once(tmp_path: Path) -> None:
    """After a mistake reading goes on as though it had not been made."""
    path = tmp_path / "schema.rng"
    path.write_text(
        f'<element name="r" {RNG}><element name="a"><text/></element><element name="b"><text/></element>'
        '<zeroOrMore><element name="c"><text/></element></zeroOrMore></element>'
    )
    for document, rule in {
        "<r><b/><c/><c/></r>": "schema.incomplete",
        "<r><a/><c/><c/></r>": "schema.incomplete",
        "<r><b/><a/><c/></r>": "schema.element.misplaced",
        "<r><a/><b/><b/><c/></r>": "schema.element.misplaced",
        "<r><a/>words<b/><c/></r>": "schema.text",
        "<r><a/><x><b/><c/></x></r>": "schema.element.unknown",
        "<r><a/><b/><c><c/><c/></c></r>": "schema.element.misplaced",
    }.items():
        found = check(document.encode(), "a.xml", Options(schema=path))
        assert {problem.rule for problem in found} == {rule}, document
        assert len(found) == document.count("<c/></c>") + 1, document
