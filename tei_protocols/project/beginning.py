"""The beginning of a project: a folder goes in; out come the files with which one begins there, by their paths.

They stand in `template/`, beside this module, as they will in the project.
"""

from __future__ import annotations

from pathlib import Path

from tei_protocols import __version__
from tei_protocols.project_places import PEOPLE, TRANSCRIPTS

_TEMPLATE = Path(__file__).parent / "template"
# whoever has transcripts needs no invented one, nor its people
_EXAMPLE = (TRANSCRIPTS, PEOPLE)


def beginning(folder: Path) -> dict[str, bytes]:
    """The files to begin with in `folder`. The example is left out where there are transcripts already."""
    has_transcripts = any((folder / TRANSCRIPTS).glob("*"))
    return {
        path: (_TEMPLATE / path).read_bytes().replace(b"@version@", __version__.encode())
        for path in _paths()
        if not (has_transcripts and path.startswith(_EXAMPLE))
    }


def _paths() -> list[str]:
    return sorted(path.relative_to(_TEMPLATE).as_posix() for path in _TEMPLATE.rglob("*") if path.is_file())
