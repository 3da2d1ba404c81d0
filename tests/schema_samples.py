"""Elements made at random from a RELAX NG schema, and mutants of them: what a validator must accept, and may not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DEEPEST = 4
# libxml2's time for RELAX NG doubles with each optional attribute of an element
MOST_ATTRIBUTES = 8

_DATA = {
    "anyURI": ("#a1", "people.xml#orlov", "https://example.org/1"),
    "token": ("word", "два", "a-b.c"),
    "string": ("any words at all", "1", "ö"),
    "nonNegativeInteger": ("0", "12"),
    "boolean": ("true", "0"),
    "double": ("0.5", "1"),
    "decimal": ("3.25",),
    "language": ("en", "ru-Latn"),
    "Name": ("sp", "persName"),
    "ID": ("a",),
    "date": ("1960-02-11",),
    "gYear": ("1960",),
    "gMonth": ("--02",),
    "gDay": ("---11",),
    "gYearMonth": ("1960-02",),
    "gMonthDay": ("--02-11",),
    "time": ("08:00:00",),
    "dateTime": ("1960-02-11T08:00:00",),
}
PATTERNED = {r"(\-?[\d]+/\-?[\d]+)": "1/2", r"[\d]+[a-z]*[\d]*(\.[\d]+[a-z]*[\d]*){0,3}": "1.2.0"}


class Grammar:
    """A simple RELAX NG grammar, as our compiler writes it, from which elements can be drawn."""

    def __init__(self, schema: etree._Element) -> None:
        self.defines = {define.get("name", ""): define for define in schema.iter(f"{RNG}define")}
        self.elements = {name: define[0] for name, define in self.defines.items() if define[0].tag == f"{RNG}element"}
        self._heights: dict[str, int] = {}
        while True:
            grown = {name: 1 + self.height(define) for name, define in self.defines.items()}
            if grown == self._heights:
                break
            self._heights = grown

    def held(self, pattern: etree._Element) -> set[str]:
        """The elements that can stand in what the pattern describes."""
        names = {each.get("name", "") for each in pattern.iter(f"{RNG}ref")}
        groups = names - self.elements.keys()
        return names - groups | {name for group in groups for name in self.held(self.defines[group])}

    def height(self, pattern: etree._Element) -> int:
        """How deep the smallest thing is that fits the pattern."""
        kind = etree.QName(pattern).localname
        if kind in ("optional", "zeroOrMore", "attribute"):
            return 0
        if kind == "ref":
            return self._heights.get(pattern.get("name", ""), 99)
        children = [self.height(child) for child in pattern.iterchildren(f"{RNG}*")]
        return (min if kind == "choice" else max)(children, default=0)

    def draw(self, name: str, random: Random, complete: bool = False) -> etree._Element:
        """An element of the schema, with all its attributes where it is to be `complete`."""
        return _Drawing(self, random, complete).element(self.elements[name], 0)


def open_to_any_root(schema: etree._ElementTree, names: Iterable[str]) -> etree._ElementTree:
    """The schema, but a document may begin with any of the elements `names`."""
    start = schema.find(f"{RNG}start")
    assert start is not None
    start[:] = [etree.Element(f"{RNG}choice")]
    for name in names:
        etree.SubElement(start[0], f"{RNG}ref", name=name)
    return schema


class _Drawing:
    def __init__(self, grammar: Grammar, random: Random, complete: bool) -> None:
        self._grammar = grammar
        self._complete = complete
        self._random = random
        self._identifiers = 0

    def element(self, pattern: etree._Element, depth: int) -> etree._Element:
        element = etree.Element(TEI + pattern.get("name", ""), nsmap={None: TEI[1:-1]})
        for child in pattern.iterchildren(f"{RNG}*"):
            self._fill(element, child, depth)
        return element

    def _fill(self, element: etree._Element, pattern: etree._Element, depth: int) -> None:
        kind = etree.QName(pattern).localname
        parts = list(pattern.iterchildren(f"{RNG}*"))
        if kind == "attribute":
            element.set(pattern.get("name", "").replace("xml:", XML_ID[:-2]), self._value(parts[0]))
        elif kind == "ref":
            self._refer(element, pattern.get("name", ""), depth)
        elif kind == "choice":
            if depth >= DEEPEST:
                parts = [min(parts, key=self._grammar.height)]
            self._fill(element, self._random.choice(parts), depth)
        elif kind in ("optional", "zeroOrMore", "oneOrMore"):
            attribute = parts[0].tag == f"{RNG}attribute"
            least = 1 if kind == "oneOrMore" else 0
            most = 1 if kind == "optional" else 4 - depth // 2
            count = self._random.randint(least, most)
            if attribute:
                count = 1 if self._complete else min(count, len(element.attrib) < MOST_ATTRIBUTES)
            if depth >= DEEPEST and not attribute:
                count = least
            for _ in range(count):
                self._fill(element, parts[0], depth)
        elif kind == "group":
            for part in parts:
                self._fill(element, part, depth)
        elif kind == "text":
            append_text(element, self._random.choice(("words ", "«слова»", "1")))
        elif kind in ("data", "value"):
            append_text(element, self._value(pattern))

    def _refer(self, element: etree._Element, name: str, depth: int) -> None:
        define = self._grammar.defines[name]
        if define[0].tag == f"{RNG}element":
            element.append(self.element(define[0], depth + 1))
        else:
            self._fill(element, define[0], depth)

    def _value(self, pattern: etree._Element) -> str:
        kind = etree.QName(pattern).localname
        parts = list(pattern.iterchildren(f"{RNG}*"))
        if kind == "choice":
            return self._value(self._random.choice(parts))
        if kind in ("list", "oneOrMore", "zeroOrMore"):
            count = self._random.randint(1, 2) if kind != "list" else 1
            return " ".join(self._value(parts[0]) for _ in range(count))
        if kind == "value":
            return pattern.text or ""
        if pattern.get("type") == "ID":
            self._identifiers += 1
            return f"a{self._identifiers}"
        return data_of(pattern, self._random)


def data_of(pattern: etree._Element, random: Random | None = None) -> str:
    """A value of a datatype; the first that comes to mind where it need not be a random one."""
    shape = pattern.findtext(f"{RNG}param[@name='pattern']")
    samples = _DATA[pattern.get("type", "")]
    return PATTERNED.get(shape or "") or (random.choice(samples) if random else samples[0])


def append_text(element: etree._Element, text: str) -> None:
    """Add text behind what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def mutant(document: etree._Element, grammar: Grammar, random: Random) -> etree._Element:
    """A copy of the document with one change, which may or may not break it."""
    copy = etree.fromstring(etree.tostring(document))
    element = random.choice(list(copy.iter("*")))
    parent = element.getparent()
    change = random.randrange(8) if parent is not None else random.randrange(4, 8)
    if parent is not None and change < 3:
        _rearrange(parent, element, change, random)
    elif change == 3:
        element.tag = TEI + random.choice(sorted(grammar.elements))
    elif change == 4 and element.attrib:
        del element.attrib[random.choice(sorted(element.attrib))]
    elif change == 5 and element.attrib:
        name = random.choice([name for name in sorted(element.attrib) if name != XML_ID] or ["n"])
        element.set(name, random.choice(("", "two words", "25 Oct", "low", "1")))
    elif change == 6:
        element.set(random.choice(("who", "type", "cert", "when", "role", "place", "target", "unknown")), "word")
    else:
        append_text(element, "stray words")
    return copy


