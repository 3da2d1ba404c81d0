"""Building an edition: all is made and linked, nothing is made twice, and nothing that a person wrote is lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html
from projects import TRANSCRIPT, demonstration, files_of, run, with_files

from tei_protocols.edition.building import Outcome, build
from tei_protocols.project import read_project
from tei_protocols.views import FORMATS

TEI = "{http://www.tei-c.org/ns/1.0}"
VIEWS = {"documents/protocol-61.html"} | {
    f"{view}/protocol-61.{form}" for view in ("reading", "diplomatic", "published") for form in FORMATS
}

PEOPLE = [
    *("brezhnev", "demichev", "grishin", "gromyko", "ilichev", "khrushchev", "kosygin", "kozlov", "kuznetsov"),
    *("mikoyan", "polyansky", "ponomarev", "serov", "shelepin", "shvernik", "suslov"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return demonstration(tmp_path / "project")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the demonstration project, built once for all tests that only look at it."""
    folder = tmp_path_factory.mktemp("demonstration")
    result = run("build", demonstration(folder / "project"), "--out", folder / "edition")
    assert result.status == 0, result.said
    return folder / "edition"


def converted(project: Path, name: str = "protocol-61") -> Path:
    """The transcript converted into the project's own TEI, where a person would go on with it."""
    target = project / "tei" / f"{name}.xml"
    assert run("convert", project / "transcripts" / f"{name}.txt", "-o", target).status == 0
    return target


def replaced(path: Path, old: str, new: str) -> bytes:
    """Change a file as a person would, in one place."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return path.read_bytes()


def test_everything_is_made(edition: Path) -> None:
    schemas = {f"tei/schemas/{name}" for name in ("presidium.rng", "presidium.xsd", "presidium.sch", "xml.xsd")}
    common = {"manifest.json", "people.xml", "RIGHTS.md", "tei/protocol-61.xml", "facts/protocol-61.xml"}
    site = {f"{page}.html" for page in ("index", "sessions", "people", "speakers", "passages", "downloads")}
    people = {f"people/{person}.html" for person in PEOPLE}
    made = {path for path in files_of(edition) if not path.startswith("search")}
    cited = {f"{path}.{form}" for path in ("bibliography", "citations/protocol-61") for form in ("bib", "ris", "json")}
    assert made == VIEWS | schemas | common | site | people | cited | {"catalog.jsonld"}


def test_the_tei_points_to_the_schemas_beside_it(edition: Path) -> None:
    tree = etree.parse(edition / "tei" / "protocol-61.xml")
    schemas = etree.RelaxNG(etree.parse(edition / "tei" / "schemas" / "presidium.rng"))
    assert schemas.validate(tree), schemas.error_log
    assert models(edition / "tei" / "protocol-61.xml") == ["schemas/presidium.rng", "schemas/presidium.sch"]


def models(path: Path) -> list[str]:
    return re.findall(r'<\?xml-model href="([^"]+)"', path.read_text("utf-8"))


def test_folders_are_kept(tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", {"transcripts/1962/october/a b.txt": TRANSCRIPT})
    assert run("build", project, "--out", tmp_path / "edition").status == 0
    tei = tmp_path / "edition" / "tei" / "1962" / "october" / "a b.xml"
    assert models(tei) == ["../../schemas/presidium.rng", "../../schemas/presidium.sch"]
    index = (tmp_path / "edition" / "index.html").read_text("utf-8")
    assert 'href="documents/1962/october/a%20b.html"' in index
    assert (tmp_path / "edition" / "documents" / "1962" / "october" / "a b.html").is_file()


def test_the_manifest_has_the_digest_of_every_file(edition: Path) -> None:
    manifest = json.loads((edition / "manifest.json").read_text("utf-8"))
    digests = manifest["files"] | manifest["documents"]["protocol-61"]["outputs"]
    files = files_of(edition)
    del files["manifest.json"]
    assert digests == {path: sha256(data).hexdigest() for path, data in files.items()}


def without_ways(page: bytes) -> bytes:
    return re.sub(rb"<!--(over|under)-->.*?<!--/\1-->", b"", page)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elsewhere, named otherwise, and in another process."""
    demonstration(tmp_path / "elsewhere")
    with_files(tmp_path, {"elsewhere/transcripts/a.txt": TRANSCRIPT})
    monkeypatch.chdir(tmp_path)
    assert run("build", "elsewhere", "--out", "one", "--jobs", "1").status == 0
    assert run("build", tmp_path / "elsewhere", "--out", tmp_path / "two", "--jobs", "2").status == 0
    one = files_of(tmp_path / "one")
    assert one == files_of(tmp_path / "two")
    # the ways to other documents apart, of which there is one more
    assert [without_ways(one[path]) for path in VIEWS] == [without_ways(files_of(edition)[path]) for path in VIEWS]


