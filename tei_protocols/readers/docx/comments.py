"""Comments: where the ranges of a Word document's comments begin and end goes in; the comments come out."""

from __future__ import annotations

from lxml import etree

from tei_protocols.readers.archive import attribute, children, local_name
from tei_protocols.readers.composition import Composition


class Comments:
    """The comments of a document, handed to its composition as their places become known."""

    def __init__(self, part: etree._Element | None, composition: Composition) -> None:
        self._comments = {attribute(each, "id") or "": each for each in children(part, "comment")}
        self._begun: dict[str, int] = {}
        self._composition = composition

    def begin(self, mark: etree._Element) -> None:
        """What a comment is about begins here."""
        self._begun.setdefault(attribute(mark, "id") or "", self._composition.place())

    def end(self, mark: etree._Element) -> None:
        """What a comment is about ends here, or it is about this place alone."""
        self._deliver(attribute(mark, "id") or "", self._composition.place())

    def end_all(self) -> None:
        """The text has ended: so do comments that nothing has ended."""
        for key in list(self._comments):
            self._deliver(key, self._composition.place())

    def _deliver(self, key: str, end: int) -> None:
        comment = self._comments.pop(key, None)
        if comment is None:
            return
        start = self._begun.get(key, end)
        self._composition.add_comment(start, end, _words(comment), attribute(comment, "author") or "")


def _words(comment: etree._Element) -> str:
    paragraphs = (paragraph for paragraph in comment.iter() if local_name(paragraph) == "p")
    return "\n".join("".join(_characters(paragraph)) for paragraph in paragraphs).strip()


def _characters(paragraph: etree._Element) -> list[str]:
    signs = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011"}
    return [
        each.text or "" if local_name(each) == "t" else signs.get(local_name(each), "") for each in paragraph.iter()
    ]
