"""The themes on the page: TeX has nothing to say against any of these designs."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfminer.high_level import extract_text

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
from cvtex.typeset.engine import Engine

CASES = Path(__file__).parents[1] / "cases/good"
CASE = CASES / "every-kind"
PICTURE = CASES / "picture/photos/portrait_1.png"

DESIGNS: tuple[Mapping[str, Any], ...] = (
    {},
    {"paper": "a5", "font_size": "8pt", "margins": {"left": "1cm", "right": "1cm"}},
    {"paper": "legal", "font_size": "12pt", "line_spacing": 1.3},
    {
        "paper": "a4",
        "font_size": "9pt",
        "fonts": {"body": "charter", "name": "latin-modern", "headings": "biolinum"},
        "colors": {"body": "#222", "headings": "navy", "rules": "gray", "dates": "#555"},
        "name": {"size": "30pt", "case": "upper", "rule": True},
        "headline": {"case": "upper"},
        "headings": {"rule": "above", "case": "upper", "align": "right"},
        "header": {"contacts": "inline", "labels": "icons", "align": "right"},
        "dates": {"side": "left", "width": "2.5cm", "align": "right"},
        "entries": {"second_row": True, "bold": "both", "bullet": "–", "indent": "14pt"},
        "text": {"align": "ragged", "hyphenation": False},
        "footer": {"left": "{name}", "right": "{page} of {pages}"},
        "publications": {"layout": "run-in", "order": ["authors", "title", "venue"]},
    },
    {
        "fonts": {"body": "latin-modern-sans"},
        "headings": {"rule": "beside", "size": 1.3, "case": "upper"},
        "header": {"contacts": "inline", "labels": "none", "align": "left"},
        "dates": {"side": "right", "row": "second", "style": "italic"},
        "entries": {
            "lead": "organization",
            "second_row": True,
            "italic": "both",
            "bullet": "none",
            "left": 0,
            "space": "8pt",
        },
        "pages": {"breaks": "anywhere"},
        "links": {"underline": True},
    },
    {
        "fonts": {"body": "libertine", "name": "libertine", "headings": "libertine"},
        "name": {"case": "small-caps", "weight": "regular"},
        "headline": {"case": "small-caps"},
        "headings": {"rule": "bar", "rule_thickness": "2pt"},
        "pages": {"bottom": "even"},
        "header": {"align": "center", "photo": {"side": "left", "shape": "circle"}},
        "text": {"start": "entries"},
        "dates": {"side": "left"},
        "publications": {"venue": "small-caps", "award": "plain", "size": 1},
    },
)


THEMES = ("academic", "banking", "classic", "compact", "modern", "sidebar", "swiss")


@pytest.mark.parametrize(
    ("theme", "design"),
    [
        *((theme, design) for theme in ("classic", "modern") for design in DESIGNS),
        *((theme, DESIGNS[0]) for theme in THEMES if theme not in {"classic", "modern"}),
        ("swiss", DESIGNS[2]),
        ("sidebar", {"paper": "letter", "sidebar": {"position": "right", "background": "#DDE6EE"}}),
    ],
)
def test_a_design_can_be_typeset(
    tmp_path: Path, engine: Engine, theme: str, design: Mapping[str, Any]
) -> None:
    """A CV with every kind of block: no line is too wide, and no font is missing."""
    written = (CASE / "cv.yaml").read_text(encoding="utf-8")
    whole = f"image: ines.png\ndesign: {json.dumps({'theme': theme, **design})}"
    text, count = re.subn(r"^design: .*$", lambda _: whole, written, flags=re.MULTILINE)
    assert count == 1
    (tmp_path / "cv.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "ines.png").write_bytes(PICTURE.read_bytes())
    (tmp_path / "publications.bib").write_bytes((CASE / "publications.bib").read_bytes())
    made = to_pdf(tmp_path / "cv.yaml", engine, Options(), tex_name="cv.tex")

    said = [one.message for one in made.diagnostics if not one.code.endswith("-page")]
    assert said == []
    assert made.pages >= 1


def test_each_shipped_theme_is_tried() -> None:
    """The list of the test above has them all."""
    folders = {path.name for path in resources.templates().iterdir() if path.is_dir()}

    assert folders == {"base", *THEMES}


Typeset = Callable[[str, Mapping[str, Any], str], bytes]


@pytest.fixture
def typeset(tmp_path: Path, engine: Engine) -> Typeset:
    """Return a function that typesets a CV, given its theme, its design and its text."""

    def run(theme: str, design: Mapping[str, Any], text: str) -> bytes:
        (tmp_path / "portrait.png").write_bytes(PICTURE.read_bytes())
        written = f"design: {json.dumps({'theme': theme, **design})}\n{text}"
        (tmp_path / "cv.yaml").write_text(written, encoding="utf-8")
        made = to_pdf(tmp_path / "cv.yaml", engine, Options(), tex_name="cv.tex")
        assert made.pdf
        assert [item.message for item in made.diagnostics] == []
        return made.pdf

    return run


LONG_ENTRY = """
name: Ada Lindqvist
sections:
  - title: Experience
    experience:
      - date: "2019"
        position: Research Associate
        organization: Institute for Spoken Languages, Department of Phonology and Morphology
        location: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch
        highlights: [Editor of an open corpus]
