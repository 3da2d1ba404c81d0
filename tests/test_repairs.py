"""Repairs: what is certain is put right, and not a byte besides; nothing that makes a file worse is written."""

from __future__ import annotations

import codecs
import json
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import etree
from mistakes import SKELETON, mistakes

from tei_protocols.checks import Options, check
from tei_protocols.checks.dates import read
from tei_protocols.checks.slips import certainly
from tei_protocols.cli import main
from tei_protocols.problems import Edit, Level, Problem, Repair
from tei_protocols.repairs.fixing import fixed, spliced
from tei_protocols.written import Written

TEI = "http://www.tei-c.org/ns/1.0"
SLIPS = [
    ('who="#orlov"', 'who="orlov"'),
    ('<persName xml:id="belova">N. Belova</persName>', '<persname xml:id="belova">N. Belova</persname>'),
    ('xml:id="item-1.1"', 'xml:ID="item-1.1"'),
    ('type="agenda_item"', 'type="agenda-item"'),
    ('<p n="o1">', "<p n=“o1”>"),
    ("It was late.", "It was late & dark."),
]


def of(text: str) -> list[Problem]:
    return check(text.encode(), "file.xml", Options())


def repaired(data: bytes) -> bytes:
    return fixed(data, lambda each: check(each, "file.xml", Options())).after


def with_slips() -> str:
    text = SKELETON
    for right, wrong in SLIPS:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text


# --- what is repaired ------------------------------------------------------------------------------------------------


def test_all_slips_at_once() -> None:
    right = SKELETON.replace("It was late.", "It was late &amp; dark.", 1)
    assert repaired(with_slips().encode()).decode() == right
    assert check(right.encode(), "file.xml") == []


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: text.encode(),
        lambda text: codecs.BOM_UTF8 + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: ('<?xml version="1.0" encoding="windows-1251"?>\n' + text).encode("windows-1251"),
    ],
    ids=["UTF-8", "byte order mark", "CRLF", "CR", "UTF-16 LE", "UTF-16 BE", "windows-1251"],
)
def test_not_a_byte_besides(encoded: Callable[[str], bytes]) -> None:
    """Encoding, mark, line ends, entities, comments, quotation marks, spaces in tags, the order of attributes stay."""
    odd = (
        "<!-- & Хрущев <p> --><p  rend = 'x'\n   n=\"o9\" >Хрущев &#1078;&amp;<![CDATA[ & <p> ]]> "
        "<persName ref='{}'>Он</persName\n></p>"
    )
    wrong, right = (SKELETON.replace("<?div?>", odd.format(each)) for each in ("orlov", "#orlov"))
    assert repaired(encoded(wrong)) == encoded(right)


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda each: each.title)
def test_no_mistake_becomes_worse(mistake: object) -> None:
    data = mistake.document  # type: ignore[attr-defined]
    result = fixed(data, lambda each: check(each, "file.xml", Options()))
    if result.done:
        hidden = any(problem.rule.startswith("xml.") or problem.rule == "schema.root" for problem in result.found)
        assert hidden or len(result.left) < len(result.found)
        assert not [repair for problem in result.left for repair in problem.repairs if repair.certain]
        assert result.difference("file.xml")
        again = fixed(result.after, lambda each: check(each, "file.xml", Options()))
        assert again.after == result.after
    else:
        assert (result.after, result.difference("file.xml")) == (data, "")


def test_many_ampersands() -> None:
    text = SKELETON.replace("<?p?>", "a & b, c&d; &c " * 30)
    after = repaired(text.encode()).decode()
    assert after == SKELETON.replace("<?p?>", "a &amp; b, c&d; &amp;c " * 30), "what &d; is nobody knows"
    text = SKELETON.replace("<?p?>", "a & b &c " * 30)
    assert repaired(text.encode()).decode() == SKELETON.replace("<?p?>", "a &amp; b &amp;c " * 30)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('who="#orlov"', 'who="#orlof"'),
        ('who="#orlov"', 'who="Orlov"'),
        ('who="#orlov"', 'who="orloff"'),
        ("<?p?>", '<date when="11.2.1960">x</date>'),
        ("<?p?>", '<date when="1962-13-01">x</date>'),
        ("<?p?>", "<deleted>x</deleted>"),
        ("<?p?>", "<dell>x</dell>"),
        ("<?p?>", "<b>x</b>"),
        ("<?p?>", '<hi rend="underline">x'),
    ],
)
def test_what_is_not_certain_stays(old: str, new: str) -> None:
    data = SKELETON.replace(old, new, 1).encode()
    assert repaired(data) == data


def test_a_repair_that_makes_another_problem_is_not_made() -> None:
    """Who writes agenda-item for what has no heading, or `id` for an address that is there already."""
    data = SKELETON.replace("<?p?>", '<seg type="speech" id="orlov">x</seg>', 1).encode()
    result = fixed(data, lambda each: check(each, "file.xml", Options()))
    assert result.after == data
    assert any(repair.certain for problem in result.left for repair in problem.repairs)


