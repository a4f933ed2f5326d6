"""The values of a document: what the templates print, with places, and nothing else."""

from __future__ import annotations

from pathlib import Path

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.inspection.document_values import expected
from cvtex.inspection.values import Expected, Role

CV = """\
name: {given: Mara, family: Lindqvist, credentials: [PhD]}
phone: +46 555 010 203
url: https://mara.example.org/{x}
bibliography: p.bib
sections:
  - title: "*Work*"
    experience:
      - date: 2021–
        organization: "[Institute](https://institute.example.org)"
        highlights: ["Made $x^2$ of it", "1 and `\\\\foo`{=latex} last"]
  - title: Skills
    skills: [{name: Go, level: 4/5}]
    layout: {style: dots}
  - title: Papers
    publications: {}
"""
BIB = "@article{a, author={Lindqvist, Mara}, title={On {Looms}}, journal={J}, year=2020, "
BIB += "doi={10.5555/1}}"


def values(cv: str = CV) -> Expected:
    """Return the values of a CV."""
    contents = {"cv.yaml": cv.encode(), "p.bib": BIB.encode()}
    compiled = check(Path("cv.yaml"), Options(contents=contents))
    assert compiled.document is not None, compiled.diagnostics
    assert compiled.yaml is not None
    return expected(compiled.document, compiled.yaml, compiled.sources)


def test_values_are_in_the_order_of_the_page_with_their_roles() -> None:
    """Formulas, raw LaTeX and raised characters divide a value; dots have no text."""
    found = [(value.fragments, value.role) for value in values().values]

    assert found[0] == (("Mara Lindqvist",), Role.NAME)
    assert (("+46 555 010 203",), Role.PHONE) in found
    assert (("https://mara.example.org/%7Bx%7D",), Role.TEXT) in found
    assert found.index((("Work",), Role.HEADING)) < found.index((("Institute",), Role.LEAD))
    assert (("2021–",), Role.DATE) in found
    assert (("Made ", " of it"), Role.TEXT) in found
    assert (("1 and ", " last"), Role.TEXT) in found
    assert not any("4/5" in fragments for fragments, _ in found)


def test_each_value_has_its_place() -> None:
    """In cv.yaml that of the value, in a .bib file that of its words."""
    places = {value.fragments[0]: value.span for value in values().values}

    assert str(places["2021–"]) == "cv.yaml:8:15"
    assert str(places["Institute"]) == "cv.yaml:9:23"
    assert str(places["Made "]) == "cv.yaml:10:22"
    assert places["On Looms"].path == "p.bib"


def test_links_are_those_of_contacts_texts_and_publications() -> None:
    """Each with its place."""
    links = dict(values().links)

    assert "tel:+46555010203" in links
    assert links["https://institute.example.org"].line == 9
    assert any(url.endswith("10.5555/1") for url in links)


def test_words_before_contacts_count_only_where_they_are_printed() -> None:
    """A design with icons has none."""
    words = {value.text for value in values().values}
    icons = values(CV.replace("sections:", "design: {header: {labels: icons}}\nsections:", 1))

    assert "Phone" in words
    assert "Phone" not in {value.text for value in icons.values}


def test_the_language_of_an_entry_is_not_printed() -> None:
    """That which somebody speaks is."""
    cv = """\
name: Mara Lindqvist
sections:
  - title: Work
    experience: [{date: 2020, organization: Labor, language: de}]
  - title: Languages
    languages: [{language: German, fluency: B2}]
"""
    texts = [one.text for one in values(cv).values]

    assert "de" not in texts
    assert "German" in texts
