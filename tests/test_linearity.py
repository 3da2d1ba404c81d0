"""What would take ages is seen in a formula before it is ever tried; none of our own is like that."""

from __future__ import annotations

import pytest

from tei_protocols.language import Language, available, language
from tei_protocols.language.linearity import slowness

_INSIDE, _BESIDE = "inside a repetition", "side by side"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"(a+)+", _INSIDE),
        (r"(?:\w+\s?)+:", _INSIDE),
        (r"(?:.*,)*", _INSIDE),
        (r"(?:[A-Z]\w+)*", _INSIDE),
        (r"(?:\w+|\s)*", _INSIDE),
        (r"(?:(?:ab)+)*", _INSIDE),
        (r"(?:\w{1,60} ?)+", _INSIDE),
        (r"(?:(?!x)\w+)+", _INSIDE),
        (r"(?i)(?:[A-Z][a-z]+)*", _INSIDE),
        (r".*.*", _BESIDE),
        (r"[^()]*?(?:Point \d)?[^()]*?Protocol", _BESIDE),
        (r"(?:\w+\d+)", _BESIDE),
    ],
)
def test_what_is_slow_is_seen(expression: str, words: str) -> None:
    assert words in slowness(expression)


@pytest.mark.parametrize(
    "expression",
    [
        r"(?:[A-Z][a-z]+ ?)*",
        r"(?:\w+-)*",
        r"[a-z]+(?:-[a-z]+)*",
        r"(?:,\s+\w+)+",
        r"\s*\s+a",
        r"\w+\s+\w+",
        r"(?:\bword\b){0,60}",
        r"(?:[A-Z]\w+,?\s?){0,4}",
        r"(?P<day>\d+)\.(?P=day)",
    ],
)
def test_what_is_not_slow_is_let_pass(expression: str) -> None:
    assert slowness(expression) == ""


@pytest.mark.parametrize("words", [language(code) for code in available()], ids=available())
def test_none_of_our_formulas_is_slow(words: Language) -> None:
    formulas = [formula for key in (*words.data["patterns"], *words.data["tables"]) for formula in words.formulas(key)]
    slow = {formula: why for formula in formulas if (why := slowness(words.expression(formula)))}
    assert not slow
