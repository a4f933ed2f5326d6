"""`cli.starter`: a starter CV that is complete, and that overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvtex.cli.starter import new_cv
from cvtex.compiler.stages import check
from cvtex.diagnostics.codes import Code
from cvtex.schema.json_schema import cv_schema
from cvtex.schema.kinds.placing import PLACING
from cvtex.schema.section import Section


def test_a_starter_is_valid_as_it_stands(tmp_path: Path) -> None:
    """A newcomer's first CV has nothing to be said against it."""
    made = new_cv(tmp_path)

    names = ("cv.yaml", "publications.bib", "cv.schema.json")
    assert made.value == tuple(tmp_path / name for name in names)
    assert check(tmp_path / "cv.yaml").diagnostics == ()


def test_an_editor_finds_the_schema(tmp_path: Path) -> None:
    """The first line of the CV names the file beside it, which needs no network."""
    new_cv(tmp_path)
    first = (tmp_path / "cv.yaml").read_text(encoding="utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")

    assert json.loads((tmp_path / name).read_text(encoding="utf-8")) == cv_schema()


def test_a_starter_shows_the_common_kinds(tmp_path: Path) -> None:
    """Of the kinds with a template of their own, nearly every one is there to be written over."""
    new_cv(tmp_path)
    document = check(tmp_path / "cv.yaml").document
    assert document is not None
    kinds = {block.kind for section in document.sections for block in section.blocks}

    assert set(Section.KINDS) - set(PLACING) - kinds <= {"contact", "list"}


def test_a_folder_is_made_if_need_be(tmp_path: Path) -> None:
    """Also one within another that is not there yet, with blanks and letters of any language."""
    folder = tmp_path / "mein Ordner" / "履歴書"

    assert new_cv(folder).value is not None
    assert (folder / "cv.yaml").is_file()


@pytest.mark.parametrize("name", ["cv.yaml", "publications.bib", "cv.schema.json"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    """If one of the files exists, neither is written."""
    (tmp_path / name).write_text("mine", encoding="utf-8")
    made = new_cv(tmp_path)

    assert made.value is None
    assert [problem.code for problem in made.diagnostics] == [Code.FILE_UNWRITABLE]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    """What cannot be made into a folder is a message."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")

    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        made = new_cv(folder)

        assert made.value is None
        assert [problem.code for problem in made.diagnostics] == [Code.FILE_UNWRITABLE]
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_the_schema_that_is_there_is_kept(tmp_path: Path) -> None:
    """A CV that was deleted can be written anew beside the schema of the first."""
    new_cv(tmp_path)
    for name in ("cv.yaml", "publications.bib"):
        (tmp_path / name).unlink()
    made = new_cv(tmp_path)

    assert made.value == (tmp_path / "cv.yaml", tmp_path / "publications.bib")
