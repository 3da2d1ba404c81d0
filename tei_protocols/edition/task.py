"""The task: one document of a project that is to be built, what is known of it before, and what became of it.

Whoever finds that a document stands as it was built needs nothing of what converts and shows documents, which takes
longer to load than to look at a thousand of them.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.edition import manifest
from tei_protocols.problems import Level, Problem
from tei_protocols.project import Project, ProjectDocument


class Task(Struct, frozen=True):
    """A document of a `project`, to be built into `out`, unless the `standing` one is of the same inputs.

    Of the project comes along what is said of all its documents; the digest of that is `common`.
    """

    document: ProjectDocument
    project: Project
    out: Path
    standing: manifest.Entry | None
    common: str

    @property
    def source(self) -> str:
        """The file that is edited here, by its path in the project."""
        return self.in_project(self.document.tei or self.document.transcript)

    def sources(self) -> tuple[bytes | None, bytes | None]:
        """The bytes of the transcript and of the corrected TEI; None for what there is not. Raises OSError."""
        files = (self.document.transcript, self.document.tei)
        return tuple(path.read_bytes() if path else None for path in files)  # type: ignore[return-value]

    @property
    def size(self) -> int:
        """How many bytes its sources have."""
        files = filter(None, (self.document.transcript, self.document.tei))
        return sum(path.stat().st_size for path in files if path.is_file())

    def in_project(self, path: Path | None) -> str:
        """A path as messages name it."""
        return path.relative_to(self.project.folder).as_posix() if path else ""

    def inputs(self, transcript: bytes | None, corrected: bytes | None) -> str:
        """The digest of all that the files of the document depend on, its sources with these bytes among it."""
        # the name counts as well: it stands in messages, and says how a transcript is to be read
        names = (self.document.name, self.in_project(self.document.transcript))
        stated = repr((names, sorted(self.document.metadata.items())))
        sources = [b"-" if data is None else b"+" + data for data in (transcript, corrected)]
        return manifest.digest(self.common.encode(), stated.encode(), *sources)


class Outcome(Struct, frozen=True):
    """What became of a document: its entry in the manifest, None where it failed; whether it was `built` just now."""

    name: str
    problems: tuple[Problem, ...]
    entry: manifest.Entry | None
    built: bool


def tasks_of(project: Project, out: Path, before: manifest.Manifest, looks: str) -> list[Task]:
    """A task for each document of `project`; `looks` is the digest of what it says of how documents are to look."""
    said = (project.publisher, project.rights, project.licence, project.languages, project.register, project.formats)
    stated = repr((*said, project.stage, project.language))
    common = manifest.digest(manifest.program().encode(), stated.encode(), looks.encode())
    of_all = replace(project, documents=())
    return [Task(each, of_all, out, before.documents.get(each.name), common) for each in project.documents]


def is_unchanged(task: Task) -> bool:
    """Does the document stand as it would be built now?"""
    standing = task.standing
    try:
        return bool(standing and standing.inputs == task.inputs(*task.sources()) and standing.stands(task.out))
    except OSError:
        return False  # whoever builds it says what is wrong


def unchanged(task: Task) -> Outcome:
    """The outcome of a document that stands as it would be built now."""
    assert task.standing
    return Outcome(task.document.name, task.standing.problems, task.standing, False)


def lost(task: Task) -> Outcome:
    """The outcome of a task whose process died."""
    return Outcome(task.document.name, (fault(task, "its process died, perhaps for want of memory"),), None, False)


def fault(task: Task, what: str) -> Problem:
    """What is said of a document that the program could not build."""
    message = f"this document could not be built: {what}"
    hint = "this is a fault of the program; please report it with the file"
    return Problem("program.fault", Level.ERROR, message, task.source, hint=hint)
