"""The pages in a browser: nothing is refused or fetched, and what is left out opens when a link leads to it."""

from __future__ import annotations

import functools
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import html
from view_samples import english, russian

from tei_protocols import resources
from tei_protocols.views import VIEWS, view

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not here")

# no sandbox inside containers; nothing of its own over the network
OPTIONS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
]

SAMPLES = {"English": english(), "Russian": russian()}


@dataclass(frozen=True)
class Site:
    """A server of this machine, the folder of its pages, and what it was asked for."""

    address: str
    folder: Path
    asked: list[str]


class Pages(SimpleHTTPRequestHandler):
    """Serves the pages of a folder and remembers what was asked for."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The pages of the samples."""
    folder = tmp_path_factory.mktemp("pages")
    for sample, tree in SAMPLES.items():
        for name in VIEWS:
            (folder / f"{sample}-{name}.html").write_bytes(view(tree, name))
    (folder / "guidelines.html").write_bytes(resources.schema("guidelines.html").read_bytes())
    asked: list[str] = []
    handler = type("Handler", (Pages,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_port}", folder, asked)
    server.shutdown()


def browse(address: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM
    command = [CHROMIUM, *OPTIONS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", address]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)


PAGES = [*(f"{sample}-{name}.html" for sample in SAMPLES for name in VIEWS), "guidelines.html"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_complaint_and_fetches_nothing(page: str, site: Site, tmp_path: Path) -> None:
    site.asked.clear()
    shown = browse(f"{site.address}/{page}", tmp_path)
    assert [line for line in shown.stderr.splitlines() if "CONSOLE" in line] == []
    assert site.asked == [f"/{page}"]
    assert html.document_fromstring(shown.stdout).find(".//h1").text_content()


def test_a_link_to_a_passage_that_is_left_out_opens_it(site: Site, tmp_path: Path) -> None:
    shown = browse(f"{site.address}/English-reading.html#del-1", tmp_path)
    passages = html.document_fromstring(shown.stdout).xpath('//div[@class="text"]//details[@class="deletion"]')
    assert [passage.get("open") is not None for passage in passages] == [True, False, False]


@pytest.mark.parametrize("page", ["English-diplomatic.html", "guidelines.html"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_fits_its_window(page: str, width: int, site: Site, tmp_path: Path) -> None:
    """The page is put into a frame of the width, around which a script says how far its content reaches beyond."""
    frame = (
        f"<iframe style='width:{width}px;height:20000px;border:0' src='{page}'></iframe>"
        "<script>onload = () => { const page = frames[0].document.documentElement;"
        " document.title = page.scrollWidth - page.clientWidth; }</script>"
    )
    (site.folder / "frame.html").write_text(f"<!DOCTYPE html><title>waiting</title>{frame}")
    shown = browse(f"{site.address}/frame.html", tmp_path)
    assert html.document_fromstring(shown.stdout).findtext(".//title") == "0"
