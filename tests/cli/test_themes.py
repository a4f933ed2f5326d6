"""`cli.themes`: the list of themes, a new theme, and the trial of one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvtex.cli import themes
from cvtex.cli.arguments import OptionError
from cvtex.cli.starter import new
from cvtex.cli.themes import ListStyle, check_theme, complete_theme, list_themes, new_theme
from cvtex.compiler.stages import to_latex
from cvtex.source import Source
from cvtex.themes.installed import Installed
from cvtex.themes.manifest import parsed
from cvtex.themes.new_theme import new_manifest
from cvtex.typeset import Engine


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, of a user who has no themes and no package with one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cvtex.compiler.theme_places.user_themes", lambda: tmp_path / "settings")
    monkeypatch.setattr("cvtex.compiler.theme_places.installed_folders", dict)
    monkeypatch.setattr("cvtex.themes.installed.installed_themes", tuple)
    return tmp_path


def written(folder: Path, manifest: str) -> Path:
    """Write a theme that is only a manifest."""
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text(manifest, encoding="utf-8")
    return folder


def test_the_list_has_each_theme_of_each_place(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the order in which they are looked for, with what becomes of a name found twice."""
    package = written(place / "package", "base: modern\n")
    other = written(place / "other", "{}\n")
    installed = (
        Installed("gone", "cv-gone 2", None, "`cv_gone` is not a folder of the package"),
        Installed("slate", "cv-slate 1.2", package),
        Installed("slate", "cv-slate-too 3", other),
    )
    monkeypatch.setattr("cvtex.themes.installed.installed_themes", lambda: installed)
    monkeypatch.setattr("cvtex.compiler.theme_places.installed_folders", lambda: {"slate": package})
    written(place / "latex_templates" / "slate", "description: Changed\n")
    written(place / "settings" / "slate", "base: classic\ndescription: Grey\n")
    written(place / "latex_templates" / "modern", "base: classic\n")
    status = list_themes(style=ListStyle.JSON)
    printed = capsys.readouterr()
    listed = json.loads(printed.out)
    rows = [
        (one["name"], one["place"], one["state"], one["base"], one["package"])
        for one in listed
        if one["name"] in {"classic", "gone", "modern", "slate"}
    ]

    assert rows == [
        ("classic", "cvtex", "used", "base", None),
        ("gone", "package", "broken", None, "cv-gone 2"),
        ("modern", "cv", "used", "classic", None),
        ("modern", "cvtex", "hidden", "base", None),
        ("slate", "cv", "used", "slate", None),
        ("slate", "user", "changed", "classic", None),
        ("slate", "package", "hidden", "modern", "cv-slate 1.2"),
        ("slate", "package", "hidden", None, "cv-slate-too 3"),
    ]
    assert status == 1
    assert "the package `cv-gone 2` has no theme `gone`" in printed.err
    list_themes()
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["NAME", "FROM", "BASE", "DESCRIPTION"]
    assert len(table) == len(listed) + 1
    assert [line for line in table if "(hidden)" in line and "cv-slate 1.2" in line]


