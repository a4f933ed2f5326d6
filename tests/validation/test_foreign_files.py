"""Files that hold CVs and that cvtex does not read: what is said when they are given to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import check
from cvtex.diagnostics import Code
from cvtex.importers.formats import FORMATS
from cvtex.validation.foreign import _PROGRAMS
from cvtex.validation.foreign_files import _KINDS

NONE = "there is no importer for"
FILES = [
    ("cv.tex", b"\\documentclass{moderncv}", f"{NONE} LaTeX"),
    ("cv.docx", b"PK\x03\x04\0", f"{NONE} Word files"),
    ("cv.odt", b"PK\x03\x04\0", f"{NONE} text documents"),
    ("My CV.PDF", b"%PDF-1.7\0", "`cvtex import europass 'My CV.PDF'`"),
    ("cv.xml", b"<?xml?><a: b>", "`cvtex import europass cv.xml`"),
    ("data.zip", b"PK\x03\x04\0", "`cvtex import linkedin data.zip`"),
    ("cv.md", b"# Jane Doe\n\n- a\n", f"{NONE} Markdown"),
    ("cv.txt", b"Jane Doe", f"{NONE} plain text"),
    ("my.bib", b"@misc{a, title = {A}}", "`cvtex add my.bib`"),
    ("a b.ris", b"TY  - JOUR\nER  -\n", "`cvtex add 'a b.ris'`"),
]


@pytest.mark.parametrize(("name", "data", "said"), FILES)
def test_a_file_gets_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, said: str
) -> None:
    """It has the command that imports the file, or says that there is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(data)
    (problem,) = check(Path(name)).diagnostics

    assert problem.code is Code.FOREIGN_FORMAT
    assert problem.message == f"`{name}` is not a CV of cvtex"
    assert said in problem.hints[0]


def test_a_cv_may_have_any_name(tmp_path: Path) -> None:
    """What is a CV is read, and what is not there is not found."""
    (tmp_path / "cv.txt").write_text("name: A\nsections: [{title: T, text: x}]\n")

    assert check(tmp_path / "cv.txt").diagnostics == ()
    assert [d.code for d in check(tmp_path / "cv.md").diagnostics] == [Code.FILE_NOT_FOUND]


def test_the_commands_exist() -> None:
    """A message names only kinds that there are."""
    kinds = {program.kind for program in _PROGRAMS} | {kind for kind, _ in _KINDS.values()}

    assert kinds - {""} <= {*FORMATS}
