"""Characters that mean something else in XML: an & or a < that should be one, entities, and what stands in no XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from msgspec.structs import replace

from tei_protocols.malformed.mistake import Mistake, Replacing
from tei_protocols.malformed.unfinished_tags import SPACED
from tei_protocols.written import Written

_OURS = frozenset(("amp", "lt", "gt", "quot", "apos"))
# where & and < are characters like others
_SKIPPED = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_SIGNS = re.compile(rf"(?P<skipped>{_SKIPPED.pattern})|(?P<and>&)|(?P<less><)(?![\w:/!?])", re.DOTALL)
# of so few, each is a matter of its own
_MANY = 2
_OTHERS = (("<<", "« for both"), ("<--", "<!--, if it begins a comment"))
_ENDING = (
    ("<!--", "-->", "a comment"),
    ("<![CDATA[", "]]>", "a CDATA section"),
    ("<?", "?>", "a processing instruction"),
)
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|(?P<name>[\w:.-]+))(?P<end>;?)")
_DECLARED = re.compile(r"<!ENTITY\s+(?:%\s+)?([\w:.-]+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def mistake(written: Written) -> Mistake | None:
    """The first of such characters; None where there is none."""
    text = written.text
    signs = _signs(text)
    first = next(signs, None)
    if first is not None and first.repairs:
        first = _with_all_others(first, signs)
    found = [each for each in (first, _control(text)) if each is not None]
    return min(found, key=lambda each: each.noticed) if found else None


def _with_all_others(first: Mistake, others: Iterator[Mistake]) -> Mistake:
    """The first of many such characters, which can also be put right all at once."""
    certain = [repair for each in (first, *others) for repair in each.repairs if repair.certain]
    if len(certain) < _MANY:
        return first
    edits = tuple(edit for repair in certain for edit in repair.edits)
    return replace(first, repairs=(Replacing(f"Do the like in {len(edits):,} places", edits), *first.repairs))


def _signs(text: str) -> Iterator[Mistake]:
    declared = set(_DECLARED.findall(text)) if "<!ENTITY" in text else set()
    for found in _SIGNS.finditer(text):
        at = found.start()
        if found["skipped"] and (unclosed := _unclosed(at, found["skipped"])):
            yield unclosed
            return
        if found["less"] and not SPACED.match(text, at):
            other = next((meant for written, meant in _OTHERS if text.startswith(written, at)), "")
            # what is certainly no tag may still be meant as something else
            repair = Replacing("Write &lt; for the <", ((at, at + 1, "&lt;"),), certain=not other)
            hint = "write &lt; for the character" + (f", or {other}" if other else "")
            yield Mistake("xml.character", "a < stands alone", hint, at, at + 1, at, (repair,))
        if found["and"]:
            reference = _REFERENCE.match(text, at)
            if not reference or not reference["end"]:
                yield _ampersand(at, reference)
            elif (name := reference["name"]) and name not in _OURS and name not in declared:
                yield _entity(at, reference.end(), name)


def _unclosed(at: int, skipped: str) -> Mistake | None:
    """A comment or the like that goes on to the end of the file."""
    for begins, ends, what in _ENDING:
        if skipped.startswith(begins) and (not skipped.endswith(ends) or len(skipped) < len(begins + ends)):
            hint = f"write {ends} behind it"
            return Mistake("xml.unclosed", f"{what} is never closed", hint, at, at + len(begins), at)
    return None


def _ampersand(at: int, reference: re.Match[str] | None) -> Mistake:
    words = reference[0] if reference else "&"
    if reference and reference["name"] in _OURS:
        repair = Replacing(f"Write {words};", ((reference.end(), reference.end(), ";"),))
        hint = f"write {words};"
        return Mistake("xml.character", f"{words} lacks its semicolon", hint, at, reference.end(), at, (repair,))
    known = bool(reference and reference["name"] and f"{reference['name']};" in html5)
    hint = "write &amp; for the character" + (f", or {words}; with its semicolon, if that is meant" if known else "")
    # &nbsp without its semicolon may be meant as either
    repair = Replacing("Write &amp; for the &", ((at, at + 1, "&amp;"),), certain=not known)
    return Mistake("xml.character", "an & stands alone", hint, at, at + 1, at, (repair,))


def _entity(start: int, end: int, name: str) -> Mistake:
    """An entity that is not declared; those of HTML have a character that is known."""
    meant = html5.get(f"{name};", "")
    if not meant:
        hint = "write the characters themselves; other files are never read in their place"
        return Mistake("xml.entity", f"&{name}; is not defined", hint, start, end, start)
    words = "".join(f"&#{ord(character)};" for character in meant)
    message = f"&{name}; is not defined: it is an entity of HTML, and XML has but &amp;, &lt;, &gt;, &quot; and &apos;"
    repair = Replacing(f"Write {words} for &{name};", ((start, end, words),))
    return Mistake("xml.entity", message, f"write {words}, or the character itself", start, end, start, (repair,))


def _control(text: str) -> Mistake | None:
    found = _CONTROL.search(text)
    if not found:
        return None
    number = ord(found[0])
    message = f"the character of number {number} cannot stand in XML"
    hint = f'remove it, or name it as in <g n="U+{number:04X}"/>'
    return Mistake("xml.character", message, hint, found.start(), found.end(), found.start())
