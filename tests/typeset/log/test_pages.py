"""`typeset.log.pages`: which pages a reader would find loose, by what the macros log."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import to_pdf
from cvtex.diagnostics import Code
from cvtex.typeset.engine import Engine
from cvtex.typeset.log.pages import page_warnings


def log(*heights: float) -> list[str]:
    """Return the lines of a log for pages of these heights, of 600 pt."""
    return [
        "This is pdfTeX",
        *(
            f"cvtex: page {n} has {height:.5f}pt of 600.0pt, lines of 12.0pt"
            for n, height in enumerate(heights, start=1)
        ),
    ]


@pytest.mark.parametrize(
    ("heights", "told"),
    [
        ((), []),
        ((20,), []),  # a CV of one page may be short
        ((590, 300), []),
        ((360, 300), []),
        ((359, 300), [(Code.LOOSE_PAGE, "page 1 is only 59% full")]),
        ((590, 100, 580, 300), [(Code.LOOSE_PAGE, "page 2 is only 16% full")]),
        ((590, 30), []),
        ((590, 29), [(Code.SHORT_LAST_PAGE, "the last page (2) has only a line or two")]),
        (
            (0, 10),
            [
                (Code.LOOSE_PAGE, "page 1 is only 0% full"),
                (Code.SHORT_LAST_PAGE, "the last page (2) has only a line or two"),
            ],
        ),
    ],
)
def test_loose_pages_are_told(heights: tuple[float, ...], told: list[tuple[Code, str]]) -> None:
    """Those below 60 % before the last, and a last one of less than two and a half lines."""
    assert [(one.code, one.message) for one in page_warnings(log(*heights))] == told


@pytest.mark.parametrize(
    "line",
    [
        "cvtex: page 1 has 1.0ptof 600.0pt, lines of 12.0pt",
        "cvtex: page x has 1.0pt of 600.0pt, lines of 12.0pt",
        " cvtex: page 1 has 1.0pt of 600.0pt, lines of 12.0pt",
        "cvtex: page 1 has 1.0pt of 600.0pt, lines of 12.0pt and more",
    ],
)
def test_other_lines_are_not_read(line: str) -> None:
    """A line that only looks like one of the macros is none."""
    assert list(page_warnings([line, *log(590, 580)])) == []


def test_a_page_without_height_is_loose() -> None:
    """A log of another program may have any numbers; none of them divides by zero."""
    lines = ["cvtex: page 1 has 0.0pt of 0.0pt, lines of 0.0pt", *log(300)]

    assert [one.code for one in page_warnings(lines)] == [Code.LOOSE_PAGE]


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_the_macros_log_each_page(tmp_path: Path, engine: Engine, theme: str) -> None:
    """Pages of a real run are measured, in the themes that come with cvtex."""
    cv = tmp_path / "cv.yaml"
    head = f"name: A\ndesign: {{theme: {theme}}}\n"
    text = "a\n\n      `\\newpage`{=latex}\n\n      b"
    cv.write_text(
        f"{head}sections:\n  - title: S\n    text: |-\n      {text}\n",
        encoding="utf-8",
    )
    made = to_pdf(cv, engine, tex_name="cv.tex")

    assert made.pages == 2
    assert [one.code for one in made.diagnostics] == [Code.LOOSE_PAGE, Code.SHORT_LAST_PAGE]
