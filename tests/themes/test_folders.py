"""`themes.folders`: the places of themes, their order, and what a theme of their names is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.diagnostics import Code
from cvtex.files import resources
from cvtex.themes import Templates, find_theme

SHIPPED = resources.templates()


def written(folder: Path, manifest: str = "", **files: str) -> Path:
    """Write a theme to a folder, and return the folder."""
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text(manifest, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.tex").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """Return a theme `slate` in each place but cvtex; each has another size of paper."""
    written(tmp_path / "own" / "slate", "base: classic\ndesign: {paper: a4}\n")
    written(tmp_path / "user" / "slate", "base: modern\ndesign: {paper: a5}\n")
    package = written(tmp_path / "package", "base: modern\ndesign: {paper: legal}\n")
    return Templates(tmp_path / "own", SHIPPED, user=tmp_path / "user", packages={"slate": package})


@pytest.mark.parametrize(("places", "paper"), [
    (("own", "user", "package"), "a4"),
    (("user", "package"), "a5"),
    (("package",), "legal"),
])  # fmt: skip
def test_the_first_place_with_a_theme_has_it(
    templates: Templates, places: tuple[str, ...], paper: str
) -> None:
    """Beside the CV, in the user's settings, in a package; only that one counts."""
    for place, path in (("own", templates.own / "slate"), ("user", templates.own.parent / "user")):
        if place not in places:
            path.rename(path.with_name("gone"))
    theme = find_theme(templates, "slate").value

    assert theme is not None
    assert theme.design.paper == paper
    assert (SHIPPED / "modern" in theme.folders) == (paper != "a4")


def test_a_theme_of_the_user_or_a_package_comes_before_one_of_cvtex(tmp_path: Path) -> None:
    """So that a CV does not change when cvtex gets a theme of the same name."""
    package = written(tmp_path / "package", "base: base\ndesign: {paper: legal}\n")
    theme = find_theme(Templates(tmp_path, SHIPPED, packages={"modern": package}), "modern").value

    assert theme is not None
    assert theme.design.paper == "legal"
    assert SHIPPED / "modern" not in theme.folders


@pytest.mark.parametrize("manifest", ["", "base: slate\n", "description: Changed\n"])
def test_a_theme_without_another_base_changes_the_next_of_its_name(
    tmp_path: Path, manifest: str
) -> None:
    """As a folder beside the CV with a single file does."""
    written(tmp_path / "own" / "slate", manifest, macros_extra="own")
    package = written(tmp_path / "package", "base: modern\ndesign: {paper: legal}\n", text="theirs")
    theme = find_theme(Templates(tmp_path / "own", SHIPPED, packages={"slate": package}), "slate")

    assert theme.value is not None
    assert theme.value.design.paper == "legal"
    own = tmp_path / "own"
    assert theme.value.folders[:3] == (own / "slate", own, package)


def test_bases_are_found_by_the_same_rule(templates: Templates, tmp_path: Path) -> None:
    """A theme of a package may be based on one of the user, and one of the user on a package."""
    written(tmp_path / "user" / "mine", "base: theirs\n")
    written(tmp_path / "own" / "deep", "design: {font_size: 11pt}\n")
    packages = {"theirs": written(tmp_path / "theirs", "base: deep\n")}
    both = Templates(templates.own, SHIPPED, user=templates.user, packages=packages)
    theme = find_theme(both, "mine").value

    assert theme is not None
    assert theme.design.font_size == "11pt"
    assert tmp_path / "user" / "mine" in theme.folders
    assert theme.folders.index(packages["theirs"]) < theme.folders.index(SHIPPED / "classic")


