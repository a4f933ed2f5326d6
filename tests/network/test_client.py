"""`network.client`: whatever a server does, a request has an answer or one diagnostic."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Callable, Mapping
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event as Signal
from typing import TYPE_CHECKING

import pytest

from cvtex.diagnostics import Code, Result
from cvtex.network import Answer, Client, Event, Request, Service, open_client
from cvtex.network import client as client_module
from cvtex.network.transport import Limits

if TYPE_CHECKING:
    from tests.conftest import Loopback

HOST = "api.example.org"
SERVICE = Service("Example", (HOST, "*.content.example.org"), interval=0.0)
TEXT, JSON = "text/plain", "application/json"


def request(  # noqa: PLR0913 - all but the first by name
    path: str = "/a",
    *,
    accept: tuple[str, ...] = (TEXT,),
    service: Service = SERVICE,
    query: Mapping[str, str] | None = None,
    secrets: Mapping[str, str] | None = None,
    parameters: Mapping[str, str] | None = None,
) -> Request:
    return Request(
        service, f"https://{HOST}{path}", accept, "example:a",
        query=query or {}, secrets=secrets or {}, parameters=parameters or {},
    )  # fmt: skip


def get(client: Client, *args: Request) -> Result[Answer]:
    with client:
        return client.get(*args)


def message(result: Result[Answer]) -> tuple[str, str]:
    """Return the code and the message of the only diagnostic of a request without an answer."""
    (problem,) = result.diagnostics
    assert result.value is None
    assert problem.hints
    return str(problem.code), problem.message


def test_a_request_says_who_asks(loopback: Loopback) -> None:
    """Program, home page and the user's mail are in the request, and the answer has its text."""
    loopback.serve(f"{HOST}/a", "caf\xe9".encode("latin-1"), "text/plain; charset=ISO-8859-1")
    result = get(loopback.client(mail="mara@example.org"), request(query={"q": "a b&c"}))

    assert result.value is not None
    assert (result.value.type, result.value.text) == (TEXT, "café")
    (asked,) = loopback.asked
    assert asked.query == {"q": "a b&c"}
    assert asked.headers["accept"] == TEXT
    assert asked.headers["user-agent"].startswith("cvtex/")
    assert (
        "(https://github.com/cvtex/cvtex; mailto:mara@example.org)" in asked.headers["user-agent"]
    )


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (204, "bad-answer", "Example sends an empty answer"),
        (400, "bad-answer", "Example refuses the request (400 Bad Request)"),
        (401, "bad-answer", "Example refuses the request (401 Unauthorized)"),
        (404, "not-found", "Example has nothing for `example:a`"),
        (410, "not-found", "Example has nothing for `example:a`"),
        (406, "bad-answer", "Example refuses the request (406 Not Acceptable)"),
        (304, "bad-answer", "Example refuses the request (304 Not Modified)"),
        (500, "network-failed", "Example fails at the moment (500 Internal Server Error)"),
        (503, "network-failed", "Example fails at the moment (503 Service Unavailable)"),
        (522, "network-failed", "Example fails at the moment (522)"),
    ],
)
def test_a_status_without_an_answer_is_one_diagnostic(
    loopback: Loopback, status: int, code: str, said: str
) -> None:
    """It says what the service does, and whether the mistake is on the user's side."""
    loopback.serve(f"{HOST}/a", status=status)

    assert message(get(loopback.client(), request())) == (code, said)


def test_what_may_pass_is_tried_again(loopback: Loopback) -> None:
    """After a pause that grows, and three times in all."""
    for status in (500, 429):
        loopback.serve(f"{HOST}/a", status=status)
    loopback.serve(f"{HOST}/a", "here", TEXT)
    result = get(loopback.client(), request())

    assert result.value is not None
    assert result.value.text == "here"
    assert loopback.slept == [2.0, 4.0]


def test_a_server_that_fails_is_not_asked_for_ever(loopback: Loopback) -> None:
    """After two subjects in a row, what else is asked there fails at once."""
    with loopback.client() as client:
        for path in "abcd":
            loopback.serve(f"{HOST}/{path}", status=503)
            assert message(client.get(request(f"/{path}")))[0] == "network-failed"

    assert loopback.addresses() == [f"{HOST}/a"] * 3 + [f"{HOST}/b"] * 3


