"""Stage business: laughter, applause and the like, alone in a paragraph and in brackets."""

from __future__ import annotations

from tei_protocols.language import Language


def is_stage_business(text: str, language: Language) -> bool:
    """Does the paragraph only report what happened in the room?"""
    return bool(language.pattern("stage").match(text))
