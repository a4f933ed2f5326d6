"""`databases.versions`: what has become of an entry, with no guess."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cvtex.databases import missing_details, published_version
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from tests.conftest import Loopback

SEARCH = "api.crossref.org/works"
ARXIV = "export.arxiv.org/api/query"
JSON, ATOM = "application/json", "application/atom+xml"
TITLE = "Tone in Two Northern Varieties"


def item(**changes: Any) -> dict[str, Any]:
    """Return a work as Crossref describes it."""
    work = {
        "type": "journal-article", "title": [TITLE], "container-title": ["Phonetica"],
        "author": [{"given": "M.", "family": "Lindqvist"}, {"given": "Elle", "family": "Roe"}],
        "volume": "12", "issue": "3", "page": "101-118", "DOI": "10.1000/182",
        "issued": {"date-parts": [[2022, 5]]}, "ISSN": ["1234-567X"],
    }  # fmt: skip
    return {**work, **changes}


def serve_items(loopback: Loopback, *items: dict[str, Any]) -> None:
    loopback.serve(SEARCH, json.dumps({"message": {"items": items}}), JSON)


def serve_arxiv(loopback: Loopback, more: str = "") -> None:
    loopback.serve(
        ARXIV,
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">'
        f"<entry><id>http://arxiv.org/abs/2101.00001v2</id><title>{TITLE}</title>"
        "<published>2021-01-01T00:00:00Z</published><author><name>Mara Lindqvist</name></author>"
        f'<arxiv:primary_category term="cs.CL"/>{more}</entry></feed>',
        ATOM,
    )


def entry(**fields: str) -> NewEntry:
    base = {"title": TITLE, "author": "Lindqvist, Mara and Roe, Elle", "year": "2021"}
    return NewEntry("misc", {**base, **fields}, key="mine")


PREPRINT = entry(eprint="2101.00001", archiveprefix="arXiv")
PUBLISHED = {
    "author": "Lindqvist, M. and Roe, Elle", "title": TITLE, "journal": "Phonetica",
    "volume": "12", "number": "3", "pages": "101--118", "year": "2022", "month": "may",
    "doi": "10.1000/182",
}  # fmt: skip
OF_ARXIV = {"eprint": "2101.00001", "eprinttype": "arxiv", "eprintclass": "cs.CL"}


def test_arxiv_knows_the_published_version(loopback: Loopback) -> None:
    """By its DOI; the number in arXiv stays."""
    serve_arxiv(loopback, "<arxiv:doi>10.1000/182</arxiv:doi>")
    loopback.serve("doi.org/10.1000/182", json.dumps(item()), JSON)
    with loopback.client() as client:
        result = published_version(PREPRINT, client)

    assert result.diagnostics == ()
    assert result.value is not None
    assert result.value.type == "article"
    assert dict(result.value.fields) == {**PUBLISHED, **OF_ARXIV}
    assert SEARCH not in loopback.addresses()


@pytest.mark.parametrize("number", ["2101.00001", "solv-int/9701001", "math.GT/0309136"])
def test_a_preprint_is_asked_for_without_its_version(loopback: Loopback, number: str) -> None:
    """The newest version knows where it has appeared, whatever version the entry is of."""
    with loopback.client() as client:
        published_version(entry(eprint=f"{number}v12"), client)

    assert loopback.asked[0].query["id_list"] == number


def test_an_archive_has_reported_the_published_version(loopback: Loopback) -> None:
    """Archives such as bioRxiv tell Crossref."""
    preprint = {"relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/182"}]}}
    loopback.serve(f"{SEARCH}/10.1101%2F2020.01.02.1", json.dumps({"message": preprint}), JSON)
    loopback.serve("doi.org/10.1000/182", json.dumps(item()), JSON)
    with loopback.client() as client:
        result = published_version(entry(doi="10.1101/2020.01.02.1"), client)

    assert result.value is not None
    assert dict(result.value.fields) == PUBLISHED


def test_the_published_version_is_found_by_its_title(loopback: Loopback) -> None:
    """In any case of letters, and with another form of the author's name."""
    serve_arxiv(loopback)
    serve_items(
        loopback,
        item(title=["Something Else"], DOI="10.1000/1"),
        item(title=[TITLE.upper() + "."]),
        item(type="posted-content", DOI="10.1000/3"),
    )
    with loopback.client(mail="mara@example.org") as client:
        result = published_version(PREPRINT, client)

    assert result.value is not None
    assert result.value.get("doi") == "10.1000/182"
    query = loopback.asked[-1].query
    assert query["query.bibliographic"] == TITLE
    assert (query["query.author"], query["mailto"]) == ("Lindqvist", "mara@example.org")


