"""What a section's own layout and the design of publications do on the page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.typeset.engine import Engine

BIB = """\
@article{a, author={Lovelace, Ada}, title={Sketch of the engine}, journal={Memoirs},
  volume=3, year=1843}
@inproceedings{b, author={Lovelace, Ada}, title={Numbers on paper cards}, booktitle={Looms},
  year=1844}
"""


def pages_of(folder: Path, engine: Engine, cv: str) -> list[list[dict[str, Any]]]:
    """Return the words of each page of a CV that is set without a message."""
    (folder / "cv.yaml").write_text(f"name: Ada Lovelace\n{cv}", encoding="utf-8")
    (folder / "a.bib").write_text(BIB, encoding="utf-8")
    made = to_pdf(folder / "cv.yaml", engine, Options(), tex_name="cv.tex")
    assert made.pdf is not None
    assert made.diagnostics == ()
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        return [page.extract_words() for page in document.pages]


def listed(count: int, columns: int) -> str:
    """Return a section with a list of short lines in columns."""
    lines = ", ".join(f"Item{number}" for number in range(count))
    return f"sections: [{{title: A, layout: {{columns: {columns}}}, list: [{lines}]}}]"


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_short_list_has_columns_of_one_height(tmp_path: Path, engine: Engine, theme: str) -> None:
    """Nine lines in three columns are three rows, read down the first column first."""
    cv = f"design: {{theme: {theme}}}\n{listed(9, 3)}"
    items = [word for word in pages_of(tmp_path, engine, cv)[0] if word["text"].startswith("Item")]
    place = {word["text"]: (round(word["x0"]), round(word["top"])) for word in items}
    assert len(place) == 9
    columns = sorted({left for left, _ in place.values()})
    rows = sorted({top for _, top in place.values()})
    assert (len(columns), len(rows)) == (3, 3)
    for number in range(9):
        assert place[f"Item{number}"] == (columns[number // 3], rows[number % 3])


def test_a_long_list_in_columns_goes_on_on_the_next_page(tmp_path: Path, engine: Engine) -> None:
    """The first page is full, no line is lost, and all are in their order."""
    pages = pages_of(tmp_path, engine, listed(150, 2))
    words = [[word for word in page if word["text"].startswith("Item")] for page in pages]
    assert len(words) == 2
    columns = [sorted(page, key=lambda word: (round(word["x0"]), word["top"])) for page in words]
    assert [word["text"] for page in columns for word in page] == [f"Item{n}" for n in range(150)]
    assert max(word["bottom"] for word in words[0]) > 650


@pytest.mark.parametrize("kind", ["list", "text"])
def test_a_text_in_columns_that_is_longer_than_a_page_is_divided(
    tmp_path: Path, engine: Engine, kind: str
) -> None:
    """No word runs off the page."""
    long = " ".join(f"word{number}" for number in range(1500))
    value = f"[{long}]" if kind == "list" else long
    cv = f"sections: [{{title: A, layout: {{columns: 2}}, {kind}: {value}}}]"
    pages = pages_of(tmp_path, engine, cv)
    inside = [word["text"] for page in pages for word in page if word["bottom"] < 760]
    assert sorted(word for word in inside if word.startswith("word")) == sorted(long.split())


@pytest.mark.parametrize("above", [44, 46, 49])
def test_a_heading_is_on_the_page_of_its_columns(
    tmp_path: Path, engine: Engine, above: int
) -> None:
    """Wherever on the page it is; two rows of the columns are below it."""
    first = ", ".join(f"Line{number}" for number in range(above))
    cv = listed(60, 2).replace("[{", f"[{{title: First, list: [{first}]}}, {{", 1)
    page = next(page for page in pages_of(tmp_path, engine, cv) if is_in("A", page))
    assert is_in("Item0", page)
    assert is_in("Item1", page)


def is_in(text: str, page: list[dict[str, Any]]) -> bool:
    """Return whether a page has a word."""
    return any(word["text"] == text for word in page)


def test_a_publication_that_is_longer_than_a_page_is_divided(
    tmp_path: Path, engine: Engine
) -> None:
    """A great experiment has thousands of authors, and all of them are on the pages."""
    authors = " and ".join(["Lovelace, Ada", *["Other, Somebody"] * 1500])
    entry = f"@article{{k, author={{{authors}}}, title={{T}}, journal={{J}}, year=2020}}"
    (tmp_path / "long.bib").write_text(entry, encoding="utf-8")
    cv = "bibliography: long.bib\nsections: [{title: A, publications: {}}]"
    pages = pages_of(tmp_path, engine, cv)
    words = [word["text"] for page in pages for word in page if word["bottom"] < 760]
    assert sum(word.startswith("Other") for word in words) == 1500


@pytest.mark.parametrize("lead", ["position", "organization"])
def test_a_section_has_a_lead_of_its_own(tmp_path: Path, engine: Engine, lead: str) -> None:
    """Its value stands above that of the design."""
    other = {"position": "organization", "organization": "position"}[lead]
    entry = "{date: 1842, position: Author, organization: Memoirs}"
    cv = (
        f"design: {{entries: {{lead: {other}}}}}\n"
        f"sections: [{{title: A, layout: {{lead: {lead}}}, experience: [{entry}]}}]"
    )
    words = [word["text"].strip(",") for word in pages_of(tmp_path, engine, cv)[0]]
    first = {"position": "Author", "organization": "Memoirs"}
    assert words.index(first[lead]) < words.index(first[other])


@pytest.mark.parametrize(
    ("dates", "journal", "conference"),
    [
        ("by-type", "1843", "(1844)"),
        ("parentheses", "(1843)", "(1844)"),
        ("comma", "1843", "1844"),
    ],
)
def test_dates_of_publications_are_in_parentheses_if_the_design_says_so(
    tmp_path: Path, engine: Engine, dates: str, journal: str, conference: str
) -> None:
    """By default only those of conferences are; the lines but the first are indented."""
    cv = (
        f"bibliography: a.bib\ndesign: {{publications: {{dates: {dates}, indent: 12pt}}}}\n"
        "publication_style: {numbering: none}\nsections: [{title: A, publications: {}}]"
    )
    page = pages_of(tmp_path, engine, cv)[0]
    words = [word["text"].rstrip(".") for word in page]
    assert journal in words
    assert conference in words
    left = {word["text"]: word["x0"] for word in page}
    assert left["Memoirs"] - left["Sketch"] == pytest.approx(12, abs=0.1)


POSITIONS = """\
sections:
  - title: Work
    experience:
      - organization: First
        positions:
          - {date: 2020, position: One, highlights: [x, y]}
          - {date: 2019, position: Two, highlights: [x, y]}
      - {organization: Second, date: 2018}
      - lineamong
