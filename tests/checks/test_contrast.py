"""`checks.contrast`: the contrast of two colours, and how much a text needs."""

from __future__ import annotations

import pytest

from cvtex.checks.contrast import contrast as contrast_of
from cvtex.checks.contrast import needed, ratio


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
    assert contrast_of(color, "FFFFFF") == pytest.approx(contrast, abs=0.005)


@pytest.mark.parametrize(
    ("size", "is_bold", "least"),
    [
        (17.9, False, 4.5),
        (18.0, False, 3.0),
        (17.933, False, 3.0),
        (14.0, False, 4.5),
        (13.9, True, 4.5),
        (14.0, True, 3.0),
        (13.948, True, 3.0),
    ],
)
def test_large_text_needs_less(size: float, least: float, *, is_bold: bool) -> None:
    """From 18 points on, or 14 if it is bold; a point of TeX is a little smaller, and counts."""
    assert needed(size, is_bold=is_bold) == least


@pytest.mark.parametrize(
    ("found", "least", "shown"),
    [(4.48, 4.5, "4.4:1"), (4.48, 3.0, "4.5:1"), (2.96, 3.0, "2.9:1"), (21.0, 4.5, "21.0:1")],
)
def test_what_is_too_little_is_not_rounded_up(found: float, least: float, shown: str) -> None:
    """A message would contradict itself."""
    assert ratio(found, least) == shown
