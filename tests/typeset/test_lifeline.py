"""`typeset.lifeline`: TeX ends with the process that started it, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from cvtex.typeset import process as tex

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has lifelines"),
]

SLEEP = (sys.executable, "-I", "-c", "import time; time.sleep(60)")

PARENT = """
import sys, time
from pathlib import Path
from cvtex.typeset import process
places = [Path(place) for place in sys.argv[1:]]
command = [sys.executable, "-I", "-c", "import time; time.sleep(60)"]
readable = (sys.prefix, sys.base_prefix)
running = [process.start(command, place, {}, seconds=60, readable=readable) for place in places]
print(*(each.pid for each in running), flush=True)
time.sleep(60)
"""


def runs(pid: int) -> bool:
    """Tell whether a process runs; one that has ended may wait for its parent."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def open_files(pid: int) -> set[str]:
    """Return what a process has open: the paths of files, and names such as `pipe:[7]`."""
    found: set[str] = set()
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # the process has closed it meanwhile
            found.add(str(path.readlink()))
    return found


def pipes(pid: int) -> set[str]:
    """Return the pipes that a process has open."""
    return {name for name in open_files(pid) if name.startswith("pipe:")}


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGUSR1])
def test_tex_ends_with_its_parent(number: signal.Signals, tmp_path: Path) -> None:
    """Also by a signal that no program can handle, and one that none expects."""
    places = [tmp_path / "a", tmp_path / "b"]
    for place in places:
        place.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, *map(str, places)], stdout=subprocess.PIPE, encoding="utf-8"
    ) as parent:
        assert parent.stdout is not None
        started = [int(pid) for pid in parent.stdout.readline().split()]
        assert [runs(pid) for pid in started] == [True, True]
        parent.send_signal(number)
    for _ in range(2000):  # some 20 seconds; by itself it would run for a minute
        if not any(map(runs, started)):
            break
        time.sleep(0.01)

    assert [runs(pid) for pid in started] == [False, False]


def test_a_run_does_not_hold_the_lifeline_of_another(tmp_path: Path) -> None:
    """Else it would live as long as the other one."""
    running = [tex.start(SLEEP, tmp_path, {}, seconds=60) for _ in range(2)]
    try:
        first, second = [pipes(process.pid) for process in running]
        assert (len(first), len(second)) == (1, 1)
        assert first != second
    finally:
        for process in running:
            tex.kill(process)


def test_nothing_stays_open(tmp_path: Path) -> None:
    """A service that runs for long has no descriptors left of its runs, nor of what failed."""
    # Other descriptors may come and go meanwhile, such as those of a thread that imports.
    open_before = pipes(os.getpid())
    process = tex.start(SLEEP, tmp_path, {}, seconds=60)
    tex.kill(process)
    del process
    with pytest.raises(FileNotFoundError):
        tex.start([str(tmp_path / "none")], tmp_path, {}, seconds=60)

    assert pipes(os.getpid()) <= open_before
    assert not [place for place in open_files(os.getpid()) if place.startswith(str(tmp_path))]
