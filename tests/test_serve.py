"""The preview: what is saved is seen at once in the browsers of this machine, and nobody else sees anything."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from browsers import launched, needs_browser
from projects import demonstration, files_of, run, with_files

pytestmark = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("starlette", "uvicorn", "watchfiles")), reason="the server is not here"
)

# longer than it ever takes, on a machine with much else to do; how long it takes is a matter of the benchmarks
PATIENCE = 60


@dataclass(frozen=True)
class Preview:
    """A preview that runs: its project, its folder, and where it is to be seen."""

    project: Path
    out: Path
    port: int

    def asked(self, path: str, host: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    project = demonstration(tmp_path / "project")
    (tmp_path / "secret.txt").write_text("a secret")
    command = [sys.executable, "-m", "tei_protocols", "serve", str(project), "--port", "0", "--out", f"{tmp_path}/out"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        port = next(int(found[1]) for line in served.stderr if (found := re.search(r"127\.0\.0\.1:(\d+)/", line)))
        try:
            yield Preview(project, tmp_path / "out", port)
            served.send_signal(signal.SIGTERM)  # where tests run in the background, SIGINT is ignored
            assert served.wait(PATIENCE) == 0
        finally:
            served.kill()


def edited(preview: Preview, old: str, new: str) -> None:
    transcript = preview.project / "transcripts" / "protocol-61.txt"
    text = transcript.read_text("utf-8")
    assert old in text
    transcript.write_text(text.replace(old, new), "utf-8")


def test_only_this_machine_and_only_the_edition_is_served(preview: Preview) -> None:
    assert preview.asked("/index.html")[0] == 200
    assert preview.asked("/")[1] == preview.asked("/index.html")[1]
    assert preview.asked("/index.html", host="localhost")[0] == 200
    assert preview.asked("/index.html", host="elsewhere.example")[0] == 400, "a page from elsewhere"
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/people/../../secret.txt", "/..%2fsecret.txt", "//etc/x"):
        status, text = preview.asked(path)
        assert status == 404 and "secret" not in text and "root:" not in text, path
    (preview.out / "link.txt").symlink_to(preview.out.parent / "secret.txt")
    assert preview.asked("/link.txt")[0] == 404
    assert preview.asked("/%00")[0] == 404


def test_the_script_that_reloads_is_in_what_is_served_and_not_in_what_is_built(preview: Preview) -> None:
    served = preview.asked("/documents/protocol-61.html")[1]
    assert "EventSource" in served
    assert not [path for path, data in files_of(preview.out).items() if b"EventSource" in data]


@needs_browser
@pytest.mark.parametrize("page", ["documents/protocol-61.html", "people/khrushchev.html"])
def test_a_page_changes_when_a_transcript_is_saved(preview: Preview, page: str) -> None:
    with launched() as browser:
        shown = browser.new_page()
        complaints: list[str] = []
        shown.on("console", lambda message: complaints.append(message.text))
        shown.goto(f"http://127.0.0.1:{preview.port}/{page}")
        assert "decided to convene" in shown.locator("main").inner_text()
        edited(preview, "he decided to convene", "he resolved to convene")
        shown.get_by_text("he resolved to convene").first.wait_for(timeout=PATIENCE * 1000)
        assert complaints == []


OWN_VIEW = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">
  <xsl:import href="tei-protocols:views/reading.xsl"/>
  <xsl:variable name="view" as="xs:string" select="'speeches'"/>
  <xsl:template match="closer"><p>{}</p></xsl:template>
</xsl:stylesheet>
"""


