"""`cli.limits`: a run that does not end is ended, with a message; a library is not bound."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

import cvtex
from cvtex.cli.limits import more_time

pytestmark = pytest.mark.slow

LONG = 300.0
"""More seconds than anything here takes, however busy the machine is."""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither timer nor limit")


@posix
@pytest.mark.parametrize(
    "endless",
    [
        "bounds.SECONDS = 0.2; commands.validate = lambda *_: sum(1 for _ in iter(int, 1))",
        pytest.param(
            "bounds._MEMORY = 2**30; commands.validate = lambda *_: len(bytearray(2**31))",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory"),
        ),
    ],
    ids=["time", "memory"],
)
def test_what_does_not_end_ends_in_a_message(endless: str) -> None:
    """In place of a command there is something that takes all that it can have."""
    code = (
        "import sys; from cvtex import __main__; from cvtex.cli import commands, limits as bounds\n"
        f"{endless}\nsys.argv = ['cvtex', 'validate']; __main__.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False,
        timeout=LONG,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith("error: the CV, or a file that it names, takes more")
    assert "help: " in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a program that cannot itself")
def test_the_system_ends_what_python_cannot() -> None:
    """A library that does not return runs no handler of Python; what cvtex starts is bound too."""
    code = (
        "import resource as r, sys; from cvtex.cli import limits\n"
        "limits._LAST_SECONDS = 1; limits.SECONDS = 99.0; limits.limit_this_process()\n"
        "limits.more_time()\n"
        "print(r.getrlimit(r.RLIMIT_CPU)[0], *r.getrusage(r.RUSAGE_SELF)[:2], flush=True)\n"
        "import re; re.match('(a+)+b', 'a' * 60)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=LONG
    )
    limit, *taken = map(float, done.stdout.split())

    assert limit <= sum(taken) + 1
    assert done.returncode == -signal.SIGXCPU


@posix
def test_a_library_does_not_bound_its_program() -> None:
    """Nor does more time bind what was free."""
    more_time()
    cvtex.load("none.yaml")

    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
