"""The PDF of the CV in the root: what a reader, a search and a screen reader find in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import literal_name

from cvtex.compiler.compilation import Compilation
from cvtex.compiler.stages import to_pdf
from cvtex.text.inlines import plain_text
from cvtex.typeset.engine import Engine


@pytest.fixture(scope="module")
def made(repository: Path, engine: Engine) -> Compilation:
    """Return the CV of the root, set once."""
    return to_pdf(repository / "cv.yaml", engine, tex_name="cv.tex")


@pytest.fixture
def pdf(made: Compilation) -> Iterator[Any]:
    """Open its PDF."""
    assert made.pdf is not None
    with pdfplumber.open(BytesIO(made.pdf)) as opened:
        yield opened


def words(text: str) -> str:
    """Reduce a text to letters and digits, as lines and columns do not matter."""
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text))


def test_it_sets_without_a_word(made: Compilation) -> None:
    """Nothing is wrong with the data, and TeX complains of nothing."""
    assert made.diagnostics == ()


def test_it_has_the_pages_of_the_reference(pdf: Any) -> None:
    """Six pages of letter paper, numbered."""
    assert [(page.width, page.height) for page in pdf.pages] == [(612, 792)] * 6
    for number, page in enumerate(pdf.pages, 1):
        assert page.extract_text().splitlines()[-1].strip().endswith(str(number))


def test_it_says_what_it_is(made: Compilation, pdf: Any) -> None:
    """Title, author and language are in the document's information."""
    assert made.document is not None
    catalog = pdf.doc.catalog

    assert pdf.metadata["Author"] == made.document.name
    assert pdf.metadata["Title"].startswith(made.document.name)
    assert resolve1(catalog["Lang"]) == made.document.language.encode()
    assert resolve1(resolve1(catalog["ViewerPreferences"])["DisplayDocTitle"]) is True


def test_the_outline_has_the_sections(made: Compilation, pdf: Any) -> None:
    """Bookmarks lead to each section, in order."""
    assert made.document is not None
    titles = [str(title) for _, title, *_ in pdf.doc.get_outlines()]

    assert titles == [plain_text(section.title) for section in made.document.sections]


def test_text_copies_out_right(made: Compilation, pdf: Any) -> None:
    """Every title and every author of the publications can be found, ligatures and all."""
    assert made.document is not None
    text = words("".join(page.extract_text() for page in pdf.pages))

    for publication in made.document.publications:
        assert words(plain_text(publication.title)) in text
        for author in publication.authors:
            assert words(author.text) in text


def test_links_are_those_of_the_data(made: Compilation, pdf: Any, repository: Path) -> None:
    """Each web address of the CV can be clicked, and no other."""
    found = {link["uri"] for page in pdf.pages for link in page.hyperlinks}
    data = (repository / "cv.yaml").read_text(encoding="utf-8")
    assert made.document is not None
    known = {publication.url for publication in made.document.publications}

    for address in found - known:
        assert address.removeprefix("mailto:").removeprefix("tel:").rstrip("/") in data
    assert {url for url in known if url} <= found


def test_all_fonts_travel_along(pdf: Any) -> None:
    """Each font is in the file, with a table of what its glyphs mean."""
    fonts = {}
    for page in pdf.pages:
        for name, reference in resolve1(resolve1(page.page_obj.resources)["Font"]).items():
            fonts[name] = resolve1(reference)

    assert fonts
    for font in fonts.values():
        descriptor = resolve1(font["FontDescriptor"])
        assert {"FontFile", "FontFile3"} & set(descriptor), literal_name(font["BaseFont"])
        assert "ToUnicode" in font


def test_all_errors_of_tex_are_told_in_one_run(tmp_path: Path, engine: Engine) -> None:
    """Each at its own place in the CV."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(
        r"""name: A B
sections:
  - title: S
    list:
      - One
      - Two `\one`{=latex}
  - title: T
    text: |
      A line.
      Then `\two`{=latex}.
""",
        encoding="utf-8",
    )
    said = to_pdf(cv, engine, tex_name="cv.tex").diagnostics

    assert [(one.message, str(one.span).removeprefix(str(cv))) for one in said] == [
        (r"undefined command `\one`", ":6:14"),
        (r"undefined command `\two`", ":10:13"),
    ]


MIXED = r"""@article{a, author = {A B}, title = {On $\alpha + x_2$ and \textsc{Acm}},
  journal = {Acta of \textsc{Acm}, \textbf{\textsc{Sig}}}, note = {With $\beta_1$}}
"""


def test_formulas_and_small_capitals_fit_the_text_around_them(
    tmp_path: Path, engine: Engine
) -> None:
    """A formula in a title is bold, and small capitals in italics are upright without a warning."""
    (tmp_path / "p.bib").write_text(MIXED, encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\nsections: [{title: On $x^2$, publications: {}}]\n",
        encoding="utf-8",
    )
    compiled = to_pdf(tmp_path / "cv.yaml", engine, tex_name="cv.tex")

    assert compiled.diagnostics == ()
    assert compiled.pdf is not None
    with pdfplumber.open(BytesIO(compiled.pdf)) as opened:
        fonts = {
            letter["text"]: letter["fontname"].partition("+")[2]
            for letter in opened.pages[0].chars
            if letter["text"] in "αβ+"
        }
    assert fonts == {
        "α": "LMMathItalic10-Bold", "+": "LMRoman9-Bold", "β": "LMMathItalic9-Regular",
    }  # fmt: skip