@needs_browser
def test_a_page_changes_when_anything_else_is_saved_that_it_is_made_of(preview: Preview) -> None:
    """One after the other in one browser and one process: TEI, the register, the style, a view of the project."""
    project = preview.project
    with launched() as browser:
        shown = browser.new_page()

        def comes(words: str) -> None:
            shown.get_by_text(words).first.wait_for(state="attached", timeout=PATIENCE * 1000)

        shown.goto(f"http://127.0.0.1:{preview.port}/documents/protocol-61.html")
        tei = (preview.out / "tei" / "protocol-61.xml").read_text("utf-8")
        corrected = '<choice><sic>decided</sic><corr resp="#tei-protocols">resolved</corr></choice> to convene'
        with_files(project, {"tei/protocol-61.xml": tei.replace("decided to convene", corrected)})
        comes("resolved to convene")
        with_files(project, {"xslt/views/speeches.xsl": OWN_VIEW.format("The end.")})
        comes("The end.")
        with_files(project, {"xslt/views/speeches.xsl": OWN_VIEW.format("The very end.")})
        comes("The very end.")
        with_files(project, {"style.css": ".switch::after { content: '1957'; }"})
        # asked of each page that is loaded meanwhile
        styled = """() => getComputedStyle(document.querySelector(".switch"), "::after").content === '"1957"'"""
        shown.wait_for_function(styled, timeout=PATIENCE * 1000)
        shown.goto(f"http://127.0.0.1:{preview.port}/people/khrushchev.html")
        people = (project / "people.xml").read_text("utf-8")
        born = '<person xml:id="khrushchev"><birth when="1894">1894, Kalinovka</birth>'
        (project / "people.xml").write_text(people.replace('<person xml:id="khrushchev">', born), "utf-8")
        comes("1894, Kalinovka")


@needs_browser
def test_a_project_with_errors_keeps_its_last_good_state_and_recovers(preview: Preview) -> None:
    settings = preview.project / "tei-protocols.toml"
    with launched() as browser:
        shown = browser.new_page()
        shown.goto(f"http://127.0.0.1:{preview.port}/")
        settings.write_text("[project", "utf-8")
        time.sleep(1)
        assert preview.asked("/")[0] == 200
        settings.write_text('[project]\ntitle = "Another title"\n', "utf-8")
        shown.get_by_role("heading", name="Another title").wait_for(timeout=PATIENCE * 1000)


@needs_browser
def test_every_page_says_what_could_not_be_made_until_it_is_put_right(preview: Preview) -> None:
    """With file and line; what a message quotes is words."""
    settings = preview.project / "tei-protocols.toml"
    good = settings.read_text("utf-8")
    tei = (preview.out / "tei" / "protocol-61.xml").read_text("utf-8")
    assert 'who="#khrushchev"' in tei
    trap = 'who="#&lt;img>"'
    with launched() as browser:
        shown = browser.new_page()
        complaints: list[str] = []
        shown.on("console", lambda message: complaints.append(message.text))
        notice = shown.get_by_role("alert")
        shown.goto(f"http://127.0.0.1:{preview.port}/documents/protocol-61.html")
        assert notice.count() == 0
        settings.write_text('[project]\ntitle = "Unclosed\n', "utf-8")
        notice.get_by_text("tei-protocols.toml:2").wait_for(timeout=PATIENCE * 1000)
        assert shown.locator("main").is_visible(), "the last state is still there"
        settings.write_text(good, "utf-8")
        notice.wait_for(state="detached", timeout=PATIENCE * 1000)
        with_files(preview.project, {"tei/protocol-61.xml": tei.replace('who="#khrushchev"', trap, 1)})
        notice.get_by_text('@who="#<img>"').first.wait_for(timeout=PATIENCE * 1000)
        line = tei[: tei.index('who="#khrushchev"')].count("\n") + 1
        assert f"tei/protocol-61.xml:{line}" in notice.inner_text()
        assert notice.locator("img").count() == 0
        for other in ("", "people/khrushchev.html", "no-such-page.html"):
            shown.goto(f"http://127.0.0.1:{preview.port}/{other}")
            assert "tei/protocol-61.xml" in notice.inner_text(), other
        with_files(preview.project, {"tei/protocol-61.xml": tei})
        notice.wait_for(state="detached", timeout=PATIENCE * 1000)
        assert [each for each in complaints if "404" not in each] == []


def test_a_port_that_is_taken_is_said(preview: Preview) -> None:
    told = run("serve", preview.project, "--port", str(preview.port))
    assert told.status == 1 and f"port {preview.port} cannot be had" in told.said


def test_an_edition_is_not_served_out_of_its_project(tmp_path: Path) -> None:
    project = demonstration(tmp_path / "project")
    assert run("serve", project, "--out", project / "transcripts").status == 2


def test_where_nothing_can_be_shown_nothing_is_served(tmp_path: Path) -> None:
    told = run("serve", tmp_path, "--port", "0")
    assert told.status == 1 and "there is no transcript in this project" in told.said
