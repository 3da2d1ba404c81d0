"""Line ends: a page as it was written goes in; it comes out with spaces at which no line ends.

No line ends behind initials, behind a short word with a stop before a name or a number (`т. Г.С. Орлов`, `Op. 16`),
behind the sign of a number, before the letter that follows a figure (`1955 г.`), before initials behind a surname, or
before a dash. White space is all that changes: what is searched, copied or compared with a transcript is the same. What
programs read, the head of the page and the citations, stays as it is. In print the stylesheet sees to it, see
`formats/pdf/words.xsl`.
"""

from __future__ import annotations

import re

_HELD = "\N{NO-BREAK SPACE}"

_BEGIN, _END = "<body", '<section class="cite"'

# before a name or a number; one letter with a stop is an initial, as most are, and a longer word may end a sentence
_BEFORE = r'(?=[A-ZÀ-ÖØ-ÞА-ЯЁ\d]|<(?:a|span) class="(?:person|doubtful))'
_INITIAL = re.compile(rf"\. (?<=[\W_][^\W\d_]\. ){_BEFORE}")
_WORD = re.compile(rf"\. (?<![^\W\d_]{{5}}\. ){_BEFORE}")
_SHORT_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{1,4}\Z")
_LONGEST = 4
# a figure and the letters behind it, a surname and its initials; their first stop is looked for, since a page has five
# times as many spaces
_IN_ONE_LINE = re.compile(
    r"\.(?:(?<=\d [^\W\d_]\.)|(?<=\d [^\W\d_]{2}\.)|(?<= [A-ZА-ЯЁ]\.)(?=[ \u00a0]?[A-ZА-ЯЁ]\.[,;)<]))"
)
_SIGNS = "№§"
_DASHES = "–—"


def held_together(page: str) -> str:
    """The page with lines that end only where a compositor would let them end."""
    before, begin, rest = page.partition(_BEGIN)
    words, end, after = rest.partition(_END)

    initials_held = _INITIAL.sub(f".{_HELD}", words)

    def space(found: re.Match[str]) -> str:
        return f".{_HELD}" if _holds(initials_held, found.start(), found.end()) else ". "

    held = _in_one_line(_WORD.sub(space, initials_held))
    # most pages have none of them, which is seen at once
    for sign in _SIGNS:
        if sign in held:
            held = held.replace(f"{sign} ", f"{sign}{_HELD}")
    for dash in _DASHES:
        if dash in held:
            held = held.replace(f" {dash} ", f"{_HELD}{dash} ")
    return "".join((before, begin, held, end, after))


def _in_one_line(words: str) -> str:
    """The words without a line that ends between a figure and its letters, or a surname and its initials."""
    parts, done = [], 0
    for found in _IN_ONE_LINE.finditer(words):
        space = words.rindex(" ", done, found.start())
        parts.append(words[done:space])
        done = space + 1
    return _HELD.join((*parts, words[done:]))


def _holds(words: str, stop: int, behind: int) -> bool:
    """Is a word with a stop one that no line ends behind, before what stands behind its space?"""
    short = _SHORT_WORD.search(words, max(0, stop - _LONGEST - 1), stop)
    if short is None:
        return False
    # before a name that is no link: a word that ends a sentence seldom begins with a capital or is one letter (т., тт.)
    return not words[behind].isupper() or words[short.start()].isupper() or len(set(short[0])) == 1
