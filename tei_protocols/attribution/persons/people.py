"""People: from the list of those present and the closing line to persons with ids, and from a name to who is meant."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from tei_protocols.attribution.persons.namesakes import only, same_script
from tei_protocols.conventions.names import Name, initials_of, slug
from tei_protocols.model.people import ADDRESSES_OF_PARTS, Person
from tei_protocols.model.register import NO_REGISTER, Entry, Register

_SHORTEST_NEAR, _LONGEST_NEAR = 5, 30


def _as_written(name: Name) -> Name:
    return name


class People(Struct):
    """Those who have a part in one session, in the order of their first naming. Ids are unique in the document.

    The `register` tells which spellings, abbreviations and initials mean the same person; `apart` takes forenames that
    are written out apart from the surname.
    """

    register: Register = NO_REGISTER
    apart: Callable[[Name], Name] = _as_written
    _persons: dict[str, Person] = field(default_factory=dict)
    _by_surname: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_first_word: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _taken: set[str] = field(default_factory=partial(set, ADDRESSES_OF_PARTS))
    _entries: dict[str, Entry] = field(default_factory=dict)
    # the surnames with a hyphen, without it
    _hyphens: dict[str, str] = field(default_factory=dict)
    # the surnames with each of their letters left out, of as many persons as were looked at
    _nearly: dict[str, str] = field(default_factory=dict)
    _looked_at: int = 0
    # the surnames in the order of their letters, as far as somebody asked how one begins
    _in_order: list[str] = field(default_factory=list)

    @property
    def persons(self) -> tuple[Person, ...]:
        """All of them."""
        return tuple(self._persons.values())

    def names_of(self, ids: tuple[str, ...]) -> str:
        """The names of persons, by their ids."""
        names = {person.id: person.name for person in self.persons}
        return ", ".join(names[id_] for id_ in ids if id_ in names)

    def nearly(self, surname: str) -> Person | None:
        """Somebody whose surname differs in one letter; None where there is nobody."""
        new = len(self._persons) - self._looked_at
        self._looked_at += new
        for person in islice(reversed(self._persons.values()), new):
            for form in _one_letter_off(person.surname):
                self._nearly.setdefault(form, person.id)
        found = next(filter(None, map(self._nearly.get, _one_letter_off(surname))), "")
        return self._persons.get(found)

    def reserve(self, wanted: str) -> str:
        """An id that nobody has: the wanted one, or that with a number."""
        number, unique = 1, wanted
        while unique in self._taken:
            number += 1
            unique = f"{wanted}-{number}"
        self._taken.add(unique)
        return unique

    def enter(self, name: Name, role: str, group: str = "") -> Person:
        """Note that somebody has a role: somebody known, or else a new person. The chair's role comes first."""
        name = self.apart(name)
        known = self.who(name)
        if known is None:
            key = _key(name.surname)
            wanted = slug(name.surname)
            if wanted in self._taken and name.forenames:
                wanted = slug(f"{name.surname} {name.forenames}")
            forenames = " ".join(map(_in_small_letters, name.forenames.split(" "))) if name.forenames else ""
            known = Person(self.reserve(wanted), forenames, _in_small_letters(name.surname), (role,), group)
            self._by_surname[key].append(known.id)
            if "-" in key:
                self._hyphens[known.id] = key.replace("-", "")
            if " " in name.surname:  # "Liu Shaoqi" may be called by his surname
                self._by_first_word[_key(name.surname.split()[0])].append(known.id)
            entry = only(name.forenames, name.surname, self.register) if self.register else None
            if entry:
                self._entries[known.id] = entry
        else:
            roles = (role, *known.roles) if role == "chair" else (*known.roles, role)
            known = replace(
                known,
                roles=tuple(dict.fromkeys(roles)),
                group=known.group or group,
                forenames=known.forenames or name.forenames,
            )
        self._persons[known.id] = known
        return known

    def who(self, name: Name) -> Person | None:
        """Whom the name means: the only person of that surname whose initials do not contradict it."""
        name = self.apart(name) if " " in name.surname else name
        key = _key(name.surname)
        named = self._by_surname.get(key) or self._by_first_word.get(key, [])
        if not named and self._entries:  # another spelling, or an abbreviation that the register lists
            entry = only(name.forenames, name.surname, self.register)
            named = [id_ for id_, known in self._entries.items() if entry and known.id == entry.id]
        if not named and (joined := self._without_hyphen(key, name)):
            named = joined
        if not named and name.abbreviated:
            named = self._abbreviated(key, name.forenames)
        if not named and " " in name.surname:  # an office before the surname: "First Secretary Havrel"
            last = _key(name.surname.split()[-1])
            named = self._by_surname.get(last) or self._by_first_word.get(last, [])
        fitting: Person | None = None
        for id_ in named:
            person = self._persons[id_]
            if agree(name.forenames, person.forenames):
                if fitting:
                    return None
                fitting = person
        return fitting

    def _without_hyphen(self, key: str, name: Name) -> list[str]:
        """Who is called so but for a hyphen: `Niculescu Mizil` for `Niculescu-Mizil`, `Vorotnikov` for `Vor-otnikov`,
        as a copy has it that lost the ends of its lines."""
        if not self._hyphens:
            return []
        words = (*name.forenames.split()[-1:], name.surname) if name.forenames[-1:].isalpha() else (name.surname,)
        keys = {key.replace("-", ""), _key("".join(words)).replace("-", "")}
        return [id_ for id_, known in self._hyphens.items() if known in keys]

    def _abbreviated(self, key: str, forenames: str) -> list[str]:
        """Whose surnames begin like that; initials (`V. N. Mal.`) are those of somebody whose own are known, since the
        full stop may be that of the sentence."""
        return [
            person.id
            for person in self._persons.values()
            if _key(person.surname).startswith(key) and (person.forenames or not forenames)
        ]

    @property
    def surnames(self) -> frozenset[str]:
        """The surnames of all, folded, with е for ё; also by other forms that the register has."""
        others = (form.surname for entry in self._entries.values() for form in entry.names)
        return frozenset((*self._by_surname, *(_key(surname.rstrip(".")) for surname in others)))

    @property
    def first_words(self) -> Iterable[str]:
        """The first words (folded, with е for ё) of the surnames that have several."""
        return self._by_first_word.keys()

    def whole(self, first: str, text: str, start: int) -> int:
        """Where a listed name of several words ends that stands at `start` of `text` and has this `first` word, as
        `Liu Shaoqi`; 0 where there is none."""
        for id_ in self._by_first_word.get(_key(first), ()):
            surname = self._persons[id_].surname
            end = start + len(surname)
            if text[start:end].casefold().split() == surname.casefold().split() and not text[end : end + 1].isalpha():
                return end
        return 0

    def may_abbreviate(self, beginning: str) -> bool:
        """Does somebody's surname begin like that, with two letters at least, and go on?"""
        if len(self._in_order) < len(self._by_surname):
            self._in_order = sorted(self._by_surname)
        key = _key(beginning)
        behind = bisect_right(self._in_order, key)
        return len(key) > 1 and behind < len(self._in_order) and self._in_order[behind].startswith(key)

    def by_initials(self, forenames: str) -> Person | None:
        """The only person with these initials."""
        wanted = initials_of(forenames)
        alike: Iterable[Person] = self._persons.values()
        if not self._entries:  # only the register knows other initials than the record
            alike = [person for person in alike if initials_of(person.forenames) == wanted]
        fitting = [person for person in alike if self._has_initials(person, wanted, forenames)]
        return fitting[0] if len(fitting) == 1 else None

    def _has_initials(self, person: Person, wanted: tuple[str, ...], script: str) -> bool:
        if person.forenames or person.id not in self._entries:
            return initials_of(person.forenames) == wanted and same_script(person.forenames, script)
        return wanted in self._initials(person, script)

    def _initials(self, person: Person, script: str) -> list[tuple[str, ...]]:
        """The initials of somebody: as the record gives them, else as the register does in the same script."""
        entry = None if person.forenames else self._entries.get(person.id)
        stated = [person.forenames] if entry is None else [form.forenames for form in entry.names]
        return [initials_of(each) for each in stated if same_script(each, script)]


def agree(one: str, other: str) -> bool:
    """May two sets of initials or forenames be the same person's? They may where either is silent."""
    if not one or not other or one == other:
        return True
    letters, others = _first_letters(one), _first_letters(other)
    return letters.startswith(others) or others.startswith(letters)


@lru_cache(maxsize=4096)
def _first_letters(forenames: str) -> str:
    return "".join(part[0] for part in initials_of(forenames))


def _in_small_letters(surname: str) -> str:
    """A name printed in capitals as it is usually written; initials stay."""
    return surname.title() if surname.isupper() and len(surname) > 2 and "." not in surname else surname


@lru_cache(maxsize=4096)
def _key(surname: str) -> str:
    return surname.casefold().replace("ё", "е")


def _one_letter_off(surname: str) -> Iterator[str]:
    """A surname, and what is left of it without each of its letters; two that have one of these in common differ in a
    letter that is wrong, left out or added. Short names are near to too many."""
    key = surname.casefold()
    if len(key) >= _SHORTEST_NEAR:
        yield key
        yield from (key[:at] + key[at + 1 :] for at in range(min(len(key), _LONGEST_NEAR)))
