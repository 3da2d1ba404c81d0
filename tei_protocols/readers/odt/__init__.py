"""OpenDocument texts: an .odt file goes in; its text, tracked changes, formatting, notes and comments come out."""

from __future__ import annotations

from tei_protocols.readers.archive import Archive, child
from tei_protocols.readers.composition import Composition, Content
from tei_protocols.readers.odt.changes import Changes
from tei_protocols.readers.odt.lists import Lists
from tei_protocols.readers.odt.looks import Looks
from tei_protocols.readers.odt.story import Story

_MANIFEST = "META-INF/manifest.xml"
_HEADS = {"header": "running heads", "footer": "running feet"}


def read_odt(data: bytes, name: str, _encoding: str | None = None) -> Content:
    """The content of an OpenDocument text. Raises UnusableInput where it is damaged, protected or too large."""
    archive = Archive(data, name)
    if b"encryption-data" in (archive.read(_MANIFEST) or b""):
        raise archive.damaged("it is protected by a password")
    content, styles = archive.tree("content.xml"), archive.tree("styles.xml")
    text = child(child(content, "body"), "text")
    if content is None or text is None:
        raise archive.damaged("an OpenDocument text has its text in content.xml, and there is none in this one")
    composition = Composition(name)
    for kind, what in _HEADS.items():
        for part in styles.iter(f"{{*}}{kind}") if styles is not None else ():
            if any(character.isalpha() for text in part.itertext() for character in str(text)):
                composition.leave_out(what)
    roots = [root for root in (styles, content) if root is not None]
    story = Story(composition, Looks(roots), Lists(roots), Changes(text))
    story.write(text)
    return composition.finish()
