"""Labels in bold: a source with formatting goes in; out come the surnames of bold labels at the heads of lines."""

from __future__ import annotations

from collections.abc import Iterator

from tei_protocols.conventions.names import never_names
from tei_protocols.language import Language
from tei_protocols.model.formatting import Formatting, Style
from tei_protocols.model.source import Source

# so many paragraphs show that a file sets labels in bold
_FEWEST = 3
_LABEL = (
    r"(?:(?i:{chair_title}) )?(?:{address} ?)?(?:{initials}\s?)?(?P<surname>{surname})(?:,?\s{initials})?"
    r"(?:\s\([^()\n]{1,40}\))?\s?[.:]?"
)


def surnames_in_bold(source: Source, language: Language) -> frozenset[str]:
    """`**Petrov.** I agree`: the surnames, in small letters, of labels in bold, if there are several."""
    if not source.formatting:
        return frozenset()
    return source.once(_surnames, (source.formatting, language))


def _surnames(text: str, key: tuple[tuple[Formatting, ...], Language]) -> frozenset[str]:
    formatting, language = key
    found = [*_labels(text, formatting, language)]
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def _labels(text: str, formatting: tuple[Formatting, ...], language: Language) -> Iterator[str]:
    """The surname of each line that begins with a label in bold, and goes on with other words."""
    never = never_names(language)
    for each in formatting:
        start, end = each.span.start, each.span.end
        if each.style is not Style.BOLD or text[max(0, start - 1) : start] not in ("", "\n"):
            continue
        words = text[start:end].rstrip()
        goes_on = not text[end : end + 2].lstrip(".: ").startswith("\n") and end < len(text)
        signed = words.endswith((".", ":")) or text[end : end + 1] in (".", ":")
        label = language.compiled(_LABEL).fullmatch(words) if goes_on and signed else None
        if label and label["surname"].casefold() not in never:
            yield label["surname"].casefold()
