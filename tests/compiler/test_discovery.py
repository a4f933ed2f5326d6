"""`compiler.discovery`: a bibliography leads to the CVs that it can break."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.discovery import cvs_naming


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with CVs that name `bib/p.bib`, another file, or nothing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bib").mkdir()
    files = {
        "cv.yaml": "name: A\nbibliography: bib/p.bib\n",
        "long.yml": "name: A\nbibliography: [other.bib, ./bib/../bib/p.bib]\n",
        "other.yaml": "name: A\nbibliography: p.bib\n",
        "bib/cv.yaml": "name: A\nbibliography: p.bib\n",
        "broken.yaml": "name: [p.bib\n",
        "list.yaml": "- p.bib\n",
        "bytes.yaml": "name: p.bib\0\n",
        "bib/p.bib": "",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_cvs_beside_and_above_are_found() -> None:
    """Whichever way they name it, and none that names another file."""
    names = [path.as_posix() for path in cvs_naming(Path("bib/p.bib"))]

    assert names == ["bib/cv.yaml", "cv.yaml", "long.yml"]


def test_above_an_absolute_path_nothing_is_looked_at(folder: Path) -> None:
    """All folders of a machine are not the user's."""
    assert cvs_naming(folder / "bib" / "p.bib") == (folder / "bib" / "cv.yaml",)


def test_a_folder_that_is_not_there_has_no_cvs() -> None:
    """The file is then told as missing, by whoever reads it."""
    assert cvs_naming(Path("gone/p.bib")) == ()
