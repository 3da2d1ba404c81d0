"""An editor for tests: it speaks the Language Server Protocol with a server in another process, over its pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

Message = dict[str, Any]


class Editor:
    """Opens documents in a server, asks it about them, and closes it; answers come as they are, parsed from JSON."""

    def __init__(self, capabilities: Message | None = None) -> None:
        command = [sys.executable, "-m", "tei_protocols", "lsp", "--stdio"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asked = 0
        self._versions: dict[str, int] = {}
        self.server = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities or {}})
        self.tell("initialized", {})

    def tell(self, method: str, params: Message | None = None) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Message | None = None) -> Any:
        """Send a request and wait for its result."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while (answer := self._receive()).get("id") != self._asked:
            pass
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def open(self, uri: str, language: str, text: str) -> list[Message]:
        """Open a document; its diagnostics."""
        self._versions[uri] = 1
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(uri)

    def change(self, uri: str, text: str) -> None:
        """Replace the text of a document, as typing does."""
        self._versions[uri] += 1
        document = {"uri": uri, "version": self._versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics(self, uri: str) -> list[Message]:
        """The next diagnostics of a document."""
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                assert message["params"].get("version") in (None, self._versions[uri])
                return list(message["params"]["diagnostics"])

    def hover(self, uri: str, line: int, character: int) -> Any:
        """What is said where the pointer rests."""
        position = {"line": line, "character": character}
        return self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})

    def actions(self, uri: str, place: Message) -> list[Message]:
        """What can be done at a range."""
        params = {"textDocument": {"uri": uri}, "range": place, "context": {"diagnostics": []}}
        return list(self.ask("textDocument/codeAction", params))

    def leave(self) -> int:
        """Shut the server down; its exit status."""
        self.ask("shutdown")
        self.tell("exit")
        self._server.communicate(timeout=20)
        return self._server.returncode

    def kill(self) -> None:
        """End the server if it still runs."""
        self._server.kill()
        self._server.communicate()

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._server.stdin.flush()

    def _receive(self) -> Message:
        assert self._server.stdout
        length = 0
        while (line := self._server.stdout.readline()).strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server is gone"
        return dict(json.loads(self._server.stdout.read(length)))


def applied(text: str, action: Message, uri: str) -> str:
    """The text after the edits of an action; lines end by a line feed, and no character counts twice."""
    lines = text.split("\n")

    def offset(position: Message) -> int:
        return sum(len(line) + 1 for line in lines[: position["line"]]) + int(position["character"])

    edits = sorted(action["edit"]["changes"][uri], key=lambda edit: offset(edit["range"]["start"]), reverse=True)
    for edit in edits:
        text = text[: offset(edit["range"]["start"])] + edit["newText"] + text[offset(edit["range"]["end"]) :]
    return text
