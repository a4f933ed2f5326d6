"""`themes.installed`: themes of packages are found without running any of their code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cvtex.compiler.stages import to_latex
from cvtex.themes.installed import Installed, installed_folders, installed_themes

EXPLODES = "raise SystemExit('code of the package ran')\n"


def install(site: Path, package: str, points: Mapping[str, str]) -> None:
    """Write a package with a theme folder, and what pip writes of its entry points."""
    slate = site / package / "themes" / "slate"
    slate.mkdir(parents=True)
    for folder in (site / package, site / package / "themes", slate):
        (folder / "__init__.py").write_text(EXPLODES, encoding="utf-8")
        (folder / "theme.yaml").write_text("design: {paper: a5}\n", encoding="utf-8")
    info = site / f"{package}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {package}\nVersion: 1.2\n", encoding="utf-8")
    lines = "".join(f"{name} = {value}\n" for name, value in points.items())
    (info / "entry_points.txt").write_text(f"[cvtex.themes]\n{lines}", encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of packages that Python knows."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    return folder


def announced() -> tuple[Installed, ...]:
    """Return the themes of the packages of these tests; this machine may have others."""
    return tuple(one for one in installed_themes() if one.package.endswith("_slate 1.2"))


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("cv_slate", "cv_slate"),
        ("cv_slate.themes.slate", "cv_slate/themes/slate"),
        ("cv_slate:theme", "cv_slate"),
    ],
)
def test_a_theme_is_the_folder_of_its_entry_point(site: Path, value: str, folder: str) -> None:
    """Neither the package nor one inside of it is imported."""
    install(site, "cv_slate", {"slate": value})

    assert announced() == (Installed("slate", "cv_slate 1.2", site / folder),)
    assert announced() == (Installed("slate", "cv_slate 1.2", site / folder),)  # kept
    assert [name for name in sys.modules if name.startswith("cv_slate")] == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("slate", "cv_gone", "`cv_gone` is not a folder of the package"),
        ("slate", "cv_slate.gone", "`cv_slate.gone` is not a folder of the package"),
        ("slate", "os", "`os` is not a folder of the package"),
        ("slate", "__main__", "`__main__` is not a folder of the package"),
        ("slate", "cv_slate...etc", "`cv_slate...etc` is not a folder of the package"),
        ("../slate", "cv_slate", "`../slate` is not a theme name"),
    ],
)
def test_what_is_no_theme_is_told(site: Path, name: str, value: str, problem: str) -> None:
    """Its folder is None, and no path leads out of the package."""
    install(site, "cv_slate", {name: value})

    assert announced() == (Installed(name, "cv_slate 1.2", None, problem),)
    assert name not in installed_folders()


def test_of_two_packages_the_first_by_name_has_the_theme(site: Path) -> None:
    """Whatever the order of the folder is."""
    for package in ("b_slate", "a_slate"):
        install(site, package, {"slate": package})

    assert installed_folders()["slate"] == site / "a_slate"


def test_a_new_package_is_found_at_once(site: Path) -> None:
    """What was found before is kept only as long as no folder of packages changes."""
    assert announced() == ()
    status = site.stat()
    install(site, "cv_slate", {"slate": "cv_slate"})
    os.utime(site, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))

    assert [theme.name for theme in announced()] == ["slate"]


def test_a_cv_names_the_theme_of_a_package(site: Path, tmp_path: Path) -> None:
    """Its files are read and recorded as those of a theme beside the CV."""
    install(site, "cv_slate", {"slate": "cv_slate.themes.slate"})
    cv = tmp_path / "cv.yaml"
    cv.write_text("name: A\ndesign: {theme: slate}\n", encoding="utf-8")
    made = to_latex(cv)

    assert made.diagnostics == ()
    assert made.document is not None
    assert made.document.design.paper == "a5"
    assert site / "cv_slate" / "themes" / "slate" / "theme.yaml" in made.files
    assert "cv_slate" not in sys.modules
