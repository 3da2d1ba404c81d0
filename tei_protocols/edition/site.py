"""The site of an edition: what became of its documents goes in; the files of the site come out."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from msgspec import Struct

from tei_protocols.edition import manifest, places
from tei_protocols.edition.task import Outcome
from tei_protocols.exports import search
from tei_protocols.exports.bibliography import FORMS
from tei_protocols.exports.site import CATALOG, CITATION, Listed, Pages, Site, pages, script
from tei_protocols.extras import installation
from tei_protocols.jobs import one_by_one, process_pool, processes, spread
from tei_protocols.problems import Level, Problem
from tei_protocols.project import Project
from tei_protocols.project_places import LARGEST_LOGO, LOGOS
from tei_protocols.secure_xml import parse_xml
from tei_protocols.views import own_of

# with fewer documents a site is made sooner than another process is started
_MANY = 500


class Found(Struct, frozen=True):
    """What there is to make a site of: the `project`, the folder `out` in which its documents stand, what became of
    them, their `entries` by name, and the paths of the files that are `common` to all. `searched` says that a search
    is wanted.
    """

    project: Project
    out: Path
    outcomes: tuple[Outcome, ...]
    entries: Mapping[str, manifest.Entry]
    common: tuple[str, ...]
    searched: bool

    @property
    def has_search(self) -> bool:
        """Is there to be a search?"""
        return self.searched and search.is_installed() and bool(self.entries)


class MadeSite(Struct, frozen=True):
    """The `pages` of a site, its search among them, and what is wrong with it as a whole. It `is_whole` where nothing
    failed that may succeed another time.
    """

    pages: Pages
    problems: tuple[Problem, ...]
    is_whole: bool


def ingredients(found: Found) -> str:
    """The digest of all that the pages of the site, and the index of its search, are made of."""
    documents = [
        (outcome.name, outcome.entry is None, sorted(entry.outputs.items()) if entry else None)
        for outcome in found.outcomes
        for entry in [found.entries.get(outcome.name)]
    ]
    own = [path.read_bytes() if path else b"-" for path in _own_files(found.project)]
    stated = repr((_statements(found.project), documents, sorted(found.common), found.has_search))
    return manifest.digest(manifest.program().encode(), stated.encode(), *own)


def site_of(
    found: Found, wanted_processes: int | None = None, pool: Callable[[int], Executor] = process_pool
) -> MadeSite:
    """The site, made of what was found."""
    project = found.project
    problems: list[Problem] = []
    statements = _statements(project)
    if logo := _logo(project, problems):
        statements["logo"] = logo
    kinds = {"people": project.people, "rights": project.rights_statement}
    files = {kind: path.name for kind, path in kinds.items() if path and path.name in found.common}
    of_search = _search(found, problems)
    own = own_of(project.folder).views
    site = Site(
        statements,
        [_listed(found, outcome, own) for outcome in found.outcomes],
        {**files, "catalog": CATALOG, "manifest": places.MANIFEST},
        project.people.read_bytes() if project.people else b"",
        _style(project, problems),
        bool(of_search),
        {form: places.bibliography(form) for form in FORMS} if found.entries else {},
    )
    count = processes(len(site.documents) // _MANY, wanted_processes, fewest=1)
    made = pages(site, count, lambda work, shares: spread(partial(one_by_one, work), shares, count, work, pool))
    is_whole = bool(of_search) or not found.has_search
    return MadeSite(Pages({**made.files, **of_search}, made.ways), tuple(problems), is_whole)


def _search(found: Found, problems: list[Problem]) -> dict[str, bytes]:
    """The files of the search; none where there is to be none, or where it cannot be made."""
    if not (found.searched and found.entries):
        return {}
    if not found.has_search:
        problems.append(_no_search(Level.NOTICE, "is not installed", f"install it {installation('search')}"))
        return {}
    try:
        index = search.index(_texts(found))
    except search.Stopped as stopped:
        hint = "it is tried again with each build; see whether it runs: python -m pagefind --version"
        problems.append(_no_search(Level.WARNING, f"stopped ({stopped})", hint))
        return {}
    script_of_search = {f"{places.SEARCH}/search.js": script("search.js")}
    return {f"{places.SEARCH}/{path}": data for path, data in index.items()} | script_of_search


def _own_files(project: Project) -> tuple[Path | None, ...]:
    return (project.people, project.style, project.logo)


def _statements(project: Project) -> dict[str, str]:
    keys = ("title", "publisher", "rights", "licence", "language")
    base = project.base_url and project.base_url.rstrip("/") + "/"
    return {key: getattr(project, key) for key in keys} | {"base-url": base}


def _listed(found: Found, outcome: Outcome, own: Iterable[str]) -> Listed:
    name, failed = outcome.name, outcome.entry is None
    entry = found.entries.get(name)
    if entry is None:
        return Listed(name, b"", {}, failed)
    # one that failed has the files of its last good state
    links = {place: path for path, place in places.views(name, own=own).items() if path in entry.outputs}
    links["tei", "xml"] = places.tei(name)
    links["facts", "xml"] = places.facts(name)
    for form in FORMS:
        links[CITATION, form] = places.citation(name, form)
    return Listed(name, (found.out / places.facts(name)).read_bytes(), links, failed)


def _texts(found: Found) -> Iterator[search.Text]:
    """The documents that are to be found."""
    for name in found.entries:
        path = found.out / places.tei(name)
        yield search.Text(name, parse_xml(path.read_bytes(), path.name), places.document(name))


def _style(project: Project, problems: list[Problem]) -> str:
    if project.style is None:
        return ""
    try:
        return project.style.read_text("utf-8-sig")
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        problems.append(_of_looks(project, project.style, "this file is not in UTF-8 and has no effect", hint))
        return ""


def _logo(project: Project, problems: list[Problem]) -> str:
    """The logo as an address that holds it: a page must not fetch anything."""
    if project.logo is None:
        return ""
    data = project.logo.read_bytes()
    if len(data) > LARGEST_LOGO:
        message = f"this logo has {len(data) // 1024} KB and is left out: it would stand in every page"
        problems.append(_of_looks(project, project.logo, message, f"make it smaller than {LARGEST_LOGO // 1024} KB"))
        return ""
    return f"data:{LOGOS[project.logo.name]};base64,{base64.b64encode(data).decode()}"


def _of_looks(project: Project, path: Path, message: str, hint: str) -> Problem:
    return Problem("site.looks", Level.WARNING, message, path.relative_to(project.folder).as_posix(), hint=hint)


def _no_search(level: Level, why: str, hint: str) -> Problem:
    message = f"the site has no search: Pagefind, the program that makes its index, {why}"
    return Problem("site.no-search", level, message, "", hint=f"{hint}; or say that none is wanted: --no-search")
