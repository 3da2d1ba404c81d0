"""Files for Word: notes are footnotes, what was struck out is struck, and everything has a style with a name."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from documents import looks, notes, paragraphs_of, reading
from lxml import etree
from view_samples import TEI, english, paragraph, russian

from tei_protocols.views import VIEWS, view

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def part(data: bytes, name: str = "document") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def styled(data: bytes, style: str) -> list[str]:
    """The characters of a style, which is asked for by its name as Word shows it."""
    key = part(data, "styles").xpath(f"string(//w:style[w:name/@w:val='{style}']/@w:styleId)", namespaces=W)
    runs = part(data).xpath(
        f"//w:r[w:rPr/w:rStyle/@w:val='{key}'] | //w:p[w:pPr/w:pStyle/@w:val='{key}']", namespaces=W
    )
    return ["".join(run.itertext()) for run in runs]


def text_of(found_in: list[str], beginning: str) -> list[str]:
    return [each for each in found_in if each.startswith(beginning)]


def test_our_own_reader_finds_what_was_struck_out_and_every_note() -> None:
    found = reading(view(english(), "diplomatic", "docx"), "sample.docx")
    struck = [words for style, words, _ in looks(found) if style == "STRUCK"]
    assert struck == ["and salt", "Much more.", "old", "slowly", "word"]  # the last one is the sample in the legend
    assert notes(found)[:2] == [
        ("1", "7", "On the title."),
        ("2", "more.", "Translator's Note: The sentence was crossed out."),
    ]
    assert "RUNNING HEAD" in paragraphs_of(found)
    cyrillic = reading(view(russian(), "diplomatic", "docx"), "sample.docx")
    assert [words for style, words, _ in looks(cyrillic) if style == "STRUCK"] == ["Да выпейте чаю.", "слово"]
    assert notes(cyrillic) == [("*", "чаю.", "* Абзац зачеркнут.")]


def test_the_published_text_comes_back_as_it_was() -> None:
    """Signs of the editors are characters there, so that another conversion would find them again."""
    found = reading(view(english(), "published", "docx"), "sample.docx")
    expected = "We need [more] bread. [Much more.] See again."
    assert text_of(paragraphs_of(found), "Cde. Petrov:")[0].replace("[2]", "") == f"Cde. Petrov: {expected}"


def test_everything_has_a_style_by_name() -> None:
    data = view(english(), "diplomatic", "docx")
    assert "more" in styled(data, "Supplied")
    assert "Much " in styled(data, "Crossed Out")
    assert "Added above." in styled(data, "Added")
    assert styled(view(english(), "reading", "docx"), "Speaker")[0] == "P. P. Petrov, chair, member of the Presidium"
    assert "P. P. Petrov" in styled(data, "Speaker Name")
    assert styled(data, "heading 1") == ["Protocol No. 7"]
    used = set(part(data).xpath("//w:pStyle/@w:val | //w:rStyle/@w:val", namespaces=W))
    known = set(part(data, "styles").xpath("//w:style/@w:styleId", namespaces=W))
    assert used <= known


def test_a_label_that_names_the_speaker_does_so_once() -> None:
    """Where the label is another than the name, or it is doubtful who speaks, both are said."""
    turn = '<sp xml:id="t{n}" who="#petrov"{cert}><speaker>{label}</speaker><p n="1">Words.</p></sp>'
    turns = [("Cde. PETROV:", ""), ("THE CHAIR:", ""), ("Cde. Petrov:", ' cert="low"')]
    content = "".join(turn.format(n=n, label=label, cert=cert) for n, (label, cert) in enumerate(turns))
    tree = paragraph("")
    item = tree.find(".//{*}div")
    assert item is not None
    item.extend(etree.fromstring(f'<div xmlns="{TEI}">{content}</div>'))
    paragraphs = [str(each) for each in paragraphs_of(reading(view(tree, "diplomatic", "docx"), "sample.docx"))]
    begins = next(index for index, words in enumerate(paragraphs) if "PETROV" in words)
    name = "P. P. Petrov, chair, member of the Presidium"
    assert "PETROV: Words." in paragraphs[begins]
    assert paragraphs[begins + 1].startswith(name) and "THE CHAIR: Words." in paragraphs[begins + 2]
    assert paragraphs[begins + 3].startswith(name) and "Petrov: Words." in paragraphs[begins + 4]


@pytest.mark.parametrize(("printed", "own"), [("1", []), ("4", ["1"]), ("*", ["1"])])
def test_a_note_has_the_number_that_is_printed(printed: str, own: list[str]) -> None:
    """Word counts by itself where it comes to the same numbers; otherwise the mark is given."""
    data = view(paragraph(f'a<note xml:id="fn" n="{printed}" place="end">N.</note>'), "reading", "docx")
    references = part(data).xpath("//w:footnoteReference", namespaces=W)
    assert len(references) == 1
    assert references[0].xpath("@w:customMarkFollows", namespaces=W) == own
    assert "".join(references[0].xpath("following-sibling::w:t/text()", namespaces=W)) == (printed if own else "")


def test_a_note_without_a_mark_stands_behind_its_number() -> None:
    tree = paragraph("Bread.")
    back = etree.SubElement(tree.getroot().find(f"{{{TEI}}}text"), f"{{{TEI}}}back")
    notes_of_it = etree.SubElement(back, f"{{{TEI}}}div", {"type": "notes"})
    etree.SubElement(notes_of_it, f"{{{TEI}}}note", {"n": "12"}).text = "Nobody knows where."
    assert "12 Nobody knows where." in paragraphs_of(reading(view(tree, "reading", "docx"), "sample.docx"))


@pytest.mark.parametrize("name", VIEWS)
def test_every_footnote_is_called_once_and_there(name: str) -> None:
    data = view(english(), name, "docx")
    called = part(data).xpath("//w:footnoteReference/@w:id", namespaces=W)
    there = part(data, "footnotes").xpath("//w:footnote[not(@w:type)]/@w:id", namespaces=W)
    assert called == there == [str(number) for number in range(1, len(there) + 1)]


@pytest.mark.parametrize("name", VIEWS)
def test_no_field_is_markup_or_a_field_code(name: str) -> None:
    hostile = '</w:t>" INCLUDETEXT "/etc/passwd'
    tree = english()
    for element in tree.iter(etree.Element):
        element.text = (element.text or "") + hostile
    for link in tree.iter(f"{{{TEI}}}ref"):
        link.set("target", 'https://example.org/" INCLUDETEXT "/etc/passwd')
    document = part(view(tree, name, "docx"))
    assert document.xpath("//w:instrText", namespaces=W) == []
    for code in document.xpath("//w:fldSimple/@w:instr", namespaces=W):
        assert code in (" STYLEREF 2 ", " PAGE ") or (code.startswith(' HYPERLINK "https://') and code.count('"') == 2)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("tree", [english(), russian()], ids=["English", "Russian"])
def test_libreoffice_opens_it(tree: etree._ElementTree, tmp_path: Path) -> None:
    (tmp_path / "sample.docx").write_bytes(view(tree, "diplomatic", "docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "sample.docx")], check=True, capture_output=True, timeout=120)
    opened = " ".join((tmp_path / "sample.txt").read_text("utf-8").split())
    assert "Much more." in opened or "Съешьте ещё этих ⟨мягких⟩ булок. Да выпейте чаю." in opened


@pytest.mark.skipif(not all(map(shutil.which, ("soffice", "pdftotext"))), reason="LibreOffice or poppler is not here")
def test_pages_have_heads_and_a_mark_of_two_characters_stands_once(tmp_path: Path) -> None:
    words = "".join(f"Sentence {number} of many. " for number in range(700))
    tree = paragraph(f'bread<note xml:id="fn" n="1*" place="end">Of rye.</note> {words}')
    (tmp_path / "sample.docx").write_bytes(view(tree, "reading", "docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "sample.docx")], check=True, capture_output=True, timeout=120)
    printed = subprocess.run(["pdftotext", "-layout", tmp_path / "sample.pdf", "-"], check=True, capture_output=True)
    first, second, *_ = printed.stdout.decode().split("\f")
    assert " ".join(first.split()).count("1*") == 2, "at its place and before its words"
    lines = [line.split() for line in second.splitlines() if line.strip()]
    title = ["Protocol", "No.", "7", "of", "an", "Invented", "Board"]
    assert lines[0] == [*title, "9", "March", "1957"] and lines[-1] == [*title, "2"]


def test_a_word_that_the_record_omits_has_its_signs() -> None:
    tree = paragraph('25 <supplied reason="omitted-in-original">October</supplied> 1962.')
    found = reading(view(tree, "diplomatic", "docx"), "sample.docx")
    assert "25 ⟨‸October⟩ 1962." in " ".join(paragraphs_of(found))


def test_what_was_restored_is_told_by_more_than_a_colour() -> None:
    tree = paragraph("It <restore><del>stays</del></restore> as it was.")
    assert "It ⟦stays⟧ as it was." in " ".join(paragraphs_of(reading(view(tree, "diplomatic", "docx"), "sample.docx")))
    assert "It stays as it was." in " ".join(paragraphs_of(reading(view(tree, "reading", "docx"), "sample.docx")))
