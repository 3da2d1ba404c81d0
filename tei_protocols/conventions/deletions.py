"""Deletions: what a note must say before its span counts as crossed out."""

from __future__ import annotations

from tei_protocols.language import Language


def speaks_of_deletion(words: str, language: Language) -> bool:
    """Does a note speak of a deletion at all?"""
    return bool(language.pattern("speaks_of_deletion").search(words))


def proves_bracketed(words: str, language: Language) -> bool:
    """Does a note say, in one plain sentence and without a doubt, that the bracketed words were crossed out?"""
    named = language.pattern("span_bracketed").search(words)
    statement = language.pattern("says_crossed_out").search(words, named.end()) if named else None
    if not named or not statement or "." in words[named.end() : statement.start()]:
        return False
    end = words.find(". ", statement.end())
    sentence = words[: end if end >= 0 else len(words)]
    doubtful = language.pattern("says_doubtful").search(sentence)
    return not doubtful and not language.pattern("says_restored").search(words)
