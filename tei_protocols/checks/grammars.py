"""Grammars: a schema in the XML syntax of RELAX NG goes in, its patterns come out.

Whether characters are of a datatype is left to libxml2, which knows those of XML Schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache, reduce
from pathlib import Path

from lxml import etree

from tei_protocols.checks.compositions import choice, group, interleave, optional, repeated
from tei_protocols.checks.name_classes import NameClass, Wild
from tei_protocols.checks.patterns import EMPTY, NOTHING, TEXT, Attribute, Data, Element, Pattern, Words
from tei_protocols.secure_xml import parse_xml_file

_RNG = "{http://relaxng.org/ns/structure/1.0}"


class UnreadableGrammar(Exception):
    """A part of RELAX NG that is not read here, such as a grammar inside a grammar; or a schema that is none."""


@lru_cache(maxsize=4)
def grammar(path: Path, called: str, _changed: int) -> Grammar:
    """The grammar of a schema, which messages call so. Raises UnreadableGrammar, OSError and UnusableInput."""
    read = Grammar(path, called)
    # all declarations are read now, so that a schema cannot turn out to be none in the middle of a document
    assert read.elements is not None
    return read


class Grammar:
    """A grammar, with all its element declarations by name; `called` is what messages call it."""

    def __init__(self, path: Path, called: str = "") -> None:
        self._defines: dict[str, list[etree._Element]] = {}
        self._starts: list[etree._Element] = []
        self._patterns: dict[str, Pattern] = {}
        self._elements: dict[etree._Element, Element] = {}
        root = parse_xml_file(path).getroot()
        if root.tag == f"{_RNG}grammar":
            self._collect(root, path, frozenset())
        else:
            self._starts.append(root)
        self.called = called or path.name

    @cached_property
    def start(self) -> Pattern:
        """What a document can be."""
        # the names of several starts are alternatives, in whatever way they are combined
        return choice(*(self._pattern(each) for each in self._starts))

    @cached_property
    def elements(self) -> dict[str, tuple[Element, ...]]:
        """All declarations of each name, in the order in which they are reached from the start."""
        found: dict[str, list[Element]] = {}
        waiting = list(self.start.elements())
        seen = set(waiting)
        for declared in waiting:
            for name in declared.names.listed:
                found.setdefault(name, []).append(declared)
            new = [each for each in dict.fromkeys(declared.content.elements()) if each not in seen]
            seen.update(new)
            waiting.extend(new)
        return {name: tuple(each) for name, each in found.items()}

    def _collect(self, grammar: etree._Element, path: Path, replaced: frozenset[str]) -> None:
        for child in grammar.iterchildren(f"{_RNG}*"):
            match child.tag.removeprefix(_RNG):
                case "div":
                    self._collect(child, path, replaced)
                case "include":
                    self._include(child, path)
                case "start" if "" not in replaced:
                    self._starts += child.iterchildren(f"{_RNG}*")
                case "define" if child.get("name", "") not in replaced:
                    self._defines.setdefault(child.get("name", ""), []).append(child)

    def _include(self, include: etree._Element, path: Path) -> None:
        """What stands in an `include` replaces what the other schema says of the same."""
        href = include.get("href", "")
        if "://" in href:
            raise UnreadableGrammar(href)
        own = {each.get("name", "") for each in include.iter(f"{_RNG}define", f"{_RNG}start")}
        other = path.parent / href
        root = parse_xml_file(other).getroot()
        self._collect(root, other, frozenset(own))
        self._collect(include, path, frozenset())

    def _defined(self, name: str) -> Pattern:
        if name not in self._patterns:
            defines = self._defines.get(name)
            if not defines:
                raise UnreadableGrammar(name)
            combine = next((each.get("combine") for each in defines if each.get("combine")), "choice")
            parts = [self._all(each) for each in defines]
            self._patterns[name] = reduce(interleave if combine == "interleave" else choice, parts)
        return self._patterns[name]

    def _all(self, parent: etree._Element) -> Pattern:
        """What stands in an element, one after the other."""
        return self._joined(parent, group)

    def _joined(self, parent: etree._Element, join: Callable[[Pattern, Pattern], Pattern]) -> Pattern:
        patterns = [self._pattern(each) for each in _children(parent)]
        # from the end: reading takes from the beginning, and leaves the rest as it is
        return reduce(lambda rest, each: join(each, rest), reversed(patterns)) if patterns else EMPTY

    def _pattern(self, node: etree._Element) -> Pattern:
        match node.tag.removeprefix(_RNG):
            case "element":
                return self._element(node)
            case "attribute":
                value = [each for each in _children(node) if not _is_name(each)]
                return Attribute(_names(node, ""), self._pattern(value[0]) if value else TEXT)
            case "group":
                return self._all(node)
            case "interleave":
                return self._joined(node, interleave)
            case "mixed":
                return interleave(TEXT, self._all(node))
            case "choice":
                return choice(*(self._pattern(each) for each in _children(node)))
            case "optional":
                return optional(self._all(node))
            case "oneOrMore":
                return repeated(self._all(node))
            case "zeroOrMore":
                return optional(repeated(self._all(node)))
            case "list":
                return Words(self._all(node))
            case "ref":
                return self._defined(node.get("name", "").strip())
            case "text":
                return TEXT
            case "empty":
                return EMPTY
            case "notAllowed":
                return NOTHING
            case "data":
                return Data(_checker(node), node.get("type", ""))
            case "value":
                return Data(_checker(node), node.get("type", "token"), node.text or "")
        raise UnreadableGrammar(node.tag)

    def _element(self, node: etree._Element) -> Element:
        if node not in self._elements:
            names = _names(node, _inherited(node, "ns"))
            self._elements[node] = Element(names, lambda: self._content(node))
        return self._elements[node]

    def _content(self, node: etree._Element) -> Pattern:
        parts = [self._pattern(each) for each in _children(node) if not _is_name(each)]
        return reduce(lambda rest, each: group(each, rest), reversed(parts)) if parts else EMPTY


def _children(node: etree._Element) -> Iterator[etree._Element]:
    return node.iterchildren(f"{_RNG}*")


def _is_name(node: etree._Element) -> bool:
    """Does this say how an element or attribute is called? It is then the first in it."""
    if node.getprevious() is not None and any(True for _ in node.itersiblings(f"{_RNG}*", preceding=True)):
        return False
    parent = node.getparent()
    named = parent is not None and parent.get("name") is not None
    return not named and node.tag in {f"{_RNG}{each}" for each in ("name", "anyName", "nsName", "choice")}


def _names(node: etree._Element, namespace: str) -> NameClass:
    """The names of an element or attribute; those without a prefix are in the `namespace`."""
    if (name := node.get("name")) is not None:
        # what an attribute says of its own namespace, and what is around it, are two things
        own = node.get("ns", namespace)
        return NameClass((_resolved(name.strip(), node, own),))
    first = next(_children(node))
    return _name_class(first)


def _name_class(node: etree._Element) -> NameClass:
    match node.tag.removeprefix(_RNG):
        case "name":
            return NameClass((_resolved((node.text or "").strip(), node, _inherited(node, "ns")),))
        case "choice":
            return reduce(NameClass.__add__, map(_name_class, _children(node)), NameClass())
        case "anyName" | "nsName" as kind:
            classes = [_name_class(each) for excepted in _children(node) for each in _children(excepted)]
            namespace = None if kind == "anyName" else _inherited(node, "ns")
            return NameClass((), (Wild(namespace, reduce(NameClass.__add__, classes, NameClass())),))
    raise UnreadableGrammar(node.tag)


def _resolved(name: str, node: etree._Element, namespace: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if colon:
        namespace = "http://www.w3.org/XML/1998/namespace" if prefix == "xml" else node.nsmap.get(prefix, "")
    return f"{{{namespace}}}{local}" if namespace else local


def _inherited(node: etree._Element | None, attribute: str) -> str:
    """The attribute of the nearest element around that has it."""
    while node is not None:
        if (value := node.get(attribute)) is not None:
            return value
        node = node.getparent()
    return ""


def _checker(node: etree._Element) -> Callable[[str], bool]:
    """Whether characters are those that `data` or `value` stands for."""
    library = _inherited(node, "datatypeLibrary")
    if node.tag == f"{_RNG}value":
        return _value(node.text or "", node.get("type", "token"))
    written = etree.tostring(node, with_tail=False, encoding="unicode")
    return _data(written, library)


@cache
def _value(wanted: str, form: str) -> Callable[[str], bool]:
    if form == "string":
        return lambda words: words == wanted
    normal = " ".join(wanted.split())
    return lambda words: " ".join(words.split()) == normal


@cache
def _data(written: str, library: str) -> Callable[[str], bool]:
    named = f'name="x" xmlns="{_RNG[1:-1]}" datatypeLibrary="{library}"'
    try:
        judge = etree.RelaxNG(etree.ElementTree(etree.fromstring(f"<element {named}>{written}</element>")))
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        raise UnreadableGrammar(written) from error

    def accepts(words: str) -> bool:
        holding = etree.Element("x")
        holding.text = words
        return bool(judge.validate(holding))

    return lru_cache(maxsize=1000)(accepts)
