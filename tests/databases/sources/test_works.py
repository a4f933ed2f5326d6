"""`databases.sources.openalex` and `isbn`: works and books in JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Loopback

API = "api.openalex.org/works"
JSON = "application/json"


def work(**changes: Any) -> dict[str, Any]:
    value = {
        "id": "https://openalex.org/W2741809807", "doi": "https://doi.org/10.1000/182",
        "display_name": "Tone in <i>Two</i> Varieties", "publication_year": 2022,
        "publication_date": "2022-05-03", "type": "article",
        "primary_location": {
            "landing_page_url": "https://doi.org/10.1000/182",
            "source": {"display_name": "Phonetica", "type": "journal"},
        },
        "authorships": [
            {"author": {"display_name": "Mara Lindqvist"}, "raw_author_name": "M. Lindqvist"},
            {"author": {"display_name": "Elle Roe"}},
        ],
        "biblio": {"volume": "12", "issue": "3", "first_page": "101", "last_page": "118"},
    }  # fmt: skip
    return {**value, **changes}


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENALEX_API_KEY", "SECRET")


def test_a_work_has_its_details(loopback: Loopback) -> None:
    """The key of the user is sent, and is in nothing that is returned."""
    loopback.serve(f"{API}/W2741809807", json.dumps(work()), JSON)
    result = loopback.ask("openalex:W2741809807")

    assert result.value is not None
    (found,) = result.value.entries
    assert found.type == "article"
    assert dict(found.fields) == {
        "author": "M. Lindqvist and Elle Roe", "title": r"Tone in \emph{Two} Varieties",
        "journaltitle": "Phonetica", "volume": "12", "number": "3", "pages": "101--118",
        "doi": "10.1000/182", "date": "2022-05-03",
    }  # fmt: skip
    assert loopback.asked[0].query == {"api_key": "SECRET"}
    assert "SECRET" not in repr(result)


@pytest.mark.parametrize(
    ("changes", "kind", "date"),
    [
        ({"publication_date": "2022-01-01"}, "article", "2022"),
        ({"publication_date": None}, "article", "2022"),
        ({"type": "preprint", "primary_location": None}, "misc", "2022-05-03"),
        ({"type": "dissertation"}, "phdthesis", "2022-05-03"),
        ({"type": "unheard of", "biblio": None, "authorships": [None, 1]}, "misc", "2022-05-03"),
        (
            {"primary_location": {"source": {"type": "conference", "display_name": "ACL"}}},
            "inproceedings",
            "2022-05-03",
        ),
    ],
)
def test_works_have_types_and_dates(
    loopback: Loopback, changes: dict[str, Any], kind: str, date: str
) -> None:
    """The first of January stands for a year without a month."""
    loopback.serve(f"{API}/W2741809807", json.dumps(work(**changes)), JSON)
    result = loopback.ask("openalex:W2741809807")

    assert result.value is not None
    assert [(one.type, one.get("date")) for one in result.value.entries] == [(kind, date)]


def test_the_works_of_an_author_come_in_pages(loopback: Loopback) -> None:
    """Each names the next one, until there is none."""
    for cursor, following in (("*", "abc"), ("abc", None)):
        page = {"meta": {"next_cursor": following}, "results": [work(display_name=f"T {cursor}")]}
        loopback.serve(API, json.dumps(page), JSON, query={"cursor": cursor})
    result = loopback.ask("openalex:A5023888391")

    assert result.value is not None
    assert [entry.get("title") for entry in result.value.entries] == ["T *", "T abc"]
    assert {asked.query["filter"] for asked in loopback.asked} == {"author.id:A5023888391"}


def test_a_cursor_that_stays_is_no_endless_list(loopback: Loopback) -> None:
    """A page that names itself as the next one is the last."""
    page = {"meta": {"next_cursor": "same"}, "results": [work()]}
    loopback.serve(API, json.dumps(page), JSON)
    result = loopback.ask("openalex:A5023888391")

    assert result.value is not None
    assert len(result.value.entries) == 2


def test_openalex_needs_the_key_of_the_user(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it nothing is asked; a wrong one is told."""
    loopback.serve(f"{API}/W2741809807", status=403)
    (problem,) = loopback.ask("openalex:W2741809807").diagnostics
    assert "`OPENALEX_API_KEY`" in problem.message
    loopback.reset()
    for value, wrong in {" ": "is not set", "a\r\nHost: x": "has a space or another"}.items():
        monkeypatch.setenv("OPENALEX_API_KEY", value)
        (problem,) = loopback.ask("openalex:W2741809807").diagnostics
        assert f"OpenAlex needs a key, and `OPENALEX_API_KEY` {wrong}" in problem.message
    assert loopback.asked == []


def test_a_book_is_found_by_its_isbn(loopback: Loopback) -> None:
    """With the names that Open Library has."""
    book = {
        "title": "Cold Voices", "subtitle": "A Reader", "publish_date": "May 3, 2018",
        "authors": [{"name": "Mara Lindqvist"}], "publishers": [{"name": "NLU Press"}],
        "publish_places": [{"name": "Umeå"}],
    }  # fmt: skip
    loopback.serve("openlibrary.org/api/books", json.dumps({"ISBN:9783161484100": book}), JSON)
    result = loopback.ask("isbn:3-16-148410-X")

    assert result.value is not None
    (found,) = result.value.entries
    assert found.type == "book"
    assert dict(found.fields) == {
        "author": "Mara Lindqvist", "title": "Cold Voices: A Reader", "publisher": "NLU Press",
        "location": "Umeå", "isbn": "9783161484100", "date": "2018",
    }  # fmt: skip


@pytest.mark.parametrize("body", ["{}", "[]", '{"ISBN:9783161484100": {"title": null}}', "null"])
def test_an_unknown_book_is_told(loopback: Loopback, body: str) -> None:
    """Open Library answers with an empty object."""
    loopback.serve("openlibrary.org/api/books", body, JSON)
    result = loopback.ask("isbn:3-16-148410-X")

    assert [str(problem.code) for problem in result.diagnostics] == ["not-found"]
