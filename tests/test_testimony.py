"""What notes prove: every deletion is of the words that its note quotes, or lies in what its note names.

Paragraphs of invented sentences, with and without labels, brackets and divided words, get a note in many wordings; what
is deleted is compared with what was meant when the note was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from phenomena import running_text, words

from tei_protocols.language import OURS
from tei_protocols.model.source import Source
from tei_protocols.pipeline import convert
from tei_protocols.readers import read

PRESENT = {"en": "Those who took part: Cdes. Petrov and Ivanov.", "ru": "Присутствовали: тт. Петров, Иванов."}
LABELS = {
    "en": ("", "Cde. Petrov: ", "Cde. Ivanov—", "PETROV. ", "Cde. Petrov says that "),
    "ru": ("", "т. Петров: ", "т. Иванов – ", "ПЕТРОВ. ", "Тов. Петров говорит, что "),
}
WORDS = {
    "en": ["harvest", "good", "late", "rye", "wheat", "ships", "port", "they", "answer", "never", "seven", "wait"],
    "ru": [
        "урожай",
        "хорош",
        "поздно",
        "рожь",
        "пшеница",
        "суда",
        "порт",
        "они",
        "отвечать",
        "никогда",
        "семь",
        "ждать",
    ],
}
# what surely says that words were crossed out, and what never does
STRUCK = {
    "en": (
        "was crossed out",
        "were crossed out",
        "has been struck through in pencil",
        "is crossed out in the original",
    ),
    "ru": ("зачеркнуто", "зачеркнуты", "вычеркнута", "зачёркнуты красным карандашом"),
}
NOT_STRUCK = {
    "en": (
        "was perhaps crossed out",
        "was not crossed out",
        "was crossed out in the second draft",
        "is illegible",
        "was crossed out and then restored",
        "was crossed out, or underlined",
        "should be crossed out",
        "is underlined",
    ),
    "ru": (
        "возможно, зачеркнуто",
        "не зачеркнуто",
        "зачеркнуто в машинописной копии",
        "неразборчиво",
        "зачеркнуто, затем восстановлено",
        "подчеркнуто",
        "зачеркнуто или подчеркнуто",
        "вписано над строкой",
    ),
}


@dataclass(frozen=True)
class Case:
    """A transcript whose note says something of words; `meant` are these, or those of which they are a part."""

    language: str
    transcript: str
    meant: str
    quoted: bool


@st.composite
def cases(draw: st.DrawFn, acts: dict[str, tuple[str, ...]]) -> Case:
    language = draw(st.sampled_from(["en", "ru"]))
    word = st.sampled_from(WORDS[language])
    lists = draw(st.lists(st.lists(word, min_size=2, max_size=6), min_size=1, max_size=4))
    sentences = [" ".join(each).capitalize() + "." for each in lists]
    label = draw(st.sampled_from(LABELS[language]))
    at = draw(st.integers(0, len(sentences) - 1))
    act = draw(st.sampled_from(acts[language]))
    english = language == "en"
    kind = draw(st.sampled_from(["quoted", "sentence", "words", "bracketed", "paragraph"]))
    target = sentences[at]
    if kind == "quoted":
        first = draw(st.integers(0, len(lists[at]) - 2))
        meant = " ".join(target.rstrip(".").split()[first : first + 2])
        subject = f'The words "{meant}"' if english else f"Слова «{meant}»"
        shown = f"{target}[1]"
    elif kind == "sentence":
        meant, shown, subject = target, f"{target}[1]", "This sentence" if english else "Эта фраза"
    elif kind == "words":
        meant, shown = " ".join(target.rstrip(".").split()[-2:]), f"{target}[1]"
        subject = "The last two words" if english else "Два последних слова"
    elif kind == "bracketed":
        meant, shown = target, f"[{target}][1]"
        subject = "The bracketed sentence" if english else "Фраза в квадратных скобках"
    else:
        meant, shown = label + " ".join(sentences), f"{target}[1]"
        subject = "The paragraph" if english else "Абзац"
    text = label + " ".join([*sentences[:at], shown, *sentences[at + 1 :]])
    if draw(st.booleans()):
        text = text.replace("wheat", "wh-\neat").replace("пшеница", "пше-\nница")
    return Case(language, f"{PRESENT[language]}\n\n{text}\n\n[1] {subject} {act}.", meant, kind != "paragraph")


def deleted(case: Case) -> list[str]:
    """The words of each deletion in the text itself that nothing undid."""
    conversion = convert(Source("case.txt", case.transcript, case.language))
    assert conversion.proof.holds, conversion.proof.problems
    found = conversion.root.iterfind(".//{*}text//{*}del")
    return [running_text(each) for each in found if not _is_within(each, "note", "restore")]


def _is_within(element: etree._Element, *names: str) -> bool:
    return any(etree.QName(ancestor).localname in names for ancestor in element.iterancestors())


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(STRUCK))
def test_what_is_deleted_is_what_the_note_says(case: Case) -> None:
    found = deleted(case)
    if case.quoted and found:
        # a reported speech begins with its clause, which belongs to the first sentence
        assert words(" ".join(found))[-len(words(case.meant)) :] == words(case.meant)
    for each in found:
        assert words(each), case.transcript
        assert set(words(each)) <= set(words(case.transcript.split("\n\n")[1].replace("-\n", "")))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(NOT_STRUCK))
def test_nothing_is_deleted_that_the_note_does_not_say_without_doubt(case: Case) -> None:
    assert deleted(case) == []


# --- a deletion's text is what its note quotes -----------------------------------------------------------------------

ROOT = Path(__file__).parent.parent
TRANSCRIPTS = [*sorted((ROOT / "tests/specimens").glob("*.txt")), *sorted((ROOT / "corpus/transcripts").glob("*.txt"))]
QUOTATION = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"")
ACT = r"(?:crossed|struck|deleted|зач[её]ркн|вычеркн)"
# words that are quoted as struck: right before the act, or behind it, unless as those that came in their place
QUOTED_AS_STRUCK = re.compile(
    rf"(?:(?:[«“\"])[^«»“”\"]+[»”\"][^«»“”\".;:]{{0,60}}{ACT}|{ACT}(?![^«“\"]*(?:replaced|замен))[^«»“”\".;]{{0,60}}[«“\"])"
)
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def quotations(note: str) -> list[str]:
    return [next(filter(None, found)) for found in QUOTATION.findall(note) if any(found)]


def letters(text: str) -> str:
    """Letters and digits alone: a label that is glued to what is said is parted from it."""
    return "".join(filter(str.isalnum, text.casefold()))


def proved(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each note that proves deletions, and the words of one of them, whose parts were put together."""
    parts = {each.get(XML_ID): each for each in root.iterfind(".//{*}text//{*}del")}
    for each in parts.values():
        note = root.find(f".//{{*}}note[@{XML_ID}='{each.get('source', '')[1:]}']")
        if note is None or each.get("prev"):
            continue
        chain = [each]
        while chain[-1].get("next"):
            chain.append(parts[chain[-1].get("next")[1:]])
        yield " ".join("".join(note.itertext()).split()), " ".join(map(running_text, chain))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_what_a_note_of_a_specimen_quotes_as_struck_is_what_is_deleted(path: Path) -> None:
    for note, found in proved(convert(read(path.read_bytes(), path.name).source).root):
        clauses = [clause for clause in re.split(r"[;,.] ", note) if re.search(ACT, clause)]
        if clauses and all(QUOTED_AS_STRUCK.search(clause) for clause in clauses):
            quoted = [words(quotation) for quotation in quotations(note)]
            if re.search(r"struck out the numeral", note):  # only the figure that is quoted
                quoted = [tuple(filter(str.isdigit, each)) for each in quoted]
            assert words(found) in quoted, note


