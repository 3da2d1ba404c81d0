"""Start tags: the tag in which reading had to stop goes in, what is wrong with its attributes comes out."""

from __future__ import annotations

import re

from tei_protocols.malformed.mistake import Mistake, Replacing
from tei_protocols.written import Written

_OPENING = re.compile(r"<(?P<name>[\w:.-]+)")
_SPACE = re.compile(r"\s*")
# what looks like a space, and is none in XML
_OTHER_SPACE = re.compile(r"[^\S \t\r\n]+")
_WITHOUT_EQUALS = re.compile(r"\s*(?P<value>\"[^\"<]*\"|'[^'<]*')")
_LOOSE_SLASH = re.compile(r"/\s+>")
_STRAIGHT = "\"'"
_NAME = re.compile(r"[^\W\d][\w:.-]*")
_EQUALS = re.compile(r"\s*=\s*")
_CURLY = "“”„‟″«»‘’‚‛′`"
_VALUE = re.compile(r"\"[^\"<]*\"|'[^'<]*'")
_CURLY_VALUE = re.compile(rf"[{_CURLY}\"'](?P<value>[^{_CURLY}\"'<>]*)[{_CURLY}\"']")
_LESS_INSIDE = re.compile(r"""(?P<mark>["'])(?P<value>[^"'<>\n]*<[^"'>=\n]*)(?P=mark)(?=\s|/?>)""")
_BARE = re.compile(r"[^\s<>\"'=]+?(?=\s|/?>)")
# a value that goes on to the next attribute, and ends where the value of that one begins
_RUN_ON = re.compile(r"(?P<value>[^<>\"'=]*?)\s+[^\W\d][\w:.-]*\s*=\s*")
_OPEN_QUOTE = re.compile(rf"[\"'](?P<value>[^{_CURLY}\"'<>\s=]*)(?=\s*/?>)")


def mistake(written: Written, stopped: int) -> Mistake | None:
    """What is wrong with the start tag around, or just before, the character at which the parser stopped; None where
    nothing is."""
    text = written.text
    last = text.rfind("<", 0, stopped + 1)
    # a quotation mark that is never closed swallows what comes behind it, tags included; and a < in a value is no tag
    for at in (text.rfind("<", 0, max(last, 0)), last):
        opening = _OPENING.match(text, at) if at >= 0 else None
        if opening and (found := _Tag(text, opening).mistake()):
            return found
    return None


