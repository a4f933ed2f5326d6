"""`publications.authors`: long lists cut, people highlighted, the owner never lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.publications.authors import AuthorList, authors_of
from cvtex.publications.library import assemble, style_of
from cvtex.schema.cv import CV
from cvtex.source import Source
from cvtex.yaml.loader import parse_yaml


def made(
    names: str, style: dict[str, object] | None = None, more: str = "", field: str = "author"
) -> tuple[AuthorList, list[Diagnostic]]:
    """Return the authors of an entry in the CV of Ada B. Owner."""
    bib = f"@article{{k, {field} = {{{names}}}{more}}}"
    entries = read_bibliography(Source("p.bib", bib)).value
    yaml = parse_yaml(Source("cv.yaml", "name: Ada B. Owner")).value
    assert entries is not None
    assert yaml is not None
    cv = CV.model_validate({"name": "Ada B. Owner", "publication_style": style or {}})
    said: list[Diagnostic] = []
    library = assemble(cv, entries, yaml, said)
    (entry,) = library.entries
    own, mine = style_of(library, entry, said)
    return authors_of(library, entry, own, said, mine=mine), said


def line(names: str, style: dict[str, object] | None = None, more: str = "") -> str:
    """Return the line that is printed, who stands out by the first letter of the emphasis."""
    authors, _ = made(names, style, more)
    shown = (
        (f"{a.emphasis[0]}<{a.text}>" if a.emphasis != "none" else a.text)
        + "".join(a.marks)
        + a.delimiter
        for a in authors.authors
        if a.is_shown
    )
    return "".join(shown) + authors.closing


def people(count: int, owner: int | None = None) -> str:
    names = [f"P{number} N{number}" for number in range(1, count + 1)]
    if owner is not None:
        names[owner] = "Ada Owner"
    return " and ".join(names)


@pytest.mark.parametrize(
    ("names", "style", "expected"),
    [
        (people(3), {"max_names": 3}, "P1 N1, P2 N2, and P3 N3"),
        (people(100), {"max_names": 3}, "P1 N1, P2 N2, P3 N3, and 97 others"),
        (people(100), {"max_names": 10, "min_names": 1}, "P1 N1 and 99 others"),
        (people(4), {"max_names": 3}, "P1 N1, P2 N2, P3 N3, and 1 other"),
        (
            people(100, 49), {"max_names": 3, "min_names": 2},
            "P1 N1, P2 N2, …, b<Ada Owner>, and 97 others",
        ),
        (people(9, 1), {"max_names": 3, "min_names": 1}, "P1 N1, b<Ada Owner>, and 7 others"),
        (people(9, 8), {"max_names": 3, "min_names": 1}, "P1 N1, …, b<Ada Owner>"),
        (
            people(9, 4), {"max_names": 3, "min_names": 1, "last_names": 2},
            "P1 N1, …, b<Ada Owner>, …, P8 N8, P9 N9",
        ),
        (people(4), {"max_names": 3, "min_names": 2, "last_names": 2},
         "P1 N1, P2 N2, P3 N3, and P4 N4"),
        (people(9, 0), {"max_names": 2, "author_joiner": "and"},
         "b<Ada Owner>, P2 N2 and 7 others"),
        (people(9, 5) + " and others", {"max_names": 2},
         "P1 N1, P2 N2, …, b<Ada Owner>, et al."),
    ],
)  # fmt: skip
def test_long_lists_are_cut(names: str, style: dict[str, object], expected: str) -> None:
    """The first, the last and the owner are shown; who is left out is counted."""
    assert line(names, style) == expected


@given(
    st.integers(1, 40), st.integers(0, 39), st.integers(1, 10), st.integers(1, 10),
    st.integers(1, 5),
)  # fmt: skip
def test_the_owner_is_always_shown(count: int, at: int, most: int, first: int, last: int) -> None:
    """However a list is cut, the owner is there and nobody is counted wrong."""
    owner = at % count
    style: dict[str, object] = {"max_names": most, "min_names": first, "last_names": last}
    authors, _ = made(people(count, owner), style)

    assert [a.is_owner for a in authors.authors].index(True) == owner
    assert authors.authors[owner].is_shown
    hidden = sum(not a.is_shown for a in authors.authors)
    assert hidden == 0 or count > most
    if "other" in authors.closing:
        assert str(hidden) in authors.closing


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ({}, "b<Ada Owner>, Stu Dent, and B Roe"),
        ({"owner": "underline"}, "u<Ada Owner>, Stu Dent, and B Roe"),
        ({"owner": "none"}, "Ada Owner, Stu Dent, and B Roe"),
        ({"highlight": [{"names": "Dent, Stu"}]}, "b<Ada Owner>, u<Stu Dent>, and B Roe"),
        (
            {"highlight": [{"names": ["S. Dent", "Bea Roe"], "style": "small-caps"}]},
            "b<Ada Owner>, s<Stu Dent>, and s<B Roe>",
        ),
        (
            {"highlight": [{"names": "Ada Owner", "style": "italic"}]},
            "b<Ada Owner>, Stu Dent, and B Roe",
        ),
    ],
)
def test_people_stand_out_as_asked(style: dict[str, object], expected: str) -> None:
    """The owner and others have looks of their own; the owner's count more."""
    assert line("Ada Owner and Stu Dent and B Roe", style) == expected


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("1=equal; 2=equal-contribution", "b<Ada Owner>*, Stu Dent*, and B Roe"),
        ("2=senior; 3=joint_senior", "b<Ada Owner>, Stu Dent‡, and B Roe‡"),
        ('1="corresponding"; 1=shy', "b<Ada Owner>†, Stu Dent, and B Roe"),
        ("1=corresponding,equal", "b<Ada Owner>*†, Stu Dent, and B Roe"),
        ("2=student", "b<Ada Owner>, u<Stu Dent>, and B Roe"),
        ("2=highlight", "b<Ada Owner>, u<Stu Dent>, and B Roe"),
        ("1=highlight;2=corresponding,equal;3=equal", "b<Ada Owner>, Stu Dent*†, and B Roe*"),
        ("1=highlight, 2=equal, 3=equal", "b<Ada Owner>, Stu Dent*, and B Roe*"),
        ("2=unknown; 9=equal", "b<Ada Owner>, Stu Dent, and B Roe"),
    ],
)
def test_roles_are_marked(annotation: str, expected: str) -> None:
    """Biblatex's annotations say who shares which role."""
    names = "Ada Owner and Stu Dent and B Roe"

    assert line(names, more=f", author+an = {{{annotation}}}") == expected


