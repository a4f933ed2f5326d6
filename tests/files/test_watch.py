"""`files.watch`: no way to save a file is missed, and none is taken for two."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from cvtex.files.watch import Watch

LONG = 30.0
"""More seconds than anything here takes: a change that is missed is not waited for for ever."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file that is to be watched."""
    path = tmp_path / "cv.yaml"
    path.write_text("name: A\n", encoding="utf-8")
    return path


def over(path: Path) -> None:
    """Write over a file."""
    path.write_text("name: B\n", encoding="utf-8")


def by_name(path: Path) -> None:
    """Write beside a file and rename, as vim and `sed -i` do."""
    beside = path.with_name("4913")
    beside.write_text("name: B\n", encoding="utf-8")
    beside.replace(path)


def anew(path: Path) -> None:
    """Delete a file and make it again, after a while."""
    path.unlink()
    time.sleep(0.2)
    path.write_text("name: B\n", encoding="utf-8")


def in_pieces(path: Path) -> None:
    """Write a file piece by piece."""
    with path.open("w", encoding="utf-8") as file:
        for piece in ("name", ": ", "B\n"):
            file.write(piece)
            file.flush()
            time.sleep(0.005)


def twice(path: Path) -> None:
    """Save twice in a moment."""
    path.write_text("name:", encoding="utf-8")
    time.sleep(0.01)
    path.write_text("name: B\n", encoding="utf-8")


def with_its_old_date(path: Path) -> None:
    """Put another file in the place of one, dated as that is."""
    beside = path.with_name("other")
    beside.write_text("name: B\n", encoding="utf-8")
    status = path.stat()
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(path)


@pytest.mark.parametrize("save", [over, by_name, anew, in_pieces, twice, with_its_old_date])
def test_a_file_that_is_saved_has_changed_once(file: Path, save: Callable[[Path], None]) -> None:
    """However an editor saves, the file is whole when it is told, and it is told once."""
    watch = Watch((file,))
    saving = Timer(0.05, save, (file,))
    saving.start()

    assert watch.wait(LONG) == (file,)
    assert file.read_text(encoding="utf-8") == "name: B\n"
    saving.join()
    assert watch.wait(0.2) == ()


def test_what_does_not_change_is_waited_for(file: Path) -> None:
    """So many seconds, and no longer."""
    assert Watch((file, file.with_name("none.bib"))).wait(0.1) == ()


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

    assert watch.wait(0.1) == ()


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
    over(file)
    new.write_text("", encoding="utf-8")
    watch.follow((file, old, new), since=began)

    assert watch.wait(LONG) == (file, new)
    assert watch.wait(0.1) == ()


def test_what_is_no_longer_named_is_no_longer_watched(file: Path) -> None:
    """A CV may name another bibliography."""
    old = file.with_name("old.bib")
    old.write_text("", encoding="utf-8")
    watch = Watch((file, old))
    watch.follow((file,), since=time.time())
    old.write_text("x", encoding="utf-8")

    assert watch.wait(0.1) == ()


def test_a_file_that_never_rests_is_told_nevertheless(file: Path) -> None:
    """A log in a folder of templates must not keep a CV from being built."""
    watch = Watch((file,))
    stop: list[bool] = []

    def scribble() -> None:
        number = 0
        while not stop:
            number += 1
            file.write_text("x" * number, encoding="utf-8")

    scribbling = Timer(0, scribble)
    scribbling.start()
    try:
        assert watch.wait(LONG) == (file,)
    finally:
        stop.append(True)
        scribbling.join()


@pytest.mark.parametrize("name", ["no\0name", "x" * 5000])
def test_what_is_no_name_is_never_there(name: str) -> None:
    """A CV may name anything."""
    assert Watch((Path(name),)).wait(0.01) == ()
