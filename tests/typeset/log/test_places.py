"""`typeset.log.places`: what TeX says leads to the words of the user's file that it is about."""

from __future__ import annotations

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import error
from cvtex.source import Source, Span
from cvtex.typeset.log.places import Places, narrowed

CV = Source(
    "cv.yaml",
    "list:\n  - One\n  - Two `\\Latex`{=latex}\n  - A verylongwordindeedverylongword here\n",
)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        (r"undefined command `\Latex`", "cv.yaml:3:10"),
        (r"undefined command `\Other`", "cv.yaml:2:5"),
        ("a line is 9.0pt too wide: `…indeedverylongword here`", "cv.yaml:4:7"),
        ("a line is 9.0pt too wide: `…short words`", "cv.yaml:2:5"),
        ("a line is 9.0pt too wide: `…anotherverylongwordindeed`", "cv.yaml:2:5"),
        ("a page is too high", "cv.yaml:2:5"),
    ],
)
def test_a_message_points_at_what_it_quotes(message: str, place: str) -> None:
    """Of a list, whose first item TeX's place is, to the item that has it."""
    problem = error(Code.TEX_ERROR, message, Span("cv.yaml", 2, 5))

    assert str(narrowed(problem, {"cv.yaml": CV}).span) == place


def test_what_has_no_place_in_a_file_stays() -> None:
    """There is nothing to look in."""
    for span in (None, Span("cv.tex", 3)):
        problem = error(Code.TEX_ERROR, r"undefined command `\Latex`", span)

        assert narrowed(problem, {"cv.yaml": CV}) == problem


HUGE = "1" * 5000


@pytest.mark.parametrize(
    "place", ["99999:1", f"{HUGE}:1", f"1:{HUGE}", "1:99999", "0:0", "²:1", "999999999:999999999"]
)
def test_a_marker_that_raw_latex_writes_leads_nowhere(place: str) -> None:
    """A line or a column that the file does not have is not searched for."""
    span = Places(f"%% cv.yaml:{place}\nx\n", "cv.tex").at(2)
    problem = error(Code.TEX_ERROR, r"undefined command `\Latex`", span)

    assert narrowed(problem, {"cv.yaml": CV}) == problem


def test_lines_beyond_the_end_are_not_counted() -> None:
    """A log may name any number of lines."""
    assert Places("x\n", "cv.tex").start(2, 10**9).path == "cv.tex"
