"""The page of all views: the page around them and the views as they were written go in, the whole comes out.

Each view is written alone, so that its addresses are those of its document; here they become those of the view. As text
that takes a fraction of the time of another stylesheet. What is a tag is certain: in what Saxon writes, the words of a
document and the values of attributes have neither angle bracket.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# which view it is that begins so
_BEGIN = re.compile(r'<div[^>]* class="view ([^ "]+)[^>]*>')
_NAMESPACE = ' xmlns="http://www.w3.org/1999/xhtml"'

# what stands before an address, or before the way to one of the same view: the page's own have a colon
_BEFORE_ADDRESS = re.compile(r'="(?:(?<= id=")|(?<= popovertarget=")|(?<= href=")#(?=[^":]*"))(?=[^<>]*>)')

# their place, which holds the ways to them
_PLACE = '<div class="views">'
_WAYS_END = "</nav>"


def named(views: Iterable[str]) -> dict[str, str]:
    """Written views by their names, as their classes have them. What does not begin as a view is left out."""
    begins = ((_BEGIN.match(view), view) for view in views)
    return {begin[1]: view for begin, view in begins if begin}


def together(page: str, views: Mapping[str, str]) -> str:
    """A page with an empty place for views, and these in it, by their names; the first keeps its addresses."""
    before, place, rest = page.partition(_PLACE)
    ways, end, after = rest.partition(_WAYS_END)
    taken: list[str] = []
    shown = []
    for name, view in views.items():
        shown.append(_among(view, _prefix(name, taken), _open(ways + end, name)))
        taken.append(name)
    return "".join((before, place, *shown, after))


def _prefix(name: str, before: list[str]) -> str:
    """What stands before the addresses of a view: its first letter, or its name where that is taken; nothing for the
    first of all."""
    if not before:
        return ""
    return f"{name if any(other[0] == name[0] for other in before) else name[0]}."


def _open(ways: str, name: str) -> str:
    """The ways to all views, where this one is open."""
    way = f'href="#view:{name}"'
    return ways.replace(way, f'{way} aria-current="true"')


def _among(view: str, prefix: str, ways: str) -> str:
    """A view with its own addresses, and with the ways to the others between the way past its head and its text."""
    begin, bracket, content = view.replace(_NAMESPACE, "", 1).partition(">")
    if prefix:
        content = _BEFORE_ADDRESS.sub(lambda found: found[0] + prefix, content)
    skip, article, articles = content.partition("<article")
    return "".join((begin, bracket, skip, ways, article, articles))