def test_the_specimens_have_such_notes() -> None:
    notes = [
        note for path in TRANSCRIPTS for note in path.read_text("utf-8").split("\n") if QUOTED_AS_STRUCK.search(note)
    ]
    assert len(notes) > 15


SPEECHES = {
    language: [
        paragraph
        for path in TRANSCRIPTS
        if OURS.detect(path.read_text("utf-8")) == language
        for paragraph in path.read_text("utf-8").split("\n\n")
        if len(paragraph.split()) > 6 and not re.search(r"[\[\]()«»“”\"„*{}\d]", paragraph)
    ]
    for language in ("en", "ru")
}
STRUCK_WORDS = {
    "en": (
        'The words "{}" were crossed out.',
        '"{}" was struck out in pencil.',
        'Ivanov crossed out the words "{}."',
        'Crossed out: "{}".',
        'The words "{}" were crossed out and then restored.',
    ),
    "ru": (
        "Слова «{}» зачеркнуты.",
        "Зачеркнуты слова «{}».",
        "Слова «{}» зачеркнуты, затем восстановлены.",
        "Зачеркнуто: «{}».",
        "Далее зачеркнуто: «{}».",
    ),
}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), language=st.sampled_from(["en", "ru"]), wrong=st.booleans())
def test_what_a_note_quotes_of_any_speech_is_what_is_deleted(data: st.DataObject, language: str, wrong: bool) -> None:
    """A note quotes words of a paragraph of a specimen as struck, in their order or (`wrong`) not; its mark stands
    behind them, or at the end."""
    speech = data.draw(st.sampled_from(SPEECHES[language]))
    each = speech.split()
    first = data.draw(st.integers(0, len(each) - 2))
    last = data.draw(st.integers(first + 1, min(len(each), first + 6)))
    quoted = each[first:last][::-1] if wrong else each[first:last]
    behind = last if data.draw(st.booleans()) else len(each)
    text = " ".join(each[:behind]) + "[1] " + " ".join(each[behind:])
    note = data.draw(st.sampled_from(STRUCK_WORDS[language])).format(" ".join(quoted).rstrip(".,;:!?"))
    root = convert(Source("a.txt", f"{PRESENT[language]}\n\n{text}\n\n[1] {note}\n", language)).root
    for told, found in proved(root):
        assert letters(found) in [letters(quotation) for quotation in quotations(told)], (text, note)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_words_that_a_note_quotes_before_its_mark_are_found(language: str) -> None:
    found = []
    for speech in SPEECHES[language]:
        each = speech.split()
        text = f"{' '.join(each[:6])}[1] {' '.join(each[6:])}"
        note = STRUCK_WORDS[language][0].format(" ".join(each[3:6]).rstrip(".,;:!?"))
        root = convert(Source("a.txt", f"{PRESENT[language]}\n\n{text}\n\n[1] {note}\n", language)).root
        found.append(any(proved(root)))
    assert sum(found) > 0.8 * len(found) > 40


