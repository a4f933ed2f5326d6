"""`publications.legend`: only the marks and styles in use are explained."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.publications.legend import legend
from cvtex.publications.library import assemble
from cvtex.publications.publication import publication
from cvtex.schema.cv import CV
from cvtex.schema.words import Words
from cvtex.source import Source
from cvtex.text.html_writer import html
from cvtex.yaml.loader import parse_yaml

STYLE = {
    "highlight": [
        {"names": "Stu Dent", "legend": "students"},
        {"names": "Col League", "style": "italic"},
    ]
}


def legend_of(*author_fields: str) -> str:
    """Return the legend of entries with these fields of authors, as HTML."""
    bib = "".join(f"@misc{{k{n}, {fields}}}" for n, fields in enumerate(author_fields))
    entries = read_bibliography(Source("p.bib", bib)).value
    yaml = parse_yaml(Source("cv.yaml", "name: A B")).value
    assert entries is not None
    assert yaml is not None
    cv = CV.model_validate({"name": "Ada Owner", "publication_style": STYLE})
    library = assemble(cv, entries, yaml, [])
    shown = [publication(library, entry, []) for entry in library.entries]
    return html(legend(shown, library.style.highlight, Words()))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("author={A B and C D}", ""),
        ("author={A B* and C D}", ""),
        ("author={A B* and C D*}", "* equal contribution"),
        ("author={A B and C D}, author+an={1=equal;2=equal}", "* equal contribution"),
        ("author={A B and C D}, author+an={2=corresponding}", "† corresponding author"),
        (
            "author={A* B and C* D and E F}, author+an={3=senior; 2=corresponding}",
            "* equal contribution, † corresponding author, ‡ joint senior authors",
        ),
        ("author={Stu Dent and C League}", "<u>students</u>"),
        ("author={C D§}", ""),
    ],
)
def test_marks_in_use_are_explained(fields: str, expected: str) -> None:
    """A star at a single author, and other symbols, can mean anything and are not explained."""
    assert legend_of(fields) == expected


def test_a_list_explains_each_mark_once() -> None:
    """All publications of a list share a legend."""
    both = "author={A B* and C D*}"

    assert legend_of(both, both) == "* equal contribution"
    assert legend_of("author={A B* and C D}", "author={A B and C D*}") == ""