"""


def _words(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the words, each where it stands first."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = [word for page in pdf.pages for word in page.extract_words()]
    return {word["text"]: word for word in reversed(words)}


@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_date_is_on_the_first_line_of_its_entry(typeset: Typeset, theme: str, side: str) -> None:
    """Also if that has several lines; pdfminer, too, finds the date there."""
    data = typeset(theme, {"dates": {"side": side}}, LONG_ENTRY)
    words = _words(data)
    assert words["Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"]["bottom"] > (
        words["Institute"]["bottom"] + 5
    )
    assert words["2019"]["bottom"] == pytest.approx(words["Institute"]["bottom"], abs=0.5)
    (line,) = [line for line in extract_text(BytesIO(data)).splitlines() if "2019" in line]
    assert "Institute" in line


def _pdfminer(data: bytes) -> str:
    return extract_text(BytesIO(data))


def _pdftotext(data: bytes) -> str:
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


CLOSE_ENTRIES = """
name: Ada Lindqvist
sections:
  - title: Awards
    awards:
      - {date: "2022", title: Prize for the best paper of the year}
      - {date: May 2019, title: Fellowship}
      - {date: June 2012 – May 2015, title: Scholarship for studies at a foreign university}
  - title: Skills
    skills: [{name: Tools, keywords: [Python, R]}, {name: Methods, keywords: [Phonetics]}]
"""


@pytest.mark.parametrize("read", [_pdfminer, pytest.param(_pdftotext, marks=pytest.mark.poppler)])
@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_programs_read_a_date_beside_its_entry(
    typeset: Typeset, theme: str, side: str, read: Callable[[bytes], str]
) -> None:
    """Also where entries touch, dates are no column of their own."""
    design = {"dates": {"side": side}, "entries": {"space": "0pt"}}
    lines = [
        " ".join(line.split()) for line in read(typeset(theme, design, CLOSE_ENTRIES)).splitlines()
    ]
    pairs = {
        "2022": "Prize for the best paper of the year",
        "May 2019": "Fellowship",
        "June 2012 – May 2015": "Scholarship for studies at a foreign university",
    }
    for date, title in pairs.items():
        assert (f"{date} {title}" if side == "left" else f"{title} {date}") in lines
    if side == "left":
        assert {"Tools Python, R", "Methods Phonetics"} <= set(lines)


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_headings_begin_at_the_margin_in_each_size(typeset: Typeset, theme: str) -> None:
    """The files of LaTeX's classes for 11pt and 12pt set an indent of paragraphs."""
    for size in ("9pt", "10pt", "11pt", "12pt"):
        words = _words(typeset(theme, {"font_size": size, "margins": {"left": "72pt"}}, LONG_ENTRY))
        assert words["Experience"]["x0"] == pytest.approx(72, abs=1.5), size