def _rearrange(parent: etree._Element, element: etree._Element, change: int, random: Random) -> None:
    if change == 0:
        parent.remove(element)
    elif change == 1:
        again = etree.fromstring(etree.tostring(element, with_tail=False))
        for each in again.iter("*"):
            each.attrib.pop(XML_ID, None)
        parent.insert(random.randint(0, len(parent)), again)
    else:
        parent.insert(random.randint(0, len(parent) - 1), element)


def broken(documents: Mapping[str, etree._Element], schema: etree._ElementTree, folder: Path) -> set[str]:
    """The names of those documents that jing does not accept, all in one call. Identifiers are not compared."""
    (folder / "schema.rng").write_bytes(etree.tostring(schema))
    for name, document in documents.items():
        (folder / name).write_bytes(etree.tostring(document))
    files = [str(folder / name) for name in documents]
    report = subprocess.run(
        ["jing", "-i", str(folder / "schema.rng"), *files], capture_output=True, text=True, check=False
    )
    assert report.returncode in (0, 1), report.stderr
    return set(_named(report.stdout, documents))


def _named(report: str, documents: Mapping[str, etree._Element]) -> Iterator[str]:
    for line in report.splitlines():
        name = Path(line.partition(".xml:")[0] + ".xml").name
        assert name in documents, line
        yield name
