"""`publications.selection`: the entries that a selection matches, in their order."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference, references
from cvtex.names.owner import Owner, OwnerSearch
from cvtex.names.parser import NameList
from cvtex.publications.selection import candidates
from cvtex.schema.selection import Selection
from cvtex.source import Source

BIB = r"""
@article{old, year = 2010, citations = 3, title = {Zebra}, keywords = {phonetics, field work},
  author = {Ada Lovelace and B}}
@inproceedings{mid, year = 2015, month = may, selected = {true}, citations = 4,
  author = {B and Lovelace, A.}}
@phdthesis{thesis, year = 2015, month = jul}
@mastersthesis{master, year = 2012}
@conference{same, year = 2015, month = may, citations = 10}
@unpublished{coming, author = {X}, status = {submitted}}
@misc{undated, keywords = {Phonetics; selected}, title = {{\'A}b}}
@article{new, year = 2020, title = {apes}, author = {Lovelace, Ada and others}}
"""


def read(text: str) -> tuple[Reference, ...]:
    """Parse a bibliography."""
    entries = read_bibliography(Source("p.bib", text)).value
    assert entries is not None
    return references(entries)


def selected(**settings: object) -> list[str]:
    """Return the keys of the entries that a selection matches."""
    selection = Selection.model_validate(settings)
    owner = Owner.from_names(["Ada Lovelace"])

    def search(entry: Reference) -> tuple[NameList, OwnerSearch]:
        return owner.find_in(entry.names, entry.get("author"))

    return [entry.key for entry in candidates(selection, read(BIB), search)]


@pytest.mark.parametrize(
    ("settings", "keys"),
    [
        ({}, ["coming", "new", "thesis", "mid", "same", "master", "old", "undated"]),
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
        ({"last_years": "6"}, ["coming", "new", "thesis", "mid", "same"]),
        ({"last_years": "1"}, ["coming", "new"]),
        ({"selected": "true"}, ["mid", "undated"]),
        ({"selected": "false", "type": "article"}, ["new", "old"]),
        ({"status": "submitted"}, ["coming"]),
        ({"status": "Under Review"}, []),
        ({"status": "published", "type": "misc"}, ["undated"]),
        ({"any_of": [{"type": "article"}, {"keywords": "phonetics"}]}, ["new", "old", "undated"]),
        ({"any_of": [{"type": "article"}, {"type": "misc"}], "years": "2020"}, ["new"]),
        (
            {"none_of": [{"type": "article"}, {"type": "thesis"}]},
            ["coming", "mid", "same", "undated"],
        ),
        ({"any_of": [{"none_of": [{"type": "article"}]}], "years": "2012"}, ["master"]),
        ({"type": "article", "order": "ascending"}, ["old", "new"]),
        ({"sort_by": "key", "type": ["article", "thesis"]}, ["master", "new", "old", "thesis"]),
        ({"sort_by": "key", "order": "descending", "type": "article"}, ["old", "new"]),
        ({"sort_by": "title", "type": ["article", "misc"]}, ["undated", "new", "old"]),
        (
            {"sort_by": "citations"},
            ["same", "mid", "old", "thesis", "master", "coming", "undated", "new"],
        ),
        ({"sort_by": ["year", "key"], "years": "2015"}, ["mid", "same", "thesis"]),
        ({"sort_by": "file", "type": "article"}, ["old", "new"]),
        ({"keys": ["old", "new"], "sort_by": "date"}, ["new", "old"]),
    ],
)
def test_entries_match_all_conditions(settings: dict[str, object], keys: list[str]) -> None:
    """The result is newest first, or in the order of `keys` or `sort_by`; the sort is stable."""
    assert selected(**settings) == keys


def test_undated_entries_that_are_yet_to_appear_are_together() -> None:
    """They are the newest, wherever they say so; an entry without a state is the oldest."""
    bib = """
@misc{old, year = 2010}
@misc{none}
@misc{note, note = {To appear in X}}
@misc{year, year = {upcoming}}
@misc{new, year = 2024}
@misc{state, pubstate = {inpress}}
"""
    owner = Owner.from_names(["A B"])

    def search(entry: Reference) -> tuple[NameList, OwnerSearch]:
        return owner.find_in(entry.names, "")

    found = candidates(Selection.model_validate({}), read(bib), search)
    assert [entry.key for entry in found] == ["note", "year", "state", "new", "old", "none"]


def test_preprints_of_any_type_can_be_selected() -> None:
    """An article in an archive is selected as a preprint, and as an article."""
    bib = """
@article{inspire, eprint = {2301.00001}, archiveprefix = {arXiv}}
@article{biorxiv, journal = {bioRxiv}}
@article{journal, journal = {Nature}, eprint = {2301.00002}}
@unpublished{talk, note = {A talk}}
"""
    owner = Owner.from_names(["A B"])

    def keys(kind: str) -> list[str]:
        def search(entry: Reference) -> tuple[NameList, OwnerSearch]:
            return owner.find_in(entry.names, "")

        found = candidates(Selection.model_validate({"type": kind}), read(bib), search)
        return [entry.key for entry in found]

    assert keys("preprint") == ["inspire", "biorxiv"]
    assert keys("article") == ["inspire", "biorxiv", "journal"]
