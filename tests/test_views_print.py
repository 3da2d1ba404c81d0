"""Print: PDF files that are the same at any time, open to all readers, and into which no text can smuggle commands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from view_samples import TEI, english, paragraph, russian

from tei_protocols.problems import UnusableInput
from tei_protocols.views import VIEWS, printing, view
from tei_protocols.views.printing import typeset

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not here")


def read_with(program: str, pdf: bytes, tmp_path: Path, *arguments: str) -> str:
    file = tmp_path / "view.pdf"
    file.write_bytes(pdf)
    target = ["-"] if program == "pdftotext" else []
    return subprocess.run([program, *arguments, str(file), *target], capture_output=True, text=True, check=True).stdout


def words(pdf: bytes, tmp_path: Path) -> str:
    return " ".join(read_with("pdftotext", pdf, tmp_path, "-raw").split())


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("tree", [english(), russian()], ids=["English", "Russian"])
def test_every_view_can_be_printed_for_all_readers(tree: etree._ElementTree, name: str) -> None:
    pdf = view(tree, name, "pdf")
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in pdf


@needs_poppler
def test_the_file_knows_what_it_is(tmp_path: Path) -> None:
    facts = dict(
        line.split(":", 1) for line in read_with("pdfinfo", view(english(), "reading", "pdf"), tmp_path).splitlines()
    )
    assert facts["Title"].strip() == "Protocol No. 7 of an Invented Board"
    assert facts["Author"].strip() == "Jane Roe"
    assert facts["Tagged"].strip() == "yes"
    assert "Mar  9" in facts["CreationDate"] and "1957" in facts["CreationDate"]


@needs_poppler
def test_notes_stand_at_the_foot_and_a_passage_left_out_is_one(tmp_path: Path) -> None:
    printed = words(view(english(), "reading", "pdf"), tmp_path)
    assert "We need more bread. ⟦passage crossed out⟧† 2 See again2." in printed
    foot = printed[printed.index("See again2.") :]
    assert foot.index("Much more.") < foot.index("Translator's Note: The sentence was crossed out.")


@needs_poppler
def test_cyrillic_is_printed(tmp_path: Path) -> None:
    printed = words(view(russian(), "diplomatic", "pdf"), tmp_path)
    assert "Съешьте ещё этих ⟨мягких⟩ булок. Да выпейте чаю.* сов(етских)" in printed


@needs_poppler
def test_a_sign_that_no_font_has_is_named(tmp_path: Path) -> None:
    assert "a ‹U+7DB2› b" in words(view(paragraph("a 網 b"), "reading", "pdf"), tmp_path)


HOSTILE = ['#read("/etc/passwd")', '"#panic()"', "\\", '\\"; panic("x")', "$x$ *b* _u_ `c` <label> @ref // /* */", "})"]


@needs_poppler
@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_a_command(text: str, tmp_path: Path) -> None:
    tree = paragraph("x")
    for place in (f".//{{{TEI}}}sp/{{{TEI}}}p", f".//{{{TEI}}}title", f".//{{{TEI}}}surname", f".//{{{TEI}}}editor"):
        tree.find(place).text = f"x{text}x"
    printed = read_with("pdftotext", view(tree, "reading", "pdf"), tmp_path, "-layout")
    assert printed.count(f"x{text}x") >= 3


@pytest.mark.parametrize("path", ["/etc/passwd", "../views/reading.xsl", "../../pyproject.toml"])
def test_nothing_but_the_template_can_be_read(path: str) -> None:
    with pytest.raises(UnusableInput, match="cannot be typeset"):
        typeset(f'#set document(title: "x")\n#read("{path}")')


def test_struck_and_underlined_words_may_meet() -> None:
    for content in (
        '<del>a <hi rend="underline">b</hi></del>',
        '<hi rend="underline">a <del>b</del> <hi rend="double-underline">c</hi></hi>',
        '<restore><del><hi rend="underline">c</hi><del>d</del></del></restore>',
    ):
        assert view(paragraph(content), "diplomatic", "pdf").startswith(b"%PDF")


def test_the_same_document_is_the_same_file_in_another_process_and_second() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from view_samples import english;"
        "from tei_protocols.views import VIEWS, view;"
        "print(*(hashlib.sha256(view(english(), name, to)).hexdigest() for name in VIEWS for to in ('html', 'pdf')))"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(set(runs[0].split())) == 2 * len(VIEWS)


@needs_poppler
@pytest.mark.parametrize(("stated", "expected"), [("", None), ("86400", "1970"), ("yesterday", None)])
def test_a_document_without_a_date_is_dated_only_by_whoever_builds_it(
    stated: str, expected: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    tree = english()
    for date in tree.xpath("//t:creation | //t:meeting", namespaces={"t": TEI}):
        date.getparent().remove(date)
    facts = read_with("pdfinfo", view(tree, "reading", "pdf"), tmp_path)
    dates = [line for line in facts.splitlines() if line.startswith("CreationDate")]
    assert (dates == []) if expected is None else (expected in dates[0])


def test_the_signs_of_the_russian_alphabet_and_of_the_views_are_there() -> None:
    signs = "".join(map(chr, [*range(0xA0, 0x250), *range(0x400, 0x460)])) + "⟨⟩⟦⟧⟪⟫→†…—–«»„“”‘’№"
    assert [sign for sign in signs if not printing._has_sign(sign)] == []
