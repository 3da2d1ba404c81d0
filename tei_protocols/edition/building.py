"""Building: a project goes in; the folder of its edition is brought up to date, and word of each document comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.edition import manifest, places
from tei_protocols.edition.groups import built
from tei_protocols.edition.manifest import Manifest
from tei_protocols.edition.neighbours import with_neighbours
from tei_protocols.edition.schemas import schemas
from tei_protocols.edition.site import Found, ingredients, site_of
from tei_protocols.edition.task import Outcome, Task, is_unchanged, lost, tasks_of, unchanged
from tei_protocols.files import write_atomically
from tei_protocols.jobs import process_pool, processes, spread, verdicts
from tei_protocols.problems import Problem
from tei_protocols.project import Project
from tei_protocols.project_places import LOGOS, PRINT, STYLE, VIEWS_OF_ITS_OWN

__all__ = ["Edition", "Outcome", "build"]

# each process needs what builds documents, which is loaded once for all
_POOL = partial(process_pool, modules=["tei_protocols.edition.document"])
# fewer documents are looked at sooner than another process begins
_MANY = 200


class Edition(Struct, frozen=True):
    """What became of the documents, by name; problems name files by their path in the project.

    `problems` are those of the site as a whole.
    """

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...] = ()


def build(
    project: Project,
    out: Path,
    wanted_processes: int | None = None,
    done: Callable[[Outcome], None] = lambda outcome: None,
    pool: Callable[[int], Executor] = _POOL,
    search: bool = True,
) -> Edition:
    """Build the edition of `project` in the folder `out`; of what stands there, only what changed is made again.

    `done` is called for each document when it is ready. `search` asks for an index of all texts, where the program that
    makes it is installed. Raises OSError where `out` cannot be written.
    """
    before = manifest.read_manifest(out)
    tasks = tasks_of(project, out, before, _looks(project))
    common = _common_files(project)
    for path, data in common.items():
        _write(out / path, data)
    outcomes: list[Outcome] = []
    try:
        for outcome in _built(tasks, wanted_processes, pool):
            outcomes.append(outcome)
            done(outcome)
    except KeyboardInterrupt:
        _write(out / places.MANIFEST, manifest.written(_interrupted(before, outcomes)))
        raise
    outcomes.sort(key=lambda outcome: outcome.name)
    entries = {
        outcome.name: entry for outcome in outcomes if (entry := outcome.entry or before.documents.get(outcome.name))
    }
    found = Found(project, out, tuple(outcomes), entries, tuple(common), search)
    digest = ingredients(found)
    problems = before.problems
    files = {path: manifest.sha256(data) for path, data in common.items()}
    of_site = {path: each for path, each in before.files.items() if path not in files}
    if before.site != digest or not manifest.stand(out, of_site):
        site = site_of(found, wanted_processes, pool)
        problems = site.problems
        for path, data in site.pages.files.items():
            _write(out / path, data)
        of_site = {path: manifest.sha256(data) for path, data in site.pages.files.items()}
        entries = with_neighbours(out, entries, site.pages.ways)
        # what could not be made is tried again the next time
        digest = ingredients(replace(found, entries=entries)) if site.is_whole else ""
    after = Manifest(entries, files | of_site, digest, project.title, problems)
    if after != before:
        _clear_away(out, before, after)
        _write(out / places.MANIFEST, manifest.written(after))
    return Edition(tuple(outcomes), problems)


def _built(tasks: Sequence[Task], wanted: int | None, pool: Callable[[int], Executor]) -> Iterator[Outcome]:
    """The outcomes: first of the documents that stand as they are, then of those that have to be built."""
    standing = verdicts(is_unchanged, tasks, processes(len(tasks) // _MANY, wanted, fewest=1))
    yield from (unchanged(task) for task, stands in zip(tasks, standing, strict=True) if stands)
    changed = [task for task, stands in zip(tasks, standing, strict=True) if not stands]
    yield from spread(built, changed, processes(len(changed), wanted), lost, pool)


def _interrupted(before: Manifest, outcomes: Iterable[Outcome]) -> Manifest:
    """What stands where somebody stopped the work: documents need not be made again, the pages about them must be."""
    made = {outcome.name: outcome.entry for outcome in outcomes if outcome.entry}
    return replace(before, documents={**before.documents, **made}, site="")


def _looks(project: Project) -> str:
    """The digest of all by which a project says how its documents are to look."""
    folders = (manifest.digest_of(project.folder / part) for part in (PRINT, VIEWS_OF_ITS_OWN))
    files = (project.folder / name for name in (STYLE, *LOGOS))
    return " ".join((*folders, *(manifest.sha256(file.read_bytes()) if file.is_file() else "-" for file in files)))


def _common_files(project: Project) -> dict[str, bytes]:
    """The files that belong to no one document and are as they are, by path."""
    files = {f"{places.SCHEMAS}/{name}": data for name, data in schemas().items()}
    for path in (project.people, project.rights_statement):
        if path:
            files[path.name] = path.read_bytes()
    return files


def _write(path: Path, data: bytes) -> None:
    """Write a file unless it stands there already."""
    if not (path.is_file() and path.read_bytes() == data):
        write_atomically(path, data)


def _clear_away(out: Path, before: Manifest, after: Manifest) -> None:
    """Remove files that there are to be no more, but only as this program wrote them."""
    kept = {path for path, _ in _digests(after)}
    for path, digest in _digests(before):
        file = out / path
        inside = file.resolve().is_relative_to(out.resolve())  # a manifest may come from anywhere
        if path not in kept and inside and file.is_file() and manifest.sha256(file.read_bytes()) == digest:
            file.unlink()


def _digests(edition: Manifest) -> Iterable[tuple[str, str]]:
    digests: list[Mapping[str, str]] = [edition.files, *(entry.outputs for entry in edition.documents.values())]
    return (item for each in digests for item in each.items())
