"""Files that mean harm, or come from a broken disk: refused or bounded, with a message that says what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tei_protocols.checks import Options, check
from tei_protocols.problems import Level

OPEN = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">'
CLOSE = b"</TEI>"


def bomb(place: bytes) -> bytes:
    """Entities that unfold ten times on each of twelve levels."""
    levels = b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 13))
    return b'<!DOCTYPE TEI [<!ENTITY e0 "aaaaaaaaaa">' + levels + b"]>" + place


REFUSED = {
    "billion laughs": (bomb(OPEN + b"<p>&e12;</p>" + CLOSE), "entities"),
    "billion laughs in an attribute": (bomb(b'<TEI n="&e12;"/>'), "entities"),
    "one long entity many times": (
        b'<!DOCTYPE TEI [<!ENTITY a "' + b"a" * 100_000 + b'">]>' + OPEN + b"&a;" * 20_000 + CLOSE,
        "entities",
    ),
    "an attribute of 50 MB": (b'<TEI n="' + b"a" * 50_000_000 + b'"/>', "longer than ten million"),
    "a text of 50 MB": (OPEN + b"a" * 50_000_000 + CLOSE, "longer than ten million"),
    "100,000 elements in one another": (b"<p>" * 100_000 + b"</p>" * 100_000, "256 deep"),
    "bytes that are no text": (OPEN + b"\xff\xfe" + CLOSE, "no text"),
    "an empty file": (b"", "no XML"),
    "a binary file": (bytes(range(256)) * 10, "no XML"),
    "plain text": (b"Protocol No. 7\n", "no XML"),
    "a form feed": (OPEN + b"\x0c" + CLOSE, "number 12"),
    "an encoding that does not exist": (b'<?xml version="1.0" encoding="klingon"?>' + OPEN + CLOSE, "klingon"),
    "an element that is not closed": (OPEN + b"\n<p>", "<p> is never closed"),
    "crossing elements": (OPEN + b"<p><hi></p></hi>" + CLOSE, "<p> and <hi> cross"),
    "a lone ampersand": (OPEN + b"<p>a & b</p>" + CLOSE, "& stands alone"),
    "an attribute twice": (OPEN + b'<p n="1" n="2"/>' + CLOSE, "@n twice"),
}


@pytest.mark.parametrize(("data", "word"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_at_once_and_in_plain_words(data: bytes, word: str) -> None:
    begun = time.perf_counter()
    (problem,) = check(data, "hostile.xml")
    assert time.perf_counter() - begun < 5
    assert (problem.rule.partition(".")[0], problem.level) == ("xml", Level.ERROR)
    assert word in problem.message
    assert problem.line and problem.hint


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("the secret")
    return path


@pytest.mark.parametrize(
    "declared", ['<!ENTITY x SYSTEM "{}">', '<!ENTITY % p SYSTEM "{}"> %p;', '<!ENTITY x PUBLIC "-//a//b" "{}">']
)
def test_other_files_are_never_read_through_entities(secret: Path, declared: str) -> None:
    document = f"<!DOCTYPE TEI [{declared.format(secret.as_uri())}]>" + OPEN.decode() + "<p>&x;</p>" + CLOSE.decode()
    (problem,) = check(document.encode(), "hostile.xml")
    assert "is not defined" in problem.message


def test_other_files_are_never_read_through_xinclude_or_pointers(secret: Path) -> None:
    included = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    pointing = f'<p source="{secret.as_uri()} ../../{secret.name}#x">words</p>'
    styled = f'<?xml-stylesheet href="{secret.as_uri()}" type="text/xsl"?>'
    data = styled.encode() + OPEN + included.encode() + pointing.encode() + CLOSE
    problems = check(data, "hostile.xml")
    assert problems
    assert "secret" not in " ".join(problem.message for problem in problems).replace(secret.name, "")


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE TEI SYSTEM "{}/tei.dtd">{{}}',
        '<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "{}/tei.dtd">{{}}',
        '<!DOCTYPE TEI [<!ENTITY % p SYSTEM "{}/p.ent"> %p;]>{{}}',
        '<?xml-stylesheet href="{}/a.xsl" type="text/xsl"?>{{}}',
        '<?xml-model href="{}/tei_all.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>{{}}',
        '{{}}<?xml-stylesheet href="{}/a.css"?>',
    ],
)
def test_the_network_is_never_asked(document: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        inside = (
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/a.xml"/>'
            f'<p source="{address}/a.xml#b" facs="{address}/a.png" xml:base="{address}/">words</p>'
        )
        whole = document.format(address).format(OPEN.decode() + inside + CLOSE.decode())
        problems = check(whole.encode(), "hostile.xml")
        if "SYSTEM" in document or "PUBLIC" in document:
            (problem,) = problems
            assert "nothing is read from elsewhere" in problem.message or "never read" in problem.hint
        with pytest.raises(TimeoutError):
            server.accept()


def test_entities_of_the_file_itself_are_text() -> None:
    document = b'<!DOCTYPE TEI [<!ENTITY who "Orlov">]>' + OPEN + b"<p>&who;</p>" + CLOSE
    assert not {"xml.malformed", "xml.entity"} & {problem.rule for problem in check(document, "file.xml")}


@pytest.mark.parametrize("count", [15, 100, 5_000])
def test_an_element_with_very_many_attributes_takes_no_time(count: int) -> None:
    many = b" ".join(b'a%d="x"' % number for number in range(count))
    begun = time.perf_counter()
    problems = check(OPEN + b"<text><body " + many + b"/></text>" + CLOSE, "hostile.xml")
    assert time.perf_counter() - begun < 10
    rules = {problem.rule for problem in problems}
    assert ("schema.attribute.many" if count > 50 else "schema.attribute.unknown") in rules


def test_all_attributes_of_an_element_at_once_take_no_time() -> None:
    attributes = (
        'xml:id="d" rend="bracketed" source="#d" evidence="external" resp="#d" cert="low" hand="#d" place="above" '
        'type="x" prev="#d" next="#d" n="1" xml:lang="en"'
    )
    deletions = f"<del {attributes}>words</del>" * 200
    begun = time.perf_counter()
    check(OPEN + f"<text><body><p>{deletions}</p></body></text>".encode() + CLOSE, "hostile.xml")
    assert time.perf_counter() - begun < 10


# --- what would fill the memory --------------------------------------------------------------------------------------


# A process begins with what the one that starts it takes, and that counts as its own: so a small one starts it.
LAUNCHER = """import os, subprocess, sys
started = subprocess.Popen(sys.argv[1:])
_, status, usage = os.wait4(started.pid, 0)
print(usage.ru_maxrss, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))"""


def validated(path: Path | str, stdin: Path | None = None) -> tuple[str, int]:
    """What `validate` says of a file, and the most memory that it takes for that, in MB."""
    command = [sys.executable, "-m", "tei_protocols", "validate", "--jobs", "1", str(path)]
    with open(stdin or os.devnull, "rb") as given:
        result = subprocess.run([sys.executable, "-c", LAUNCHER, *command], stdin=given, capture_output=True)
    assert result.returncode == 1
    most = int(result.stderr.split()[-1])
    return result.stdout.decode(), most // (1024 * 1024 if sys.platform == "darwin" else 1024)


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """A file of 200 MB, of which nothing but its beginning takes room on the disk."""
    path = tmp_path / "huge.xml"
    with path.open("wb") as file:
        file.write(OPEN)
        file.truncate(200_000_000)
    return path


def test_a_file_of_200_mb_is_refused_before_it_is_read(huge: Path) -> None:
    for said, memory in (validated(huge), validated("-", stdin=huge)):
        assert "this file has more than 100 MB" in said
        assert "[input.too-large]" in said
        assert memory < 500


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no file without an end here")
def test_a_file_without_an_end_is_refused() -> None:
    said, memory = validated("/dev/zero")
    assert "[input.too-large]" in said
    assert memory < 500


@pytest.mark.parametrize(
    ("data", "excess"),
    [
        (OPEN + b"<p/>" * 4_000_001 + CLOSE, "4,000,000 tags"),
        (OPEN + b'<p a="" b="" c="" d=""/>' * 2_000_001 + CLOSE, "8,000,000 attributes"),
        (
            b'<!DOCTYPE TEI [<!ENTITY e "<p/>">]>' + OPEN + b"words &e; " * 500_001 + CLOSE,
            "entities, and more than 5 MB",
        ),
        (OPEN + b"words " * 17_000_000 + CLOSE, "100 MB"),
    ],
    ids=["tags", "attributes", "entities", "bytes"],
)
def test_what_would_fill_the_memory_is_refused_at_once(data: bytes, excess: str) -> None:
    begun = time.perf_counter()
    (problem,) = check(data, "hostile.xml")
    assert time.perf_counter() - begun < 5
    assert problem.rule == "input.too-large"
    assert excess in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    "element",
    ["<p/>", '<sp who="#x"/>', "<p>a<hi/>b<hi/>c</p>", '<p n="1" n2="1" n3="" n4="" n5=""/>', '<p xml:id="a"/>'],
    ids=["empty", "pointers", "mixed", "attributes", "identifiers"],
)
def test_a_file_that_is_wrong_throughout_is_bounded(tmp_path: Path, element: str) -> None:
    path = tmp_path / "wrong.xml"
    path.write_bytes(OPEN + b"<text><body>" + element.encode() * 50_000 + b"</body></text>" + CLOSE)
    begun = time.perf_counter()
    said, memory = validated(path)
    assert time.perf_counter() - begun < 60, "it takes a few seconds"
    assert memory < 600
    assert said.count("\n") <= 200


def test_very_many_problems_of_one_kind_are_not_all_kept() -> None:
    problems = check(OPEN + b"<text><body>" + b'<sp who="#y"/>' * 6_000 + b"</body></text>" + CLOSE, "a")
    nowhere = [problem for problem in problems if problem.rule == "pointer.nowhere"]
    assert len(nowhere) == 5_000
    (more,) = [problem for problem in problems if problem.rule == "rules.more"]
    assert "more of [pointer.nowhere]" in more.message
    assert more.level is Level.ERROR


def test_a_register_that_means_harm_is_not_waited_for(tmp_path: Path) -> None:
    document = OPEN + b'<p sameAs="people.xml#a"/>' + CLOSE
    register = tmp_path / "people.xml"
    for harm in (bomb(OPEN + b"&e12;" + CLOSE), b"<p>" * 100_000, b"\xff\xfe\x00", b""):
        register.write_bytes(harm)
        begun = time.perf_counter()
        rules = {problem.rule for problem in check(document, "a", Options(folder=tmp_path))}
        assert not {"pointer.register", "pointer.file"} & rules, "what cannot be read says nothing"
        assert time.perf_counter() - begun < 5
    register.unlink()
    os.mkfifo(register)
    begun = time.perf_counter()
    check(document, "a", Options(folder=tmp_path))
    assert time.perf_counter() - begun < 5, "nobody writes into that pipe"
