"""`starter.named`: a starter for a person who is known, with that person's publications."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cvtex.cli.app import app
from cvtex.cli.starter import new_cv
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code
from cvtex.starter import starter_cv
from cvtex.starter.named import named_cv

BIB = """
@article{a, author={Lovelace, Ada and Doe, Jo}, title={One}, journal={J}, year=2019}
@article{b, author={A. K. Lovelace}, title={Two}, journal={J}, year=2018}
@conference{c, author={Ada Lovelace}, title={Three}, booktitle={C}, year=2017}
@phdthesis{e, author={Ada Lovelace}, title={Four}, school={S}, year=2010}
"""


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """Return a bibliography outside the folder of the CV."""
    path = tmp_path / "downloads" / "my papers.bib"
    path.parent.mkdir()
    path.write_text(BIB, encoding="utf-8")
    return path


def codes_of(cv: Path) -> list[Code]:
    return [problem.code for problem in check(cv).diagnostics]


def test_the_publications_of_a_file_are_listed(tmp_path: Path, bibliography: Path) -> None:
    """In a section for each kind that it has, with the owner found; the file is copied."""
    folder = tmp_path / "cv"
    made = new_cv(folder, "Ada Lovelace", bibliography)

    names = ("cv.yaml", "my papers.bib", "cv.schema.json")
    assert made.value == tuple(folder / name for name in names)
    assert (folder / "my papers.bib").read_bytes() == bibliography.read_bytes()
    document = check(folder / "cv.yaml").document
    assert document is not None
    lists = {str(s.title[0].text): s.blocks[0].publications for s in document.sections}  # type: ignore[union-attr]  # plain text
    assert {title: len(shown) for title, shown in lists.items() if shown} == {
        "Journal Articles": 2, "Conference Papers": 1, "Theses": 1,
    }  # fmt: skip
    assert all(any(a.is_owner for a in shown.authors) for shown in document.publications)


@pytest.mark.parametrize("with_bibliography", [True, False])
def test_only_placeholders_are_left(
    tmp_path: Path, bibliography: Path, *, with_bibliography: bool
) -> None:
    """They are one warning, and nothing is of the invented person of the other starter."""
    folder = tmp_path / "cv"
    new_cv(folder, "Ada Lovelace", bibliography if with_bibliography else None)
    text = (folder / "cv.yaml").read_text(encoding="utf-8")
    invented = starter_cv()

    assert codes_of(folder / "cv.yaml") == [Code.PLACEHOLDER]
    person = ("Mara", "Lindqvist", "Uppsala", "Northern", "Fjord", "Arctic", "fstkit", "Swedish")
    assert [word for word in person if word in invented] == [*person]
    assert [word for word in person if word in text] == []
    assert "example.org" not in text
    assert "555" not in text


def test_a_file_in_the_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not copied, and its path is relative to the CV."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "mine.bib").write_text(BIB, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = new_cv(Path(), "Ada Lovelace", Path("bib/mine.bib"))

    assert made.value == (Path("cv.yaml"), Path("cv.schema.json"))
    assert "bibliography: bib/mine.bib\n" in Path("cv.yaml").read_text(encoding="utf-8")
    assert codes_of(Path("cv.yaml")) == [Code.PLACEHOLDER]


def test_preprints_of_listed_papers_have_no_section(tmp_path: Path) -> None:
    """They are shown with the papers, so that a list of them would be empty."""
    source = tmp_path / "p.bib"
    preprint = "@misc{p, author={Ada Lovelace and Jo Doe}, title={One}, eprint={2001.00001},"
    source.write_text(BIB + preprint + " archiveprefix={arXiv}, year=2018}\n", encoding="utf-8")
    new_cv(tmp_path / "cv", "Ada Lovelace", source)

    assert codes_of(tmp_path / "cv" / "cv.yaml") == [Code.PLACEHOLDER]


@pytest.mark.parametrize("taken", ["cv.yaml", "my papers.bib", "cv.schema.json"])
def test_nothing_is_overwritten(tmp_path: Path, bibliography: Path, taken: str) -> None:
    """Also the copy of the bibliography is not written over another file."""
    folder = tmp_path / "cv"
    folder.mkdir()
    (folder / taken).write_text("mine", encoding="utf-8")
    made = new_cv(folder, "Ada Lovelace", bibliography)

    assert [problem.code for problem in made.diagnostics] == [Code.FILE_UNWRITABLE]
    assert [path.name for path in folder.iterdir()] == [taken]
    assert (folder / taken).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name", ["Ada: Lovelace", "O'Brien #1", "null", "[x]", '“Q” \\ "x"', "- a", "葛飾 北斎", "1e3"]
)
def test_any_name_is_kept(tmp_path: Path, name: str) -> None:
    """Whatever it means to YAML."""
    (tmp_path / "cv.yaml").write_text(named_cv(name, None, {}), encoding="utf-8")
    document = check(tmp_path / "cv.yaml").document

    assert document is not None
    assert document.name == name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "p.bib"), "--from needs the name of the person"),
        (("--name", "  ", "--from", "p.bib"), "--from needs the name of the person"),
        (("--name", "A", "--from", "p.txt"), "`p.txt` is not a .bib file"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], message: str) -> None:
    """With an exit code for a wrong command line."""
    result = CliRunner().invoke(app, ["new", "nowhere", *arguments])

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())


def test_a_missing_bibliography_is_an_error(tmp_path: Path) -> None:
    """Nothing is written."""
    made = new_cv(tmp_path / "cv", "Ada Lovelace", tmp_path / "none.bib")

    assert [problem.code for problem in made.diagnostics] == [Code.FILE_NOT_FOUND]
    assert not (tmp_path / "cv").exists()
