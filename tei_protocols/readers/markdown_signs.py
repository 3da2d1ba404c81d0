"""The signs of Markdown that count in a transcript: the parser, set up so that no other sign is taken for mark-up.

What a transcript prints must not vanish as syntax: `[1]: text` is a note and no link target, `[passage](1)` a bracket
with a note mark and no link, an indented line is no code, and a backtick may stand for a soft sign.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

_NOTE_MARK = re.compile(r"\[\^([^\s\[\]]{1,100})\]")
# What stands behind the brackets of a link: an address, which in a transcript is more than a number or a name.
_ADDRESS = re.compile(
    r"\(<?((?:https?://|ftp://|www\.|mailto:|#|\.{0,2}/)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?)>?"
    r"(?:[ \n]+\"[^\"\n]{0,500}\")?\)"
)
_TAG = re.compile(
    r"<(?P<closing>/?)(?P<name>del|s|strike|ins|u|sup|sub|b|strong|i|em|mark|small|br|a|span|font|div|p|center)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_DEEP = 1_000_000  # the limit of the parser drops what is deeper; Python's own limit is noticed instead


def parser() -> MarkdownIt:
    """A parser of Markdown for transcripts."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEP}).enable(["strikethrough", "table"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    # Line ends are normalised before; the rule would also replace characters.
    markdown.disable(["normalize", "reference", "code", "html_block", "backticks", "image"])
    markdown.block.ruler.before("paragraph", "comment", _comment_block, {"alt": ["paragraph"]})
    markdown.inline.ruler.before("strikethrough", "substitution", _substitution)
    markdown.inline.ruler.at("footnote_ref", _note_mark)
    markdown.inline.ruler.at("link", _link)
    markdown.inline.ruler.at("html_inline", _tag)
    return markdown


def _substitution(state: StateInline, silent: bool) -> bool:
    """A sign of CriticMarkup's `{~~old~>new~~}`, which is text here: new words must not be taken for struck ones."""
    start, end = state.pos, state.pos + 2
    if state.src[start:end] != "~~" or not (state.src[start - 1 : start] == "{" or state.src.startswith("}", end)):
        return False
    if not silent:
        state.pending += "~~"
    state.pos = end
    return True


def _note_mark(state: StateInline, silent: bool) -> bool:
    mark = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    if not mark:
        return False
    if not silent:
        state.push("note_mark", "", 0).meta = {"label": mark[1]}
    state.pos = mark.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """A bracket of a link: it is no character of the text, nor is the address behind the closing one."""
    if state.src[state.pos] not in "[]" or state.pos not in (links := _links(state)):
        return False
    end, address = links[state.pos]
    if not silent:
        state.push("link_sign", "a", 0).meta = {"address": address}
    state.pos = end
    return True


def _links(state: StateInline) -> dict[int, tuple[int, str]]:
    """The brackets of links in the text of the paragraph, found once for each paragraph."""
    if state.env.get("links of") is not state.src:
        state.env["links of"] = state.src
        state.env["links"] = _find_links(state.src)
    links: dict[int, tuple[int, str]] = state.env["links"]
    return links


def _find_links(text: str) -> dict[int, tuple[int, str]]:
    """By the place of each bracket: where the text goes on, and the address, unless the words of the link are it."""
    found: dict[int, tuple[int, str]] = {}
    if "](" not in text:
        return found
    opened: list[int] = []
    for bracket in re.finditer(r"\\.|[\[\]]", text, re.DOTALL):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif bracket[0] == "]" and opened:
            start = opened.pop()
            address = _ADDRESS.match(text, bracket.end())
            if address:
                found[start] = (start + 1, "")
                words = text[start + 1 : bracket.start()]
                found[bracket.start()] = (address.end(), address[1] if address[1] != words else "")
    return found


def _tag(state: StateInline, silent: bool) -> bool:
    """A tag of inline HTML, or a comment. Other things in angle brackets are text."""
    if state.src[state.pos] != "<":
        return False
    tag = _TAG.match(state.src, state.pos, state.posMax)
    end = tag.end() if tag else _end_of_comment(state)
    if not end:
        return False
    if not silent:
        token = state.push("html_tag" if tag else "comment", tag["name"].lower() if tag else "", 0)
        token.content = tag[0] if tag else state.src[state.pos + 4 : end - 3].strip()
        token.meta = {"closing": bool(tag and tag["closing"])}
    state.pos = end
    return True


def _end_of_comment(state: StateInline) -> int:
    if not state.src.startswith("<!--", state.pos):
        return 0
    if state.env.get("no comments after") is state.src:
        return 0
    end = state.src.find("-->", state.pos) + 3
    if end < 3:
        state.env["no comments after"] = state.src
        return 0
    return end


def _comment_block(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """A comment that begins a line and ends one, blank lines within it included."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith("<!--", start):
        return False
    close = state.src.find("-->", start) + 3
    last = next((line for line in range(first, end) if close <= state.eMarks[line]), None)
    if close < 3 or last is None or state.src[close : state.eMarks[last]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = state.src[start + 4 : close - 3].strip()
        token.map = [first, last + 1]
        state.line = last + 1
    return True
