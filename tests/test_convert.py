"""The command `convert`: where results go, what is said, and what is never overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from tei_protocols.cli import main

TRANSCRIPT = "Point 1. On rye\n\nCde. Petrov says it is good.\n"


def convert(*arguments: str | Path, text: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)], input=text)


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    path = tmp_path / "rye.txt"
    path.write_text(TRANSCRIPT)
    return path


def test_one_transcript_goes_to_stdout(transcript: Path) -> None:
    result = convert(transcript)
    assert result.exit_code == 0
    root = etree.fromstring(result.stdout_bytes)
    assert root.get("{http://www.w3.org/XML/1998/namespace}id") == "rye"
    assert (
        result.stderr
        == f"{transcript}: 35 of 35 characters accounted for: 35 in the text, 0 in the header, 0 discarded\n"
    )


def test_what_was_discarded_is_said_to_be_kept_and_where(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Skip to content\n\nWorking Notes of a Session\n\n{TRANSCRIPT}")
    result = convert(page, "--explain")
    assert result.stderr.splitlines()[-1].endswith(
        "13 discarded (kept in the header of the TEI; convert --explain tells which)"
    )
    assert f"{page}:1:1: line.discarded: “Skip to content”" in result.stderr
    (kept,) = etree.fromstring(result.stdout_bytes).findall(".//{*}note[@type='discarded']")
    assert "".join(kept.itertext()) == "Skip to content"


def test_of_a_folder_what_nobody_means_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "transcripts"
    for name in ("rye.txt", ".hidden.txt", "~$rye.docx", ".git/description.txt", "1962/~$oats.docx", "1962/oats.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TRANSCRIPT)
    assert convert(folder, "-o", tmp_path / "tei").exit_code == 0
    written = sorted(path.relative_to(tmp_path / "tei").as_posix() for path in (tmp_path / "tei").rglob("*.xml"))
    assert written == ["1962/oats.xml", "rye.xml"]


def test_the_tei_does_not_depend_on_where_the_transcript_lies(
    transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody wants to read the folders of somebody else's machine in a title."""
    absolute = convert(transcript).stdout_bytes
    monkeypatch.chdir(tmp_path)
    assert convert("rye.txt").stdout_bytes == absolute
    assert b'<title type="main">rye.txt</title>' in absolute


def test_stdin_is_a_dash() -> None:
    result = convert("-", text=TRANSCRIPT.encode())
    assert result.exit_code == 0
    assert etree.fromstring(result.stdout_bytes).find(".//{*}sp") is not None


def test_an_output_file_or_folder(transcript: Path, tmp_path: Path) -> None:
    convert(transcript, "-o", tmp_path / "one.xml")
    convert(transcript, "-o", f"{tmp_path}/new/")
    (tmp_path / "there").mkdir()
    convert(transcript, "-o", tmp_path / "there")
    for path in ("one.xml", "new/rye.xml", "there/rye.xml"):
        assert (tmp_path / path).is_file()


