"""Printing: the PDF of a view, from its TEI, against WeasyPrint's PDF of the same page in HTML, both in one process."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from lxml import etree

from tei_protocols.views import FIRST, view
from tests.benchmarks.measuring import ROOT, Comparison, Effort, compare

_STYLE = re.compile("<style>.*?</style>", re.DOTALL)


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """Ours in a quarter of the time, with the TEI inside it, for screen readers and archives. WeasyPrint is handed the
    page ready made and without its style, which is in its favour.
    """
    from weasyprint import HTML

    # it says which properties of CSS it does not know
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    tree = etree.parse(str(ROOT / "corpus" / "tei" / "protocol-61.xml"))
    page = _STYLE.sub("", view(tree, FIRST).decode())

    def ours() -> object:
        return view(tree, FIRST, "pdf")

    def theirs() -> object:
        return HTML(string=page).write_pdf()

    return [compare("the PDF of one view, against WeasyPrint", ours, theirs, wanted=0.25, rounds=effort.rounds)]