def test_strict_initials_do_not_match() -> None:
    """Who asks for it is not found by initials alone, and is told of the nearest name."""
    authors, said = made("A. Owner and B Roe", {"strict_initials": True})

    assert not any(a.is_owner for a in authors.authors)
    assert [problem.code for problem in said] == [Code.OWNER_NOT_FOUND]
    assert "`A. Owner` is near" in said[0].message


@pytest.mark.parametrize(
    ("names", "mine", "owner"),
    [
        ("B Roe", True, None),
        ("Ada B. Ovner and B Roe", True, 0),
        ("B Roe", False, None),
        ("Ada Owner and B Roe", False, None),
    ],
)
def test_an_entry_is_told_whose_it_is(names: str, mine: bool, owner: int | None) -> None:  # noqa: FBT001 - a case's value
    """`mine` silences the doubt; a misspelt owner is taken where there is to be one."""
    said_by_the_cv: dict[str, object] = {"entries": {"k": {"mine": mine}}}
    said_by_the_file = f", mine = {{{str(mine).lower()}}}"
    for style, more in ((said_by_the_cv, ""), ({}, said_by_the_file)):
        authors, said = made(names, style, more)
        found = [index for index, author in enumerate(authors.authors) if author.is_owner]

        assert found == ([] if owner is None else [owner])
        assert said == []


@pytest.mark.parametrize(
    ("names", "closing"), [("Ada Owner", " (ed.)"), ("Ada Owner and B Roe", " (eds.)")]
)
def test_editors_are_called_editors(names: str, closing: str) -> None:
    """A book without authors has its editors, and says so."""
    authors, said = made(names, field="editor")

    assert authors.closing == closing
    assert authors.authors[0].is_owner
    assert said == []


def test_a_list_in_braces_is_taken_apart_for_its_owner() -> None:
    """Braces around a list make it one name; with the owner in it, it was not meant so."""
    authors, said = made("{B Roe and Ada Owner and C Poe}")

    assert [author.text for author in authors.authors] == ["B Roe", "Ada Owner", "C Poe"]
    assert authors.authors[1].is_owner
    assert [problem.code for problem in said] == [Code.NAME]
    kept, _ = made("{LIGO and Virgo Collaborations}")
    assert [author.text for author in kept.authors] == ["LIGO and Virgo Collaborations"]


@pytest.mark.parametrize(
    ("group", "closing"),
    [
        ("ATLAS", "et al. (ATLAS Collaboration)"),
        ("The X Collaboration", "et al. (The X Collaboration)"),
    ],
)
def test_a_collaboration_stands_behind_its_authors(group: str, closing: str) -> None:
    """INSPIRE gives the first author, "and others", and the collaboration."""
    authors, _ = made("Ada Owner and others", more=f", collaboration = {{{group}}}")

    assert authors.closing == closing


def test_a_highlighted_author_is_the_owner_if_nobody_else_is() -> None:
    """Biblatex users mark themselves so; several marked authors say nothing."""
    authors, said = made("B Roe and Jane Married-Name", more=", author+an = {2=highlight}")
    assert (authors.authors[1].is_owner, said) == (True, [])

    authors, said = made("B Roe and C Poe", more=", author+an = {1=highlight; 2=highlight}")
    assert not any(author.is_owner for author in authors.authors)
    assert [problem.code for problem in said] == [Code.OWNER_NOT_FOUND]
