"""Pages for the preview: a page goes in; it comes out with a script that reloads it, and with a policy of security that
admits this one script.
"""

from __future__ import annotations

import re
from html import escape, unescape

from tei_protocols.styles import script_parameters

MADE_AGAIN = "/-/made-again"
"""Where a page hears that it was made again; no file of an edition has such an address."""

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_END = "</body>"


def with_reloading(page: bytes) -> bytes:
    """The page as it is served."""
    script = script_parameters("reload")
    needed = {"script-src": f"'{script['script-digest']}'", "connect-src": "'self'"}
    text = page.decode("utf-8")
    text = _POLICY.sub(lambda found: f"{found[1]}{escape(_admitting(unescape(found[2]), needed))}{found[3]}", text, 1)
    before, end, after = text.rpartition(_END)
    element = f"<script>{script['script']}</script>"
    return (f"{before}{element}{end}{after}" if end else text + element).encode()


def _admitting(policy: str, needed: dict[str, str]) -> str:
    """The policy with further sources in its directives."""
    directives = dict(each.strip().partition(" ")[::2] for each in policy.split(";") if each.strip())
    for name, source in needed.items():
        directives[name] = f"{directives[name]} {source}" if name in directives else source
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
