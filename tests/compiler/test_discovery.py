"""`compiler.discovery`: a bibliography leads to the CVs that it can break."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.discovery import cvs_including, cvs_naming


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


@pytest.fixture
def parts(folder: Path) -> Path:
    """Add CVs in parts, in every syntax, and a bibliography that only a part names."""
    (folder / "s").mkdir()
    files = {
        "whole.yaml": "name: A\ninclude: [top.toml]\nsections: [{include: s/one.yaml}]\n",
        "top.toml": 'bibliography = "s/q.bib"\n',
        "s/one.yaml": "title: One\nlist: {include: deep.json}\n",
        "s/deep.json": "[]",
        "short.json": '{"include": "whole.yaml", "sections": []}',
        "circle.yaml": "x: {include: s/around.yaml}\n",
        "s/around.yaml": "x: {include: ../circle.yaml}\n",
        "s/q.bib": "",
        "s/alone.yaml": "title: Alone\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("parts")
@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("top.toml", ["whole.yaml"]),
        ("s/one.yaml", ["whole.yaml"]),
        ("s/deep.json", ["whole.yaml"]),
        ("whole.yaml", []),
        ("s/alone.yaml", []),
        ("s/around.yaml", []),
        ("none.yaml", []),
    ],
)
def test_a_part_leads_to_its_cv(part: str, expected: list[str]) -> None:
    """Directly or through other parts; a file with a name and sections is a CV of its own."""
    assert [path.as_posix() for path in cvs_including(Path(part))] == expected


@pytest.mark.usefixtures("parts")
def test_a_bibliography_that_a_part_names_leads_to_its_cv() -> None:
    """The part is not checked as if it were a CV."""
    assert cvs_naming(Path("s/q.bib")) == (Path("whole.yaml"),)
