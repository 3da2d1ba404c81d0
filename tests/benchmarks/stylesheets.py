"""The TEI Stylesheets: our page of the reading view against theirs, of the same document in the same engine.

`TEI_STYLESHEETS` names the stylesheet that makes it: the file `html5/html5.xsl` of a copy of theirs.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from tei_protocols.views import FIRST, view
from tests.benchmarks.measuring import ROOT, Comparison, Effort, compare

TIMES = 100


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """Ours in a fifth of the time, each page from a tree that is handed over anew; compiling is not counted."""
    tree = etree.parse(str(ROOT / "corpus" / "tei" / "protocol-61.xml"))
    what = f"the page of the reading view, {TIMES} times, against the TEI Stylesheets' HTML"
    theirs = _theirs(tree, Path(os.environ["TEI_STYLESHEETS"]))
    return [compare(what, lambda: [view(tree, FIRST) for _ in range(TIMES)], theirs, wanted=0.2, rounds=effort.rounds)]


def _theirs(tree: etree._ElementTree, stylesheet: Path) -> Callable[[], object]:
    """Not in our engine, which is locked: theirs read files of their own while they run."""
    from saxonche import PySaxonProcessor

    processor = PySaxonProcessor(license=False)
    builder = processor.new_document_builder()
    executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))

    def page() -> bytes:
        document = builder.parse_xml(xml_text=etree.tostring(tree.getroot(), encoding="unicode"))
        return str(executable.transform_to_string(xdm_node=document)).encode()

    return lambda: [page() for _ in range(TIMES)]
