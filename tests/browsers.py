"""A browser for the tests: the Chromium of this machine, driven by Playwright; without either the tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

needs_browser = pytest.mark.skipif(
    CHROMIUM is None or find_spec("playwright") is None, reason="Chromium or Playwright is not here"
)

needs_axe = pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="axe-playwright-python is not here")

# no sandbox inside containers; nothing of its own over the network
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

PHONE, DESKTOP, WIDE = 390, 1280, 1640

# a rule of WCAG 2.2 that axe-core has but does not apply unless it is told to
_FURTHER_RULES = {"rules": {"target-size": {"enabled": True}}}


@contextmanager
def launched() -> Iterator[Any]:
    """A browser of Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, address: str, width: int = DESKTOP, **emulated: Any) -> Iterator[Any]:
    """A page in a window of its own, which jumps to an address and does not glide; whatever the browser complains of,
    or fetches, fails the test.
    """
    settings = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", **emulated}
    with browser.new_context(**settings) as context:
        page = context.new_page()
        complaints: list[str] = []
        fetched: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(address)
        yield page
        assert complaints == []
        assert {url.partition("#")[0] for url in fetched if not url.startswith("data:")} <= {address.partition("#")[0]}


def faults(page: Any) -> list[str]:
    """What axe-core finds on a page as it is now, with the first place of each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=_FURTHER_RULES).response["violations"]
    return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:200]}" for each in found]
