"""Every rule is explained, and every example of an explanation is true: it is executed here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from examples import Example, Snippet, examples, register, snippets
from lxml import etree
from projects import with_files
from reported_rules import reported_rules
from test_conventions import compare

from tei_protocols import explanations
from tei_protocols.checks import Options, check
from tei_protocols.cli import main
from tei_protocols.exports.conclusions import conclusions
from tei_protocols.model.rules import RULES
from tei_protocols.pages import Unknown, first_sentence
from tei_protocols.problems import UnusableInput
from tei_protocols.project import read_project
from tei_protocols.readers import read
from tei_protocols.stages import Stage, levels
from tei_protocols.views import unknown_elements, view

PAGES = sorted(Path(str(files("tei_protocols") / "explanations")).glob("*.md"))
EXAMPLES = [example for page in PAGES for example in examples(page)]
SNIPPETS = [snippet for page in PAGES for snippet in snippets(page)]
SECTIONS = [(rule, section) for page in explanations.pages() for rule, section in page.sections.items()]

SPEECH = "Cde. Petrov: The harvest is good."
DOCUMENTS = Path(__file__).parent / "snippets"
SKELETON = (DOCUMENTS / "skeleton.xml").read_text("utf-8")

# What no page can show: it lies in the bytes or the depth of a file, in a folder, or in the machine. Each is tested
# where it is reported.
NOT_SHOWN = {
    "comment.query",
    "corpus.ids",
    "date.sequence",
    "fidelity.broken",
    "fidelity.no-transcript",
    "file.unusable",
    "input.binary",
    "input.damaged",
    "input.deletion-without-place",
    "input.encoding",
    "input.encoding-guessed",
    "input.mark-without-note",
    "input.too-deep",
    "input.too-large",
    "input.unreadable",
    "odd.refused",
    "output.corrected",
    "output.missing",
    "output.stale",
    "output.unwritable",
    "program.fault",
    "project.name",
    "project.unreadable",
    "register.unlinked",
    "rules.more",
    "rules.stopped",
    "schema.attribute.many",
    "schema.content",
    "schema.invalid",
    "schema.stale",
    "schema.unusable",
    "schema.xsd",
    "site.looks",
    "site.no-search",
    "view.not-printable",
    "view.stopped",
    "view.template",
    "xml.encoding",
}
# What is right is then a whole document of another kind.
WITHOUT_RIGHT = {"schema.root", "view.not-tei"}


# --- completeness ----------------------------------------------------------------------------------------------------


def test_every_rule_has_a_section_and_every_section_its_rule() -> None:
    reported, explained = reported_rules(), [rule for rule, _ in SECTIONS]
    missing = {rule: place for rule, place in reported.items() if rule not in explained}
    assert not missing, "each of these needs a section on a page of tei_protocols/explanations/"
    assert not set(explained) - reported.keys(), "nothing reports these"
    assert len(explained) == len(set(explained)), "a rule has one section"


@pytest.mark.parametrize(("rule", "section"), SECTIONS, ids=[rule for rule, _ in SECTIONS])
def test_a_section_says_what_when_and_what_to_do(rule: str, section: str) -> None:
    assert 20 < len(first_sentence(section)) <= 120, "the first sentence stands in the list of all rules"
    assert section.count("\n**When.** ") == section.count("\n**What to do.** ") == 1
    assert section.index("**When.**") < section.index("**What to do.**")


def test_every_rule_that_can_be_shown_is_shown() -> None:
    shown = {example.section for example in EXAMPLES} | {each.rule for each in SNIPPETS if not each.is_right}
    assert shown | NOT_SHOWN == {rule for rule, _ in SECTIONS}
    assert not shown & NOT_SHOWN
    right = {each.rule for each in SNIPPETS if each.is_right}
    assert right | WITHOUT_RIGHT == {each.rule for each in SNIPPETS}


# --- examples --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{each.section} {each.place}" for each in EXAMPLES])
def test_what_an_example_shows_is_true(example: Example) -> None:
    conversion = compare(example)
    concluded = {conclusion.rule for conclusion in conclusions(conversion.protocols, conversion.crossing)}
    assert example.section not in RULES or example.section in concluded
    told = [part.expected for part in example.parts if part.name == "problems"]
    assert all(f"[{example.section}]" in problems for problems in told)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[f"{each.rule} {each.place}" for each in SNIPPETS])
def test_what_is_wrong_is_reported_and_what_is_right_is_not(snippet: Snippet, tmp_path: Path) -> None:
    assert reported(snippet, tmp_path) == (set() if snippet.is_right else {snippet.rule})


def reported(snippet: Snippet, folder: Path) -> set[str]:
    """The rules that are reported about a snippet, by whoever reads such a file."""
    try:
        if snippet.language in ("toml", "folder") or snippet.belongs == "register":
            return {problem.rule for problem in read_project(project(snippet, folder))[1]}
        if snippet.language != "xml":
            name = f"snippet.{'txt' if snippet.language == 'text' else snippet.language}"
            return {problem.rule for problem in read(snippet.text.encode(), name).problems}
        if snippet.rule.startswith("view."):
            page = view(etree.ElementTree(etree.fromstring(document(snippet))), "reading")
            return {problem.rule for problem in unknown_elements(page, "snippet.xml")}
        options = Options(folder=DOCUMENTS, stage=stage(snippet.rule))
        return {problem.rule for problem in check(document(snippet), "snippet.xml", options)}
    except UnusableInput as unusable:
        return {unusable.problem.rule}


def stage(rule: str) -> Stage:
    """The first stage from that of review on at which anything is said of a rule."""
    said = levels(rule)
    return Stage.ARCHIVE if said and said[Stage.REVIEW] is None else Stage.REVIEW


def document(snippet: Snippet) -> bytes:
    """The snippet in its place; see snippets/README.md."""
    where, _, name = snippet.belongs.partition(" ")
    if where == "whole":
        return snippet.text.encode()
    if where == "as":
        element = re.compile(rf"<{name}\b[^>]*>.*?</{name}>", re.DOTALL)
        whole, found = element.subn(lambda _: snippet.text, SKELETON, count=1)
    else:
        hole = f"<?{name or 'p'}?>"
        whole, found = SKELETON.replace(hole, snippet.text.rstrip()), SKELETON.count(hole)
    assert found == 1, snippet.belongs
    return whole.encode()


def project(snippet: Snippet, folder: Path) -> Path:
    """A project whose files a snippet lists, or of which it is one: the project file, where it says nothing."""
    if snippet.language == "folder":
        return with_files(folder, {path: "" if path.endswith(".toml") else SPEECH for path in snippet.text.split()})
    own = {"": "tei-protocols.toml", "register": "people.xml"}.get(snippet.belongs, snippet.belongs.removeprefix("in "))
    text = register(snippet.text) if own == "people.xml" else snippet.text
    return with_files(folder, {"transcripts/protocol-7.txt": SPEECH, "tei-protocols.toml": "", own: text})


# --- what people read ------------------------------------------------------------------------------------------------


def test_an_explanation_says_in_words_what_its_examples_are() -> None:
    text = explanations.explanation("turn.doubt")
    assert text.startswith("## turn.doubt\n\nA doubtful attribution names its rival reading.")
    assert text.index("Wrong:") < text.index("Right:")
    assert "```xml\n<sp" in text
    assert "xml wrong" not in text
    text = explanations.explanation("speaker.unnamed")
    assert "Transcript:\n\n```\nCde. Petrov" in text
    assert "Reported:\n\n```\n5:1: warning" in text
    assert "\n. problems" not in text
    assert "Transcript, converted with `--accept high`:" in explanations.explanation("speaker.refused")
    assert "Transcript on a web page:" in explanations.explanation("addition.formatting")


def test_an_id_may_be_given_as_it_is_printed() -> None:
    assert explanations.explanation("[turn.doubt]") == explanations.explanation("turn.doubt")


def test_the_beginning_of_ids_stands_for_all_of_them() -> None:
    headings = re.findall(r"^## (.*)$", explanations.explanation("del.proof"), re.MULTILINE)
    assert headings == ["del.proof.1", "del.proof.2", "del.proof.3"]


@pytest.mark.parametrize(("name", "meant"), [("speaker.unamed", "speaker.unnamed"), ("pointer.hsh", "pointer.hash")])
def test_an_unknown_rule_is_not_far_from_a_known_one(name: str, meant: str) -> None:
    with pytest.raises(Unknown, match=rf"there is no rule {name}; did you mean {meant}"):
        explanations.explanation(name)


def test_what_is_like_nothing_is_just_unknown() -> None:
    with pytest.raises(Unknown, match=r"^there is no rule xyzzy$"):
        explanations.explanation("xyzzy")


# --- the command -----------------------------------------------------------------------------------------------------


def test_the_command_explains() -> None:
    result = CliRunner().invoke(main, ["explain", "turn.doubt"])
    assert (result.exit_code, result.output) == (0, explanations.explanation("turn.doubt"))


def test_the_command_lists_all_rules_by_page() -> None:
    output = CliRunner().invoke(main, ["explain"]).output
    assert re.findall(r"^  ([a-z]+\.[a-z0-9.-]+)(?:  |$)", output, re.MULTILINE) == list(explanations.rules())
    assert [line[:-1] for line in output.splitlines() if line and line[0] != " "] == [
        page.title for page in explanations.pages()
    ]
    assert max(map(len, output.splitlines())) <= 100


def test_the_command_says_what_was_meant() -> None:
    result = CliRunner().invoke(main, ["explain", "speaker.unamed"])
    assert result.exit_code == 2
    assert "did you mean speaker.unnamed?" in " ".join(result.output.split())


def test_a_terminal_shows_no_signs_of_markdown() -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-m", "tei_protocols", "explain", "turn.doubt"], stdout=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    assert "turn.doubt" in shown and "<certainty" in re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "## " not in shown and "```" not in shown and "**" not in shown


def test_what_may_be_open_for_a_while_says_how_bad_that_is_at_each_stage() -> None:
    said = "draft: warning, review: warning, archive: error"
    assert explanations.at_stages("turn.voice") == said
    assert explanations.at_stages("del.proof.1") == ""
    assert f"**How bad.** {said.capitalize()}.\n" in explanations.explanation("turn.voice")
    assert "How bad" not in explanations.explanation("del.proof.1")
    listed = " ".join(CliRunner().invoke(main, ["explain"]).output.split())
    assert f"({said})" in listed
