"""Unnamed lists: those present whom no known word introduces, and what ends their list, are told of."""

from __future__ import annotations

from tei_protocols.attribution.speaking.hearing import Hearing
from tei_protocols.conventions import unnamed_lists
from tei_protocols.model.layout import Block
from tei_protocols.problems import Level

_NO_LIST = "no known word says that these are the people present; they are taken for it, because some speak"
_NO_GROUP = "no known word says of which group these are; they are taken for present, as those above them are"
_ADD_WORDS = "if they are, add the words before the names to attendance in tei-protocols.toml; if not, correct the TEI"
_ENDS = "the list of those present ends here: what is said of whoever is named is in no words that are known"
_ADD_MORE = "if it goes on, add the words to attendance or chair in tei-protocols.toml"


def tell_of_unnamed(hearing: Hearing, block: Block) -> None:
    """Tell of a list, or of a group of one, that no known word introduces, once for all its paragraphs."""
    if block.form and not hearing.unnamed:
        message = _NO_GROUP if hearing.is_below_list else _NO_LIST
        hearing.report("attendance.unnamed", block.span.start, message, _ADD_WORDS, Level.NOTICE)
    hearing.unnamed = bool(block.form)


def tell_that_list_ends(hearing: Hearing, block: Block, text: str) -> None:
    """Tell of a paragraph of nobody that may say more of those present, whose list stands right above it."""
    if hearing.is_below_list and unnamed_lists.may_name_present(text, hearing.language):
        hearing.report("attendance.ends", block.span.start, _ENDS, _ADD_MORE, Level.NOTICE)
