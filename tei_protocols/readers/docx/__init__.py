"""Word documents: a .docx file goes in; its text, tracked changes, formatting, notes and comments come out."""

from __future__ import annotations

from tei_protocols.readers.archive import Archive
from tei_protocols.readers.composition import Composition, Content
from tei_protocols.readers.docx.comments import Comments
from tei_protocols.readers.docx.looks import Looks
from tei_protocols.readers.docx.notes import Notes
from tei_protocols.readers.docx.numbering import Numbering
from tei_protocols.readers.docx.package import Package
from tei_protocols.readers.docx.story import Story


def read_docx(data: bytes, name: str, _encoding: str | None = None) -> Content:
    """The content of a Word document. Raises UnusableInput where it is damaged, protected or too large."""
    package = Package(Archive(data, name))
    body = package.body()
    composition = Composition(name)
    _say_what_is_not_read(package, composition)
    styles = package.part("styles")
    story = Story(
        composition,
        Looks(styles),
        Numbering(package.part("numbering"), styles),
        Notes(package.part("footnotes"), package.part("endnotes"), package.part("settings")),
        Comments(package.part("comments"), composition),
    )
    story.write(body)
    return composition.finish()


def _say_what_is_not_read(package: Package, composition: Composition) -> None:
    for kind, what in (("header", "running heads"), ("footer", "running feet")):
        for part in package.parts(kind):
            words = "".join(text.text or "" for text in part.iter("{*}t"))
            if any(character.isalpha() for character in words):  # a page number is no loss
                composition.leave_out(what)
