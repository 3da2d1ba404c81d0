"""Pointers: a tree goes in; what points nowhere, or should be a pointer and is none, comes out. No schema sees this."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from tei_protocols.checks.look_alikes import latin, remark
from tei_protocols.checks.nearest import Nearest
from tei_protocols.checks.neighbours import Neighbours
from tei_protocols.checks.prefixes import in_full, prefixes
from tei_protocols.findings import XML_ID, Finding, Meant, Of, line_of, name_of
from tei_protocols.problems import Level

# The attributes of the TEI (P5 4.12) that hold pointers; a rival reading may hold one too. Those that name a namespace,
# a data category or a part of an ODD are no pointers into an edition.
_POINTING = frozenset((
    "active", "adj", "adjFrom", "adjTo", "ana", "assertedValue", "calendar", "change", "children", "class", "code",
    "copyOf", "corresp", "datingMethod", "datingPoint", "decls", "domains", "edRef", "end", "exclude", "facs", "fVal",
    "feats", "follow", "fromUnit", "given", "hand", "inst", "lemmaRef", "location", "mergedIn", "mutual", "new", "next",
    "nymRef", "origin", "parent", "parts", "passive", "perf", "period", "prev", "ref", "rendition", "replyTo", "resp",
    "sameAs", "scheme", "scribeRef", "scriptRef", "select", "since", "source", "spanTo", "start", "synch", "target",
    "targetEnd", "toUnit", "toWhom", "unitRef", "url", "where", "who", "wit",
))  # fmt: skip
# Of the same name are attributes that hold none, such as the days of a date.
_GRAPH = frozenset(("node", "root", "iNode", "leaf", "eTree", "triangle", "eLeaf"))
_POINTING_AT: Mapping[str, frozenset[str]] = {
    "from": frozenset(("rt", "span", "app", "arc")),
    "to": frozenset(("rt", "span", "app", "arc")),
    "value": _GRAPH,
}
# what may be the name of a file without ending, or words
_NO_NAMES = frozenset(("url", "assertedValue"))
_NAME = re.compile(r"[^\W\d][\w.-]*")
_FILE = re.compile(r"\.[A-Za-z]{2,5}$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OF_TEI = ".xml"
# whoever answers for something is named in the header
_RESPONSIBLE = 'put <respStmt xml:id="{}"><resp>Corrected by</resp><name>…</name></respStmt> into titleStmt'
# the address of a turn, and its number
_TURN = re.compile(r"(.+\.)(\d+)")


def check(tree: etree._ElementTree, neighbours: Neighbours | None = None) -> Iterator[Finding]:
    """Repeated identifiers, and pointers that lead nowhere: within the file, or into its `neighbours`, where these are
    given."""
    places: dict[str, etree._Element] = {}
    given: list[tuple[etree._Element, str, str]] = []
    torn: list[_Pointer] = []
    for element in tree.iter("*"):
        for name, value in element.items():
            if name == XML_ID:
                if (first := places.setdefault(str(value), element)) is not element:
                    yield _repeated(element, str(value), first)
            elif name in _POINTING or (name in _POINTING_AT and _local(element) in _POINTING_AT[str(name)]):
                pointers = str(value).split()
                if "#" in pointers or (len(pointers) > 1 and _are_words(pointers, str(name))):
                    torn.append(_Pointer(element, str(name), str(value)))
                else:
                    given += [(element, str(name), pointer) for pointer in pointers]
    near = Nearest(places)
    # nearly all stay here, and lead to something
    others = (_Pointer(*each) for each in given if each[2][0] != "#" or each[2][1:] not in places)
    yield from (_torn(pointer, near) for pointer in torn)
    leading_out = []
    short_forms = prefixes(tree)
    for pointer in others:
        if full := in_full(pointer.value, short_forms):
            pointer = replace(pointer, value=full, short=pointer.value)
            if full[1:] in places and full[0] == "#":
                continue
        if slip := _slip(pointer, places):
            yield slip
            continue
        if pointer.value.startswith("#"):
            yield from _here(pointer, near)
            continue
        leading_out.append(pointer)
        if not (_SCHEME.match(pointer.value) or pointer.attribute in _NO_NAMES):
            yield from _without_sign(pointer, places, near)
    if neighbours:
        yield from _elsewhere(leading_out, neighbours)


class _Pointer(Struct, frozen=True):
    """One of the pointers in an attribute."""

    element: etree._Element
    attribute: str
    value: str
    short: str = ""
    """How it is written, where that only stands for it."""

    @property
    def file(self) -> str:
        """The file that it leads into; empty for one that stays in its own, or leads out into the world."""
        file = self.value.partition("#")[0]
        return "" if _SCHEME.match(file) else file

    @property
    def written(self) -> str:
        return f'@{self.attribute}="{self.short or self.value}"'

    def certainly(self, message: str, meant: str, rule: str = "pointer.nowhere") -> Finding:
        """What is wrong with it where it is certain what was meant."""
        finding = self.finding(rule, message, f'write {self.attribute}="{meant}"')
        return replace(finding, meant=Meant(Of.VALUE, self.value, meant, certain=True))

    def finding(self, rule: str, message: str, hint: str, level: Level = Level.ERROR) -> Finding:
        return Finding(rule, level, f"{self.written} {message}", self.element, hint, self.attribute)

    def probably(self, finding: Finding, meant: str) -> Finding:
        """The finding with what was probably meant: never certain, what is near in writing may be another person."""
        return replace(finding, meant=Meant(Of.VALUE, self.value, meant)) if meant and not self.short else finding


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _repeated(element: etree._Element, identifier: str, first: etree._Element) -> Finding:
    message = f'xml:id="{identifier}" stands twice; {name_of(first)} in line {line_of(first)} has it already'
    hint = "give one of the two another name"
    if _local(element) == "sp" and (turn := _TURN.fullmatch(identifier)):
        before = max(int(turn[2]) - 1, 1)
        hint += (
            f'; a turn that was inserted has the number before with a letter: xml:id="{turn[1]}{before}a" n="{before}a"'
        )
    return Finding("id.repeated", Level.ERROR, message, element, hint, "xml:id")


def _are_words(pointers: list[str], attribute: str) -> bool:
    """Is what should be pointers a name of several words, or the like?"""
    are_names = all(_NAME.fullmatch(each) and not _FILE.search(each) for each in pointers)
    return attribute not in _NO_NAMES and are_names and any(each[0].isupper() for each in pointers)


def _torn(pointer: _Pointer, near: Nearest) -> Finding:
    """What stands in place of pointers, and is torn apart by its spaces: a # alone, or the words of a name."""
    if "#" in pointer.value.split():
        joined = re.sub(r"#\s+", "#", pointer.value).strip()
        return pointer.certainly("has a space behind its #", joined, "pointer.hash")
    meant = next((found for word in pointer.value.split() if (found := near.to(word) or near.to(word.casefold()))), "")
    hint = "write # and the xml:id of its aim" + (f'; did you mean "#{meant}"?' if meant else "")
    finding = pointer.finding("pointer.hash", "is no pointer, but words", hint)
    return pointer.probably(finding, f"#{meant}" if meant else "")


