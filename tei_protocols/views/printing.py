"""Printing: a Typst document goes in, a PDF comes out, tagged for those who hear it and the same at any time.

Typst is given one folder, that of its template, and no fonts but its own; it never sees the clock.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from tei_protocols import resources
from tei_protocols.problems import Level, Problem, UnusableInput


def typeset(source: str) -> bytes:
    """Make a PDF/UA-1 file. Raises UnusableInput where Typst refuses."""
    from typst import TypstError

    try:
        pdf: bytes = _compiler().compile(
            input=source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=_timestamp()
        )
    except TypstError as error:
        hint = "the HTML of the same view can be printed from a browser"
        raise UnusableInput(
            Problem("view.not-printable", Level.ERROR, f"this cannot be typeset: {error.message}", hint=hint)
        ) from None
    return pdf


@cache
def _compiler() -> Any:
    from typst import Compiler

    return Compiler(root=str(resources.stylesheet("formats")), ignore_system_fonts=True)


def _timestamp() -> int:
    """When a document without a date was made, for programs that insist: SOURCE_DATE_EPOCH, otherwise 1970."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(stated) if stated.isdigit() else 0