"""


@pytest.mark.parametrize("theme", ["classic", "banking", "swiss", "sidebar"])
def test_positions_are_nearer_to_each_other_than_employers(
    tmp_path: Path, engine: Engine, theme: str
) -> None:
    """The first is directly below its employer; all are indented, and a line is not."""
    design = f"design: {{theme: {theme}, entries: {{space: 8pt}}}}\n"
    (page,) = pages_of(tmp_path, engine, design + POSITIONS)
    place = {word["text"]: word for word in page}
    top = {name: place[name]["top"] for name in ("First", "One", "Two", "Second", "lineamong")}
    line = (top["Second"] - top["Two"] - 8) / 3
    assert top["One"] - top["First"] == pytest.approx(line, abs=1)
    assert top["Two"] - top["One"] == pytest.approx(3 * line + 4, abs=1)
    left = {name: round(place[name]["x0"]) for name in top}
    assert left["One"] == left["Two"] > left["First"]
    assert left["First"] == pytest.approx(left["lineamong"], abs=1)


def test_a_subsection_is_a_part_of_its_section_in_the_outline(
    tmp_path: Path, engine: Engine
) -> None:
    """A section without a heading has no bookmark."""
    (tmp_path / "cv.yaml").write_text(
        "name: Ada Lovelace\nsections:\n  - {title: none, text: Profile}\n"
        "  - title: Talks\n    blocks:\n      - {title: Invited *now*, list: [x]}\n"
        "  - {title: Rest, text: y}\n",
        encoding="utf-8",
    )
    made = to_pdf(tmp_path / "cv.yaml", engine, Options(), tex_name="cv.tex")
    assert made.pdf is not None
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        outline = [(level, title) for level, title, *_ in document.doc.get_outlines()]
    assert outline == [(1, "Talks"), (2, "Invited now"), (1, "Rest")]