@pytest.mark.parametrize("is_date", [False, True])
def test_retry_after_is_obeyed(loopback: Loopback, *, is_date: bool) -> None:
    """As a number of seconds, or as a date."""
    value = formatdate(loopback.now + 40, usegmt=True) if is_date else "40"
    loopback.serve(f"{HOST}/a", status=429, headers={"Retry-After": value})
    loopback.serve(f"{HOST}/a", "here", TEXT)
    events: list[Event] = []
    result = get(loopback.client(watch=events.append), request())

    assert result.value is not None
    assert loopback.slept == [40.0]
    asks = Event("Example", "example:a")
    assert events == [asks, Event("Example", "example:a", 40.0), asks]


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Backoff": "7"}, [7.0]),
        ({"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Interval": "2s"}, [2.0]),
        ({"X-Rate-Limit-Limit": "10", "X-Rate-Limit-Interval": "1s"}, [0.1]),
        ({"X-Rate-Limit-Limit": "0", "X-Rate-Limit-Interval": "1s"}, []),
        ({"X-Rate-Limit-Limit": "x", "X-Rate-Limit-Interval": "-1"}, []),
        ({"Backoff": "soon"}, []),
    ],
)
def test_a_busy_server_is_given_time(
    loopback: Loopback, headers: dict[str, str], pause: list[float]
) -> None:
    """It answers, and says how long to wait before the next request."""
    loopback.serve(f"{HOST}/a", "here", TEXT, headers=headers)
    loopback.serve(f"{HOST}/b", "there", TEXT)
    with loopback.client() as client:
        answers = [client.get(request(path)).value for path in ("/a", "/b")]

    assert all(answers)
    assert loopback.slept == pytest.approx(pause)


@pytest.mark.parametrize(
    ("value", "said"), [("61", "61 seconds"), ("900", "15 minutes"), ("99999999999", "11574 days")]
)
def test_a_long_wait_ends_with_a_message(loopback: Loopback, value: str, said: str) -> None:
    """It says for how long; until then the host is not asked again."""
    loopback.serve(f"{HOST}/a", status=503, headers={"Retry-After": value})
    expected = ("network-failed", f"`{HOST}` asks to wait for {said} before the next request")
    with loopback.client() as client:
        assert message(client.get(request())) == expected
        assert message(client.get(request("/b"))) == expected

    assert loopback.slept == []
    assert len(loopback.asked) == 1


@pytest.mark.parametrize("value", ["soon", "-5", "", "Wed, 99 Foo 2026 00:00:00 GMT", "1e9"])
def test_a_retry_after_without_meaning_is_none(loopback: Loopback, value: str) -> None:
    """Then the pause is that of other failures."""
    loopback.serve(f"{HOST}/a", status=503, headers={"Retry-After": value})
    loopback.serve(f"{HOST}/a", "here", TEXT)

    assert get(loopback.client(), request()).value is not None
    assert loopback.slept == [2.0]


def test_a_host_is_asked_at_its_pace(loopback: Loopback) -> None:
    """Between requests of a run, and between runs; other hosts do not wait for it."""
    slow = Service("Slow", (HOST,), interval=3.0)
    other = Request(SERVICE, "https://x.content.example.org/a", (TEXT,), "x")
    loopback.serve("x.content.example.org/a", "x", TEXT)
    for path in "abc":
        loopback.serve(f"{HOST}/{path}", path, TEXT)
    with loopback.client() as client:
        client.get(request("/a", service=slow))
        client.get(other)
        loopback.now += 1
        client.get(request("/b", service=slow))
    get(loopback.client(), request("/c", service=slow))

    assert loopback.slept == [2.0, 3.0]


def test_a_second_run_asks_nothing(loopback: Loopback) -> None:
    """For a day; the key and the mail address are not part of the question."""
    loopback.serve(f"{HOST}/a", "old", TEXT)
    loopback.serve(f"{HOST}/a", "new", TEXT)
    first = get(loopback.client(), request(parameters={"mail": "x"}, secrets={"Key": "one"}))
    second = get(loopback.client(mail="m@example.org"), request(secrets={"Key": "two"}))

    assert first.value is not None
    assert second.value is not None
    assert (first.value.text, second.value.text) == ("old", "old")
    assert (first.value.is_kept, second.value.is_kept) == (False, True)
    assert len(loopback.asked) == 1
    loopback.now += 86_401
    third = get(loopback.client(), request())
    assert third.value is not None
    assert third.value.text == "new"


