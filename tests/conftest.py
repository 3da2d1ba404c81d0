"""What tests of several files are given: a browser, and the page of all views that it opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browsers import launched
from view_samples import english

from tei_protocols.views import WHOLE, view


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser for the tests of one file: Playwright allows but one at a time."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page stands that has all views of the document with every element of the encoding."""
    file = tmp_path_factory.mktemp("page") / "seven.html"
    file.write_bytes(view(english(), WHOLE))
    return file.as_uri()
