"""`files.project`: a CV reads nothing outside of the folder that it belongs to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex
from cvtex.compiler.survey import survey
from cvtex.diagnostics.codes import Code
from cvtex.files.project import ProjectFiles, project_folder


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    """Return the CV of a project, with a secret beside the project."""
    (tmp_path / "secret.bib").write_text("@misc{secret, title={swordfish}}\n", encoding="utf-8")
    folder = tmp_path / "project" / "cv"
    folder.mkdir(parents=True)
    (folder.parent / "shared.bib").write_text("@misc{k, title={T}, year=2020}\n", encoding="utf-8")
    return folder / "cv.yaml"


def said(cv: Path, name: str, root: Path | None = None) -> list[tuple[Code, str]]:
    """Return what is said of a CV that names a bibliography."""
    cv.write_text(f"name: A B\nbibliography: '{name}'\n", encoding="utf-8")
    return [(one.code, one.message) for one in check(cv, Options(root=root)).diagnostics]


def test_a_repository_is_a_project(cv: Path) -> None:
    """Whatever folder of it the CV lies in; without one it is the CV's own folder."""
    assert project_folder(cv) == cv.parent
    (cv.parents[1] / ".git").mkdir()
    assert project_folder(cv) == cv.parents[1]


@pytest.mark.parametrize("name", ["../../secret.bib", "/etc/passwd", "/dev/zero", "link.bib"])
def test_what_lies_outside_is_not_read(cv: Path, name: str) -> None:
    """By a path with points, an absolute one, a device or a link."""
    (cv.parents[1] / ".git").mkdir()
    if name == "link.bib":
        (cv.parent / name).symlink_to(cv.parents[2] / "secret.bib")
    ((code, message),) = said(cv, name)

    assert code is Code.FILE_UNREADABLE
    assert "lies outside of the CV's folder" in message
    assert "swordfish" not in message


@pytest.mark.parametrize("name", [".git/config", "link.bib"])
def test_git_has_files_of_its_own(cv: Path, name: str) -> None:
    """The settings of a repository may hold a password, also if a link leads to them."""
    folder = cv.parent / ".git"
    folder.mkdir()
    (folder / "config").write_text("swordfish", encoding="utf-8")
    if name == "link.bib":
        (cv.parent / name).symlink_to(folder / "config")
    ((code, message),) = said(cv, name)

    assert code is Code.FILE_UNREADABLE
    assert "git's own folder" in message


@pytest.mark.parametrize(
    ("target", "is_read"),
    [
        ("elsewhere/hosts.yml", False), ("elsewhere/.env", False), ("elsewhere/cv.yaml", True),
        ("project/cv/main.yaml", True), ("project/cv/.git/config", False),
    ],
)  # fmt: skip
def test_a_cv_that_is_a_link_is_a_cv(
    tmp_path: Path, cv: Path, target: str, *, is_read: bool
) -> None:
    """Out of the project it leads to a file of its name only: lines of it appear in messages."""
    (cv.parent / ".git").mkdir()
    aim = tmp_path / target
    aim.parent.mkdir(exist_ok=True)
    aim.write_text("name: A B\nswordfish: 1\n", encoding="utf-8")
    cv.symlink_to(aim)
    compiled = check(cv)

    assert bool(compiled.sources) is is_read
    assert any("swordfish" in d.message for d in compiled.diagnostics) is is_read
    if target.startswith("elsewhere"):
        assert check(cv, Options(root=aim.parent)).sources


def test_what_lies_inside_is_read(cv: Path) -> None:
    """Of the repository, or of the folder that the user allows."""
    assert [code for code, _ in said(cv, "../shared.bib")] == [Code.FILE_UNREADABLE]
    assert said(cv, "../shared.bib", cv.parents[1]) == []
    (cv.parents[1] / ".git").mkdir()
    assert said(cv, "../shared.bib") == []


def test_what_the_user_names_may_be_a_link(cv: Path) -> None:
    """A CV counts where it stands, and a bibliography named on the command line is meant."""
    real = cv.parents[2] / "elsewhere"
    real.mkdir()
    (real / "cv.yaml").write_text("name: A B\nbibliography: p.bib\n", encoding="utf-8")
    cv.symlink_to(real / "cv.yaml")
    (cv.parent / "p.bib").write_text("@misc{k, title={T}, year=2020}\n", encoding="utf-8")
    assert check(cv).diagnostics == ()

    link = cv.parent / "link.bib"
    link.symlink_to(cv.parents[2] / "secret.bib")
    assert survey(link).survey is not None