def test_refresh_asks_once(loopback: Loopback) -> None:
    """What was kept is not used, but what this run has asked for is."""
    for text in ("old", "new", "newer"):
        loopback.serve(f"{HOST}/a", text, TEXT)
    get(loopback.client(), request())
    with loopback.client(refresh=True) as client:
        answers = [client.get(request()).value for _ in range(2)]

    assert [answer and answer.text for answer in answers] == ["new", "new"]


def test_nothing_secret_is_kept_or_shown(loopback: Loopback, tmp_path: Path) -> None:
    """The user's key goes to the server that it is for, and nowhere else."""
    other = "x.content.example.org"
    loopback.serve(f"{HOST}/a", status=302, headers={"Location": f"https://{other}/b"})
    loopback.serve(f"{other}/b", "moved", TEXT)
    asked = request(secrets={"Authorization": "Bearer SECRET"}, parameters={"key": "SECRET"})
    with loopback.client() as client:
        assert client.get(asked).value is not None
    first, second = loopback.asked

    assert (first.headers["authorization"], first.query) == ("Bearer SECRET", {"key": "SECRET"})
    assert "authorization" not in second.headers
    assert second.query == {}
    assert "SECRET" not in repr(asked)
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert [data for data in kept if b"SECRET" in data] == []


def test_a_wrong_key_is_named_by_its_variable(loopback: Loopback) -> None:
    """And the key itself is not shown."""
    keyed = Service("Example", (HOST,), 0.0, key="EXAMPLE_KEY")
    loopback.serve(f"{HOST}/a", status=401)
    result = get(loopback.client(), request(service=keyed, secrets={"Key": "SECRET"}))
    said = "Example does not accept the key in `EXAMPLE_KEY` (401 Unauthorized)"

    assert message(result) == ("network-failed", said)
    assert "SECRET" not in str(result)


REDIRECTS = {
    "https://evil.example.com/a": "Example redirects to `evil.example.com`, which is not asked",
    "//evil.example.com/a": "Example redirects to `evil.example.com`, which is not asked",
    f"https://{HOST}@evil.example.com/": (
        "Example redirects to `evil.example.com`, which is not asked"
    ),
    f"https://user:pass@{HOST}/a": f"Example redirects to `{HOST}`, which is not asked",
    f"https://{HOST}.evil.example.com/": (
        f"Example redirects to `{HOST}.evil.example.com`, which is not asked"
    ),
    "https://content.example.org/": (
        "Example redirects to `content.example.org`, which is not asked"
    ),
    f"https://{HOST}:8443/a": f"Example redirects to `{HOST}`, which is not asked",
    f"http://{HOST}:8080/a": (
        "Example redirects to something that is not a web address, which is not asked"
    ),
    "file:///etc/passwd": (
        "Example redirects to something that is not a web address, which is not asked"
    ),
    "ftp://api.example.org/a": (
        "Example redirects to something that is not a web address, which is not asked"
    ),
    "https://[": "Example redirects to something that is not a web address, which is not asked",
    "https://127.0.0.1/a": "Example redirects to `127.0.0.1`, which is not asked",
    "/a": "Example redirects without end",
}


@pytest.mark.parametrize("location", REDIRECTS)
def test_a_redirect_to_elsewhere_is_not_followed(loopback: Loopback, location: str) -> None:
    """Neither to other hosts nor to other schemes, nor round and round."""
    loopback.serve(f"{HOST}/a", status=302, headers={"Location": location})

    assert message(get(loopback.client(), request())) == ("bad-answer", REDIRECTS[location])
    assert set(loopback.addresses()) == {f"{HOST}/a"}


@pytest.mark.parametrize(
    "location",
    ["/b?c=d", f"https://{HOST}/b?c=d", f"http://{HOST}/b?c=d", f"http://{HOST}:80/b?c=d"],
)
def test_a_redirect_within_the_service_is_followed(loopback: Loopback, location: str) -> None:
    """Over HTTPS, also where the answer names HTTP."""
    loopback.serve(f"{HOST}/a", status=301, headers={"Location": location})
    loopback.serve(f"{HOST}/b", "here", TEXT, query={"c": "d"})

    assert get(loopback.client(), request()).value is not None


