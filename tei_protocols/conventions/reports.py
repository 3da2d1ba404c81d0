"""Reports of speech: the clause at the head of a sentence that says who takes the floor ("Cde. Petrov proposes …")."""

from __future__ import annotations

from msgspec import Struct

from tei_protocols.language import Language

# "(in jest)", ", nodding,", "[his name in the war]": what stands between the name and the verb
_ASIDE = (
    r"(?:\s\([^()\n]{1,60}\)|\s\[[^\[\]\n]{2,60}\]|\s?(?:—|–|--)\s?{relative}\s[^—–\n]{2,80}?(?:—|–|--)"
    r"|,\s[{lower_letters}](?:[^.:;()\n—–]|\.(?:(?<=\s\w\.)|(?<=\s\w\w\.)|(?<=\s\w\w\w\.))){1,120},)?"
)
_OPENING = r"(?:(?P<opening>{before_report}),?\s)?"
# the editor may have supplied it
_VERB = r"(?:\s|(?<=[–—-])\s?)(?:{report_adverb}\s)?\[?(?P<verb>%s)(?![\w'’-])\]?"
_ONE = (
    _OPENING
    + r"(?P<address>{address} ?)?(?:\[{surname}\]\s)?(?P<name>{named})"
    + _ASIDE
    + _VERB % "{reporting}|{governing}"
)
_SEVERAL = (
    _OPENING + r"(?P<address>{several} ?|{address} ?)?"
    r"(?P<name>{name}(?:(?:,\s{and}\s|,\s|\s{and}\s)(?:{address} ?)?{name}){1,6}),?" + _VERB % "{reporting_several}"
)
# any verb, where it is known that the record reports speech so
_ANY_VERB = r"(?P<opening>)(?P<address>{address} ?)(?P<name>{named})" + _VERB % "{third_person}"
_BETWEEN_NAMES = r"(?:,|\s{and})\s"
# no list of names that reports speech together is longer
_LONGEST_HEAD = 200


class Report(Struct, frozen=True):
    """A clause that reports speech, as offsets into its text: the name at `name_start`:`name_end`, the verb's `end`.

    `goes_on` says that the same speech continues; `addressed`, that a form of address shows the name to be one;
    `several`, that more than one person is named; `any_verb`, that the verb alone is not known to report speech.
    """

    name_start: int
    name_end: int
    end: int
    goes_on: bool
    addressed: bool
    several: bool = False
    any_verb: bool = False


def recognise(text: str, language: Language, any_verb: bool = False) -> Report | None:
    """The clause with which `text` begins, if it reports speech; with `any_verb`, whatever somebody who is addressed
    does."""
    for clause in (_ONE, _SEVERAL, _ANY_VERB) if any_verb else (_ONE, _SEVERAL):
        several = clause is _SEVERAL
        if several and not language.compiled(_BETWEEN_NAMES).search(text, 0, _LONGEST_HEAD):
            continue
        if clause is _ANY_VERB and not language.may_open_with("address", text):
            continue
        found = language.compiled(clause).match(text)
        if not found:
            continue
        address = (found["address"] or "").strip()
        if not several and address in language.words("several"):
            continue
        verb = " ".join(found["verb"].split())
        goes_on = verb in language.words("going_on") or found["opening"] in language.words("going_on_before")
        names = found.span("name")
        return Report(*names, found.end(), goes_on, bool(address), several, clause is _ANY_VERB)
    return None
