"""`files.read`: only regular files are read, at once, and only so much of them."""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.files.read import NotRegularError, digest_of, open_regular, read_data, read_source

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are POSIX's")


def special(folder: Path, kind: str) -> Path:
    """Return the path of something that is not a file."""
    path = folder / "it"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "link to a pipe":
            os.mkfifo(folder / "pipe")
            path.symlink_to("pipe")
        case "folder":
            path.mkdir()
        case "socket":
            with socket.socket(socket.AF_UNIX) as end:
                end.bind(os.path.relpath(path))
        case _:
            path.symlink_to(kind)
    return path


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("pipe", "a pipe"), ("link to a pipe", "a pipe"), ("folder", "a folder"),
        ("socket", "a socket"), ("/dev/zero", "a device"), ("/dev/null", "a device"),
        ("/dev/tty", "a device"),
    ],
)  # fmt: skip
def test_only_regular_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, what: str
) -> None:
    """The message says what it is, and nothing waits for data."""
    monkeypatch.chdir(tmp_path)
    path = special(tmp_path, kind)
    (problem,) = read_data(path, what="the CV").diagnostics

    assert problem.code is Code.FILE_UNREADABLE
    assert problem.message == f"the CV `{path}` is {what}, not a file"
    assert digest_of(path) is None


def test_a_folder_in_the_place_of_a_cv_says_where_the_cv_is(tmp_path: Path) -> None:
    """If it has one of the usual name."""
    (unknown,) = read_data(tmp_path, what="the CV").diagnostics
    (tmp_path / "cv.yaml").write_bytes(b"name: A")
    (problem,) = read_data(tmp_path, what="the CV").diagnostics

    assert unknown.hints == ()
    assert problem.hints == (f"name the file in it: `{tmp_path / 'cv.yaml'}`",)
    assert read_data(tmp_path, what="the picture").diagnostics[0].hints == ()


def test_a_misspelt_name_has_a_suggestion(tmp_path: Path) -> None:
    """Of a file of the same type: one of another would not be what is meant."""
    for name in ("papers.bib", "paper.bak", "pubs.bib"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "paper.bib.bib").mkdir()

    def hints(path: Path) -> tuple[str, ...]:
        (problem,) = read_data(path, what="the bibliography").diagnostics
        return problem.hints

    assert hints(tmp_path / "paper.bib") == ("did you mean `papers.bib`?",)
    assert hints(tmp_path / "other.bib") == ()
    assert hints(tmp_path / "pu.bib") == ()
    assert hints(tmp_path / "none" / "paper.bib") == ()


def test_what_is_opened_is_examined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process may replace a file by a pipe just before it is opened."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    regular = (tmp_path / "file").stat()
    monkeypatch.setattr(Path, "stat", lambda _: regular)

    with pytest.raises(NotRegularError, match="a pipe"):
        open_regular(tmp_path / "pipe")


def test_what_is_opened_can_be_read(tmp_path: Path) -> None:
    """Also through a link."""
    (tmp_path / "file").write_bytes(b"a\r\nb")
    (tmp_path / "link").symlink_to("file")
    with open_regular(tmp_path / "link") as file:
        assert stat.S_ISREG(os.fstat(file.fileno()).st_mode)
        assert file.read() == b"a\r\nb"


@pytest.mark.parametrize("name", ["a\0b", "a" * 300, "loop"])
def test_a_name_that_cannot_be_opened_is_a_diagnostic(tmp_path: Path, name: str) -> None:
    """Whatever the system says about it."""
    (tmp_path / "loop").symlink_to("loop")
    (problem,) = read_source(tmp_path / name, what="the bibliography").diagnostics

    assert problem.code is Code.FILE_UNREADABLE


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    """A file that does not exist has an empty digest, and one that is too large none."""
    (tmp_path / "x").write_bytes(b"abc")

    assert digest_of(tmp_path / "x") == hashlib.sha256(b"abc").hexdigest()
    assert digest_of(tmp_path / "none") == ""
    assert digest_of(tmp_path / "x" / "y") == ""
    assert digest_of(tmp_path / "x", largest=2) is None
    assert digest_of(tmp_path / "x", largest=3)
