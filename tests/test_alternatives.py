"""Words as one expression: whatever they have in common is written once, and the same is found as of each by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tei_protocols.language import any_of, available, language
from tei_protocols.language.alternatives import each_of

_WORDS = st.lists(st.text("aAbB. -", min_size=1, max_size=5).filter(str.strip), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("words", "expression"),
    [
        (("Cde", "Cdes", "Comrade"), "(?:C(?:omrade|des?))"),
        (("Chair", "The Chair"), r"(?:The\s+Chair|Chair)"),
        (("Mr.",), r"(?:Mr\.)"),
        ((), "(?!)"),
    ],
)
def test_what_words_have_in_common_is_written_once(words: tuple[str, ...], expression: str) -> None:
    assert any_of(words) == expression


@given(_WORDS, st.text("aAbB. -", max_size=12), st.sampled_from(["", "(?i:%s)", "%s$", r"%s(?!\w)"]))
@example(["A A", "A  "], "A A", "")
def test_the_same_is_found_as_of_whole_words(words: list[str], text: str, around: str) -> None:
    expression, whole = any_of(tuple(words)), each_of(tuple(words))
    if around:
        expression, whole = around % expression, around % whole
    found, wanted = re.match(expression, text), re.match(whole, text)
    assert (found and found[0]) == (wanted and wanted[0])


@pytest.mark.parametrize("code", available())
def test_each_word_of_a_language_is_found_whole(code: str) -> None:
    for key in language(code).data["words"]:
        words = language(code).words(key)
        assert all(re.fullmatch(any_of(words), word) for word in words), key