KINDS = [
    ("application/x-bibtex", "text/x-bibtex; charset=utf-8", True),
    ("application/x-bibtex", "text/plain", True),
    ("application/x-bibtex", "", True),
    ("application/x-bibtex", "TEXT/HTML; charset=utf-8", False),
    ("application/json", "application/vnd.orcid+json", True),
    ("application/json", "application/xml", False),
    ("text/xml", "application/atom+xml", True),
    ("text/xml", "image/svg+xml; a=b", True),
    ("text/xml", "application/pdf", False),
]


@pytest.mark.parametrize(("wanted", "sent", "fits"), KINDS)
def test_an_answer_of_another_kind_is_refused(
    loopback: Loopback, wanted: str, sent: str, *, fits: bool
) -> None:
    """A page for people instead of data, above all."""
    loopback.serve(f"{HOST}/a", "content", sent)
    result = get(loopback.client(), request(accept=(wanted,)))

    assert (result.value is not None) is fits
    if not fits:
        assert message(result)[0] == "bad-answer"


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.close()
    handler.close_connection = True


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"half")
    handler.close_connection = True


def cut_chunk(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"64\r\nhalf")
    handler.close_connection = True


def not_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"220 smtp.example.org ready\r\n")
    handler.close_connection = True


def long_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000)
    handler.close_connection = True


def slow(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)  # until the client goes


