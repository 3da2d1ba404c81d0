"""Files that mean harm, or come from a broken disk: refused or bounded, with a message that says what to do."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from tei_protocols.checks import check
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


def test_the_network_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        document = f'<!DOCTYPE TEI SYSTEM "{address}/tei.dtd">' + OPEN.decode() + "<p/>" + CLOSE.decode()
        (problem,) = check(document.encode(), "hostile.xml")
        assert address in problem.message
        assert "nothing is read from elsewhere" in problem.message
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
