"""The settings of a document: what its project says about it goes in, what conversion needs to know comes out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tei_protocols.pipeline import Settings
from tei_protocols.problems import UnusableInput
from tei_protocols.project import PROJECT_FILE, TEI, TRANSCRIPTS, Project, ProjectDocument, read_project
from tei_protocols.project.statements import OF_THE_FILE
from tei_protocols.tei.publication import Publication


@dataclass(frozen=True, slots=True)
class OfDocument:
    """What a project says of one document: for conversion, and of its file; empty where it says nothing."""

    settings: Settings
    encoding: str = ""
    language: str = ""


def settings_of(project: Project, document: ProjectDocument) -> OfDocument:
    """What `project` says of `document`."""
    stated = {key: value for key, value in document.metadata.items() if key not in OF_THE_FILE}
    settings = Settings(Publication(project.publisher, project.rights, project.licence), stated)
    encoding, language = (str(document.metadata.get(key, "")) for key in ("encoding", "language"))
    return OfDocument(settings, encoding, language)


def settings_beside(transcript: Path) -> OfDocument:
    """What the project says in whose folder `transcripts/` a transcript stands; nothing where it stands in none."""
    folder = _project_folder(transcript.parent.resolve())
    project = _project(folder, (folder / PROJECT_FILE).stat().st_mtime_ns) if folder else None
    if project is None or folder is None:
        return OfDocument(Settings())
    name = _name_in(folder, transcript)
    document = next((each for each in project.documents if each.name == name), ProjectDocument(name))
    return settings_of(project, document)


def tei_beside(transcript: Path) -> Path | None:
    """Where the TEI of a transcript stands in its project; None for one that stands in no project."""
    folder = _project_folder(transcript.parent.resolve())
    if folder is None:
        return None
    place = folder / TEI / f"{_name_in(folder, transcript)}.xml"
    # as people wrote the path, relative to where they are
    return Path(os.path.relpath(place)) if not transcript.is_absolute() else place


def _name_in(folder: Path, transcript: Path) -> str:
    return transcript.resolve().relative_to(folder / TRANSCRIPTS).with_suffix("").as_posix()


@lru_cache(maxsize=64)
def _project_folder(folder: Path) -> Path | None:
    """The project among whose transcripts the resolved `folder` lies."""
    project = next((parent for parent in (folder, *folder.parents) if (parent / PROJECT_FILE).is_file()), None)
    return project if project and folder.is_relative_to(project / TRANSCRIPTS) else None


@lru_cache(maxsize=16)
def _project(folder: Path, _changed: int) -> Project | None:
    try:
        return read_project(folder)[0]
    except UnusableInput:  # a broken project file is reported where the project is built
        return None