def drip_head(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    drip(handler)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    drip(handler)


IS_OVER = Signal()
"""Tells a server that drips that its client has given up."""


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
    while not IS_OVER.wait(0.02):
        handler.wfile.write(b"x")


Act = Callable[[BaseHTTPRequestHandler], None]
# A limit is short only where the server goes on until it is reached, however slow the machine is.
MISBEHAVING: list[tuple[Act, Limits, str]] = [
    (reset, Limits(), "breaks the connection"),
    (cut, Limits(), "breaks the connection"),
    (cut_chunk, Limits(), "breaks the connection"),
    (not_http, Limits(), "breaks the connection"),
    (long_header, Limits(), "breaks the connection"),
    (slow, Limits(read=0.1), "sends nothing for 0.1 seconds"),
    (drip_head, Limits(total=0.3), "does not finish its answer within 0.3 seconds"),
    (drip_body, Limits(total=0.3), "does not finish its answer within 0.3 seconds"),
]


@pytest.mark.parametrize(
    ("act", "limits", "said"), MISBEHAVING, ids=lambda value: getattr(value, "__name__", None)
)
def test_a_misbehaving_server_is_one_diagnostic(
    loopback: Loopback, act: Act, limits: Limits, said: str
) -> None:
    """Nothing hangs, also if the bytes come one by one."""
    loopback.serve(f"{HOST}/a", act=act)
    IS_OVER.clear()
    try:
        result = get(loopback.client(limits), request())
    finally:
        IS_OVER.set()

    assert message(result) == ("network-failed", f"`{HOST}` {said}")


def test_an_unreachable_server_is_one_diagnostic(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of a host that is not known is a sign that there is no network at all."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with loopback.client() as client:
        first, second = client.get(request()), client.get(request("/b"))

    assert message(first) == ("network-failed", f"`{HOST}` is not known by this name")
    assert first.diagnostics == second.diagnostics
    assert first.diagnostics[0].hints == ("is this computer connected to the network?",)


LARGE = 1_000


@pytest.mark.parametrize("length", [LARGE, LARGE + 1])
@pytest.mark.parametrize("form", ["plain", "chunked", "gzip", "two gzip"])
def test_a_large_answer_is_refused(loopback: Loopback, form: str, length: int) -> None:
    """Before it is in memory, also if it is packed: a kilobyte may be a gigabyte."""
    body = b"x" * length
    headers = {}
    if form == "chunked":
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (length, body)
        headers = {"Transfer-Encoding": "chunked", "Content-Length": ""}
    if "gzip" in form:
        half = len(body) // 2 if "two" in form else len(body)
        body = gzip.compress(body[:half]) + (gzip.compress(body[half:]) if "two" in form else b"")
        headers = {"Content-Encoding": "gzip"}
    loopback.serve(f"{HOST}/a", body, TEXT, headers=headers)
    result = get(loopback.client(Limits(size=LARGE)), request())

    if length > LARGE:
        assert message(result) == ("bad-answer", "Example sends more than 1,000 bytes")
    else:
        assert result.value is not None
        assert result.value.content == b"x" * length


@pytest.mark.parametrize(
    ("encoding", "body", "said"),
    [
        ("gzip", b"not packed", "Example sends damaged data"),
        (
            "gzip",
            gzip.compress(b"x" * 99, mtime=0)[:-9],
            "Example ends in the middle of its answer",
        ),
        ("br", b"x", "Example compresses its answer as `br`"),
        ("gzip, gzip", b"x", "Example compresses its answer as `gzip, gzip`"),
    ],
)
def test_a_damaged_answer_is_refused(
    loopback: Loopback, encoding: str, body: bytes, said: str
) -> None:
    """Packed in a way that was not asked for, cut or not packed at all."""
    loopback.serve(f"{HOST}/a", body, TEXT, headers={"Content-Encoding": encoding})

    assert message(get(loopback.client(), request())) == ("bad-answer", said)


@pytest.mark.parametrize("damage", [b"", b"[", b"[1, 2]\n", b'["a", "", 1e999]\nxx', b"{}\nx"])
def test_a_damaged_file_of_the_cache_is_not_used(
    loopback: Loopback, tmp_path: Path, damage: bytes
) -> None:
    """The server is asked again, and the file is written anew."""
    for text in ("one", "two"):
        loopback.serve(f"{HOST}/a", text, TEXT)
    get(loopback.client(), request())
    (path,) = tmp_path.glob("cache/cvtex/answers/*")
    path.write_bytes(damage)

    for _ in range(2):
        answer = get(loopback.client(), request()).value
        assert answer is not None
        assert answer.text == "two"
    assert len(loopback.asked) == 2


def test_errors_are_not_kept(loopback: Loopback) -> None:
    """A publication may appear any minute."""
    loopback.serve(f"{HOST}/a", status=404)
    loopback.serve(f"{HOST}/a", json.dumps({"a": 1}), JSON)

    assert message(get(loopback.client(), request(accept=(JSON,))))[0] == "not-found"
    assert get(loopback.client(), request(accept=(JSON,))).value is not None


def test_ctrl_c_stops_a_wait(loopback: Loopback) -> None:
    """It is not taken for a failure of the server, and nothing is kept."""

    def stopped(_event: Event) -> None:
        raise KeyboardInterrupt

    loopback.serve(f"{HOST}/a", "here", TEXT)
    with pytest.raises(KeyboardInterrupt):
        get(loopback.client(watch=stopped), request())

    assert loopback.asked == []


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setattr(client_module, "find_spec", lambda name: None if name == "urllib3" else 1)
    (problem,) = open_client().diagnostics

    assert problem.code is Code.MISSING_PACKAGE
    assert problem.message == "the package `urllib3`, which uses the network, is not installed"
    assert problem.hints == ("install what asks databases: `pip install 'cvtex[fetch]'`",)


@pytest.mark.parametrize("mail", ["mara", "a@b@c", "a@b\r\nX: y", "m@example.org (x)", "é@b.org"])
def test_a_wrong_mail_address_is_not_sent(monkeypatch: pytest.MonkeyPatch, mail: str) -> None:
    """It would end up in a header."""
    for given, variable in ((mail, ""), ("", mail)):
        monkeypatch.setenv("CVTEX_MAIL", variable)
        (problem,) = open_client(mail=given).diagnostics
        assert problem.code is Code.INVALID_VALUE


def test_mail_is_that_of_the_option_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The option counts first."""
    monkeypatch.setenv("CVTEX_MAIL", "env@example.org")
    clients = [open_client().value, open_client(mail="own@example.org").value]

    assert [client and client.mail for client in clients] == ["env@example.org", "own@example.org"]


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1:1", "http://example.org", "http://10.0.0.1", "http://127.0.0.1/x", "x"],
)
def test_only_this_computer_is_a_loopback(url: str) -> None:
    """No request goes over plain HTTP to another computer."""
    assert open_client(loopback=url).value is None
    assert open_client(loopback="http://127.0.0.1:8080").value is not None
