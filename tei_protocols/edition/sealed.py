"""Sealed files: what is written into an edition carries a seal, by which it is known as untouched without being read.

The seal is the fraction of a second in the time of a file's last change: it says how the digest of its bytes begins.
Whoever writes to a file breaks it, and so does a copy or a checkout that does not keep times to a hundred nanoseconds;
a file without it is read. What an edition consists of does not depend on it, only how soon it is known to stand.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from tei_protocols.files import writing_atomically

_SECOND = 1_000_000_000
# in nanoseconds: in smaller steps not all systems keep times
_STEP = 100
_CAN_SEAL = os.utime in os.supports_fd


def sha256(data: bytes) -> str:
    """The plain SHA-256 of a file's bytes, as `sha256sum` prints it."""
    return hashlib.sha256(data).hexdigest()


def write_sealed(path: Path, data: bytes) -> str:
    """Write a file whole or not at all, with its seal; its digest. Raises OSError."""
    digest = sha256(data)
    with writing_atomically(path) as file:
        file.write(data)
        if _CAN_SEAL:
            file.flush()
            # before anybody else can write to it; of the second before, so that it is not of the future
            second = os.fstat(file.fileno()).st_mtime_ns // _SECOND - 1
            time = second * _SECOND + _fraction(digest)
            os.utime(file.fileno(), ns=(time, time))
    return digest


def stand(out: Path, digests: Mapping[str, str]) -> bool:
    """Are all these files in the folder `out` as they were made?"""
    folder = os.fspath(out)
    return all(_stands(f"{folder}/{path}", digest) for path, digest in digests.items())


def _stands(path: str, digest: str) -> bool:
    try:
        if os.stat(path).st_mtime_ns % _SECOND == _fraction(digest):
            return True
        with open(path, "rb", 0) as file:
            return sha256(file.read()) == digest
    except OSError:
        return False


def _fraction(digest: str) -> int:
    """The fraction of a second that seals a file with this digest, in nanoseconds: never none at all."""
    return (int(digest[:12], 16) % (_SECOND // _STEP - 1) + 1) * _STEP
