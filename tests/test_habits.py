"""What keeps the tests as `CONTRIBUTING.md` says: quick ones, counted steps, `scripts/check.py`."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cvtex
from cvtex.names.grammar import split_list

TESTS = Path(__file__).parent
CHECK = TESTS.parent / "scripts" / "check.py"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """Load `scripts/check.py`."""
    specification = importlib.util.spec_from_file_location("check", CHECK)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["check"] = module  # where its dataclass looks for its own module
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "start",
    [lambda: subprocess.run([sys.executable, "-c", ""], check=True), lambda: os.system("exit 0")],  # noqa: S605, S607 - it must not run
    ids=["subprocess", "os.system"],
)
def test_a_quick_test_cannot_start_a_process(start: Callable[[], object]) -> None:
    """It fails with the marker to add, so that the quick part stays quick."""
    with pytest.raises(pytest.fail.Exception, match=r"mark it `@pytest\.mark\.slow`"):
        start()


@pytest.mark.parametrize("marked", [pytest.param(True, marks=pytest.mark.slow), False])
def test_a_test_is_quick_unless_it_is_marked(
    *, marked: bool, request: pytest.FixtureRequest
) -> None:
    """The part of a test needs no thought when it is written."""
    assert (request.node.get_closest_marker("quick") is None) is marked


def test_a_test_that_typesets_is_not_quick(request: pytest.FixtureRequest, engine: object) -> None:
    """Using the fixture is enough."""
    assert engine
    assert request.node.get_closest_marker("quick") is None


def test_steps_are_those_of_cvtex(count_steps: Callable[[Callable[[], object]], int]) -> None:
    """The same for the same call, none for other code, and more for more input."""
    twice = [count_steps(lambda: split_list("A and B")) for _ in range(2)]

    assert twice[0] == twice[1] > 0
    assert count_steps(lambda: re.findall("a", "banana")) == 0
    assert count_steps(lambda: split_list("A and B" * 9)) > twice[0]


def test_to_import_a_module_is_no_step(
    count_steps: Callable[[Callable[[], object]], int],
) -> None:
    """So that a count does not depend on what other tests have imported; what follows counts."""
    text = "class A:\n    def b(self): pass\nA().b()\n"
    module = compile(text, str(Path(cvtex.__file__).with_name("imported_late.py")), "exec")

    def import_and_split() -> None:
        exec(module, {"__name__": "imported_late"})  # noqa: S102 - the text above
        split_list("A and B")

    assert count_steps(import_and_split) == count_steps(lambda: split_list("A and B"))


def test_a_property_is_tried_with_the_same_values_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Also if another module has been imported, as it may be by another test."""
    if request.config.getoption("--hypothesis-profile", None) == "search":
        pytest.skip("a search takes other values each time")
    tried: list[list[str]] = []

    @settings(derandomize=True, database=None, max_examples=200)
    @given(st.text())
    def take(text: str) -> None:
        tried[-1].append(text)

    for name in ("", "new_constants"):
        if name:
            path = tmp_path / f"{name}.py"
            path.write_text('A = ["one constant", "two constants"]\n', encoding="utf-8")
            module = ModuleType(name)
            module.__file__ = str(path)
            monkeypatch.setitem(sys.modules, name, module)
        tried.append([])
        take()

    assert len(tried[0]) == 200
    assert tried[0] == tried[1]


def test_no_test_reads_a_clock_to_assert() -> None:
    """A busy machine fails no test: `perf_counter` and `monotonic` belong to the benchmarks."""
    clock = re.compile(r"\b(?:perf_counter|monotonic|process_time)(?:_ns)?\(")
    found = [path for path in TESTS.rglob("*.py") if clock.search(path.read_text("utf-8"))]

    assert found == []


@pytest.mark.parametrize("codes", [(0, 0, 0, 0), (1, 0, 0, 0), (0, 3, 0, 1)])
def test_check_runs_every_step(
    check: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    codes: tuple[int, ...],
) -> None:
    """Also after one has failed; the exit code and the last line count the failures."""
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, codes[len(commands) - 1])

    monkeypatch.setattr(check, "_is_installed", lambda _: True)
    monkeypatch.setattr(check.subprocess, "run", run)
    exit_code = check.main()
    printed = capsys.readouterr().out

    assert [command[2] for command in commands] == ["ruff", "ruff", "mypy", "pytest"]
    assert exit_code == (1 if any(codes) else 0)
    assert printed.splitlines()[-1] == f"{codes.count(0)} of 4 steps passed"
    assert printed.count("FAILED") == 4 - codes.count(0)


def test_check_says_how_to_install_what_is_missing(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Python without the tools is not a failed check."""
    monkeypatch.setattr(check, "_is_installed", lambda module: module != "mypy")

    assert check.main() == 2
    assert "lacks mypy; install with: python -m pip install" in capsys.readouterr().out
