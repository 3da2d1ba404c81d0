"""Unnamed lists: those present whom no known word introduces, and what ends their list, are told of."""

from __future__ import annotations

from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.conventions import unnamed_lists
from tei_protocols.language import Language
from tei_protocols.language.literal import as_formula
from tei_protocols.model.layout import OFFICE, Block
from tei_protocols.problems import Level

_NO_LIST = "no known word says that these are the people present; they are taken for it, because some speak"
_NO_GROUP = "no known word says of which group these are; they are taken for present, as those above them are"
_ADD_WORDS = "if they are, add the words before the names to attendance in tei-protocols.toml; if not, correct the TEI"
_ADD_THESE = "if they are, write {line} below {section} in tei-protocols.toml; if not, correct the TEI"
_ENDS = "the list of those present ends here: what is said of whoever is named is in no words that are known"
_ADD_MORE = "if it goes on, add the words to attendance or chair in tei-protocols.toml"
_ADD_THIS = "if it goes on, write {line} below {section} in tei-protocols.toml, or the same of chair"


def tell_of_unnamed(hearing: Hearing, block: Block) -> None:
    """Tell of a list, or of a group of one, that no known word introduces, once for all its paragraphs."""
    is_unnamed = bool(block.form) and block.form != OFFICE
    if is_unnamed and not hearing.unnamed:
        message = _NO_GROUP if hearing.is_below_list else _NO_LIST
        hint = _with_words(_ADD_THESE, hearing.source[block.body], hearing.language) or _ADD_WORDS
        hearing.report("attendance.unnamed", block.span.start, message, hint, Level.NOTICE)
    hearing.unnamed = is_unnamed


def tell_that_list_ends(hearing: Hearing, block: Block, text: str) -> None:
    """Tell of a paragraph of nobody that may say more of those present, whose list stands right above it."""
    if hearing.is_below_list and unnamed_lists.may_name_present(text, hearing.language):
        hint = _with_words(_ADD_THIS, text, hearing.language) or _ADD_MORE
        hearing.report("attendance.ends", block.span.start, _ENDS, hint, Level.NOTICE)


def _with_words(hint: str, text: str, language: Language) -> str:
    """What to write into the project file, so that the words before the names are known; empty where there are none."""
    if not (words := unnamed_lists.words_before(text, language)):
        return ""
    return hint.format(line=f"attendance = [{as_formula(words)}]", section=f"[language.{language.code}.patterns]")
