"""`files.watch`: no way to save a file is missed, and none is taken for two."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from cvtex.files import watch as watching
from cvtex.files.watch import Watch

LONG = 30.0
"""Seconds of the clock below; more than anything here takes."""


class Clock:
    """A clock that only `sleep` moves, and what happens meanwhile.

    So the order of what an editor and a watch do does not depend on the machine.
    """

    def __init__(self) -> None:
        self.now = 1000.0
        self._later: list[tuple[float, Callable[[], object]]] = []

    def sleep(self, seconds: float) -> None:
        """Do what is to be done in these seconds."""
        end = self.now + seconds
        while self._later and self._later[0][0] <= end:
            self.now, action = self._later.pop(0)
            action()
        self.now = end

    def after(self, seconds: float, action: Callable[[], object]) -> None:
        """Do something later."""
        self._later.append((self.now + seconds, action))
        self._later.sort(key=lambda entry: entry[0])


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock of all watches."""
    clock = Clock()
    time_module = SimpleNamespace(monotonic=lambda: clock.now, sleep=clock.sleep)
    monkeypatch.setattr(watching, "time", time_module)
    return clock


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file that is to be watched, from long ago.

    The system's dates have steps of some milliseconds: what is written twice within one of them has
    the same date.
    """
    path = tmp_path / "cv.yaml"
    path.write_text("name: A\n", encoding="utf-8")
    os.utime(path, (1, 1))
    return path


def over(path: Path) -> Iterator[float]:
    """Write over a file."""
    path.write_text("name: B\n", encoding="utf-8")
    yield 0


def by_name(path: Path) -> Iterator[float]:
    """Write beside a file and rename, as vim and `sed -i` do."""
    beside = path.with_name("4913")
    beside.write_text("name: B\n", encoding="utf-8")
    beside.replace(path)
    yield 0


def anew(path: Path) -> Iterator[float]:
    """Delete a file and make it again, after a while."""
    path.unlink()
    yield 0.2
    path.write_text("name: B\n", encoding="utf-8")


def emptied(path: Path) -> Iterator[float]:
    """Empty a file before it is written, after a while."""
    path.write_text("", encoding="utf-8")
    yield 0.2
    path.write_text("name: B\n", encoding="utf-8")


def in_pieces(path: Path) -> Iterator[float]:
    """Write a file piece by piece."""
    with path.open("w", encoding="utf-8") as file:
        for piece in ("name", ": ", "B\n"):
            file.write(piece)
            file.flush()
            yield 0.04


def twice(path: Path) -> Iterator[float]:
    """Save twice in a moment."""
    path.write_text("name:", encoding="utf-8")
    yield 0.01
    path.write_text("name: B\n", encoding="utf-8")


def with_its_old_date(path: Path) -> Iterator[float]:
    """Put another file in the place of one, dated as that is."""
    beside = path.with_name("other")
    beside.write_text("name: B\n", encoding="utf-8")
    status = path.stat()
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(path)
    yield 0


@pytest.mark.parametrize("begun", [0.01, 0.05, 0.06, 0.11])
@pytest.mark.parametrize(
    "save", [over, by_name, anew, emptied, in_pieces, twice, with_its_old_date]
)
def test_a_file_that_is_saved_has_changed_once(
    file: Path, clock: Clock, save: Callable[[Path], Iterator[float]], begun: float
) -> None:
    """However an editor saves, the file is whole when it is told, and it is told once."""
    watch = Watch((file,))
    steps = save(file)

    def step() -> None:
        for seconds in steps:
            clock.after(seconds, step)
            break

    clock.after(begun, step)

    assert watch.wait(LONG) == (file,)
    assert file.read_text(encoding="utf-8") == "name: B\n"
    assert next(steps, None) is None
    assert watch.wait(LONG) == ()


def test_what_does_not_change_is_waited_for(file: Path, clock: Clock) -> None:
    """So many seconds, and hardly longer."""
    assert Watch((file, file.with_name("none.bib"))).wait(3.0) == ()
    assert 1003.0 <= clock.now < 1003.2


def test_a_file_that_comes_and_one_that_goes_have_changed(file: Path) -> None:
    """A bibliography may be named before it is there."""
    bibliography = file.with_name("p.bib")
    watch = Watch((file, bibliography))
    bibliography.write_text("", encoding="utf-8")
    assert watch.wait(LONG) == (bibliography,)
    file.unlink()
    assert watch.wait(LONG) == (file,)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A CV may name one by mistake, and what is in it may change all the time."""
    watch = Watch((tmp_path, tmp_path / "sub"))
    (tmp_path / "sub").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")

    assert watch.wait(LONG) == ()


def test_what_a_link_leads_to_is_watched(file: Path) -> None:
    """It may change, and it may come to be."""
    link, there = file.with_name("link"), file.with_name("there")
    link.symlink_to(there)
    watch = Watch((link, file))
    there.write_text("x", encoding="utf-8")
    assert watch.wait(LONG) == (link,)
    there.write_text("xy", encoding="utf-8")
    assert watch.wait(LONG) == (link,)


def test_a_change_while_nobody_looks_is_seen(file: Path) -> None:
    """Of what was watched before, and of what is new and was written after it was read."""
    old, new = file.with_name("old.bib"), file.with_name("new.bib")
    old.write_text("", encoding="utf-8")
    os.utime(old, (1, 1))
    watch = Watch((file,))
    began = time.time() - 1
    file.write_text("name: B\n", encoding="utf-8")
    new.write_text("", encoding="utf-8")
    watch.follow((file, old, new), since=began)

    assert watch.wait(LONG) == (file, new)
    assert watch.wait(LONG) == ()


def test_what_is_no_longer_named_is_no_longer_watched(file: Path) -> None:
    """A CV may name another bibliography."""
    old = file.with_name("old.bib")
    old.write_text("", encoding="utf-8")
    watch = Watch((file, old))
    watch.follow((file,), since=time.time())
    old.write_text("x", encoding="utf-8")

    assert watch.wait(LONG) == ()


def test_a_file_that_never_rests_is_told_nevertheless(file: Path, clock: Clock) -> None:
    """A log in a folder of templates must not keep a CV from being built."""
    watch = Watch((file,))

    def scribble() -> None:
        file.write_text(file.read_text(encoding="utf-8") + "x", encoding="utf-8")
        clock.after(0.01, scribble)

    clock.after(0.01, scribble)

    assert watch.wait(LONG) == (file,)
    assert clock.now < 1003.0


@pytest.mark.parametrize("name", ["no\0name", "x" * 5000])
def test_what_is_no_name_is_never_there(name: str) -> None:
    """A CV may name anything."""
    assert Watch((Path(name),)).wait(LONG) == ()
