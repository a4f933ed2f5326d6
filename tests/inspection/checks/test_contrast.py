"""Text needs contrast with what is behind it, and a size that can be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cvtex.inspection.checks.contrast import check_contrast
from cvtex.inspection.pdf.glyphs import WHITE, Color, Drawn, Glyph
from cvtex.inspection.subject import Subject

GRAY: Color = (0.6, 0.6, 0.6)
NAVY: Color = (0.0, 0.0, 0.4)
LETTER = Glyph("a", 1, 0.0, 0.0, "Plain", 10.0, (0.0, 0.0, 0.0), WHITE, True)  # noqa: FBT003
CV = "name: x\ndesign:\n  colors: {dates: '#999999'}\nsections: [{title: x, text: y}]\n"


def said(subject: Subject, text: str, like: Glyph) -> list[str]:
    """Return what is said of a text whose glyphs look like one."""
    glyphs = [replace(like, text=letter) for letter in text]
    found = check_contrast(replace(subject, drawn=Drawn(glyphs))).diagnostics
    return [f"{problem.span}: {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("like", "message"),
    [
        (LETTER, None),
        (
            replace(LETTER, color=(119 / 255,) * 3),  # 4.48
            "`2021 to` is `#777777` on white: a contrast of 4.4:1",
        ),
        (replace(LETTER, color=GRAY), "`2021 to` is `#999999` on white: a contrast of 2.8:1"),
        (
            replace(LETTER, back=NAVY),
            "`2021 to` is `#000000` on `#000066`: a contrast of 1.2:1",
        ),
        (replace(LETTER, color=WHITE, back=NAVY), None),
        (replace(LETTER, color=WHITE, back=None), None),
        (replace(LETTER, color=(0.5, 0.5, 0.5), size=18.0), None),
        (replace(LETTER, color=(0.5, 0.5, 0.5), size=14.0, font="X-Bold"), None),
        (replace(LETTER, color=(0.5, 0.5, 0.5), size=13.948, font="LinBiolinumOB"), None),
        (replace(LETTER, color=(0.5, 0.5, 0.5), size=14.0, font="cvtexsobi"), None),
        (
            replace(LETTER, color=(0.5, 0.5, 0.5), size=14.0, font="cvtexsori"),
            "`2021 to` is `#808080` on white: a contrast of 3.9:1",
        ),
        (replace(LETTER, size=5.5), "`2021 to` is set in 5.5 pt"),
    ],
)
def test_each_look_is_judged_by_its_colours_and_its_size(
    subject: Callable[..., Subject], like: Glyph, message: str | None
) -> None:
    """Large text needs less contrast, and what is on a picture cannot be judged."""
    assert said(subject(cv=None), "2021 to", like) == ([f"None: {message}"] if message else [])


def test_a_colour_of_the_cvs_own_is_reported_there(subject: Callable[..., Subject]) -> None:
    """The place is that of the value of the design."""
    (message,) = said(subject(cv=CV), "2021", replace(LETTER, color=GRAY))

    assert message.startswith("cv.yaml:3:19: ")


@pytest.mark.parametrize("text", ["|•·", "12"])
def test_signs_and_raised_letters_are_not_judged(
    subject: Callable[..., Subject], text: str
) -> None:
    """Bullets have no contrast to keep, and two digits may be small."""
    small = [replace(LETTER, text=sign, size=4.0) for sign in text]
    body = [replace(LETTER, text=letter) for letter in "whole words"]
    drawn = Drawn([*small, *body])

    assert check_contrast(replace(subject(cv=None), drawn=drawn)).diagnostics == []


def test_without_glyphs_it_is_said_that_nothing_was_checked(
    subject: Callable[..., Subject],
) -> None:
    """As where pdfminer.six is not installed."""
    assert not check_contrast(subject(cv=None)).was_made