NOT_OF_THESE_WORDS = (
    ("en", "Ivanov was struck from the list."),
    ("en", "The item was struck from the agenda."),
    ("en", "The paragraph was crossed out except for the last sentence."),
    ("en", "The bracketed words are supplied from the typed copy, where they were crossed out."),
    ("en", 'Ivanov had the words "seven ships" crossed out in the printed note.'),
    ("en", 'Malin first wrote "nine boats" and crossed it out.'),
    ("en", 'The words "nine boats" were crossed out.'),
    ("en", "Crossed out."),
    ("en", "The last words were crossed out."),
    ("en", "The sentence was crossed out; perhaps it was restored."),
    ("en", "If this sentence was crossed out, nobody saw it."),
    ("en", "According to Ivanov, this sentence was crossed out."),
    ("en", "Part of the sentence was crossed out."),
    ("en", "The following word was crossed out."),
    ("en", "This sentence was crossed out in the text sent to the members."),
    ("en", "This sentence was crossed out, but retained in the typescript."),
    ("en", "This sentence was at first crossed out."),
    ("en", "This sentence was crossed out in the text of the resolution."),
    ("en", "The sentence was crossed out; the deletion was later cancelled."),
    ("en", "The sentence was crossed out by mistake and rewritten below."),
    ("en", 'The word "wait" was crossed out and written again.'),
    ("en", 'This sentence was crossed out; beside it: "Keep."'),
    ("en", 'This sentence was crossed out, but a marginal note says "leave in".'),
    ("en", "The sentence was crossed out in pencil and the pencil erased."),
    ("en", "The sentence was crossed out, though the stroke was later rubbed out."),
    ("en", "The following sentence was crossed out and is not given here."),
    ("en", 'The reading of the protocol: "They wait for ships." The last two words were crossed out.'),
    ("en", "The brackets, but not the sentence, were later crossed out."),
    ("en", "The pen stroke through this sentence is an ink blot."),
    ("ru", "Фраза зачеркнута по ошибке и написана снова."),
    ("ru", "Фраза зачеркнута, на полях помета: «Сохранить»."),
    ("ru", "Эта фраза вычеркнута в тексте, разосланном членам Президиума."),
    ("ru", "Слова «семь судов» зачеркнуты в тексте постановления."),
    ("ru", "Последняя фраза письма зачеркнута."),
    ("ru", "Следующее слово зачеркнуто."),
    ("ru", "Вычеркнут из списка."),
    ("ru", "Вопрос вычеркнут из повестки дня."),
    ("ru", "Далее зачеркнуто: «семь судов»."),
    ("ru", "В разосланном протоколе эта фраза вычеркнута."),
    ("ru", "На полях помета: «Зачеркнуть нельзя»."),
    ("ru", "Зачеркнуто."),
    ("ru", "Часть фразы зачеркнута."),
    ("ru", "Последние слова зачеркнуты."),
    ("ru", "Абзац зачеркнут, кроме последней фразы."),
    ("en", "This sentence is crossed out, in the typed copy."),
    ("en", "The last two words were crossed out (in the typed copy)."),
    ("en", "The last two words were crossed out: in the draft."),
    ("en", "The last two words were crossed out; but only in the copy."),
    ("en", "Deletion of the last two words was demanded by Ivanov."),
    ("en", "The deletion of this sentence was thought of."),
    ("en", "The author deleted this sentence in the galley proofs."),
    ("en", "This sentence was struck from the record at his request."),
    ("en", "This paragraph was struck from the text of the resolution."),
    ("en", "Crossed-out sentence."),
    ("en", "A cancelled passage stands here."),
    ("en", "A line through this sentence is a fold in the paper."),
    ("en", "The last sentence was cancelled out by events."),
    ("en", "The names were crossed out."),
    ("en", "This remark was crossed out."),
    ("en", "Two sentences of this paragraph were crossed out."),
    ("en", "Ivanov is said to have crossed out this sentence."),
    ("en", "The note in the margin next to this sentence is crossed out."),
    ("en", "The sentence is crossed out only in the second copy."),
    ("en", "See the crossed-out draft of this sentence in file 12."),
    ("en", "These words are bracketed but not crossed out."),
    ("ru", "Эта фраза зачеркнута, в копии."),
    ("ru", "Последние два слова зачеркнуты (так в экземпляре т. Иванова)."),
    ("ru", "Зачеркивание последних двух слов предложено т. Ивановым."),
    ("ru", "Автор вычеркнул эту фразу при публикации."),
    ("ru", "Эта фраза вычеркнута цензурой."),
    ("ru", "Зачеркнутая фраза."),
    ("ru", "Черта через фразу – складка бумаги."),
    ("ru", "Фамилии зачеркнуты."),
    ("ru", "Реплика зачеркнута."),
    ("ru", "Две фразы этого абзаца зачеркнуты."),
    ("ru", "Помета на полях против этой фразы зачеркнута."),
    ("ru", "Фраза зачеркнута, но зачеркивание отменено."),
    ("ru", "Слова взяты в скобки, но не зачеркнуты."),
    ("ru", "Ср. зачеркнутое место на л. 12."),
)
TEXTS = {
    "en": "Cde. Petrov: We shall send seven ships. They wait.[1]",
    "ru": "т. Петров: Послать семь судов. Они ждут.[1]",
}


