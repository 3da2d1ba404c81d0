"""Statements: what the program says in every header; a key goes in, the words in the language of the document come out.

They are the table `header` of the language; what a language lacks is said in English.
"""

from __future__ import annotations

from tei_protocols.language import OURS, Language

_OTHERWISE = "en"


def stated(language: Language, key: str) -> str:
    """What is said under `key`, for instance `converted`."""
    return str(language.table("header").get(key) or OURS[_OTHERWISE].table("header")[key])
