"""Extras of the installation: the name of one goes in, and how to get it comes out.

The package is in no index: it is installed from a checkout of its repository, or from its address.
"""

from __future__ import annotations


def installation(extra: str) -> str:
    """What to do to have an extra, for messages."""
    return f"in a checkout of tei-protocols: pip install '.[{extra}]'"
