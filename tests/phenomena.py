"""What an edition says, as flat lists: a TEI document goes in, the phenomena of a gold file come out, read by XPath.

An occurrence is a tuple of strings, in the order of the fields that `tests/specimens/README.md` gives for its key.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
_NAMESPACES = {"t": TEI}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_COLLECTIVE = "contains(@ana, 'speech.collective')"
_WORD = re.compile(r"\w+(?:['-]\w+)*")

Occurrence = tuple[str, ...]
Found = dict[str, list[Occurrence]]


def phenomena(root: etree._Element) -> Found:
    """All phenomena of a document, or of all documents of a corpus together."""
    found: Found = defaultdict(list)
    documents = [root] if root.tag == f"{{{TEI}}}TEI" else _all(root, "t:TEI")
    for document in documents:
        for key, occurrence in _Document(document).occurrences():
            found[key].append(occurrence)
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: without punctuation and brackets, in small letters."""
    return tuple(_WORD.findall(text.replace("’", "'").casefold()))


def spaced(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def running_text(element: etree._Element, until: etree._Element | None = None) -> str:
    """The words of the record inside an element: no notes, marks, page numbers; `until` an element inside it."""
    pieces: list[str] = []
    _collect(element, until, pieces)
    return spaced("".join(pieces))


def whole_passage(element: etree._Element) -> str:
    """The words of a passage with those of its parts in other paragraphs, or behind a label, which `next` joins."""
    pieces, part = [running_text(element)], element
    while part.get("next"):
        (part,) = part.getroottree().xpath("//*[@xml:id = $id]", id=part.get("next").removeprefix("#"))
        pieces.append(running_text(part))
    return " ".join(pieces)


def _collect(element: etree._Element, until: etree._Element | None, pieces: list[str]) -> bool:
    """Add the pieces of text inside `element`; false where `until` was met."""
    pieces.append(element.text or "")
    for child in element:
        if child is until:
            return False
        kind = etree.QName(child).localname if isinstance(child.tag, str) else ""
        silent = kind in {"", "note", "fw", "certainty"} or child.get("type") in {"noteMark", "unresolved"}
        if kind == "lb" and child.get("break") != "no":
            pieces.append(" ")
        if not silent and not _collect(child, until, pieces):
            return False
        pieces.append(child.tail or "")
    return True


def _all(element: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", element.xpath(path, namespaces=_NAMESPACES))


class _Document:
    """One `TEI` element and the questions that are put to it."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {element.get(_ID, ""): element for element in _all(root, ".//*[@xml:id]")}

    def occurrences(self) -> Iterator[tuple[str, Occurrence]]:
        yield from self._header()
        yield from self._people()
        yield from self._structure()
        yield from self._speech()
        yield from self._passages()
        yield from self._notes()

    def _header(self) -> Iterator[tuple[str, Occurrence]]:
        for meeting in self._in(".//t:titleStmt/t:meeting"):
            if number := meeting.get("n"):
                yield "number", (number,)
            for date in _all(meeting, ".//t:date"):
                yield "dates", (date.get("when") or f"{date.get('from')}/{date.get('to')}",)
        for title in self._in(".//t:titleStmt/t:title[@type='main']"):
            yield "title", (running_text(title),)
        for part in self._in(".//t:sourceDesc/t:msDesc[1]/t:msIdentifier/t:idno//t:idno[@n]"):
            yield "shelfmark", (f"{part.get('type')} {part.get('n')}",)
        for abstract in self._in(".//t:abstract"):
            yield "abstract", (running_text(abstract),)
        for segment in self._in(".//t:text//t:seg[@type='classification']"):
            yield "classification", (running_text(segment),)
        links = self._in(".//t:text//t:ref[@type='protocol']")
        for number, point in sorted({(link.get("n", ""), point) for link in links for point in self._points(link)}):
            yield "links", (number, point)

    def _points(self, link: etree._Element) -> list[str]:
        return [point.get("n", "") for point in _all(link, ".//t:num[@type='point']")] or [""]

    def _people(self) -> Iterator[tuple[str, Occurrence]]:
        for person in self._in(".//t:particDesc//t:person"):
            roles = person.get("role", "").split()
            listed = bool(_all(person, "ancestor::t:listPerson[@type='participants']"))
            if listed and roles != ["recorder"]:
                yield "participants", (self._surname(person), self._initials(person))
            for role in roles:
                if role in {"chair", "recorder"}:
                    yield role, (self._surname(person),)
                elif listed:
                    yield "roles", (self._surname(person), role)

    def _surname(self, person: etree._Element) -> str:
        surnames = _all(person, ".//t:persName/t:surname") or _all(person, ".//t:persName")
        return running_text(surnames[0]) if surnames else ""

    def _initials(self, person: etree._Element) -> str:
        return "".join(running_text(name) for name in _all(person, ".//t:persName[1]/t:forename"))

    def _structure(self) -> Iterator[tuple[str, Occurrence]]:
        for item in self._in(".//t:div[@type='agenda_item' or @type='agenda_sub_item']"):
            heading = " ".join(self._heading(head) for head in _all(item, "t:head"))
            yield "items", (item.get(_ID, "").rpartition("item-")[2], heading)
        for name in self._in(".//t:seg[@type='item-speakers']//t:persName[not(ancestor::t:note)]"):
            yield "item_speakers", (self._who(name.get("ref", ""), name),)
        for paragraph in self._in(
            ".//t:div[@type='agenda_item' or @type='agenda_sub_item' or @type='proceedings']/t:p[not(@ana)]"
        ):
            text = running_text(paragraph)
            # what is all label announces decisions, and is one as little as it is somebody's words
            if text and text != "".join(map(running_text, _all(paragraph, "t:label"))):
                yield "plain", (text,)
        for decision in self._in(
            ".//t:text//t:*[self::t:p or self::t:item][contains(@ana, 'act.decision')] "
            "| .//t:text//t:list[contains(@ana, 'act.decision')]/t:item[not(@ana)]"
        ):
            yield "decisions", (re.sub(r"^[\d.)\s]+", "", running_text(decision)),)
        for leaf in self._in(".//t:text//t:pb"):
            yield "marks", (f"{leaf.get('type')} {leaf.get('n')}",)
        for stage in self._in(".//t:text//t:stage"):
            yield "stage", (running_text(stage),)
        for closer in self._in(".//t:text//t:closer"):
            yield from (("closers", (statement,)) for statement in self._statements(closer))

    def _heading(self, head: etree._Element) -> str:
        speakers = _all(head, "t:seg[@type='item-speakers']")
        return running_text(head, speakers[0] if speakers else None)

    def _statements(self, closer: etree._Element) -> Iterator[str]:
        """A source line and a signature are statements of their own; so is what stands between them."""
        pieces = [closer.text or ""]
        for child in closer:
            if etree.QName(child).localname == "seg":
                yield from filter(words, [spaced("".join(pieces)), running_text(child)])
                pieces = []
            elif etree.QName(child).localname not in {"note", "pb", "fw"}:
                pieces.append(running_text(child))
            pieces.append(child.tail or "")
        yield from filter(words, [spaced("".join(pieces))])

    def _speech(self) -> Iterator[tuple[str, Occurrence]]:
        for turn in self._in(".//t:text//t:sp"):
            text = spaced(" ".join(running_text(part) for part in _all(turn, "t:p | t:list | t:said")))
            if turn.get("cert") == "low":
                yield "doubtful", (self._speakers(turn), text)
            else:
                manner = turn.get("ana", "").rpartition(".")[2]
                yield "turns", (self._speakers(turn), manner, text, str(len(_all(turn, "t:p"))))
        for act in self._in(
            f".//t:text//t:*[self::t:p or self::t:seg or self::t:item][{_COLLECTIVE}]"
            f"[not(ancestor::t:sp[{_COLLECTIVE}])]"
        ):
            yield "turns", ("collective", "collective", running_text(act), "")

    def _speakers(self, turn: etree._Element) -> str:
        """Surnames joined by a plus, in order of the alphabet; `collective` for a group."""
        if turn.get("ana", "").endswith("speech.collective"):
            return "collective"
        names = _all(turn, "t:speaker//t:persName | t:p[1]/t:seg[@type='attribution']//t:persName")
        pointers = turn.get("who", "").split()
        named = (
            {self._who(pointer, None) for pointer in pointers} if pointers else {self._who("", name) for name in names}
        )
        return " + ".join(sorted(filter(None, named), key=str.casefold))

    def _who(self, pointer: str, name: etree._Element | None) -> str:
        """The surname of the person pointed to, otherwise the longest word of the name as it is printed."""
        person = self.by_id.get(pointer.removeprefix("#"))
        if person is not None:
            return self._surname(person)
        return max(re.findall(r"\w+", running_text(name)), key=len, default="") if name is not None else ""

    def _passages(self) -> Iterator[tuple[str, Occurrence]]:
        inside = ".//t:text//t:{}[not(ancestor::t:note)]{}"
        for passage in self._in(inside.format("supplied", "")):
            yield "supplied", (running_text(passage),)
        for key, name, condition in (
            ("deletions", "del", "[not(ancestor::t:restore)]"),
            ("restorations", "restore", ""),
            ("additions", "add", ""),
            ("underlinings", "hi", "[contains(@rend, 'underline')]"),
        ):
            for passage in self._in(inside.format(name, condition)):
                if not passage.get("prev"):
                    yield key, (whole_passage(passage), self._proof(passage))
        for gloss in self._in(inside.format("gloss", "")):
            yield "glosses", (running_text(gloss), gloss.get("type", ""))
        for expansion in self._in(inside.format("expan", "")):
            yield "expansions", (running_text(expansion),)
        for gap in self._in(inside.format("gap", "")):
            yield "gaps", (gap.get("reason", ""),)

    def _proof(self, passage: etree._Element) -> str:
        note = self.by_id.get(passage.get("source", "").removeprefix("#"))
        if note is None and passage.get("evidence") == "internal" and passage.get("resp"):
            return "text"
        return self._number(note) if note is not None else ""

    def _notes(self) -> Iterator[tuple[str, Occurrence]]:
        for note in self._in(".//t:text//t:note[not(@type='query')]"):
            yield "notes", (self._number(note), running_text(note), self._anchor(note))
        for mark in self._in(".//t:text//t:ref[@type='unresolved']"):
            yield "unresolved", (running_text(mark),)
        for mark in self._in(".//t:text//t:ref[@type='noteMark']"):
            note_of_mark = self.by_id.get(mark.get("target", "").removeprefix("#"))
            number = self._number(note_of_mark) if note_of_mark is not None else mark.get("n", "")  # in another session
            yield "repeated", (number,)

    def _number(self, note: etree._Element) -> str:
        """The number as it is printed: asterisks, or a number with an asterisk, where that is the mark."""
        if note.get("place") == "inline":
            return "inline"
        number, mark = note.get("n", ""), note.get("rend", "").partition(" ")[0]
        if "*" in mark and "*" not in number:
            return mark.replace("n", number)
        return number

    def _anchor(self, note: etree._Element) -> str:
        if _all(note, "ancestor::t:back"):
            return "unanchored"
        blocks = _all(
            note,
            "ancestor::t:*[self::t:p or self::t:head or self::t:closer or self::t:speaker or self::t:item"
            " or self::t:dateline or parent::t:opener][1]",
        )
        before = words(running_text(blocks[-1], note)) if blocks else ()
        return before[-1] if before else "^"

    def _in(self, path: str) -> list[etree._Element]:
        """Elements by a path from this document, which may be one of several in a corpus."""
        return _all(self.root, path.replace(".//t:", ".//t:", 1) if path.startswith("//") else path)
