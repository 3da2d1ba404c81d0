"""The server: the Language Server Protocol by pygls, over stdin and stdout.

A document is checked when it is opened and saved, and a moment after the last keystroke. What is wrong is published
with its rule; where the pointer rests on it, the rule is explained; what can be done at once is offered.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from pathlib import Path

from lsprotocol import types
from msgspec import Struct
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from tei_protocols import __version__, explanations
from tei_protocols.language_server.documents import problems
from tei_protocols.language_server.places import Places, Stretch
from tei_protocols.pages import Unknown
from tei_protocols.problems import Level, Problem, Repair

# long enough that a word can be typed, short enough that nobody waits
_PAUSE = 0.3
_NAME = "tei-protocols"
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTICE: types.DiagnosticSeverity.Information,
}


class _Found(Struct, frozen=True):
    """A problem of the text that was checked last, as it was published."""

    problem: Problem
    stretch: Stretch
    diagnostic: types.Diagnostic


class _Checked(Struct, frozen=True):
    """A text that was checked, and what was found."""

    places: Places
    found: tuple[_Found, ...]

    def range(self, stretch: Stretch) -> types.Range:
        """A stretch of the text as the editor counts."""
        start, end = map(self.places.position, stretch)
        return types.Range(types.Position(*start), types.Position(*end))


class _Server(LanguageServer):
    """What is known of the documents that are open, by their addresses."""

    def __init__(self) -> None:
        # whole texts, not their changes: an editor's idea of a line is not that of every library
        super().__init__(_NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.checked: dict[str, _Checked] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}

    def check_soon(self, uri: str) -> None:
        """Check a document when nobody has typed for a moment."""
        self.forget(uri)
        self.waiting[uri] = asyncio.get_running_loop().call_later(_PAUSE, self.check, uri)

    def check(self, uri: str) -> None:
        """Check a document and publish what is wrong with it."""
        self.forget(uri)
        document = self.workspace.get_text_document(uri)
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        places = Places(document.source, types.PositionEncodingKind(encoding).value)
        path = to_fs_path(uri)
        checked = _Checked(places, ())
        found = problems(places.text, Path(path)) if path else None
        listed = tuple(_found(problem, checked) for problem in found or ())
        self.checked[uri] = _Checked(places, listed)
        self._publish(uri, [each.diagnostic for each in listed], document.version)

    def close(self, uri: str) -> None:
        """Take back what was published about a document."""
        self.forget(uri)
        self.checked.pop(uri, None)
        self._publish(uri, [], None)

    def forget(self, uri: str) -> None:
        """Do not check a document any more, if that was to come."""
        if timer := self.waiting.pop(uri, None):
            timer.cancel()

    def at(self, uri: str, asked: types.Range) -> list[_Found]:
        """What was found within a range, or at its edges."""
        checked = self.checked.get(uri)
        return [each for each in checked.found if _touch(each.diagnostic.range, asked)] if checked else []

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))


def _found(problem: Problem, checked: _Checked) -> _Found:
    stretch = checked.places.stretch(problem)
    page = explanations.place(problem.rule)
    diagnostic = types.Diagnostic(
        range=checked.range(stretch),
        message=problem.sentence,
        severity=_SEVERITIES[problem.level],
        code=problem.rule,
        code_description=types.CodeDescription(f"{page[0].as_uri()}#L{page[1]}") if page else None,
        source=_NAME,
    )
    return _Found(problem, stretch, diagnostic)


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _explained(rule: str) -> str:
    try:
        return explanations.explanation(rule)
    except Unknown:
        return ""


def _action(repair: Repair, uri: str, each: _Found, checked: _Checked) -> types.CodeAction:
    changes: defaultdict[str, list[types.TextEdit]] = defaultdict(list)
    for edit in repair.edits:
        address, text = (from_fs_path(edit.file) or "", _saved(edit.file, checked)) if edit.file else (uri, checked)
        changes[address].append(types.TextEdit(text.range(text.places.replaced(edit)), edit.words))
    return types.CodeAction(
        title=repair.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[each.diagnostic],
        is_preferred=repair.certain,
        edit=types.WorkspaceEdit(changes=changes),
    )


def _saved(file: str, checked: _Checked) -> _Checked:
    """Another file as it was saved, in the units of the editor; one that went away is empty."""
    try:
        text = Path(file).read_bytes().decode("utf-8", "replace")
    except OSError:
        text = ""
    return _Checked(Places(text, checked.places.encoding), ())


def server() -> LanguageServer:
    """A server that waits to be started."""
    made = _Server()

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        made.check(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        made.check_soon(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        # it may be the register of people, or the transcript that other documents are compared with
        for uri in (params.text_document.uri, *made.checked):
            made.check_soon(uri)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        made.close(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        found = made.at(uri, types.Range(params.position, params.position))
        rules = dict.fromkeys(each.problem.rule for each in found)
        texts = [text for rule in rules if (text := _explained(rule))]
        if not texts:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, "\n---\n\n".join(texts))
        return types.Hover(content, found[0].diagnostic.range)

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = made.checked.get(uri)
        # what was typed since is checked in a moment; repairs of the text before it would hit the wrong words
        if checked is None or uri in made.waiting:
            return []
        return [
            _action(repair, uri, each, checked)
            for each in made.at(uri, params.range)
            for repair in each.problem.repairs
        ]

    return made


def serve() -> None:
    """Serve an editor on stdin and stdout until it goes."""
    server().start_io()
