"""What a project changes of the pages: its folder goes in; its style, its logo and its own views come out.

- `style.css`: what is to look otherwise; it stands behind our style, whose variables it may set anew
- `logo.svg` or `logo.png`: a picture at the head of every page
- `xslt/views/NAME.xsl`: a view of its own, which may import ours as `tei-protocols:views/reading.xsl`

A style or a logo that cannot be used has no effect; `build` says so once for the whole edition.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from functools import lru_cache
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
    folder = os.fspath(project)
    return _read(project, _views(folder), tuple(_state(f"{folder}/{name}") for name in (STYLE, *LOGOS)))


@lru_cache(maxsize=4)
def _read(project: Path, views: tuple[str, ...], _states: tuple[object, ...]) -> Own:
    """As `own_of`; it is asked several times of each document, and reads the files when their states are others."""
    paths = [project / VIEWS_OF_ITS_OWN / name for name in views]
    return Own(_style(project / STYLE), _logo(project), {path.stem: path for path in paths})


def _views(project: str) -> tuple[str, ...]:
    """The file names of a project's own views."""
    try:
        return tuple(sorted(name for name in os.listdir(f"{project}/{VIEWS_OF_ITS_OWN}") if name.endswith(".xsl")))
    except OSError:
        return ()


def _state(file: str) -> tuple[int, int] | None:
    """What is other when a file was changed; None where there is none."""
    try:
        found = os.stat(file)
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