def test_a_name_cannot_act_on_the_terminal(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor can a description, which may be a stranger's."""
    written(place / "latex_templates" / "slate", 'description: "\\e[2J{0}\\u202e\\x9b"\n')
    for style in ListStyle:
        list_themes(style=style)
        printed = capsys.readouterr()
        assert {"\x1b", "\u202e", "\x9b"}.isdisjoint(printed.out + printed.err)


@pytest.mark.parametrize("base", ["classic", "modern", "base"])
def test_a_new_theme_can_be_used_at_once(place: Path, base: str) -> None:
    """A CV that names it has its design."""
    assert new_theme("slate", base) == 0
    (place / "cv.yaml").write_text(
        "name: A\ndesign: {theme: slate}\nsections: [{title: Prose, text: x}]\n", encoding="utf-8"
    )
    made = to_latex(Path("cv.yaml"))

    assert made.diagnostics == ()
    assert "{PROSE}" in (made.latex or "")


def test_the_examples_of_a_new_theme_are_valid() -> None:
    """Each without the sign of a comment before it."""
    lines = new_manifest("slate", "modern").splitlines()
    examples = [line.replace("# ", "", 1) if (": " in line and "{" in line) or "options:" in line
                or "ignores:" in line else line for line in lines if "`" not in line]  # fmt: skip
    text = "\n".join(examples)
    read = parsed(Source("theme.yaml", text))

    assert read.diagnostics == ()
    assert read.value is not None
    manifest, _ = read.value
    assert list(manifest.options) == ["accent"]
    assert manifest.ignores == ("headings.rule",)
    assert manifest.design is not None
    assert manifest.design.dates is not None


def test_a_new_theme_overwrites_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a folder nor a link, and it takes no name of a theme that there is."""
    written(place / "settings" / "mine", "{}\n")
    (place / "latex_templates" / "empty").mkdir(parents=True)
    (place / "latex_templates" / "link").symlink_to(place / "nowhere")
    for name in ("mine", "modern", "base", "empty", "link"):
        assert new_theme(name, "classic") == 1
    assert capsys.readouterr().err.count("already") == 5
    assert sorted(path.name for path in (place / "latex_templates").iterdir()) == ["empty", "link"]
    assert not (place / "nowhere").exists()


def test_a_new_theme_is_not_written_through_a_link_out_of_the_project(place: Path) -> None:
    """Whoever made the link would choose where it is written."""
    (place / "outside").mkdir()
    (place / "project").mkdir()
    (place / "project" / "latex_templates").symlink_to(place / "outside")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place / "project")
        assert new_theme("slate", "classic") == 1
    assert list((place / "outside").iterdir()) == []


@pytest.mark.parametrize("name", ["a/b", "..", "", "a b", "x" * 65])
def test_a_name_that_no_theme_can_have_is_refused(name: str) -> None:
    """As a mistake on the command line."""
    with pytest.raises(OptionError, match="is not a theme name"):
        new_theme(name, "classic")


def test_a_base_that_there_is_not_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the nearest name, and nothing is written."""
    assert new_theme("slate", "modren") == 1
    assert "did you mean `modern`?" in capsys.readouterr().err
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("person", ["", "Ada Lovelace"])
def test_a_starter_has_the_theme_that_is_asked_for(place: Path, person: str) -> None:
    """Also one beside it; its design shows the same keys as that of another starter."""
    assert new(place / "plain", person) == 0
    assert new(place / "dark", person, None, "modern") == 0
    written(place / "own" / "latex_templates" / "slate", "base: modern\n")
    assert new(place / "own", person, None, "slate") == 0
    text = (place / "dark" / "cv.yaml").read_text(encoding="utf-8")

    assert "design:\n  theme: modern\n  # paper: a4\n" in text
    for line in ("paper: a4", "font_size: 11pt", "date_format: month-year"):
        assert line in text
        assert line in (place / "plain" / "cv.yaml").read_text(encoding="utf-8")
    document = to_latex(place / "own" / "cv.yaml").document
    assert document is not None
    assert document.design.theme == "slate"


def test_a_starter_with_an_unknown_theme_is_not_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message has the nearest name."""
    assert new(place / "cv", "", None, "clasic") == 1
    assert "did you mean `classic`?" in capsys.readouterr().err
    assert not (place / "cv").exists()


def test_a_shell_completes_the_names_of_themes(place: Path) -> None:
    """Those of all places."""
    written(place / "settings" / "mine", "{}\n")
    written(place / "latex_templates" / "other", "{}\n")

    assert complete_theme("m") == ["mine", "modern"]
    assert complete_theme("o") == ["other"]
    assert {"classic", "mine", "modern", "other", "sidebar"} <= set(complete_theme(""))


@pytest.mark.usefixtures("engine")
def test_a_theme_is_tried_by_its_name_and_by_its_folder(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From any place, and its base may be beside it."""
    written(place / "latex_templates" / "slate", "base: deep\n")
    written(place / "latex_templates" / "deep", "design: {paper: a5}\n")
    for asked in ("slate", "latex_templates/slate", str(place / "latex_templates" / "slate")):
        assert check_theme(asked) == 0
        printed = capsys.readouterr()
        assert printed.out.startswith(f"{asked} sets all kinds of sections, on ")
        assert printed.err == ""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place / "latex_templates" / "slate")
        assert check_theme(".") == 0


@pytest.mark.usefixtures("engine")
def test_a_theme_is_tried_as_a_cv_finds_it(place: Path) -> None:
    """Also through a link that leads to another folder of the same project."""
    (place / ".git").mkdir()
    written(place / "shared" / "slate", "base: modern\n")
    (place / "cvs").mkdir()
    (place / "cvs" / "latex_templates").symlink_to(place / "shared")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place / "cvs")
        assert check_theme("slate") == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("theme.yaml", "base: [\n"), "theme.yaml:1:"),
        (("theme.yaml", "options: {a: {type: size, default: x}}\n"), "theme.yaml:1:36"),
        (("macros-extra.tex", "\\VAR{nothing}"), "macros-extra.tex:1:"),
        (("macros-extra.tex", "\\undefinedcommand"), "undefined command `\\undefinedcommand`"),
        (("talks.tex", "Nothing.\n"), "theme-check.yaml:"),
        (("contact.tex", "Nothing.\n"), "theme-check-2.yaml:"),
        (("header.tex", "\\VAR{cv.nam}"), "did you mean `name`?"),
    ],
)
@pytest.mark.usefixtures("engine")
def test_what_is_wrong_with_a_theme_is_told(
    place: Path, file: tuple[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """At its place in the theme, or in the example of which it loses a part."""
    folder = place / "latex_templates" / "slate"
    folder.mkdir(parents=True)
    (folder / file[0]).write_text(file[1], encoding="utf-8")

    assert check_theme("slate") == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.out == ""


def test_a_folder_or_a_name_that_there_is_not_is_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an example of a CV that nobody has written."""
    assert check_theme("clasic") == 1
    assert "did you mean `classic`?" in capsys.readouterr().err
    with pytest.raises(OptionError, match="there is no folder"):
        check_theme("latex_templates/slate")
    (place / "a b").mkdir()
    with pytest.raises(OptionError, match="is not a theme name"):
        check_theme("./a b")


def test_the_example_has_every_template_of_the_base(place: Path, engine: Engine) -> None:
    """So that no part of a theme is left untried."""
    from cvtex.compiler.options import Options
    from cvtex.compiler.theme_check import check_theme as check
    from cvtex.files import resources

    folder = written(place / "latex_templates" / "slate", "{}\n")
    for path in (resources.templates() / "base").glob("*.tex"):
        (folder / path.name).write_bytes(path.read_bytes())
    asked = {path for made in check(folder, Options(), engine) for path in made.files}

    plain = (path for path in folder.iterdir() if path.name.count(".") == 1)
    assert {path for path in plain if path not in asked} == set()
    assert themes.check_theme(str(folder)) == 0
