"""`additions.plan`: what a file has already is updated or left, and only what is new is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.additions import Added, Plan, Unchanged, Updated, carry_out, plan_additions
from cvtex.additions.bib_file import bib_file
from cvtex.additions.doubles import Kinship
from cvtex.additions.plan import file_pattern
from cvtex.new_entries.entry import NewEntry

FILE = """\
@article{lindqvist2020gaps,
  author  = {Lindqvist, Mara and Roe, Elle},
  title   = {Spectral gaps of wide graphs},
  journal = {Annals of Nothing},
  year    = {2020},
}

@misc{lindqvist2023walks,
  author = {Lindqvist, Mara},
  title  = {Random walks},
  eprint = {2301.00001},
  eprinttype = {arxiv},
  year   = {2023},
}

@article{lindqvist2019trees,
  author  = {Lindqvist, Mara},
  title   = {Trees},
  journal = {Annals of Nothing},
  doi     = {10.1000/trees},
  pages   = {1--9},
  year    = {2019},
  month   = may,
}
"""


def plan(*entries: NewEntry, file: str = FILE, pattern: str = "") -> Plan:
    """Return the plan for a file and new entries."""
    found = bib_file(Path("a.bib"), file.encode())
    assert found.value is not None
    return plan_additions(found.value, entries, pattern)


def article(title: str, **fields: str) -> NewEntry:
    """Return an article by Mara Lindqvist."""
    known = {"author": "Lindqvist, M.", "title": title, "journal": "Annals of Nothing"}
    return NewEntry("article", {**known, **fields}, origin="doi:x")


def preprint(title: str, **fields: str) -> NewEntry:
    """Return a preprint by Mara Lindqvist."""
    return NewEntry("misc", {"author": "Lindqvist, Mara", "title": title, **fields}, origin="arxiv")


def written(found: Plan) -> str:
    """Return the text of the file after a plan has been carried out."""
    carried = carry_out(found)
    assert carried.value is not None, carried.diagnostics
    return carried.value.text


def test_new_entries_have_keys_like_those_of_the_file() -> None:
    """A key that is taken gets a letter, also from another new entry."""
    found = plan(article("Gaps again", year="2020"), article("Gaps anew", year="2020"))
    assert [step.entry.key for step in found.added] == ["lindqvist2020gapsa", "lindqvist2020gapsb"]
    assert file_pattern(found.file) == "{author}{year}{word}"
    own = plan(article("Gaps again", year="2020"), pattern="{Author}:{yy}")
    assert [step.entry.key for step in own.added] == ["Lindqvist:20"]


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        (
            article("SPECTRAL GAPS of wide graphs", year="2020", doi="10.1000/1", volume="3"),
            {"doi": "10.1000/1", "volume": "3"},
        ),
        (article("Trees!", doi="10.1000/TREES", volume="4"), {"volume": "4"}),
        (preprint("Other title", eprint="2301.00001v2", eprinttype="arxiv", month="feb",
                  year="2023"), {"month": "feb"}),
    ],
)  # fmt: skip
def test_a_double_is_an_update_of_what_is_missing(entry: NewEntry, fields: dict[str, str]) -> None:
    """By DOI, number in arXiv or title and authors; what the entry has is not touched."""
    full = entry
    if "Lindqvist, M." in entry.get("author") and "SPECTRAL" in entry.get("title"):
        full = NewEntry(entry.type, {**entry.fields, "author": "Lindqvist, M. and Roe, E."})
    (step,) = plan(full).steps
    assert isinstance(step, Updated)
    assert dict(step.fields) == fields


def test_a_double_with_nothing_new_is_told_with_its_differences() -> None:
    """What differs stays as it is in the file, and the user is told."""
    (step,) = plan(article("Trees", doi="10.1000/trees", pages="1--10", year="2018")).steps
    assert isinstance(step, Unchanged)
    assert {(d.field, d.kept, d.other) for d in step.differences} == {
        ("pages", "1–9", "1–10"),
        ("year", "2019", "2018"),
    }


@pytest.mark.parametrize(
    "url", ["https://doi.org/10.1000/WALKS", r"http://dx.doi.org/10.1000\%2Fwalks"]
)
def test_an_address_of_a_doi_is_that_doi(url: str) -> None:
    """Many people have the DOI only as the address of a publication; the DOI is what it lacks."""
    file = f"@article{{a, author = {{Lindqvist, M.}}, title = {{Walks}}, url = {{{url}}}}}\n"
    (step,) = plan(article("Random walks", doi="10.1000/walks"), file=file).steps
    assert isinstance(step, Updated)
    assert dict(step.fields) == {"doi": "10.1000/walks", "journal": "Annals of Nothing"}


@pytest.mark.parametrize(("title", "is_told"), [("Grass", True), ("Trees: a review", False)])
def test_another_title_at_a_doi_is_told(title: str, *, is_told: bool) -> None:
    """One of the two DOIs may be wrong; a subtitle is no other title."""
    (step,) = plan(article(title, doi="10.1000/trees")).steps
    assert isinstance(step, Unchanged)
    assert [d.field for d in step.differences] == ["title"] * is_told


def test_two_publications_of_a_preprint_are_told() -> None:
    """One of them may be a mistake of a DOI."""
    found = plan(*(article("Random walks", doi=f"10.1000/{n}", year="2024") for n in (1, 2))).added
    assert [step.namesake and step.namesake.reference.key for step in found] == [
        None,
        found[0].entry.key,
    ]


def test_a_month_is_not_added_to_another_year() -> None:
    """The month of another year would make a wrong date."""
    entry = article("Spectral gaps of wide graphs", year="2021", month="jun", doi="10.1000/1")
    entry = NewEntry("article", {**entry.fields, "author": "Lindqvist, M. and Roe, E."})
    (step,) = plan(entry).steps
    assert isinstance(step, Updated)
    assert dict(step.fields) == {"doi": "10.1000/1"}


def test_a_published_preprint_is_linked() -> None:
    """The publication is added, and names its preprint in `related`."""
    found = plan(article("Random walks", year="2024", doi="10.1000/walks"))
    (step,) = found.steps
    assert isinstance(step, Added)
    assert step.relative is not None
    assert step.relative.kinship is Kinship.PUBLICATION
    assert step.entry.get("related") == "lindqvist2023walks"
    assert written(found).startswith(FILE)


def test_the_preprint_of_a_publication_is_its_number() -> None:
    """The publication gets the number in arXiv; the preprint needs no entry of its own."""
    (step,) = plan(preprint("Trees", eprint="1901.00001", eprinttype="arxiv", year="2018")).steps
    assert isinstance(step, Updated)
    assert step.reference.key == "lindqvist2019trees"
    assert dict(step.fields) == {"eprint": "1901.00001", "eprinttype": "arxiv"}


def test_a_preprint_without_a_number_is_an_entry_that_is_named() -> None:
    """A preprint with a DOI of its own is added, and its publication names it in `related`."""
    found = plan(preprint("Trees", doi="10.1101/1", year="2018"))
    added, updated = found.steps
    assert isinstance(added, Added)
    assert isinstance(updated, Updated)
    assert dict(updated.fields) == {"related": added.entry.key}
    assert "  related = {lindqvist2018trees},\n}" in written(found)


def test_doubles_among_the_new_entries_are_one() -> None:
    """Two databases that are asked for one work give one entry, with what both know."""
    found = plan(
        article("Clouds", year="2024", doi="10.1000/c"),
        article("Clouds", year="2024", doi="10.1000/C", volume="3"),
        preprint("Clouds", eprint="2401.00001", eprinttype="arxiv", year="2024"),
    )
    (step,) = found.steps
    assert isinstance(step, Added)
    assert step.entry.get("volume") == "3"
    assert step.entry.get("eprint") == "2401.00001"


def test_two_works_of_one_title_are_two() -> None:
    """Other DOIs, or a workshop and a journal in two years, are other works."""
    workshop = NewEntry(
        "inproceedings",
        {"author": "Lindqvist, Mara", "title": "Trees", "booktitle": "Workshop", "year": "2017"},
    )
    found = plan(
        article("Trees", doi="10.1000/other", year="2019"), workshop, article("Grass", year="2019")
    )
    namesakes = [
        step.namesake and (step.namesake.reference.key, step.namesake.other) for step in found.added
    ]
    assert namesakes == [("lindqvist2019trees", "DOI"), ("lindqvist2019trees", "year"), None]


@pytest.mark.parametrize(
    ("title", "years", "count"),
    [
        ("A rather long title of a work", (2019, 2020), 1),
        ("A rather long title of a work", (2018, 2020), 2),
        ("Editorial", (2019, 2020), 2),
        ("Editorial", (2020, 2020), 1),
    ],
)
def test_a_title_of_several_years(title: str, years: tuple[int, int], count: int) -> None:
    """Editorials of two years are two works; a work online and in print is one."""
    entries = [article(title, year=str(year)) for year in years]
    assert len(plan(*entries).added) == count


def test_a_preprint_is_joined_with_its_publication_in_any_order() -> None:
    """A list with the preprint before the publication gives one entry all the same."""
    found = plan(
        preprint("Clouds and rain", eprint="2401.00001", eprinttype="arxiv", year="2024"),
        preprint("Snow and rain", doi="10.1101/2024.01.01.1", year="2024"),
        article("Clouds and rain", year="2024"),
        article("Snow and rain", year="2024"),
    )
    clouds, snow, other = (step.entry for step in found.added)
    assert clouds.get("eprint") == "2401.00001"
    assert (snow.get("related"), other.get("doi")) == (other.key, "10.1101/2024.01.01.1")


def test_keys_in_related_are_those_of_this_file() -> None:
    """Entries of another .bib file that name each other do so by their new keys."""
    first = NewEntry("misc", {"title": "First thing", "related": "b1, other"}, "a1")
    second = NewEntry("misc", {"title": "Second thing"}, "b1")
    found = plan(first, second)
    assert found.added[0].entry.get("related") == f"{found.added[1].entry.key}, other"


def test_updates_of_one_entry_are_one_step() -> None:
    """Two new entries that both add to an entry of the file are one insertion."""
    found = plan(
        article("Trees", doi="10.1000/trees", volume="3"),
        article("Trees", doi="10.1000/trees", volume="4", number="2"),
    )
    (step,) = found.steps
    assert isinstance(step, Updated)
    assert dict(step.fields) == {"volume": "3", "number": "2"}
    assert written(found).count("volume") == 1


def test_biblatex_files_get_the_names_of_biblatex() -> None:
    """A file with `date` and `journaltitle` keeps to them."""
    file = "@article{a,\n  title = {A},\n  journaltitle = {J},\n  date = {2020-01},\n}\n"
    found = plan(article("B", year="2024", month="jun", day="3"), file=file)
    (step,) = found.added
    assert step.entry.get("date") == "2024-06-03"
    assert step.entry.get("journaltitle") == "Annals of Nothing"
    assert not {"year", "month", "day", "journal"} & step.entry.fields.keys()


def test_inherited_fields_are_not_missing() -> None:
    """What an entry has from its `crossref` is not inserted again."""
    file = (
        "@inproceedings{a, author={Lindqvist, Mara}, title={A thing}, crossref={b}}\n"
        "@proceedings{b, title={The book}, year={2020}, publisher={House}}\n"
    )
    entry = NewEntry(
        "inproceedings",
        {"author": "Lindqvist, M", "title": "A thing", "booktitle": "The book", "year": "2020"},
    )
    (step,) = plan(entry, file=file).steps
    assert isinstance(step, Unchanged)
