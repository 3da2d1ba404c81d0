"""`tei-protocols init`: a project that builds at once, which editors check without a network; nothing is replaced."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree
from projects import files_of, run, with_files

from tei_protocols import __version__, resources
from tei_protocols.cli import main

CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
EXAMPLE = "transcripts/invented-protocol.txt"
FILES = {
    ".github/workflows/edition.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "README.md",
    "catalog.xml",
    "edition.xpr",
    "people.xml",
    "schemas/guidelines.html",
    "schemas/presidium.rng",
    "schemas/presidium.sch",
    "schemas/presidium.xsd",
    "schemas/xml.xsd",
    "tei-protocols.toml",
    "tei/.gitkeep",
    EXAMPLE,
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new project, in whose folder commands run."""
    assert run("init", tmp_path / "new").status == 0
    monkeypatch.chdir(tmp_path / "new")
    return tmp_path / "new"


def test_the_files_are_listed_and_what_to_do_next_is_said(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new")])
    assert {Path(line).relative_to(tmp_path / "new").as_posix() for line in result.stdout.splitlines()} == FILES
    assert files_of(tmp_path / "new").keys() == FILES
    assert result.stderr.endswith(f"build its edition with: tei-protocols build {tmp_path / 'new'}\n")


def test_the_edition_is_built_at_once_without_anything_to_report(project: Path) -> None:
    result = run("build", ".")
    assert result.status == 0
    assert ": error: " not in result.said and ": warning: " not in result.said and ": notice: " not in result.said
    page = (project / "build" / "reading" / "invented-protocol.html").read_text("utf-8")
    assert "This protocol is invented" in page


def test_the_example_says_that_it_is_invented_and_shows_the_conventions(project: Path) -> None:
    assert "is invented" in (project / EXAMPLE).read_text("utf-8")
    assert run("convert", EXAMPLE, "-o", "tei/").status == 0
    tree = etree.parse(project / "tei" / "invented-protocol.xml")
    for name in ("abstract", "del", "supplied", "gap", "gloss", "stage", "note", "sp", "label", "closer"):
        assert tree.find(f".//{{*}}{name}") is not None, name


def test_everybody_in_the_example_stands_in_the_register(project: Path) -> None:
    assert run("convert", EXAMPLE, "-o", "tei/").status == 0
    identifier = "{http://www.w3.org/XML/1998/namespace}id"
    of_example = {each.get(identifier) for each in etree.parse(project / "tei/invented-protocol.xml").iter("{*}person")}
    assert of_example == {each.get(identifier) for each in etree.parse(project / "people.xml").iter("{*}person")}


def test_all_checks_pass_from_the_first_day(project: Path) -> None:
    assert run("validate", "people.xml").status == 0
    assert run("convert", EXAMPLE, "-o", "tei/").status == 0
    assert run("validate", "tei").status == 0
    assert run("convert", "--check", "transcripts").status == 0


def test_documents_find_their_schemas_without_a_network(project: Path) -> None:
    assert run("convert", EXAMPLE, "-o", "tei/1961/").status == 0
    for document in (project / "tei" / "1961" / "invented-protocol.xml", project / "people.xml"):
        hrefs = re.findall(r'<\?xml-model href="([^"]+)"', document.read_text("utf-8"))
        assert hrefs
        for href in hrefs:
            found = (document.parent / href).resolve()
            assert found.read_bytes() == resources.schema(found.name).read_bytes()


def test_the_schemas_are_brought_up_to_date_by_a_command(project: Path) -> None:
    before = files_of(project)
    (project / "schemas" / "presidium.rng").write_text("old")
    assert run("schema", "-o", "schemas").status == 0
    assert files_of(project).items() >= before.items()


def test_the_catalog_leads_to_the_schemas(project: Path) -> None:
    entries = list(etree.parse(project / "catalog.xml").getroot().iterchildren(f"{CATALOG}*"))
    schemas = {path for path in FILES if path.startswith("schemas/")}
    assert {entry.get("uri") for entry in entries} == schemas - {"schemas/guidelines.html"}
    for entry in entries:
        for name in ("uriSuffix", "systemIdSuffix"):
            assert entry.get("uri", "").endswith(entry.get(name, ""))
    for kind in ("uri", "system"):
        assert sum(entry.tag.startswith(f"{CATALOG}{kind}") for entry in entries) == 4


RESOLVER = Path("/usr/share/java/xml-resolver.jar")


@pytest.mark.skipif(not (shutil.which("java") and RESOLVER.is_file()), reason="there is no Java resolver of catalogs")
@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (("-u", "uri"), "https://example.org/any/presidium.rng"),
        (("-u", "uri"), "schemas/presidium.xsd"),
        (("-s", "system"), "https://example.org/any/presidium.sch"),
    ],
)
def test_the_resolver_of_editors_understands_the_catalog(project: Path, kind: tuple[str, str], address: str) -> None:
    """The library by which VS Code, among others, resolves catalogs."""
    program = ("java", "-cp", RESOLVER, "org.apache.xml.resolver.apps.resolver", "-a", "-c", project / "catalog.xml")
    command = [*map(str, program), kind[0], address, kind[1]]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"Result: file:{project}/schemas/{Path(address).name}" in said


