"""An ODD that extends ours: what it adds, changes and deletes is done; what cannot be done is refused with its line."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from schema_samples import Grammar, open_to_any_root

from tei_protocols import resources
from tei_protocols.cli import main
from tei_protocols.problems import UnusableInput
from tei_protocols.schema import RefusedODD, compile_odd

ODD = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:sch="http://purl.oclc.org/dsdl/schematron">
<teiHeader><fileDesc><titleStmt><title>The protocols of a harbour</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc></teiHeader>
<text><body><div xml:id="own"><head>What is different</head><p>Tons are counted.</p>
<schemaSpec ident="harbour" source="presidium.odd">
{}
</schemaSpec></div></body></text></TEI>"""
TEI_ALL_RNG = os.environ.get("TEI_ALL_RNG", "")
LINE = 6
"""The line of what is said in the schema."""

MEASURE = (
    '<elementSpec ident="measure" module="core" mode="add"><gloss>measure</gloss><desc>So much.</desc>'
    '<content><textNode/></content><attList><attDef ident="quantity" mode="add"><desc>How much.</desc>'
    '<datatype><dataRef key="teidata.numeric"/></datatype></attDef></attList></elementSpec>'
)
MEASURED = (
    '<macroSpec ident="presidium.phrase" mode="change"><content><alternate>{}</alternate></content></macroSpec>'.format(
        '<macroRef key="presidium.written"/><elementRef key="persName"/><elementRef key="measure"/>'
    )
)
RULE = (
    '<constraintSpec ident="{0}" scheme="schematron" mode="{1}"><constraint><sch:rule context="tei:num">'
    '<sch:assert id="{0}" role="error" test="@n">count</sch:assert></sch:rule></constraint></constraintSpec>'
)


def changed(element: str, *said: str) -> str:
    return f'<elementSpec ident="{element}" mode="change">{"".join(said)}</elementSpec>'


def attribute(element: str, *said: str) -> str:
    return changed(element, f"<attList>{''.join(said)}</attList>")


def added(name: str) -> str:
    return f'<attDef ident="{name}" mode="add"><datatype><dataRef key="teidata.word"/></datatype></attDef>'


def types(list_: str, value: str) -> str:
    """What is said of the values of @type of seg: attributes of the list, and of a value."""
    values = f"<valList {list_}><valItem {value}/></valList>"
    return attribute("seg", f'<attDef ident="type" mode="change">{values}</attDef>')


def compiled(*said: str) -> dict[str, str]:
    return compile_odd(ODD.format("\n".join(said)).encode(), "my.odd")


def accepts(made: dict[str, str], fragment: str) -> bool:
    """Does the grammar accept the fragment, and the XSD with it?"""
    grammar = etree.fromstring(made["harbour.rng"].encode())
    opened = open_to_any_root(etree.ElementTree(grammar), Grammar(grammar).elements)
    tree = etree.fromstring(f'<_ xmlns="http://www.tei-c.org/ns/1.0">{fragment}</_>')[0]
    by_grammar = etree.RelaxNG(opened).validate(tree)
    xsd = etree.fromstring(made["harbour.xsd"].encode(), base_url=str(resources.schema("harbour.xsd")))
    assert etree.XMLSchema(xsd).validate(tree) == by_grammar
    return bool(by_grammar)


def test_where_nothing_is_said_nothing_is_different() -> None:
    made = compiled()
    for form in ("rng", "xsd", "sch", "sch.xsl"):
        ours = resources.schema(f"presidium.{form}").read_text("utf-8")
        assert made[f"harbour.{form}"] == ours.replace("the ODD presidium", "the ODD harbour")


OTHER_MODULES = [
    *("tei", "header", "textstructure", "transcr", "linking", "namesdates"),
    *("corpus", "msdescription", "certainty", "gaiji", "tagdocs"),
]
NOISE = "<stage>(Noise.)</stage>"
CHAIR = '<seg type="chair">Chaired by A.</seg>'
TOAST = '<seg type="toast">To the harvest!</seg>'

