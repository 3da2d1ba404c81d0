"""Within a report: a paragraph that reports what one person says goes in; if another one speaks in it, that is told."""

from __future__ import annotations

from tei_protocols.attribution.hearing import Hearing
from tei_protocols.conventions import speakers
from tei_protocols.conventions.lists import in_list
from tei_protocols.model.protocol import Manner
from tei_protocols.problems import Level

# white space comes first: `re` looks for it quickly
_SENTENCE_OF_PERSON = r"\s(?<=[.!?…”»)]\s)(?={honorific} ?{name}\s)"


def tell_of_another(hearing: Hearing, text: str, start: int) -> None:
    """`Cde. Petrov says the rye is good. Cde. Orlov objects.`: in a paragraph of the turn that is going on, which
    begins at `start`, a sentence reports a second person. Whose words follow is not certain, so nothing is divided."""
    turn = hearing.last_turn()
    if turn is None or turn.manner is not Manner.REPORTED:
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
