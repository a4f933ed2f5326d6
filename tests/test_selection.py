"""`cvtex.selection`: which entries a list shows, in which order."""

from __future__ import annotations

import pytest

from cvtex.bib_entry import BibEntry
from cvtex.bibliography import read_bibliography
from cvtex.owner import Owner
from cvtex.sections import Selection
from cvtex.selection import candidates, hidden_versions
from cvtex.source import Source

BIB = """
@article{old, year = 2010, keywords = {phonetics, field work}, author = {Ada Lovelace and B}}
@inproceedings{mid, year = 2015, month = may, author = {B and Lovelace, A.}}
@phdthesis{thesis, year = 2015, month = jul}
@mastersthesis{master, year = 2012}
@conference{same, year = 2015, month = may}
@misc{undated, keywords = {Phonetics}}
@article{new, year = 2020, author = {Lovelace, Ada and others}}
"""


def read(text: str) -> tuple[BibEntry, ...]:
    """Read a bibliography."""
    entries = read_bibliography(Source("p.bib", text)).value
    assert entries is not None
    return entries


def chosen(**asked: object) -> list[str]:
    """Return the keys that a selection chooses."""
    selection = Selection.model_validate(asked)
    owner = Owner.from_names(["Ada Lovelace"])
    return [entry.key for entry in candidates(selection, read(BIB), owner)]


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ({}, ["new", "thesis", "mid", "same", "master", "old", "undated"]),
        ({"type": "article"}, ["new", "old"]),
        ({"type": ["article", "misc"]}, ["new", "old", "undated"]),
        ({"type": "inproceedings"}, ["mid", "same"]),
        ({"type": "conference"}, ["mid", "same"]),
        ({"type": "thesis"}, ["thesis", "master"]),
        ({"type": "phdthesis"}, ["thesis"]),
        ({"keywords": "phonetics"}, ["old", "undated"]),
        ({"keywords": "phonetics", "type": "article"}, ["old"]),
        ({"keys": ["old", "new"]}, ["old", "new"]),
        ({"keys": ["old", "new", "old"]}, ["old", "new"]),
        ({"keys": ["old", "mid"], "type": "article"}, ["old"]),
        ({"type": "article", "exclude": "old"}, ["new"]),
        ({"years": "2015"}, ["thesis", "mid", "same"]),
        ({"years": "2012–2015"}, ["thesis", "mid", "same", "master"]),
        ({"years": "2015–"}, ["new", "thesis", "mid", "same"]),
        ({"years": "until 2012"}, ["master", "old"]),
        ({"author_position": "first"}, ["new", "old"]),
        ({"author_position": "last"}, ["mid"]),
    ],
)
def test_entries_meet_all_that_is_asked(asked: dict[str, object], keys: list[str]) -> None:
    """Newest first; one date keeps the file's order; keys give their own."""
    assert chosen(**asked) == keys


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("@misc{a, related={b}} @misc{b}", {"b"}),
        ("@misc{b} @misc{a, related={b}}", {"b"}),
        ("@misc{a, related={a}}", set()),
        ("@misc{a, related={b}} @misc{b, related={a}}", {"b"}),
        ("@misc{a, related={b}} @misc{b, related={c}} @misc{c}", {"b"}),
        ("@misc{b, related={c}} @misc{c} @misc{a, related={b}}", {"b"}),
    ],
)
def test_only_what_is_shown_elsewhere_is_hidden(text: str, hidden: set[str]) -> None:
    """A version is hidden by an entry that is listed; circles and chains lose nothing."""
    assert hidden_versions(read(text)) == hidden
