"""Of which program a file is, told by its name and its values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvtex.importers.formats import FORMATS
from cvtex.importers.guess import guess
from cvtex.importers.importing import import_file

HERE = Path(__file__).parent / "cases"
CASES = sorted(path for path in HERE.glob("*/*") if path.is_dir())
PICTURES = {".png", ".jpg", ".jpeg"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_the_kind_of_a_case_is_told(case: Path) -> None:
    """Every file of a format is known for one, whatever its name is."""
    files = [path for path in case.iterdir() if path.name != "expected"]
    named = [path for path in files if path.stem == "input"]
    (file,) = named or [path for path in files if path.suffix not in PICTURES]

    assert guess(file).value == case.parent.name


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_has_a_case(kind: str) -> None:
    """So that its kind is told, and what it becomes is known."""
    assert [case for case in CASES if case.parent.name == kind]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("cv", '{"basics": {"name": "Mara"}}', "json-resume"),
        ("resume.json.bak", '\ufeff  {"basics": {"name": "Mara"}}', "json-resume"),
        ("mara.cv", "cv: {name: Mara}", "rendercv"),
        ("resume.json", '// mine\n{"basics": {"name": "Mara",}}', "json-resume"),
    ],
)
def test_a_kind_is_told_by_the_content(tmp_path: Path, name: str, text: str, kind: str) -> None:
    """Where the name says nothing of how the file is written."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert guess(tmp_path / name).value == kind


OTHERS = [
    ("a.json", "[]"),
    ("b.json", "3"),
    ("c.yaml", "text"),
    ("d.yml", "work: {a: b}"),
    ("e.toml", "a = 1"),
    ("f.json", json.dumps({"name": "x", "version": "1.0", "dependencies": {}})),
    ("g.xml", "<a/>"),
    ("h.csv", "a,b\n1,2\n"),
    ("i", "x"),
]


@pytest.mark.parametrize(("name", "text"), OTHERS)
def test_no_other_file_is_taken_for_one(tmp_path: Path, name: str, text: str) -> None:
    """There is one error, which is not a traceback."""
    (tmp_path / name).write_text(text)
    guessed = guess(tmp_path / name)

    assert guessed.value is None
    assert len(guessed.diagnostics) == 1


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_of_another_kind_is_refused(kind: str) -> None:
    """Nobody gets an empty CV, if the kind is wrong."""
    made = import_file(Path("a.json"), kind, b'{"x": {"y": "z"}}')

    assert made.value is None
    assert len(made.diagnostics) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cv.docx", "there is no importer for Word files"),
        ("papers.bib", "`cvtex add {}` adds its publications"),
        ("papers.ris", "`cvtex add {}` adds its publications"),
    ],
)
def test_what_cannot_be_imported_says_what_can_be_done(
    tmp_path: Path, name: str, said: str
) -> None:
    """In one message, which does not speak of a CV of cvtex: nobody has said that it is one."""
    path = tmp_path / name
    path.write_text("% A file\n", encoding="utf-8")
    (problem,) = guess(path).diagnostics

    assert problem.message == f"`{path}` cannot be imported"
    assert problem.hints[0].startswith(said.format(path))


def test_a_link_that_leads_nowhere_is_no_file(tmp_path: Path) -> None:
    """It is not taken for a file of an unknown kind."""
    path = tmp_path / "resume.json"
    path.symlink_to("nowhere")
    (problem,) = guess(path).diagnostics

    assert problem.message == f"the file `{path}` does not exist"


def test_a_wrong_kind_can_be_left_out_for_a_file(tmp_path: Path) -> None:
    """But not for what comes from standard input, which has to have one."""
    path = tmp_path / "cv.yaml"
    path.write_text("other: 1\n", encoding="utf-8")
    (named,) = import_file(path, "json-resume").diagnostics
    (stream,) = import_file(path, "json-resume", b"other: 1\n").diagnostics

    assert named.hints == ("leave out the kind: cvtex tells it by the content of the file",)
    assert (stream.message, stream.hints) == (named.message, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cv.yaml", "cv: {{name: Mara, photo: {}.png, sections: {{work: [Weaves]}}}}"),
        ("cv.json", '{{"basics": {{"name": "Mara", "image": "{}.png"}}}}'),
    ],
)
def test_a_picture_whose_name_no_file_has_is_left(tmp_path: Path, name: str, text: str) -> None:
    """It is not carried over, and all else is."""
    path = tmp_path / name
    path.write_text(text.format("x" * 300), encoding="utf-8")
    made = import_file(path).value

    assert made is not None
    assert [loss.text[:3] for loss in made.losses] == ["xxx"]
