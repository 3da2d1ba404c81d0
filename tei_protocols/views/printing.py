"""Printing: a Typst document goes in, a PDF comes out, tagged for those who hear it and the same at any time.

Typst is given one folder, that of its template, and no fonts but its own, so that a document looks the same on every
machine; it never sees the clock.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import Any

from tei_protocols import resources
from tei_protocols.problems import Level, Problem, UnusableInput

# Latin letters and the Russian alphabet with their signs: the fonts are known to have them.
_KNOWN = re.compile(r"[\n -~\u00a0-\u024f\u0400-\u045f]+")


def typeset(source: str) -> bytes:
    """Make a PDF/UA-1 file. Raises UnusableInput where Typst refuses.

    A document that states no date of its own is dated by SOURCE_DATE_EPOCH; without that it has no date.
    """
    from typst import TypstError

    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    inputs = {"time-is-stated": "yes"} if stated.isdigit() else {}
    try:
        return _compiled(_with_known_characters(source), inputs, int(stated) if inputs else 0)
    except TypstError as error:
        hint = "the HTML of the same view can be printed from a browser"
        raise UnusableInput(
            Problem("view.not-printable", Level.ERROR, f"this cannot be typeset: {error.message}", hint=hint)
        ) from None


def _compiled(source: str, inputs: dict[str, str], timestamp: int) -> bytes:
    pdf: bytes = _compiler().compile(
        input=source.encode(), format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs, timestamp=timestamp
    )
    return pdf


@cache
def _compiler() -> Any:
    from typst import Compiler

    return Compiler(root=str(resources.stylesheet("formats")), ignore_system_fonts=True)


def _with_known_characters(source: str) -> str:
    """The source with the code points of those characters for which no font has a sign: ‹U+7DB2›."""
    unknown = [each for each in sorted(set(_KNOWN.sub("", source))) if not _has_sign(each)]
    return source.translate({ord(each): f"‹U+{ord(each):04X}›" for each in unknown})


@cache
def _has_sign(character: str) -> bool:
    """Can the fonts show it? A PDF that all can read refuses what they cannot, and this asks it."""
    from typst import TypstError

    # after a letter, for accents that need one
    trial = f'#set document(title: "trial")\n#"a{character}"'
    try:
        _compiled(trial, {}, 0)
    except TypstError:
        return False
    return True
