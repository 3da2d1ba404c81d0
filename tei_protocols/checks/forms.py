"""How an element is printed: where a TEI and its transcript differ goes in, the attribute that would mend it comes out.

What an element says is no longer there as characters: a bracket, the sign of a gap, the mark of a note. Whoever
encodes by hand forgets to say how it is printed, and then a character seems lost. Which attribute is lacking is not
guessed: each that could be is tried, and the one with which the transcript is given back furthest is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice

from lxml import etree
from msgspec import Struct

from tei_protocols.findings import name_of

_NEAR = 4
_MOST_TRIALS = 60
_LONGEST_SIGN = 60
_ENOUGH = 12
# the signs around a passage, as words of @rend
_ENCLOSED = ("bracketed", "parenthesised", "unbracketed", "angled", "single-angled", "braced", "asterisks", "typed")
# round brackets around stage business are characters of the text
_AROUND = dict.fromkeys(("supplied", "gloss", "ex", "del", "add", "hi", "unclear"), _ENCLOSED) | {
    "stage": tuple(form for form in _ENCLOSED if form != "parenthesised")
}
# the forms of a mark, and those of the number before the text of a note
_MARKS = ("[n]", "(n)", "n", "*")
_NUMBERS = ("[n]", "(n)", "n", "n.", "n)", "*")

Furthest = Callable[[etree._ElementTree], int]
"""Up to which character a TEI gives the transcript back; behind its end, where it gives back the whole."""


class Difference(Struct, frozen=True):
    """The two texts, the transcript's and that of the TEI, and where they differ first."""

    wanted: str
    found: str
    at: int


class Form(Struct, frozen=True):
    """What an element lacks, or has too much: an attribute and its value, None where it is to be taken away."""

    element: etree._Element
    attribute: str
    value: str | None

    @property
    def advice(self) -> str:
        """What to do, in a sentence."""
        name = name_of(self.element)
        if self.value is None:
            given = f'{self.attribute}="{self.element.get(self.attribute)}"'
            return f"the transcript has no such note: one of this edition has no place, so take {given} away"
        if self.attribute == "place":
            return f'the transcript has this note: say where it is printed, with place="{self.value}"'
        return (
            f'how {name} is printed is kept in {self.attribute}: write {name[:-1]} {self.attribute}="{self.value}" …>'
        )


def lacking(tree: etree._ElementTree, near: etree._Element, difference: Difference, furthest: Furthest) -> Form | None:
    """The form that mends the first difference, which is `near` an element; None where no form does."""
    trial = deepcopy(tree)
    copies = list(trial.iter("*"))
    elements = list(tree.iter("*"))
    best, reached = None, difference.at
    forms = (form for at in _around(elements, near) for form in _forms(elements[at], copies[at], difference))
    for form, copy in islice(forms, _MOST_TRIALS):
        before = copy.get(form.attribute)
        _set(copy, form.attribute, form.value)
        now = furthest(trial)
        _set(copy, form.attribute, before)
        if now > reached:
            best, reached = form, now
    return best


def _around(elements: list[etree._Element], near: etree._Element) -> Iterator[int]:
    """The places of an element and of those around it in the document, the nearest first."""
    middle = elements.index(near)
    for distance in range(_NEAR + 1):
        for place in {middle - distance, middle + distance}:
            if 0 <= place < len(elements):
                yield place


def _set(element: etree._Element, attribute: str, value: str | None) -> None:
    if value is None:
        element.attrib.pop(attribute, "")
    else:
        element.set(attribute, value)


def _forms(
    element: etree._Element, copy: etree._Element, difference: Difference
) -> Iterator[tuple[Form, etree._Element]]:
    """The forms that an element could have, besides that which it has."""
    name = etree.QName(element).localname
    looks = element.get("rend", "").split()
    forms: Iterator[tuple[str, str | None]] = iter(())
    if name == "gap":
        forms = (("rend", sign) for sign in _signs(difference))
    elif name in _AROUND:
        others = [look for look in looks if look not in _ENCLOSED]
        forms = (("rend", " ".join([*others, form])) for form in _AROUND[name])
    elif name == "note":
        forms = iter(_of_note(element, looks))
    elif name == "ref" and element.get("type") == "noteMark":
        forms = (("rend", form) for form in _MARKS)
    for attribute, value in forms:
        if element.get(attribute) != value:
            yield Form(element, attribute, value), copy


def _of_note(note: etree._Element, looks: list[str]) -> list[tuple[str, str | None]]:
    if note.get("place") is None:
        return [("place", "inline"), ("place", "end")] if note.get("type") != "query" else []
    given: list[tuple[str, str | None]] = [("place", None)]
    if note.get("place") == "inline":
        return [*given, *(("rend", form) for form in _ENCLOSED)]
    numbers = (("rend", f"{looks[0]} {form}") for form in _NUMBERS) if looks else ()
    return [*given, *(("rend", " ".join([form, *looks[1:]])) for form in _MARKS), *numbers]


def _signs(difference: Difference) -> Iterator[str]:
    """What the transcript has here and the TEI lacks; it may begin some characters earlier, as what follows it does."""
    wanted, found, at = difference.wanted, difference.found, difference.at
    behind = found[at : at + _ENOUGH]
    end = wanted.find(behind, at + 1, at + _LONGEST_SIGN + _ENOUGH) if behind else len(wanted)
    for earlier in range(3):
        if end > at >= earlier and (sign := wanted[at - earlier : end - earlier].strip()):
            yield sign
