"""`bibliography.vocabulary`: what is known of types and fields, and what slips were meant to be."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.vocabulary import (
    STATES,
    TYPES,
    canonical_field,
    canonical_type,
    meant_field,
    meant_type,
    type_of,
)
from cvtex.diagnostics.fixes import edited
from cvtex.schema.words import StatusWords, TypeWords
from cvtex.source import Source


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("Conference", "inproceedings"),
        ("phdthesis", "thesis"),
        ("www", "online"),
        ("thing", "thing"),
    ],
)
def test_types_get_their_biblatex_names(written: str, canonical: str) -> None:
    """Old names of entry types become biblatex's; unknown types stay."""
    assert canonical_type(written) == canonical


def test_the_table_of_types_agrees_with_the_words_of_a_cv() -> None:
    """A subheading and a state are names that `words` has, and each name is of one type."""
    names = [n for known in TYPES.values() for n in (known.name, *known.same, *known.narrower)]

    assert {known.group for known in TYPES.values()} <= set(TypeWords.model_fields)
    assert set(STATES.values()) <= set(StatusWords.model_fields)
    assert len(names) == len(set(names))
    assert all(meant_type(name) is None for name in names)


def test_fields_of_the_table_are_those_that_entries_have() -> None:
    """What a type needs or is named by is asked for by biblatex's name."""
    fields = {
        field
        for known in TYPES.values()
        for field in (*known.venue, *(name for names in known.needs for name in names))
    }

    assert {canonical_field(field) for field in fields} == fields


def test_an_unknown_type_is_like_most() -> None:
    """It needs a title and a date, and stands among the other publications."""
    known = type_of("poster")

    assert (known.group, known.parent_title) == ("other", "booktitle")
    assert known.needs == type_of("software").needs


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("artcle", "article"), ("inproceeding", "inproceedings"), ("phdtesis", "phdthesis"),
        ("article", None), ("bok", None), ("unpublishd", "unpublished"), ("poster", None),
        ("software", None), ("mythesis", None),
    ],
)  # fmt: skip
def test_types_that_are_a_slip_away(written: str, meant: str | None) -> None:
    """A type of one's own is none."""
    assert meant_type(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("autor", "author"), ("authors", "author"), ("tile", "title"), ("tittle", "title"),
        ("jornal", "journal"), ("yaer", "year"), ("pags", "pages"), ("booktilte", "booktitle"),
        ("page", None), ("editora", None), ("volumes", None), ("data", None), ("note", None),
        ("notes", None), ("abstract", None), ("file", None), ("doi2", None), ("urn", None),
        ("isbn", None), ("issn", None), ("keywords", None), ("related", None), ("award", None),
    ],
)  # fmt: skip
def test_fields_that_are_a_slip_away(written: str, meant: str | None) -> None:
    """A field that means something else is none, however near."""
    assert meant_field(written) == meant


def test_a_slip_is_read_as_what_was_meant_and_can_be_mended() -> None:
    """Nothing is lost of the entry, and the file can be put right."""
    text = "@artcle{k,\n  autor = {A B},\n  tile = {T},\n  year = 2020\n}\n"
    result = read_bibliography(Source("p.bib", text))
    (entry,) = result.value or ()

    assert (entry.type, entry.get("author"), entry.get("title")) == ("article", "A B", "T")
    assert [str(one.span) for one in result.diagnostics] == ["p.bib:1:2", "p.bib:2:3", "p.bib:3:3"]
    fixes = [one.fix for one in result.diagnostics if one.fix]
    mended = edited(text.encode(), fixes) or b""
    assert mended.decode() == text.replace("artcle", "article").replace("autor", "author").replace(
        "tile", "title"
    )
    assert read_bibliography(Source("p.bib", mended.decode())).diagnostics == ()


def test_a_slip_beside_what_was_meant_is_another_field() -> None:
    """Then nobody can tell what it is for."""
    result = read_bibliography(Source("p.bib", "@misc{k, title={T}, titel={U}, year=2020}\n"))
    (entry,) = result.value or ()

    assert entry.get("title") == "T"
    assert result.diagnostics == ()