def test_what_did_not_change_is_not_built_again(project: Path, tmp_path: Path) -> None:
    with_files(project, {"transcripts/b.txt": TRANSCRIPT})
    out = tmp_path / "edition"
    assert "2 documents: 2 built, 0 unchanged" in run("build", project, "--out", out).said
    before = files_of(out)
    written = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    again = run("build", project, "--out", out)
    assert "2 documents: 0 built, 2 unchanged" in again.said
    assert files_of(out) == before
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == written
    assert again.said.count("[speaker.assent]") == 2, "what is to be told is told each time"
    with_files(project, {"transcripts/b.txt": TRANSCRIPT.replace("harder", "simpler")})
    assert "2 documents: 1 built, 1 unchanged" in run("build", project, "--out", out).said


def test_what_was_built_before_somebody_stopped_it_is_not_built_again(project: Path, tmp_path: Path) -> None:
    with_files(project, {f"transcripts/{name}.txt": TRANSCRIPT for name in "bcd"})
    ready: list[Outcome] = []

    def stop_after_two(outcome: Outcome) -> None:
        ready.append(outcome)
        if len(ready) == 2:
            raise KeyboardInterrupt

    out = tmp_path / "edition"
    with pytest.raises(KeyboardInterrupt):
        build(read_project(project)[0], out, 1, done=stop_after_two)
    assert "4 documents: 2 built, 2 unchanged" in run("build", project, "--out", out).said
    assert run("build", project, "--out", tmp_path / "whole").status == 0
    assert files_of(out) == files_of(tmp_path / "whole")