class _Tag:
    """A start tag, read from its name to its end."""

    def __init__(self, text: str, opening: re.Match[str]) -> None:
        self._text = text
        self._called = f"<{opening['name']}>"
        self._start = opening.start()
        self._at = opening.end()
        self._written: dict[str, str] = {}
        self._last: tuple[re.Match[str], re.Match[str]] | None = None

    def mistake(self) -> Mistake | None:
        while True:
            space = _SPACE.match(self._text, self._at)
            behind = space.end() if space else self._at
            if other := _OTHER_SPACE.search(self._text, self._at, behind):
                repair = Replacing("Write a space for it", ((*other.span(), " "),))
                message = f"a no-break space, or the like, stands in the start tag {self._called}"
                return self._told(message, "write a plain space", *other.span(), repair)
            if self._text.startswith((">", "/>"), behind):
                return None
            name = _NAME.match(self._text, behind)
            if not name:
                return self._open(behind)
            if behind == self._at:
                return self._close_together(name) if _EQUALS.match(self._text, name.end()) else self._open(behind)
            found = self._attribute(name, self._at)
            if found:
                return found

    def _attribute(self, name: re.Match[str], before: int) -> Mistake | None:
        equals = _EQUALS.match(self._text, name.end())
        if not equals and (value := _WITHOUT_EQUALS.match(self._text, name.end())):
            right = f"{name[0].rstrip(':')}={value['value']}"
            repair = Replacing(f"Write {right}", ((name.start(), value.end(), right),))
            message = f"between @{name[0].rstrip(':')} of {self._called} and its value stands no ="
            return self._told(message, f"write {right}", name.start(), value.end(), repair)
        if not equals and self._goes_on_as_text(name.end()):
            return self._open(before)
        if not equals:
            return self._told(
                f"@{name[0]} of {self._called} has no value", f'write {name[0]}="…", or take it away', *name.span()
            )
        value = _VALUE.match(self._text, equals.end())
        # a typographic mark that should close the value lets it go on to that of the next attribute
        if not value or (set(value[0]) & set(_CURLY) and "=" in value[0]):
            return self._without_quotes(name, equals.end())
        if name[0] in self._written:
            return self._twice(name, value, before)
        self._written[name[0]] = value[0][1:-1]
        self._last = name, value
        self._at = value.end()
        return None

    def _without_quotes(self, name: re.Match[str], at: int) -> Mistake:
        of = f"the value of @{name[0]} of {self._called}"
        if value := _LESS_INSIDE.match(self._text, at):
            right = value[0].replace("<", "&lt;")
            repair = Replacing(f"Write {right}", ((at, value.end(), right),))
            return self._told(f"a < stands in {of}", f"write {name[0]}={right}", name.start(), value.end(), repair)
        for pattern, words in (
            (_CURLY_VALUE, "stands in typographic quotation marks"),
            (_OPEN_QUOTE, "has no closing quotation mark"),
            (_BARE, "has no quotation marks"),
        ):
            if value := pattern.match(self._text, at):
                inside = value["value"] if "value" in value.groupdict() else value[0]
                if pattern is _CURLY_VALUE and value[0][0] in _STRAIGHT and value[0][-1] in _STRAIGHT:
                    words = "has two different quotation marks"
                right = f'{name[0]}="{inside}"'
                edit = (at, value.end(), f'"{inside}"')
                repair = Replacing(f"Write {right}", (edit,))
                return self._told(f"{of} {words}", f"write {right}", name.start(), value.end(), repair)
        return self._told(f"{of} does not end", f'write it as {name[0]}="…"', name.start(), at)

    def _twice(self, name: re.Match[str], value: re.Match[str], before: int) -> Mistake:
        first, second = self._written[name[0]], value[0][1:-1]
        message = f"{self._called} has @{name[0]} twice"
        if first != second:
            hint = f'keep "{first}" or "{second}"'
            if name[0] in ("who", "ana", "ref", "source", "resp", "corresp", "target"):
                hint += f'; if both are meant, write {name[0]}="{first} {second}"'
            return self._told(message, hint, name.start(), value.end())
        repair = Replacing(f"Take away the second @{name[0]}", ((before, value.end(), ""),))
        return self._told(message, "keep one of the two", name.start(), value.end(), repair)

    def _close_together(self, name: re.Match[str]) -> Mistake:
        repair = Replacing(f"Write a space before {name[0]}", ((name.start(), name.start(), " "),))
        hint = f"write a space before {name[0]}"
        return self._told(f"two attributes of {self._called} stand close together", hint, *name.span(), repair)

    def _goes_on_as_text(self, at: int) -> bool:
        """Does the next tag begin before this one ends?"""
        less, more = self._text.find("<", at), self._text.find(">", at)
        return less >= 0 and (more < 0 or less < more)

    def _open(self, at: int) -> Mistake:
        if self._text.startswith("<!--", at):
            message = f"a comment cannot stand inside the start tag {self._called}"
            return self._told(message, "move it behind the tag", at, at + len("<!--"))
        if not self._goes_on_as_text(at) and at < len(self._text):
            sign = self._text[at]
            if loose := _LOOSE_SLASH.match(self._text, at):
                written = f"{self._text[self._start : at].rstrip()}/>"
                repair = Replacing(f"Write {written}", ((at, loose.end(), "/>"),))
                return self._told(
                    f"a space stands in the end of {self._called}", f"write {written}", at, loose.end(), repair
                )
            if sign in ",;":
                repair = Replacing(f"Take away the {sign}", ((at, at + 1, ""),))
                message = f"{sign} cannot stand in the start tag {self._called}"
                return self._told(message, "take it away", at, at + 1, repair)
            if at == self._at and self._text[at - 1] in _STRAIGHT:
                if self._last and (run_on := _RUN_ON.fullmatch(self._last[1][0][1:-1])):
                    return self._never_closed(*self._last, run_on["value"])
                message = f"a quotation mark stands in a value of the start tag {self._called}"
                return self._told(message, "write &quot; for it", at - 1, at)
            return self._told(f"{sign} cannot stand in the start tag {self._called}", "take it away", at, at + 1)
        written = " ".join(self._text[self._start : self._at].split())
        return self._told(f"the start tag {self._called} does not end", f"write {written}>", self._start, self._at)

    def _never_closed(self, name: re.Match[str], value: re.Match[str], inside: str) -> Mistake:
        """The value runs on to the quotation mark with which that of the next attribute begins."""
        mark, end = value[0][0], value.start() + 1 + len(inside)
        repair = Replacing(f"Write {mark} behind {inside}", ((end, end, mark),))
        message = f"the value of @{name[0]} of {self._called} has no closing quotation mark"
        return self._told(message, f"write {name[0]}={mark}{inside}{mark}", name.start(), end, repair)

    def _told(self, message: str, hint: str, start: int, end: int, *repairs: Replacing) -> Mistake:
        # reading goes on to the end of the tag before it stops, but a mistake in the text before it comes first
        return Mistake("xml.attribute", message, hint, start, end, self._start, repairs)
