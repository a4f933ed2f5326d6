"""`files.write`: a file is replaced whole, or stays as it was."""

from __future__ import annotations

import os
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.files.write import Delivery, deliver, out_of_date, write_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="file modes and links are POSIX's")


def left(folder: Path) -> list[str]:
    """Return the names of all files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    """The bytes are those given, and nothing else is left in the folder."""
    assert write_file(tmp_path / "cv.pdf", b"a\r\n\x00b") is None
    assert (tmp_path / "cv.pdf").read_bytes() == b"a\r\n\x00b"
    assert left(tmp_path) == ["cv.pdf"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """Nothing of a longer file remains behind a shorter one."""
    target = tmp_path / "cv.pdf"
    target.write_bytes(b"long" * 1000)

    assert write_file(target, b"short") is None
    assert target.read_bytes() == b"short"


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_an_old_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    """Who could read the old one can read the new one, and nobody else."""
    target = tmp_path / "cv.pdf"
    target.write_bytes(b"old")
    target.chmod(mode)
    write_file(target, b"new")

    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    """It is made as the user's umask says, not private as temporary files are."""
    (tmp_path / "other").write_bytes(b"")
    write_file(tmp_path / "cv.pdf", b"new")

    assert (tmp_path / "cv.pdf").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced, in its own folder."""
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "cv.pdf"
    target.write_bytes(b"old")
    link = tmp_path / "link.pdf"
    link.symlink_to(target)
    write_file(link, b"new")

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert left(tmp_path) == ["link.pdf", "real"]


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    """The message names the file and the way out."""
    problem = write_file(tmp_path / "out" / "cv.pdf", b"")

    assert problem is not None
    assert problem.code is Code.FILE_UNWRITABLE
    assert "folder does not exist" in problem.message
    assert "make the folder first" in problem.hints


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    """A folder is not replaced by a file, and nothing is left beside it."""
    (tmp_path / "cv.pdf").mkdir()
    problem = write_file(tmp_path / "cv.pdf", b"new")

    assert problem is not None
    assert problem.code is Code.FILE_UNWRITABLE
    assert left(tmp_path) == ["cv.pdf"]


@pytest.mark.parametrize("step", ["chmod", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whatever step fails, the old bytes are there and nothing else is."""
    target = tmp_path / "cv.pdf"
    target.write_bytes(b"old")

    def fail(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, step, fail)
    problem = write_file(target, b"new")

    assert problem is not None
    assert "Permission denied" in problem.message
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["cv.pdf"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a file is never seen."""
    target = tmp_path / "cv.pdf"
    target.write_bytes(b"old")

    def full(handle: int, *_: object) -> NoReturn:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    problem = write_file(target, b"new")
    monkeypatch.undo()

    assert problem is not None
    assert "No space left" in problem.message
    assert target.read_bytes() == b"old"
    assert left(tmp_path) == ["cv.pdf"]


def test_several_writers_never_mix(tmp_path: Path) -> None:
    """Of writers at the same time one wins, whole."""
    target = tmp_path / "cv.pdf"
    texts = [bytes([65 + number]) * 100_000 for number in range(8)]
    threads = [threading.Thread(target=write_file, args=(target, text)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert target.read_bytes() in texts
    assert left(tmp_path) == ["cv.pdf"]


@posix
def test_threads_do_not_take_the_mask_of_each_other_for_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each new file has the mode that the user's umask gives, and the umask stays as it is."""
    both, ask = threading.Barrier(2), os.umask
    before = ask(0o027)

    def umask(mask: int) -> int:
        found = ask(mask)
        with suppress(threading.BrokenBarrierError):
            both.wait(0.05)
        return found

    monkeypatch.setattr(os, "umask", umask)
    try:
        with ThreadPoolExecutor() as executor:
            for name in "ab":
                executor.submit(write_file, tmp_path / name, b"")
    finally:
        found = ask(before)

    assert found == 0o027
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"] == [0o640, 0o640]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    """But nothing that another one may be writing, and nothing of anybody else's."""
    names = ".cv.pdf-cvtex-old", ".cv.pdf-cvtex-new", ".cv.pdf-other", ".other.pdf-cvtex-old"
    for name in names:
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, None if "new" in name else (1, 1))
    write_file(tmp_path / "cv.pdf", b"new")

    assert left(tmp_path) == sorted({*names, "cv.pdf"} - {".cv.pdf-cvtex-old"})


