"""`files.paths`: links are followed, and links in a circle do not raise an exception."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cvtex.compiler.discovery import cvs_naming
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.compiler.survey import survey
from cvtex.diagnostics.codes import Code
from cvtex.files.paths import absolute_path, is_file, is_folder, real_path

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="links and deleted folders of POSIX"
)


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    """Return a link that leads to itself."""
    (tmp_path / "loop").symlink_to("loop")
    return tmp_path / "loop"


@pytest.mark.parametrize("name", ["none", "x" * 300, "a\0b", "file/below", "loop"])
def test_nothing_is_neither_a_file_nor_a_folder(tmp_path: Path, loop: Path, name: str) -> None:
    """Also a name that no file can have, and a link to itself; nothing is raised."""
    (tmp_path / "file").write_bytes(b"")

    assert (is_file(tmp_path / name), is_folder(tmp_path / name)) == (False, False)
    assert (is_file(tmp_path / "file"), is_folder(tmp_path / "file")) == (True, False)
    assert (is_file(tmp_path), is_folder(loop.parent)) == (False, True)


def test_links_are_followed(tmp_path: Path) -> None:
    """The path of a file that exists is that of `Path.resolve`."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")

    assert real_path(tmp_path / "link" / "x") == (tmp_path / "real" / "x").resolve()


@pytest.mark.parametrize("name", ["loop", "loop/x", "loop/../x", "a\0b", "a" * 300])
def test_a_path_that_cannot_be_opened_is_returned(loop: Path, name: str) -> None:
    """Opening it reports the reason."""
    assert isinstance(real_path(loop.parent / name), Path)


@pytest.mark.parametrize("name", ["loop", "loop.bib", "loop/p.bib", "a\\0b", "a" * 300])
@pytest.mark.parametrize("key", ["bibliography", "image"])
def test_a_cv_may_name_a_link_in_a_circle(loop: Path, key: str, name: str) -> None:
    """The diagnostic is at the name."""
    (loop.parent / "loop.bib").symlink_to("loop.bib")
    cv = loop.parent / "cv.yaml"
    cv.write_text(f'name: A B\n{key}: "{name}"\n', encoding="utf-8")
    problems = check(cv).diagnostics

    assert {problem.span.line for problem in problems if problem.span} == {2}
    assert cvs_naming(loop.parent / "loop.bib") in {(), (cv,)}


@pytest.mark.parametrize("name", ["loop", "loop/cv.yaml", "loop.bib"])
def test_the_file_itself_may_be_a_link_in_a_circle(loop: Path, name: str) -> None:
    """It cannot be read, and the message says why."""
    (loop.parent / "loop.bib").symlink_to("loop.bib")
    path = loop.parent / name
    (problem,) = (survey if name.endswith("bib") else check)(path).diagnostics

    assert problem.code is Code.FILE_UNREADABLE
    assert "symbolic links" in problem.message


def test_the_root_may_be_a_link_in_a_circle(loop: Path) -> None:
    """Then no file is below it."""
    cv = loop.parent / "cv.yaml"
    cv.write_text("name: A B\nbibliography: p.bib\n", encoding="utf-8")
    (loop.parent / "p.bib").write_text("", encoding="utf-8")
    (problem,) = check(cv, Options(root=loop)).diagnostics

    assert problem.code is Code.FILE_UNREADABLE
    assert "lies outside" in problem.message


@pytest.fixture
def deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that was the current one until it was deleted."""
    folder = tmp_path / "deleted"
    folder.mkdir()
    (tmp_path / "p.bib").write_text("@misc{k, title={T}}")
    monkeypatch.chdir(folder)
    folder.rmdir()
    return folder


@pytest.mark.parametrize(
    ("root", "message"),
    [
        (None, "`../p.bib` was not passed in `contents`"),
        (Path(), "`../p.bib` cannot be found: the current folder does not exist any more"),
    ],
)
@pytest.mark.usefixtures("deleted")
def test_the_current_folder_may_have_been_deleted(root: Path | None, message: str) -> None:
    """A CV in memory is checked all the same, and reads nothing beside the folder."""
    cv = b"name: A\nbibliography: ../p.bib\nsections: [{title: T, text: A *text*}]\n"
    found = check(Path("cv.yaml"), Options(contents={"cv.yaml": cv}, root=root)).diagnostics

    assert [problem.message for problem in found] == [message]


def test_a_path_stays_relative_without_a_current_folder(deleted: Path) -> None:
    """And a path from the root on is that."""
    assert absolute_path(Path("a")) == Path("a")
    assert absolute_path(deleted) == deleted