@pytest.mark.parametrize(("language", "note"), NOT_OF_THESE_WORDS)
def test_what_sounds_like_a_deletion_and_is_none(language: str, note: str) -> None:
    case = Case(language, f"{PRESENT[language]}\n\n{TEXTS[language]}\n\n[1] {note}", "", quoted=False)
    assert deleted(case) == []


LONG = 3_000


@pytest.mark.parametrize(
    "note",
    [
        "crossed out and " * LONG,
        "The word " + '"' * LONG,
        "«" * LONG + " зачеркнуто",
        "in pencil " * LONG + "crossed out",
        "This sentence was " + "then " * LONG + "crossed out.",
        'The words "a" and ' * LONG,
        "'a " * LONG,
    ],
)
def test_a_long_note_is_read_to_the_end(note: str) -> None:
    assert convert(Source("trap.txt", f"Cde. Petrov: We wait.[1]\n\n[1] The word {note}", "en")).proof.holds


def test_many_notes_are_heard_in_time_that_grows_with_their_number() -> None:
    text = " ".join(f"We wait for ship {number}.[{number}]" for number in range(1, 900))
    notes = "\n".join(f"[{number}] This sentence was crossed out." for number in range(1, 900))
    conversion = convert(Source("trap.txt", f"Cde. Petrov: {text}\n\nNotes\n\n{notes}", "en"))
    assert conversion.proof.holds
