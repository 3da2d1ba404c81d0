"""The table of rules: everything that is concluded has a stable name, and every name is used."""

from __future__ import annotations

import re

from tei_protocols.model import marks
from tei_protocols.model.marks import Mark
from tei_protocols.model.rules import RULES, RULES_OF


def test_every_kind_of_mark_has_its_rules() -> None:
    kinds = {kind for kind in vars(marks).values() if isinstance(kind, type) and issubclass(kind, Mark)} - {Mark}
    assert kinds == RULES_OF.keys()


def test_the_rules_of_marks_are_in_the_table() -> None:
    named = {rule for rules in RULES_OF.values() for rule in rules}
    assert named <= RULES.keys()


def test_the_names_of_rules_have_one_form() -> None:
    for rule in RULES.values():
        assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", rule.id)
        assert rule.concludes and rule.evidence, rule.id
