"""The places of a project: what stands where in its folder; and the project, the transcript and the TEI of a file."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

TRANSCRIPTS, TEI = "transcripts", "tei"
PRINT = "print"
"""The folder in which a project says how its PDF is to look."""
VIEWS_OF_ITS_OWN = "xslt/views"
"""The folder with views that the project has besides ours."""
PROJECT_FILE, PEOPLE, RIGHTS = "tei-protocols.toml", "people.xml", "RIGHTS.md"
STYLE = "style.css"
LOGOS = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
LARGEST_LOGO = 64 * 1024
"""In bytes: a logo stands in every page."""


MANIFEST = "manifest.json"
"""The file that says of a folder that an edition was built there."""
_OF_AN_EDITION = ("documents", "facts", TEI)


def meant_in(folder: Path, part: str) -> Path:
    """The folder that somebody means who names `folder` where a command reads files: its `part`, if it is that of a
    project, whose files lie in folders of their own."""
    has_parts = any((folder / each).is_dir() for each in (TRANSCRIPTS, TEI))
    return folder / part if has_parts and (folder / PROJECT_FILE).is_file() else folder


def holds_edition(folder: Path) -> bool:
    """Was an edition built here? Its TEI is made of other files, and nobody's source."""
    return (folder / MANIFEST).is_file() and all((folder / part).is_dir() for part in _OF_AN_EDITION)


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, except for editions that were built inside it."""
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not holds_edition(Path(place, each))]
        yield from (Path(place, name) for name in names)


@lru_cache(maxsize=64)
def project_around(folder: Path) -> Path | None:
    """The project that a folder, an absolute path, belongs to: the nearest folder with a project file."""
    return next((each for each in (folder, *folder.parents) if (each / PROJECT_FILE).is_file()), None)


def name_of(tei: Path, project: Path | None) -> str:
    """The name, in its project, of the document whose TEI stands at an absolute path; empty for TEI elsewhere."""
    if project is None or not tei.is_relative_to(project / TEI):
        return ""
    return tei.relative_to(project / TEI).with_suffix("").as_posix()


def beside(tei: Path, project: Path | None) -> Iterator[Path]:
    """The files that may be the transcript of the TEI at an absolute path: those called like it, in the folder of
    transcripts for what stands in the folder tei/ of a project, otherwise in its own folder."""
    name = name_of(tei, project)
    place = project / TRANSCRIPTS / name if project and name else tei.with_suffix("")
    for file in _of_stem(place.parent, _changed(place.parent)).get(place.name, ()):
        if file != tei:
            yield file


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0


# many files of one folder are asked for one after the other
@lru_cache(maxsize=4)
def _of_stem(folder: Path, _changed: int) -> Mapping[str, Sequence[Path]]:
    """The files of a folder by their names without suffix."""
    found: dict[str, list[Path]] = defaultdict(list)
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return {}
    for name in names:
        stem = os.path.splitext(name)[0]
        found[stem].append(folder / name)
    return found
