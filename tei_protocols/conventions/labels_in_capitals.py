"""Labels in capitals: the forms that show by their capitals alone that they name who speaks, known names or not."""

from __future__ import annotations

_NOTE_MARK = r"(?:[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|<\d{1,3}>|\d{0,2}\*{1,9}|\d{1,2})?"
# behind the mark of a note, if there is one; before a colon the manner may also be ", from his seat"
MANNER = _NOTE_MARK + r"(?:\s(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]|/[^/\n]{3,40}/))?"
"""How somebody speaks, behind the name: `(from his seat)`."""


TITLED = r"(?:(?i:{chair_title}) )?"
"""The title of whoever presides, before the name."""

_CAPITALS = r"[{upper_letters}]{3,}(?:-[{upper_letters}]+)?"
# "PETROV (secretary of the obkom, a guest)." and "PETROV A. B., secretary of the obkom."
_OFFICE_BEHIND = r"\s\((?=[^()]*[{lower_letters}]{3})[^()\n]{3,120}\)"
_OFFICE_IN_APPOSITION = r",\s[{lower_letters}][^.:;()\n—–]{4,120}"
# In the order in which they are tried. Plain ones need not be known names.
IN_CAPITALS = (
    (
        TITLED
        + r"(?P<address>)(?P<name>(?!{address})[{upper_letters}]{3,},?\s(?:[{upper_letters}]\.\s?){1,2})(?P<sign>)"
        + r"(?=[{upper_letters}](?!\.)|…|\.\.\.|[“«\"]|\((?![^()\n]{3,120}\)[.:]))",
        True,
    ),
    (
        TITLED
        + r"(?P<address>{address} ?)?(?P<name>"
        + _CAPITALS
        + ")"
        + MANNER
        + r"(?P<sign>\.)(?=\s|$|{capital}{lower})",
        True,
    ),
    (
        r"(?P<address>)(?P<name>"
        + _CAPITALS
        + r"(?:,?\s{initials}(?<=\.))?)"
        + _OFFICE_BEHIND
        + r"(?P<sign>[.:])(?=\s|$)",
        True,
    ),
    (
        r"(?P<address>)(?P<name>"
        + _CAPITALS
        + r",?\s{initials}(?<=\.))"
        + _OFFICE_IN_APPOSITION
        + r"(?P<sign>\.)(?=\s|$)",
        True,
    ),
    # "PETROV from his seat. No.": how somebody speaks, without parentheses
    (
        r"(?P<address>{address} ?)?(?P<name>"
        + _CAPITALS
        + r"(?:,?\s{initials}(?<=\.))?),?\s(?:{label_manner})(?P<sign>[.:])(?=\s|$)",
        True,
    ),
    # a forename before the surname, or a name of two words: "MAO ZEDONG. In 1954"
    (
        r"(?!(?i:{chair_title})\s)(?P<address>)(?P<name>[{upper_letters}]{2,}(?:\s[{upper_letters}]{2,}){1,2})"
        r"(?P<sign>[.:])(?=\s)",
        False,
    ),
    (
        r"(?P<address>)(?P<name>[{upper_letters}]{3,}(?:(?:,|,?\s(?i:{and}))\s[{upper_letters}]{3,}){1,14})"
        r"(?:\s(?i:{label_manner}))?(?P<sign>[.:]|\s?[—–])(?=\s|\w|$)",
        True,
    ),
)

# "Presiding Cde. PETROV A. B., General Secretary of the Party." and nothing else: the speech follows below
TITLE_AND_OFFICE = (
    r"(?i:{chair_title})\s(?P<address>{address} ?)(?P<name>"
    + _CAPITALS
    + r"(?:,?\s{initials}(?<=\.))?),\s[^.:;()\n—–]{4,120}(?P<sign>\.)\s*$",
    True,
)
