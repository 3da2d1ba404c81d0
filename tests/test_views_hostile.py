"""Hostile documents: whatever field holds markup, a script or an address that runs one, a page has it as text alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsers import needs_browser, opened
from lxml import etree, html
from projects import demonstration, run, with_files
from view_samples import TEI, english, russian

from tei_protocols.views import VIEWS, WHOLE, views

SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)></style></title></pre><!--<script>'
ADDRESSES = [
    "javascript:alert(3)",
    " JavaScript:alert(4)",
    "data:text/html,<script>alert(5)</script>",
    "java\tscript:alert(6)",
]
KINDS = (*VIEWS, WHOLE)
XML = "{http://www.w3.org/XML/1998/namespace}"


def in_every_text(tree: etree._ElementTree) -> None:
    for element in tree.iter(etree.Element):
        if element.text and element.text.strip():
            element.text = SCRIPT
        if element.tail and element.tail.strip():
            element.tail = SCRIPT


def in_every_attribute(tree: etree._ElementTree) -> None:
    """In all attributes but those by which parts are known and found."""
    for element in tree.iter(etree.Element):
        for name in element.attrib:
            if name not in (f"{XML}id", "type", "target", "who", "ref", "corresp", "source"):
                element.set(name, SCRIPT)


def in_every_kind(tree: etree._ElementTree) -> None:
    for element in tree.iter(etree.Element):
        if "type" in element.attrib:
            element.set("type", SCRIPT)


def in_every_pointer(tree: etree._ElementTree) -> None:
    for element in tree.iter(etree.Element):
        for name in ("target", "who", "ref", "corresp", "source", "sameAs", "resp"):
            if name in element.attrib:
                element.set(name, ADDRESSES[len(element.getroottree().getpath(element)) % len(ADDRESSES)])


def in_every_address(tree: etree._ElementTree) -> None:
    for number, element in enumerate(
        tree.iter(f"{{{TEI}}}idno", f"{{{TEI}}}ref", f"{{{TEI}}}licence", f"{{{TEI}}}ptr")
    ):
        element.set("target", ADDRESSES[number % len(ADDRESSES)])
        element.text = ADDRESSES[number % len(ADDRESSES)]


def in_the_names_of_parts(tree: etree._ElementTree) -> None:
    """An id cannot hold this by the rules of XML; what is no id by them must do no harm either."""
    for element in tree.iter(etree.Element):
        if f"{XML}id" in element.attrib:
            element.set(f"{XML}id", SCRIPT + element.get(f"{XML}id"))


ATTACKS: list[Callable[[etree._ElementTree], None]] = [
    in_every_text,
    in_every_attribute,
    in_every_kind,
    in_every_pointer,
    in_every_address,
    in_the_names_of_parts,
]


def harmless(page: bytes) -> html.HtmlElement:
    """The page, in which there is nothing that runs but our own script, and no way but to places and the network."""
    shown = html.document_fromstring(page.decode())
    scripts = [each.get("type") for each in shown.iter("script")]
    assert scripts == ["application/ld+json", "module"]
    assert "alert" not in shown.xpath("//script[@type='module']")[0].text
    json.loads(shown.xpath("//script[@type='application/ld+json']")[0].text)
    assert shown.xpath("//img | //iframe | //object | //embed | //form | //base | //svg") == []
    assert shown.xpath("//@*[starts-with(name(), 'on')] | //@style | //@srcdoc | //@action | //@formaction") == []
    assert all(href.startswith(("#", "http://", "https://")) for href in shown.xpath("//a/@href"))
    assert len(list(shown.iter("style"))) == len(list(shown.iter("title"))) == 1
    return shown


@pytest.mark.parametrize("attack", ATTACKS, ids=[each.__name__ for each in ATTACKS])
@pytest.mark.parametrize("sample", [english, russian], ids=["English", "Russian"])
def test_no_field_becomes_markup(sample: Callable[[], etree._ElementTree], attack: Callable[..., None]) -> None:
    tree = sample()
    attack(tree)
    for page in views(tree, [(kind, "html") for kind in KINDS]).values():
        harmless(page)


def test_what_was_written_is_shown_as_text() -> None:
    tree = english()
    in_every_text(tree)
    shown = harmless(views(tree, [("reading", "html")])["reading", "html"])
    assert SCRIPT in shown.get_element_by_id("item-1.1.1").text_content()
    assert SCRIPT in shown.findtext(".//title")
    assert SCRIPT in shown.xpath('//section[@class="about"]')[0].text_content()
    assert SCRIPT in shown.xpath('//section[@class="cite"]')[0].text_content()


@needs_browser
@pytest.mark.parametrize("attack", ATTACKS, ids=[each.__name__ for each in ATTACKS])
def test_nothing_runs_in_a_browser(attack: Callable[..., None], browser: Any, tmp_path: Path) -> None:
    """Not even something that its policy would have to stop: of that, the browser would complain."""
    tree = english()
    attack(tree)
    (tmp_path / "page.html").write_bytes(views(tree, [(WHOLE, "html")])[WHOLE, "html"])
    with opened(browser, (tmp_path / "page.html").as_uri()) as page:
        said: list[str] = []
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.evaluate("for (const each of document.querySelectorAll('.text a[href^=\"#\"], button')) each.click()")
        assert said == []


def test_a_project_cannot_smuggle_markup_into_its_pages(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    stated = dict.fromkeys(("title", "publisher", "rights"), SCRIPT)
    lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in stated.items())
    with_files(project, {"tei-protocols.toml": f"{lines}\nlicence = 'javascript:alert(7)'\n"})
    made = run("build", project, "--out", tmp_path / "out")
    pages = sorted((tmp_path / "out").rglob("*.html"))
    assert made.status in (0, 1)
    for page in pages:
        shown = html.parse(str(page)).getroot()
        run_by_browsers = [each for each in shown.iter("script") if each.get("type") != "application/ld+json"]
        assert all("alert" not in (each.text or "") for each in run_by_browsers)
        assert shown.xpath("//@*[starts-with(name(), 'on')]") == []
        assert not [href for href in shown.xpath("//@href") if "script:" in href.lower()]
