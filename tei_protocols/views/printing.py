"""Printing: a Typst document goes in; a PDF for all readers and for archives comes out, the same at any time.

Typst is given one folder, and no fonts but its own, so that a document looks the same on every machine; it never sees
the clock.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tei_protocols import resources
from tei_protocols.problems import Level, Problem, UnusableInput

_TEMPLATE = ("looks", "page", "speech", "notes", "signs", "tables", "edition")
"""The files of `xslt/formats/print` in their order: each uses only what stands before it."""

_ACCESSIBLE, _LASTING = "ua-1", "a-3a"

# Latin letters and the Russian alphabet with their signs: the fonts are known to have them.
_KNOWN = re.compile(r"[\n -~\u00a0-\u024f\u0400-\u045f]+")


def typeset(source: str, files: Mapping[str, str]) -> bytes:
    """Make a PDF/UA-1 file that is PDF/A-3a as well, with these files inside it, by name.

    The first line of `source` says whether the document states a date of its own. One that does not is dated by
    SOURCE_DATE_EPOCH; without that it has no date, and is no PDF/A. Raises UnusableInput where Typst refuses.
    """
    from typst import TypstError

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    inputs = {"files": json.dumps(list(files.items()), ensure_ascii=False)}
    inputs |= {"time-is-stated": "yes"} if epoch.isdigit() else {}
    dated = source.startswith("// dated\n") or epoch.isdigit()
    standards = [_ACCESSIBLE, *([_LASTING] if dated else [])]
    try:
        return _compiled(_with_known_characters(source), inputs, standards, int(epoch) if epoch.isdigit() else 0)
    except TypstError as error:
        hint = "the HTML of the same view can be printed from a browser"
        raise UnusableInput(
            Problem("view.not-printable", Level.ERROR, f"this cannot be typeset: {error.message}", hint=hint)
        ) from None


def _compiled(source: str, inputs: dict[str, str], standards: list[str], timestamp: int) -> bytes:
    whole = _template() + source
    pdf: bytes = _compiler().compile(
        input=whole.encode(), format="pdf", pdf_standards=standards, sys_inputs=inputs, timestamp=timestamp
    )
    return pdf


@cache
def _template() -> str:
    return "".join(_file(name).read_text("utf-8") for name in _TEMPLATE)


def _file(name: str) -> Path:
    return resources.stylesheet(f"formats/print/{name}.typ")


@cache
def _compiler() -> Any:
    from typst import Compiler

    return Compiler(root=str(resources.stylesheet("formats/print")), ignore_system_fonts=True)


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
        _compiled(trial, {}, [_ACCESSIBLE], 0)
    except TypstError:
        return False
    return True
