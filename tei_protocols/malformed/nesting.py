"""Nesting: a file goes in; the first tag that closes nothing, crosses another, or is never closed, comes out."""

from __future__ import annotations

from typing import NamedTuple

from tei_protocols.malformed.mistake import Mistake, Replacing
from tei_protocols.written import Tag, Written

# elements that are always empty, of the TEI and of HTML
_EMPTY = frozenset(("anchor", "cb", "gb", "graphic", "lb", "milestone", "pb", "ptr", "br", "hr", "img"))


class _Pair(NamedTuple):
    """A start tag and the end tag that closes it."""

    opens: Tag
    closes: Tag


def mistake(written: Written) -> Mistake | None:
    """The first mistake in the nesting of elements; None where there is none."""
    return _Nesting(written).mistake()


class _Nesting:
    def __init__(self, written: Written) -> None:
        self._written = written
        self._open: list[Tag] = []
        self._before: Tag | None = None
        # the first pair of which each stands alone at the head of its line, but not at the same depth
        self._aslant: _Pair | None = None

    def mistake(self) -> Mistake | None:
        closed = False
        for tag in self._written.tags():
            if closed:
                return self._behind_the_end(tag)
            if not tag.closes:
                self._open += [] if tag.empty else [tag]
                closed = not self._open
            elif not self._open:
                return self._closes_nothing(tag)
            elif self._open[-1].name == tag.name:
                self._close(tag)
                closed = not self._open
            else:
                return self._wrong(tag)
            self._before = tag
        return self._never_closed(None) if self._open else None

    def _close(self, tag: Tag) -> None:
        opens = self._open.pop()
        if self._aslant is None and self._indented(opens) and self._indented(tag):
            column, other = (self._written.place(each.start)[1] for each in (opens, tag))
            self._aslant = _Pair(opens, tag) if column != other else None

    def _indented(self, tag: Tag) -> bool:
        """Does a tag stand at the head of its line?"""
        if not self._written.text[max(tag.start - 1, 0)].isspace():
            return tag.start == 0
        line, column = self._written.place(tag.start)
        start = self._written.offset((line, 1))
        return not self._written.text[start : start + column - 1].strip()

    def _wrong(self, tag: Tag) -> Mistake:
        """An end tag that does not close the element that was opened last."""
        last = self._open[-1]
        if last.name.casefold() == tag.name.casefold():
            return self._misspelt(tag, last)
        if tag.name not in [each.name for each in self._open]:
            return self._closes_nothing(tag)
        following = next((each for each in self._written.tags(tag.end)), None)
        if following and following.closes and following.name == last.name and self._would_fit(tag, following):
            return self._crossing(tag, following)
        return self._never_closed(tag)

    def _would_fit(self, tag: Tag, following: Tag) -> bool:
        """Do two end tags close the last two elements, in the wrong order?"""
        names = [each.name for each in self._open]
        if names[-2:] != [tag.name, following.name]:
            return False
        # if the element around them is of that name as well, it is that which is closed
        return following.name not in names[:-2] or not self._written.text[tag.end : following.start].strip()

    def _crossing(self, tag: Tag, following: Tag) -> Mistake:
        between = self._written.text[tag.end : following.start]
        outer, inner = self._open[-2], self._open[-1]
        message = (
            f"<{outer.name}> and <{inner.name}> cross: <{inner.name}> begins inside <{outer.name}>, and ends behind it"
        )
        if between.strip():
            hint = f"end <{inner.name}> before </{outer.name}>, and begin another behind it"
            return Mistake("xml.crossing", message, hint, tag.start, tag.end, tag.start)
        right = f"{self._text(following)}{between}{self._text(tag)}"
        repair = Replacing(f"Write {right}", ((tag.start, following.end, right),))
        return Mistake("xml.crossing", message, f"write {right}", tag.start, following.end, tag.start, (repair,))

    def _misspelt(self, tag: Tag, last: Tag) -> Mistake:
        message = f"</{tag.name}> does not close {self._named(last)}"
        at = tag.start + len("</")
        repair = Replacing(f"Write </{last.name}>", ((at, at + len(tag.name), last.name),))
        hint = f"write </{last.name}>; small and capital letters differ"
        return Mistake("xml.closing", message, hint, tag.start, tag.end, tag.start, (repair,))

    def _closes_nothing(self, tag: Tag) -> Mistake:
        message = f"</{tag.name}> closes nothing: no <{tag.name}> is open here"
        if self._before and self._before.empty and self._before.name == tag.name:
            right = f"{self._text(self._before)[:-2].rstrip()}>"
            message = f"</{tag.name}> closes nothing: the {self._named(self._before)}, closes itself by its slash"
            hint = f"write {right}, or take </{tag.name}> away"
            return Mistake("xml.closing", message, hint, tag.start, tag.end, tag.start)
        if self._open:
            message += f", but {self._named(self._open[-1])}"
            last = self._open[-1].name
            hint = f"write </{last}>, if that is meant; otherwise take it away, or write <{tag.name}> before"
        else:
            hint = "take it away"
        return Mistake("xml.closing", message, hint, tag.start, tag.end, tag.start)

    def _never_closed(self, tag: Tag | None) -> Mistake:
        """Elements that are open where one around them, or the file, ends."""
        last, noticed = self._open[-1], tag.start if tag else len(self._written.text)
        if last.name.rpartition(":")[2] in _EMPTY:
            return self._without_slash(last, noticed)
        if self._aslant and self._aslant.opens.name == last.name and self._aslant.opens.start > last.start:
            # its end tag was taken for that of one inside it, and stands under the start tag of the right one
            last = self._aslant.opens
            right, line = f"</{last.name}>", self._line(self._aslant.closes)
            hint = f"write {right} before line {line}: the {right} there stands under another <{last.name}>"
        elif tag:
            where = f"</{last.name}> where it ends, before the </{tag.name}> of line {self._line(tag)}"
            around = self._could_end(last)
            meant = f"</{last.name}> for it, if it is to end the {around}; otherwise " if around else ""
            hint = f"write {meant}{where}"
        else:
            tags = "".join(f"</{each.name}>" for each in reversed(self._open))
            hint = f"the file ends inside it: get the rest, or write {tags}"
        message = f"<{last.name}> is never closed"
        return Mistake("xml.unclosed", message, hint, last.start, last.end, noticed)

    def _could_end(self, last: Tag) -> str:
        """The element that a start tag ends if its slash was forgotten; empty where it can be none."""
        around = self._open[-2] if len(self._open) > 1 else last
        bare = self._text(last) == f"<{last.name}>"
        is_end = bare and around.name == last.name and around is not last
        return f"<{around.name}> of line {self._line(around)}" if is_end else ""

    def _without_slash(self, tag: Tag, noticed: int) -> Mistake:
        right = f"{self._text(tag)[:-1].rstrip()}/>"
        repair = Replacing(f"Write {right}", ((tag.end - 1, tag.end - 1, "/"),))
        message, hint = f"<{tag.name}> is never closed, and it is empty", f"write {right}"
        return Mistake("xml.unclosed", message, hint, tag.start, tag.end, noticed, (repair,))

    def _behind_the_end(self, tag: Tag) -> Mistake:
        if tag.closes:
            return Mistake(
                "xml.closing",
                f"</{tag.name}> closes nothing: the document has ended",
                "take it away; or an end tag before it is one too many",
                tag.start,
                tag.end,
                tag.start,
            )
        message = f"<{tag.name}> stands behind the end of the document"
        hint = "a document is one element: put it inside, or into a file of its own"
        return Mistake("xml.closing", message, hint, tag.start, tag.end, tag.start)

    def _named(self, tag: Tag) -> str:
        return f"<{tag.name}>, from line {self._line(tag)}"

    def _line(self, tag: Tag) -> int:
        return self._written.place(tag.start)[0]

    def _text(self, tag: Tag) -> str:
        return self._written.text[tag.start : tag.end]
