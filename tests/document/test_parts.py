"""`document.merge`: parts of a CV in another language than the rest."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cvtex.compiler.stages import check, to_latex
from cvtex.export.cvtex_json import to_json

PARTS = """\
name: Anna Keller
language: de
design: {date_format: month-year}
words: {score: Punkte}
sections:
  - title: Ausbildung
    education:
      - {institution: ETH, degree: MSc, area: Physik, date: 2019-05, thesis: A}
      - {language: fr, institution: EPFL, degree: Licence, area: physique, date: mai 2016}
  - title: Awards
    language: en
    grants: [{title: Starting Grant, date: seit Mai 2020, co_applicants: [Anna Keller, B C]}]
    publications:
      entries:
        - {type: book, title: Ein Buch, authors: Anna Keller and B C, date: Mai 2020, language: de}
        - {type: book, title: A Book, authors: Anna Keller and B C, date: May 2020}
"""


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    path = tmp_path / "cv.yaml"
    path.write_text(PARTS, encoding="utf-8")
    return path


def test_words_and_dates_of_a_part_are_in_its_language(cv: Path) -> None:
    """Those that the CV gives are the same in each part."""
    made = to_latex(cv)
    latex = re.sub(r"\\cvlang\{[^}]*\}", "", made.latex or "")
    latex = re.sub(r"\\cvinlanguage\{fr\}\{([^{}]*)\}", r"\1", latex)

    assert not made.failed
    for printed in (
        r"\cventry{Mai 2019}{MSc in Physik",
        r"Abschlussarbeit: \emph{A}",
        r"\cventry{mai 2016}{Licence en physique",
        r"\cventry{May 2020",
        r"\cvauthor{bold}{Anna Keller} and B C",
    ):
        assert printed in latex, printed


def test_the_export_says_the_languages_of_parts(cv: Path) -> None:
    """Where they differ from that of the CV; HTML has them as attributes."""
    document = check(cv).document
    assert document is not None
    first, second = json.loads(to_json(document))["sections"]
    items = first["blocks"][0]["items"]

    assert [item.get("language") for item in items] == [None, "fr"]
    assert items[1]["institution_html"] == '<span lang="fr">EPFL</span>'
    assert "institution_html" not in items[0]
    assert (second["language"], [block["language"] for block in second["blocks"]]) == (
        "en",
        ["en", "en"],
    )
    own, other = second["blocks"][1]["groups"][0]["publications"]
    titles = {own["title"]: own.get("title_html"), other["title"]: other.get("title_html")}
    assert titles == {"Ein Buch": None, "A Book": '<span lang="en">A Book</span>'}
