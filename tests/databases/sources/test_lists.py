"""Databases that have lists in BibTeX: DBLP, INSPIRE and Zotero, with `pages`; and ADS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cvtex.diagnostics import Code

if TYPE_CHECKING:
    from tests.conftest import Loopback

BIBTEX = "application/x-bibtex"
DBLP = """@inproceedings{DBLP:conf/acl/LindqvistR20,
  author       = {Mara Lindqvist and
                  Elle Roe 0002},
  title        = {Tone in {S{\\'a}mi}},
  booktitle    = {{ACL} 2020},
  pages        = {1--9},
  year         = {2020},
  timestamp    = {Mon, 01 Jan 2021 00:00:00 +0100},
  biburl       = {https://dblp.org/rec/conf/acl/LindqvistR20.bib}
}

@article{DBLP:journals/corr/abs-2101-00001,
  author       = {Mara Lindqvist},
  title        = {Words},
  journal      = {CoRR},
  volume       = {abs/2101.00001},
  year         = {2021},
  eprinttype   = {arXiv},
  eprint       = {2101.00001}
}
"""


def numbered(first: int, last: int) -> str:
    return "\n".join(f"@misc{{k{n}, title={{Title {n}}}}}" for n in range(first, last))


def test_dblp_has_the_list_of_a_person(loopback: Loopback) -> None:
    """Keys and names are without what DBLP adds to them."""
    loopback.serve("dblp.org/pid/12/3456-1.bib", DBLP, BIBTEX)
    result = loopback.ask("dblp:homepages/12/3456-1")

    assert result.value is not None
    first, second = result.value.entries
    assert first.key == "conf/acl/LindqvistR20"
    assert first.get("author") == "Mara Lindqvist and Elle Roe"
    assert first.get("title") == r"Tone in {S{\'a}mi}"
    assert second.get("eprint") == "2101.00001"
    assert {first.origin, second.origin} == {"dblp:pid/12/3456-1"}


def test_dblp_has_a_record(loopback: Loopback) -> None:
    """By its key there."""
    loopback.serve(
        "dblp.org/rec/conf/acl/LindqvistR20.bib", DBLP.partition("\n\n")[0], "text/plain"
    )
    result = loopback.ask("dblp:conf/acl/LindqvistR20")

    assert result.value is not None
    assert len(result.value.entries) == 1


@pytest.mark.parametrize("end", [3, 60, 210])
def test_the_part_of_a_list_that_has_not_come_is_told(loopback: Loopback, end: int) -> None:
    """A server may end in the middle of an entry; what has come is there, and is asked for anew."""
    loopback.serve("dblp.org/pid/12/3456-1.bib", DBLP[:-end], BIBTEX)
    loopback.serve("dblp.org/pid/12/3456-1.bib", DBLP, BIBTEX)
    first, second = (loopback.ask("dblp:pid/12/3456-1") for _ in range(2))

    assert first.value is not None
    assert first.value.entries[0].get("title") == r"Tone in {S{\'a}mi}"
    assert [problem.code for problem in first.diagnostics] == [Code.INCOMPLETE_ANSWER]
    assert second.value is not None
    assert (len(second.value.entries), second.diagnostics) == (2, ())


def test_pages_after_a_damaged_one_are_asked_for(loopback: Loopback) -> None:
    """Such a page has fewer entries than a whole one, but is not the last."""
    address = "inspirehep.net/api/literature"
    damaged = numbered(0, 249) + "\n@misc{"
    for number, body in enumerate((damaged, numbered(250, 252)), start=1):
        loopback.serve(address, body, BIBTEX, query={"page": str(number)})
    result = loopback.ask("inspire:M.Lindqvist.1")

    assert result.value is not None
    assert len(result.value.entries) == 251
    assert [problem.code for problem in result.diagnostics] == [Code.INCOMPLETE_ANSWER]


@pytest.mark.parametrize("body", ["<p>busy</p>", "@misc{", "{@x"])
@pytest.mark.parametrize("query", ["inspire:M.Lindqvist.1", "inspire:1"])
def test_what_is_no_list_is_told(loopback: Loopback, query: str, body: str) -> None:
    """It is something else than a list in which nothing is."""
    for address in ("inspirehep.net/api/literature", "inspirehep.net/api/literature/1"):
        loopback.serve(address, body, BIBTEX)
    result = loopback.ask(query)

    assert result.value is None
    assert [problem.code for problem in result.diagnostics] == [Code.BAD_ANSWER]


@pytest.mark.parametrize(
    ("identifier", "path", "search"),
    [
        ("1234", "inspirehep.net/api/literature/1234", None),
        ("Roe:2020abc", "inspirehep.net/api/literature", 'texkeys:"Roe:2020abc"'),
        ("M.Lindqvist.1", "inspirehep.net/api/literature", "a M.Lindqvist.1"),
        ("author/1018902", "inspirehep.net/api/literature", "authors.recid:1018902"),
    ],
)
def test_inspire_is_asked_for_records_and_authors(
    loopback: Loopback, identifier: str, path: str, search: str | None
) -> None:
    """Each form of an identifier has its own question."""
    loopback.serve(path, numbered(0, 1), BIBTEX)
    result = loopback.ask(f"inspire:{identifier}")

    assert result.value is not None
    assert len(result.value.entries) == 1
    (asked,) = loopback.asked
    assert asked.query["format"] == "bibtex"
    assert asked.query.get("q") == search


def test_pages_are_asked_for_until_the_last(loopback: Loopback) -> None:
    """INSPIRE's last page has fewer entries than fit, Zotero's has none."""
    loopback.serve("inspirehep.net/api/literature", numbered(0, 250), BIBTEX, query={"page": "1"})
    loopback.serve("inspirehep.net/api/literature", numbered(250, 260), BIBTEX, query={"page": "2"})
    library = "api.zotero.org/groups/12/collections/ABCD2345/items/top"
    for start, page in (("0", numbered(0, 98)), ("100", numbered(98, 130)), ("200", "")):
        loopback.serve(library, page, BIBTEX, query={"start": start})
    found = loopback.ask("inspire:M.Lindqvist.1").value
    library_found = loopback.ask("zotero:groups/12/collections/ABCD2345").value

    assert found is not None
    assert len(found.entries) == 260
    assert library_found is not None
    assert [entry.key for entry in library_found.entries] == [f"k{n}" for n in range(130)]


def test_a_server_that_repeats_itself_is_not_asked_on(loopback: Loopback) -> None:
    """The same page again is the end of the list."""
    loopback.serve("api.zotero.org/groups/12/items/top", numbered(0, 100), BIBTEX)
    found = loopback.ask("zotero:groups/12").value

    assert found is not None
    assert len(found.entries) == 100
    assert len(loopback.asked) == 2


def test_what_has_come_before_a_failure_is_kept(loopback: Loopback) -> None:
    """A warning says that the rest is missing."""
    library = "api.zotero.org/users/12/publications/items"
    loopback.serve(library, numbered(0, 100), BIBTEX, query={"start": "0"})
    loopback.serve(library, status=403, query={"start": "100"})
    result = loopback.ask("zotero:users/12/publications")

    assert result.value is not None
    assert len(result.value.entries) == 100
    (problem,) = result.diagnostics
    assert (problem.code, problem.severity) == ("incomplete-answer", "warning")
    assert problem.message == (
        "only the first 100 entries of `zotero:users/12/publications` have come: "
        "Zotero refuses the request (403 Forbidden)"
    )


@pytest.mark.parametrize("body", ["", "no BibTeX", "@comment{x}"])
@pytest.mark.parametrize("query", ["inspire:M.Lindqvist.1", "zotero:groups/12"])
def test_an_empty_list_is_told(loopback: Loopback, query: str, body: str) -> None:
    """It is an error of its own, not an empty file."""
    for address in ("inspirehep.net/api/literature", "api.zotero.org/groups/12/items/top"):
        loopback.serve(address, body, BIBTEX)
    result = loopback.ask(query)

    assert result.value is None
    assert [str(problem.code) for problem in result.diagnostics] == ["not-found"]
    count = len(loopback.asked)
    loopback.ask(query)
    assert len(loopback.asked) > count  # there may be something now


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "bad-answer"),
        ("% none", "not-found"),
        ("<html>", "bad-answer"),
        ("@misc{", "bad-answer"),
    ],
)
def test_a_record_that_cannot_be_read_is_told(loopback: Loopback, body: str, code: str) -> None:
    """Only an answer that says so means that there is nothing."""
    loopback.serve("dblp.org/rec/conf/acl/Roe20.bib", body, BIBTEX)
    result = loopback.ask("dblp:conf/acl/Roe20")

    assert result.value is None
    assert [str(problem.code) for problem in result.diagnostics] == [code]


@pytest.mark.parametrize("form", ["bibtex", "json"])
def test_ads_needs_the_token_of_the_user(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    """It is sent in a header, and nothing is asked without it."""
    bibtex = (
        '@ARTICLE{2020ApJ...123..456L, author = {{Lindqvist}, Mara}, title = "{Tone}",'
        " journal = {\\apj}, year = 2020, adsnote = {x}}"
    )
    body = bibtex if form == "bibtex" else json.dumps({"msg": "1", "export": bibtex})
    kind = "text/plain" if form == "bibtex" else "application/json"
    loopback.serve("api.adsabs.harvard.edu/v1/export/bibtex/2020ApJ...123..456L", body, kind)
    monkeypatch.delenv("ADS_API_TOKEN", raising=False)
    (problem,) = loopback.ask("ads:2020ApJ...123..456L").diagnostics
    assert problem.message == "NASA ADS needs a key, and `ADS_API_TOKEN` is not set"
    assert loopback.asked == []

    monkeypatch.setenv("ADS_API_TOKEN", "SECRET")
    result = loopback.ask("ads:2020ApJ...123..456L")
    assert result.value is not None
    assert result.value.entries[0].get("title") == "{Tone}"
    assert result.value.entries[0].get("journaltitle") == r"\apj"
    assert loopback.asked[0].headers["authorization"] == "Bearer SECRET"
    assert "SECRET" not in repr(result)
