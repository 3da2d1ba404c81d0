"""Within a paragraph: what one person says goes in; if another one speaks in it, that is told."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.conventions import speakers
from tei_protocols.conventions.labels_within import labels_within
from tei_protocols.conventions.lists import in_list
from tei_protocols.conventions.names import Name
from tei_protocols.model.protocol import Manner, Turn
from tei_protocols.problems import Level

_SENTENCE_OF_PERSON = r"[.!?…”»)]\s(?={honorific} ?{name}\s)"


def tell_of_another(hearing: Hearing, text: str, start: int) -> None:
    """`Cde. Petrov says the rye is good. Cde. Orlov objects.`: in a paragraph of the turn that is going on, which
    begins at `start`, a sentence reports a second person. Whose words follow is not certain, so nothing is divided."""
    turn = hearing.last_turn()
    if turn is None:
        return
    _tell_of_label(hearing, turn, text, start)
    if turn.manner is not Manner.REPORTED:
        return
    language = hearing.language
    for sentence in language.compiled(_SENTENCE_OF_PERSON).finditer(text):
        naming = speakers.naming(text[sentence.end() :], language, hearing.known)
        if naming is None or naming.manner is not Manner.REPORTED or naming.start:
            continue
        at = sentence.end()
        names = [*in_list(text, at + naming.name_start, at + naming.name_end, language)]
        persons = [person for person in map(hearing.people.who, names) if person]
        if len(names) != 1 or any(person.id in turn.speakers for person in persons):
            continue
        message = f"the paragraph of one speaker goes on to report another: {names[0].surname}"
        hint = "it is kept in one speech; begin a paragraph before the name, or a turn in the TEI"
        hearing.report("speaker.another-within", start + at, message, hint, Level.NOTICE)
        return


def _tell_of_label(hearing: Hearing, turn: Turn, text: str, start: int) -> None:
    """`Cde. Petrov: The rye is good [Cde. Orlov: No].`: amid the words of one speaker stands what looks like the label
    of another, and is not certain to be one."""
    if ":" not in text:
        return
    voice = hearing.language.pattern("voice_within").search(text)
    if voice:
        message = "amid the words of one speaker stands what looks like the label of voices from the floor"
        hint = "it is kept in one speech; begin paragraphs before it and behind the words of the voices"
        hearing.report("speaker.label-within", start + voice.end(), message, hint)
    labels = hearing.source.once(labels_within, hearing.language)
    first = bisect_left(labels, start + 1, key=lambda label: label.start)
    for label in takewhile(lambda label: label.end <= start + len(text), labels[first:]):
        known = hearing.people.who(Name(0, 0, "", label.surname))
        if not (label.is_addressed or known) or (known and known.id in turn.speakers):
            continue
        message = f"amid the words of one speaker stands what looks like the label of another: {label.surname}"
        hint = "it is kept in one speech; begin a paragraph before the name if that person speaks here"
        hearing.report("speaker.label-within", label.start, message, hint)
