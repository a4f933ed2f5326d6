"""`checks.design`: colours that are too light, and values that change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.checks.design import contrast_with_white
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code, Severity


@pytest.mark.parametrize(
    ("color", "contrast"),
    [
        # Values that tools for WCAG agree on; #767676 is the lightest grey with 4.5:1.
        ("000000", 21.0),
        ("FFFFFF", 1.0),
        ("767676", 4.54),
        ("777777", 4.48),
        ("FF0000", 4.0),
        ("0000FF", 8.59),
        ("008000", 5.14),
        ("808080", 3.95),
    ],
)
def test_contrast_is_that_of_wcag(color: str, contrast: float) -> None:
    """To two decimals, rounded as the tools round it."""
    assert contrast_with_white(color) == pytest.approx(contrast, abs=0.005)


def said(folder: Path, design: str) -> list[tuple[str, str, int]]:
    """Return the code and the message of what is said of a design, with the column."""
    cv = folder / "cv.yaml"
    cv.write_text(f"name: A\ndesign: {{{design}}}\n", encoding="utf-8")
    made = check(cv, Options())
    assert all(one.severity is Severity.WARNING for one in made.diagnostics)
    return [
        (one.code, one.message, one.span.column) for one in made.diagnostics if one.span is not None
    ]


@pytest.mark.parametrize("color", ["'#777'", "'#777777'", "777777", "gray", "silver", "white"])
def test_a_colour_that_is_too_light_is_told(tmp_path: Path, color: str) -> None:
    """In whatever way it is written; the message has its number."""
    ((code, message, column),) = said(tmp_path, f"colors: {{headings: {color}}}")

    assert (code, column) == (Code.LOW_CONTRAST, 29)
    assert message.endswith(f"{contrast_with_white(message[2:8]):.1f}:1")


@pytest.mark.parametrize(
    "design",
    [
        "colors: {headings: '#767676'}",
        "colors: {rules: silver}",  # a rule is no text
        "colors: {headings: navy, links: maroon}",
        "theme: modern",  # what the theme has is not the user's to change
        "",
    ],
)
def test_other_colours_are_not(tmp_path: Path, design: str) -> None:
    """Those that are dark enough, those of rules, and those of the theme."""
    assert said(tmp_path, design) == []


@pytest.mark.parametrize(
    ("design", "key", "because"),
    [
        ("dates: {side: right, width: 3cm}", "dates.width", "`dates.side` is `right`"),
        ("dates: {side: right, align: center}", "dates.align", "`dates.side` is `right`"),
        ("theme: modern, dates: {width: 3cm}", "dates.width", "`dates.side` is `right`"),
        ("theme: modern, text: {start: entries}", "text.start", "`dates.side` is `right`"),
        ("dates: {row: second}", "dates.row", "`dates.side` is `left`"),
        ("text: {start: entries}, dates: {side: right}", "text.start", "`dates.side` is `right`"),
        (
            "header: {separator_space: 1em}", "header.separator_space",
            "`header.contacts` is `lines`",
        ),
        ("header: {separator: ·}", "header.separator", "`header.contacts` is `lines`"),
        ("headings: {rule_thickness: 2pt}", "headings.rule_thickness", "`headings.rule` is `none`"),
        ("pages: {breaks: anywhere, bottom: even}", "pages.bottom", "`pages.breaks` is `anywhere`"),
        (
            "name: {rule: false}, colors: {rules: navy}", "colors.rules",
            "`headings.rule` is `none`",
        ),
    ],
)  # fmt: skip
def test_a_value_without_effect_is_told(
    tmp_path: Path, design: str, key: str, because: str
) -> None:
    """With the value that is the reason, be it the CV's or the theme's."""
    ((code, message, column),) = said(tmp_path, design)

    assert (code, message) == (Code.UNUSED_DESIGN, f"`{key}` has no effect, as {because}")
    assert design[column - len("design: {") - 1 :].startswith(key.rpartition(".")[2])


@pytest.mark.parametrize(
    "design",
    [
        "dates: {width: 3cm, align: right}",
        "theme: modern, header: {separator: ·}",
        "headings: {rule: below, rule_thickness: 2pt}",
        "colors: {rules: navy}",  # of the rule below the name
        "theme: modern, dates: {side: left, width: 3cm}",
    ],
)
def test_a_value_with_effect_is_not(tmp_path: Path, design: str) -> None:
    """The same keys where the other has another value."""
    assert said(tmp_path, design) == []
