"""`themes.theme`: what a theme is based on, what its manifest says, and the complete design."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from cvtex.checks.contrast import LEAST, contrast
from cvtex.checks.design import WHITE
from cvtex.diagnostics import Code, Diagnostic, Result
from cvtex.files import resources
from cvtex.schema import Design
from cvtex.source import Source
from cvtex.themes import Templates, Theme, find_theme

SHIPPED = resources.templates()
THEMES = Templates(Path("none"), SHIPPED).names()

INHERITED = {
    "fonts.headline", "fonts.contacts", "header.contact_size",
    "colors.body", "colors.name", "colors.headline", "colors.contacts", "colors.headings",
    "colors.rules", "colors.dates", "colors.footer",
}  # fmt: skip
"""The keys that may have no value: the font, the size or the colour is then that of the text."""


def themes(folder: Path, **manifests: str) -> Templates:
    """Write the manifests of a user's themes, each in the folder of its name."""
    for name, text in manifests.items():
        (folder / name).mkdir()
        (folder / name / "theme.yaml").write_text(text, encoding="utf-8")
    return Templates(folder, SHIPPED)


def found(templates: Templates, name: str) -> Theme:
    """Return a theme that there is."""
    result = find_theme(templates, name)
    assert result.value is not None, result.diagnostics
    assert result.diagnostics == ()
    return result.value


def problem(templates: Templates, name: str) -> Diagnostic:
    """Return what is said of a theme that cannot be used."""
    result = find_theme(templates, name)
    assert result.value is None
    (only,) = result.diagnostics
    return only


