"""`themes.options`: the options that only one theme has."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code
from cvtex.source import Source
from cvtex.themes.manifest import Manifest, parsed

MANIFEST = """\
ignores: [dates.side, headings]
options:
  accent: {type: color, default: navy}
  bar: {type: text, default: thin, choices: [thin, thick]}
  grid: {type: flag, default: "false"}
  gap: {type: space, default: 6pt}
  big: {type: size, default: "2"}
"""
DEFAULTS = {"accent": "000080", "bar": "thin", "grid": False, "gap": "6pt", "big": "2"}


def checked(folder: Path, design: str) -> tuple[object, list[tuple[Code, str, int]]]:
    """Return the options of a CV, and what is said of them, with the column."""
    theme = folder / "latex_templates" / "mine" / "theme.yaml"
    theme.parent.mkdir(parents=True)
    theme.write_text(MANIFEST, encoding="utf-8")
    cv = folder / "cv.yaml"
    cv.write_text(f"name: A\ndesign: {{theme: mine{design}}}\n", encoding="utf-8")
    made = check(cv, Options())
    said = [(one.code, one.message, one.span.column if one.span else 0) for one in made.diagnostics]
    return made.document.design.options if made.document else None, said


@pytest.mark.parametrize(
    ("design", "changed"),
    [
        ("", {}),
        (", options: {accent: '#abc', grid: true}", {"accent": "AABBCC", "grid": True}),
        (
            ", options: {bar: thick, gap: 2 mm, big: 14pt}",
            {"bar": "thick", "gap": "2mm", "big": "14pt"},
        ),
    ],
)
def test_options_have_the_value_of_the_cv_or_the_default(
    tmp_path: Path, design: str, changed: dict[str, object]
) -> None:
    """Each is read by its type, the default too."""
    values, said = checked(tmp_path, design)

    assert said == []
    assert values == DEFAULTS | changed


@pytest.mark.parametrize(
    ("design", "code", "message", "column"),
    [
        (", options: {acent: red}", Code.UNKNOWN_FIELD, "the theme has no option `acent`", 33),
        (", options: {accent: reddish}", Code.INVALID_VALUE, "`reddish` is not a colour", 41),
        (", options: {bar: wide}", Code.INVALID_VALUE, "`bar` cannot be `wide`", 38),
        (
            ", dates: {side: right}", Code.UNUSED_DESIGN,
            "the theme `mine` does not use `dates.side`", 31,
        ),
        (
            ", headings: {rule: below}", Code.UNUSED_DESIGN,
            "the theme `mine` does not use `headings`", 23,
        ),
    ],
)  # fmt: skip
def test_what_the_theme_does_not_have_is_told_at_its_place(
    tmp_path: Path, design: str, code: Code, message: str, column: int
) -> None:
    """A wrong option is an error; a key that has no effect is a warning."""
    _, said = checked(tmp_path, design)

    assert said == [(code, message, column)]


@pytest.mark.parametrize(
    ("manifest", "message", "place"),
    [
        (
            "options:\n  accent: {type: color, default: reddish}\n",
            "`reddish` is not a colour", (2, 34),
        ),
        (
            "options:\n  bar: {type: text, default: wide, choices: [thin, thick]}\n",
            "`bar` cannot be `wide`", (2, 30),
        ),
        (
            "options:\n  ink: {type: color, default: navy, choices: [navy, nvay]}\n",
            "`nvay` is not a colour", (2, 53),
        ),
        (
            "options: {items: {type: flag, default: no}}\n",
            "an option cannot be called `items`", (1, 11),
        ),
        (
            "options: {a-b: {type: flag, default: no}}\n",
            "an option cannot be called `a-b`", (1, 11),
        ),
        ("ignores: [dates.side, heading.rule]\n", "a design has no key `heading.rule`", (1, 23)),
        ("ignores: [theme]\n", "a design has no key `theme`", (1, 11)),
        ("design: {theme: modern}\n", "the design of a theme has no `theme`", (1, 10)),
        ("design: {options: {a: b}}\n", "the design of a theme has no `options`", (1, 10)),
        ("ignores: [header.photo.edge]\n", "a design has no key `header.photo.edge`", (1, 11)),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_manifest_is_told_there(
    tmp_path: Path, manifest: str, message: str, place: tuple[int, int]
) -> None:
    """A CV that does not set the option has nothing to correct."""
    theme = tmp_path / "latex_templates" / "mine" / "theme.yaml"
    theme.parent.mkdir(parents=True)
    theme.write_text(manifest, encoding="utf-8")
    (tmp_path / "cv.yaml").write_text("name: A\ndesign: {theme: mine}\n", encoding="utf-8")
    made = check(tmp_path / "cv.yaml", Options())
    (problem,) = made.diagnostics

    assert problem.message == message
    assert problem.span is not None
    assert (problem.span.path, problem.span.line, problem.span.column) == (str(theme), *place)
    assert made.sources[str(theme)].text == manifest


@pytest.mark.parametrize(
    ("key", "meant"),
    [("heading.rule", "headings.rule"), ("dates.sied", "dates.side"), ("headngs", "headings")],
)
def test_a_key_that_no_design_has_is_told_with_the_nearest(
    tmp_path: Path, key: str, meant: str
) -> None:
    """Keys within a part have its name before theirs."""
    source = Source(str(tmp_path / "theme.yaml"), f"ignores: [{key}]\n")
    (problem,) = parsed(source).diagnostics

    assert problem.hints == (f"did you mean `{meant}`?",)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("descripton: x\n", "did you mean `description`?"),
        ("bases: modern\n", "did you mean `base`?"),
        (
            "sections: []\n",
            "the keys here are `description`, `base`, `design`, ",
        ),
        ("options: {a: {type: flag, defualt: no, default: no}}\n", "did you mean `default`?"),
        ("options: {design: {type: flag, desing: 1, default: no}}\n", "the keys here are `type`, "),
    ],
)
def test_an_unknown_key_is_told_with_the_keys_of_a_manifest(text: str, hint: str) -> None:
    """And not with those of a CV."""
    (problem,) = parsed(Source("theme.yaml", text)).diagnostics

    assert problem.code is Code.UNKNOWN_FIELD
    assert problem.hints[0].startswith(hint)
    assert problem.fix is None


@pytest.mark.parametrize("text", ["", "\n", "# A comment\n", "---\n", "{}\n"])
def test_a_manifest_may_be_empty(text: str) -> None:
    """It says nothing, so the theme is the one that it is based on."""
    read = parsed(Source("theme.yaml", text))

    assert read.diagnostics == ()
    assert read.value is not None
    assert read.value[0] == Manifest()
