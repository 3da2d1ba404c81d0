"""Unnamed lists: names that no known word introduces as those present, but that stand as a list of them stands."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from tei_protocols.conventions import groups, lists
from tei_protocols.conventions.names import Name, never_names
from tei_protocols.language import Language

# what may stand before the names, most telling first: whatever leads to persons who are addressed together, a label,
# a line of its own, a few words in small letters
_ADDRESSED = r"(?:[^.;!?,\n]{0,80}[\s—–])?(?={several}\s)"
_LABEL = r"[^.;:!?,\d\n]{2,80}[:.]\s+"
_LINE = r"[^.;:!?,\d\n]{2,60}\n(?=\S)"
_WORDS = r"{capital}{lower}*(?:\s{lower}+){1,7}\s(?={capital})"
_LEADS = (_ADDRESSED, _LABEL, _LINE, _WORDS, "")
_LEADS_TO_MORE = (r"(?:[^.;!?,\n]{0,80}[\s—–])?(?={honorific}\s)", _LABEL, _WORDS, "")
_LONGEST = 1500
_LONGEST_NAME = 40
_FEWEST = 3
# of three entries two are names; the third has an office, or the label of a group
_FEWEST_NAMES_OF_ENTRIES = 2 / 3
# the name of a group, in capitals
_GROUP = r"[^\W\d_][^\d:;.,!?()\n]+"
_LONGEST_GROUP = 60
# a line that names somebody is no list of sentences
_LONGEST_SAID = 120
_NEVER_BEFORE_NAMES = ("(", "[", "<")


class UnnamedList(Struct, frozen=True):
    """Names that stand at `start` of a paragraph and behind; `is_addressed` if a form of address for several people
    leads to them, or a group of those present that is known; `is_labelled` if one word does, that may be the name of
    somebody who speaks as well."""

    start: int
    names: tuple[Name, ...]
    is_addressed: bool
    is_labelled: bool

    @property
    def surnames(self) -> frozenset[str]:
        """The surnames, folded."""
        return frozenset([name.surname.casefold() for name in self.names])

    def count(self, words: Collection[str]) -> int:
        """How many of the names have their surname, or a part of a name without initials, among the words, folded."""
        return sum(1 for surname in self.surnames if not frozenset(surname.split()).isdisjoint(words))


def alone(text: str, language: Language) -> Name | None:
    """The name that a paragraph is, on a line of its own."""
    if len(text) > _LONGEST_NAME or not text[:1].isupper() or text.endswith((":", "!", "?", "…")):
        return None
    names = _names(text, 0, 1, language)
    return names[0] if names and not text[names[0].end :].strip(" .,;") else None


def read(text: str, language: Language) -> UnnamedList | None:
    """The list that a paragraph is by its shape: three names or more, with hardly anything else between them."""
    if text.count(",") + text.count("\n") < _FEWEST - 1:
        return None
    return _read(text, _LEADS, _FEWEST, language)


def start_of_names(text: str, language: Language) -> int:
    """Where the names begin in a paragraph that lists some behind whatever words."""
    listed = _read(text, _LEADS_TO_MORE, 1, language)
    return listed.start if listed else 0


def words_before(text: str, language: Language) -> str:
    """The words before the first person that a paragraph names, in one line; empty where there are none."""
    found = _read(text, _LEADS_TO_MORE, 1, language)
    named = lists.in_list(text, 0, len(text), language, with_office=True)
    start = found.start if found else next((name.start for name in named), 0)
    return text[:start].strip().partition("\n")[0]


def goes_on(text: str, above: UnnamedList, language: Language) -> bool:
    """Does a paragraph right below a list go on with it? One of those on it, with a label's sign, begins to speak."""
    more = _read(text, _LEADS_TO_MORE, 1, language)
    if more is None:
        return False
    label = text[: more.start].strip(" :").casefold()
    return label not in above.surnames and (more.start > 0 or len(more.names) > 1)


def label_of_more(text: str, language: Language) -> str:
    """The label of a paragraph right below a list that names two and more behind it, and nothing else; else empty."""
    more = _read(text, (_ADDRESSED, _LABEL), 2, language)
    return text[: more.start].strip(" :\n") if more and len(more.names) == _entries(text, more, language) else ""


def _entries(text: str, more: UnnamedList, language: Language) -> int:
    return lists.count(text, more.start, len(text), language)


def names_group(text: str, language: Language) -> bool:
    """Is a paragraph in the form of a group's name, in capitals or with a colon: `ЭКСПЕРТЫ`, `From the factory:`?"""
    words = text.rstrip().removesuffix(":")
    if len(words) > _LONGEST_GROUP or not (words.isupper() or text.rstrip().endswith(":")):
        return False
    return language.compiled(_GROUP).fullmatch(words) is not None


def persons(text: str, language: Language) -> tuple[Name, ...]:
    """The persons of which a paragraph consists, each on a line with initials or a form of address, or several with
    commas between; empty where it is anything else."""
    if text.startswith(_NEVER_BEFORE_NAMES) or len(text) > _LONGEST:
        return ()
    found = lists.one_in_each_line(text, language)
    return found if found or "," not in text else _names(text, 0, 2, language)


def may_name_present(text: str, language: Language) -> bool:
    """Does a short paragraph name somebody, as those do that say who was there, or in the chair?"""
    return len(text) <= _LONGEST_SAID and any(lists.in_list(text, 0, len(text), language, with_office=True))


def _read(text: str, leads: tuple[str, ...], fewest: int, language: Language) -> UnnamedList | None:
    if len(text) > _LONGEST or text.startswith(_NEVER_BEFORE_NAMES) or lists.has_sentence(text):
        return None
    for form in leads:
        lead = language.compiled(form).match(text)
        names = _names(text, lead.end(), fewest, language) if lead else ()
        if lead and names and not _is_label(text, names[0]):
            is_addressed = form == _ADDRESSED or any(groups.roles(text, language))
            return UnnamedList(lead.end(), names, is_addressed, form == _LABEL and " " not in lead[0].strip())
    return None


def _is_label(text: str, name: Name) -> bool:
    """Is the first name the label of somebody who speaks: `Orlov. Gusev, Lisin and Petrov agree`?"""
    return text.startswith((". ", ": "), name.end)


def _names(text: str, start: int, fewest: int, language: Language) -> tuple[Name, ...]:
    names = tuple(lists.in_list(text, start, len(text), language, with_office=True))
    if len(names) < max(fewest, _FEWEST_NAMES_OF_ENTRIES * lists.count(text, start, len(text), language)):
        return ()
    return () if any(name.surname.casefold() in never_names(language) for name in names) else names
