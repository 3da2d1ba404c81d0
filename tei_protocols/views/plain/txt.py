"""Plain text: marked words go in; text comes out that reads well: one line a paragraph, a blank line between two, signs
in the place of what a screen shows by its looks, notes at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from tei_protocols.views.plain.marked import ALIKE, BEGINS, SIGN, Signs, blocks, forms, in_one_line, lines

SIGNS: Signs = {
    **ALIKE,
    "added": ("\\", "/"),
    "gap": ("[", "]"),
    "remark": ("[", "]"),
    "query": ("[", "]"),
    "note-mark": ("[", "]"),
    "number": ("[", "]"),
    "omission": ("[", "]"),
    "passage": ("[", "]"),
    "hi-underline": ("_", "_"),
    "hi-double-underline": ("__", "__"),
    "b": ("**", "**"),
    "del": ("⟦", "⟧"),
}

_FORMS = forms(SIGNS)
_WIDTH = 72


def plain_text(marked: str) -> str:
    """A page in plain text, without the last line feed."""
    return "".join(_WRITERS[kind](parts) for kind, parts in blocks(marked) if kind in _WRITERS)


def _line(words: str) -> str:
    if BEGINS not in words:
        return in_one_line(words)
    if "\n" in words:
        words = words.replace("\n", " ")
    return "\n".join(lines(SIGN.sub(_form, words)))


def _form(mark: re.Match[str]) -> str:
    return _FORMS.get(mark[0], "")


def _block(before: str, parts: list[str]) -> str:
    return before + _line(parts[0])


def _heading(before: str, sign: str, parts: list[str]) -> str:
    line = _line(parts[0])
    return f"{before}{line}\n{sign * min(len(line), _WIDTH)}"


def _speaker(parts: list[str]) -> str:
    name, *roles = parts
    told = ", ".join(roles)
    return f"\n\n{name.upper()}" + (f" ({told})" if told else "")


def _doubt(parts: list[str]) -> str:
    return f"\n[{_line(parts[0])}]"


def _note(parts: list[str]) -> str:
    return "\n\n" + _line("".join(parts[1:]))


def _fact(parts: list[str]) -> str:
    name, *said = parts
    return f"\n{name}: {'; '.join(map(_line, said))}"


def _row(parts: list[str]) -> str:
    *cells, last = map(_line, parts)
    return f"\n{'  '.join(cells)} ({last})"


def _passage(parts: list[str]) -> str:
    said, *words = parts
    return f"\n\n{_line(said)}\n{''.join(map(_line, words))}"


_WRITERS: Mapping[str, Callable[[list[str]], str]] = {
    "next": lambda parts: f"\n\n\n{'*' * _WIDTH}\n",
    "kicker": partial(_block, ""),
    "h1": partial(_heading, "\n\n", "="),
    "h2": partial(_heading, "\n\n\n", "-"),
    **dict.fromkeys(("h3", "h4", "h5", "h6", "paragraph", "entry"), partial(_block, "\n\n")),
    **dict.fromkeys(("first", "list-entry"), partial(_block, "\n")),
    "speaker": _speaker,
    "doubt": _doubt,
    "note": _note,
    "fact": _fact,
    "table-head": lambda parts: "\n",
    "row": _row,
    "passage": _passage,
}
"""By the kind of a block; others only stand around some."""