@pytest.mark.parametrize("theme", ["classic", "modern"])
def test_a_picture_begins_at_the_height_of_the_name(typeset: Typeset, theme: str) -> None:
    """It does not move the name."""
    plain = _words(typeset(theme, {}, LONG_ENTRY))
    data = typeset(theme, {}, f"image: portrait.png\n{LONG_ENTRY}")
    words = _words(data)
    assert words["Ada"]["bottom"] == pytest.approx(plain["Ada"]["bottom"], abs=0.5)
    with pdfplumber.open(BytesIO(data)) as pdf:
        (picture,) = pdf.pages[0].images
    assert words["Ada"]["top"] - 1 < picture["top"] < words["Ada"]["bottom"] - 12


@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("size", ["8pt", "12pt"])
def test_a_page_number_keeps_away_from_the_edge(typeset: Typeset, theme: str, size: str) -> None:
    """It is not nearer to the edge of the paper than to the text, however small the margin."""
    design = {"font_size": size, "margins": {"bottom": "1.6cm"}, "footer": {"center": "p{page}"}}
    assert (
        792 - _words(typeset(theme, design, LONG_ENTRY))["p1"]["bottom"] > 72 * 1.6 / 2.54 / 2 - 6
    )


def test_a_network_may_have_any_name(typeset: Typeset) -> None:
    """It has no icon, and TeX does not stumble over the signs of its name."""
    network = r"A&B $5 #1 ~ {x} \ é ½"
    profile = json.dumps({"network": network, "username": "ada", "url": "https://a.example/"})
    cv = f"name: Ada\nprofiles: [{profile}]\n"

    found = " ".join(extract_text(BytesIO(typeset("modern", {}, cv))).split())
    assert f"{network}: ada" in found


@pytest.mark.parametrize(
    ("language", "others"), [("en", "et al."), ("de", "et al."), ("ru", "и др.")]
)
def test_a_part_that_ends_in_a_point_gets_no_other(
    tmp_path: Path, engine: Engine, language: str, others: str
) -> None:
    """Neither after an abbreviation nor after a question, in a list with its parts on one line."""
    (tmp_path / "p.bib").write_text(
        "@misc{k, author={Ada Lovelace and others}, title={Why Not?}, year=2020, howpublished={X}}",
        encoding="utf-8",
    )
    (tmp_path / "cv.yaml").write_text(
        f"name: Ada Lovelace\nlanguage: {language}\nbibliography: p.bib\n"
        "design: {theme: academic}\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    made = to_pdf(tmp_path / "cv.yaml", engine, tex_name="cv.tex")
    assert made.pdf

    found = " ".join(extract_text(BytesIO(made.pdf)).split())
    assert f"{others} Why Not? X" in found


@pytest.mark.parametrize("theme", ["classic", "swiss"])
def test_a_section_may_be_higher_than_tex_can_measure(theme: str, typeset: Typeset) -> None:
    """TeX has no length of more than 16,383 pt, which is some 25 pages."""
    entries = "".join(f"      - {{organization: O{n}, position: P}}\n" for n in range(200))
    start = "name: Ada\nsections:\n  - title: X\n    layout: {space: 90pt}\n    experience:\n"

    with pdfplumber.open(BytesIO(typeset(theme, {}, start + entries))) as pdf:
        assert len(pdf.pages) > 16_383 / float(pdf.pages[0].height)
        assert "O199" in pdf.pages[-1].extract_text()


LINKS = """
name: Ada
url: https://ada.example.org/
sections: [{title: X, text: "A [link](https://example.org/) (with words) beside it"}]
"""


def test_the_line_below_a_link_is_at_its_words(typeset: Typeset) -> None:
    """It is the lower edge of the link, and does not come near the next line."""
    with pdfplumber.open(BytesIO(typeset("classic", {"links": {"underline": True}}, LINKS))) as pdf:
        (page,) = pdf.pages
        words = {word["text"]: word for word in page.extract_words()}
        below = [
            link["bottom"] - words[text]["bottom"]
            for link, text in zip(
                page.hyperlinks, ("https://ada.example.org/", "link"), strict=True
            )
        ]
    assert below == pytest.approx([0, 0], abs=1.5)
