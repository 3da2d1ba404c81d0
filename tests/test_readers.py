"""Reading: whatever the encoding, the same text; whatever is no text, a clear word."""

from __future__ import annotations

import codecs

import pytest

from tei_protocols.problems import Level, UnusableInput
from tei_protocols.readers import read

RUSSIAN = "Т. Петров – Урожай хороший.\r\n\r\nЗаписал А. Б. Иванов.\r\n"
ENGLISH = "Cde. Petrov says “the harvest” is good – naïvely.\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1251"])
def test_russian_is_read_in_every_usual_encoding(codec: str) -> None:
    reading = read(RUSSIAN.encode(codec), "a.txt")
    assert reading.source.text.lstrip("\ufeff") == RUSSIAN
    assert reading.source.language == "ru"


def test_what_was_guessed_is_said() -> None:
    (notice,) = read(ENGLISH.encode("windows-1252"), "a.txt").problems
    assert (notice.rule, notice.level, notice.line) == ("input.encoding-guessed", Level.NOTICE, 1)
    assert "windows-1252" in notice.message
    (notice,) = read(RUSSIAN.encode("windows-1251"), "a.txt").problems
    assert "windows-1251" in notice.message
    assert not read(ENGLISH.encode(), "a.txt").problems


@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), "т. Орлов: да\n", "Хрущёв. Ещё раз.\n"])
@pytest.mark.parametrize("codec", ["windows-1251", "koi8-r"])
def test_the_russian_code_pages_are_told_apart_by_their_letters(codec: str, text: str) -> None:
    plain = text.replace("–", "-")
    reading = read(plain.encode(codec), "a.txt")
    assert reading.source.text == plain
    assert [codec in notice.message for notice in reading.problems] == [True]


def test_english_is_recognised() -> None:
    reading = read(ENGLISH.encode("windows-1252"), "a.txt")
    assert (reading.source.text, reading.source.language) == (ENGLISH, "en")


def test_an_encoding_can_be_named() -> None:
    text = RUSSIAN.replace("–", "-")
    assert read(text.encode("koi8-r"), "a.txt", encoding="koi8-r").source.text == text


@pytest.mark.parametrize(
    ("data", "encoding", "rule"),
    [
        (b"", None, "input.empty"),
        (b" \r\n\t\n", None, "input.empty"),
        (codecs.BOM_UTF8, None, "input.empty"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00>\x00\x01\x00", None, "input.binary"),
        (bytes((1, 2, 3, 4, 0xFF, 0xE9)) * 40, None, "input.binary"),
        (b"good line\nbad \xff line", "utf-8", "input.encoding"),
        (codecs.BOM_UTF8 + b"bad \xff", None, "input.encoding"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", None, "input.encoding"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, encoding: str | None, rule: str) -> None:
    with pytest.raises(UnusableInput) as refused:
        read(data, "a.txt", encoding=encoding)
    assert refused.value.problem.rule == rule
    assert refused.value.problem.file == "a.txt"
    assert refused.value.problem.hint


def test_a_byte_that_does_not_fit_is_shown_by_its_line() -> None:
    with pytest.raises(UnusableInput) as refused:
        read(b"one\ntwo\nthr\xe9e", "a.txt", encoding="utf-8")
    assert refused.value.problem.line == 3


def test_lines_end_as_files_end_them() -> None:
    source = read(b"one\r\ntwo\rthree\n", "a.txt").source
    assert [source[line.span] for line in source.lines] == ["one", "two", "three", ""]
    assert source.place(5) == (2, 1)


@pytest.mark.parametrize("code_page", ["windows-1251", "windows-1252", "latin-1"])
def test_utf_8_that_was_saved_as_something_else_is_told_with_what_it_was(code_page: str) -> None:
    russian = "Протокол заседания."
    seen = russian.encode().decode(code_page, "replace")
    (problem,) = read(f"Yes.\n{seen}".encode(), "garbled.txt").problems
    assert (problem.rule, problem.level, problem.line) == ("input.garbled", Level.WARNING, 2)
    assert "are the bytes of “Протокол”" in problem.message
    assert read(russian.encode(), "russian.txt").problems == ()


def test_an_encoding_that_garbles_is_named() -> None:
    (problem,) = read("Протокол".encode(), "russian.txt", "windows-1251").problems
    assert problem.hint.startswith("if it is not the file but --encoding windows-1251 that is wrong, say utf-8")


def test_words_of_other_languages_are_not_garbled() -> None:
    for text in ("Ðe café — naïve “Ñandú”", "РСФСР, СССР, РСДРП, КПСС: «С.С.С.Р.»", "А. С. РЁРИХ"):
        assert read(text.encode(), "words.txt", language="ru").problems == ()
