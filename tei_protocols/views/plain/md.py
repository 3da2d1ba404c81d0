"""Markdown: marked words go in; Markdown comes out, with headings, footnotes and struck text as GitHub, Pandoc and our
own reader know them. No character of the text is ever a sign of Markdown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tei_protocols.views.plain.marked import (
    ALIKE,
    BEGINS,
    ENDS,
    NAME_END,
    SIGN,
    Signs,
    blocks,
    forms,
    in_one_line,
    lines,
)

SIGNS: Signs = {
    **ALIKE,
    "added": ("\\\\", "/"),
    "gap": ("\\[", "]"),
    "remark": ("\\[", "]"),
    "query": ("\\[", "]"),
    "omission": ("⟦", "⟧"),
    "passage": ("⟦", "⟧"),
    "hi-underline": ("<u>", "</u>"),
    "hi-double-underline": ("<u>", "</u>"),
    "hi-superscript": ("<sup>", "</sup>"),
    "hi-subscript": ("<sub>", "</sub>"),
    "b": ("<b>", "</b>"),
}

# what is struck out has a sign that depends on the words
_STRUCK, _STRUCK_END = "\ufdd5", "\ufdd6"
_FORMS = forms({**SIGNS, "del": (_STRUCK, _STRUCK_END)})
_SPACE = " \t\r\n"

_MEANT = "\\`*_~<[&"
# that it begins with one set of characters lets it be found four times as fast
_ESCAPED = re.compile(r"[\\`*_~<\[&](?:(?<!&)|(?=#?[0-9A-Za-z]+;))")
_MARKS = re.compile(f"({SIGN.pattern})")
_NUMBERED = re.compile(r"(\d+)(?=[.)])")
_NOT_IN_LABELS = re.compile(r"[^\w.-]|_")
_NOTE = re.compile(f"{BEGINS}note ([^{NAME_END}]*){NAME_END}(.*?){ENDS}note{NAME_END}", re.DOTALL)


def markdown(marked: str) -> str:
    """A page in Markdown, without the last line feed."""
    page = blocks(marked)
    labels = _labels([parts for kind, parts in page if kind == "note"])
    marks: set[str] = set()
    if labels:

        def mark_alone(found: re.Match[str]) -> str:
            marks.add(found[1])
            return _mark(found[1]) if found[1] in labels else found[2]

        page = blocks(_NOTE.sub(mark_alone, marked))
    words = _Words(labels, any(sign in marked for sign in _MEANT))
    before = ""
    written = []
    for kind, parts in _arranged(page, marks):
        written.append(_block(kind, parts, before, words))
        before = kind
    return "".join(written)


def _mark(note: str) -> str:
    """The mark of a note, by its address."""
    return f"{BEGINS}note {note}{NAME_END}"


def _labels(notes: Sequence[list[str]]) -> dict[str, str]:
    """What each note is called, by its address: by its printed number where only one has it, otherwise by that."""
    numbers = [in_one_line(SIGN.sub("", number)) for _, number, *_ in notes]
    counted = Counter(numbers)
    return {
        address: number if number.isdecimal() and counted[number] == 1 else _NOT_IN_LABELS.sub("-", address)
        for (address, *_), number in zip(notes, numbers, strict=True)
    }


def _arranged(page: Sequence[tuple[str, list[str]]], marks: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """The blocks of a page; among its notes, those with a mark are footnotes, and come behind the others, which stand
    there as they are, below the heading."""
    footnotes: list[list[str]] | None = None
    heading: list[str] | None = None
    for kind, parts in page:
        if kind == "notes":
            footnotes = []
        elif footnotes is None:
            yield kind, parts
        elif kind == "notes-end":
            yield from (("footnote", note) for note in footnotes)
            footnotes = heading = None
        elif kind == "h2":
            heading = parts
        elif kind == "note" and parts[0] in marks:
            footnotes.append(parts)
        elif kind == "note":
            if heading:
                yield "h2", heading
            heading = None
            yield kind, parts


def _block(kind: str, parts: list[str], before: str, words: _Words) -> str:
    """A block behind one of another kind; nothing for what only stands around some."""
    match kind:
        case "paragraph" | "first":
            return "\n\n" + words.block(parts[0])
        case "speaker":
            name, *roles = map(words.line, parts)
            return f"\n\n**{name}**" + "".join(f", {role}" for role in roles)
        case "doubt":
            return "\n\n> " + words.line(parts[0])
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return f"\n\n{'#' * int(kind[1])} {words.line(parts[0])}"
        case "fact":
            name, *said = map(words.line, parts)
            # sentences need no semicolon between them
            return f"{_first(before, 'facts')}\n- **{name}**: {'; '.join(said).replace('.; ', '. ')}"
        case "entry" | "list-entry":
            return f"{_first(before, 'list')}\n- " + words.block(parts[0]).replace("\n", "\n  ")
        case "footnote":
            text = "".join(map(words.block, parts[2:]))
            return f"\n\n[^{words.label(parts[0])}]: " + text.replace("\n", "\n    ")
        case "note":
            return "\n\n" + words.block("".join(parts[1:]))
        case "passage":
            name, *said = map(words.line, parts)
            return f"\n\n> {name}: {''.join(said)}"
        case "table":
            return "\n"
        case "table-head" | "row":
            row = "\n| " + " | ".join(words.line(cell).replace("|", "\\|") for cell in parts) + " |"
            return row + ("\n|" + " --- |" * len(parts) if kind == "table-head" else "")
        case "kicker":
            return _first(before, "next") * 2 + words.block(parts[0])
        case "next":
            return "\n\n* * *"
    return ""


def _first(before: str, around: str) -> str:
    """The line that is left before the first of several."""
    return "\n" if before == around else ""


class _Words:
    """The words of a page in Markdown, whose notes are called by `labels`; `is_to_escape` says that some of its
    characters could be taken for signs."""

    def __init__(self, labels: Mapping[str, str], is_to_escape: bool) -> None:
        self._labels, self._is_to_escape = labels, is_to_escape
        self._forms = _FORMS | {_mark(note): f"[^{label}]" for note, label in labels.items()}

    def label(self, address: str) -> str:
        """What a note is called."""
        return self._labels[address]

    def block(self, words: str) -> str:
        """A block, whose lines end where they end; what would make something else of it at the beginning of a line does
        not."""
        shown = self._shown(words)
        return "\\\n".join(map(_beginning, lines(shown))) if "\n" in shown else _beginning(in_one_line(shown))

    def line(self, words: str) -> str:
        """The same in one line."""
        shown = self._shown(words)
        return " ".join(lines(shown)) if "\n" in shown else in_one_line(shown)

    def _shown(self, words: str) -> str:
        """Words with their signs, in which a line feed ends a line."""
        if "\n" in words:
            words = words.replace("\n", " ")
        if BEGINS not in words:
            return _escaped(words) if self._is_to_escape else words
        if self._is_to_escape:
            shown = "".join(map(self._piece, _MARKS.split(words)))
        else:
            shown = SIGN.sub(lambda mark: self._forms.get(mark[0], ""), words)
        return _with_struck(shown) if _STRUCK in shown else shown

    def _piece(self, piece: str) -> str:
        return self._forms.get(piece, "") if piece.startswith((BEGINS, ENDS)) else _escaped(piece)


def _escaped(words: str) -> str:
    """Words in which no character is a sign."""
    return _ESCAPED.sub(lambda sign: "\\" + sign[0], words)


def _beginning(line: str) -> str:
    if line.startswith(("#", "+", "=", ">", "-")):
        return "\\" + line
    return _NUMBERED.sub(r"\1\\", line, count=1) if line[:1].isdecimal() and _NUMBERED.match(line) else line


def _with_struck(words: str) -> str:
    """Words where those that are struck out have their signs."""
    while (end := words.find(_STRUCK_END)) >= 0:
        begin = words.rindex(_STRUCK, 0, end)
        before, after = words[:begin], words[end + 1 :]
        words = before + _struck(words[begin + 1 : end], before[-1:], after[:1]) + after
    return words


def _struck(words: str, before: str, after: str) -> str:
    """Words that are struck out, between these characters: the signs of Markdown hold only where words begin and end
    inside them."""
    struck = words.strip(_SPACE)
    if not struck:
        return words
    left, right = words[: words.index(struck)], words[words.index(struck) + len(struck) :]
    holds = (
        "~~" not in struck
        and struck[0].isalnum()
        and (struck[-1].isalnum() or (struck[-1] in ".,;:!?" and "\n" not in struck))
        and (right or not after.isalnum())
        and (left or not before.isalnum())
    )
    return left + (f"~~{struck}~~" if holds else f"<del>{struck}</del>") + right
