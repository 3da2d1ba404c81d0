"""Names that the end of a line breaks: two lines go in; out comes whether the second begins amid a name of the first.

A stop behind initials looks like the end of a sentence. In a list the entry before shows that it is none, and a form of
address shows it everywhere.
"""

from __future__ import annotations

from tei_protocols.language import Language

# `…, C. D. Orlov, A.`
_LAST_IN_LIST = r"{initials}\s?{surname}\s?(?:,|;|,?\s{and})\s(?:{honorific} ?)?{initials}$"
_SURNAME_FIRST = r"(?:{initial}\s?)?{surname}(?:[,;.]|\s{and}\s|$)"
# `т.`, but no measure: `80 т.`; a label begins anew
_ADDRESS_ALONE = r"(?<![\d.]\s)(?<!\w){honorific}$"
_NO_LABEL = r"(?:{initial}\s?){0,2}{surname}(?!\s?[:—–-])"
# `Cde. A.`, `by A. B.`; one letter behind a word may be that of a paragraph
_ALONE = r"(?:(?:{several}|{honorific}|{rank})\s?{initials}|(?<!\w)[{lower_letters}]++\s{initial}\s?{initial})$"
_REST_OF_NAME = r"(?:{initial}\s?){0,2}{surname}"
# `Petrov A.`, and below it `B., Orlov`
_ONE_INITIAL = r"{surname}\s{initial}$"
_SECOND_INITIAL = r"{initial}(?=[,;]|\s?$)"
_LONGEST_ADDRESS = 20
_LONGEST_INITIAL = len("Mkh.")


def initials_go_on(before: str, line: str, language: Language) -> bool:
    """Do initials, or a form of address, at the end of the line `before` belong to the surname in `line`?"""
    if language.compiled(_ADDRESS_ALONE).search(before, max(0, len(before) - _LONGEST_ADDRESS)):
        return language.compiled(_NO_LABEL).match(line) is not None
    if not _may_end_with_initial(before):
        return False
    if language.compiled(_LAST_IN_LIST).search(before) and language.compiled(_SURNAME_FIRST).match(line):
        return True
    if language.compiled(_ONE_INITIAL).search(before) and second_initial(line, 0, language):
        return True
    return are_initials_alone(before, language) and language.compiled(_REST_OF_NAME).match(line) is not None


def are_initials_alone(text: str, language: Language) -> bool:
    """Does a text end with a form of address and initials, or with two initials behind a word in small letters?"""
    return _may_end_with_initial(text) and language.compiled(_ALONE).search(text) is not None


def second_initial(text: str, start: int, language: Language) -> bool:
    """Does an initial alone begin a line at `start` of a text, the second one of a surname in the line above?"""
    return "." in text[start + 1 : start + 4] and language.compiled(_SECOND_INITIAL).match(text, start) is not None


def surname_is_all(before: str, line: str, language: Language) -> bool:
    """`of A. Kadar and F.`, then `Munnich` and nothing else: is the surname on the next line?"""
    words = before.rsplit(maxsplit=2)
    is_initial = len(words) > 2 and words[-1][:1].isupper() and words[-1][1:] == "."
    return is_initial and words[-2] in language.words("never_last") and line.rstrip(".]").isalpha() and line.istitle()


def _may_end_with_initial(line: str) -> bool:
    """Does a line end with so few letters before its stop that they may be an initial?"""
    if not line.endswith("."):
        return False
    _, gap, letters = line[-_LONGEST_INITIAL - 1 : -1].replace(".", " ").rpartition(" ")
    return bool(gap) and letters[:1].isupper()
