"""Names as messages have them: those that a grammar allows go in, and what a document uses most of them comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from lxml import etree

from tei_protocols.checks import values
from tei_protocols.checks.name_classes import namespace_of
from tei_protocols.checks.patterns import Element, Pattern

FEW = 4
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MOST_NAMES = 8
_MOST_WORDS = 40
_LOOKED_AT = 100
# of a table, a stage was not meant
_LIKENESS = 0.65


def short_name(name: str) -> str:
    """A name without its namespace; those of XML keep their prefix."""
    return f"xml:{name.removeprefix(_XML)}" if name.startswith(_XML) else local(name)


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def start_tag(name: str) -> str:
    """The start tag of a root of this name."""
    namespace = namespace_of(name)
    return f'<{local(name)} xmlns="{namespace}">' if namespace else f"<{name}>"


def names_of(elements: Iterable[Element]) -> list[str]:
    """The names of some declarations, each once."""
    return list(dict.fromkeys(local(name) for each in elements for name in each.names.listed))


def near(given: str, names: Iterable[str]) -> str:
    """The name that was probably meant; empty where none is near."""
    # of names so short, most are near one another
    near = get_close_matches(given, list(names), 1, _LIKENESS) if len(given) > 2 else []
    return near[0] if near else ""


def listed(names: list[str]) -> str:
    """All elements of these names, of which the first few are told."""
    shown = ", ".join(f"<{name}>" for name in names[:_MOST_NAMES])
    return f"{shown} and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else shown or "nothing"


def either(names: list[str], most: int = _MOST_NAMES) -> str:
    """One of the elements of these names, of which about so many are told: `<a>, <b> or <c>`."""
    # to tell one more takes no more room than to say that there is one more
    if len(names) > most + 1:
        return f"{', '.join(f'<{name}>' for name in names[:most])} or {len(names) - most} more"
    shown = [f"<{name}>" for name in names]
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else "".join(shown)


def attributes_listed(names: Iterable[str]) -> str:
    """All attributes of these names."""
    return ", ".join(f"@{name}" for name in names) or "none"


def kinds_of(left: Pattern) -> str:
    """What kind of words can be written."""
    return values.form_of(left).advice or "what the schema allows"


def beginning(words: str) -> str:
    """The beginning of some words, on one line."""
    text = " ".join(words.split())
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS].rstrip()}…"


def as_used(names: list[str], parent: etree._Element) -> list[str]:
    """The names, those first that the document has most in elements such as the parent: of the whole TEI, most are used
    by nobody."""
    same = islice(parent.getroottree().iter(str(parent.tag)), _LOOKED_AT)
    used = Counter(local(str(child.tag)) for each in same for child in each.iterchildren("*"))
    return sorted(names, key=lambda name: -used[name])
