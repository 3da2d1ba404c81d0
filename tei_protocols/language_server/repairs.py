"""Repairs: a problem and the text go in; what can be done about it at once comes out, as edits of that text.

A repair is offered where the problem itself says what was probably meant. It is certain where nothing else could be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tei_protocols.language_server.places import Stretch
from tei_protocols.problems import Problem

_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=]+)\s*=\s*(?P<value>"[^"]*"|'[^']*')""")
_START = re.compile(r"<(?P<prefix>[\w.-]+:)?(?P<name>[\w.-]+)")
_MARKUP = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"""|<(?P<slash>/?)(?P<name>[^\s<>/!?]+)(?:"[^"]*"|'[^']*'|[^<>"'])*?(?P<empty>/?)>""",
    re.DOTALL,
)

_GIVEN = re.compile(r'@[\w:]+="(?P<pointer>[^"]*)"|cannot be "(?P<value>[^"]*)"')
_MEANT = re.compile(r'(?P<certain>write [\w:]+=)"(?P<written>[^"]*)"$|did you mean "(?P<value>[^"]*)"\?')
_NOTE_MARK = re.compile(r"\[(?P<number>\d+)\]|\((?P<round>\d+)\)")
_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)\s*?(?:\r\n|\r|\n)|\Z")
_ROUND = re.compile(r"\([^()]*\)|\)")
_NAME_MEANT = re.compile(r"did you mean (?:@(?P<attribute>[\w:.-]+)|<(?P<element>[\w.-]+)>)\?")


@dataclass(frozen=True, slots=True)
class Repair:
    """What to do, in a few words, and how: the stretches of the text that are to be replaced, and by what."""

    title: str
    edits: tuple[tuple[Stretch, str], ...]
    certain: bool = False


def repairs(problem: Problem, text: str, stretch: Stretch) -> list[Repair]:
    """The repairs of a problem that is about this stretch of the text."""
    return [repair for find in _ALL for repair in find(problem, text, stretch)]


def _of_value(problem: Problem, text: str, stretch: Stretch) -> Iterator[Repair]:
    """An attribute's value, or one of several pointers in it, gives way to what was meant."""
    given, meant = _GIVEN.search(problem.message), _MEANT.search(problem.hint)
    attribute = _ATTRIBUTE.fullmatch(text, *stretch)
    if not (given and meant and attribute):
        return
    old, new = given["pointer"] or given["value"] or "", meant["written"] or meant["value"] or ""
    start = attribute.start("value") + 1
    value = attribute["value"][1:-1]
    places = [found.span() for found in re.finditer(r"\S+", value) if found[0] == old] or [
        (0, len(value)) for _ in range(value == old)
    ]
    if places:
        edits = tuple((Stretch(start + first, start + last), new) for first, last in places)
        yield Repair(f'Write "{new}" for "{old}"', edits, bool(meant["certain"]))


def _of_name(problem: Problem, text: str, stretch: Stretch) -> Iterator[Repair]:
    """The name of an attribute, or of an element in both of its tags, gives way to what was meant."""
    meant = _NAME_MEANT.search(problem.hint)
    if meant and meant["attribute"] and (attribute := _ATTRIBUTE.fullmatch(text, *stretch)):
        name = Stretch(*attribute.span("name"))
        yield Repair(f"Write @{meant['attribute']} for @{attribute['name']}", ((name, meant["attribute"]),))
    elif meant and meant["element"] and (start := _START.match(text, stretch.start)):
        names = [Stretch(*start.span("name")), *_closing(text, stretch.start, len(start["prefix"] or ""))]
        title = f"Write <{meant['element']}> for <{start['name']}>"
        yield Repair(title, tuple((name, meant["element"]) for name in names))


def _closing(text: str, start: int, prefix: int) -> Iterator[Stretch]:
    """The name in the end tag of the element that begins at `start`, behind its prefix; none where it has none."""
    depth = 0
    for tag in _MARKUP.finditer(text, start):
        if tag["name"] and not tag["empty"]:
            depth += -1 if tag["slash"] else 1
        if depth == 0:
            if tag["slash"]:
                yield Stretch(tag.start("name") + prefix, tag.end("name"))
            return


def _of_bracket(problem: Problem, text: str, stretch: Stretch) -> Iterator[Repair]:
    """A square bracket that a round one closes: one of the two is a slip, and the print may tell."""
    if problem.rule != "bracket.unbalanced" or text[stretch.start : stretch.start + 1] != "[":
        return
    end = _PARAGRAPH_END.search(text, stretch.start)
    closing = (found for found in _ROUND.finditer(text, stretch.start, end.start() if end else len(text)))
    if alone := next((found.start() for found in closing if found[0] == ")"), None):
        yield Repair("Write ] for the ) that closes it", ((Stretch(alone, alone + 1), "]"),))


def _of_note(problem: Problem, text: str, stretch: Stretch) -> Iterator[Repair]:
    """A note that is missing is to be typed at the end; its mark can stand there already."""
    mark = _NOTE_MARK.match(text, stretch.start)
    if problem.rule == "note.missing" and mark:
        end = len(text.rstrip())
        yield Repair(
            f"Begin note {mark['number'] or mark['round']} at the end", ((Stretch(end, end), f"\n\n{mark[0]} "),)
        )


_ALL: tuple[Callable[[Problem, str, Stretch], Iterator[Repair]], ...] = (_of_value, _of_name, _of_bracket, _of_note)