# what is said, a fragment, and whether it is valid then
SAID = {
    "an element is added": (MEASURE + MEASURED, '<p><measure quantity="3">three tons</measure></p>', True),
    "a group is changed": (MEASURE + MEASURED, "<p><placeName>Riga</placeName></p>", False),
    "an element is deleted": ('<elementSpec ident="stage" mode="delete"/>', f"<p>{NOISE}</p>", False),
    "an element is replaced": (
        '<elementSpec ident="stage" mode="replace"><content><empty/></content></elementSpec>', NOISE, False,
    ),
    "a content is changed": (changed("stage", "<content><textNode/></content>"), "<stage><lb/></stage>", False),
    "an attribute is added": (attribute("stage", added("n")), '<stage n="1"/>', True),
    "an attribute that the TEI has at this element is added": (
        attribute("stage", added("type")), '<stage type="noise"/>', True,
    ),
    "an attribute is deleted": (attribute("stage", '<attDef ident="who" mode="delete"/>'), '<stage who="#a"/>', False),
    "an attribute is required": (
        attribute("stage", '<attDef ident="who" mode="change" usage="req"/>'), NOISE, False,
    ),
    "a value is added": (types('mode="change"', 'ident="toast" mode="add"'), TOAST, True),
    "a value is added, and others stay": (types('mode="change"', 'ident="toast" mode="add"'), CHAIR, True),
    "a value is deleted": (types('mode="change"', 'ident="chair" mode="delete"'), CHAIR, False),
    "values are given again": (types('mode="replace" type="closed"', 'ident="toast"'), CHAIR, False),
    "modules are chosen": (
        '<moduleRef key="core" except="stage"/>' + "".join(f'<moduleRef key="{each}"/>' for each in OTHER_MODULES),
        f"<p>{NOISE}</p>",
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("said", "fragment", "accepted"), SAID.values(), ids=SAID.keys())
def test_what_is_said_is_done(said: str, fragment: str, accepted: bool) -> None:
    assert accepts(compiled(said), fragment) is accepted


def test_rules_are_added_changed_and_deleted() -> None:
    made = compiled(
        RULE.format("harbour.count", "add"),
        changed(
            "sp",
            '<constraintSpec ident="turn.label" scheme="schematron" mode="delete"/>',
            RULE.format("turn.doubt", "change"),
        ),
    )
    ids = [each.get("id") for each in etree.fromstring(made["harbour.sch"].encode()).iter("{*}assert", "{*}report")]
    assert "harbour.count" in ids and "turn.label" not in ids
    assert ids.count("turn.doubt") == 1
    assert '<sch:assert id="turn.doubt" role="error" test="@n">count' in made["harbour.sch"]


def test_it_becomes_an_odd_that_stands_alone() -> None:
    made = compiled(
        MEASURE, MEASURED, '<elementSpec ident="reg" mode="delete"/>', '<elementSpec ident="orig" mode="delete"/>'
    )
    again = compile_odd(made["harbour.compiled.odd"].encode(), "compiled.odd")
    assert {name: text for name, text in made.items() if name != "harbour.compiled.odd"} == again
    root = etree.fromstring(made["harbour.compiled.odd"].encode())
    assert not root.xpath("//@*[namespace-uri() = 'https://tei-protocols.example/ns/odd']")
    (schema,) = root.iter("{*}schemaSpec")
    assert schema.get("source") is None
    core = next(each.get("include").split() for each in schema.iter("{*}moduleRef") if each.get("key") == "core")
    assert "measure" in core and "orig" not in core


@pytest.mark.skipif(not TEI_ALL_RNG, reason="TEI_ALL_RNG does not name the schema of the whole TEI")
@pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
def test_both_are_tei(tmp_path: Path) -> None:
    (tmp_path / "my.odd").write_text(ODD.format(MEASURE + MEASURED), "utf-8")
    (tmp_path / "compiled.odd").write_text(compiled(MEASURE, MEASURED)["harbour.compiled.odd"], "utf-8")
    command = ["jing", TEI_ALL_RNG, str(tmp_path / "my.odd"), str(tmp_path / "compiled.odd")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_its_guidelines_have_its_title_and_chapters_before_ours() -> None:
    page = compiled(MEASURE, MEASURED)["guidelines.html"]
    assert "<h1>The protocols of a harbour</h1>" in page
    assert page.index('id="chapter-own"') < page.index('id="chapter-principles"')
    assert 'id="element-measure"' in page


REFUSED = {
    "nothing of this name to be changed": (changed("measure"), "<measure> is not in the ODD that is extended"),
    "something of this name is there": ('<elementSpec ident="seg" module="linking"/>', "<seg> is in the ODD"),
    "an element without a module": (MEASURE.replace(' module="core"', ""), "does not say in @module"),
    "an attribute that is not there": (attribute("seg", '<attDef ident="when" mode="delete"/>'), "@when of <seg>"),
    "an attribute that is there": (attribute("seg", added("type")), "@type of <seg> is in the ODD"),
    "a value that is there": (types('mode="change"', 'ident="chair" mode="add"'), 'the value "chair" is in the list'),
    "a value without a mode": (types('mode="change"', 'ident="toast"'), 'say mode="add"'),
    "a list without a mode": (types('type="closed"', 'ident="toast"'), 'say mode="replace"'),
    "a rule that is not there": (RULE.format("harbour.count", "change"), "the rule harbour.count is not in"),
    "an unknown mode": ('<elementSpec ident="seg" mode="alter"/>', 'mode="alter"'),
    "a module that is not there": ('<moduleRef key="verse"/>', 'no module "verse"'),
    "an element that the module has not": ('<moduleRef key="core" include="measure"/>', "no <measure>"),
    "an element changed twice": (changed("seg") + changed("seg"), "<seg> is changed twice"),
    "nothing is left in another": ('<elementSpec ident="edition" mode="delete"/>', "nothing is left in <editionStmt>"),
    "a class": (changed("seg", '<classes mode="change"><memberOf key="att.global"/></classes>'), "memberOf"),
    "an unknown construct": (changed("seg", "<altIdent>passage</altIdent>"), "altIdent"),
    "an unknown construct in an attribute": (
        attribute("seg", '<attDef ident="type" mode="change"><defaultVal>x</defaultVal></attDef>'), "defaultVal",
    ),
    "a reference to nothing": (changed("seg", '<content><elementRef key="measure"/></content>'), "measure"),
    "a class of the TEI": ('<classRef key="att.global"/>', "classRef"),
    "a name that ours has": ('<specGrp xml:id="spec.people"/>', '"spec.people" is used'),
}  # fmt: skip


@pytest.mark.parametrize(("said", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_done_is_refused_with_its_line(said: str, words: str) -> None:
    with pytest.raises(RefusedODD) as caught:
        compiled("", said)
    told = [problem for problem in caught.value.problems if words in problem.message]
    assert told, caught.value
    assert {(problem.file, problem.line) for problem in told} == {("my.odd", LINE + 1)}


@pytest.mark.parametrize("source", ["other.odd", "tei:4.9.0", "https://example.org/other.odd"])
def test_an_odd_that_cannot_be_found_is_refused(source: str) -> None:
    with pytest.raises(UnusableInput) as caught:
        compile_odd(ODD.format("").replace('source="presidium.odd"', f'source="{source}"').encode(), "my.odd")
    assert caught.value.problem.rule == "odd.refused"
    assert source in caught.value.problem.message
    assert caught.value.problem.line == LINE - 1


def test_extensions_can_be_extended(tmp_path: Path) -> None:
    (tmp_path / "one.odd").write_text(ODD.format('<elementSpec ident="stage" mode="delete"/>'), "utf-8")
    second = (
        ODD.format('<elementSpec ident="unclear" mode="delete"/>')
        .replace("presidium.odd", "one.odd")
        .replace('"own"', '"two"')
    )
    made = compile_odd(second.encode(), "two.odd", tmp_path)
    assert '"stage"' not in made["harbour.rng"] and '"unclear"' not in made["harbour.rng"]


def test_one_that_extends_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.odd").write_text(ODD.format("").replace("presidium.odd", "one.odd"), "utf-8")
    with pytest.raises(UnusableInput, match="without end"):
        compile_odd((tmp_path / "one.odd").read_bytes(), "one.odd", tmp_path)


def test_the_command_finds_what_is_extended_beside_the_odd(tmp_path: Path) -> None:
    (tmp_path / "base.odd").write_bytes(resources.schema("presidium.odd").read_bytes())
    (tmp_path / "my.odd").write_text(ODD.format(MEASURE).replace('"presidium.odd"', '"base.odd"'), "utf-8")
    assert CliRunner().invoke(main, ["schema", str(tmp_path / "my.odd")]).exit_code == 0
    assert (tmp_path / "harbour.compiled.odd").is_file()
    assert CliRunner().invoke(main, ["schema", "--check", str(tmp_path / "my.odd")]).exit_code == 0


def test_the_example_of_the_readme_is_true() -> None:
    readme = (Path(__file__).parent.parent / "schemas" / "README.md").read_text("utf-8")
    example = readme[readme.index("    <schemaSpec") : readme.index("</schemaSpec>")].partition(">")[2]
    assert accepts(compiled(example), TOAST)
    assert accepts(compiled(example), CHAIR)
