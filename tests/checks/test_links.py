"""`checks.links`: links are requested once each, here from a local server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from typer.testing import CliRunner

from cvtex.checks import links as link_check
from cvtex.checks.links import dead_links, links_in_profiles, links_in_yaml
from cvtex.cli.app import app
from cvtex.document.merge import merge
from cvtex.source import Source, Span
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

HERE = Span("cv.yaml", 1)


class Handler(BaseHTTPRequestHandler):
    """Answers with the status in the path.

    `/get/…` rejects HEAD requests, `/loop` redirects without an end, and `/file/…` to a file.
    """

    requests: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.requests.append(f"{self.command} {self.path}")
        parts = self.path.strip("/").split("/")
        status = 405 if parts[0] == "get" and self.command == "HEAD" else 200
        if parts[0] == "loop":
            status = 302
        elif status == 200:
            status = int(parts[-1]) if parts[-1].isdigit() else 200
        self.send_response(status)
        if parts[0] in {"loop", "moved"}:
            self.send_header("Location", "/loop" if parts[0] == "loop" else "/200")
        if parts[0] == "file":
            self.send_header("Location", "file:///etc/passwd")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@dataclass
class Server:
    """The address of the server, and the requests that it has answered."""

    url: str
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Run a server on this machine."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(link_check, "_SECONDS", 300.0)  # however busy the machine is
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=http.serve_forever, args=(0.02,))
    thread.start()
    Handler.requests.clear()
    yield Server(f"http://127.0.0.1:{http.server_port}", Handler.requests)
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/200", None),
        ("/moved/301", None),
        ("/get/200", None),
        ("/401", None),
        ("/403", None),
        ("/429", None),
        ("/404", "is not found (404)"),
        ("/410", "is not found (410)"),
        ("/get/404", "is not found (404)"),
        ("/500", "leads to a server that fails (500)"),
        ("/loop", "is redirected without end"),
        ("/file/302", "is redirected without end"),
    ],
)
def test_a_dead_link_is_reported(server: Server, path: str, problem: str | None) -> None:
    """An address that refuses programs, or redirects to another address, is not dead."""
    messages = [d.message for d in dead_links([(server.url + path, HERE)])]

    assert messages == ([f"`{server.url}{path}` {problem}"] if problem else [])


def test_each_address_is_requested_once(server: Server) -> None:
    """Repeated addresses, and addresses with different fragments, are requested once."""
    links = [(f"{server.url}/200{end}", HERE) for end in ("", "#a", "#b", "")]

    assert dead_links(links) == ()
    assert server.requests == ["HEAD /200"]


def test_a_server_that_refuses_the_connection_is_reported(server: Server) -> None:
    """The address of a closed port is dead."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/"
        messages = [d.message for d in dead_links([(closed, HERE), (server.url, HERE)])]

    assert messages == [f"`{closed}` leads to a server that does not answer"]


def test_a_server_that_is_too_slow_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request has a time limit."""
    monkeypatch.setattr(link_check, "_SECONDS", 0.2)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        messages = [d.message for d in dead_links([(url, HERE)])]

    assert messages == [f"`{url}` does not answer within 0 seconds"]


def test_without_a_network_there_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """If no server is known, the links are not reported one by one."""
    monkeypatch.setattr(link_check, "_request", lambda *_: link_check._NO_NETWORK)
    diagnostics = dead_links([("https://a.example/", HERE), ("https://b.example/", HERE)])

    assert [d.message for d in diagnostics] == ["no server can be reached"]


def test_the_links_of_a_cv_are_found_with_their_places() -> None:
    """Links are found in all values, without the markup and punctuation around them."""
    yaml = (
        "name: A\nurl: https://a.example/x # https://comment.example/\n"
        "label: See <https://b.example/>, [c](https://c.example/(d)) and https://e.example/f.\n"
    )
    document = parse_yaml(Source("cv.yaml", yaml)).value
    assert document is not None

    assert [(url, str(span)) for url, span in links_in_yaml(document)] == [
        ("https://a.example/x", "cv.yaml:2:6"),
        ("https://b.example/", "cv.yaml:3:13"),
        ("https://c.example/(d)", "cv.yaml:3:38"),
        ("https://e.example/f", "cv.yaml:3:65"),
    ]


def test_the_addresses_of_profiles_are_found_too() -> None:
    """An address that follows from a username is not in the file; its place is the profile."""
    yaml = "name: A\nprofiles:\n  - {network: GitHub, username: mara}\n"
    document = parse_yaml(Source("cv.yaml", yaml)).value
    assert document is not None
    cv = validate(document).value
    assert cv is not None
    merged = merge(cv, {}, document).value
    assert merged is not None

    found = [(url, str(span)) for url, span in links_in_profiles(merged, document)]
    assert found == [("https://github.com/mara", "cv.yaml:3:5")]


def test_the_command_checks_links_only_with_its_option(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--links` checks the links of the CV and of the publications that it lists."""
    monkeypatch.chdir(tmp_path)
    Path("cv.yaml").write_text(
        f"name: A B\nurl: {server.url}/404\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    Path("p.bib").write_text(
        f"@misc{{k, author={{A B}}, title={{T}}, year=2020,\n  url={{{server.url}/410}}}}\n",
        encoding="utf-8",
    )
    run = CliRunner()

    assert run.invoke(app, ["validate", "--strict"]).exit_code == 0
    assert server.requests == []
    result = run.invoke(app, ["validate", "--strict", "--links", "-f", "short"])
    assert result.exit_code == 1
    assert [line.rpartition(": warning")[0] for line in result.output.splitlines()] == [
        "cv.yaml:2:6", "p.bib:2:8",
    ]  # fmt: skip