def test_an_unknown_name_is_told_with_the_nearest_and_all_places(templates: Templates) -> None:
    """Also for the base of a theme, where its manifest names it."""
    told = find_theme(templates, "salte")
    (problem,) = told.diagnostics

    assert problem.message == "there is no theme `salte`"
    assert problem.hints[0] == "did you mean `slate`?"
    assert problem.hints[1].startswith("the themes are `academic`, `banking`, `classic`")
    assert "`slate`" in problem.hints[1]
    for place in (str(templates.own), str(templates.user), "installed package"):
        assert place in problem.hints[2]
    written(templates.own / "mine", "description: Mine\nbase: modren\n")
    (problem,) = find_theme(templates, "mine").diagnostics
    assert problem.message == "there is no theme `modren`"
    assert problem.span is not None
    assert (Path(problem.span.path).parent.name, problem.span.line, problem.span.column) == (
        "mine", 2, 7
    )  # fmt: skip


def test_a_circle_over_places_is_told(tmp_path: Path) -> None:
    """With the steps that lead into it, where the last of them is written."""
    written(tmp_path / "user" / "a", "base: b\n")
    packages = {"b": written(tmp_path / "b", "base: a\n")}
    templates = Templates(tmp_path, SHIPPED, user=tmp_path / "user", packages=packages)
    (problem,) = find_theme(templates, "a").diagnostics

    assert problem.message == "the theme `a` is based on itself, or on too many themes"
    assert problem.hints == ("each is based on the next: a -> b -> a",)
    assert problem.span is not None
    assert Path(problem.span.path) == tmp_path / "b" / "theme.yaml"


def test_a_hook_alone_is_a_theme(tmp_path: Path) -> None:
    """As every other template is."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "macros-extra.tex").write_text("x", encoding="utf-8")

    assert find_theme(Templates(tmp_path, SHIPPED), "mine").value is not None


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the user's themes, and make it the one that cvtex looks in."""
    monkeypatch.setattr("cvtex.compiler.theme_places.user_themes", lambda: tmp_path / "settings")
    return tmp_path / "settings"


def cv_with(folder: Path, theme: str) -> Path:
    """Write a CV that names a theme."""
    folder.mkdir()
    (folder / "cv.yaml").write_text(f"name: A\ndesign: {{theme: {theme}}}\n", encoding="utf-8")
    return folder / "cv.yaml"


@pytest.mark.parametrize("options", [Options(), Options(raw_latex=False)])
def test_a_build_reads_the_users_theme_and_records_its_files(
    settings: Path, tmp_path: Path, options: Options
) -> None:
    """Also where templates beside the CV are refused, since the user has chosen this one."""
    slate = written(settings / "slate", macros_extra="% of slate")
    made = to_latex(cv_with(tmp_path / "cv", "slate"), options)

    assert made.diagnostics == ()
    assert "% of slate" in (made.latex or "")
    assert {slate / "theme.yaml", slate / "macros-extra.tex", slate / "header.tex"} <= {*made.files}
    assert made.digests[str(slate / "macros-extra.tex")] != ""


def test_a_cv_in_memory_has_the_users_themes(settings: Path, tmp_path: Path) -> None:
    """They are no files of its project."""
    written(settings / "slate", macros_extra="% of slate")
    cv = tmp_path / "cv.yaml"
    made = to_latex(cv, Options(contents={str(cv): b"name: A\ndesign: {theme: slate}\n"}))

    assert "% of slate" in (made.latex or "")


def test_a_link_that_leads_out_of_a_theme_is_refused(settings: Path, tmp_path: Path) -> None:
    """The folder of the theme may be a link itself, as programs for settings make them."""
    real = written(tmp_path / "dotfiles" / "slate", macros_extra="% of slate")
    settings.mkdir()
    (settings / "slate").symlink_to(real)
    cv = cv_with(tmp_path / "cv", "slate")
    assert to_latex(cv).diagnostics == ()
    (tmp_path / "secret.tex").write_text("SECRET", encoding="utf-8")
    (real / "text.tex").symlink_to(tmp_path / "secret.tex")
    (real / "header.tex").symlink_to(tmp_path / "secret.tex")
    made = to_latex(cv)

    (problem,) = made.diagnostics
    assert problem.code is Code.FILE_UNREADABLE
    assert "leads out of its theme" in problem.message
    assert "SECRET" not in str(made)
