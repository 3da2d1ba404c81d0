"""Words about elements: one that a grammar rejects, and what was expected there, go in; a finding comes out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tei_protocols.checks.grammars import Grammar
from tei_protocols.checks.look_alikes import remark
from tei_protocols.checks.name_classes import namespace_of
from tei_protocols.checks.naming import (
    FEW,
    as_used,
    beginning,
    either,
    kinds_of,
    listed,
    local,
    names_of,
    near,
    start_tag,
)
from tei_protocols.checks.other_names import advice, other_root, replacement
from tei_protocols.checks.patterns import Element, Pattern
from tei_protocols.checks.slips import certainly
from tei_protocols.findings import Finding, Meant, Of, Spot, line_of, name_of
from tei_protocols.problems import Level


class Place(NamedTuple):
    """A place in an element: what can follow there, and what the element can hold altogether."""

    parent: etree._Element
    left: Pattern
    content: Pattern


def no_root(root: etree._Element, grammar: Grammar) -> Finding:
    """A document that begins with the wrong element, or with the right one in the wrong namespace."""
    wanted = list(dict.fromkeys(name for each in grammar.start.elements() for name in each.names.listed))
    known = next((name for name in wanted if local(name) == local(str(root.tag))), "")
    if not known:
        message = f"{name_of(root)} does not begin a document of {grammar.called}"
        hint = other_root(local(str(root.tag))) or f"the root is {' or '.join(map(start_tag, wanted))}"
        return Finding("schema.root", Level.ERROR, message, root, hint)
    message = f"{name_of(root)} stands {_namespace(root)}"
    right = namespace_of(known)
    if root.prefix:
        return Finding("schema.root", Level.ERROR, message, root, f'write xmlns:{root.prefix}="{right}"')
    given = namespace_of(str(root.tag))
    meant = (
        Meant(Of.VALUE, given, right, certain=True) if given else Meant(Of.ADDED, "", f'xmlns="{right}"', certain=True)
    )
    return Finding("schema.root", Level.ERROR, message, root, f"write {start_tag(known)}", "xmlns", meant=meant)


def unknown_element(child: etree._Element, place: Place, grammar: Grammar) -> Finding:
    """An element that there is not."""
    name = str(child.tag)
    known = next((each for each in grammar.elements if local(each) == local(name)), "")
    if known:
        return _in_another_namespace(child, known)
    written = local(name)
    here = as_used(names_of(place.left.firsts()), place.parent)
    everywhere = [local(each) for each in grammar.elements]
    certain = certainly(written, everywhere)
    meant = certain
    hint = advice(written, everywhere)
    if certain or not hint:
        meant = certain or near(written, here) or near(written, everywhere)
        hint = f"did you mean <{meant}>?" if meant else f"here can stand: {listed(here)}"
    replaced = Meant(Of.ELEMENT, written, meant, bool(certain)) if meant else None
    message = f"<{written}> is no element of {grammar.called}"
    if meant and (cyrillic := remark(written, meant)):
        message, hint = f"{message}: {cyrillic}", f"write <{meant}>"
    return Finding("schema.element.unknown", Level.ERROR, message, child, hint, meant=replaced)


def meant_by(finding: Finding, place: Place) -> str:
    """The name of the element that is certainly meant, or advised, in place of one that there is not; empty where that
    is not known, or cannot stand here."""
    written, here = local(str(finding.element.tag)), names_of(place.left.firsts())
    meant = finding.meant.wanted if finding.meant and finding.meant.certain else replacement(written, here)
    return meant if meant in here else ""


def _in_another_namespace(child: etree._Element, known: str) -> Finding:
    right, parent = namespace_of(known), child.getparent()
    hint = f'it belongs in that of xmlns="{right}"'
    if child.prefix is None and parent is not None and parent.nsmap.get(None) == right:
        hint = "take away its xmlns; it then has that of the element around it"
    return Finding("schema.namespace", Level.ERROR, f"{name_of(child)} stands {_namespace(child)}", child, hint)


def _namespace(element: etree._Element) -> str:
    given = namespace_of(str(element.tag))
    return f'in the namespace "{given}"' if given else "in no namespace"


def lacking(child: etree._Element, place: Place) -> Finding:
    """An element before which something is missing."""
    needed = names_of(place.left.needed())
    message = f"{name_of(place.parent)} lacks {either(needed)}"
    hint = f"write it before the {name_of(child)}"
    return Finding("schema.incomplete", Level.ERROR, message, child, hint)


def too_late(child: etree._Element, before: etree._Element, place: Place, grammar: Grammar) -> Finding:
    """An element that should stand before another."""
    name, parent = name_of(child), name_of(place.parent)
    if child.tag == before.tag:
        message = f"{parent} has one {name} too many"
        hint = f"it can have one here, and that stands in line {line_of(before)}; join the two, or take one away"
        return Finding("schema.element.misplaced", Level.ERROR, message, child, hint)
    hint = f"move it before the {name_of(before)} of line {line_of(before)}"
    if _repeats(place.parent, grammar) and any(child.tag in each.names for each in place.content.firsts()):
        hint += f", or begin another {parent} with it"
    expected = as_used(names_of(place.left.firsts()), place.parent)
    hint += f"; here can stand: {listed(expected)}" if expected else f"; nothing more can stand in {parent}"
    return Finding("schema.element.misplaced", Level.ERROR, f"{name} comes too late in {parent}", child, hint)


def _repeats(element: etree._Element, grammar: Grammar) -> bool:
    """Can another of this name stand behind the element?"""
    parent, name = element.getparent(), str(element.tag)
    declared = grammar.elements.get(str(parent.tag), ()) if parent is not None else ()
    return any(step.rest.step(name) for each in declared for step in each.content.unattributed().later(name))


def around(child: etree._Element, place: Place) -> Finding:
    """An element that stands around what it should stand in."""
    name, inner = name_of(child), name_of(next(child.iterchildren("*")))
    message = f"{name} cannot stand in {name_of(place.parent)}, around {inner}"
    hint = f"write it inside each {inner}: {inner}{name}…</{name[1:]}</{inner[1:]}"
    return Finding("schema.element.misplaced", Level.ERROR, message, child, hint)


def misplaced(child: etree._Element, place: Place, grammar: Grammar) -> Finding:
    """An element that cannot stand where it does, nor elsewhere in the same."""
    name, parent = name_of(child), name_of(place.parent)
    here = names_of(place.left.firsts())
    message = f"{name} cannot stand in {parent}"
    # what holds elements of its own is more than a name for something else
    if not len(child) and (hint := advice(local(str(child.tag)), here)):
        return Finding("schema.element.misplaced", Level.ERROR, message, child, hint)
    if needed := in_place(child, place):
        wraps = any(_holds(each, str(child.tag)) for each in place.left.needed())
        hint = f"put it into {either(needed)}" if wraps else f"write {either(needed)} in its place"
        return Finding("schema.element.misplaced", Level.ERROR, message, child, hint)
    outside = _around_which(child, place.parent, grammar)
    if outside is not None:
        closed = " and ".join(f"the {name_of(each)} of line {line_of(each)}" for each in _up_to(place.parent, outside))
        hint = f"end {closed} before it; {name} can stand in {name_of(outside)}"
    elif holding := _between(child, place, grammar):
        hint = f"put it into {either(holding, FEW)}{_with_what_is_before(child, holding, place)}"
    else:
        hint = f"here can stand: {listed(as_used(here, place.parent))}"
        if where := _where(str(child.tag), grammar):
            hint = f"it can stand in {either(where)}; {hint}"
    return Finding("schema.element.misplaced", Level.ERROR, message, child, hint)


def in_place(child: etree._Element, place: Place) -> list[str]:
    """The one or two elements of which the parent needs one, and in which the child, or its words, can stand: in a
    list, the item."""
    needed = place.left.needed()
    name, has_words = str(child.tag), bool(str(child.xpath("string()")).strip())
    if len(names_of(needed)) > FEW // 2:
        return []
    holding = [each for each in needed if _holds(each, name)]
    return names_of(holding or [each for each in needed if has_words and any(True for _ in each.content.strings())])


def _holds(declared: Element, name: str) -> bool:
    return any(name in inner.names for inner in declared.content.elements())


def _with_what_is_before(child: etree._Element, around: list[str], place: Place) -> str:
    """A correction is put between the same tags as what stands right before it, and was corrected."""
    before = child.getprevious()
    if len(around) != 1 or before is None or not isinstance(before.tag, str) or (before.tail or "").strip():
        return ""
    if local(before.tag) in around:
        return ""
    wrapper = next(each for each in place.left.firsts() if around[0] in map(local, each.names.listed))
    begins = any(before.tag in each.names for each in wrapper.content.needed())
    return f", with the {name_of(before)} before it" if begins else ""


def _between(child: etree._Element, place: Place, grammar: Grammar) -> list[str]:
    """What could stand here and hold the child. What can stand in the child itself, as a note in a paragraph, is left
    out where there is anything else."""
    here = list(dict.fromkeys(place.left.firsts()))
    holding = [each for each in here if any(child.tag in inner.names for inner in each.content.elements())]
    inside = {each for declared in grammar.elements.get(str(child.tag), ()) for each in declared.content.elements()}
    return as_used(names_of([each for each in holding if each not in inside] or holding), place.parent)


def _where(name: str, grammar: Grammar) -> list[str]:
    """The elements in which one of this name can stand; none where they are many."""
    holding = [
        local(each)
        for each, declared in grammar.elements.items()
        if any(name in inner.names for one in declared for inner in one.content.elements())
    ]
    return holding if len(holding) <= FEW else []


def _around_which(child: etree._Element, parent: etree._Element, grammar: Grammar) -> etree._Element | None:
    """The nearest element around the parent, if not far, in which the child could stand."""
    for around in list(parent.iterancestors("*"))[:2]:
        for declared in grammar.elements.get(str(around.tag), ()):
            if any(child.tag in each.names for each in declared.content.elements()):
                return around
    return None


def _up_to(element: etree._Element, around: etree._Element) -> Iterator[etree._Element]:
    yield element
    for each in element.iterancestors("*"):
        if each is around:
            return
        yield each


def incomplete(element: etree._Element, left: Pattern) -> Finding:
    """An element whose end comes too early."""
    # what is always empty, as the beginning of a page, is seldom what is missing
    needed = [each for each in left.needed() if _holds_anything(each)] or list(left.needed())
    if not needed:
        message, hint = f"{name_of(element)} is empty", f"write {kinds_of(left)} into it"
    else:
        names = as_used(names_of(needed), element)
        message = f"{name_of(element)} lacks {either(names, FEW)}"
        hint = "add it" if len(names) == 1 else "add one of these"
    return Finding("schema.incomplete", Level.ERROR, message, element, hint)


def _holds_anything(element: Element) -> bool:
    return any(True for _ in element.content.elements()) or any(True for _ in element.content.strings())


def words_misplaced(element: etree._Element, spot: Spot, words: str, parent: etree._Element, left: Pattern) -> Finding:
    """Text where none can stand; it stands in or behind an `element`."""
    message = f"text cannot stand directly in {name_of(parent)}: “{beginning(words)}”"
    holding = [each for each in dict.fromkeys(left.firsts()) if list(each.content.strings())]
    hint = "take it away, or move it to where text can stand"
    if not any(True for _ in left.elements()):
        hint = f"{name_of(parent)} is always empty: take the words away, or move them behind it"
    elif _is_before_the_only_one(element, spot, left):
        hint = "take it away, or move it into an element beside it"
    elif holding:
        hint = f"put it into {either(as_used(names_of(holding), parent), FEW)}"
    return Finding("schema.text", Level.ERROR, message, element, hint, spot=spot)


def _is_before_the_only_one(element: etree._Element, spot: Spot, left: Pattern) -> bool:
    """Does the one element that can stand in the place of some words follow them?"""
    following = element.getnext() if spot is Spot.TAIL else next(element.iterchildren("*"), None)
    return following is not None and names_of(left.firsts()) == [local(str(following.tag))]


def wrong_content(element: etree._Element, words: str, left: Pattern) -> Finding:
    """Text of the wrong kind."""
    message = f"the content of {name_of(element)} cannot be “{beginning(words)}”"
    return Finding("schema.content", Level.ERROR, message, element, f"write {kinds_of(left)}", spot=Spot.WORDS)