def test_the_root_is_the_only_folder_then(cv: Path) -> None:
    """Who names one means it."""
    shared = cv.parents[1] / "shared.bib"
    assert ProjectFiles(cv, root=cv.parent).read_text(shared, what="it").value is None
    assert ProjectFiles(cv, root=cv.parents[1]).read_text(shared, what="it").value is not None


@pytest.mark.parametrize("theme", ["../../secret", "/etc", "a/b", "..", "a b"])
def test_a_theme_is_no_path(cv: Path, theme: str) -> None:
    """It is the name of a folder."""
    cv.write_text(f"name: A B\ndesign: {{theme: '{theme}'}}\n", encoding="utf-8")
    (problem,) = check(cv).diagnostics

    assert problem.code is Code.INVALID_VALUE


def test_what_is_too_large_is_refused(cv: Path) -> None:
    """At once, and not after a long time."""
    cv.write_text("name: A B\nlabel: " + "word " * 600_000 + "\n", encoding="utf-8")
    (problem,) = check(cv).diagnostics

    assert problem.code is Code.FILE_UNREADABLE
    assert "longer than" in problem.message


@pytest.mark.parametrize("is_folder", [False, True], ids=["a file", "the folder"])
def test_a_template_leads_to_nothing_outside(cv: Path, *, is_folder: bool) -> None:
    """A link among a stranger's templates prints no file of the machine."""
    (cv.parents[1] / ".git").mkdir()
    secret = cv.parents[2] / "secret"
    secret.mkdir()
    (secret / "header.tex").write_text("swordfish", encoding="utf-8")
    own = cv.parent / "latex_templates"
    if is_folder:
        own.symlink_to(secret)
    else:
        own.mkdir()
        (own / "header.tex").symlink_to(secret / "header.tex")
    cv.write_text("name: A B\n", encoding="utf-8")
    made = to_latex(cv)
    (diagnostic,) = made.diagnostics

    assert made.latex is None
    assert diagnostic.code is Code.FILE_UNREADABLE
    assert "lies outside of the CV's folder" in diagnostic.message
    allowed = to_latex(cv, Options(root=cv.parents[2])).latex
    assert allowed is not None
    assert "swordfish" in allowed


def test_a_template_may_be_a_link_within_the_project(cv: Path) -> None:
    """As where several CVs of a repository share one."""
    (cv.parents[1] / ".git").mkdir()
    (cv.parents[1] / "shared.tex").write_text("shared", encoding="utf-8")
    (cv.parent / "latex_templates").mkdir()
    (cv.parent / "latex_templates" / "header.tex").symlink_to(cv.parents[1] / "shared.tex")
    cv.write_text("name: A B\n", encoding="utf-8")
    made = to_latex(cv)

    assert made.latex is not None
    assert "shared" in made.latex


def test_a_build_remembers_what_it_asked_for(cv: Path) -> None:
    """Files that exist with their digest, others without one: both are inputs of the next build."""
    cv.write_text("name: A B\nbibliography: p.bib\nimage: me.png\n", encoding="utf-8")
    checked = check(cv)

    read = {Path(path).name for path, digest in checked.digests.items() if digest}
    assert read == {"cv.yaml"}
    locales = {"en.yaml", "en.toml"}  # of the user's own, which change the words
    assert {path.name for path in checked.files} == {"cv.yaml", "p.bib", "me.png"} | locales


def test_a_file_that_need_not_exist_is_asked_for_all_the_same(cv: Path) -> None:
    """A template that is added later changes the next build."""
    files = ProjectFiles(cv)
    template = files.own_templates / "header.tex"
    found = files.find_text(template, what="the template")

    assert (found.value, found.diagnostics) == (None, ())
    assert files.digests == {str(template): ""}


@pytest.mark.parametrize("kind", ["loop", "folder", "pipe"])
def test_a_template_that_cannot_be_read_is_an_error(cv: Path, kind: str) -> None:
    """Another one in its place would be a surprise."""
    own = cv.parent / "latex_templates"
    if kind == "loop":
        own.symlink_to(own.name)
    else:
        own.mkdir()
        (own / "header.tex").mkdir() if kind == "folder" else os.mkfifo(own / "header.tex")
    cv.write_text("name: A B\n", encoding="utf-8")
    compiled = to_latex(cv)

    assert compiled.latex is None
    assert {problem.code for problem in compiled.diagnostics} == {Code.FILE_UNREADABLE}
