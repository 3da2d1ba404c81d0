"""The bibliography of a site: every session in the forms of reference managers, whatever stands in its header."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping

import pytest
from lxml import etree, html
from view_samples import TEI, english

from tei_protocols.exports.bibliography import FORMS
from tei_protocols.exports.site import CITATION, Listed, Site, entry_of, pages
from tei_protocols.views import WHOLE, views

needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc, which reads BibTeX, is not installed")
LINE_OF_RIS = re.compile(r"[A-Z][A-Z0-9]  - .*")
HOSTILE = [
    'A {50%} \\end{document} "x" </script> & _ $ # ~ ^',
    "} }, author = {Nobody}, note = {",
    "\\input{/etc/passwd} \\",
    "One\nER  - \nTY  - BOOK\r\nTI  - Two",
    "“Кубинский вопрос” — Ω \U0001f4dc",
    '", "author": "Nobody',
]


def entitled(title: str, days: tuple[str, ...] = ()) -> etree._ElementTree:
    """An invented protocol with another title, and held on these days."""
    tree = english()
    for element in tree.iter(f"{{{TEI}}}title"):
        element.text = title
    if days:
        (meeting,) = tree.iter(f"{{{TEI}}}meeting")
        for date in list(tree.iter(f"{{{TEI}}}date")):
            if date.getparent().tag in (f"{{{TEI}}}meeting", f"{{{TEI}}}creation"):
                date.getparent().remove(date)
        for day in days:
            etree.SubElement(meeting, f"{{{TEI}}}date", when=day).text = f"the {day}"
    return tree


def bibliography(documents: Mapping[str, etree._ElementTree]) -> dict[str, str]:
    """The files for reference managers that a site of these documents has."""
    listed = [
        Listed(name, entry_of(tree), {(CITATION, form): f"citations/{name}.{form}" for form in FORMS}, False)
        for name, tree in documents.items()
    ]
    made = pages(Site({}, listed, bibliography={form: f"all.{form}" for form in FORMS})).files
    return {path: data.decode() for path, data in made.items() if path.startswith(("all.", "citations/"))}


def read_by_pandoc(bibtex: str, form: str = "biblatex") -> list[dict[str, object]]:
    made = subprocess.run(
        ["pandoc", "-f", form, "-t", "csljson"], input=bibtex.encode(), stdout=subprocess.PIPE, check=True
    )
    read: list[dict[str, object]] = json.loads(made.stdout)
    return read


def test_a_document_has_a_file_in_each_form_that_says_what_its_page_says() -> None:
    tree = english()
    files = bibliography({"box/seven": tree})
    page = html.fromstring(views(tree, [(WHOLE, "html")])[WHOLE, "html"].decode())
    for form, name in zip(FORMS, ("BibTeX", "RIS", "CSL-JSON"), strict=True):
        (pre,) = page.xpath(f"//section[@class='cite']/details[summary='{name}']/pre")
        said, file = pre.text_content(), files[f"citations/box/seven.{form}"]
        assert file == files[f"all.{form}"]
        if form == "json":
            assert json.loads(file) == [json.loads(said)]
        else:
            assert file.replace("\r\n", "\n") == said + "\n"
    assert files["all.ris"].count("\n") == files["all.ris"].count("\r\n") > 5


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_becomes_more_than_a_title(title: str) -> None:
    words = " ".join(title.split())
    files = bibliography({"a": entitled(title), "b": entitled("Another")})
    of_json = json.loads(files["all.json"])
    assert {words, "Another"} == {each["title"] for each in of_json}
    records = files["all.ris"].removesuffix("ER  - \r\n").split("ER  - \r\n")
    assert len(records) == 2
    for record in records:
        lines = record.removesuffix("\r\n").split("\r\n")
        assert all(LINE_OF_RIS.fullmatch(line) for line in lines)
        assert [line[:2] for line in lines].count("TI") == 1
    assert f"TI  - {words}\r\n" in files["all.ris"]
    # what is escaped is none of the braces that BibTeX counts
    counted = re.sub(r"\\[{}]", "", files["citations/a.bib"])
    assert counted.count("{") == counted.count("}")
    assert len(re.findall(r"(?m)^  author = ", counted)) == len(re.findall(r"(?m)^  note = ", counted)) - 1 == 0


@needs_pandoc
@pytest.mark.parametrize("form", ["biblatex", "bibtex"])
@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_read_as_it_was_written(title: str, form: str) -> None:
    (read,) = read_by_pandoc(bibliography({"a": entitled(title)})["all.bib"], form)
    assert read["title"] == " ".join(title.split())
    assert "author" not in read


def test_sessions_of_several_days_have_the_last_one_too() -> None:
    files = bibliography({"a": entitled("A", days=("1962-07-09", "1962-07-12"))})
    assert "date = {1962-07-09/1962-07-12},\n  year = {1962}," in files["all.bib"]
    assert json.loads(files["all.json"])[0]["issued"] == {"date-parts": [[1962, 7, 9], [1962, 7, 12]]}
    # its date has no place for a second day
    assert "DA  - 1962/07/09\r\nN1  - the 1962-07-09, the 1962-07-12\r\n" in files["all.ris"]


def test_documents_of_one_name_in_two_folders_are_two_entries() -> None:
    files = bibliography({"one/a": entitled("A"), "two/a": entitled("B")})
    assert sorted(re.findall(r"(?m)^@misc\{(.*),$", files["all.bib"])) == ["one/a", "two/a"]
    assert sorted(each["id"] for each in json.loads(files["all.json"])) == ["one/a", "two/a"]


@needs_pandoc
def test_bodies_and_people_are_read_as_such() -> None:
    tree = english()
    (statement,) = tree.iter(f"{{{TEI}}}titleStmt")
    for name in ("Ministry of Bread and Salt", "Roe, Jane", "J. R. Doe", "Board, Office and Others"):
        author = etree.Element(f"{{{TEI}}}author")
        author.text = name
        statement.insert(1, author)
    files = bibliography({"a": tree})
    (read,) = read_by_pandoc(files["all.bib"])
    assert read["author"] == [
        {"literal": "Board, Office and Others"},
        {"family": "Doe", "given": "J. R."},
        {"family": "Roe", "given": "Jane"},
        {"literal": "Ministry of Bread and Salt"},
    ]
