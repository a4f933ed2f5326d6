"""`typeset.process`: a program that ends in time or is killed, and what it may use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cvtex.typeset import process as tex
from cvtex.typeset.log.text import read_output

pytestmark = pytest.mark.slow

_LONG = 300.0
"""The seconds after which a program is stopped that should have ended by itself, however busy the
machine is."""


def python(
    folder: Path, code: str, *, seconds: float = 60, interactive: bool = False
) -> subprocess.Popen[bytes]:
    """Start a Python in place of TeX."""
    environment = tex.clean_environment({}, None)
    command = [sys.executable, "-I", "-c", code]
    return tex.start(command, folder, environment, seconds=seconds, interactive=interactive)


def test_what_a_program_says_is_kept(tmp_path: Path) -> None:
    """Apart from the files that it works with."""
    process = python(tmp_path, "print('hello')")

    assert tex.wait(process, tmp_path, seconds=_LONG)
    assert process.returncode == 0
    assert read_output(tmp_path / tex.OUT / tex.TERMINAL) == "hello\n"


def test_a_program_can_wait_for_a_line(tmp_path: Path) -> None:
    """It has it when the line is there, and goes on at once."""
    process = python(tmp_path, "print(input())", interactive=True)

    assert tex.wait(process, tmp_path, b"a line\n", seconds=_LONG)
    assert read_output(tmp_path / tex.OUT / tex.TERMINAL) == "a line\n"


def test_a_program_that_nobody_answers_is_not_waited_for(tmp_path: Path) -> None:
    """Its input is empty."""
    process = python(tmp_path, "import sys; sys.exit(len(sys.stdin.read()))")

    assert tex.wait(process, tmp_path, seconds=_LONG)
    assert process.returncode == 0


@pytest.mark.parametrize("seconds", [0.2, 0.0, -1.0])
def test_a_program_that_takes_too_long_is_stopped(tmp_path: Path, seconds: float) -> None:
    """Also if no time was left from the start."""
    process = python(tmp_path, "import time; time.sleep(60)")

    assert not tex.wait(process, tmp_path, seconds=seconds)
    assert process.returncode != 0


def test_a_program_that_waits_can_be_ended(tmp_path: Path) -> None:
    """Nothing of it is left."""
    process = python(tmp_path, "input()", interactive=True)
    tex.kill(process)

    assert process.returncode is not None


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds another process")
@pytest.mark.parametrize(
    "code",
    ["while True: pass", "open('f', 'wb').truncate(2**40)", "x = bytearray(2**31)"],
)
def test_a_program_cannot_take_what_it_wants(tmp_path: Path, code: str) -> None:
    """Even if nobody stops it: its time, its files and its memory are bounded."""
    # It begins when its limits stand, which is after it has been started.
    process = python(tmp_path, f"input()\n{code}", seconds=0, interactive=True)

    assert tex.wait(process, tmp_path, b"\n", seconds=_LONG)
    assert process.returncode != 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits")
@pytest.mark.parametrize("code", ["while True: pass", "open('f', 'wb').truncate(2**40)"])
def test_a_program_limits_itself_where_cvtex_cannot(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell that becomes the program does it, and passes all arguments on."""
    monkeypatch.delattr("resource.prlimit", raising=False)
    process = python(tmp_path, code, seconds=0)

    assert tex.wait(process, tmp_path, seconds=_LONG)
    assert process.returncode != 0


@pytest.mark.usefixtures("hears_interrupts")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_no_program_is_lost_when_a_signal_comes_while_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is killed, and what the handler raised goes on."""
    started: list[subprocess.Popen[bytes]] = []
    begin_within = tex._begin_within

    def begin_and_interrupt(*arguments: Any) -> subprocess.Popen[bytes]:
        started.append(begin_within(*arguments))
        os.kill(os.getpid(), signal.SIGINT)
        return started[0]

    monkeypatch.setattr(tex, "_begin_within", begin_and_interrupt)
    with pytest.raises(KeyboardInterrupt):
        python(tmp_path, "import time; time.sleep(60)")

    assert [process.returncode is None for process in started] == [False]


def test_a_program_cannot_fill_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With however many files, each no larger than it may be."""
    monkeypatch.setattr(tex, "_FOLDER", 10_000)
    code = "import time\nfor n in range(9999): open(f'{n}', 'w').write('x' * 99); time.sleep(0.001)"
    process = python(tmp_path, code)

    assert not tex.wait(process, tmp_path, seconds=_LONG)
    assert process.returncode != 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds another process")
def test_a_bound_that_is_there_does_not_lift_the_others(tmp_path: Path) -> None:
    """Whoever runs cvtex may have bound its memory further."""
    code = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
from cvtex.typeset import process as tex
limits = "import resource as r; input(); print(*map(r.getrlimit, (9, 1, 0)))"
command = [sys.executable, "-I", "-c", limits]
process = tex.start(command, Path({str(tmp_path)!r}), {{}}, seconds=5, interactive=True)
process.communicate(b"\\n")
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    bounds = f"({2**29}, {2**29}) ({2**26}, {2**26}) (6, 6)"

    assert read_output(tmp_path / tex.OUT / tex.TERMINAL).strip() == bounds


def test_the_environment_is_the_same_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's own gets in but what a program needs to start."""
    monkeypatch.setenv("TEXINPUTS", "/elsewhere:")
    monkeypatch.setenv("PATH", "/bin")
    monkeypatch.setenv("TMPDIR", "/elsewhere")
    found = tex.clean_environment({"TEXMFCNF": "x"}, 7)

    assert found["TEXINPUTS"] == os.pathsep.join((".", tex.PICTURES, f"../{tex.ASSETS}", ""))
    assert (found["PATH"], found["TEXMFCNF"]) == ("/bin", "x")
    assert found["SOURCE_DATE_EPOCH"] == "7"
    # By its name, a document would reach its folder.
    assert os.name == "nt" or "/elsewhere" not in found.values()
