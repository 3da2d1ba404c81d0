"""Style and scripts of HTML pages: names of files go in, the parameters come out that a page's stylesheet needs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache

from tei_protocols import resources

# where a page has room for each of them
_PLACES = (("style", b"<style>", b"</style>"), ("script", b'<script type="module">', b"</script>"))


@cache
def style_parameters(*names: str, own: str = "") -> dict[str, str]:
    """The style sheets `names` of `xslt/css`, one after the other; one that does not exist adds nothing.

    `own` are rules of a project, which come last. They cannot leave the element that they stand in.

    `style-digest` is how the page's own security policy names the style, so that no other can be smuggled in; it is
    empty where there is no style.
    """
    sheets = [resources.stylesheet(f"css/{name}.css") for name in names]
    ours = "".join(_without_comments(sheet.read_text("utf-8")) for sheet in sheets if sheet.is_file())
    style = ours + own.replace("</", r"<\/")
    return {"style": style, "style-digest": _digest(style) if style else ""}


@cache
def script_parameters(*names: str) -> dict[str, str]:
    """The scripts `names` of `xslt/scripts`, one after the other, admitted by their digest like a style."""
    script = "".join(resources.stylesheet(f"scripts/{name}.js").read_text("utf-8") for name in names)
    return {"script": script, "script-digest": _digest(script)}


def told_of(texts: Mapping[str, str]) -> dict[str, str]:
    """What a stylesheet has to know of style and script where they are `put_in` afterwards: their digests."""
    return {name: text for name, text in texts.items() if name.endswith("-digest")}


def put_in(page: bytes, texts: Mapping[str, str]) -> bytes:
    """A page with its style and script between the tags that stand there for them, the first of their kind.

    All pages of a site have the same, and through a stylesheet they would take longer than many a page itself.
    """
    for name, begin, end in _PLACES:
        page = page.replace(begin + end, begin + texts.get(name, "").encode() + end, 1)
    return page


def _without_comments(css: str) -> str:
    """A style sheet as pages carry it: all pages do, and most are read by browsers alone."""
    return "".join(
        f"{line.strip()}\n" for line in re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).splitlines() if line.strip()
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
