"""`compiler.failed`: what a failed PDF leaves, and what belongs to the user."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cvtex.compiler.failed import failed_files, keep, remove
from cvtex.diagnostics.codes import Code
from cvtex.files.write import STANDARD_OUTPUT

posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@pytest.mark.parametrize(
    ("target", "name"), [(Path("out/x.pdf"), "out/x"), (None, "cv"), (STANDARD_OUTPUT, "cv")]
)
def test_the_files_are_beside_the_pdf(target: Path | None, name: str) -> None:
    """Or beside the CV, if the PDF has no path."""
    assert failed_files(Path("cv.yaml"), target) == (
        Path(f"{name}.failed.tex"), Path(f"{name}.failed.log"),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["one\ntwo\n", "one\ntwo"])
def test_a_kept_file_keeps_its_lines(tmp_path: Path, text: str) -> None:
    """The line of cvtex is the last; the file is overwritten and removed by later builds."""
    path = tmp_path / "cv.failed.tex"
    for content in ("older and longer\n" * 9, text):
        assert keep({path: content}) == ((path,), ())
    assert path.read_text(encoding="utf-8").splitlines()[:2] == ["one", "two"]
    assert path.read_text(encoding="utf-8").startswith("one\ntwo\n% Written by cvtex")
    remove([path])
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"mine", b"\\documentclass{article}\n" * 99])
def test_a_file_of_the_user_stays(tmp_path: Path, content: bytes) -> None:
    """It is neither overwritten nor deleted, and no other file is written then."""
    path, log = tmp_path / "cv.failed.tex", tmp_path / "cv.failed.log"
    path.write_bytes(content)
    kept, (problem,) = keep({path: "text", log: "log"})

    assert kept == ()
    assert problem.code is Code.FILE_UNWRITABLE
    assert "not written by cvtex" in problem.message
    assert problem.hints
    remove([path])
    keep({path: ""})
    assert path.read_bytes() == content
    assert not log.exists()


@posix
def test_a_link_stays(tmp_path: Path) -> None:
    """Also a link to a file of cvtex."""
    path = tmp_path / "cv.failed.tex"
    keep({tmp_path / "x": "text"})
    path.symlink_to(tmp_path / "x")

    assert keep({path: "new"})[0] == ()
    remove([path])
    assert path.is_symlink()
    assert (tmp_path / "x").read_text(encoding="utf-8").startswith("text")
