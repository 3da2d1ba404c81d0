"""Electronic books: EPUB 3 files that epubcheck finds nothing in, whose notes open where their marks stand."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from test_books import STATEMENTS, two_protocols
from view_samples import TEI, english, paragraph, russian

from tei_protocols.views import VIEWS, view
from tei_protocols.views.books import book

XHTML, EPUB, OPF = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops", "http://www.idpf.org/2007/opf"
PREFIXES = {"h": XHTML, "epub": EPUB, "opf": OPF, "dc": "http://purl.org/dc/elements/1.1/"}
CHECKER = shutil.which("epubcheck")


def found_by_epubcheck(data: bytes, tmp_path: Path) -> str:
    """What epubcheck says of a book; it is a script, or an archive for Java, as the system has it."""
    if CHECKER is None:
        pytest.skip("epubcheck is not here")
    (tmp_path / "book.epub").write_bytes(data)
    command = ["java", "-jar", CHECKER] if zipfile.is_zipfile(CHECKER) else [CHECKER]
    run = subprocess.run([*command, tmp_path / "book.epub"], capture_output=True, text=True)
    return "" if run.returncode == 0 and "No errors or warnings detected" in run.stdout else run.stdout + run.stderr


def parts(data: bytes) -> dict[str, etree._Element]:
    """The XML files of a book."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith(("mimetype", ".css"))]
        return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


def at(element: etree._Element, path: str) -> list:
    return element.xpath(path, namespaces=PREFIXES)


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("tree", [english(), russian()], ids=["English", "Russian"])
def test_epubcheck_finds_nothing(tree: etree._ElementTree, name: str, tmp_path: Path) -> None:
    assert found_by_epubcheck(view(tree, name, "epub"), tmp_path) == ""


def test_epubcheck_finds_nothing_in_a_book_of_many(tmp_path: Path) -> None:
    assert found_by_epubcheck(two_protocols(to="epub"), tmp_path) == ""


def test_epubcheck_finds_nothing_where_every_field_is_hostile(tmp_path: Path) -> None:
    tree = english()
    for element in tree.iter(etree.Element):
        element.text = (element.text or "") + '</p>"<script>alert(1)</script>&amp;'
        for key in list(element.attrib):
            if not key.endswith("}id"):
                element.set(key, element.get(key) + '"><script>alert(1)</script> ')
    made = view(tree, "diplomatic", "epub")
    assert all(at(part, "//h:script") == [] for part in parts(made).values())
    assert found_by_epubcheck(made, tmp_path) == ""


@pytest.mark.parametrize("name", VIEWS)
def test_every_mark_opens_a_note_that_leads_back(name: str) -> None:
    text = parts(view(english(), name, "epub"))["text-1.xhtml"]
    marks = at(text, "//h:a[@epub:type='noteref']")
    assert len(marks) >= 3
    for mark in marks:
        note = at(text, f"//h:aside[@epub:type='footnote'][@id='{mark.get('href')[1:]}']")
        assert len(note) == 1
        back = at(note[0], "h:a[@role='doc-backlink']/@href")
        assert len(back) == 1 and len(at(text, f"//*[@id='{back[0][1:]}']")) == 1


def test_what_was_left_out_opens_as_a_note() -> None:
    text = parts(view(english(), "reading", "epub"))["text-1.xhtml"]
    sign = at(
        text, "//h:p[@id='item-1.1.1' or h:span]//h:a[@class='opens'] | //*[@id='item-1.1.1']//h:a[@class='opens']"
    )
    note = at(text, f"//*[@id='{sign[0].get('href')[1:]}']")[0]
    assert sign[0].text == "passage crossed out"
    assert at(note, "string(.//h:del)") == "Much underlined: more."


def test_the_book_says_what_it_is() -> None:
    package = parts(view(english(), "reading", "epub"))["package.opf"]
    assert at(package, "//dc:title/text()") == ["Protocol No. 7 of an Invented Board"]
    assert at(package, "//dc:contributor/text()") == ["Jane Roe"]
    assert at(package, "//dc:language/text()") == ["en"]
    assert at(package, "//dc:publisher/text()") == ["Nobody Press"]
    features = at(package, "//opf:meta[@property='schema:accessibilityFeature']/text()")
    assert {"tableOfContents", "structuralNavigation", "pageBreakMarkers"} <= set(features)


def test_contents_leaves_and_landmarks_lead_somewhere() -> None:
    files = parts(two_protocols(to="epub"))
    navigation = files["nav.xhtml"]
    assert at(navigation, "//h:nav/@epub:type") == ["toc", "page-list", "landmarks"]
    contents = [" ".join(words.split()) for words in at(navigation, "//h:nav[@epub:type='toc']//h:a/text()")]
    assert contents == [
        *("Two Protocols", "Signs used in this book", "Протокол № 7", "О хлебе"),
        *("Protocol No. 7", "I. On bread passage crossed out (Petrov)", "Sub-point", "About this edition", "People"),
    ]
    for href in [*at(navigation, "//h:a/@href"), *at(files["people.xhtml"], "//h:a/@href")]:
        file, _, address = href.rpartition("#") if "#" in href else (href, "", "")
        target = files[file or "nav.xhtml"]
        assert not address or len(at(target, f"//*[@id='{address}']")) == 1, href


def test_a_book_keeps_its_identifier_while_its_text_changes() -> None:
    def identifier(tree: etree._ElementTree, name: str = "reading") -> str:
        return at(parts(view(tree, name, "epub"))["package.opf"], "string(//dc:identifier)")

    one, other = paragraph("Bread."), paragraph("Salt.")
    assert identifier(one) == identifier(other) != identifier(one, "diplomatic")
    other.find(f".//{{{TEI}}}meeting").text = "Another session"
    assert identifier(one) != identifier(other)


def test_an_archive_has_no_time_and_says_first_what_it_is() -> None:
    data = book({"one": english()}, "reading", "epub", STATEMENTS)
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_paragraph_that_goes_on_below_the_notes_of_its_page_is_valid(tmp_path: Path) -> None:
    tree = paragraph(
        'One<note xml:id="fn1" n="1" place="end">Told.</note> wo<anchor type="notes" corresp="#fn1"/>'
        '<pb n="2" type="copy"/><fw type="header">HEAD 2</fw>rd.'
    )
    assert found_by_epubcheck(view(tree, "published", "epub"), tmp_path) == ""
    assert (
        "HEAD 2|" in view(tree, "diplomatic", "txt").decode()
        and "HEAD 2|" not in view(tree, "published", "txt").decode()
    )
