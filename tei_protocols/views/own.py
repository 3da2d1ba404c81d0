"""What a project changes of the pages: its folder goes in; its style, its logo and its own views come out.

- `style.css`: what is to look otherwise; it stands behind our style, whose variables it may set anew
- `logo.svg` or `logo.png`: a picture at the head of every page
- `xslt/views/NAME.xsl`: a view of its own, which may import ours as `tei-protocols:views/reading.xsl`

A style or a logo that cannot be used has no effect; `build` says so once for the whole edition.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from msgspec import Struct, field

from tei_protocols.project_places import LARGEST_LOGO, LOGOS, STYLE, VIEWS_OF_ITS_OWN


class Own(Struct, frozen=True):
    """`style` is CSS, `logo` an address that holds the whole picture; both empty where there is none. `views` are
    stylesheets by their names."""

    style: str = ""
    logo: str = ""
    views: Mapping[str, Path] = field(default_factory=dict)


def own_of(project: Path | None) -> Own:
    """What the project in a folder has of its own; None is no project."""
    if project is None:
        return Own()
    views = sorted((project / VIEWS_OF_ITS_OWN).glob("*.xsl"))
    return _read(project, tuple(views), tuple(map(_state, (STYLE, *LOGOS), repeat(project))))


@lru_cache(maxsize=4)
def _read(project: Path, views: tuple[Path, ...], _states: tuple[object, ...]) -> Own:
    """As `own_of`; it is asked several times of each document, and reads the files when their states are others."""
    return Own(_style(project / STYLE), _logo(project), {path.stem: path for path in views})


def _state(name: str, project: Path) -> tuple[int, int] | None:
    """What is other when a file was changed; None where there is none."""
    try:
        found = (project / name).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _style(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig") if file.is_file() else ""
    except UnicodeDecodeError:
        return ""


def _logo(project: Path) -> str:
    for name, kind in LOGOS.items():
        file = project / name
        if file.is_file() and file.stat().st_size <= LARGEST_LOGO:
            return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
    return ""
