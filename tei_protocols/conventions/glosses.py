"""Glosses: an explanation of the word before it, or the word of the original that it translates."""

from __future__ import annotations

import re

from tei_protocols.conventions.brackets import Bracketed
from tei_protocols.language import Language
from tei_protocols.language.compiling import compiled
from tei_protocols.language.deeds import speaks_of_deletion
from tei_protocols.language.shapes import LOWER, UPPER
from tei_protocols.model import marks
from tei_protocols.model.span import Span

# "R-12", "SS-4", "МиГ-21": weapons, ships, laws, as letters and digits
_DESIGNATION = compiled(rf"[{UPPER}][{LOWER}{UPPER}]{{0,4}}-?\d+[{LOWER}{UPPER}]?")
# the same, with the word of whoever counts such things: "Project 31B"
_NUMBERED_THING = compiled(rf"[{UPPER}][{LOWER}]{{3,}}\s\d{{1,4}}[{LOWER}{UPPER}]?")
_QUOTES = "\"“”«»„"
_DESIGNATION_BEFORE = re.compile(rf"(?<![\w-])({_DESIGNATION.pattern})\s\Z")
_THING_DESIGNATED = compiled(rf"(?<![\w-])(?P<thing>[{LOWER}]{{4,}})\s{_DESIGNATION.pattern}\s\Z")
# an abbreviation of capitals, which is explained as a designation is: "MTS"
_ABBREVIATION_BEFORE = compiled(rf"(?<![\w-])([{UPPER}]{{2,6}})\s{{1,2}}\Z")
# a name between quotation marks, which a designation tells more exactly
_NAME_QUOTED_BEFORE = compiled(rf"[\"“«„](?P<name>[{UPPER}][\w-]{{2,30}})[\"”»“]\s\Z")
# a thing in small letters
_THING_BEFORE = compiled(rf"(?<![\w-])([{LOWER}]{{4,}})\s\Z")
# a transliterated word of the original: lower case, and a soft sign in it; others the language knows by their letters
_TRANSLITERATED = re.compile(r"(?=[^\]]*(?:[a-z]{2}|\b[^dljaeiou\W])['’ʹ])[a-z'’ʹ\- ]{3,60}")
# a hard sign, as transliterations write it: `s"yezd`
_HARD_SIGN = re.compile('(?<=[bdlnrstzv])["”″](?=[yije])')
_FOREIGN = re.compile(r"(?=.*[a-zà-ž]{3})[A-Za-zÀ-ž][A-Za-zÀ-ž \-'’.,]{2,80}")
_CYRILLIC = re.compile(r"[Ѐ-ӿ \-'’.,]{2,80}")
# a word of the original, and behind it what it means in the language of the record
_AND_MEANING = re.compile(r"(?P<original>[^,;(=–—]{3,40}?)(?:[,;]\s|\s[–—=-]\s|\s\()(?P<meaning>[^()]{3,60})\)?")
_LATIN = re.compile(r"(?=.*[a-zà-ž]{3})[A-Za-zÀ-ž][A-Za-zÀ-ž \-'’.,]+")
# a name in mid-sentence, which a word in small letters shows
_NAME_BEFORE = compiled(rf"[{LOWER},] [\"“«„]?(?:[{UPPER}][\w'’-]*\s)*[{UPPER}][\w'’-]*[\"”»]?\s\Z")
# behind a form of address a name stands for certain; one word at the head of a sentence may be anything
_ADDRESSED_BEFORE = r"(?<!\w){honorific} ?(?:{initials} ?)?{surname}\s\Z"
_FOREIGN_BEFORE = compiled(rf"(?<![\w-])([{LOWER}'’]{{3,}})\s\Z")
_WORD_AT_HEAD = compiled(rf"(?:^|[.!?:…—–]\s)([{UPPER}][{LOWER}'’-]{{3,}})\s\Z")
# one word, be it at the head of a sentence, or an abbreviation of capitals, that several words explain
_WORD_EXPLAINED = re.compile(
    rf"(?:(?<![\w-])(?:[{LOWER}]{{3,}}|[{UPPER}]{{2,6}})|(?<=[.!?:…)»”—–]\s)[{UPPER}][{LOWER}]{{2,}})\s{{1,2}}\Z"
)
# a name amid a sentence, with the raised mark of a note or without
_NAME_IN_SENTENCE = compiled(rf"(?<=[{LOWER},]\s)[{UPPER}][{LOWER}]{{3,}}[⁰¹²³⁴-⁹]?\s\Z")
# a few words in small letters; with the stop or the space before the dash of a signature
_FEW_SMALL = compiled(rf"[{LOWER}'’-]+(?:\s[{LOWER}'’-]+){{0,4}}[.\s]*")
_MOST_WORDS = 6
_SHORTEST_STEM = 4
_WORD_BEFORE = re.compile(r"[\w'’-]+[\"”»]?\s?\Z")
# no words of the original are as long as that
_LONGEST_ORIGINAL = 81
# how far back a word is looked for
_REACH = 40


