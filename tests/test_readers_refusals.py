"""What is no transcript is refused, with a word on how to save it; what it is, its contents say before its name."""

from __future__ import annotations

import pytest
from documents import Run, docx, to_docx, to_odt, zipped

from tei_protocols.problems import Level, UnusableInput
from tei_protocols.readers import SUFFIXES, read

PARAGRAPHS = [[Run("Cde. Petrov says yes.")]]
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "name", "kind", "hint"),
    [
        (OLD_WORD, "a.doc", "old kind (.doc)", ".docx"),
        (OLD_WORD, "a.docx", "password", ".docx"),
        (b"text", "a.doc", "old kind (.doc)", ".docx"),
        (b"%PDF-1.7\n...", "a.pdf", "a PDF file", "plain text"),
        (b"%PDF-1.7\n...", "a.txt", "a PDF file", "plain text"),
        (b"{\\rtf1\\ansi", "a.rtf", "an RTF file", ".docx"),
        (b"{\\rtf1\\ansi", "a.doc", "an RTF file", ".docx"),
        (b"\x89PNG\r\n\x1a\n", "scan.png", "a picture", "plain text"),
        (b"\xff\xd8\xff\xe0", "scan", "a picture", "plain text"),
        (zipped({"xl/workbook.xml": "<a/>"}), "a.xlsx", "a spreadsheet", "plain text"),
        (zipped({"a.txt": "text"}), "a.zip", "an archive of files", "unpack"),
        (zipped({"a.txt": "text"}), "a.txt", "neither .docx nor .odt", "plain text"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "a.ods",
            "a spreadsheet",
            "plain text",
        ),
    ],
)
def test_other_kinds_are_refused_with_a_way_out(data: bytes, name: str, kind: str, hint: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        read(data, name)
    problem = refused.value.problem
    assert (problem.rule, problem.level, problem.file) == ("input.format", Level.ERROR, name)
    assert kind in problem.message and hint in problem.hint


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a", "a.odt", "a.html"])
def test_the_documents_of_word_processors_are_known_by_their_contents(name: str) -> None:
    assert read(to_docx(PARAGRAPHS), name).source.text == "Cde. Petrov says yes.\n"
    assert read(to_odt(PARAGRAPHS), name).source.text == "Cde. Petrov says yes.\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"no zip at all", "a.docx"),
        (b"no zip at all", "a.odt"),
        (to_docx(PARAGRAPHS)[:-30], "a.docx"),
        (to_odt(PARAGRAPHS)[:200], "a.odt"),
        (zipped({}), "a.docx"),
        (zipped({"a": "b"}), "a.odt"),
        (to_docx(PARAGRAPHS).replace(b"PK\x01\x02", b"PK\x01\x03"), "a.docx"),
    ],
)
def test_damage_is_said(data: bytes, name: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        read(data, name)
    problem = refused.value.problem
    assert (problem.rule, problem.file) == ("input.damaged", name)
    assert problem.message.startswith("this file cannot be read: ")


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(UnusableInput) as refused:
        read(docx("<w:p/>"), "a.docx")
    assert refused.value.problem.rule == "input.empty"


def test_the_names_that_transcripts_have() -> None:
    assert SUFFIXES == (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".odt")