def values(design: BaseModel, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each key of a design, as `headings.rule`, with its value."""
    for name in type(design).model_fields:
        value = getattr(design, name)
        if isinstance(value, BaseModel):
            yield from values(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def test_the_base_is_not_one_of_the_themes() -> None:
    """It may be the base of a theme, but no CV can name it."""
    names = "academic", "banking", "classic", "compact", "modern", "sidebar", "swiss"
    assert names == THEMES
    told = problem(Templates(Path("none"), SHIPPED), "base")
    assert told.message == "`base` is what all themes are based on, and no theme of a CV"


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_a_value_for_each_key(name: str) -> None:
    """Except fonts and colours by role, which are those of the text, options of its own, and paper.

    The size of paper is that of the language's country, unless a theme says otherwise.
    """
    design = dict(values(found(Templates(Path("none"), SHIPPED), name).design))

    empty = {key for key, value in design.items() if value is None}
    assert empty - INHERITED - {"options", "paper"} == set()
    assert design["theme"] == name


@pytest.mark.parametrize("name", THEMES)
def test_the_colours_of_a_theme_can_be_read_on_white(name: str) -> None:
    """Each has the contrast of 4.5 to 1 that WCAG 2.2 asks for (AA)."""
    colors = found(Templates(Path("none"), SHIPPED), name).design.colors
    assert colors is not None
    given = {role: color for role, color in values(colors) if color}

    assert given
    assert {role: c for role, c in given.items() if contrast(c, WHITE) < LEAST} == {}


def test_the_values_of_a_cv_lie_over_those_of_the_theme() -> None:
    """Key by key, also within a part; the rest is the theme's."""
    theme = found(Templates(Path("none"), SHIPPED), "modern")
    own = Design.model_validate({"theme": "modern", "headings": {"rule": "none"}, "paper": "a5"})
    complete = dict(values(theme.complete(own)))

    changed = {key for key, value in values(theme.design) if complete[key] != value}
    assert changed == {"headings.rule", "paper"}
    assert complete["headings.rule"] == "none"


def test_a_theme_inherits_from_all_that_it_is_based_on(tmp_path: Path) -> None:
    """The nearest value counts, and the folders are looked through in the same order."""
    templates = themes(
        tmp_path,
        far="base: modern\ndesign: {name: {size: 3, weight: regular}, paper: a4}\n",
        near="base: far\ndesign: {name: {size: 2}}\n",
    )
    theme = found(templates, "near")
    design = dict(values(theme.design))

    assert (design["name.size"], design["name.weight"], design["paper"]) == ("2", "regular", "a4")
    assert design["dates.side"] == "right"  # as in modern
    assert design["theme"] == "near"
    names = [folder.name for folder in theme.folders if folder != tmp_path]
    assert list(dict.fromkeys(names)) == ["near", "far", "modern", "base"]


def test_a_theme_of_ones_own_is_based_on_classic(tmp_path: Path) -> None:
    """Unless its manifest says otherwise."""
    theme = found(themes(tmp_path, mine="description: Mine\n"), "mine")

    assert "classic" in {folder.name for folder in theme.folders}
    assert "modern" not in {folder.name for folder in theme.folders}


def test_a_users_manifest_for_a_shipped_theme_changes_it(tmp_path: Path) -> None:
    """What it does not say is as the shipped manifest has it."""
    theme = found(themes(tmp_path, modern="design: {dates: {side: left}}\n"), "modern")
    design = dict(values(theme.design))

    assert design["dates.side"] == "left"
    assert design["fonts.body"] == "source-sans"


def test_the_users_manifests_are_sources(tmp_path: Path) -> None:
    """Messages quote them, and a build is done again when they change."""
    theme = found(themes(tmp_path, far="{}\n", near="base: far\n"), "near")

    assert [Path(source.path).parent.name for source in theme.sources] == ["near", "far"]


@pytest.mark.parametrize(
    "manifests",
    [
        {"mine": "base: mine\n"},
        {"mine": "base: other\n", "other": "base: mine\n"},
        {"mine": "base: classic\n", "classic": "base: mine\n"},
        {"mine": "base: b\n", "b": "base: c\n", "c": "base: d\n", "d": "base: classic\n"},
    ],
)
def test_themes_are_not_based_on_each_other(tmp_path: Path, manifests: Mapping[str, str]) -> None:
    """A circle is an error, and so is a chain of more than five, which nobody needs."""
    told = problem(themes(tmp_path, **manifests), "mine")

    assert told.code is Code.TEMPLATE
    assert told.message.startswith("the theme `mine` is based on itself")


def test_a_missing_base_is_told_with_the_themes_there_are(tmp_path: Path) -> None:
    """The name in the message is that of the base."""
    told = problem(themes(tmp_path, mine="base: gone\n"), "mine")

    assert (told.code, told.message) == (Code.TEMPLATE, "there is no theme `gone`")
    assert "`modern`" in told.hints[0]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("design: {headings: {rule: under}}\n", Code.INVALID_VALUE, (1, 27)),
        ("design:\n  headnigs: {}\n", Code.UNKNOWN_FIELD, (2, 3)),
        ("desing: {}\n", Code.UNKNOWN_FIELD, (1, 1)),
        ("- a\n", Code.INVALID_VALUE, (1, 1)),
        ("base: ../other\n", Code.INVALID_VALUE, (1, 7)),
        ("base: [a\n", Code.YAML_SYNTAX, None),
        ("options: {a: {type: colour, default: x}}\n", Code.INVALID_VALUE, (1, 21)),
    ],
)
def test_what_is_wrong_in_a_manifest_is_told_at_its_place(
    tmp_path: Path, text: str, code: Code, place: tuple[int, int] | None
) -> None:
    """A manifest is checked as a CV is."""
    told = problem(themes(tmp_path, mine=text), "mine")

    assert told.code is code
    assert told.span is not None
    assert Path(told.span.path).name == "theme.yaml"
    if place is not None:
        assert (told.span.line, told.span.column) == place


def test_an_empty_manifest_says_nothing(tmp_path: Path) -> None:
    """Neither do keys without a value."""
    plain = found(themes(tmp_path, mine="{}\n", other="design:\n  headings:\nbase:\n"), "mine")
    other = found(Templates(tmp_path, SHIPPED), "other")

    assert dict(values(plain.design)) | {"theme": ""} == dict(values(other.design)) | {"theme": ""}


def test_themes_in_memory_are_found() -> None:
    """A folder that cannot be listed has the files that can be read."""
    files = {Path("/own/mine/theme.yaml"): "design: {paper: a5}\n"}

    def read(path: Path) -> Result[Source]:
        text = files.get(path)
        return Result(None if text is None else Source(str(path), text))

    theme = found(Templates(Path("/own"), SHIPPED, read), "mine")

    assert theme.design.paper == "a5"