def test_where_nothing_changed_nothing_is_loaded_that_converts_or_shows(project: Path, tmp_path: Path) -> None:
    command = ["build", str(project), "--out", str(tmp_path / "edition"), "--formats", "txt", "--no-search"]
    assert run(*command).status == 0
    heavy = (
        "tei_protocols.pipeline",
        "tei_protocols.edition.document",
        "saxonche",
        "typst",
        "asyncio",
        "multiprocessing",
    )
    program = (
        "import sys\nfrom tei_protocols.cli import main\n"
        f"try:\n    main({command!r})\n"
        f"finally:\n    print(*(name for name in {heavy!r} if name in sys.modules))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "1 document: 0 built, 1 unchanged" in result.stderr
    assert result.stdout.split() == []


@pytest.mark.parametrize("harm", ["changed", "removed"])
def test_a_file_that_was_harmed_is_made_again(project: Path, tmp_path: Path, harm: str) -> None:
    out = tmp_path / "edition"
    run("build", project, "--out", out)
    before = files_of(out)
    page = out / "reading" / "protocol-61.html"
    page.unlink() if harm == "removed" else page.write_text("harm")
    assert "1 document: 1 built" in run("build", project, "--out", out).said
    assert files_of(out) == before


def test_tei_that_a_person_corrected_is_the_edition(project: Path, tmp_path: Path) -> None:
    tei = converted(project)
    mine = replaced(
        tei,
        "Kennedy was sleeping with a wooden knife.",
        'Kennedy was sleeping with a wooden <choice><sic>knife</sic><corr resp="#kramer">sword</corr></choice>.',
    )
    result = run("build", project, "--out", tmp_path / "edition")
    assert (result.status, "3,859 of 3,859" in result.said) == (0, True), result.said
    assert tei.read_bytes() == mine
    assert b">sword</corr>" in (tmp_path / "edition" / "tei" / "protocol-61.xml").read_bytes()
    assert "wooden sword." in (tmp_path / "edition" / "reading" / "protocol-61.txt").read_text("utf-8")
    manifest = json.loads((tmp_path / "edition" / "manifest.json").read_text("utf-8"))
    assert manifest["documents"]["protocol-61"]["corrected"] is True


def test_only_the_pointers_to_the_schemas_change_in_corrected_tei(project: Path, tmp_path: Path) -> None:
    tei = converted(project)
    replaced(tei, 'presidium.rng"', 'presidium.rng"\n   ')
    mine = replaced(tei, "<TEI ", "<!-- my remark: <TEI or so -->\n<TEI  ")
    assert run("build", project, "--out", tmp_path / "edition").status == 0
    published = (tmp_path / "edition" / "tei" / "protocol-61.xml").read_bytes()
    old = re.findall(rb'href="([^"]*presidium[^"]*)"', mine)
    assert old == [b"schemas/presidium.rng", b"schemas/presidium.sch"]
    assert published == mine


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Kennedy was sleeping with", "Kennedy slept with", "fidelity.broken"),
        ('<div type="agenda_item"', '<div typ="agenda_item"', ""),
        ("</teiHeader>", "</teiHeder>", "xml.closing"),
    ],
)
def test_tei_with_errors_is_not_published_and_the_old_edition_stands(
    project: Path, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    with_files(project, {"transcripts/b.txt": TRANSCRIPT})
    tei, out = converted(project), tmp_path / "edition"
    assert run("build", project, "--out", out).status == 0
    before = files_of(out)
    mine = replaced(tei, old, new)
    with_files(project, {"transcripts/b.txt": TRANSCRIPT.replace("harder", "simpler")})
    result = run("build", project, "--out", out)
    assert result.status == 1
    assert "2 documents: 1 built, 0 unchanged, 1 with errors, left as they were" in result.said
    errors = [line for line in result.said.splitlines() if ": error: " in line]
    assert errors and all(line.startswith((str(tei), str(project / "transcripts"))) for line in errors)
    assert rule in errors[0]
    assert tei.read_bytes() == mine
    after = files_of(out)
    changed = {path for path in after if after[path] != before.get(path)}
    assert {path for path in changed if "/protocol-61" in path} == set()
    assert "tei/b.xml" in changed
    assert "last good state" in after["index.html"].decode()


def test_a_document_that_never_succeeded_is_listed_without_files(project: Path, tmp_path: Path) -> None:
    with_files(project, {"transcripts/empty.txt": ""})
    result = run("build", project, "--out", tmp_path / "edition")
    assert result.status == 1
    assert f"{project / 'transcripts' / 'empty.txt'}: error: there is no text in this file" in result.said
    page = html.parse(str(tmp_path / "edition" / "sessions.html"))
    (missing,) = page.xpath("//section[@class = 'missing']")
    assert "could not be built yet" in missing.text_content()
    assert [item.text_content() for item in missing.iter("li")] == ["empty"]
    assert not missing.xpath(".//a")
    assert {path for path in files_of(tmp_path / "edition") if "empty" in path} == set()


def test_tei_without_a_transcript_is_published_with_a_notice(project: Path, tmp_path: Path) -> None:
    converted(project)
    (project / "transcripts" / "protocol-61.txt").unlink()
    result = run("build", project, "--out", tmp_path / "edition")
    assert result.status == 0, result.said
    assert "[fidelity.no-transcript]" in result.said
    assert (tmp_path / "edition" / "published" / "protocol-61.html").is_file()


def test_what_the_project_states_is_marked_as_the_projects(project: Path, tmp_path: Path) -> None:
    statements = (
        '[project]\npublisher = "An Institute"\n[documents.bare]\ndate = "1962-10-25"\nrights = "Ours & yours"\n'
    )
    with_files(project, {"transcripts/bare.txt": "Some words without a date.\n", "tei-protocols.toml": statements})
    assert run("build", project, "--out", tmp_path / "edition").status == 0
    tree = etree.parse(tmp_path / "edition" / "tei" / "bare.xml")
    date = tree.find(f".//{TEI}creation/{TEI}date")
    assert date is not None
    assert (date.get("when"), date.get("resp")) == ("1962-10-25", "#project")
    rights = tree.find(f".//{TEI}availability/{TEI}p")
    assert rights is not None
    assert (rights.text, rights.get("resp")) == ("Ours & yours", "#project")
    assert tree.findtext(f".//{TEI}publicationStmt/{TEI}publisher") == "An Institute"


def test_all_that_a_project_can_state_of_a_document_is_valid(project: Path, tmp_path: Path) -> None:
    stated = (
        'title = "Notes"\nnumber = "7"\ndate = "1962-10-25"\nrepository = "RGANI"\nurl = "https://example.org/7"\n'
        'shelfmark = "RGANI, F. 3, Op. 12, D. 1, L. 2"\nabstract = "What was said."\noriginal_language = "ru"\n'
        'funder = "A foundation"\ntranslators = ["Jane Doe"]\nrights = "Ours"\n'
    )
    statements = f"[documents.bare]\n{stated}"
    with_files(project, {"transcripts/bare.txt": "Some words.\n", "tei-protocols.toml": statements})
    result = run("build", project, "--out", tmp_path / "edition", "--formats", "txt")
    assert result.status == 0, result.said
    assert (tmp_path / "edition" / "tei" / "bare.xml").read_text("utf-8").count('resp="#project"') >= len(
        stated.splitlines()
    )


def test_markup_in_what_people_write_is_text(project: Path, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> & \"'"
    with_files(
        project,
        {
            "transcripts/<b>.txt": f"{hostile}\n\n**{hostile}**\n",
            "tei-protocols.toml": f"[project]\ntitle = '''{hostile}'''\nlicence = 'javascript:alert(1)'\n",
        },
    )
    assert run("build", project, "--out", tmp_path / "edition").status == 0
    page = html.parse(str(tmp_path / "edition" / "index.html"))
    assert page.findtext(".//h1") == hostile
    assert not page.xpath("//script | //b | //a[starts-with(@href, 'javascript')]")


def test_documents_that_left_the_project_leave_the_edition(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "edition"
    with_files(project, {"transcripts/b.txt": TRANSCRIPT})
    run("build", project, "--out", out)
    (out / "reading" / "b.txt").write_text("somebody needed this")
    (project / "transcripts" / "b.txt").unlink()
    assert run("build", project, "--out", out).status == 0
    assert {path for path in files_of(out) if "/b." in path} == {"reading/b.txt"}
    assert "b.html" not in (out / "index.html").read_text("utf-8")


def test_a_manifest_cannot_reach_out_of_the_edition(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "edition"
    with_files(project, {"transcripts/rye.txt": "Point 1. On rye\n\nCde. Petrov: Good.\n"})
    run("build", project, "--out", out)
    with_files(tmp_path, {"precious.txt": "x"})
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    manifest["documents"]["protocol-61"]["outputs"]["../precious.txt"] = sha256(b"x").hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest))
    (project / "transcripts" / "protocol-61.txt").rename(project / "transcripts" / "b.txt")
    assert run("build", project, "--out", out).status == 0
    assert (tmp_path / "precious.txt").is_file()


def test_a_malformed_register_of_people_is_an_error_but_costs_nothing_else(project: Path, tmp_path: Path) -> None:
    with_files(project, {"people.xml": "<TEI>\n<p></TEI>"})
    result = run("build", project, "--out", tmp_path / "edition")
    assert result.status == 1
    assert f"{project / 'people.xml'}:2:" in result.said
    assert (tmp_path / "edition" / "reading" / "protocol-61.html").is_file()
    assert not (tmp_path / "edition" / "people.xml").exists()


@pytest.mark.parametrize("out", [".", "transcripts", "transcripts/edition", "tei", "tei/edition", "people.xml"])
def test_an_edition_is_never_written_over_a_project(project: Path, out: str) -> None:
    converted(project)
    before = files_of(project)
    result = run("build", project, "--out", project / out)
    assert result.status == 2
    assert files_of(project) == before


def test_a_project_where_the_edition_would_put_its_tei_is_refused(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "edition" / "tei")
    before = files_of(project)
    assert run("build", project, "--out", tmp_path / "edition").status == 2
    assert files_of(project) == before


def test_a_page_that_the_program_did_not_write_is_not_replaced(project: Path, tmp_path: Path) -> None:
    with_files(tmp_path / "site", {"index.html": "my page"})
    result = run("build", project, "--out", tmp_path / "site")
    assert result.status == 2
    assert "name another folder" in result.said
    assert files_of(tmp_path / "site") == {"index.html": b"my page"}


def test_an_edition_may_lie_inside_its_project(project: Path) -> None:
    assert run("build", project, "--out", project / "edition").status == 0
    assert "0 built, 1 unchanged" in run("build", project, "--out", project / "edition").said


@pytest.mark.parametrize("manifest", ["", "[]", '{"documents": {"protocol-61": {}}}', '{"documents": 3}', "\ud800"])
def test_a_manifest_that_cannot_be_understood_means_building_all(project: Path, tmp_path: Path, manifest: str) -> None:
    with_files(tmp_path / "edition", {"manifest.json": manifest.encode("utf-8", "surrogatepass")})
    result = run("build", project, "--out", tmp_path / "edition")
    assert (result.status, "1 built, 0 unchanged" in result.said) == (0, True)


def test_a_project_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run("build", tmp_path / "nowhere", "--out", tmp_path / "edition").status == 2
    assert not (tmp_path / "edition").exists()


def test_a_bar_shows_progress_on_a_terminal_only(tmp_path: Path) -> None:
    project = with_files(tmp_path / "project", {f"transcripts/{number}.txt": "Some words.\n" for number in range(6)})
    command = [sys.executable, "-m", "tei_protocols", "build", str(project), "--out"]
    ours, theirs = os.openpty()
    on_terminal = b""
    # a terminal holds but a few thousand characters that nobody has read, and a slow machine writes more of them
    with subprocess.Popen([*command, str(tmp_path / "one")], stderr=theirs) as building:
        os.close(theirs)
        with suppress(OSError):  # Linux says so when the other end is closed
            while piece := os.read(ours, 65536):
                on_terminal += piece
    assert building.returncode == 0
    elsewhere = subprocess.run([*command, str(tmp_path / "two")], capture_output=True, check=True)
    assert b"Building" in on_terminal and b"\x1b[" in on_terminal
    assert b"Building" not in elsewhere.stderr and b"\x1b" not in elsewhere.stderr
    assert elsewhere.stdout == b""


def test_what_was_built_is_never_taken_for_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of a project means its transcripts or its TEI; an edition inside any other folder is passed over."""
    folder = with_files(tmp_path / "rye", {"tei-protocols.toml": "", "transcripts/rye.txt": "Cde. Petrov: Good.\n"})
    monkeypatch.chdir(folder)
    assert run("convert", ".", "-o", "tei/").status == 0
    assert run("build", ".", "--formats", "txt").status == 0
    assert (folder / "build" / "reading" / "rye.txt").is_file()
    assert [path.name for path in (folder / "tei").rglob("*.xml")] == ["rye.xml"]
    assert run("convert", ".", "-o", "again/").status == 0
    assert files_of(folder / "again").keys() == {"rye.xml"}
    assert run("validate", ".").said.startswith("1 file: ")
    assert run("transform", ".", "-o", "pages/").status == 0
    assert files_of(folder / "pages").keys() == {"rye.html"}
    # one above, where nothing says that it is a project: its TEI, and what was converted again
    assert run("validate", "..").said.startswith("2 files: ")


def test_the_edition_of_another_project_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Point 1. On rye\n\nCde. Petrov: Good.\n"
    files = {"tei-protocols.toml": '[project]\ntitle = "Rye"\n', "transcripts/rye.txt": words}
    rye = with_files(tmp_path / "rye", files)
    oats = with_files(tmp_path / "oats", {"tei-protocols.toml": "", "transcripts/oats.txt": words})
    namesake = with_files(tmp_path / "namesake", {**files, "tei-protocols.toml": '[project]\ntitle = "Other rye"\n'})
    monkeypatch.chdir(tmp_path)
    assert run("build", rye, "--formats", "").status == 0
    before = files_of(tmp_path / "build")
    for other, name in ((oats, "with rye"), (namesake, "“Rye”")):
        result = run("build", other, "--formats", "")
        said = " ".join(result.said.split())
        assert (result.status, f"build holds the edition of another project, {name}; name another" in said) == (2, True)
    assert files_of(tmp_path / "build") == before
    assert run("build", oats, "--formats", "", "--out", "oats-build").status == 0
    # a document more, and one that goes, is no other project
    with_files(rye, {"transcripts/barley.txt": words})
    assert run("build", rye, "--formats", "").status == 0
    (rye / "transcripts" / "rye.txt").unlink()
    assert run("build", rye, "--formats", "").status == 0


def test_of_many_documents_notices_are_told_by_rule_and_the_proofs_in_a_sum(tmp_path: Path) -> None:
    text = "Those present: Cdes. Anisin, Petrov.\n\nPoint 1. On rye\n\nCde. Petrov says: yes.\nCde. Orlov says no.\n"
    project = with_files(tmp_path / "many", {f"transcripts/{number:02}.txt": text for number in range(1, 22)})
    options = ("--out", tmp_path / "out", "--formats", "", "--no-search", "--jobs", "1")
    brief = run("build", project, *options).said.splitlines()
    (notice,) = [line for line in brief if line.endswith("[speaker.not-listed]")]
    assert "01.txt:6:6: notice: " in notice and "; one of 21 of this rule in 21 files; others: " in notice
    (proof,) = [line for line in brief if "characters accounted for" in line]
    characters = 21 * len("".join(text.split()))
    assert proof.startswith(f"21 documents: {characters:,} of {characters:,} characters")
    verbose = run("build", project, *options, "-v").said
    assert verbose.count("[speaker.not-listed]") == 21
    assert verbose.count("characters accounted for") == 21
