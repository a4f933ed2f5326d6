"""The second column: what it holds, where it is, and the order in which programs read it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_pdf
from cvtex.document import Document
from cvtex.typeset.engine import Engine

CV: dict[str, Any] = {
    "name": "Ada Lovelace",
    "label": "Analyst",
    "email": "ada@example.org",
    "sections": [
        {"title": "Work", "entries": [{"date": "1842", "title": "Memoirs"}]},
        {"title": "Skills", "skills": [{"name": "Algebra", "level": "4/5"}]},
        {"title": "Prose", "text": "Looms weave flowers."},
        {"title": "Languages", "languages": [{"language": "French"}], "list": ["Latin"]},
    ],
}


def written(folder: Path, cv: dict[str, Any], **design: Any) -> Path:
    """Write a CV; JSON is YAML."""
    path = folder / "cv.yaml"
    path.write_text(json.dumps({**cv, "design": {"theme": "sidebar", **design}}), encoding="utf-8")
    return path


def document_of(folder: Path, cv: dict[str, Any], **design: Any) -> Document:
    """Return the document of a CV with which nothing is wrong."""
    made = check(written(folder, cv, **design), Options())
    assert made.diagnostics == ()
    assert made.document is not None
    return made.document


def pdf_of(folder: Path, engine: Engine, cv: dict[str, Any], **design: Any) -> bytes:
    """Return the PDF of a CV; what is said of it is about the page as a whole."""
    made = to_pdf(written(folder, cv, **design), engine, Options(), tex_name="cv.tex")
    assert made.pdf is not None
    assert [one.message for one in made.diagnostics if not one.code.endswith("-page")] == []
    return made.pdf


def words_of(pdf: bytes) -> list[dict[str, dict[str, Any]]]:
    """Return the words of each page by their texts."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [{word["text"]: word for word in page.extract_words()} for page in document.pages]


@pytest.mark.parametrize(
    ("layout", "design", "places"),
    [
        ({}, {}, ["main", "sidebar", "main", "main"]),
        ({}, {"kinds": ["languages", "list"]}, ["main", "main", "main", "sidebar"]),
        ({}, {"kinds": []}, ["main"] * 4),
        ({"place": "sidebar"}, {"kinds": []}, ["sidebar", "main", "main", "main"]),
        ({"place": "sidebar"}, {"position": "none"}, ["main"] * 4),
    ],
)
def test_a_section_has_a_place(
    tmp_path: Path, layout: dict[str, str], design: dict[str, Any], places: list[str]
) -> None:
    """It is beside if all its blocks are of the kinds of the sidebar, or if its layout says so."""
    first, *others = CV["sections"]
    cv = {**CV, "sections": [{**first, "layout": layout}, *others]}
    found = document_of(tmp_path, cv, sidebar=design)

    assert [section.place for section in found.sections] == places


def test_there_is_no_column_for_nothing(tmp_path: Path, engine: Engine) -> None:
    """Without contacts, a picture and sections for it, the main column has the whole width."""
    sections = [{"title": "Prose", "text": "Looms " * 60}]
    pdf = pdf_of(tmp_path, engine, {"name": "Ada", "sections": sections})
    (page,) = words_of(pdf)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        rects = document.pages[0].rects

    assert page["Ada"]["x0"] < 40
    assert [rect for rect in rects if rect["height"] > 100] == []


@pytest.mark.parametrize("position", ["left", "right"])
def test_the_columns_do_not_touch(tmp_path: Path, engine: Engine, position: str) -> None:
    """The colour reaches from the edge of the paper to the gap, and from its top to its bottom.

    An address that is wider than the column ends its first line after a slash, not after `https:`.
    """
    cv = {**CV, "url": "https://analysts.example.org/lovelace"}
    pdf = pdf_of(tmp_path, engine, cv, sidebar={"position": position})
    (page,) = words_of(pdf)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        paper = document.pages[0]
        (back,) = (rect for rect in paper.rects if rect["height"] > 100)

    assert (back["top"], back["bottom"]) == pytest.approx((0, float(paper.height)), abs=0.5)
    edge = 0 if position == "left" else float(paper.width)
    assert edge == pytest.approx(back["x0"] if position == "left" else back["x1"], abs=0.5)
    for word in ("Algebra:", "ada@example.org", "https://analysts.example.org/", "lovelace"):
        assert back["x0"] + 10 < page[word]["x0"] < page[word]["x1"] < back["x1"] - 10
    for word in ("Lovelace", "1842", "flowers.", "French"):
        assert not back["x0"] - 5 < page[word]["x0"] < back["x1"] + 5


def test_programs_read_the_name_then_the_sidebar_then_the_rest(
    tmp_path: Path, engine: Engine
) -> None:
    """In the order of the text in the file, whatever the places on the page."""
    reader = PdfReader(io.BytesIO(pdf_of(tmp_path, engine, CV)))
    text = reader.pages[0].extract_text()
    words = ["Lovelace", "Analyst", "ada@example.org", "Algebra", "Work", "Memoirs", "flowers"]

    assert sorted(words, key=text.index) == words


@pytest.mark.parametrize("entries", [2, 90])
def test_a_long_sidebar_goes_on_over_pages(tmp_path: Path, engine: Engine, entries: int) -> None:
    """Also if the main column has ended: no skill is lost, and each page has its number."""
    skills = [{"name": f"S{number}", "level": "good"} for number in range(120)]
    work = [{"date": "1842", "title": f"T{number}"} for number in range(entries)]
    sections = [{"title": "Skills", "skills": skills}, {"title": "Work", "entries": work}]
    pages = words_of(pdf_of(tmp_path, engine, {**CV, "sections": sections}))
    heights = [word["bottom"] for page in pages for word in page.values()]

    found = {word for page in pages for word in page}
    assert {f"S{number}:" for number in range(120)} <= found
    assert {f"T{number}" for number in range(entries)} <= found
    assert {f"{number}/{len(pages)}" for number in range(1, len(pages) + 1)} <= found
    assert max(heights) < 842


def test_the_colour_of_the_sidebar_is_that_of_its_text_alone(
    tmp_path: Path, engine: Engine
) -> None:
    """On the first page and on others, and with links in other colours within."""
    skills = [{"name": f"S{number}", "level": "good"} for number in range(120)]
    cv = {**CV, "sections": [*CV["sections"][::2], {"title": "Skills", "skills": skills}]}
    colors = {"background": "navy", "text": "white", "headings": "white"}
    with pdfplumber.open(io.BytesIO(pdf_of(tmp_path, engine, cv, sidebar=colors))) as document:
        words = [
            word
            for page in document.pages
            for word in page.extract_words(extra_attrs=["non_stroking_color"])
        ]
    white = {word["text"] for word in words if set(word["non_stroking_color"]) == {1}}

    assert len(document.pages) > 1
    assert {"ada@example.org", "Skills", "S0:", "S119:", "good"} <= white
    assert white.isdisjoint({"Ada", "Analyst", "Memoirs", "1842", "flowers."})


def test_a_wide_address_is_made_to_fit(tmp_path: Path, engine: Engine) -> None:
    """It does not reach into the main column."""
    cv = {**CV, "email": "augusta.ada.byron.countess.of.lovelace@analytical.engine.example.org"}
    (page,) = words_of(pdf_of(tmp_path, engine, cv))

    assert page[cv["email"]]["x1"] < page["Ada"]["x0"] - 20
