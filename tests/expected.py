"""`python -m tests.expected NAME...`: the TEI that a reader wants of a specimen, against what conversion makes of it.

`NAME.xml` beside a specimen is its expected TEI, read line by line against the transcript and corrected by hand. Its
`encodingDesc` is left out: it is the same in every document, but for the digest. The command prints the differences;
where there is no such file yet, it writes what conversion makes, as a draft that says that nobody has read it.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from lxml import etree

from tei_protocols import tei
from tests.score import SPECIMENS, judged

UNREAD = "<!-- a draft: to be read against the transcript and corrected; then take this line out -->\n"


def path_of(name: str) -> Path:
    """Where the expected TEI of a specimen stands."""
    return SPECIMENS / f"{name}.xml"


def made(name: str) -> str:
    """What conversion makes of a specimen, without the `encodingDesc`."""
    root = etree.fromstring(tei.serialise(judged(name).conversion.root))
    for description in root.findall(".//{*}encodingDesc"):
        parent = description.getparent()
        assert parent is not None
        parent.remove(description)
    return etree.tostring(root, encoding="unicode") + "\n"


def differences(name: str) -> Iterator[str]:
    """The lines in which conversion differs from the expected TEI of a specimen, as a unified diff."""
    wanted, found = path_of(name).read_text("utf-8").splitlines(), made(name).splitlines()
    return unified_diff(wanted, found, f"{name}.xml, as read", "as made", lineterm="", n=1)


def known_difference(name: str) -> str:
    """In what conversion is known to differ from the expected TEI, as the gold file says under `differs`."""
    return str(tomllib.loads((SPECIMENS / f"{name}.toml").read_text("utf-8")).get("differs", ""))


def main(names: list[str]) -> int:
    """Print the differences, or write drafts; status 1 where anything differs."""
    differing = False
    for name in names:
        if not path_of(name).exists():
            path_of(name).write_text(UNREAD + made(name), "utf-8")
            print(f"{path_of(name)} is a draft now; read it")
            continue
        for line in differences(name):
            differing = True
            print(line)
    return int(differing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
