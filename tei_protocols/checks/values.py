"""Values: what an attribute has and what it can have go in; what is wrong, and what to write, comes out."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import NamedTuple

from tei_protocols.checks import dates
from tei_protocols.checks.look_alikes import remark
from tei_protocols.checks.other_names import other_value
from tei_protocols.checks.patterns import Attribute, Data, Pattern, Words
from tei_protocols.checks.slips import certainly

_ADDRESS = re.compile(r"[^\W\d][\w.-]*")
# what is less alike says something else
_LIKENESS = 0.7
_NAMES = "begin with a letter, and use letters, digits, full stops, hyphens and underscores alone"
# By the datatypes of XML Schema that a value can have; the first that is among them tells.
_ADVICE = {
    "date": "write a date as 1960-02-11, 1960-02 or 1960",
    "anyURI": 'a pointer begins with "#", or is a web address',
    "language": 'write a code such as "en", "ru" or "ru-Latn"',
    "boolean": 'write "true" or "false"',
    "ID": _NAMES,
    "NCName": _NAMES,
    "Name": "begin with a letter, and use no spaces",
    "nonNegativeInteger": "write a whole number",
    "integer": "write a whole number",
    "double": "write a number",
    "decimal": "write a number",
    "token": "write one word, without spaces",
}


class Form(NamedTuple):
    """The values that are `listed`, if there are such; the datatypes of the others; and what to write."""

    listed: tuple[str, ...]
    types: frozenset[str]
    advice: str


class Told(NamedTuple):
    """What to say of a wrong value: what to do, what is wrong if that is known, and what was meant for which part."""

    hint: str
    fault: str = ""
    given: str = ""
    meant: str = ""
    certain: bool = False


def form_of(pattern: Pattern) -> Form:
    """The form that characters must have."""
    strings = pattern.value.strings() if isinstance(pattern, Attribute) else pattern.strings()
    kinds = [each for each in strings if isinstance(each, Data)]
    listed = tuple(dict.fromkeys(each.value for each in kinds if each.value))
    types = frozenset(each.form for each in kinds if each.value is None)
    advice = next((words for kind, words in _ADVICE.items() if kind in types), "")
    if listed:
        advice = f"one of: {', '.join(listed)}" + (f"; or {advice}" if advice else "")
    return Form(listed, types, advice)


def told(value: str, attribute: Attribute) -> Told:
    """What to say of a value that an attribute cannot have."""
    form = form_of(attribute)
    given = _wrong_part(value, attribute)
    if "date" in form.types:
        return _date(value, form)
    name = next(iter(attribute.names.listed), "").rpartition("}")[2]
    if other := other_value(name, given, form.listed):
        return Told(f'write "{other}"; {form.advice}', "", given, other)
    if form.listed:
        meant = certainly(given, form.listed)
        near = meant or next(iter(get_close_matches(given, form.listed, 1, _LIKENESS)), "")
        if meant and (cyrillic := remark(given, meant)):
            return Told(f'write "{meant}"', cyrillic, given, meant, certain=True)
        if near:
            others = f" One of: {', '.join(form.listed)}" if len(form.listed) > 1 else ""
            return Told(f'did you mean "{near}"?{others}', "", given, near, bool(meant))
    if not value.strip():
        return Told(form.advice or "write something, or take it away", "it is empty")
    if {"ID", "NCName"} & form.types:
        return _address(value, form)
    return Told(form.advice or "see what the schema says of it")


def _wrong_part(value: str, attribute: Attribute) -> str:
    """The word of a list that is wrong, where only one is; otherwise the value as it is."""
    if isinstance(attribute.value, Words):
        wrong = [word for word in value.split() if not attribute.accepts(word)]
        if len(wrong) == 1:
            return wrong[0]
    return value


def _date(value: str, form: Form) -> Told:
    reading = dates.read(value)
    if not reading.meant:
        return Told(form.advice, reading.fault)
    if reading.certain:
        hint = f'write "{reading.meant}"'
    elif reading.rival:
        hint = f'write "{reading.meant}", or "{reading.rival}" if the month comes first'
    else:
        hint = f'did you mean "{reading.meant}"?'
    return Told(hint, reading.fault, value, reading.meant, reading.certain)


def _address(value: str, form: Form) -> Told:
    if any(character.isspace() for character in value.strip()):
        return Told(f'write it as one word, as "{"-".join(value.split())}"', "it holds a space")
    if value.startswith("#") and _ADDRESS.fullmatch(value[1:]):
        return Told(
            f'write it without #, as "{value[1:]}": # stands in pointers to it alone', "", value, value[1:], True
        )
    if ":" in value and _ADDRESS.fullmatch(bare := value.replace(":", "-")):
        return Told(f'write it without a colon, as "{bare}", also where something points to it', "it holds a colon")
    if value[:1].isdigit():
        hint = f'begin it with a letter, as "n{value}", also where something points to it'
        return Told(hint, "it begins with a digit")
    return Told(form.advice)
