"""Kept: words go in, what was made of the same words in an earlier run comes out, as it would be made of them now.

To compile the formulas of a language takes half a second, longer than to convert fifty records with them. What is made
is kept as Python keeps its compiled modules: in a folder `__pycache__`, for the same Python, and not where nobody may
write there or `PYTHONDONTWRITEBYTECODE` is set. It is found by the very words that it was made of, and made again
where the module that makes it has changed: so it is never out of date, and whoever deletes it loses only time.
"""

from __future__ import annotations

import atexit
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

from tei_protocols.files import write_atomically

Made = TypeVar("Made")
"""What is made: values that `marshal` writes, which are numbers, texts, bytes, and tuples, lists and dicts of them."""

# in bytes, of each kind; all languages of the package need half of it, and what was made of other words may go
_MOST = 16_000_000
_PYTHON = (sys.version, sys.hexversion)

_before: dict[str, dict[str, Any]] = {}
_now: dict[str, dict[str, Any]] = {}
_stamps: dict[str, tuple[str | int, ...]] = {}


def kept(make: Callable[[str], Made], words: str) -> Made:
    """What `make` makes of the `words`: now, or in an earlier run. It must be a function at the top level of a module
    that needs no other module of the package for it."""
    kind = f"{make.__module__}.{make.__qualname__}"
    if kind not in _now:
        if not _now:
            atexit.register(keep)
        _now[kind] = {}
        _stamps[kind] = _stamp(make)
        _before[kind] = _read(_place(kind), _stamps[kind])
    made: Made
    if words in _now[kind]:
        made = _now[kind][words]
    elif words in _before[kind]:
        made = _now[kind][words] = _before[kind][words]
    else:
        made = _now[kind][words] = make(words)
    return made


def keep() -> None:
    """Write what was made since it was written last. Python does so when it ends, but not in processes of a pool."""
    if sys.dont_write_bytecode:
        return
    for kind, made in _now.items():
        place = _place(kind)
        if place is not None and made.keys() - _before[kind].keys():
            _before[kind] |= made
            data = marshal.dumps((_stamps[kind], _before[kind]))
            with suppress(OSError):
                write_atomically(place, data if len(data) <= _MOST else marshal.dumps((_stamps[kind], made)))


def _place(kind: str) -> Path | None:
    """The file for what is made by a function of this name; None where this Python keeps nothing."""
    try:
        module = cache_from_source(__file__)
    except NotImplementedError:
        return None
    return Path(module).with_suffix(f".{kind.removeprefix('tei_protocols.')}")


def _stamp(make: Callable[[str], object]) -> tuple[str | int, ...]:
    """What differs where the same words would be made into something else."""
    try:
        state = os.stat(make.__code__.co_filename)
    except OSError:  # in an archive
        return _PYTHON
    return (*_PYTHON, state.st_mtime_ns, state.st_size)


def _read(place: Path | None, stamp: tuple[str | int, ...]) -> dict[str, Any]:
    if place is not None:
        # there is none yet, or somebody wrote into it
        with suppress(OSError, EOFError, ValueError, TypeError):
            stated, made = marshal.loads(place.read_bytes())
            if stated == stamp and isinstance(made, dict):
                return made
    return {}
