"""Views, made of the same tree in the same process: the page of all views against the page of one, and that against a
page with the bare words of the document.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from tei_protocols.views import FIRST, WHOLE, view
from tei_protocols.xslt_engine import engine
from tests.benchmarks.measuring import ROOT, Comparison, Effort, compare

TIMES = 100


def measure(folder: Path, effort: Effort) -> list[Comparison]:
    """One page with three views in less than three times the time of one view, one view in two and a half times that of
    the words; the tree is handed over anew each time.
    """
    tree = etree.parse(str(ROOT / "corpus" / "tei" / "protocol-61.xml"))
    whole = f"the page of all views, {TIMES} times, against that of one"
    one = f"the page of one view, {TIMES} times, against a page of the bare words"
    return [
        compare(whole, _made(tree, WHOLE), _made(tree, FIRST), wanted=3, rounds=effort.rounds),
        compare(one, _made(tree, FIRST), _bare(tree, folder / "bare.xsl"), wanted=2.5, rounds=effort.rounds),
    ]


def _made(tree: etree._ElementTree, name: str) -> Callable[[], object]:
    return lambda: [view(tree, name) for _ in range(TIMES)]


BARE = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="html" html-version="5" indent="no"/>
  <xsl:mode on-no-match="text-only-copy"/>
  <xsl:template match="/"><html><body><xsl:apply-templates/></body></html></xsl:template>
</xsl:stylesheet>
"""


def _bare(tree: etree._ElementTree, stylesheet: Path) -> Callable[[], object]:
    stylesheet.write_text(BARE)
    saxon = engine(stylesheet)
    return lambda: [saxon.run(stylesheet, saxon.document(tree)).encode() for _ in range(TIMES)]
