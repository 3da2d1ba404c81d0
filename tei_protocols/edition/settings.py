"""The settings of a document: what its project says about it goes in, what conversion needs to know comes out."""

from __future__ import annotations

import dataclasses
import os
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.model.register import NO_REGISTER, Register
from tei_protocols.pipeline import Settings
from tei_protocols.problems import Problem, UnusableInput
from tei_protocols.project import Project, ProjectDocument, read_project
from tei_protocols.project.languages import LANGUAGES
from tei_protocols.project.statements import OF_THE_FILE
from tei_protocols.project_places import PEOPLE, PROJECT_FILE, TEI, TRANSCRIPTS
from tei_protocols.tei.publication import Publication


class OfDocument(Struct, frozen=True):
    """What a project says of one document: for conversion, and of its file; empty where it says nothing.

    `problems` are those of the project itself: what is wrong in its files other than the documents.
    """

    settings: Settings
    encoding: str = ""
    language: str = ""
    problems: tuple[Problem, ...] = ()


def settings_of(project: Project, document: ProjectDocument) -> OfDocument:
    """What `project` says of `document`."""
    stated = {key: value for key, value in document.metadata.items() if key not in OF_THE_FILE}
    publication = Publication(project.publisher, project.rights, project.licence)
    settings = Settings(publication, stated, project.languages, _register(project, document))
    encoding, language = (str(document.metadata.get(key, "")) for key in ("encoding", "language"))
    return OfDocument(settings, encoding, language)


def _register(project: Project, document: ProjectDocument) -> Register:
    """The register of the project, as the document points to it."""
    if not project.register:
        return NO_REGISTER
    # it knows the views as well, which no conversion needs
    from tei_protocols.edition.places import register_from

    return dataclasses.replace(project.register, address=register_from(document.name))


def settings_beside(transcript: Path) -> OfDocument:
    """What the project says in whose folder `transcripts/` a transcript stands; nothing where it stands in none."""
    folder = _project_folder(_beside(transcript))
    if folder is None:
        return OfDocument(Settings())
    project, problems = _project(folder, _state(folder))
    if project is None:
        return OfDocument(Settings(), problems=problems)
    name = _name_in(folder, transcript)
    document = next((each for each in project.documents if each.name == name), ProjectDocument(name))
    return replace(settings_of(project, document), problems=problems)


def tei_beside(transcript: Path) -> Path | None:
    """Where the TEI of a transcript stands in its project; None for one that stands in no project."""
    folder = _project_folder(_beside(transcript))
    if folder is None:
        return None
    place = folder / TEI / f"{_name_in(folder, transcript)}.xml"
    # as people wrote the path, relative to where they are
    return Path(os.path.relpath(place)) if not transcript.is_absolute() else place


def _name_in(folder: Path, transcript: Path) -> str:
    return transcript.resolve().relative_to(folder / TRANSCRIPTS).with_suffix("").as_posix()


def _beside(transcript: Path) -> str:
    """The folder of a transcript, as an absolute path: where this process works may change."""
    return os.path.join(os.getcwd(), os.path.dirname(transcript))


@lru_cache(maxsize=64)
def _project_folder(absolute: str) -> Path | None:
    """The project among whose transcripts a folder lies."""
    folder = Path(absolute).resolve()
    project = next((parent for parent in (folder, *folder.parents) if (parent / PROJECT_FILE).is_file()), None)
    return project if project and folder.is_relative_to(project / TRANSCRIPTS) else None


def _state(folder: Path) -> tuple[tuple[str, int], ...]:
    """When the files were changed in which a project says something about its documents."""
    files = (folder / PROJECT_FILE, folder / PEOPLE, *sorted((folder / LANGUAGES).glob("*.toml")))
    return tuple((file.name, file.stat().st_mtime_ns) for file in files if file.is_file())


@lru_cache(maxsize=16)
def _project(folder: Path, _state: tuple[tuple[str, int], ...]) -> tuple[Project | None, tuple[Problem, ...]]:
    """The project in a folder, None where it is unusable, and its problems, their files as reached from here."""
    try:
        project, problems = read_project(folder)
    except UnusableInput as unusable:
        project, problems = None, (unusable.problem,)
    # what is odd about other documents is said where the project is built
    of_documents = {folder / TRANSCRIPTS, folder / TEI}
    files = {each.file: Path(each.file) for each in problems}
    own = (each for each in problems if not of_documents & {files[each.file], *files[each.file].parents})
    return project, tuple(each.in_file(_from_here(files[each.file])) for each in own if files[each.file] != folder)


def _from_here(path: Path) -> str:
    """A path as short as it can be said."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
