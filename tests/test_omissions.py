"""What notes say is left out where their marks stand, how much of it, and in whose hand something was added."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert

TEXTS = {
    "en": "Present: Cdes. A. B. Petrov, C. D. Ivanov.\n\nCde. Petrov: The harvest is good today.[1] It is late.",
    "ru": "Присутствовали: тт. Петров, Иванов.\n\nт. Петров: Урожай хороший сегодня[1]. Он поздний.",
}
LEFT_OUT = [
    ("en", "Two lines are omitted here.", ("2", "lines")),
    ("en", "Three illegible words have been left out here.", ("3", "words")),
    ("en", "A paragraph about the weather is omitted here by the editors.", (None, None)),
    ("en", "Omitted here: the list of ships.", (None, None)),
    ("en", "Here 12 pages are omitted.", ("12", "pages")),
    ("en", "The editors have omitted a table here.", (None, None)),
    ("en", "The names are listed twice; the second mention is omitted here.", (None, None)),
    ("ru", "Здесь опущен абзац.", (None, None)),
    ("ru", "Далее опущены две страницы.", ("2", "pages")),
    ("ru", "Здесь нами опущено три строки.", ("3", "lines")),
    ("ru", "Список судов здесь опущен.", (None, None)),
]
NOT_LEFT_OUT = [
    ("en", "Nothing is omitted here."),
    ("en", "Perhaps two lines are omitted here."),
    ("en", "A word that is omitted here stands in the draft."),
    ("en", "Two lines are omitted in the typed copy."),
    ("en", "The discussion is omitted."),
    ("en", "Ivanov omitted to answer."),
    ("ru", "Здесь ничего не опущено."),
    ("ru", "В экземпляре Иванова здесь опущен абзац."),
    ("ru", "Слово пропущено в документе."),
    ("ru", "Возможно, здесь опущено слово."),
]
HANDS = [
    ("en", 'The word "today" was added above the line in Ivanov\'s hand.', "#hand.ivanov"),
    ("en", '"Today" was inserted by hand, in the handwriting of C. D. Ivanov.', "#hand.ivanov"),
    ("en", 'The word "today" was added in the hand of Gusev.', "#hand.gusev"),
    ("ru", "Слово «сегодня» вписано рукой Иванова.", "#hand.ivanov"),
    ("ru", "Рукой т. Иванова вписано слово «сегодня».", "#hand.ivanov"),
]
NO_HAND = [
    ("en", 'The word "today" was added in another hand.'),
    ("en", 'The word "today" was added in pencil by hand.'),
    ("en", 'The word "today" was added above the line; "late" was underlined in Ivanov\'s hand.'),
    ("ru", "Слово «сегодня» вписано другой рукой."),
    ("ru", "Слово «сегодня» вписано от руки."),
]


def converted(language: str, note: str) -> etree._Element:
    conversion = convert(Source("a.txt", f"{TEXTS[language]}\n\n[1] {note}\n", language))
    assert conversion.proof.holds
    return conversion.root


@pytest.mark.parametrize(("language", "note", "amount"), LEFT_OUT)
def test_something_is_left_out_at_the_mark(language: str, note: str, amount: tuple[str | None, str | None]) -> None:
    (gap,) = converted(language, note).findall(".//{*}text//{*}gap")
    assert (gap.get("quantity"), gap.get("unit")) == amount
    assert (gap.get("reason"), gap.get("source"), gap.get("evidence")) == ("omitted", "#fn1", "external")
    assert gap.getnext().get("n") == "1", "the note stands behind it"


@pytest.mark.parametrize(("language", "note"), NOT_LEFT_OUT)
def test_nothing_is_left_out_that_the_note_does_not_say_without_doubt(language: str, note: str) -> None:
    assert not converted(language, note).findall(".//{*}text//{*}gap")


@pytest.mark.parametrize(("language", "note", "hand"), HANDS)
def test_an_addition_names_the_hand_that_the_note_names(language: str, note: str, hand: str) -> None:
    root = converted(language, note)
    (added,) = root.findall(".//{*}text//{*}add")
    assert added.get("hand") == hand
    (described,) = root.findall(".//{*}handNotes/{*}handNote")
    assert f"#{described.get('{http://www.w3.org/XML/1998/namespace}id')}" == hand
    assert described.get("scribeRef") == ("#ivanov" if "ivanov" in hand else None)


@pytest.mark.parametrize(("language", "note"), NO_HAND)
def test_a_hand_that_nobody_names_is_none(language: str, note: str) -> None:
    root = converted(language, note)
    assert not [added for added in root.findall(".//{*}text//{*}add") if added.get("hand")]
    assert root.find(".//{*}handNotes") is None
