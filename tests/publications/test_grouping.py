"""`publications.grouping`: subheadings by year and by type."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.publications.grouping import group_publications
from cvtex.publications.library import assemble
from cvtex.publications.publication import publication
from cvtex.schema.cv import CV
from cvtex.schema.selection import Grouping
from cvtex.schema.words import Words
from cvtex.source import Source
from cvtex.yaml.loader import parse_yaml

BIB = """
@inproceedings{c, year=2021, booktitle={C}}
@article{j, date={2021-03/2022-04}, journal={J}}
@misc{p, year=2020, eprint={1}}
@misc{o, howpublished={X}}
@misc{u, pubstate={submitted}}
@book{b, year=2021}
@award{a, year=2020}
@article{q, journal={arXiv}, year=2019}
"""


def groups(
    grouping: Grouping | None, words: Words | None = None, bib: str = BIB
) -> list[tuple[str, str]]:
    """Return the headings, and the keys below each."""
    entries = read_bibliography(Source("p.bib", bib)).value
    yaml = parse_yaml(Source("cv.yaml", "name: A B")).value
    assert entries is not None
    assert yaml is not None
    library = assemble(CV.model_validate({"name": "A B"}), entries, yaml, [])
    shown = [(entry, publication(library, entry, [])) for entry in library.entries]
    return [
        (group.title, "".join(publication.key for publication in group.publications))
        for group in group_publications(shown, grouping, words or Words())
    ]


@pytest.mark.parametrize(
    ("grouping", "expected"),
    [
        (None, [("", "cjpoubaq")]),
        (
            Grouping.YEAR,
            [
                ("2021", "cb"),
                ("2022", "j"),
                ("2020", "pa"),
                ("Undated", "o"),
                ("Forthcoming", "u"),
                ("2019", "q"),
            ],
        ),
        (
            Grouping.TYPE,
            [
                ("Books", "b"),
                ("Journal Articles", "j"),
                ("Conference Papers", "c"),
                ("Preprints", "pq"),
                ("Other Publications", "oua"),
            ],
        ),
    ],
)
def test_groups_keep_the_order(grouping: Grouping | None, expected: list[tuple[str, str]]) -> None:
    """Years are in the order of the list, types in a fixed order; in a group the order is kept."""
    assert groups(grouping) == expected


def test_types_with_one_heading_are_one_group() -> None:
    """The CV may give two types the same heading."""
    words = Words.model_validate({"types": {"book": "Papers", "article": "Papers"}})

    assert ("Papers", "jb") in groups(Grouping.TYPE, words)


def test_an_empty_list_has_no_groups() -> None:
    """An empty list has no heading."""
    assert group_publications([], Grouping.YEAR, Words()) == ()


def test_an_edited_book_is_an_edited_volume_and_an_archived_article_a_preprint() -> None:
    """A book with an editor in place of an author, and INSPIRE's article without a journal."""
    bib = """
@book{b, author={A B}, editor={C D}}
@book{e, editor={C D}}
@article{p, eprint={2301.00001}, archiveprefix={arXiv}}
"""
    assert groups(Grouping.TYPE, bib=bib) == [
        ("Books", "b"),
        ("Edited Volumes", "e"),
        ("Preprints", "p"),
    ]
