"""`render.page`: the paper, the margins and the sizes of a design as TeX has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.files import resources
from cvtex.render.page import PAPERS, Page, page_of
from cvtex.schema import Design
from cvtex.schema.design import Paper
from cvtex.themes import Templates, find_theme

INCHES = {"in": 1.0, "mm": 1 / 25.4}


def page(**design: object) -> Page:
    """Return the page of the classic theme with some values."""
    theme = find_theme(Templates(Path("none"), resources.templates()), "classic").value
    assert theme is not None
    return page_of(theme.complete(Design.model_validate(design)))


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [
        ("a4", 8.27, 11.69), ("a5", 5.83, 8.27), ("letter", 8.5, 11), ("legal", 8.5, 14),
        ("executive", 7.25, 10.5),
    ],
)  # fmt: skip
def test_papers_have_their_sizes(paper: str, width: float, height: float) -> None:
    """In inches, as printers list them."""
    unit, *size = PAPERS[paper]

    assert [length * INCHES[unit] for length in size] == pytest.approx([width, height], abs=0.005)
    assert page(paper=paper)[:2] == (f"{size[0]:g}{unit}", f"{size[1]:g}{unit}")


def test_each_paper_has_a_size() -> None:
    """Those of the schema, and no other."""
    assert set(PAPERS) == set(Paper)


def test_a_percentage_is_of_the_width_or_the_height() -> None:
    """In the unit of the paper; a length stays as it is written."""
    margins = {"left": "10%", "right": "2.5cm", "top": "10%", "bottom": "0.7in"}
    made = page(paper="a4", margins=margins)

    assert (made.left, made.right, made.top, made.bottom) == ("21mm", "2.5cm", "29.7mm", "0.7in")
