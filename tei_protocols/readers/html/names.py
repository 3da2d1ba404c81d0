"""Names: what the elements, classes and roles of web pages say about their text, read from `page.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files

_DATA: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("page.toml").read_text("utf-8"))

NEVER_TEXT = frozenset(_DATA["never_text"])
NAVIGATION = frozenset(_DATA["navigation"])
ROLES = frozenset(_DATA["roles"])
WORDS = frozenset(_DATA["words"])
NAMES = frozenset(_DATA["names"])
CONTENT = tuple(_DATA["content"])
CONTENT_ROLES = tuple(_DATA["content_roles"])
BLOCKS = frozenset(_DATA["blocks"])
