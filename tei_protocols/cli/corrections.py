"""Corrections by hand: is there TEI that a person changed, and how does it differ from what would replace it?"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

from tei_protocols.problems import UnusableInput
from tei_protocols.secure_xml import parse_xml_file
from tei_protocols.tei.digest import is_as_converted


def is_corrected(path: Path) -> bool:
    """Does a file stand at `path` that is not, to the letter, what the program last wrote there?"""
    if not path.exists():
        return False
    try:
        return not is_as_converted(parse_xml_file(path).getroot())
    except UnusableInput:
        return True


def differences(path: Path, document: bytes) -> str:
    """What would change at `path`, as a unified diff."""
    old = path.read_text("utf-8", errors="replace").splitlines(keepends=True)
    new = document.decode("utf-8").splitlines(keepends=True)
    return "".join(unified_diff(old, new, str(path), f"{path} (converted again)"))