def _slip(pointer: _Pointer, places: Mapping[str, etree._Element]) -> Finding | None:
    """A pointer that leads somewhere when a comma, a # or a letter of the other script is taken for what it is."""
    value = pointer.value
    parts = [part for part in re.split("[,;]", value) if part]
    if parts != [value] and parts and all(part[0] == "#" and part[1:] in places for part in parts):
        return pointer.certainly("has a comma; pointers stand apart by a space alone", " ".join(parts))
    identifier = value.lstrip("#")
    if value.startswith("##") and identifier in places:
        return pointer.certainly("has one # too many", f"#{identifier}")
    if value.startswith("#") and latin(identifier) in places:
        return pointer.certainly(f"leads nowhere: {remark(identifier, latin(identifier))}", f"#{latin(identifier)}")
    return None


def _here(pointer: _Pointer, near: Nearest) -> Iterator[Finding]:
    identifier = pointer.value[1:]
    # a place that is found by an expression, as in #xpath(//p[2]), has no name
    if "(" in identifier:
        return
    meant = near.to(identifier)
    aim = _RESPONSIBLE.format(identifier) if pointer.attribute == "resp" else "give its aim this xml:id"
    hint = f'did you mean "#{meant}"?' if meant else f"correct the pointer, or {aim}"
    finding = pointer.finding("pointer.nowhere", f'leads nowhere: nothing here has xml:id="{identifier}"', hint)
    yield pointer.probably(finding, f"#{meant}" if meant else "")


def _without_sign(pointer: _Pointer, places: Mapping[str, etree._Element], near: Nearest) -> Iterator[Finding]:
    value = pointer.value
    if value in places:
        finding = pointer.finding("pointer.hash", "lacks its #", f'write {pointer.attribute}="#{value}"')
        yield replace(finding, meant=Meant(Of.VALUE, value, f"#{value}", certain=True))
    elif _NAME.fullmatch(value) and not _FILE.search(value):
        # who writes a name begins it with a capital letter
        meant = near.to(value) or near.to(value.casefold())
        hint = "write # and the xml:id of its aim" + (f'; did you mean "#{meant}"?' if meant else "")
        finding = pointer.finding("pointer.hash", f'is no pointer, and nothing here has xml:id="{value}"', hint)
        yield pointer.probably(finding, f"#{meant}" if meant else "")


# --- other files -----------------------------------------------------------------------------------------------------


def _elsewhere(pointers: list[_Pointer], neighbours: Neighbours) -> Iterator[Finding]:
    leading = [pointer for pointer in pointers if pointer.file.lower().endswith(_OF_TEI)]
    counted = Counter(pointer.file for pointer in leading)
    near: dict[str, Nearest] = {}
    missing: set[str] = set()
    for pointer in leading:
        file, _, identifier = pointer.value.partition("#")
        if neighbours.file(file) is None:
            if file not in missing and neighbours.may_hold(file):
                missing.add(file)
                yield _without_file(pointer, counted[file])
        elif identifier and "(" not in identifier:
            addresses = neighbours.addresses(file)
            if addresses is not None and identifier not in addresses:
                meant = near.setdefault(file, Nearest(addresses)).to(identifier)
                yield _not_in_file(pointer, file, identifier, meant)


def _without_file(pointer: _Pointer, count: int) -> Finding:
    others = f"; {count - 1:,} more lead there" if count > 1 else ""
    hint = f"put {pointer.file} there, or correct the way to it"
    return pointer.finding("pointer.file", f"leads into a file that is not there{others}", hint, Level.NOTICE)


def _not_in_file(pointer: _Pointer, file: str, identifier: str, meant: str) -> Finding:
    hint = f'did you mean "{file}#{meant}"?' if meant else f"add it to {file}, or correct the pointer"
    finding = pointer.finding("pointer.register", f'leads nowhere: nothing in {file} has xml:id="{identifier}"', hint)
    return pointer.probably(finding, f"{file}#{meant}" if meant else "")