def test_of_several_repairs_those_that_do_no_harm_are_made() -> None:
    data = SKELETON.replace("<?p?>", '<seg id="orlov" ana="#speech.collective">x</seg>', 1)
    data = data.replace('who="#orlov"', 'who="orlov"')
    assert repaired(data.encode()).decode() == data.replace('who="orlov"', 'who="#orlov"')


def test_bytes_that_are_no_text_are_left() -> None:
    data = SKELETON.replace('who="#orlov"', 'who="orlov"').encode() + b"<!-- \xff -->"
    assert repaired(data) == data
    edit = Edit((1, 1), (1, 2), "x")
    assert spliced(b"a\xff", [edit]) is None
    assert spliced(b"ab", [edit]) == b"xb"
    declared = b'<?xml version="1.0" encoding="iso-8859-1"?><a/>'
    assert spliced(declared, [Edit((1, 1), (1, 1), "Ж")]) is None, "it cannot be written in this encoding"


def test_a_check_that_never_ends_well_ends() -> None:
    def never(data: bytes) -> list[Problem]:
        repair = Repair("Add", (Edit((1, 1), (1, 1), "x"),), certain=True)
        return [Problem("a.b", Level.ERROR, "wrong", line=1, column=1, repairs=(repair,))]

    assert fixed(b"data", never).after == b"data"


# --- how what was meant is found -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("persname", "persName"),
        ("persNam", "persName"),
        ("persnaem", "persName"),
        ("pers-name", "persName"),
        ("persNames", "persName"),
        ("perName", "persName"),
        ("placename", "placeName"),
        ("names", "name"),
        ("del", ""),
        ("dell", ""),
        ("xyz", ""),
    ],
)
def test_a_slip_is_one_letter_or_what_makes_no_difference_to_the_ear(given: str, meant: str) -> None:
    assert certainly(given, ["persName", "placeName", "name", "note", "de"]) == meant


def test_of_two_that_are_as_near_neither_is_certain() -> None:
    assert certainly("texta", ["text1", "text2"]) == ""


@pytest.mark.parametrize(
    ("given", "meant", "certain", "fault"),
    [
        ("25.10.1962", "1962-10-25", True, ""),
        ("25. 10. 1962", "1962-10-25", True, ""),
        ("1962/10/5", "1962-10-05", True, ""),
        ("1962-2-3", "1962-02-03", True, ""),
        ("10/25/1962", "1962-10-25", True, ""),
        ("5.5.1962", "1962-05-05", True, ""),
        ("11.2.1962", "1962-02-11", False, ""),
        ("1962-13-01", "1962-01-13", False, "there is no month 13"),
        ("1962-13-13", "", False, "there is no month 13"),
        ("1962-02-30", "", False, "month 02 of 1962 has no day 30"),
        ("30.2.1962", "", False, ""),
        ("25.10.62", "", False, "a year has four digits"),
        ("25 October 1962", "1962-10-25", True, ""),
        ("October 25, 1962", "1962-10-25", True, ""),
        ("25 октября 1962 г.", "1962-10-25", True, ""),
        ("May 1962", "1962-05", True, ""),
        ("25 Brumaire 1962", "", False, ""),
        ("31 June 1962", "", False, ""),
        ("1962–10–25", "1962-10-25", True, ""),
        ("autumn", "", False, ""),
    ],
)
def test_dates(given: str, meant: str, certain: bool, fault: str) -> None:
    reading = read(given)
    assert (reading.meant, reading.certain, reading.fault) == (meant, certain, fault)


def test_the_end_tag_is_found_past_elements_of_the_same_name() -> None:
    text = '<xyz n=">"><xyz/><!-- </xyz> --><xyz>a</xyz><![CDATA[</xyz>]]></xyz></xyz>'
    last = text.rindex("</xyz></xyz>")
    end = Written(text.encode()).end_tag(0)
    assert end is not None and (end.start, end.end) == (last, last + len("</xyz>"))
    assert Written(b"<a/>").end_tag(0) is None
    assert Written(b"<a><b></a>").end_tag(0) is None


def test_a_prefix_stays() -> None:
    prefixed = f'<t:TEI xmlns:t="{TEI}"><t:persname/><t:persname>x</t:persname></t:TEI>'
    found = [repair for problem in of(prefixed) for repair in problem.repairs if "persName" in repair.title]
    assert {edit.words for repair in found for edit in repair.edits} == {"persName"}
    edits = [edit for repair in found for edit in repair.edits]
    assert spliced(prefixed.encode(), edits) == prefixed.replace("persname", "persName").encode()


# --- the command -----------------------------------------------------------------------------------------------------


def validate(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)], input=stdin)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "protocol.xml"
    path.write_bytes(SKELETON.replace('who="#orlov"', 'who="orlov"').replace("<?p?>", "<b>x</b>").encode())
    return path


def place_of(file: Path, who: str) -> str:
    """Where somebody is said to speak."""
    before = file.read_text("utf-8").partition(f'who="{who}"')[0].split("\n")
    return f"{file}:{len(before)}:{len(before[-1]) + len('who=') + 2}"


