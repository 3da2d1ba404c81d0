"""Pages for the preview: a page goes in; it comes out with a script that reloads it, with what could not be made again,
and with a policy of security that admits this one script and the style of this one notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape

from tei_protocols.problems import Problem
from tei_protocols.reports.kinds import Told, told
from tei_protocols.styles import script_parameters, style_parameters

MADE_AGAIN = "/-/made-again"
"""Where a page hears that it was made again; no file of an edition has such an address."""

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_END = "</body>"
# more would cover the page, and stand in the terminal
_MOST = 8
_HEADING = "This is the last state that could be made. What is to be put right:"


def as_served(page: bytes, errors: Sequence[Problem]) -> bytes:
    """The page as it is served while these errors stand; it may be older than what they are about."""
    script, style = script_parameters("reload"), style_parameters("preview")
    needed = {"script-src": f"'{script['script-digest']}'", "connect-src": "'self'"}
    if errors:
        needed["style-src"] = f"'{style['style-digest']}'"
    text = page.decode("utf-8")
    text = _POLICY.sub(lambda found: f"{found[1]}{escape(_admitting(unescape(found[2]), needed))}{found[3]}", text, 1)
    before, end, after = text.rpartition(_END)
    element = f"<script>{script['script']}</script>"
    if errors:
        element = f"<style>{style['style']}</style>{_notice(errors)}{element}"
    return (f"{before}{element}{end}{after}" if end else text + element).encode()


def _notice(errors: Sequence[Problem]) -> str:
    """The errors as a part of a page; what they quote is words, whatever it looks like."""
    shown, others = told(errors, _MOST)
    items = "".join(f"<li>{_item(each)}</li>" for each in shown)
    more = f"<p>{len(others):,} more are told in the terminal.</p>" if others else ""
    return f'<aside class="not-made" role="alert" lang="en"><p>{_HEADING}</p><ul>{items}</ul>{more}</aside>'


def _item(each: Told) -> str:
    place, rule = escape(each.problem.place), escape(each.problem.rule)
    return f"<code>{place}</code> {escape(each.sentence)} <code>[{rule}]</code>"


def _admitting(policy: str, needed: dict[str, str]) -> str:
    """The policy with further sources in its directives."""
    directives = dict(each.strip().partition(" ")[::2] for each in policy.split(";") if each.strip())
    for name, source in needed.items():
        directives[name] = f"{directives[name]} {source}" if name in directives else source
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
