"""Languages of a project: what it says about languages goes in; all languages that its transcripts may be in come out.

What it says stands in `[language.XX]` of the project file, or in `languages/XX.toml`, a file for one language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tei_protocols.language import OURS, Addition, Languages
from tei_protocols.problems import Level, Problem
from tei_protocols.project.toml_file import TomlFile

LANGUAGES = "languages"
_SECTION = "language"
_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_languages(folder: Path, project_file: TomlFile, problems: list[Problem]) -> Languages:
    """The languages of the project in `folder`; what cannot be used is added to `problems`.

    Raises UnusableInput for a file of a language that is not TOML.
    """
    additions: list[Addition] = []
    for path in sorted((folder / LANGUAGES).glob("*.toml")):
        file = TomlFile(path)
        if not _CODE.fullmatch(path.stem) or file.tables.get("code", path.stem) != path.stem:
            hint = "a file is called after the code of its language, as de.toml, and says code = the same, or nothing"
            problems.append(_warning(file, ("code",), "the name of this file is not the code of its language", hint))
            continue
        additions += _additions(path.stem, file.tables, file, (), additions, problems)
        if path.stem not in OURS.codes and not Languages(tuple(additions))[path.stem].words("common"):
            message = f"{path.stem} is never recognised: its commonest words are not listed"
            problems.append(_warning(file, ("words",), message, 'write [words] common = ["the", "of", "and", …]'))
    additions += _in_project_file(project_file, additions, problems)
    return Languages(tuple(additions))


def _in_project_file(file: TomlFile, others: list[Addition], problems: list[Problem]) -> list[Addition]:
    section = file.tables.get(_SECTION, {})
    if not isinstance(section, Mapping):
        hint = "of the language of the site: write [project] above it; of words of a language: [language.en.words]"
        problems.append(_warning(file, (_SECTION,), "language stands in no section and has no effect", hint))
        return []
    found: list[Addition] = []
    codes = Languages(tuple(others)).codes
    for code, said in section.items():
        place = (_SECTION, code)
        if code not in codes:
            near = get_close_matches(code, codes, 1)
            hint = f"do you mean {near[0]}?" if near else f"a new language stands in {LANGUAGES}/{code}.toml"
            problems.append(_warning(file, place, f"there is no language {code}; this has no effect", hint))
        elif not isinstance(said, Mapping):
            problems.append(_warning(file, place, f"{code} is not a section", f"write [language.{code}.words]"))
        else:
            found += _additions(code, said, file, place, [*others, *found], problems)
    return found


def _additions(
    code: str,
    said: Mapping[str, Any],
    file: TomlFile,
    place: tuple[str, ...],
    others: list[Addition],
    problems: list[Problem],
) -> tuple[Addition, ...]:
    # the checks of formulas are loaded only where a project says something
    from tei_protocols.language.statements import additions_of

    usable, objections = additions_of(code, said, others)
    for each in objections:
        line = file.line_of((*place, *each.place))
        problems.append(Problem(each.rule, each.level, each.message, file.name, line, hint=each.hint))
    return usable


def _warning(file: TomlFile, place: tuple[str, ...], message: str, hint: str) -> Problem:
    return Problem("language.setting", Level.WARNING, message, file.name, file.line_of(place), hint=hint)