def test_the_difference_is_shown_and_nothing_written(file: Path) -> None:
    before = file.read_bytes()
    result = validate(file, "--diff")
    assert file.read_bytes() == before
    assert result.exit_code == 1
    assert result.stdout.startswith(f"--- {file}\n+++ {file}\n@@ ")
    changed = [line for line in result.stdout.splitlines()[2:] if line[0] in "+-"]
    assert [line.strip("+- ").split(" ana=")[0] for line in changed] == [
        '<sp n="1" xml:id="item-1.1" who="orlov"',
        '<sp n="1" xml:id="item-1.1" who="#orlov"',
    ]
    told = f'{place_of(file, "orlov")}: can be repaired: Write "#orlov" for "orlov"\n'
    assert result.stderr == f"{told}1 repair; --fix makes what is shown\n"


def test_what_is_shown_is_written(file: Path) -> None:
    shown, place = validate(file, "--diff").stdout, place_of(file, "orlov")
    wanted = file.read_bytes().replace(b'who="orlov"', b'who="#orlov"')
    result = validate(file, "--fix")
    assert file.read_bytes() == wanted
    assert result.exit_code == 1, "an error is left"
    assert "[schema.element.unknown]" in result.stdout and "pointer.hash" not in result.stdout
    assert result.stderr == f'{shown}{place}: repaired: Write "#orlov" for "orlov"\n1 file: 1 error\n'
    assert validate(file, "--fix").stderr == "1 file: 1 error\n"
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_a_patch_can_be_made_of_it(file: Path) -> None:
    shown = validate(file, "--diff").stdout
    subprocess.run(["patch", "-s", str(file)], input=shown, text=True, check=True)
    patched = file.read_bytes()
    validate(file, "--fix")
    assert file.read_bytes() == patched
    assert b'who="#orlov"' in patched


def test_several_files_and_processes(tmp_path: Path) -> None:
    for number in range(6):
        text = SKELETON.replace('who="#orlov"', 'who="orlov"') if number % 2 else SKELETON
        (tmp_path / f"{number}.xml").write_text(text, "utf-8")
    result = validate(tmp_path, "--fix", "--jobs", "2")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("6 files: nothing to report\n")
    assert all(path.read_text("utf-8") == SKELETON for path in tmp_path.iterdir())


def test_a_report_in_another_format_stays_whole(file: Path) -> None:
    result = validate(file, "--fix", "--format", "json")
    assert [problem["rule"] for problem in json.loads(result.stdout)["problems"]] == ["schema.element.unknown"]


def test_permissions_and_links_stay(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "link.xml"
    link.symlink_to(file)
    validate(link, "--fix")
    assert link.is_symlink() and b'who="#orlov"' in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="who may do everything can write everywhere")
def test_a_folder_in_which_nothing_can_be_written(file: Path) -> None:
    file.parent.chmod(0o500)
    result = validate(file, "--fix")
    file.parent.chmod(0o700)
    assert result.exit_code == 1
    assert "[output.unwritable]" in result.stdout and "[pointer.hash]" in result.stdout


def test_a_file_that_changes_meanwhile_is_not_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tei_protocols.cli import repairing

    shown = repairing._show
    newer = SKELETON.encode()

    def changing(difference: str, on_stderr: bool = False) -> None:
        file.write_bytes(newer)
        shown(difference, on_stderr)

    monkeypatch.setattr(repairing, "_show", changing)
    result = validate(file, "--fix")
    assert file.read_bytes() == newer
    assert "the file was changed meanwhile [output.unwritable]" in result.stdout


def test_where_nothing_can_be_repaired_this_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(SKELETON.replace('who="#orlov"', 'who="#somebody-else"'), "utf-8")
    result = validate(file, "--diff")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "nothing to repair with certainty\n", 1)


@pytest.mark.parametrize("arguments", [["-", "--fix"], ["--fix", "--diff"]])
def test_what_cannot_be_asked(arguments: list[str], file: Path) -> None:
    assert validate(*arguments, file).exit_code == 2


def test_stdin_can_be_shown() -> None:
    result = validate("-", "--diff", stdin=SKELETON.replace('who="#orlov"', 'who="orlov"').encode())
    assert '+        <sp n="1" xml:id="item-1.1" who="#orlov"' in result.stdout


def test_a_schema_of_somebody_else(tmp_path: Path) -> None:
    schema = tmp_path / "letter.rng"
    paragraphs = '<oneOrMore><element name="paragraph"><text/></element></oneOrMore>'
    schema.write_text(f'<element name="letter" xmlns="http://relaxng.org/ns/structure/1.0">{paragraphs}</element>')
    letter = tmp_path / "letter.xml"
    letter.write_text("<letter><paragraf>x</paragraf></letter>")
    assert validate("--schema", schema, letter).exit_code == 1
    assert validate("--schema", schema, letter, "--fix").exit_code == 1, "two letters are no slip"
    letter.write_text("<letter><paragaph>x</paragaph></letter>")
    assert validate("--schema", schema, letter, "--fix").exit_code == 0
    assert etree.fromstring(letter.read_bytes())[0].tag == "paragraph"
