"""Words about attributes: one that a grammar rejects or lacks, and what was expected, go in; a finding comes out."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from tei_protocols.checks import values
from tei_protocols.checks.grammars import Grammar
from tei_protocols.checks.look_alikes import remark
from tei_protocols.checks.naming import FEW, attributes_listed, either, local, near, short_name
from tei_protocols.checks.patterns import Attribute, Pattern
from tei_protocols.checks.slips import certainly
from tei_protocols.findings import Finding, Meant, Of, line_of, name_of
from tei_protocols.problems import Level

# an element has few attributes, and so a short name says more
_SHORTEST = 4
_LOOKED_AT = 1000


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
    same = islice(element.getroottree().iter(str(element.tag)), _LOOKED_AT)
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
    meant = prefixed if prefixed in allowed else certainly(given, allowed, _SHORTEST)
    nearest = meant or near(given, allowed)
    owners = _owners(name, grammar)
    if nearest:
        hint = f"did you mean @{nearest}?"
    else:
        hint = f"@{given} belongs to {either(owners, FEW)}; " if owners else ""
        hint += f"{name_of(element)} can have {attributes_listed(names)}"
    replaced = Meant(Of.ATTRIBUTE, given, nearest, bool(meant)) if nearest else None
    message = f"{name_of(element)} has no attribute @{given}"
    if nearest and (cyrillic := remark(given, nearest)):
        message, hint = f"{message}: {cyrillic}", f"write @{nearest}"
    return Finding("schema.attribute.unknown", Level.ERROR, message, element, hint, given, meant=replaced)


def _owners(attribute: str, grammar: Grammar) -> list[str]:
    """The elements that have an attribute, if they are few enough to say something."""
    having = [local(name) for name, declared in grammar.elements.items() if declared[0].content.attribute(attribute)]
    return having if len(having) <= FEW else []


def wrong_value(element: etree._Element, name: str, value: str, attribute: Attribute) -> Finding:
    """A value that an attribute cannot have."""
    short = short_name(name)
    told = values.told(value, attribute)
    message = f'@{short} of {name_of(element)} cannot be "{value}"' + (f": {told.fault}" if told.fault else "")
    replaced = Meant(Of.VALUE, told.given, told.meant, told.certain) if told.meant else None
    return Finding("schema.attribute.value", Level.ERROR, message, element, told.hint, short, meant=replaced)
