"""The guidelines, as people read them: complete, self-contained, and true."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from lxml import etree, html

from tei_protocols import resources
from tei_protocols.secure_xml import parse_xml_file

TEI = "{http://www.tei-c.org/ns/1.0}"
SCH = "{http://purl.oclc.org/dsdl/schematron}"
EXAMPLES = "{http://www.tei-c.org/ns/Examples}"


@cache
def page() -> html.HtmlElement:
    return html.document_fromstring(resources.schema("guidelines.html").read_text("utf-8"))


@cache
def odd() -> etree._Element:
    return parse_xml_file(resources.schema("presidium.odd")).getroot()


def words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def squeezed(text: str) -> str:
    return "".join(text.split())


def entry(identifier: str) -> html.HtmlElement:
    return page().get_element_by_id(identifier)


def test_every_element_has_an_entry_with_its_attributes_and_values() -> None:
    for spec in odd().iter(f"{TEI}elementSpec"):
        shown = entry(f"element-{spec.get('ident')}")
        assert shown.xpath("string(h3/code)") == f"<{spec.get('ident')}>"
        assert words(spec.find(f"{TEI}gloss")) in words(shown.find("h3"))
        told = {
            term.xpath("string(code)"): term.getparent() for term in shown.xpath(".//dl[@class='attributes']/div/dt")
        }
        attributes = [each for each in spec.iter(f"{TEI}attDef") if each.get("mode") != "delete"]
        assert list(told) == [f"@{each.get('ident')}" for each in attributes]
        for attribute in attributes:
            values = [value.get("ident") for value in attribute.iter(f"{TEI}valItem")]
            shown_values = told[f"@{attribute.get('ident')}"].xpath(".//dl[@class='values']/div/dt/code")
            assert [value.text for value in shown_values] == values
        facts = {term.text.replace("Examples", "Example") for term in shown.xpath("dl/div/dt")}
        assert {"Holds", "Example", "Chapter"} <= facts


def test_every_rule_has_its_text() -> None:
    rules = list(odd().iter(f"{SCH}assert", f"{SCH}report"))
    assert rules
    for rule in rules:
        shown = entry(f"rule-{rule.get('id')}")
        beginning = " ".join((rule.text or "").split())
        assert words(shown.find("p")).startswith(beginning)


def test_an_example_is_shown_as_one_would_type_it() -> None:
    for example in odd().iter(f"{EXAMPLES}egXML"):
        spec = example.getparent().getparent()
        if spec.tag != f"{TEI}elementSpec":
            continue
        sources = [each.text_content() for each in entry(f"element-{spec.get('ident')}").xpath(".//pre")]
        typed = [etree.fromstring(f"<egXML>{source}</egXML>") for source in sources]
        assert squeezed(words(example)) in [squeezed(words(each)) for each in typed]
        assert [each.tag for each in typed[0].iter("*")][1:] == [
            etree.QName(each).localname for each in spec.find(f".//{EXAMPLES}egXML").iterdescendants("*")
        ]


def test_elements_that_hold_no_text_are_laid_out() -> None:
    (source,) = (entry("element-physDesc").xpath("string(.//pre)"),)
    assert source.splitlines()[:3] == ["<physDesc>", "  <handDesc>", source.splitlines()[2]]
    assert source.splitlines()[2].startswith("    <handNote ")


def test_content_models_are_said_in_words() -> None:
    def fact(name: str, which: str) -> str:
        (found,) = entry(f"element-{name}").xpath("dl/div[dt = $which]/dd", which=which)
        return words(found)

    assert fact("lb", "Holds") == "nothing: the element is empty"
    assert fact("text", "Holds") == "in this order <body> <back> (optional)"
    assert fact("listRelation", "Holds").startswith("<relation> (one or more)")
    assert fact("resp", "Holds") == "text, and any number of these, in any order: <date>, <orgName>"
    assert fact("back", "Stands in") == "<text>"


def test_every_link_leads_somewhere_in_the_page_and_names_are_unique() -> None:
    names = page().xpath("//@id")
    assert len(names) == len(set(names))
    links = page().xpath("//a/@href")
    assert {link for link in links if link.startswith("#")} <= {f"#{name}" for name in names}


def test_nothing_is_fetched() -> None:
    assert page().xpath("//script | //img | //iframe | //link[@href != 'data:,'] | //@src") == []
    assert "url(" not in page().xpath("string(//style)")
    assert "@import" not in page().xpath("string(//style)")


def test_headings_go_down_by_one() -> None:
    levels = [int(each.tag[1]) for each in page().xpath("//main//*[self::h2 or self::h3 or self::h4]")]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))
