"""Printing: a Typst document goes in; a PDF for all readers and for archives comes out, the same at any time.

Typst is given one folder, and no fonts but its own, so that a document looks the same on every machine; it never sees
the clock.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tei_protocols.problems import Level, Problem, UnusableInput
from tei_protocols.views.template import Template, template

_ACCESSIBLE, _LASTING = "ua-1", "a-3a"

_LEFT_OUT = "was ignored"
"""Of Typst's warnings, those that end so tell of content that is not on the page."""

# Latin letters and the Russian alphabet with their signs: the fonts are known to have them.
_KNOWN = re.compile(r"[\n -~\u00a0-\u024f\u0400-\u045f]+")


def typeset(source: str, files: Mapping[str, str], looks: Path | None = None) -> bytes:
    """Make a PDF/UA-1 file that is PDF/A-3a as well, with these files inside it, by name.

    `looks` is the folder with a project's own looks. The first line of `source` says whether the document states a
    date of its own. One that does not is dated by SOURCE_DATE_EPOCH; without that it has no date, and is no PDF/A.
    Raises UnusableInput where Typst refuses, and where it would leave something out.
    """
    from typst import TypstError

    own = template(looks)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    inputs = {"files": json.dumps(list(files.items()), ensure_ascii=False)}
    inputs |= {"time-is-stated": "yes"} if epoch.isdigit() else {}
    dated = source.startswith("// dated\n") or epoch.isdigit()
    standards = [_ACCESSIBLE, *([_LASTING] if dated else [])]
    source = own.text + _with_known_characters(source)
    try:
        return _compiled(source, own.folder, inputs, standards, int(epoch) if epoch.isdigit() else 0)
    except TypstError as error:
        raise UnusableInput(_problem(error.message, error.diagnostic, own)) from None


def _problem(message: str, diagnostic: str, own: Template) -> Problem:
    """What Typst refused: in a file of the project where one of the places that it names lies there."""
    lines = map(int, re.findall(r"__typst_py_bytes__\.typ:(\d+)", diagnostic))
    file, line = next(filter(None, map(own.place, lines)), (None, 0))
    if file:
        hint = "the template is Typst, see https://typst.app/docs; without this file the PDF looks as it does by itself"
        return Problem("view.template", Level.ERROR, f"Typst stops here: {message}", str(file), line, hint=hint)
    hint = "the HTML of the same view can be printed from a browser"
    return Problem("view.not-printable", Level.ERROR, f"this cannot be typeset: {message}", hint=hint)


def _compiled(source: str, folder: Path, inputs: dict[str, str], standards: list[str], timestamp: int) -> bytes:
    pdf: bytes
    pdf, warnings = _compiler(folder).compile_with_warnings(
        input=source.encode(), format="pdf", pdf_standards=standards, sys_inputs=inputs, timestamp=timestamp
    )
    if lost := [each.message for each in warnings if each.message.endswith(_LEFT_OUT)]:
        hint = "a template of your own may have put a block inside a line; otherwise this is an error of this program"
        raise UnusableInput(Problem("view.not-printable", Level.ERROR, f"this cannot be typeset: {lost[0]}", hint=hint))
    return pdf


@lru_cache(maxsize=4)
def _compiler(folder: Path) -> Any:
    from typst import Compiler

    # the fonts of a project lie in its folder
    return Compiler(root=str(folder), font_paths=[str(folder)], ignore_system_fonts=True)


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
        _compiled(trial, template(None).folder, {}, [_ACCESSIBLE], 0)
    except TypstError:
        return False
    return True
