"""`bibliography.vocabulary`: the known types and fields, and corrections of misspelled names."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.states import STATES
from cvtex.bibliography.vocabulary import (
    TYPES,
    canonical_field,
    canonical_type,
    corrected_field,
    corrected_type,
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
    """The names of BibTeX are replaced by those of biblatex; unknown types are kept."""
    assert canonical_type(written) == canonical


def test_the_table_of_types_agrees_with_the_words_of_a_cv() -> None:
    """Each subheading and state is a name in the words of a CV, and type names are unique."""
    names = [n for known in TYPES.values() for n in (known.name, *known.synonyms, *known.narrower)]

    assert {known.group for known in TYPES.values()} <= set(TypeWords.model_fields)
    assert set(STATES.values()) <= set(StatusWords.model_fields)
    assert len(names) == len(set(names))
    assert all(corrected_type(name) is None for name in names)


def test_the_table_of_types_has_biblatex_names_of_fields() -> None:
    """Required fields and venue fields have the names under which entries store them."""
    fields = {
        field
        for known in TYPES.values()
        for field in (*known.venue, *(name for names in known.required for name in names))
    }

    assert {canonical_field(field) for field in fields} == fields


def test_an_unknown_type_has_a_default_description() -> None:
    """It requires a title and a date, and is grouped with the other publications."""
    known = type_of("poster")

    assert (known.group, known.parent_title) == ("other", "booktitle")
    assert known.required == type_of("software").required


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("artcle", "article"), ("inproceeding", "inproceedings"), ("phdtesis", "phdthesis"),
        ("article", None), ("bok", None), ("unpublishd", "unpublished"), ("poster", None),
        ("software", None), ("mythesis", None), ("data", None), ("xdat", None), ("sett", None),
        ("datset", "dataset"),
    ],
)  # fmt: skip
def test_misspelled_types_are_corrected(written: str, meant: str | None) -> None:
    """A known type, and a type that is not similar to one, are not corrected."""
    assert corrected_type(written) == meant


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
def test_misspelled_fields_are_corrected(written: str, meant: str | None) -> None:
    """A field with a meaning of its own is not corrected, however similar it is."""
    assert corrected_field(written) == meant


def test_the_fixes_correct_misspelled_names() -> None:
    """Misspelled names are read as the known ones, and their fixes leave nothing to report."""
    text = "@artcle{k,\n  autor = {A B},\n  tile = {T},\n  year = 2020\n}\n"
    result = read_bibliography(Source("p.bib", text))
    (entry,) = result.value or ()

    assert (entry.type, entry.get("author"), entry.get("title")) == ("article", "A B", "T")
    assert [str(d.span) for d in result.diagnostics] == ["p.bib:1:2", "p.bib:2:3", "p.bib:3:3"]
    fixes = [d.fix for d in result.diagnostics if d.fix]
    fixed = edited(text.encode(), fixes) or b""
    assert fixed.decode() == text.replace("artcle", "article").replace("autor", "author").replace(
        "tile", "title"
    )
    assert read_bibliography(Source("p.bib", fixed.decode())).diagnostics == ()


def test_a_misspelled_field_is_kept_if_the_correct_field_exists() -> None:
    """The misspelled field does not replace the correct one, and is not reported."""
    result = read_bibliography(Source("p.bib", "@misc{k, title={T}, titel={U}, year=2020}\n"))
    (entry,) = result.value or ()

    assert entry.get("title") == "T"
    assert result.diagnostics == ()