OTHERS: dict[str, list[dict[str, Any]]] = {
    "another title": [item(title=["Tone in Two Southern Varieties"])],
    "a longer title": [item(title=[TITLE], subtitle=["Part II"])],
    "another author": [item(author=[{"given": "M.", "family": "Lundqvist"}])],
    "the second author": [item(author=[{"family": "Roe"}, {"family": "Lindqvist"}])],
    "no author": [item(author=[])],
    "years before": [item(issued={"date-parts": [[2015]]})],
    "two works": [item(), item(DOI="10.1000/4")],
    "a preprint": [item(type="posted-content")],
    "nothing": [],
    "junk": [{"type": "journal-article", "title": [1]}, {"title": TITLE}, {}],
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_work_is_not_taken_for_it(loopback: Loopback, name: str) -> None:
    """Rather nothing than a wrong one, and no problem is made of it."""
    serve_arxiv(loopback)
    serve_items(loopback, *OTHERS[name])
    with loopback.client() as client:
        result = published_version(PREPRINT, client)

    assert (result.value, result.diagnostics) == (None, ())


def test_a_short_title_needs_the_year(loopback: Loopback) -> None:
    """Many works are called "Introduction"."""
    serve_items(loopback, item(title=["Introduction"], issued={"date-parts": [[2024]]}))
    with loopback.client() as client:
        result = published_version(entry(title="Introduction"), client)

    assert result.value is None


def test_the_words_of_arxiv_are_the_last_resort(loopback: Loopback) -> None:
    """Where the version is published is worth knowing, also without a DOI."""
    serve_arxiv(loopback, "<arxiv:journal_ref>Phonetica 12 (2022) 101</arxiv:journal_ref>")
    serve_items(loopback)
    with loopback.client() as client:
        result = published_version(PREPRINT, client)

    assert result.value is not None
    assert result.value.get("journal") == "Phonetica 12 (2022) 101"


def test_what_could_not_be_asked_is_told(loopback: Loopback) -> None:
    """The other sources are asked all the same."""
    loopback.serve(ARXIV, status=403)
    serve_items(loopback, item())
    with loopback.client() as client:
        result = published_version(PREPRINT, client)

    assert result.value is not None
    assert [str(problem.code) for problem in result.diagnostics] == ["bad-answer"]


def details(loopback: Loopback, given: NewEntry) -> dict[str, str]:
    with loopback.client() as client:
        result = missing_details(given, client)
    assert result.diagnostics == ()
    return {} if result.value is None else dict(result.value.fields)


def test_the_address_of_a_doi_is_asked_for_as_the_doi(loopback: Loopback) -> None:
    """No search is needed; the DOI as such is what the entry lacks."""
    loopback.serve("doi.org/10.1000/182", json.dumps(item()), JSON)
    own = entry(journal="Phonetica", url="https://doi.org/10.1000/182", year="2022", volume="12")

    assert details(loopback, own) == {
        "number": "3", "pages": "101--118", "month": "may", "doi": "10.1000/182",
    }  # fmt: skip
    assert loopback.addresses() == ["doi.org/10.1000/182"]


def test_an_entry_gets_only_what_it_lacks(loopback: Loopback) -> None:
    """By its title and first author; its own values stay as they are."""
    serve_items(loopback, item())
    own = entry(journal="Phonetica Journal", volume="99", year="2022")

    assert details(loopback, own) == {
        "number": "3", "pages": "101--118", "month": "may", "doi": "10.1000/182",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("own", "absent"),
    [
        ({"year": "2021", "journal": "P"}, "month"),
        ({"date": "2022", "year": "", "journal": "P"}, "month"),
        ({"eid": "e7", "journal": "P", "year": "2022"}, "pages"),
        ({"issue": "3", "journal": "P", "year": "2022"}, "number"),
        ({"journaltitle": "P", "year": "2022"}, "journal"),
        ({"DOI": "", "journal": "P", "year": "2022"}, "title"),
    ],
)
def test_what_has_another_name_is_not_lacking(
    loopback: Loopback, own: dict[str, str], absent: str
) -> None:
    """`date` and `year`, `eid` and `pages`: one is enough. A month is of its own year."""
    serve_items(loopback, item())
    found = details(
        loopback, entry(**{name: value for name, value in own.items() if name != "DOI"})
    )

    assert found
    assert absent not in found


@pytest.mark.parametrize(
    ("kind", "work", "is_same"),
    [
        ("phdthesis", {}, False),
        ("inproceedings", {}, False),
        ("inproceedings", {"type": "book-chapter"}, True),
        ("inproceedings", {"type": "proceedings-article"}, True),
        ("phdthesis", {"type": "dissertation"}, True),
        ("misc", {"type": "proceedings-article"}, False),
    ],
)
def test_another_kind_of_work_is_not_taken_for_it(
    loopback: Loopback, kind: str, work: dict[str, str], *, is_same: bool
) -> None:
    """An article may have the title of a thesis or of a talk."""
    serve_items(loopback, item(**work))
    own = NewEntry(kind, {**entry().fields, "year": "2022"})

    assert bool(details(loopback, own)) is is_same


def test_an_entry_with_a_doi_is_asked_for_by_it(loopback: Loopback) -> None:
    """Then the title need not be the same."""
    loopback.serve("doi.org/10.1000/182", json.dumps(item(title="Another")), JSON)
    own = entry(doi="https://doi.org/10.1000/182", journal="Phonetica", year="2022")

    assert details(loopback, own) == {
        "volume": "12", "number": "3", "pages": "101--118", "month": "may",
    }  # fmt: skip
    assert loopback.addresses() == ["doi.org/10.1000/182"]


def test_a_preprint_stays_one(loopback: Loopback) -> None:
    """Its published version is another entry."""
    serve_arxiv(loopback, "<arxiv:doi>10.1000/182</arxiv:doi>")

    assert details(loopback, PREPRINT) == {"month": "jan", "eprintclass": "cs.CL"}


def test_a_whole_entry_lacks_nothing(loopback: Loopback) -> None:
    """Then there is no value and no problem."""
    serve_items(loopback, item())
    whole = NewEntry("article", {name: PUBLISHED[name] for name in PUBLISHED if name != "doi"})

    assert details(loopback, whole) == {"doi": "10.1000/182"}
    loopback.serve("doi.org/10.1000/182", json.dumps(item()), JSON)
    assert details(loopback, NewEntry("article", PUBLISHED)) == {}


def test_a_wrong_doi_is_told(loopback: Loopback) -> None:
    """Nothing is at the DOI of the entry."""
    with loopback.client() as client:
        result = missing_details(entry(doi="10.1000/none"), client)

    assert result.value is None
    assert [str(problem.code) for problem in result.diagnostics] == ["not-found"]


@pytest.mark.parametrize("own", [{"author": ""}, {"title": ""}, {"title": r"\input{x}"}])
def test_an_entry_without_title_or_author_is_not_searched_for(
    loopback: Loopback, own: dict[str, str]
) -> None:
    """Nothing could be compared."""
    with loopback.client() as client:
        assert missing_details(entry(**own), client).value is None
    assert [asked.query.get("query.bibliographic") for asked in loopback.asked] in ([], ["x"])
