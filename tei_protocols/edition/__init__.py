"""The edition: a project goes in; a folder with TEI, views and an index comes out, and word of each document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from tei_protocols.edition import manifest, places
from tei_protocols.edition.document import Outcome, Task, build_document, lost
from tei_protocols.edition.schemas import schemas
from tei_protocols.edition.settings import settings_of
from tei_protocols.exports.contents import Listed, index_page
from tei_protocols.files import write_atomically
from tei_protocols.jobs import process_pool, processes, spread
from tei_protocols.project import Project, ProjectDocument
from tei_protocols.project_places import PRINT

__all__ = ["Edition", "Outcome", "build"]


@dataclass(frozen=True, slots=True)
class Edition:
    """What became of the documents, by name; problems name files by their path in the project."""

    outcomes: tuple[Outcome, ...]


def build(
    project: Project,
    out: Path,
    wanted_processes: int | None = None,
    done: Callable[[Outcome], None] = lambda outcome: None,
    pool: Callable[[int], Executor] = process_pool,
) -> Edition:
    """Build the edition of `project` in the folder `out`; of what stands there, only what changed is made again.

    `done` is called for each document when it is ready. Raises OSError where `out` cannot be written.
    """
    before = manifest.read_manifest(out)
    looks = manifest.digest_of(project.folder / PRINT)
    tasks = [_task(project, document, out, before.get(document.name), looks) for document in project.documents]
    files = _common_files(project)
    for path, data in files.items():
        _write(out / path, data)
    outcomes = []
    for outcome in spread(build_document, tasks, processes(len(tasks), wanted_processes), lost, pool):
        outcomes.append(outcome)
        done(outcome)
    outcomes.sort(key=lambda outcome: outcome.name)
    entries = {outcome.name: entry for outcome in outcomes if (entry := outcome.entry or before.get(outcome.name))}
    _clear_away(out, before, entries)
    files[places.INDEX] = _index(project, outcomes, entries, files)
    _write(out / places.INDEX, files[places.INDEX])
    digests = {path: manifest.sha256(data) for path, data in files.items()}
    _write(out / places.MANIFEST, manifest.written(entries, digests))
    return Edition(tuple(outcomes))


def _task(project: Project, document: ProjectDocument, out: Path, standing: manifest.Entry | None, looks: str) -> Task:
    return Task(document, project.folder, settings_of(project, document).settings, out, standing, looks)


def _common_files(project: Project) -> dict[str, bytes]:
    """The files that belong to no one document, by path."""
    files = {f"{places.SCHEMAS}/{name}": data for name, data in schemas().items()}
    for path in (project.people, project.rights_statement):
        if path:
            files[path.name] = path.read_bytes()
    return files


def _write(path: Path, data: bytes) -> None:
    """Write a file unless it stands there already."""
    if not (path.is_file() and path.read_bytes() == data):
        write_atomically(path, data)


def _clear_away(out: Path, before: Mapping[str, manifest.Entry], entries: Mapping[str, manifest.Entry]) -> None:
    """Remove files that no document has any more, but only as this program wrote them."""
    kept = {path for entry in entries.values() for path in entry.outputs}
    for path, digest in ((path, digest) for entry in before.values() for path, digest in entry.outputs.items()):
        file = out / path
        inside = file.resolve().is_relative_to(out.resolve())  # a manifest may come from anywhere
        if path not in kept and inside and file.is_file() and manifest.sha256(file.read_bytes()) == digest:
            file.unlink()


def _index(
    project: Project, outcomes: list[Outcome], entries: Mapping[str, manifest.Entry], files: Mapping[str, bytes]
) -> bytes:
    statements = {key: getattr(project, key) for key in ("title", "publisher", "rights", "licence", "language")}
    kinds = {"people": project.people, "rights": project.rights_statement}
    others = {kind: path.name for kind, path in kinds.items() if path and path.name in files}
    others["manifest"] = places.MANIFEST
    return index_page(statements, others, [_listed(outcome, entries.get(outcome.name)) for outcome in outcomes])


def _listed(outcome: Outcome, entry: manifest.Entry | None) -> Listed:
    failed = outcome.entry is None
    if entry is None:
        return Listed(outcome.name, "", {}, corrected=False, failed=failed)
    links = {place: path for path, place in places.views(outcome.name).items()}
    links["tei", "xml"] = places.tei(outcome.name)
    return Listed(outcome.name, entry.contents, links, entry.corrected, failed)
