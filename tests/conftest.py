"""What all tests share: the quick part, cases, an engine, commands, a server, counted steps.

The quick part (`pytest -m quick`) is every test that starts no process and typesets nothing. A new
test is in it unless it uses an engine fixture or is marked `slow`; if it then starts a process, it
fails and says so.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, settings

import cvtex
from cvtex.databases import Found, query_of
from cvtex.diagnostics import Result
from cvtex.network.client import Client
from cvtex.network.transport import HttpTransport, Limits
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName
from cvtex.typeset.pdftex import PdfTex

REPOSITORY = Path(__file__).parents[1]

# Keep test files compiled, even where containers say otherwise: each run would compile them again.
sys.dont_write_bytecode = False

# A run says the same of the same code, on a busy machine too. `--hypothesis-profile=search` looks
# for new examples.
_BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", _BUSY, derandomize=True)
settings.register_profile("search", _BUSY, max_examples=2000)
settings.load_profile("repeatable")


ENGINES = {"engine", "tex", "run_command"}
"""Fixtures that typeset or start processes; a test that uses one is not quick."""

NOT_QUICK = {"slow", "texlive", "node", "git", "mount", "poppler"}
"""Markers of tests that are not quick."""

STARTS = {
    "subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
    "os.system", "pty.spawn",
}  # fmt: skip
"""Audit events (https://docs.python.org/3/library/audit_events.html) of starting a process."""

SURROUNDINGS = (
    "FORCE_COLOR", "GITHUB_ACTIONS", "NO_COLOR", "PY_COLORS", "SOURCE_DATE_EPOCH", "TERMINAL_WIDTH",
    "TTY_COMPATIBLE", "TTY_INTERACTIVE",
)  # fmt: skip
"""Variables of a terminal or of CI that change what commands print; Typer reads some at import."""

_quick_test_runs = False


def pytest_configure(config: pytest.Config) -> None:
    """Try properties with values that do not depend on what else a worker has imported.

    Hypothesis (since 6.131) takes some of them from the constants of the modules that are imported,
    whatever `derandomize` says. A search may do so.
    """
    if config.getoption("--hypothesis-profile", None) == "search":
        return
    with suppress(ImportError, AttributeError):  # an older version
        from hypothesis.internal.conjecture import providers

        nothing = providers._local_constants  # as long as no property has been tried
        pytest.MonkeyPatch().setattr(providers, "_get_local_constants", lambda: nothing)


def pytest_sessionstart() -> None:
    """Let commands print the same in every terminal and in CI; pytest has its colours already."""
    for name in SURROUNDINGS:
        os.environ.pop(name, None)
    os.environ |= {"COLUMNS": "80", "LINES": "24"}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Collect without Python's garbage collector, which then leaves alone what was collected.

    The thousands of tests stay until the end; to look through them again and again takes longer
    than most of them do. While they run, it looks less often than Python would have it.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        gc.enable()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test `quick` unless a fixture or a marker says that it is not."""
    callspec = getattr(item, "callspec", None)
    fixtures = {*getattr(item, "fixturenames", ())} - {*(callspec.params if callspec else ())}
    markers = {marker.name for marker in item.iter_markers()}
    if fixtures.isdisjoint(ENGINES) and markers.isdisjoint(NOT_QUICK):
        item.add_marker(pytest.mark.quick)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note whether the test that runs is a quick one."""
    global _quick_test_runs  # noqa: PLW0603 - an audit hook has no other way to know
    _quick_test_runs = item.get_closest_marker("quick") is not None
    try:
        return (yield)
    finally:
        _quick_test_runs = False


def _refuse_processes(event: str, _arguments: tuple[object, ...]) -> None:
    if event in STARTS and _quick_test_runs:
        pytest.fail(f"a quick test starts a process ({event}): mark it `@pytest.mark.slow`")


sys.addaudithook(_refuse_processes)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected files of cases")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a case's expected file, or write that file under `--update`."""
    update = bool(request.config.getoption("--update"))

    def check(expected: Path, actual: str) -> None:
        if update:
            expected.write_text(actual, encoding="utf-8", newline="\n")
        assert actual == expected.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what cvtex keeps out of the user's cache, for this process and those it starts.

    All processes of a run share one cache, so that each format of TeX is made once. A test to which
    it matters what is kept has a cache of its own. The folder for temporary files, where cvtex also
    looks, is the session's own too: what lies in that of the system would warm a cache that a test
    believes to be cold. Commands keep what they have compiled of Python, even where containers are
    told not to: each would compile cvtex again.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    run = tmp_path_factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    os.environ["XDG_CACHE_HOME"] = str(shared / "cache")
    os.environ["TMPDIR"] = tempfile.tempdir = str(tmp_path_factory.mktemp("temporary"))


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what cvtex keeps in a folder of the test's own, which is not made yet.

    A test needs it that asks what was used last, or that expects nothing to be kept: in the cache
    of the run, another worker may use something else a moment later.
    """
    folder = tmp_path / "own cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return folder


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return the engine that users of this machine get; all CVs of the tests share its format.

    It has more time than a user would wait, since the machine may be busy.
    """
    chosen = choose_engine(EngineName.AUTO).value
    assert isinstance(chosen, PdfTex)
    return replace(chosen, time_limit=300.0)


class RunCommand(Protocol):
    """Run a command of cvtex without input, and return what came of it."""

    def __call__(
        self, folder: Path, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(scope="session")
def run_command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunCommand]:
    """Return a function that runs a command in a process of its own, for which nothing is imported.

    `command_server.py` says how. Variables that the interpreter reads at its start have no effect.
    On Windows, which cannot fork, each command is a Python of its own.
    """
    if not hasattr(os, "fork"):
        yield _run_python
        return
    outputs = tmp_path_factory.mktemp("outputs")
    out, err = outputs / "out", outputs / "err"
    kept = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    server = subprocess.Popen(
        [sys.executable, "-P", str(Path(__file__).with_name("command_server.py"))],
        env={**kept, "PYTHONUTF8": "1"}, encoding="ascii",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip

    def run(
        folder: Path, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        assert server.stdin is not None
        assert server.stdout is not None
        for path in (out, err):
            path.unlink(missing_ok=True)
        request = {
            "arguments": list(arguments), "environment": dict(environment), "folder": str(folder),
            "out": str(out), "err": str(err),
        }  # fmt: skip
        server.stdin.write(f"{json.dumps(request)}\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        said = [path.read_bytes().decode("utf-8", "surrogateescape") for path in (out, err)]
        return subprocess.CompletedProcess(list(arguments), code, *said)

    with server:
        yield run


def _run_python(
    folder: Path, arguments: Sequence[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cvtex", *arguments],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
        encoding="utf-8", errors="surrogateescape", check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture
def hears_interrupts() -> Iterator[None]:
    """Let a test, and the commands that it starts, hear SIGINT.

    What a shell script starts in the background ignores it, with all that is started from there.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@dataclass(frozen=True)
class Served:
    """What the loopback server answers to one request; `act` may do anything instead."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass(frozen=True)
class Asked:
    """A request that the loopback server got: host and path, query, headers in lower case."""

    address: str
    query: Mapping[str, str]
    headers: Mapping[str, str]


class Loopback:
    """A server on this computer that stands for all hosts, with a clock that only sleep moves."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self.served: dict[str, list[Served]] = {}
        self.asked: list[Asked] = []
        self.now = 1_800_000_000.0
        self.slept: list[float] = []

    def serve(  # noqa: PLR0913 - all but the first two by name
        self,
        address: str,
        body: str | bytes = b"",
        kind: str = "",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        act: Callable[[BaseHTTPRequestHandler], None] | None = None,
    ) -> None:
        """Answer a request for `host/path`; of several answers, each is given once but the last.

        With a `query`, only if the request has these parameters.
        """
        content = body.encode() if isinstance(body, str) else body
        all_headers = {**({"Content-Type": kind} if kind else {}), **(headers or {})}
        served = Served(content, status, all_headers, query or {}, act)
        self.served.setdefault(address, []).append(served)

    def sleep(self, seconds: float) -> None:
        """Move the clock."""
        self.slept.append(seconds)
        self.now += seconds

    def client(self, limits: Limits | None = None, **options: Any) -> Client:
        """Return a client that asks this server."""
        transport = HttpTransport(limits or Limits(), self.url)
        return Client(transport, clock=lambda: self.now, sleep=self.sleep, **options)

    def ask(self, text: str, **options: Any) -> Result[Found]:
        """Return what a database answers to a query such as `doi:10.1000/182`."""
        query = query_of(text).value
        assert query is not None
        with self.client(**options) as client:
            return query.ask(client)

    def addresses(self) -> list[str]:
        """Return the host and path of each request."""
        return [asked.address for asked in self.asked]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer a request."""
        parts = urlsplit(handler.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        address = f"{headers['host']}{parts.path}"
        self.asked.append(Asked(address, query, headers))
        known = self.served.get(address, [])
        fitting = [one for one in known if one.query.items() <= query.items()]
        served = fitting[0] if fitting else Served(status=404)
        if len(fitting) > 1:
            known.remove(served)
        if served.act is not None:
            served.act(handler)
            return
        handler.send_response(served.status)
        for name, value in {"Content-Length": str(len(served.body)), **served.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(served.body)


@pytest.fixture(scope="session")
def _loopback_server() -> Iterator[Loopback]:
    """Run a server on this computer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            try:
                served.answer(self)
            except OSError:  # the client has gone
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        served = Loopback(f"http://127.0.0.1:{server.server_port}")
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield served
        server.shutdown()
        thread.join()


@pytest.fixture
def loopback(
    _loopback_server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Loopback:
    """Return the server for all hosts, without answers, and keep nothing of other tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _loopback_server.reset()
    return _loopback_server


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the checkout that the tests lie in."""
    return REPOSITORY


@pytest.fixture(scope="session")
def count_steps() -> Callable[[Callable[[], object]], int]:
    """Return a function that calls another and returns how many steps cvtex took in it.

    A step is an instruction of Python's byte code, so that each turn of a comprehension counts. For
    tests of growth: unlike seconds, the count does not depend on the machine and what else it does,
    nor on which modules of cvtex are imported already. A test that compares counts calls the
    function once before, since what is computed only once would count in the first of them. The
    count does not see what a single instruction costs, such as a regular expression or the copy of
    a slice; `benchmarks/growth.py` measures these.
    """
    package = str(Path(cvtex.__file__).parent)

    def count(call: Callable[[], object]) -> int:
        steps = 0
        is_importing = False

        def in_cvtex(_frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal steps
            steps += event == "opcode"
            return in_cvtex

        def in_import(_frame: FrameType, event: str, _argument: Any) -> Any:
            nonlocal is_importing
            is_importing = event != "return"
            return in_import

        def anywhere(frame: FrameType, _event: str, _argument: Any) -> Any:
            nonlocal is_importing
            if is_importing or not frame.f_code.co_filename.startswith(package):
                return None
            frame.f_trace_lines = False
            if frame.f_code.co_name == "<module>":
                is_importing = True
                return in_import
            frame.f_trace_opcodes = True
            return in_cvtex

        before = sys.gettrace()
        sys.settrace(anywhere)
        try:
            call()
        finally:
            sys.settrace(before)
        return steps

    return count
