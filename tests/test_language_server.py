"""A real yaml-language-server over starter files: squiggles, completion and hover work offline.

`npm install yaml-language-server` puts it on the PATH of `.ci/run`, which runs these tests.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cvtex.cli.starter import new_cv
from cvtex.schema import Section

pytestmark = pytest.mark.node

GOOD = "# yaml-language-server: $schema=cv.schema.json\nname: A B\nsections:\n  - title: T\n"


class Server:
    """A language server that speaks over its standard streams (LSP 3.17)."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process = process
        self.folder = folder
        self.sent = 0
        self.told: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "textDocument": {
                "publishDiagnostics": {},
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            }
        }
        self.ask(
            "initialize",
            {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities},
        )
        self.send("initialized", {})
        settings = {"yaml": {"validate": True, "hover": True, "completion": True,
                             "schemaStore": {"enable": False}}}  # fmt: skip
        self.send("workspace/didChangeConfiguration", {"settings": settings})

    def send(self, method: str, params: object, number: int | None = None) -> None:
        message: dict[str, object] = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        self._write(message)

    def _write(self, message: dict[str, object]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self) -> dict[str, Any]:
        """Read one message; answer what the server asks, and keep what it tells of files."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if "method" in message and "id" in message:
            items = message.get("params", {}).get("items", [])
            self._write({"jsonrpc": "2.0", "id": message["id"], "result": [None for _ in items]})
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def ask(self, method: str, params: object) -> Any:
        self.sent += 1
        self.send(method, params, self.sent)
        while True:
            message = self.receive()
            if message.get("id") == self.sent and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def open(self, text: str, name: str = "cv.yaml") -> str:
        """Open a text as a file, and return its address."""
        uri = (self.folder / name).as_uri()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})
        return uri

    def squiggles(self, text: str, name: str = "cv.yaml") -> list[tuple[int, str]]:
        """Return line and message of all that is marked in a text."""
        uri = self.open(text, name)
        while uri not in self.told:
            self.receive()
        return sorted(
            (found["range"]["start"]["line"] + 1, found["message"]) for found in self.told[uri]
        )

    def at(self, method: str, uri: str, line: int, column: int) -> Any:
        """Ask for something at a place that counts from 1."""
        place = {"line": line - 1, "character": column - 1}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place})


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Start the server in a folder that `cvtex new` has made."""
    assert new_cv(tmp_path).value
    with subprocess.Popen(
        ["yaml-language-server", "--stdio"],  # noqa: S607 - that of the PATH
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield Server(process, tmp_path)
        process.kill()


def test_a_starter_has_no_squiggles(server: Server) -> None:
    """Everything in it is as the schema has it."""
    text = (server.folder / "cv.yaml").read_text(encoding="utf-8")

    assert server.squiggles(text) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (GOOD + "    text: x\nemial: a@b.org\n", 6, "Property emial is not allowed"),
        (GOOD + "    text: x\ndesign: {paper: b5}\n", 6, "Value is not accepted"),
        (GOOD + "    text: x\nurl: www.example.org\n", 6, "does not match the pattern"),
        (GOOD + "    awards:\n      - {date: 2020}\n", 6, "Missing property"),
        (GOOD + "    awards:\n      - {titel: x}\n", 6, "Property titel is not allowed"),
        (GOOD + "    text: [a]\n", 5, "Incorrect type"),
        (GOOD + "    list: [a, [b, [c, [d]]]]\n", 5, "Incorrect type"),
    ],
)
def test_a_mistake_is_marked_where_it_is(
    server: Server, text: str, line: int, message: str
) -> None:
    """At the line at which `cvtex validate` tells it."""
    found = server.squiggles(text)

    assert [one for one in found if one[0] == line and message in one[1]], found


def test_an_empty_section_is_marked(server: Server) -> None:
    """A title alone prints nothing."""
    assert server.squiggles(GOOD + "    layout: {keep_together: true}\n")


def test_numbers_and_empty_keys_are_no_mistakes(server: Server) -> None:
    """They are text to cvtex, and nothing."""
    text = GOOD + "    text: 2020\n    layout:\n    awards: [{date: 2020, title: 5}]\nlabel:\n"

    assert server.squiggles(text) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "labels"),
    [
        ("# yaml-language-server: $schema=cv.schema.json\nname: A\n\n", 3, 1,
         {"email", "sections", "design", "publication_style", "checks"}),
        (GOOD + "    \n", 5, 5, {"text", "experience", "publications"}),
        (GOOD + "    education:\n      - \n", 6, 9, {"institution", "degree", "advisors"}),
        ("# yaml-language-server: $schema=cv.schema.json\ndesign:\n  paper: \n", 3, 10,
         {"letter", "a4"}),
        ("# yaml-language-server: $schema=cv.schema.json\nchecks:\n  future-date: \n", 3, 16,
         {"off", "warning", "error"}),
    ],
)  # fmt: skip
def test_keys_and_choices_are_completed(
    server: Server, text: str, line: int, column: int, labels: set[str]
) -> None:
    """What may stand at a place is offered there."""
    uri = server.open(text)
    offered = server.at("completion", uri, line, column)

    # What an older YAML would read as `false` is offered in quotes.
    assert labels <= {item["label"].strip('"') for item in offered["items"]}


def test_a_new_section_completes_each_kind_once(server: Server) -> None:
    """Nothing but the keys of a section is offered, and none of them twice."""
    offered = server.at("completion", server.open(GOOD + "    \n"), 5, 5)

    labels = sorted(item["label"] for item in offered["items"])
    assert labels == sorted(["blocks", "include", "language", "layout", *Section.KINDS])


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        (GOOD + "    text: x\nsigns_as: B\n", 6, 3, "Other names under which you publish"),
        (GOOD + "    education:\n      - institution: X\n", 6, 11, "The school or university"),
        (GOOD + "    publications:\n      limit: 3\n", 6, 9, "The maximum number of entries"),
    ],
)
def test_a_key_is_explained(server: Server, text: str, line: int, column: int, words: str) -> None:
    """Hovering over it shows what it is for."""
    hover = server.at("hover", server.open(text), line, column)

    assert words.lower() in json.dumps(hover, ensure_ascii=False).lower()
