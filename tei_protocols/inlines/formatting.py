"""What a word processor says of its characters becomes marks: struck text is deleted, inserted text is added."""

from __future__ import annotations

from collections.abc import Iterator

from tei_protocols.model import marks
from tei_protocols.model.evidence import Certainty, Evidence
from tei_protocols.model.formatting import Formatting, Style
from tei_protocols.model.marks import Mark
from tei_protocols.model.source import Source
from tei_protocols.model.span import Span

_LOOKS = {Style.BOLD: "bold", Style.ITALIC: "italic", Style.SUPERSCRIPT: "superscript"}


def formatting_marks(source: Source) -> Iterator[Mark]:
    """The marks for the formatting and the comments of a file."""
    for formatting in source.formatting:
        yield _mark(formatting)
    for comment in source.comments:
        end = Span(comment.span.end, comment.span.end)
        yield marks.Query(end, end, comment.words, comment.span, by=comment.by)


def _mark(formatting: Formatting) -> Mark:
    """The file itself is the evidence for what was done with its characters."""
    span = formatting.span
    match formatting.style:
        case Style.STRUCK:
            return marks.Deletion(span, span, Evidence("deletion.formatting", Certainty.HIGH), by=formatting.by)
        case Style.INSERTED:
            return marks.Addition(span, span, Evidence("addition.formatting", Certainty.HIGH), by=formatting.by)
        case Style.UNDERLINED | Style.DOUBLE_UNDERLINED as style:
            evidence = Evidence("underlining.formatting", Certainty.HIGH)
            return marks.Underlining(span, span, evidence, double=style is Style.DOUBLE_UNDERLINED)
        case style:
            return marks.Highlighted(span, span, _LOOKS[style])