def test_editors_are_told_where_the_catalog_is_and_not_to_reformat_the_text(project: Path) -> None:
    settings = json.loads((project / ".vscode" / "settings.json").read_text("utf-8"))
    assert [(project / path).is_file() for path in settings["xml.catalogs"]] == [True]
    assert settings["xml.format.enabled"] is False
    assert (
        "redhat.vscode-xml" in json.loads((project / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    )
    command = [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]]
    assert understood(shlex.join(command))
    assert etree.parse(project / "edition.xpr").find("projectTree/folder").get("path") == "."


def test_every_command_that_the_files_name_exists(project: Path) -> None:
    """A workflow or a hook that names an option that there is none of would fail at somebody else's."""
    commands = []
    for path in (".github/workflows/edition.yml", ".pre-commit-config.yaml", "README.md"):
        text = (project / path).read_text("utf-8")
        commands += re.findall(r"tei-protocols (?!that)[a-z]+(?: +(?:--?[a-z]+|[\w./]+|\{\}))*", text)
    assert len(commands) >= 8
    assert [command for command in commands if not understood(command)] == []


def understood(command: str) -> bool:
    """Do the command and its options exist?"""
    _, name, *rest = shlex.split(command)
    found = main.get_command(None, name)  # type: ignore[arg-type]  # no context is needed
    known = {option for each in (found.params if found else ()) for option in each.opts}
    return found is not None and {word for word in rest if word.startswith("-")} <= known


def test_the_workflow_installs_the_version_that_wrote_it(project: Path) -> None:
    workflow = (project / ".github/workflows/edition.yml").read_text("utf-8")
    assert f"- run: pip install git+https://github.com/OWNER/tei-protocols@v{__version__}\n" in workflow
    assert "in the place of OWNER" in workflow
    assert "@version@" not in "".join(data.decode() for data in files_of(project).values())


def test_the_settings_that_the_project_file_shows_are_known(project: Path) -> None:
    text = (project / "tei-protocols.toml").read_text("utf-8")
    shown = re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE)
    assert tomllib.loads(shown)["documents"]["invented-protocol"]["number"] == "7"
    (project / "tei-protocols.toml").write_text(shown.replace("…", "x"), "utf-8")
    assert "[project.setting]" not in run("build", ".").said


def test_what_stands_there_is_not_touched(tmp_path: Path) -> None:
    mine = {"people.xml": "mine", ".vscode/settings.json": "{}", "README.md": "", "other.txt": "mine too"}
    with_files(tmp_path, dict(mine))
    (tmp_path / "catalog.xml").symlink_to(tmp_path / "nowhere.xml")
    result = run("init", tmp_path)
    assert result.status == 0
    assert result.said.count("is left as it is") == 4
    after = files_of(tmp_path)
    assert {path: after[path].decode() for path in mine} == mine
    assert not (tmp_path / "nowhere.xml").exists(), "nothing is written through a link"


def test_whoever_has_transcripts_gets_no_example(tmp_path: Path) -> None:
    with_files(tmp_path, {"transcripts/mine.txt": "Point 1. On rye\n\nCde. Petrov: Good.\n"})
    assert run("init", tmp_path).status == 0
    assert files_of(tmp_path).keys() == FILES - {EXAMPLE, "people.xml"} | {"transcripts/mine.txt"}
    assert run("build", tmp_path, "--out", tmp_path / "build").status == 0


def test_a_second_time_nothing_happens(project: Path) -> None:
    before = files_of(project)
    result = CliRunner().invoke(main, ["init", "."])
    assert (result.exit_code, result.stdout) == (0, "")
    assert files_of(project) == before


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with_files(tmp_path, {"tei": "a file"})
    result = run("init", tmp_path)
    assert result.status == 1
    assert f"{tmp_path / 'tei' / '.gitkeep'}: error: cannot be written: {tmp_path / 'tei'} is a file" in result.said
    assert "ready" not in result.said


def test_a_file_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run("init", tmp_path / "file").status == 2
    assert run("init").status == 2


def test_where_no_publisher_is_stated_none_is_named(tmp_path: Path) -> None:
    run("init", tmp_path / "project")
    built = run("build", tmp_path / "project", "--out", tmp_path / "out", "--formats", "txt", "--no-search")
    assert built.status == 0, built.said
    pages = [*(tmp_path / "out").glob("*.html"), *(tmp_path / "out").glob("documents/*.html")]
    texts = [*pages, *(tmp_path / "out").glob("reading/*.txt")]
    assert len(texts) > 5
    assert [path.name for path in texts if "not published" in path.read_text("utf-8")] == []


def test_a_site_writes_the_day_of_a_session_in_one_form_and_nothing_opens_in_plain_text(tmp_path: Path) -> None:
    run("init", tmp_path / "project")
    run("build", tmp_path / "project", "--out", tmp_path / "out", "--formats", "txt", "--no-search")
    for page in ("index", "sessions", "documents/invented-protocol"):
        assert "14 March 1961" in (tmp_path / "out" / f"{page}.html").read_text("utf-8"), page
    assert "March 14, 1961" not in (tmp_path / "out/sessions.html").read_text("utf-8")
    text = (tmp_path / "out/reading/invented-protocol.txt").read_text("utf-8")
    assert "given apart, and a sign stands in their place" in " ".join(text.split())
