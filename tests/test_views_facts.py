"""What a page says of its document: the description for people, the facts for machines, and how to cite it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browsers import DESKTOP, PHONE, needs_browser, opened
from lxml import etree, html
from view_samples import TEI, english, russian

from tei_protocols.pipeline import convert
from tei_protocols.readers import read
from tei_protocols.views import view

ROOT = Path(__file__).parent.parent
PROTOCOL_61 = etree.parse(str(ROOT / "corpus" / "tei" / "protocol-61.xml"))
NS = {"t": TEI}


def page(tree: etree._ElementTree) -> html.HtmlElement:
    return html.document_fromstring(view(tree, "reading").decode())


def words(element: etree._Element | html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def specimen(name: str) -> etree._ElementTree:
    reading = read((ROOT / "tests" / "specimens" / f"{name}.txt").read_bytes(), f"{name}.txt")
    return convert(reading.source, name=name).root.getroottree()


# --- for people --------------------------------------------------------------------------------------------------

# the digest of the file, what the encoding calls its own parts, and lines that are told in the facts they became
FOR_MACHINES = "ancestor::t:application or ancestor::t:classDecl or ancestor::t:refsDecl"
TOLD_ALREADY = (
    "ancestor::t:note[@type = 'header' or @type = 'discarded'] or ancestor::t:langUsage or ancestor::t:textLang "
    "or ancestor::t:locus"
)


@pytest.mark.parametrize(
    "tree",
    [english(), PROTOCOL_61, specimen("politburo-perechen"), specimen("ru-rabochaya-zapis"), specimen("new-site-page")],
    ids=["invented", "protocol 61", "politburo", "Russian", "site"],
)
def test_every_word_of_the_header_is_in_the_description(tree: etree._ElementTree) -> None:
    shown = page(tree)
    description = words(shown.xpath('//section[@class="about"]')[0]) + words(shown.find(".//title"))
    header = tree.xpath("//t:teiHeader", namespaces=NS)[0]
    texts = header.xpath(f".//text()[normalize-space()][not({FOR_MACHINES} or {TOLD_ALREADY})]", namespaces=NS)
    missing = [" ".join(text.split()) for text in texts if " ".join(text.split()) not in description]
    # groups are called by the roles of their members
    groups = {words(head) for head in header.iterfind(f".//{{{TEI}}}listPerson/{{{TEI}}}head")}
    # where nobody is stated as the publisher, TEI demands words that say so
    assert set(missing) <= groups | {"not published", "не опубликовано"}


# --- for machines ------------------------------------------------------------------------------------------------


def test_search_engines_read_the_document_in_the_words_of_schema_org() -> None:
    facts = json.loads(page(PROTOCOL_61).xpath('//script[@type="application/ld+json"]')[0].text)
    abstract = facts.pop("abstract")
    rights = facts.pop("usageInfo")
    assert abstract.startswith("In response to President Kennedy's letter") and "states no licence" in rights
    assert facts == {
        "@context": "https://schema.org",
        "@type": "ArchiveComponent",
        "name": "Central Committee of the Communist Party of the Soviet Union Presidium Protocol No. 61",
        "identifier": "RGANI, F. 3, Op. 16, D. 165, L. 170-173",
        "holdingArchive": [{"@type": "ArchiveOrganization", "name": "Russian State Archive of Contemporary History"}],
        "dateCreated": "1962-10-25",
        "inLanguage": "en",
        "translationOfWork": {"@type": "CreativeWork", "inLanguage": "ru"},
        "translator": [{"@type": "Person", "name": "Mark Kramer"}],
        "funder": [{"@type": "Organization", "name": "Leon Levy Foundation"}],
        "publisher": [
            {
                "@type": "Organization",
                "name": "not published; built from the demonstration project of tei-protocols",
            }
        ],
        "isBasedOn": "https://digitalarchive.umd.edu/document/115136",
    }


def test_catalogues_and_reference_managers_find_their_fields() -> None:
    found = {each.get("name"): each.get("content") for each in page(english()).xpath("//meta[@name]")}
    assert {name: found[name] for name in found if name.startswith(("dcterms.", "citation_"))} == {
        "dcterms.title": "Protocol No. 7 of an Invented Board",
        "dcterms.type": "Text",
        "dcterms.date": "1957-03-09",
        "dcterms.contributor": "Jane Roe",
        "dcterms.language": "en",
        "dcterms.identifier": "Archive, F. 1, L. 2-2ob",
        "dcterms.source": "https://archive.example/7",
        "dcterms.publisher": "Nobody Press",
        "dcterms.rights": "Free to share",
        "dcterms.license": "https://creativecommons.org/licenses/by/4.0/",
        "citation_title": "Protocol No. 7 of an Invented Board",
        "citation_translator": "Jane Roe",
        "citation_publication_date": "1957/03/09",
        "citation_language": "en",
        "citation_publisher": "Nobody Press",
        "citation_archive_location": "Archive, F. 1, L. 2-2ob",
    }


# --- how to cite -------------------------------------------------------------------------------------------------


def forms(tree: etree._ElementTree) -> dict[str, str]:
    """The forms of a citation as they are read without a script."""
    return {each.findtext("summary"): "".join(each.find("pre").itertext()) for each in page(tree).iter("details")
            if each.getparent().get("class") == "cite"}  # fmt: skip


def test_a_document_is_cited_in_four_forms() -> None:
    cited = forms(PROTOCOL_61)
    title = "Central Committee of the Communist Party of the Soviet Union Presidium Protocol No. 61"
    assert cited["Chicago"] == (
        f"“{title}”, October 25, 1962, RGANI, F. 3, Op. 16, D. 165, L. 170-173, translated by Mark Kramer, "
        "Wilson Center Digital Archive, https://digitalarchive.umd.edu/document/115136."
    )
    assert cited["BibTeX"] == (
        f"@misc{{protocol-61,\n  title = {{{{{title}}}}},\n  translator = {{Mark Kramer}},\n  date = {{1962-10-25}},\n"
        "  year = {1962},\n  library = {Russian State Archive of Contemporary History},\n"
        "  howpublished = {Wilson Center Digital Archive},\n"
        "  url = {https://digitalarchive.umd.edu/document/115136},\n  langid = {english},\n"
        "  note = {RGANI, F. 3, Op. 16, D. 165, L. 170-173}\n}"
    )
    assert cited["RIS"].split("\n") == [
        "TY  - MANSCPT",
        f"TI  - {title}",
        "A4  - Kramer, Mark",
        "PY  - 1962",
        "DA  - 1962/10/25",
        "AV  - RGANI, F. 3, Op. 16, D. 165, L. 170-173",
        "DP  - Wilson Center Digital Archive",
        "UR  - https://digitalarchive.umd.edu/document/115136",
        "LA  - en",
        "ER  - ",
    ]
    assert json.loads(cited["CSL-JSON"]) == {
        "id": "protocol-61",
        "type": "document",
        "title": title,
        "translator": [{"family": "Kramer", "given": "Mark"}],
        "issued": {"date-parts": [[1962, 10, 25]]},
        "archive": "Russian State Archive of Contemporary History",
        "archive_location": "RGANI, F. 3, Op. 16, D. 165, L. 170-173",
        "publisher": "Wilson Center Digital Archive",
        "URL": "https://digitalarchive.umd.edu/document/115136",
        "language": "en",
    }


def test_a_russian_document_is_cited_in_russian() -> None:
    assert forms(russian())["Chicago"].startswith("«Protocol No. 7 of an Invented Board», 9 March 1957, ")


@pytest.mark.parametrize(
    ("shelfmark", "translators", "ending"),
    [
        ("Archive, F. 1, L. 2.", [], ", Archive, F. 1, L. 2."),
        ("Archive, F. 1, L. 2.", ["Jane Roe, Jr."], ", Archive, F. 1, L. 2, translated by Jane Roe, Jr."),
        ("Archive, F. 1, L. 2", ["Jane Roe"], ", Archive, F. 1, L. 2, translated by Jane Roe."),
    ],
)
def test_a_citation_ends_with_one_full_stop(shelfmark: str, translators: list[str], ending: str) -> None:
    stated = "".join(f'<editor role="translator">{name}</editor>' for name in translators)
    tree = etree.ElementTree(etree.fromstring(
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>A</title>{stated}</titleStmt><sourceDesc><msDesc>'
        f'<msIdentifier><idno type="shelfmark">{shelfmark}</idno></msIdentifier></msDesc></sourceDesc></fileDesc>'
        "</teiHeader><text><body><p>Yes.</p></body></text></TEI>"
    ))  # fmt: skip
    assert forms(tree)["Chicago"] == "“A”" + ending
    (passage,) = page(tree).xpath("//details[summary='Chicago']//span[@class='passage']/@data-words")
    assert passage == ("., " if ending.endswith("Jr.") else ", ") + "para. %1%2"


def test_days_of_a_session_stand_apart() -> None:
    tree = russian()
    (meeting,) = tree.iter(f"{{{TEI}}}meeting")
    (first,) = meeting
    first.text = "25"
    first.set("when", "1963-08-25")
    etree.SubElement(meeting, f"{{{TEI}}}date", when="1963-08-26").text = "26 августа 1963 года"
    shown = page(tree)
    (session,) = shown.xpath("//span[@class='session']")
    days = " ".join(session.text_content().split())
    assert days in ("25, 26 августа 1963 г.", "25, 26 августа 1963 года")
    assert "2526" not in shown.find_class("about")[0].text_content()
    assert forms(tree)["Chicago"].startswith("«Protocol No. 7 of an Invented Board», 25, 26 августа 1963 года, ")


def test_without_a_shelfmark_nothing_stands_in_its_place() -> None:
    tree = english()
    identifier = tree.find(f".//{{{TEI}}}msIdentifier")
    identifier.remove(identifier.find(f"{{{TEI}}}idno"))
    cited = forms(tree)
    assert ", ," not in cited["Chicago"] and ", ." not in cited["Chicago"]
    assert "note =" not in cited["BibTeX"] and cited["BibTeX"].endswith("}\n}")
    words = page(tree).xpath("//details[summary='BibTeX']//span[@class='passage']/@data-words")
    assert words == [",\n  note = {para. %1%2}"]


def test_words_that_mean_something_to_tex_or_json_are_kept_from_it() -> None:
    tree = english()
    tree.find(f".//{{{TEI}}}title").text = 'A {50%} \\end{document} "x" </script> & _'
    cited = forms(tree)
    assert 'title = {{A \\{50\\%\\} \\textbackslash{}end\\{document\\} "x" </script> \\& \\_}}' in cited["BibTeX"]
    assert json.loads(cited["CSL-JSON"])["title"] == 'A {50%} \\end{document} "x" </script> & _'


@needs_browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("Chicago", r"https://archive\.example/7, para\. 1\.1\.2\.$"),
        ("BibTeX", r"note = \{Archive, F\. 1, L\. 2-2ob; para\. 1\.1\.2\}"),
        ("RIS", r"SE  - para\. 1\.1\.2\nER  - $"),
        ("CSL-JSON", r'"section": "para\. 1\.1\.2"'),
    ],
)
def test_a_paragraph_is_copied_with_its_number(browser: Any, address: str, form: str, wanted: str, width: int) -> None:
    with opened(browser, address, width, permissions=["clipboard-read", "clipboard-write"]) as page:
        if width == PHONE:
            assert page.locator(".cite-this:visible").count() == 0, "no sign stands in each paragraph"
            page.locator("article:visible a.locus", has_text="1.1.2").focus()
            page.keyboard.press("Enter")
        page.get_by_label("Cite paragraph 1.1.2").first.focus()
        page.keyboard.press("Enter")
        page.locator(".cite-menu").get_by_role("button", name=form, exact=True).click()
        page.get_by_role("status").filter(has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert re.search(wanted, copied)
        if form == "CSL-JSON":
            json.loads(copied)


@needs_browser
def test_without_a_script_there_is_nothing_that_does_nothing(browser: Any, address: str) -> None:
    with opened(browser, address, java_script_enabled=False) as page:
        assert page.locator(".cite-this").count() == 0
        page.get_by_text("BibTeX", exact=True).click()
        assert page.get_by_text("@misc{sample").is_visible()
