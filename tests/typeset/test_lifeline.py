"""`typeset.lifeline`: TeX ends with the process that started it, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from cvtex.typeset import landlock
from cvtex.typeset import process as tex

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has lifelines"),
]

SLEEP = (sys.executable, "-I", "-c", "import time; time.sleep(600)")

PARENT = """
import sys, time
from pathlib import Path
from cvtex.typeset import process
places = [Path(place) for place in sys.argv[1:]]
command = [sys.executable, "-I", "-c", "import time; time.sleep(600)"]
readable = (sys.prefix, sys.base_prefix)
running = [process.start(command, place, {}, seconds=600, readable=readable) for place in places]
print(*(each.pid for each in running), flush=True)
time.sleep(600)
"""


def runs(pid: int) -> bool:
    """Tell whether a process runs; one that has ended may wait for its parent."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def descriptors(pid: int) -> dict[str, str]:
    """Return what a process has open, by number: a path, or the kind and number of a pipe."""
    found: dict[str, str] = {}
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # the process has closed it meanwhile
            found[path.name] = str(path.readlink())
    return found


def pipes(pid: int) -> set[str]:
    """Return the pipes that a process has open."""
    return {name for name in descriptors(pid).values() if name.startswith("pipe:")}


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
    for _ in range(30_000):  # some five minutes; by itself it would run for ten
        if not any(map(runs, started)):
            break
        time.sleep(0.01)
    else:
        for pid in started:
            os.kill(pid, signal.SIGKILL)
        pytest.fail("TeX has not ended with its parent")


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
    # What other tests have had open, such as a socket of a server, may be closed meanwhile.
    open_before = descriptors(os.getpid()).items()
    process = tex.start(SLEEP, tmp_path, {}, seconds=60)
    tex.kill(process)
    del process
    with pytest.raises(FileNotFoundError):
        tex.start([str(tmp_path / "none")], tmp_path, {}, seconds=60)

    assert descriptors(os.getpid()).items() <= open_before


TELL = """
import os, sys
found = []
for number in range(1000):
    try:
        os.fstat(number)
    except OSError:
        continue
    found.append(number)
print(*found)
"""


def test_tex_inherits_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also within the bounds of the kernel, where Python would close each number that there may be.

    What this process has inherited, such as a file that a shell has opened, stays inheritable.
    """
    asked: list[object] = []
    original = subprocess.Popen

    def popen(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        asked.append(options.get("close_fds", True))
        return original(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", popen)
    strange = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(strange, True)  # noqa: FBT003 - it takes no names
    trees = (sys.prefix, sys.base_prefix)
    try:
        for readable in ((), trees):
            command = (sys.executable, "-I", "-c", TELL)
            process = tex.start(command, tmp_path, {}, seconds=60, readable=readable)
            assert tex.wait(process, tmp_path, seconds=300)
            numbers = (tmp_path / tex.OUT / tex.TERMINAL).read_text(encoding="utf-8").split()

            assert numbers[:3] == ["0", "1", "2"]
            assert len(numbers) == 4
            assert str(strange) not in numbers
        assert os.get_inheritable(strange)
    finally:
        os.close(strange)
    assert asked == [True, landlock.version() == 0]
