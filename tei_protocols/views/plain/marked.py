"""Marked words, as `xslt/formats/plain.xsl` writes them: blocks, and inside them signs, each with its name.

A page that is said in words like these is read by each plain form in its own way, which takes a small part of the time
of a stylesheet for each. The kinds of blocks:

- `kicker`, `h1` … `h6`, `paragraph`, `first` (a paragraph behind its heading), `entry` and `list-entry` of a `list`
- `speaker`: the name, then the roles as parts; `doubt`: why it is doubtful who speaks
- `notes`, then each `note`: its address, its number, and its text as further parts; then `notes-end`
- `facts`, then each `fact`: what it is called, and what it says as further parts
- `table`, then `table-head` and each `row`, with a part for each cell
- `passage`: what is said of one that was left out, then its words as further parts
- `next`: another document begins

Most signs have the name of a class of the page, or of an element of HTML. `line` ends a line where it begins. `note`
stands around the mark of a note, whose address follows the name where it begins; `passage` around what is said in the
place of one that was left out; `number` around that of a note, where it is a mere number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BLOCK, PART, BEGINS, ENDS, NAME_END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"

SIGN = re.compile(f"[{BEGINS}{ENDS}][^{NAME_END}]*{NAME_END}")
"""Where a sign begins or ends."""

_SPACE = re.compile(r"[ \t\r\n]+")

Signs = Mapping[str, tuple[str, str]]
"""What stands before and behind the words of a sign, by its name."""

ALIKE: Signs = {
    "supplied": ("⟨", "⟩"),
    "supplied-omitted-in-original": ("‸", ""),
    "gloss": ("⟨= ", "⟩"),
    "explanation": ("(", ")"),
    "completed": ("(", ")"),
    "in-the-room": ("(", ")"),
    "unclear": ("", "(?)"),
    "sic": ("", " (!)"),
    "correction": (" ⟨→ ", "⟩"),
    "struck": ("⟦⟦", "⟧⟧"),
    "leaf": (" |", "| "),
    "head-in-line": ("", "| "),
    "unknown": ("⟪", "⟫"),
    "line": ("\n", ""),
    "session": ("· ", ""),
}
"""The signs that text and Markdown have in common."""


def blocks(marked: str) -> list[tuple[str, list[str]]]:
    """The blocks of a page: of each its kind and its parts."""
    begun = (block.partition(NAME_END) for block in marked.split(BLOCK)[1:])
    return [(kind, words.split(PART)) for kind, _, words in begun]


def forms(signs: Signs) -> dict[str, str]:
    """What stands for each mark of these signs."""
    begin = {f"{BEGINS}{name}{NAME_END}": form for name, (form, _) in signs.items()}
    return begin | {f"{ENDS}{name}{NAME_END}": form for name, (_, form) in signs.items()}


def lines(words: str) -> list[str]:
    """Words in which a line feed ends a line, as lines; the first and the last are not blank."""
    if "\n" not in words:
        return [in_one_line(words)]
    found = [in_one_line(line) for line in words.split("\n")]
    filled = [number for number, line in enumerate(found) if line]
    return found[filled[0] : filled[-1] + 1] if filled else []


def in_one_line(words: str) -> str:
    """Words with one space between them, and none around them; other spaces than those of XML are characters."""
    if "  " in words or "\n" in words or "\t" in words or "\r" in words:
        words = _SPACE.sub(" ", words)
    return words.strip(" ")
