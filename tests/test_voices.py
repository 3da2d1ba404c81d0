"""Whom notes name as speakers: what they say of a paragraph of nobody, how surely, and what they do not say."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert
from tei_protocols.views import view

PRESENT = {
    "en": "Those who took part: Cdes. A. B. Petrov, C. D. Ivanov and E. F. Orlov.\n\nCde. Petrov: The harvest is good.",
    "ru": "Присутствовали: тт. А. Б. Петров, В. Г. Иванов, Д. Е. Орлов.\n\nт. Петров: Урожай хороший.",
}
UNNAMED = {"en": "It is late.[1]", "ru": "Уже поздно.[1]"}
NAMES = [
    ("en", "The speaker is evidently Cde. Ivanov.", "ivanov", "medium"),
    ("en", "The speaker here is evidently C. D. Ivanov.", "ivanov", "medium"),
    ("en", "The speaker of this paragraph is Ivanov.", "ivanov", "high"),
    ("en", "The person speaking is, in all probability, Ivanov.", "ivanov", "medium"),
    ("en", "The speaker may be Ivanov.", "ivanov", "low"),
    ("en", "The speaker is Ivanov?", "ivanov", "low"),
    ("en", "The speaker is not named, but is probably Orlov.", "orlov", "medium"),
    ("en", "Apparently spoken by Comrade Orlov.", "orlov", "medium"),
    ("en", "Evidently Ivanov speaking.", "ivanov", "medium"),
    ("en", "Ivanov was speaking here.", "ivanov", "high"),
    ("en", "Perhaps Orlov speaks here.", "orlov", "low"),
    ("en", "These words evidently belong to Orlov.", "orlov", "medium"),
    ("en", "It is late in the day. The speaker is evidently Ivanov.", "ivanov", "medium"),
    ("ru", "Выступает, по-видимому, Иванов.", "ivanov", "medium"),
    ("ru", "Говорит т. Иванов.", "ivanov", "high"),
    ("ru", "По-видимому, выступает В. Г. Иванов.", "ivanov", "medium"),
    ("ru", "Возможно, здесь говорит Орлов.", "orlov", "low"),
    ("ru", "Оратор, вероятно, – Орлов.", "orlov", "medium"),
    ("ru", "Выступающий не назван; очевидно, Орлов.", "orlov", "medium"),
    ("ru", "Автор реплики – Иванов.", "ivanov", "high"),
    ("ru", "Эти слова, скорее всего, принадлежат Иванову.", "ivanov", "medium"),
    ("ru", "Реплика Орлова.", "orlov", "high"),
    ("en", "The notes do not say who speaks here. It was evidently Orlov.", "orlov", "medium"),
    ("ru", "Кто говорит, не указано. Это, вероятно, Орлов.", "orlov", "medium"),
]
SAYS_THAT_NOBODY_IS_NAMED = [
    ("en", "The notes don't say who answered."),
    ("en", "The speaker isn't named."),
    ("en", "It is unclear who speaks here."),
    ("ru", "Кто говорит, не указано."),
    ("ru", "Оратор не назван."),
]
NAMES_NOBODY = [
    ("en", "The speaker is not Ivanov."),
    ("en", "The speaker is either Ivanov or Orlov."),
    ("en", "The speaker is unknown."),
    ("en", "The speaker is the chairman."),
    ("en", "The speaker is The Chairman."),
    ("en", "The speaker is evidently Ivanov, or perhaps Orlov."),
    ("en", "Said by Churchill."),
    ("en", "These are the words of Churchill."),
    ("en", "Ivanov spoke of this at length in 1950."),
    ("en", "The speaker mentions Ivanov."),
    ("en", "In the typed copy the speaker is Ivanov."),
    ("en", "The speaker is Ivanov. The speaker is Orlov."),
    ("ru", "Выступает не Иванов."),
    ("ru", "Говорит Иванов или Орлов."),
    ("ru", "Слова Черчилля."),
    ("ru", "Оратор неизвестен."),
    ("ru", "Иванов говорил об этом и раньше."),
    ("ru", "Эти слова принадлежат Ленину."),
    ("ru", "В стенограмме выступает Иванов."),
]


def second_turn(language: str, note: str) -> tuple[str | None, str | None]:
    """Who speaks in the second turn, if there is one, and how certain that is."""
    text = f"{PRESENT[language]}\n\n{UNNAMED[language]}\n\n[1] {note}\n"
    conversion = convert(Source("a.txt", text, language))
    assert conversion.proof.holds
    turns = conversion.root.findall(".//{*}sp")
    if len(turns) == 1:
        return None, None
    assert turns[1].get("source") == "#fn1" and turns[1].get("resp") == "#source-editor"
    return turns[1].get("who", "")[1:], turns[1].get("cert")


@pytest.mark.parametrize(("language", "note", "speaker", "certainty"), NAMES)
def test_a_note_names_the_speaker_of_its_paragraph(language: str, note: str, speaker: str, certainty: str) -> None:
    assert second_turn(language, note) == (speaker, certainty)


@pytest.mark.parametrize(("language", "note"), NAMES_NOBODY)
def test_what_says_something_else_names_nobody(language: str, note: str) -> None:
    assert second_turn(language, note) == (None, None)


@pytest.mark.parametrize(("language", "note"), SAYS_THAT_NOBODY_IS_NAMED)
def test_what_a_note_says_nobody_is_named_for_is_not_the_speech_before_it(language: str, note: str) -> None:
    text = f"{PRESENT[language]}\n\n{UNNAMED[language]}\n\n[1] {note}\n"
    root = convert(Source("a.txt", text, language)).root
    assert [len(turn.findall("{*}p")) for turn in root.iterfind(".//{*}sp")] == [1]
    plain = root.find(".//{*}div[@type='proceedings']/{*}p")
    assert plain is not None and plain.find("{*}note") is not None


def test_the_page_says_by_which_note_the_speaker_is_known() -> None:
    text = f"{PRESENT['en']}\n\n{UNNAMED['en']}\n\n[1] The speaker is evidently Ivanov.\n"
    page = view(etree.ElementTree(convert(Source("a.txt", text, "en")).root), "diplomatic", "html").decode()
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Read as C. D. Ivanov. Note 1 says so. Other reading: A. B. Petrov. Certainty: medium." in page
