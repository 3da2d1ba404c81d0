"""All views on one page: each has its own addresses, and nothing else differs from the page that it makes alone."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import etree, html
from view_samples import TEI, english, russian

from tei_protocols.views import VIEWS, WHOLE, view, views

SAMPLES = {"English": english(), "Russian": russian()}
PREFIXES = {"reading": "", "diplomatic": "d.", "published": "p."}


def whole(tree: etree._ElementTree) -> html.HtmlElement:
    return html.document_fromstring(view(tree, WHOLE).decode())


def several() -> etree._ElementTree:
    """A transcript of two sessions, whose addresses differ."""
    both = etree.Element(f"{{{TEI}}}teiCorpus", nsmap={None: TEI})
    for tree in (english(), russian()):
        for attribute in tree.xpath("//@xml:id"):
            attribute.getparent().set(attribute.attrname, f"s{len(both) + 1}.{attribute}")
        for attribute in tree.xpath("//@*[starts-with(., '#')]"):
            pointers = (f"#s{len(both) + 1}.{pointer[1:]}" for pointer in attribute.split())
            attribute.getparent().set(attribute.attrname, " ".join(pointers))
        both.append(tree.getroot())
    return both.getroottree()


@pytest.mark.parametrize("name", VIEWS)
def test_each_view_is_an_article_with_its_own_addresses(name: str) -> None:
    shown = whole(english()).xpath(f'//div[@class="view {name}"]/article')
    assert len(shown) == 1
    addresses = shown[0].xpath(".//@id")
    assert f"{PREFIXES[name]}item-1.1.1" in addresses
    assert all(address.startswith(PREFIXES[name]) for address in addresses)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_the_same_alone_and_among_others(name: str) -> None:
    alone = html.document_fromstring(view(english(), name).decode()).xpath("//article")[0]
    among = whole(english()).xpath(f'//div[@class="view {name}"]/article')[0]
    for element in among.xpath(".//*[@id or @href or @popovertarget]"):
        for key in ("id", "href", "popovertarget"):
            if key in element.attrib:
                element.set(key, element.get(key).replace(f"#{PREFIXES[name]}", "#", 1).removeprefix(PREFIXES[name]))
    assert etree.tostring(among, with_tail=False) == etree.tostring(alone, with_tail=False)


@pytest.mark.parametrize("tree", [*SAMPLES.values(), several()], ids=[*SAMPLES, "several"])
def test_links_lead_into_their_own_view_and_addresses_are_single(tree: etree._ElementTree) -> None:
    shown = whole(tree)
    addresses = Counter(shown.xpath("//@id"))
    assert [address for address, count in addresses.items() if count > 1] == []
    of_all = {address for address in addresses if ":" in address}
    for part in shown.xpath('//div[contains(@class, "view ")]/article'):
        here = set(part.xpath(".//@id | ..//@id")) | of_all
        assert {href[1:] for href in part.xpath(".//a/@href") if href.startswith("#")} <= here


def test_the_ways_to_the_views_name_the_one_that_is_open() -> None:
    for shown in whole(english()).xpath('//div[contains(@class, "view ")]'):
        ways = shown.xpath("nav//a")
        assert [way.get("href") for way in ways] == [f"#view:{name}" for name in VIEWS]
        assert [way.get("href") for way in ways if way.get("aria-current")] == [f"#{shown.get('id')}"]


def test_what_the_page_says_of_its_document_it_says_once() -> None:
    assert len(whole(english()).xpath('//section[@class="about"]')) == 1
    assert len(whole(several()).xpath('//section[@class="about"]')) == 2


def test_several_sessions_are_in_each_view() -> None:
    for shown in whole(several()).xpath('//div[contains(@class, "view ")]'):
        assert [article.get("lang") for article in shown.xpath("article")] == ["en", "ru"]


def test_the_views_come_in_one_order_however_they_were_made() -> None:
    wanted = [(WHOLE, "html"), *((name, "html") for name in reversed(VIEWS))]
    for _ in range(5):
        made = views(english(), wanted)
        assert made[WHOLE, "html"] == view(english(), WHOLE)
        page = html.document_fromstring(made[WHOLE, "html"].decode())
        assert page.xpath('//div[@class="views"]/div/@class') == [f"view {name}" for name in VIEWS]


@pytest.mark.parametrize("tree", [*SAMPLES.values(), several()], ids=[*SAMPLES, "several"])
def test_what_is_made_together_is_what_is_made_alone(tree: etree._ElementTree) -> None:
    orders = [(WHOLE, "html"), *((name, to) for name in VIEWS for to in ("html", "txt", "md"))]
    assert views(tree, orders) == {order: view(tree, *order) for order in orders}


def test_words_of_a_document_cannot_take_the_place_of_the_style() -> None:
    tree = english()
    for place in ("titleStmt/{*}title", "body//{*}p"):
        tree.find(f".//{{*}}{place}").text = "<style></style>"
    shown = html.document_fromstring(view(tree, "reading").decode())
    assert [bool(style.text) for style in shown.iter("style")] == [True]
    assert shown.xpath("//p[contains(., '<style></style>')]")


def test_words_and_attributes_that_look_like_addresses_stay_as_they_are_in_every_view() -> None:
    tree = english()
    words = ' id="a" popovertarget="b" href="#c" <i id="d" href="#e"> > id="f"'
    pointer = 'x" id="g" href="#h'
    paragraph = tree.find(".//{*}body//{*}p")
    paragraph.text = words
    place = etree.SubElement(paragraph, f"{{{TEI}}}placeName")
    place.set("{http://www.w3.org/XML/1998/namespace}lang", pointer)
    for shown in whole(tree).xpath('//div[contains(@class, "view ")]'):
        assert words in shown.text_content()
        assert pointer in shown.xpath(".//@lang")
