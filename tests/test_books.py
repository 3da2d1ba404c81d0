"""Books: all documents of a project in one file, with contents, a list of sessions and an index of the people."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from projects import demonstration, files_of, run, with_files
from view_samples import TEI, english, russian

from tei_protocols.views import VIEWS
from tei_protocols.views.books import FORMATS, book

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here")

STATEMENTS = {
    "title": "Two Protocols",
    "publisher": "Nobody Press",
    "rights": "No rights are reserved.",
    "language": "en",
}


def another_day(tree: etree._ElementTree, day: str) -> etree._ElementTree:
    """The document as that of another session."""
    for date in tree.xpath("//t:creation/t:date | //t:meeting/t:date", namespaces={"t": TEI}):
        date.set("when", day)
        date.text = day
    return tree


def two_protocols(name: str = "reading", to: str = "pdf") -> bytes:
    return book({"a/later": english(), "b/earlier": another_day(russian(), "1956-01-02")}, name, to, STATEMENTS)


def pages_of(pdf: bytes, tmp_path: Path) -> list[str]:
    (tmp_path / "book.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", tmp_path / "book.pdf", "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]


@needs_poppler
@pytest.mark.parametrize("name", VIEWS)
def test_a_book_has_contents_sessions_and_people_with_their_pages(name: str, tmp_path: Path) -> None:
    pages = pages_of(two_protocols(name), tmp_path)
    title, contents, sessions, signs, *text, about, people = pages
    if name == "published":
        text.insert(0, signs)
    else:
        assert re.search(r"Signs used in this book\s.*crossed out +\d\n", signs, re.DOTALL)
        assert all("Signs used" not in page for page in text)
    assert "Two Protocols" in title and "No rights are reserved." in title
    earlier = next(number for number, page in enumerate(pages, 1) if "мягких" in page)
    later = next(number for number, page in enumerate(pages, 1) if "Nobody's paragraph" in page)
    assert earlier < later
    assert re.search(rf"Протокол № 7[ .]+\u2060?{earlier}\n", contents)
    assert re.search(rf"On bread .*[ .]+\u2060?{later}\n", contents)
    assert re.search(rf"People[ .]+\u2060?{len(pages)}\n", contents)
    assert re.search(rf"2 January 1956 +Протокол № 7 .* {earlier}\n +Archive", sessions)
    assert sessions.index("2 January 1956") < sessions.index("9 March 1957")
    assert re.search(rf"Petrov, P. P., {earlier}[–,] ?{later}\b", people)
    assert people.index("Lapina, L. L.") < people.index("Petrov, P. P.")
    assert "Turns are sp." in about and all("Turns are sp." not in page for page in text)


def stated(tree: etree._ElementTree, **facts: str) -> etree._ElementTree:
    """The document with other words in elements of its header, by the names of these."""
    for name, words in facts.items():
        tree.find(f".//{{{TEI}}}{name}").text = words
    return tree


@needs_poppler
def test_what_all_documents_say_of_their_edition_is_said_once(tmp_path: Path) -> None:
    documents = {name: stated(english(), availability="", funder=f"Fund {name}") for name in ("one", "two")}
    pages = pages_of(book(documents, "reading", "pdf", STATEMENTS), tmp_path)
    about = next(page for page in pages if page.lstrip().startswith("About this edition"))
    whole = "".join(pages)
    assert "Turns are sp." in about and whole.count("Turns are sp.") == 1
    assert (
        "Fund one" not in about and "Fund two" not in about and whole.count("Fund one") == whole.count("Fund two") == 1
    )
    assert whole.count("How to cite") == 2


def test_an_electronic_book_says_once_what_its_documents_have_in_common() -> None:
    documents = {name: stated(english(), availability="", funder=f"Fund {name}") for name in ("one", "two")}
    with zipfile.ZipFile(io.BytesIO(book(documents, "reading", "epub", STATEMENTS))) as volume:
        parts = {name: etree.fromstring(volume.read(name)) for name in volume.namelist() if name.endswith(".xhtml")}
    words = {Path(name).stem: "".join(part.itertext()) for name, part in parts.items()}
    assert "Turns are sp." in words["about"] and "Fund one" not in words["about"]
    (counted,) = re.findall(r"crossed out(\d+)", words["signs"])[:1]
    assert int(counted) == 8, "four in each"
    for name, chapter in (("one", "text-1"), ("two", "text-2")):
        assert f"Fund {name}" in words[chapter]
        assert "Turns are sp." not in words[chapter] and "Signs used" not in words[chapter]


@needs_poppler
def test_a_title_that_is_a_mere_number_is_listed_with_the_words_below_it(tmp_path: Path) -> None:
    tree = english()
    head = tree.find(f".//{{{TEI}}}body/{{{TEI}}}head")
    head.text, head[:] = "No. 74", []
    below = etree.Element(f"{{{TEI}}}head")
    below.text = "Minutes of the Board"
    head.addnext(below)
    _, contents, sessions, *_ = pages_of(book({"one": tree}, "reading", "pdf", STATEMENTS), tmp_path)
    assert "No. 74. Minutes of the Board" in contents and "No. 74. Minutes of the Board" in sessions


@needs_poppler
def test_the_columns_of_the_index_are_equally_long(tmp_path: Path) -> None:
    names = "".join(f'<persName ref="#p{number}">P. Sur{number:03}</persName>, ' for number in range(180))
    tree = english()
    tree.find(f".//{{{TEI}}}sp/{{{TEI}}}p").append(etree.fromstring(f'<seg xmlns="{TEI}">{names}</seg>'))
    people = tree.find(f".//{{{TEI}}}listPerson")
    for number in range(180):
        person = (
            f'<person xmlns="{TEI}" xml:id="p{number}" role="guest"><persName>P. Sur{number:03}</persName></person>'
        )
        people.append(etree.fromstring(person))
    *_, before, last = pages_of(book({"one": tree}, "reading", "pdf", STATEMENTS), tmp_path)
    for page in (before, last):
        columns = [len(re.findall(pattern, page, re.MULTILINE)) for pattern in (r"^ *Sur\d", r"\d +Sur\d")]
        assert columns[0] > 20 and abs(columns[0] - columns[1]) <= 4, columns
    listed = re.findall(r"Sur(\d+),", before + last)
    assert sorted(listed) == [f"{number:03}" for number in range(180)][-len(listed) :]


@needs_poppler
def test_the_tei_of_all_documents_travels_inside(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(two_protocols())
    listed = subprocess.run(["pdfdetach", "-list", tmp_path / "book.pdf"], capture_output=True, text=True, check=True)
    assert re.findall(r"\d: (.*)", listed.stdout) == ["a_later.xml", "b_earlier.xml"]


def test_two_are_one_person_only_by_the_register_or_the_very_same_name(tmp_path: Path) -> None:
    def people(one: str, other: str, same: tuple[str, str] = ("", ""), initials: str = "P. P.") -> list[str]:
        documents = {}
        for number, (surname, entry) in enumerate(zip((one, other), same, strict=True)):
            tree = english()
            person = tree.find(f".//{{{TEI}}}person")
            person.find(f".//{{{TEI}}}surname").text = surname
            if entry:
                person.set("sameAs", entry)
            if number:
                person.find(f".//{{{TEI}}}forename").text = initials
            documents[str(number)] = tree
        (tmp_path / "book.pdf").write_bytes(book(documents, "reading", "pdf", {}))
        command = ["pdftotext", "-raw", tmp_path / "book.pdf", "-"]
        pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")
        return re.findall(r"Petrov\w*, P\. ?P\.", pages[-2])

    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not here")
    assert people("Petrov", "Petrov") == ["Petrov, P. P."]
    assert people("Petrov", "Petrov", initials="P.P.") == ["Petrov, P. P."]
    assert people("Petrov", "Petrova") == ["Petrov, P. P.", "Petrova, P. P."]
    assert people("Petrov", "Petrova", ("../people.xml#p", "people.xml#p")) == ["Petrov, P. P."]
    assert people("Petrov", "Petrov", ("people.xml#p", "people.xml#q")) == ["Petrov, P. P.", "Petrov, P. P."]


@pytest.mark.parametrize("to", FORMATS)
def test_the_same_documents_are_the_same_book(to: str) -> None:
    assert two_protocols(to=to) == two_protocols(to=to)


@pytest.mark.parametrize("to", FORMATS)
def test_what_an_edition_says_of_itself_is_never_markup(to: str) -> None:
    hostile = {key: f'"+panic()+"<script>{key}</script>&amp;' for key in STATEMENTS if key != "language"}
    assert book({"one": english()}, "reading", to, hostile)


# --- the command ---------------------------------------------------------------------------------------------------


def test_a_project_becomes_a_book(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    before = files_of(project)
    made = run("book", project, "-o", tmp_path / "new" / "protocols.pdf")
    assert made.status == 0 and "1 of 1 in the book" in made.said
    assert (tmp_path / "new" / "protocols.pdf").read_bytes().startswith(b"%PDF")
    assert files_of(project) == before


def test_a_document_with_errors_is_named_and_left_out(tmp_path: Path) -> None:
    project = with_files(demonstration(tmp_path / "project"), {"tei/broken.xml": "<TEI>\n<text></TEI>"})
    made = run("book", project, "-o", tmp_path / "book.pdf")
    assert made.status == 1 and "broken.xml:2:" in made.said and "1 of 2 in the book" in made.said
    assert (tmp_path / "book.pdf").is_file()


def test_an_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    refused = run("book", demonstration(tmp_path / "project"), "-o", tmp_path / "book.djvu")
    assert refused.status == 2 and "no book can be made as .djvu" in refused.said


# --- own looks ------------------------------------------------------------------------------------------------------

LOOKS = """
#let paper = "a5"
#let margins = (left: 25mm, right: 15mm, top: 20mm, bottom: 20mm)
#let accent = rgb("#005566")
"""

TEMPLATE = """
#let ours = masthead
#let masthead(body) = {
  image("crest.svg", width: 20mm, alt: "crest")
  ours(body)
}
#let further-mark(number) = [(see note #number)]
"""

CREST = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
OWN = {"print/looks.typ": LOOKS, "print/template.typ": TEMPLATE, "print/crest.svg": CREST}


@needs_poppler
def test_a_project_has_its_own_looks_of_print(tmp_path: Path) -> None:
    """On paper of its own, with a picture at the head of each session, and other signs for notes."""
    project = with_files(demonstration(tmp_path / "project"), OWN)
    tei = with_files(project, {"tei/seven.xml": etree.tostring(english())}) / "tei" / "seven.xml"
    made = run("transform", tei, "--view", "reading", "-o", tmp_path / "seven.pdf")
    assert (made.status, made.said) == (0, "")
    facts = subprocess.run(["pdfinfo", tmp_path / "seven.pdf"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size: +419.5\d+ x 595.2", facts)
    assert "See again(see note 2)" in " ".join(
        "".join(pages_of((tmp_path / "seven.pdf").read_bytes(), tmp_path)).split()
    )
    assert b"/Alt(crest)" in (tmp_path / "seven.pdf").read_bytes() or b"/Alt" in _plain(tmp_path / "seven.pdf")


def _plain(pdf: Path) -> bytes:
    """The file with nothing compressed, where that can be done."""
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not here")
    command = ["qpdf", "--qdf", "--object-streams=disable", pdf, "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_an_edition_is_built_again_with_other_looks(tmp_path: Path) -> None:
    project, out = demonstration(tmp_path / "project"), tmp_path / "out"
    assert run("build", project, "--out", out).status == 0
    plain = (out / "reading" / "protocol-61.pdf").read_bytes()
    with_files(project, OWN)
    assert "1 built" in run("build", project, "--out", out).said
    assert (out / "reading" / "protocol-61.pdf").read_bytes() != plain
    assert "1 unchanged" in run("build", project, "--out", out).said


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("template.typ", "#let speaker = 1\n\n#panic()\n", "print/template.typ:3: error: Typst stops here: panicked"),
        (
            "looks.typ",
            "\n#let ink = nothing\n",
            "print/looks.typ:2: error: Typst stops here: unknown variable: nothing",
        ),
        ("template.typ", '#read("../people.xml")', "print/template.typ:1: error: Typst stops here: "),
        (
            "template.typ",
            '// not "@preview/a:1"\n#import "@preview/cetz:0.4.2": canvas',
            "print/template.typ:2: error: @preview/cetz:0.4.2 is a package of Typst, which would be fetched",
        ),
        ("looks.typ", b"\xff\xfe", "print/looks.typ: error: this is not text in UTF-8"),
    ],
)
def test_what_is_wrong_in_a_template_is_said_with_its_line(
    name: str, text: str | bytes, message: str, tmp_path: Path
) -> None:
    project = with_files(demonstration(tmp_path / "project"), {f"print/{name}": text})
    tei = with_files(project, {"tei/seven.xml": etree.tostring(english())}) / "tei" / "seven.xml"
    made = run("transform", tei, "--view", "reading", "-o", tmp_path / "seven.pdf")
    assert made.status == 1 and message in made.said