@posix
@pytest.mark.parametrize("is_link", [False, True])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_result_is_not_written_to_a_device_or_a_pipe_without_a_reader(
    tmp_path: Path, kind: str, *, is_link: bool
) -> None:
    """Nobody may read it; a comparison does not wait either, and nothing is replaced."""
    place = Path("/dev/full") if kind == "device" else tmp_path / "pipe"
    if kind == "pipe":
        os.mkfifo(place)
    target = place
    if is_link:
        target = tmp_path / "cv.pdf"
        target.symlink_to(place)
    before = left(tmp_path)
    written, failures = deliver(target, b"%PDF-", inputs=(), project=None, check=False)
    compared = out_of_date(target, b"%PDF-")

    assert written is Delivery.REFUSED
    assert [failure.code for failure in failures] == [Code.FILE_UNWRITABLE]
    assert compared is not None
    assert compared.code is Code.OUT_OF_DATE
    assert left(tmp_path) == before
    assert not place.is_file()


@posix
def test_a_pipe_is_written_while_somebody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than the pipe holds needs a reader that goes on; one that stops is not waited for."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert write_file(pipe, b"data") is None
    assert os.read(reader, 10) == b"data"
    monkeypatch.setattr("cvtex.files.write._STALL", 0.1)
    stalled = write_file(pipe, bytes(2**20))
    os.close(reader)

    assert stalled is not None
    assert "nobody reads on" in stalled.message
    for limit in ("_STALL", "_PATIENCE"):  # however busy the machine is
        monkeypatch.setattr(f"cvtex.files.write.{limit}", 300.0)
    with ThreadPoolExecutor() as executor:
        read = executor.submit(pipe.read_bytes)
        assert write_file(pipe, bytes(2**20)) is None
        assert read.result() == bytes(2**20)


@posix
def test_a_stream_that_the_user_names_is_written(tmp_path: Path) -> None:
    """A shell passes a pipe as `/dev/fd/63`, and `/dev/null` takes everything."""
    reader, writer = os.pipe()
    assert write_file(Path(f"/dev/fd/{writer}"), b"data") is None
    os.close(writer)
    with os.fdopen(reader, "rb") as file:
        assert file.read() == b"data"
    assert write_file(Path("/dev/null"), b"data") is None
    (tmp_path / "null").symlink_to("/dev/null")
    assert write_file(tmp_path / "null", b"data") is not None


@posix
@pytest.mark.parametrize(
    ("name", "content", "is_named", "is_written"),
    [
        ("README", b"# Read me\n", False, False),
        ("README", b"# Read me\n", True, False),
        ("cv.pdf", b"# Read me\n", False, False),
        ("paper.pdf", b"%PDF-1.4", False, False),
        ("Makefile", None, False, False),
        ("cv.pdf", b"%PDF-1.4", False, True),
        ("cv.pdf", b"", False, True),
        ("cv.pdf", None, False, True),
        ("2026.pdf", b"%PDF-1.4", True, True),
        ("2026.pdf", None, True, True),
    ],
)
def test_a_link_is_followed_only_to_an_older_version(
    tmp_path: Path, name: str, content: bytes | None, *, is_named: bool, is_written: bool
) -> None:
    """Whoever made the link must not choose what is overwritten."""
    target = tmp_path / "out" / name
    target.parent.mkdir()
    if content is not None:
        target.write_bytes(content)
    link = tmp_path / "cv.pdf"
    link.symlink_to(target)
    project = None if is_named else tmp_path
    delivery, _ = deliver(link, b"%PDF-1.5", inputs=(), project=project, check=False)

    assert delivery is (Delivery.WRITTEN if is_written else Delivery.REFUSED)
    assert link.is_symlink()
    assert target.exists() is (is_written or content is not None)
    if target.exists():
        assert target.read_bytes() == (b"%PDF-1.5" if is_written else content)


@posix
@pytest.mark.parametrize("name", ["loop", "loop/cv.pdf", "a\0b", "a" * 300])
def test_a_path_that_cannot_be_written_is_a_diagnostic(tmp_path: Path, name: str) -> None:
    """Whatever the system says about it."""
    (tmp_path / "loop").symlink_to("loop")
    target = tmp_path / name
    written, failures = deliver(target, b"x", inputs=(), project=tmp_path, check=False)

    assert written is Delivery.REFUSED
    assert [failure.code for failure in failures] == [Code.FILE_UNWRITABLE]
    assert out_of_date(target, b"x") is not None
    assert left(tmp_path) == ["loop"]


def test_nothing_is_left_of_a_write_that_ctrl_c_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is as it was, and nothing lies beside it."""

    def interrupt(_path: Path, _mode: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "cv.pdf").write_bytes(b"old")
    monkeypatch.setattr(Path, "chmod", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "cv.pdf", b"new")

    assert left(tmp_path) == ["cv.pdf"]
    assert (tmp_path / "cv.pdf").read_bytes() == b"old"