def designation(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`R-12 [SS-4]`: another designation of the same thing, `R-11 [SCUD]`: the name that others gave it; `SU-100
    [self-propelled guns]`: what it is."""
    before = None
    if (_NUMBERED_THING if " " in found.content else _DESIGNATION).fullmatch(found.content):
        words = found.before(_REACH)
        before = _DESIGNATION_BEFORE.search(words) or _NAME_QUOTED_BEFORE.search(words) or _names_a_thing(found, words)
    elif found.content[:1] in _QUOTES or (found.content.isalpha() and not found.content.islower()):
        before = _DESIGNATION_BEFORE.search(found.before(_REACH))
        if before and not found.language.pattern("code_name").fullmatch(found.content.strip(_QUOTES)):
            before = None
    elif found.language.pattern("explanation").fullmatch(found.content):
        words = found.before(_REACH)
        before = _DESIGNATION_BEFORE.search(words) or _ABBREVIATION_BEFORE.search(words)
    elif found.content.isalpha() and found.content.islower():
        before = _is_kind_of(found)
    if not before:
        return ()
    start = found.span.start - len(before[0])
    term = Span(start, start + len(before[1]))
    return marks.Term(term, term, found.term), marks.Gloss(found.span, found.inner, found.term)


def _is_kind_of(found: Bracketed) -> re.Match[str] | None:
    """`машины МТ-8 [вертолеты]`: one word behind a designation, in the case of the thing that has it before it."""
    before = _THING_DESIGNATED.search(found.before(_REACH))
    both = before and f"{before['thing']} {found.content}"
    if before is None or not found.language.pattern("thing_and_kind").fullmatch(both or ""):
        return None
    return _DESIGNATION_BEFORE.search(found.before(_REACH))


def _names_a_thing(found: Bracketed, words: str) -> re.Match[str] | None:
    """`our aircraft [Il-18]`: the word of a thing, which the designation tells more exactly; a verb is none."""
    before = _THING_BEFORE.search(words)
    return None if before is None or found.language.pattern("verb").fullmatch(before[1]) else before


def _is_transliterated(found: Bracketed) -> bool:
    """Do the letters show words of the original: by themselves, or behind a plural (`teams [brigady]`)?"""
    language, words = found.language, _HARD_SIGN.sub("'", found.content)
    if not (_TRANSLITERATED.fullmatch(words) or language.pattern("transliterated").fullmatch(words)):
        plural = language.pattern("transliterated_plural").fullmatch(words)
        if plural is None or not language.pattern("plural_before").search(found.before(_REACH)):
            return False
    return not language.pattern("of_the_language").search(words)


def _is_of_another_language(found: Bracketed) -> bool:
    """Do letters with signs, or the ends of words, show a language that is not Russian?"""
    language, words = found.language, found.content
    return bool(language.pattern("other_language").fullmatch(words)) and not language.pattern("of_the_language").search(
        words
    )


def signed(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`obkom [provincial party committee--trans.]`: an explanation that its author signed. Several words explain the
    word before them; of a name or of one word it is not certain how much they explain."""
    if not found.signature:
        return ()
    explanation = found.content.removesuffix(found.signature)
    if not explanation.strip() or explanation != explanation.rstrip():
        return _signed_apart(found, explanation)
    if len(explanation.split()) > _MOST_WORDS or not _WORD_BEFORE.search(found.before(_REACH)):
        return ()
    inner = Span(found.inner.start, found.inner.start + len(explanation))
    word = _WORD_EXPLAINED.search(found.before(_REACH))
    if word and found.language.pattern("explanation").fullmatch(explanation):
        term = Span(found.span.start - len(word[0]), found.span.start - len(word[0]) + len(word[0].rstrip()))
        gloss = marks.Gloss(found.span, inner, found.term, signature=found.signature)
        return marks.Term(term, term, found.term), gloss
    return (marks.Gloss(found.span, inner, None, signature=found.signature),)


def _signed_apart(found: Bracketed, words: str) -> tuple[marks.Mark, ...]:
    """`MTS [machine and tractor station. – Ed.]`: behind a stop or a space a signature may be that of any remark; what
    explains an abbreviation of capitals or a designation is no other, nor are few words in small letters behind a word,
    as in `toroki [common land – ed.]`, or such that repeat it, `the Party [Labour Party of Livia. – Ed.]`, if they say
    nothing of the paper."""
    explanation = words.rstrip(" .\n\r")
    before = found.before(_REACH)
    word = _ABBREVIATION_BEFORE.search(before) or _DESIGNATION_BEFORE.search(before)
    is_one_small = explanation.isalpha() and explanation.islower()
    if word is None or is_one_small:
        is_said = _FEW_SMALL.fullmatch(words) or _repeats(explanation, before)
        explained = word or _WORD_EXPLAINED.search(before)
        word = explained if is_said and not _speaks_of_paper(found, explanation) else None
    if word is None and _explains_name(found, explanation, before):
        inner = Span(found.inner.start, found.inner.start + len(explanation))
        return (marks.Gloss(found.span, inner, None, signature=found.content[len(explanation) :]),)
    if word is None or not (is_one_small or found.language.pattern("explanation").fullmatch(explanation)):
        return ()
    start = found.span.start - len(word[0])
    term = Span(start, found.span.start - len(word[0]) + len(word[0].rstrip()))
    inner = Span(found.inner.start, found.inner.start + len(explanation))
    signature = found.content[len(explanation) :]
    return marks.Term(term, term, found.term), marks.Gloss(found.span, inner, found.term, signature=signature)


def _explains_name(found: Bracketed, explanation: str, before: str) -> bool:
    """`Selkhozsnab [an office of supply. – Ed.]`: do a few words in small letters say what a name amid the sentence
    is? How much of it they explain is not certain."""
    if " " not in explanation or not _FEW_SMALL.fullmatch(explanation) or not _NAME_IN_SENTENCE.search(before):
        return False
    is_noun = found.language.pattern("explanation").fullmatch(explanation) is not None
    return is_noun and not _speaks_of_paper(found, explanation)


def _repeats(explanation: str, before: str) -> bool:
    """Does an explanation of several words have the word before it among them, in whatever case?"""
    word = _WORD_EXPLAINED.search(before)
    if word is None or " " not in explanation:
        return False
    whole = word[0].strip().casefold()
    stem = whole[: max(_SHORTEST_STEM, len(whole) - 2)]
    return any(each.startswith(stem) for each in explanation.casefold().split())


def _speaks_of_paper(found: Bracketed, words: str) -> bool:
    """Do words speak of the text or its paper, or of how somebody read it?"""
    language = found.language
    if words.isalpha():
        return language.pattern("word_about_paper").fullmatch(words) is not None
    if words.casefold() in language.set_of("description") or language.compiled(r"{here_in}").search(words):
        return True
    if any(stem in words for key in ("testimony_stem", "provenance_stem") for stem in language.words(key)):
        return True
    keys = ("speaks_of_text", "says_unread", "says_underlined", "says_added", "says_written")
    return speaks_of_deletion(words, language) or any(language.search(key, words) for key in keys)


def apposition(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`Szabad Nép [the party's daily paper]`, `They [i.e. the rabbits]`: what the name or word before it stands for."""
    if found.language.pattern("gloss_announced").fullmatch(found.content) and _WORD_BEFORE.search(found.before(_REACH)):
        return (marks.Gloss(found.span, found.inner, None),)
    if " " not in found.content:
        return ()
    language, before = found.language, found.before(_REACH)
    is_office = language.pattern("apposition_of_person").fullmatch(found.content) is not None
    if not is_office and not language.pattern("apposition").fullmatch(found.content):
        return ()
    is_named = _NAME_BEFORE.search(before) or language.compiled(_ADDRESSED_BEFORE).search(before)
    if is_named or (is_office and _may_be_name(_WORD_AT_HEAD.search(before), language)):
        return (marks.Gloss(found.span, found.inner, None),)
    return ()


def _may_be_name(word: re.Match[str] | None, language: Language) -> bool:
    """May the first word of a sentence be a name, before an office: `Vargas [the Minister of War] has left`? Not a word
    that may stand before its subject: `Yesterday [the Minister of War] left`."""
    return word is not None and word[1] not in language.set_of("no_name") | language.set_of("before_subject")


def translated(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`drugari [comrades]`, `raikom [district committee]`: few small words behind one of another language, which they
    translate."""
    word = _FOREIGN_BEFORE.search(found.text, found.span.start - _REACH, found.span.start)
    if word is None or not _FEW_SMALL.fullmatch(found.content) or found.content.endswith("."):
        return ()
    foreign = found.language.pattern("foreign_word")
    if not foreign.fullmatch(word[1]) or foreign.fullmatch(found.content):
        return ()
    start = found.span.start - len(word[0])
    term = Span(start, start + len(word[0].rstrip()))
    return marks.Term(term, term, found.term), marks.Gloss(found.span, found.inner, found.term)


def original(found: Bracketed) -> tuple[marks.Mark, ...]:
    """`substantive [soderzhatel'nyi]`: the word of the original."""
    if len(found.content) > _LONGEST_ORIGINAL:
        return ()
    if "Cyrl" not in found.language.words("original_scripts"):
        original = "und-Latn" if _FOREIGN.fullmatch(found.content) else ""
    elif _CYRILLIC.fullmatch(found.content):
        original = "ru"
    elif _is_transliterated(found):
        original = "ru-Latn"
    elif _is_of_another_language(found):
        original = "und-Latn"
    else:
        original = ""
    if not original and (told := _AND_MEANING.fullmatch(found.content)):
        original = _language_of_both(told["original"], told["meaning"], found.language)
    if not original or not found.language.words("original_scripts") or not _WORD_BEFORE.search(found.before(_REACH)):
        return ()
    return (marks.Gloss(found.span, found.inner, None, original=original),)


def _language_of_both(original: str, meaning: str, language: Language) -> str:
    """`кёзгаз [közgáz, экономический институт]`: the language of a word of the original, where what it means stands
    behind it in the script of the record; empty where both are of one script."""
    own, other = (_CYRILLIC, _LATIN) if "Cyrl" not in language.words("original_scripts") else (_LATIN, _CYRILLIC)
    if not other.fullmatch(original) or not own.fullmatch(meaning):
        return ""
    return "ru" if other is _CYRILLIC else "und-Latn"