def test_sub_folders_are_kept_and_point_to_one_folder_of_schemas(tmp_path: Path) -> None:
    for name in ("in/a.txt", "in/1950/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(TRANSCRIPT)
    assert convert(tmp_path / "in", "-o", tmp_path / "out").exit_code == 0
    assert b'href="schemas/presidium.rng"' in (tmp_path / "out/a.xml").read_bytes()
    assert b'href="../schemas/presidium.rng"' in (tmp_path / "out/1950/b.xml").read_bytes()


def test_the_address_of_the_schemas_can_be_given(transcript: Path) -> None:
    assert (
        b'href="https://example.org/s/presidium.rng"'
        in convert(transcript, "--schema-href", "https://example.org/s").stdout_bytes
    )


def test_wrong_usage_is_status_2(transcript: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "rye.txt"
    other.parent.mkdir()
    other.write_text(TRANSCRIPT)
    empty = tmp_path / "empty"
    empty.mkdir()
    for arguments, words in (
        ((transcript, other), "-o"),
        ((transcript, other, "-o", tmp_path / "out"), f"rye.xml: {transcript} and {other}\n"),
        ((tmp_path / "missing.txt",), "does not exist"),
        ((transcript, "--encoding", "klingon"), "not an encoding"),
        ((transcript, "--lang", "xx"), "--lang"),
        ((empty,), "holds no file"),
        ((transcript, other, "-o", transcript), "is a file"),
    ):
        result = convert(*arguments)
        assert result.exit_code == 2, words
        assert words in result.stderr


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03\xff" * 100, b"\xef\xbb\xbfbad \xff"])
def test_what_cannot_be_read_is_status_1_and_writes_nothing(tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "bad.txt"
    source.write_bytes(data)
    result = convert(source, "-o", tmp_path / "bad.xml")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{source}:")
    assert ": error: " in result.stderr
    assert not (tmp_path / "bad.xml").exists()


def test_one_bad_transcript_leaves_the_others_alone(transcript: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    result = convert(tmp_path, "-o", f"{tmp_path}/out/")
    assert result.exit_code == 1
    assert (tmp_path / "out/rye.xml").is_file()


def test_what_is_left_out_of_a_folder_is_said_and_the_rest_is_counted(transcript: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "sub").mkdir()
    for name in ("a.pdf", "b.doc", "sub/c.rtf", "done.xml", ".hidden.pdf"):
        (tmp_path / name).write_bytes(b"x")
    out = tmp_path / "out"
    out.mkdir()
    (out / "old.pdf").write_bytes(b"x")
    told = convert(tmp_path, "-o", out).stderr.splitlines()
    assert told[0].startswith(
        f"{tmp_path}: 3 files were left out, of a kind that is not read: a.pdf, b.doc, {Path('sub/c.rtf')}; "
    )
    assert told[-1] == f"2 transcripts: 1 converted, 1 failed: {tmp_path / 'bad.txt'}"


def test_of_many_files_that_are_left_out_the_first_are_named(transcript: Path, tmp_path: Path) -> None:
    for number in range(1, 9):
        (tmp_path / f"{number}.pdf").write_bytes(b"x")
    told = convert(tmp_path, "-o", f"{tmp_path}/out/").stderr
    assert "8 files were left out" in told
    assert "4.pdf, 5.pdf and 3 more; " in told


def test_a_corrected_file_is_not_replaced_unless_asked(transcript: Path, tmp_path: Path) -> None:
    target = tmp_path / "rye.xml"
    assert convert(transcript, "-o", target).exit_code == 0
    first = target.read_bytes()
    assert convert(transcript, "-o", target).exit_code == 0, "its own output is replaced silently"
    assert target.read_bytes() == first

    corrected = first.replace(b"it is good", b"it is <emph>good</emph>")
    target.write_bytes(corrected)
    result = convert(transcript, "-o", target)
    assert result.exit_code == 1
    assert "corrected by hand" in result.stderr
    assert target.read_bytes() == corrected

    result = convert(transcript, "-o", target, "--force")
    assert result.exit_code == 0
    assert "<emph>good</emph>" in result.stderr, "the difference is shown"
    assert target.read_bytes() == first


def test_a_file_that_is_no_tei_is_not_replaced(transcript: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious.xml"
    target.write_text("my notes")
    assert convert(transcript, "-o", target).exit_code == 1
    assert target.read_text() == "my notes"


def test_a_failed_proof_writes_nothing(transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tei_protocols.tei import printed

    laid_out = printed.laid_out
    monkeypatch.setattr(printed, "laid_out", lambda root: laid_out(root).replace("good", ""))
    result = convert(transcript, "-o", tmp_path / "rye.xml")
    assert result.exit_code == 1
    assert "fidelity.broken" in result.stderr
    assert not (tmp_path / "rye.xml").exists()


def test_tei_is_not_taken_for_a_transcript(transcript: Path, tmp_path: Path) -> None:
    convert(transcript, "-o", tmp_path / "rye.xml")
    result = convert(tmp_path / "rye.xml")
    assert result.exit_code == 1
    assert "an XML document, not a transcript" in result.stderr


def test_the_language_of_a_project_is_not_that_of_all_its_transcripts(tmp_path: Path) -> None:
    (tmp_path / "tei-protocols.toml").write_text('[project]\nlanguage = "en"\n')
    russian = tmp_path / "transcripts" / "rozh.txt"
    russian.parent.mkdir()
    russian.write_text("I. О ржи\n\nт. Петров говорит, что урожай хороший.\n")
    root = etree.fromstring(convert(russian).stdout_bytes)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert root.find(".//{*}sp") is not None


def test_a_transcript_without_any_heading_is_plain_text_with_problems() -> None:
    result = convert("-", text=b"Nobody speaks here.\n\nNor here.\n")
    assert result.exit_code == 0
    assert result.stderr.count("[speaker.unnamed]") == 1
    assert "also in line 3 [speaker.unnamed]" in result.stderr
    assert len(etree.fromstring(result.stdout_bytes).findall(".//{*}div[@type='proceedings']/{*}p")) == 2


# what is merely worth knowing of it: a speaker who is not listed
WITH_A_NOTICE = "Those present: Cde. Petrov.\n\nPoint 1. On rye\n\nCde. Petrov says: yes.\nCde. Orlov says no.\n"


def _many(folder: Path, count: int, text: str = WITH_A_NOTICE) -> Path:
    folder.mkdir()
    for number in range(1, count + 1):
        (folder / f"{number:02}.txt").write_text(text)
    return folder


def test_of_twenty_transcripts_each_notice_and_each_proof_is_told(tmp_path: Path) -> None:
    told = convert(_many(tmp_path / "in", 20), "-o", tmp_path / "out").stderr
    assert told.count("[speaker.not-listed]") == 20
    assert told.count("characters accounted for") == 20


def test_of_more_transcripts_notices_are_told_by_rule_and_characters_are_added_up(tmp_path: Path) -> None:
    folder = _many(tmp_path / "in", 21)
    (folder / "unnamed.txt").write_text("Point 1. On rye\n\nIt is good.\n")
    (folder / "empty.txt").write_text("")
    result = convert(folder, "-o", tmp_path / "out", "--report", tmp_path / "report.json")
    *_, warning, error, notice, count, proof, errors, warnings, notices, advice = result.stderr.splitlines()
    assert f"{folder / 'empty.txt'}: error:" in error + warning
    assert f"{folder / 'unnamed.txt'}:3:1: warning: " in error + warning
    assert notice.startswith(f"{folder / '01.txt'}:6:6: notice: Orlov speaks, but is not among those listed")
    others = ", ".join(f"{folder / name}:6:6" for name in ("02.txt", "03.txt", "04.txt"))
    assert notice.endswith(f"; one of 21 of this rule in 21 files; others: {others} [speaker.not-listed]")
    assert count == f"23 transcripts: 22 converted, 1 failed: {folder / 'empty.txt'}"
    characters = f"{sum(len(''.join(path.read_text().split())) for path in folder.iterdir()):,}"
    assert proof.startswith(f"23 transcripts: {characters} of {characters} characters accounted for: {characters} in ")
    assert errors == "1 error: 1 input.empty"
    assert warnings.startswith("1 warning: 1 speaker.unnamed")
    assert notices == "21 notices: 21 speaker.not-listed"
    assert "--verbose" in advice
    # the report has them all
    assert (tmp_path / "report.json").read_text().count('"speaker.not-listed"') >= 21


def test_whoever_wants_it_verbose_is_told_everything_of_many(tmp_path: Path) -> None:
    told = convert(_many(tmp_path / "in", 21), "-o", tmp_path / "out", "--verbose").stderr
    assert told.count("[speaker.not-listed]") == 21
    assert told.count("characters accounted for") == 21
    assert told.splitlines()[-1] == "21 transcripts: 21 converted, 0 failed"


def test_several_transcripts_are_not_written_to_the_name_of_a_file(tmp_path: Path) -> None:
    folder, output = _many(tmp_path / "in", 2), tmp_path / "one.xml"
    for sources in ((folder,), (folder / "01.txt", folder / "02.txt")):
        result = convert(*sources, "-o", output)
        assert (result.exit_code, output.exists()) == (2, False)
        assert "one.xml is the name of a file; name a folder, as -o one/ (or " in result.stderr
    # whoever says that it is one may have a folder of that name
    assert convert(folder, "-o", f"{output}/").exit_code == 0
    assert convert(folder, "-o", output).exit_code == 0
    assert sorted(path.name for path in output.iterdir()) == ["01.xml", "02.xml"]


def test_all_that_would_be_written_to_one_file_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    folder = _many(tmp_path / "in", 3)
    for name in ("01.md", "01.html", "sub/02.md", "03.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TRANSCRIPT)
    out = tmp_path / "out"
    result = convert(folder, "-o", out)
    assert (result.exit_code, out.exists()) == (2, False)
    assert (
        "Error: nothing was written, because several inputs would be written to one file:\n"
        f"  {out / '01.xml'}: {folder / '01.html'} and {folder / '01.md'} and {folder / '01.txt'}\n"
        f"  {out / '03.xml'}: {folder / '03.md'} and {folder / '03.txt'}\n"
        "Rename all but one of those, or move them elsewhere"
    ) in result.stderr
