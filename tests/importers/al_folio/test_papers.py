"""A publication in the bibliography of a site and in its CV is in the result once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvtex.importers.importing import import_file

PAPERS = """\
---
---
@string{cm = {Computational Morphology}}
@article{roe2021,
  title = {Whose {Corpus} Is It? A Survey of Speakers},
  author = {Lindqvist, Mara and Roe, Elle}, journal = cm, year = 2021
}
@book{doe2019, title = {Grammar}, author = {Doe, Ben and Lindqvist, Mara}, year = 2019}
"""
OLDER = """\
- {title: General, type: map, contents: [{name: Full Name, value: Mara Lindqvist}]}
- title: Publications
  type: time_table
  contents:
    - {title: <b>Whose corpus is it?</b> A survey of speakers, description: Oral, year: 2021-05}
    - {title: Another Work, year: 2020}
"""
NEWER = """\
cv:
  name: Mara Lindqvist
  sections:
    Selected Papers:
      - {title: 'Whose Corpus Is It? A Survey of Speakers', authors: [M. Lindqvist], date: 2021-05}
      - {title: Another Work, authors: [Mara Lindqvist], date: 2020}
"""
RESUME = json.dumps({
    "basics": {"name": "Mara Lindqvist"},
    "publications": [
        {"name": "Whose Corpus Is It? A Survey of Speakers", "releaseDate": "2021-05"},
        {"name": "Another Work", "releaseDate": "2020"},
    ],
})  # fmt: skip
CITATIONS = """\
- {title: General, type: map, contents: [{name: Full Name, value: Mara Lindqvist}]}
- title: Publications
  type: list
  contents:
    - 'M. Lindqvist (2021): Whose corpus is it? A survey of speakers. Journal.'
    - 'Mara Lindqvist: Another Work'
"""
CVS = {
    "older": ("_data/cv.yml", OLDER, "entries:"),
    "newer": ("_data/cv.yml", NEWER, "lindqvist2020another"),
    "resume": ("assets/json/resume.json", RESUME, "entries:"),
    "citations": ("_data/cv.yml", CITATIONS, "list:"),
}


def _imported(folder: Path, name: str, cv: str, papers: str) -> tuple[str, str]:
    """Return the CV of a site, and the texts that it does not have."""
    for path, text in ((name, cv), ("_config.yml", "x: 1"), ("_bibliography/papers.bib", papers)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    made = import_file(folder).value
    assert made is not None
    assert made.faults == ()
    return made.files["cv.yaml"].decode(), "\n".join(f"{x.text}: {x.reason}" for x in made.losses)


@pytest.mark.parametrize("form", CVS)
def test_the_entry_of_the_bibliography_is_kept(tmp_path: Path, form: str) -> None:
    """It has the authors; what else the CV says of it is listed, and other works stay."""
    name, cv, other = CVS[form]
    text, losses = _imported(tmp_path, name, cv, PAPERS)

    assert "keys:" in text
    assert text.count("roe2021") == 1
    assert "orpus" not in text
    assert "`papers.bib` has 1 more publication:" in text
    assert other in text
    assert "2021" in losses
    assert losses.count("`papers.bib` has this publication, as `roe2021`") >= 1


def test_a_list_of_other_works_stays_with_a_comment(tmp_path: Path) -> None:
    """The section is that of the CV, and the comment says how to list the bibliography."""
    text, losses = _imported(tmp_path, "_data/cv.yml", OLDER, PAPERS.replace("Corpus", "Lexicon"))

    assert "`papers.bib` has 2 more publications: `publications: {}` lists all." in text
    assert "**Whose corpus is it?** A survey of speakers" in text
    assert losses == ""


def test_works_of_the_example_do_not_replace_entries(tmp_path: Path) -> None:
    """They are not copied, so that nothing may lead to them."""
    papers = "@book{e, title = {Another Work}, author = {Einstein, Albert}, year = 1920}"
    text, _ = _imported(tmp_path, "_data/cv.yml", OLDER, papers)

    assert "title: Another Work" in text
    assert "keys" not in text
