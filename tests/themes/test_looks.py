"""What values of a design do on the page: the place of dates, contacts, texts and rules."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.typeset.engine import Engine

CV = """\
name: Ada Lovelace
email: ada@example.org
location: London
sections:
  - title: Prose
    text: Looms weave flowers.
  - title: Work
    experience:
      - date: 1842
        position: Author
        organization: Memoirs
        location: Geneva
        highlights: [Described, Explained]
      - {date: 1840, position: Student, organization: College}
"""

Page = dict[str, dict[str, Any]]


def page_of(folder: Path, engine: Engine, **design: Any) -> tuple[Page, list[dict[str, Any]]]:
    """Return the words of a page in *modern* by their texts, and its rules from left to right."""
    path = folder / "cv.yaml"
    values = json.dumps({"theme": "modern", **design})
    path.write_text(f"design: {values}\n{CV}", encoding="utf-8")
    made = to_pdf(path, engine, Options(), tex_name="cv.tex")
    assert made.pdf is not None
    assert [one.message for one in made.diagnostics if not one.code.endswith("-page")] == []
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        words = document.pages[0].extract_words(extra_attrs=["fontname", "size"])
        page = document.pages[0]
        rules = sorted(page.rects + page.lines, key=lambda rule: rule["x0"])
    return {word["text"].strip(",|"): word for word in words}, rules


@pytest.mark.parametrize(("row", "first", "second"), [
    ("first", "1842", "Geneva"),
    ("second", "Geneva", "1842"),
])  # fmt: skip
def test_a_date_is_on_the_row_of_the_design(
    tmp_path: Path, engine: Engine, row: str, first: str, second: str
) -> None:
    """The location is on the other row; without a location, the date is on the first."""
    entries = {"second_row": True, "lead": "organization"}
    words, _ = page_of(tmp_path, engine, dates={"row": row}, entries=entries)

    assert words[first]["bottom"] == pytest.approx(words["Memoirs"]["bottom"], abs=1)
    assert words[second]["bottom"] == pytest.approx(words["Author"]["bottom"], abs=1)
    assert words["1840"]["bottom"] == pytest.approx(words["College"]["bottom"], abs=1)
    assert words[first]["x1"] == pytest.approx(words[second]["x1"], abs=1)


def test_what_is_italic(tmp_path: Path, engine: Engine) -> None:
    """Dates, the part that the design names, and the location in its row; nothing else."""
    words, _ = page_of(
        tmp_path,
        engine,
        dates={"style": "italic"},
        entries={"second_row": True, "italic": "position"},
    )
    italic = {
        text for text, word in words.items() if word["fontname"].endswith(("It", "-RegularIt"))
    }

    assert italic == {"1842", "1840", "Author", "Student", "Geneva"}


def test_the_space_of_the_separator_is_on_both_its_sides(tmp_path: Path, engine: Engine) -> None:
    """Two spaces more between two contacts; without a separator, only the spaces are left."""

    def gap(**header: Any) -> float:
        words, _ = page_of(tmp_path, engine, header={"labels": "none", **header})
        return float(words["London"]["x0"] - words["ada@example.org"]["x1"])

    narrow = gap(separator="none", separator_space="5pt")

    assert gap(separator="none", separator_space="12pt") - narrow == pytest.approx(14, abs=0.2)
    assert gap(separator="|", separator_space="5pt") > narrow + 1


def test_contacts_have_a_size_of_their_own(tmp_path: Path, engine: Engine) -> None:
    """That of the design, or that of the text."""
    words, _ = page_of(tmp_path, engine)
    small, _ = page_of(tmp_path, engine, header={"contact_size": 0.8})

    assert words["ada@example.org"]["size"] == pytest.approx(words["Looms"]["size"], abs=0.1)
    assert small["ada@example.org"]["size"] == pytest.approx(0.8 * words["Looms"]["size"], abs=0.1)


@pytest.mark.parametrize("start", ["margin", "entries"])
def test_a_text_begins_where_the_design_says(tmp_path: Path, engine: Engine, start: str) -> None:
    """At the dates of entries, or at their text."""
    words, _ = page_of(tmp_path, engine, dates={"side": "left"}, text={"start": start})
    beside = words["1842"] if start == "margin" else words["Author"]
    first = words["Memoirs"] if start == "entries" else beside

    assert words["Looms"]["x0"] == pytest.approx(first["x0"], abs=1)


def test_highlights_have_space_above(tmp_path: Path, engine: Engine) -> None:
    """The space of the design, in addition to the distance of lines."""
    near, _ = page_of(tmp_path, engine)
    far, _ = page_of(tmp_path, engine, entries={"highlight_space": "4pt"})

    def distance(words: Page) -> float:
        return float(words["Explained"]["bottom"] - words["Described"]["bottom"])

    assert distance(far) - distance(near) == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize(("align", "rules"), [("left", 1), ("center", 2), ("right", 1)])
def test_a_heading_in_the_middle_has_a_rule_on_both_sides(
    tmp_path: Path, engine: Engine, align: str, rules: int
) -> None:
    """As long as each other; at an edge it has one, up to the other edge."""
    words, found = page_of(
        tmp_path, engine, headings={"rule": "beside", "align": align}, margins={"left": "2cm"}
    )
    beside = [one for one in found if abs(one["top"] - words["Prose"]["bottom"]) < 12]

    assert len(beside) == rules
    if rules == 2:
        assert beside[0]["width"] == pytest.approx(beside[1]["width"], abs=0.5)
        assert beside[0]["x1"] < words["Prose"]["x0"] < beside[1]["x0"]


@pytest.mark.parametrize("bottom", ["1cm", "0.5in", "2cm"])
def test_the_footer_is_within_reach_of_a_printer(
    tmp_path: Path, engine: Engine, bottom: str
) -> None:
    """A quarter of an inch from the edge of the paper, where the margin has room for it."""
    words, _ = page_of(tmp_path, engine, margins={"bottom": bottom}, footer={"center": "Foot"})

    assert words["Foot"]["bottom"] < 792 - (14 if bottom != "1cm" else 8)


@pytest.mark.parametrize("size", ["10pt", "11pt", "12pt"])
def test_headings_are_not_indented(tmp_path: Path, engine: Engine, size: str) -> None:
    """At any size of the text, they begin at the edge."""
    words, _ = page_of(tmp_path, engine, font_size=size)

    assert words["Prose"]["x0"] == pytest.approx(words["Looms"]["x0"], abs=1.5)
