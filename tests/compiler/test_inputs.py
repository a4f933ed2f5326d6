"""`compiler.inputs`: the files of a CV, from the disk or from memory, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import NO_OPTIONS, Options
from cvtex.compiler.stages import check, to_latex, to_pdf
from cvtex.diagnostics.codes import Code
from cvtex.typeset.engine import Engine

PICTURE = (Path(__file__).parents[1] / "cases/good/picture/photos/portrait_1.png").read_bytes()


def said(folder: Path, image: str, options: Options = NO_OPTIONS) -> list[tuple[Code, str]]:
    (folder / "cv.yaml").write_text(f"name: A B\nimage: {image}\n", encoding="utf-8")
    made = check(folder / "cv.yaml", options)
    return [(one.code, str(one.span).rpartition("cv.yaml")[2]) for one in made.diagnostics]


def test_a_picture_is_on_the_page(tmp_path: Path, engine: Engine) -> None:
    """It is embedded, and the page is another one without it."""
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder" / "mé_1 (2).PNG").write_bytes(PICTURE)
    cv = tmp_path / "cv.yaml"
    cv.write_text("name: A B\nimage: a folder/mé_1 (2).PNG\n", encoding="utf-8")
    made = to_pdf(cv, engine, tex_name="cv.tex")

    assert made.diagnostics == ()
    assert made.pdf is not None
    assert b"/Subtype/Image" in made.pdf.replace(b" ", b"")


def test_a_picture_may_come_from_memory(tmp_path: Path) -> None:
    """As all that a CV is made of."""
    path = str(tmp_path / "me.png")

    assert said(tmp_path, "me.png") == [(Code.FILE_NOT_FOUND, ":2:8")]
    assert said(tmp_path, "me.png", Options(contents={path: PICTURE})) == []
    wrong = Options(contents={path: b"x"})
    assert said(tmp_path, "me.png", wrong) == [(Code.INVALID_VALUE, ":2:8")]


@pytest.mark.parametrize("image", ["../me.png", "link.png"])
def test_a_picture_lies_in_the_project(tmp_path: Path, image: str) -> None:
    """By its path and by what it leads to, unless another folder is allowed."""
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "me.png").write_bytes(PICTURE)
    (folder / "link.png").symlink_to(tmp_path / "me.png")

    assert said(folder, image) == [(Code.FILE_UNREADABLE, ":2:8")]
    assert said(folder, image, Options(root=tmp_path)) == []


def test_a_picture_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Ten megabytes are more than any page shows."""
    with (tmp_path / "me.png").open("wb") as file:
        file.write(PICTURE)
        file.truncate(11 << 20)

    assert said(tmp_path, "me.png") == [(Code.FILE_UNREADABLE, ":2:8")]


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that a web service runs in, with files of its own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".env").write_text("@misc{hunter2}", encoding="utf-8")
    (tmp_path / "me.png").write_bytes(PICTURE)
    (tmp_path / "latex_templates" / "house").mkdir(parents=True)
    (tmp_path / "latex_templates" / "house" / "cv.tex").write_text("house", encoding="utf-8")
    (tmp_path / "latex_templates" / "header.tex").write_text("house", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "line", ["bibliography: .env", "image: me.png", "design: {theme: house}", "bibliography: ['']"]
)
def test_a_cv_from_memory_reads_nothing_else(service: Path, line: str) -> None:
    """It may be anybody's, and the files around the program are not his."""
    contents = {"cv.yaml": f"name: A B\n{line}\n".encode()}
    made = to_latex(Path("cv.yaml"), Options(contents=contents))

    assert made.latex is None
    assert made.sources.keys() == {"cv.yaml"}
    assert "hunter2" not in str(made.diagnostics)
    assert {one.span.line for one in made.diagnostics if one.span} == {2}
    if "''" not in line:
        allowed = to_latex(Path("cv.yaml"), Options(contents=contents, root=service))
        assert len(allowed.sources) + bool(allowed.image) > 1


def test_templates_may_come_from_memory(service: Path) -> None:
    """Those of the disk are not used beside them."""
    cv = {"cv.yaml": b"name: A B\n"}
    plain = to_latex(Path("cv.yaml"), Options(contents=cv))
    given = {**cv, "latex_templates/header.tex": b"\\VAR{cv.name} GIVEN"}
    own = to_latex(Path("cv.yaml"), Options(contents=given))

    assert service.is_dir()
    assert plain.latex is not None
    assert "house" not in plain.latex
    assert own.latex is not None
    assert "A B GIVEN" in own.latex


@pytest.mark.parametrize("spelling", ["cv.yaml", "./cv.yaml", "x/../cv.yaml"])
def test_what_is_given_is_found_by_any_spelling(service: Path, spelling: str) -> None:
    """Else a file of the disk would be read in its place."""
    (service / "cv.yaml").write_text("name: Disk\n", encoding="utf-8")
    contents = {spelling: b"name: Memory\nbibliography: ./p.bib\n", "p.bib": b""}
    for asked in ("cv.yaml", "./cv.yaml"):
        document = check(Path(asked), Options(contents=contents)).document

        assert document is not None
        assert document.name == "Memory"


@pytest.mark.parametrize(
    ("name", "target", "text", "is_shown"),
    [
        ("p.bib", None, "@misc{k}", True),
        ("p.bib", None, "@misc k", True),
        ("p.bib", None, "SECRET=swordfish", False),
        ("p.bib", "q.bib", "@misc{k}", True),
        ("p.bib", ".env", "@misc{k}", False),
        (".env", None, "MAIL=a@example.org", False),
        ("refs.txt", None, "% x\n @misc{k}", True),
    ],
)
def test_only_a_bibliography_is_quoted(
    tmp_path: Path, name: str, target: str | None, text: str, *, is_shown: bool
) -> None:
    """Its lines are shown in messages; those of another file may be secrets."""
    (tmp_path / (target or name)).write_text(text, encoding="utf-8")
    if target:
        (tmp_path / name).symlink_to(target)
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: A B\nbibliography: {name}\n", encoding="utf-8")

    assert (str(tmp_path / name) in check(cv).sources) is is_shown
