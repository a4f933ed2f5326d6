"""`publications.collaborations`: each is printed once, and the owner is looked for together."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.publications.collaborations import unnamed_collaboration
from cvtex.source import Source


@pytest.mark.parametrize(
    ("authors", "group", "printed"),
    [
        ("{ABC Collaboration}", "ABC", ""),
        ("{The ABC Collaboration} and Poe, A.", "ABC Collaboration", ""),
        ("Poe, A. and {on behalf of the {ABC} collaboration}", "{ABC}", ""),
        ("{LIGO Scientific Collaboration} and {Virgo Collaboration}", "LIGO Scientific, Virgo", ""),
        ("{ABC Collaboration}", "ABC and DEF", "DEF"),
        ("Aad, G. and others", "ATLAS", "ATLAS"),
        ("Abc, G. and Poe, A.", "ABC", "ABC"),
        ("{ABCD Collaboration}", "ABC", "ABC"),
    ],
)
def test_a_collaboration_among_the_authors_is_not_printed_again(
    authors: str, group: str, printed: str
) -> None:
    """The field and the author are compared without the words that all collaborations have."""
    bib = f"@article{{k, author={{{authors}}}, collaboration={{{group}}}}}"
    (entry,) = read_bibliography(Source("p.bib", bib)).value or ()
    reference = Reference(entry)

    assert unnamed_collaboration(reference, reference.names) == printed


def test_the_owner_is_missed_in_one_message(tmp_path: Path) -> None:
    """All works of collaborations together; another work has a message of its own."""
    works = "".join(
        f"@article{{c{n}, author={{{{X Collaboration}}}},title={{T{n}}}, journal={{J}}, year=2020}}"
        for n in range(9)
    )
    (tmp_path / "p.bib").write_text(
        works + "@article{own, author={A B}, title={O}, journal={J}, year=2020}", encoding="utf-8"
    )
    (tmp_path / "cv.yaml").write_text(
        "name: Jane Doe\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    messages = {d.message for d in check(tmp_path / "cv.yaml", Options()).diagnostics}

    keys = ", ".join(f"`c{n}`" for n in range(5))
    assert messages == {
        f"the owner is not named in 9 works of collaborations: {keys} and 4 more",
        "no author of `own` is the owner",
    }
