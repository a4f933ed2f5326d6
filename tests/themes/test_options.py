"""`themes.options`: the options that only one theme has."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code

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
