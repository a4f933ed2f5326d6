"""`bibliography.vocabulary`: slips in .bib files are read as what was meant."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.vocabulary import meant_field, meant_type
from cvtex.diagnostics.fixes import edited
from cvtex.source import Source


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
