"""Where the schemas and stylesheets are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_INSIDE = "_resources"


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / _INSIDE
    return installed if installed.is_dir() else package.parent


def are_installed() -> bool:
    """Do the schemas and stylesheets lie inside an installed package, where nobody but its installer writes?"""
    return _root().name == _INSIDE


def schema(name: str) -> Path:
    """The file `name` of `schemas/`, for instance `presidium.rng`."""
    return _root() / "schemas" / name


def stylesheet(name: str) -> Path:
    """The file `name` of `xslt/`, for instance `views/reading.xsl`."""
    return _root() / "xslt" / name
