"""The words for what a grammar rejects: an element, and what was expected there, go in; a finding comes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from lxml import etree

from tei_protocols.checks import values
from tei_protocols.checks.grammars import Grammar
from tei_protocols.checks.name_classes import namespace_of
from tei_protocols.checks.other_names import advice
from tei_protocols.checks.patterns import Attribute, Element, Pattern
from tei_protocols.checks.slips import certainly
from tei_protocols.findings import Finding, Meant, Of, Spot, line_of, name_of
from tei_protocols.problems import Level

_XML = "{http://www.w3.org/XML/1998/namespace}"
_MOST_NAMES = 8
_FEW = 4
# an element has few attributes, and so a short name says more
_SHORTEST_ATTRIBUTE = 4
_MOST_WORDS = 40


class Place(NamedTuple):
    """A place in an element: what can follow there, and what the element can hold altogether."""

    parent: etree._Element
    left: Pattern
    content: Pattern


def no_root(root: etree._Element, grammar: Grammar) -> Finding:
    """A document that begins with the wrong element, or with the right one in the wrong namespace."""
    wanted = list(dict.fromkeys(name for each in grammar.start.elements() for name in each.names.listed))
    known = next((name for name in wanted if _local(name) == _local(str(root.tag))), "")
    if not known:
        message = f"{name_of(root)} does not begin a document of {grammar.called}"
        hint = f"the root is {' or '.join(map(_start_tag, wanted))}"
        return Finding("schema.root", Level.ERROR, message, root, hint)
    message = f"{name_of(root)} stands {_namespace(root)}"
    right = namespace_of(known)
    if root.prefix:
        return Finding("schema.root", Level.ERROR, message, root, f'write xmlns:{root.prefix}="{right}"')
    given = namespace_of(str(root.tag))
    meant = (
        Meant(Of.VALUE, given, right, certain=True) if given else Meant(Of.ADDED, "", f'xmlns="{right}"', certain=True)
    )
    return Finding("schema.root", Level.ERROR, message, root, f"write {_start_tag(known)}", "xmlns", meant=meant)


def unknown_element(child: etree._Element, place: Place, grammar: Grammar) -> Finding:
    """An element that there is not."""
    name = str(child.tag)
    known = next((each for each in grammar.elements if _local(each) == _local(name)), "")
    if known:
        return _in_another_namespace(child, known)
    local = _local(name)
    message = f"<{local}> is no element of {grammar.called}"
    here = _names(place.left.firsts())
    everywhere = [_local(each) for each in grammar.elements]
    meant = certainly(local, everywhere)
    hint = advice(local, everywhere)
    if not hint or meant:
        near = meant or _near(local, here) or _near(local, everywhere)
        hint = f"did you mean <{near}>?" if near else f"here can stand: {_listed(here)}"
        meant = meant or near
    certain = bool(meant) and meant == certainly(local, everywhere)
    replaced = Meant(Of.ELEMENT, local, meant, certain) if meant else None
    return Finding("schema.element.unknown", Level.ERROR, message, child, hint, meant=replaced)


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
    needed = _names(place.left.needed())
    message = f"{name_of(place.parent)} lacks {_either(needed)}"
    hint = f"it stands before {name_of(child)}"
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
    expected = _names(place.left.firsts())
    hint += f"; here can stand: {_listed(expected)}" if expected else f"; nothing more can stand in {parent}"
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
    outside = _around_which(child, place.parent, grammar)
    if outside is not None:
        closed = " and ".join(f"the {name_of(each)} of line {line_of(each)}" for each in _up_to(place.parent, outside))
        hint = f"end {closed} before it; {name} can stand in {name_of(outside)}"
    elif holding := _between(child, place, grammar):
        hint = f"put it into {_either(holding)}"
    else:
        hint = f"here can stand: {_listed(_names(place.left.firsts()))}"
        if where := _where(str(child.tag), grammar):
            hint = f"it can stand in {_either(where)}; {hint}"
    return Finding("schema.element.misplaced", Level.ERROR, f"{name} cannot stand in {parent}", child, hint)


def _between(child: etree._Element, place: Place, grammar: Grammar) -> list[str]:
    """What could stand here and hold the child. What can stand in the child itself, as a note in a paragraph, is left
    out where there is anything else."""
    here = list(dict.fromkeys(place.left.firsts()))
    holding = [each for each in here if any(child.tag in inner.names for inner in each.content.elements())]
    inside = {each for declared in grammar.elements.get(str(child.tag), ()) for each in declared.content.elements()}
    return _names([each for each in holding if each not in inside] or holding)


def _where(name: str, grammar: Grammar) -> list[str]:
    """The elements in which one of this name can stand; none where they are many."""
    holding = [
        _local(each)
        for each, declared in grammar.elements.items()
        if any(name in inner.names for one in declared for inner in one.content.elements())
    ]
    return holding if len(holding) <= _FEW else []


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
        message, hint = f"{name_of(element)} is empty", f"write {_kinds(left)} into it"
    else:
        names = _names(needed)
        message = f"{name_of(element)} lacks {_either(names, _FEW)}"
        hint = "add it" if len(names) == 1 else "add one of these"
    return Finding("schema.incomplete", Level.ERROR, message, element, hint)


def _holds_anything(element: Element) -> bool:
    return any(True for _ in element.content.elements()) or any(True for _ in element.content.strings())


def words_misplaced(element: etree._Element, spot: Spot, words: str, parent: etree._Element, left: Pattern) -> Finding:
    """Text where none can stand; it stands in or behind an `element`."""
    message = f"text cannot stand directly in {name_of(parent)}: “{_beginning(words)}”"
    holding = [each for each in dict.fromkeys(left.firsts()) if list(each.content.strings())]
    hint = f"put it into {_either(_names(holding))}" if holding else "take it away, or move it to where text can stand"
    return Finding("schema.text", Level.ERROR, message, element, hint, spot=spot)


def wrong_content(element: etree._Element, words: str, left: Pattern) -> Finding:
    """Text of the wrong kind."""
    message = f"the content of {name_of(element)} cannot be “{_beginning(words)}”"
    return Finding("schema.content", Level.ERROR, message, element, f"write {_kinds(left)}", spot=Spot.WORDS)


def overfull(element: etree._Element) -> Finding:
    """An element with attributes beyond all measure."""
    message = f"{name_of(element)} has {len(element.attrib):,} attributes, far more than there are"
    return Finding("schema.attribute.many", Level.ERROR, message, element, "remove them; then check again")


def missing_attribute(element: etree._Element, name: str, attribute: Attribute) -> Finding:
    """An attribute that must be there."""
    short = short_name(name)
    form = values.form_of(attribute)
    message = f"{name_of(element)} lacks @{short}"
    hint = f'add {short}="…"'
    if len(form.listed) == 1:
        hint = f'add {short}="{form.listed[0]}"'
    elif form.advice:
        hint += f"; {form.advice}"
    if (other := _another(element, name)) is not None and not form.listed:
        hint = f'add {short}="…", as {short}="{other.get(name)}" in line {line_of(other)}'
    return Finding("schema.attribute.missing", Level.ERROR, message, element, hint)


def _another(element: etree._Element, attribute: str) -> etree._Element | None:
    """Another element of the document that is called the same and has the attribute."""
    same = element.getroottree().iter(str(element.tag))
    return next((each for each in same if each is not element and each.get(attribute)), None)


def attributes_at_odds(element: etree._Element, name: str) -> Finding:
    """An attribute that cannot stand beside the others; or attributes of which one is missing, but which is open."""
    message = (
        f"@{short_name(name)} of {name_of(element)} cannot stand beside the other attributes"
        if name
        else f"the attributes of {name_of(element)} do not go together"
    )
    hint = "take one of them away, or add what they need; see what the schema says of the element"
    return Finding("schema.attribute.unknown", Level.ERROR, message, element, hint, short_name(name))


def unknown_attribute(element: etree._Element, name: str, content: Pattern, grammar: Grammar) -> Finding:
    """An attribute that the element cannot have."""
    given = short_name(name)
    names = dict.fromkeys(short_name(each) for declared in content.attributes() for each in declared.names.listed)
    written = {short_name(str(each)) for each in element.attrib}
    allowed = [each for each in names if each not in written]
    # who forgets the prefix means the attribute that has it
    prefixed = f"xml:{given}"
    meant = prefixed if prefixed in allowed else certainly(given, allowed, _SHORTEST_ATTRIBUTE)
    near = meant or _near(given, allowed)
    owners = _owners(name, grammar)
    if near:
        hint = f"did you mean @{near}?"
    else:
        hint = f"@{given} belongs to {_either(owners, _FEW)}; " if owners else ""
        hint += f"{name_of(element)} can have {_attributes(names)}"
    replaced = Meant(Of.ATTRIBUTE, given, near, bool(meant)) if near else None
    message = f"{name_of(element)} has no attribute @{given}"
    return Finding("schema.attribute.unknown", Level.ERROR, message, element, hint, given, meant=replaced)


def _owners(attribute: str, grammar: Grammar) -> list[str]:
    """The elements that have an attribute, if they are few enough to say something."""
    having = [_local(name) for name, declared in grammar.elements.items() if declared[0].content.attribute(attribute)]
    return having if len(having) <= _FEW else []


def wrong_value(element: etree._Element, name: str, value: str, attribute: Attribute) -> Finding:
    """A value that an attribute cannot have."""
    short = short_name(name)
    told = values.told(value, attribute)
    message = f'@{short} of {name_of(element)} cannot be "{value}"' + (f": {told.fault}" if told.fault else "")
    replaced = Meant(Of.VALUE, told.given, told.meant, told.certain) if told.meant else None
    return Finding("schema.attribute.value", Level.ERROR, message, element, told.hint, short, meant=replaced)


def short_name(name: str) -> str:
    """A name without its namespace; those of XML keep their prefix."""
    return f"xml:{name.removeprefix(_XML)}" if name.startswith(_XML) else _local(name)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _start_tag(name: str) -> str:
    namespace = namespace_of(name)
    return f'<{_local(name)} xmlns="{namespace}">' if namespace else f"<{name}>"


def _names(elements: Iterable[Element]) -> list[str]:
    return list(dict.fromkeys(_local(name) for each in elements for name in each.names.listed))


def _near(given: str, names: Iterable[str]) -> str:
    # of names so short, most are near one another
    near = get_close_matches(given, list(names), 1) if len(given) > 2 else []
    return near[0] if near else ""


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"<{name}>" for name in names[:_MOST_NAMES])
    return f"{shown} and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else shown or "nothing"


def _either(names: list[str], most: int = _MOST_NAMES) -> str:
    shown = [f"<{name}>" for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} or {len(names) - most} more"
    return f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _attributes(names: Iterable[str]) -> str:
    return ", ".join(f"@{name}" for name in names) or "none"


def _kinds(left: Pattern) -> str:
    return values.form_of(left).advice or "what the schema allows"


def _beginning(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS].rstrip()}…"
