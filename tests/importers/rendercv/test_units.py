"""Colours, lengths, sizes and fonts in the notation of cvtex."""

from __future__ import annotations

import pytest

from cvtex.importers.rendercv.units import color_of, font_of, points_of, same, size_of


@pytest.mark.parametrize(
    ("written", "color"),
    [
        ("rgb(0, 79, 144)", "#004F90"),
        ("rgba(0,79,144,0.5)", "#004F90"),
        ("rgb(100%, 0%, 0%)", "#FF0000"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("#abc", "#AABBCC"),
        ("004f90ff", "#004F90"),
        ("SteelBlue", "#4682B4"),
        ("rgb(1, 2)", None),
        ("bluish", None),
    ],
)
def test_colours_of_css(written: str, color: str | None) -> None:
    """All notations that RenderCV reads become hexadecimal digits."""
    assert color_of(written) == color


def test_lengths_and_sizes() -> None:
    """Sizes are points or a number of times the text, within the limits of cvtex."""
    assert points_of("2.54 cm") == pytest.approx(72, abs=0.01)
    assert points_of("2 furlongs") is None
    assert [size_of(x) for x in ("30 pt", "1.4em", "9em", "1pt", "1cm")] == [
        "30pt", "1.4", None, None, "28.35pt",
    ]  # fmt: skip


def test_equal_values_in_two_notations() -> None:
    """A value of a theme is recognised however it is written."""
    assert same("0.7in", "50.4pt")
    assert same("black", "rgb(0,0,0)")
    assert not same("0.7in", "0.8in")
    assert not same("left", "right")


def test_fonts() -> None:
    """A font that cvtex does not have is replaced by one of its kind."""
    assert font_of("New Computer Modern") == ("latin-modern", True)
    assert font_of("Noto Serif") == ("libertine", False)
    assert font_of("Poppins") == ("source-sans", False)
