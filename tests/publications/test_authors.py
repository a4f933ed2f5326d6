"""`publications.authors`: long lists are cut, people are highlighted, and the owner is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

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


def authors(
    names: str, style: dict[str, object] | None = None, more: str = "", field: str = "author"
) -> tuple[AuthorList, list[Diagnostic]]:
    """Return the authors of an entry in the CV of Ada B. Owner."""
    bib = f"@article{{k, {field} = {{{names}}}{more}}}"
    entries = read_bibliography(Source("p.bib", bib)).value
    yaml = parse_yaml(Source("cv.yaml", "name: Ada B. Owner")).value
    assert entries is not None
    assert yaml is not None
    cv = CV.model_validate({"name": "Ada B. Owner", "publication_style": style or {}})
    diagnostics: list[Diagnostic] = []
    library = assemble(cv, entries, yaml, diagnostics)
    (entry,) = library.entries
    own, mine = style_of(library, entry, diagnostics)
    return authors_of(library, entry, own, diagnostics, mine=mine), diagnostics


def line(names: str, style: dict[str, object] | None = None, more: str = "") -> str:
    """Return the printed line; emphasized names are in brackets, after a letter for their style."""
    found, _ = authors(names, style, more)
    shown = (
        (f"{a.emphasis[0]}<{a.text}>" if a.emphasis != "none" else a.text)
        + "".join(a.marks)
        + a.delimiter
        for a in found.authors
        if a.is_shown
    )
    return "".join(shown) + found.closing


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
    """The first authors, the last authors and the owner are shown; the others are counted."""
    assert line(names, style) == expected


@given(
    st.integers(1, 40), st.integers(0, 39), st.integers(1, 10), st.integers(1, 10),
    st.integers(1, 5),
)  # fmt: skip
def test_the_owner_is_always_shown(count: int, at: int, most: int, first: int, last: int) -> None:
    """Wherever a list is cut, the owner is shown, and the number of hidden authors is right."""
    owner = at % count
    style: dict[str, object] = {"max_names": most, "min_names": first, "last_names": last}
    found, _ = authors(people(count, owner), style)

    assert [a.is_owner for a in found.authors].index(True) == owner
    assert found.authors[owner].is_shown
    hidden = sum(not a.is_shown for a in found.authors)
    assert hidden == 0 or count > most
    if "other" in found.closing:
        assert str(hidden) in found.closing


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
def test_people_are_emphasized_by_the_style(style: dict[str, object], expected: str) -> None:
    """The owner and highlighted people have separate styles; that of the owner has priority."""
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
    """Authors get the marks of the roles in biblatex's annotations."""
    names = "Ada Owner and Stu Dent and B Roe"

    assert line(names, more=f", author+an = {{{annotation}}}") == expected


def test_strict_initials_do_not_match() -> None:
    """With `strict_initials`, an initial is not the owner, and the message names it as similar."""
    found, diagnostics = authors("A. Owner and B Roe", {"strict_initials": True})

    assert not any(a.is_owner for a in found.authors)
    assert [problem.code for problem in diagnostics] == [Code.OWNER_NOT_FOUND]
    assert "`A. Owner` is similar" in diagnostics[0].message


@pytest.mark.parametrize(
    ("names", "mine", "owner"),
    [
        ("B Roe", True, None),
        ("Ada B. Ovner and B Roe", True, 0),
        ("B Roe", False, None),
        ("Ada Owner and B Roe", False, None),
    ],
)
def test_mine_decides_about_the_owner(names: str, mine: bool, owner: int | None) -> None:  # noqa: FBT001 - a case's value
    """With `mine` nothing is reported; `mine: true` accepts a similar name as the owner."""
    in_cv: dict[str, object] = {"entries": {"k": {"mine": mine}}}
    in_entry = f", mine = {{{str(mine).lower()}}}"
    for style, more in ((in_cv, ""), ({}, in_entry)):
        found, diagnostics = authors(names, style, more)
        owners = [index for index, author in enumerate(found.authors) if author.is_owner]

        assert owners == ([] if owner is None else [owner])
        assert diagnostics == []


@pytest.mark.parametrize(
    ("names", "closing"), [("Ada Owner", " (ed.)"), ("Ada Owner and B Roe", " (eds.)")]
)
def test_editors_are_marked_as_editors(names: str, closing: str) -> None:
    """The editors of a book without authors are listed, with "(ed.)" or "(eds.)" after them."""
    found, diagnostics = authors(names, field="editor")

    assert found.closing == closing
    assert found.authors[0].is_owner
    assert diagnostics == []


def test_only_editors_are_marked_as_editors() -> None:
    """A director or a pianist in the field of the editor (`editortype`) is not "(ed.)"."""
    found, _ = authors("Ada Owner", more=", editortype = {director}", field="editor")

    assert (found.authors[0].text, found.closing) == ("Ada Owner", "")


def test_a_list_in_braces_is_split_if_the_owner_is_in_it() -> None:
    """Braces around a list make it one name, which is an error if the owner is in the list."""
    found, diagnostics = authors("{B Roe and Ada Owner and C Poe}")

    assert [author.text for author in found.authors] == ["B Roe", "Ada Owner", "C Poe"]
    assert found.authors[1].is_owner
    assert [problem.code for problem in diagnostics] == [Code.NAME]
    kept, _ = authors("{LIGO and Virgo Collaborations}")
    assert [author.text for author in kept.authors] == ["LIGO and Virgo Collaborations"]


@pytest.mark.parametrize(
    ("group", "closing"),
    [
        ("ATLAS", "et al. (ATLAS Collaboration)"),
        ("The X Collaboration", "et al. (The X Collaboration)"),
    ],
)
def test_a_collaboration_is_after_its_authors(group: str, closing: str) -> None:
    """INSPIRE exports the first author, "and others", and the collaboration."""
    found, _ = authors("Ada Owner and others", more=f", collaboration = {{{group}}}")

    assert found.closing == closing


def test_a_highlighted_author_is_the_owner_if_nobody_else_is() -> None:
    """Users of biblatex mark themselves this way; several highlighted authors are not the owner."""
    found, diagnostics = authors("B Roe and Jane Married-Name", more=", author+an = {2=highlight}")
    assert (found.authors[1].is_owner, diagnostics) == (True, [])

    both = ", author+an = {1=highlight; 2=highlight}"
    found, diagnostics = authors("B Roe and C Poe", more=both)
    assert not any(author.is_owner for author in found.authors)
    assert [problem.code for problem in diagnostics] == [Code.OWNER_NOT_FOUND]


@pytest.mark.parametrize(
    "annotation", ["1" * 100_000, "1:" + "a" * 100_000, "1=" + "2" * 100_000, "1 " * 50_000]
)
def test_a_long_annotation_is_read_in_one_pass(annotation: str) -> None:
    """A search from each digit of a long number would take minutes."""
    assert line("A B and C D", more=f", author+an = {{{annotation}; 2=equal}}") == "A B and C D*"


def test_the_time_of_annotations_is_linear_in_their_number(
    count_steps: Callable[[Callable[[], object]], int],
) -> None:
    """The roles of an author are a set; they are not copied for each annotation."""

    @cache
    def steps(count: int) -> int:
        return count_steps(lambda: authors("A B", more=f", author+an = {{{'1=equal; ' * count}}}"))

    steps(1)  # fills the caches
    assert steps(400) - steps(200) < 2.5 * (steps(200) - steps(100))
