"""Files that another program wrote are read like those that the tests write themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import comments, looks, notes, paragraphs_of, reading

FILES = Path(__file__).parent / "files"
TITLE = ["Protocol", "Protocol No.\u00a06", "Top Secret"]
REST = ["1. Approve m2.", "2. Instruct Cde. Ivanov.", "Name\tVote", "Petrov\tfor"]
NOTE = ["The bracketed portion was crossed out.", "Twice."]
# What every format can say. Headings are bold in some, and only Word's knows who changed what.
SHARED = [
    ("ITALIC", "Top Secret", ""), ("STRUCK", "does not say", ""), ("SUPERSCRIPT", "2", ""),
    ("BOLD", "Cde. Ivanov", ""), ("STRUCK", "bracketed", ""),
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["docx", "odt", "html"])
def test_what_pandoc_writes(suffix: str) -> None:
    found = reading((FILES / f"pandoc.{suffix}").read_bytes(), f"pandoc.{suffix}")
    comment = "" if suffix == "docx" else "is it?"
    speech = f"Cde. Petrov does not say says that the harvest is good bad, and {comment}so on."
    assert paragraphs_of(found) == [*TITLE, speech, *REST, *NOTE]
    assert [each for each in looks(found) if each in SHARED] == SHARED
    assert notes(found) == [("1", "says", "\n\n".join(NOTE))]


def test_what_only_word_documents_say() -> None:
    found = reading((FILES / "pandoc.docx").read_bytes(), "pandoc.docx")
    assert {("INSERTED", "good", "Anna"), ("STRUCK", "bad", "Anna")} <= set(looks(found))
    assert comments(found) == [("so on", "is it?", "Boris")]
