"""Names as they are heard: the name of somebody who speaks goes in, with its place; out comes who it is.

A name that is new is entered, and reported where it may be another one, misspelt: who is meant is never guessed.
"""

from __future__ import annotations

from tei_protocols.attribution.persons.people import agree
from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.conventions.names import Name
from tei_protocols.problems import Level


def speaking(hearing: Hearing, name: Name, offset: int) -> str:
    """The id of somebody who speaks, and is named at a place of the source."""
    person = hearing.people.who(name)
    if person is not None:
        return person.id
    if hearing.has_list:
        message = f"{name.surname} speaks, but is not among those listed as present"
        hint = "check the name against the list of those present" + meant(hearing, name.surname)
        hearing.report("speaker.not-listed", offset, message, hint, Level.NOTICE)
    elif (other := hearing.people.nearly(name.surname)) and agree(name.forenames, other.forenames):
        message = f"{name.surname} speaks here, and {other.name} is named above: one letter differs"
        hint = "they are kept as two people; if they are one, list both spellings in people.xml, "
        hint += "or point who to the same person in the TEI"
        hearing.report("speaker.spelled-otherwise", offset, message, hint, Level.NOTICE)
    return hearing.people.enter(name, "speaker").id


def meant(hearing: Hearing, surname: str) -> str:
    """What is added to a hint about a name that differs in one letter from a known one."""
    known = hearing.people.nearly(surname)
    return f"; did you mean {known.name}?" if known else ""
