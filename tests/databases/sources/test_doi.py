"""`databases.sources.doi`: CSL-JSON, else BibTeX, of the agency that registered a DOI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cvtex.databases import Found
from cvtex.diagnostics import Result

if TYPE_CHECKING:
    from tests.conftest import Loopback

CSL = "application/vnd.citationstyles.csl+json"
BIBTEX = "application/x-bibtex"
ITEM: dict[str, Any] = {
    "type": "journal-article",
    "title": "Tone in <i>Sámi</i>: H<sub>2</sub>O &amp; more",
    "subtitle": [],
    "author": [
        {"given": "Mara", "family": "Lindqvist", "sequence": "first", "affiliation": []},
        {"given": "Jan", "family": "Berg", "non-dropping-particle": "van der"},
        {"name": "Tundra Collaboration", "sequence": "additional"},
    ],
    "container-title": "Phonetica Borealis",
    "volume": "12",
    "issue": "3",
    "page": "101-118",
    "publisher": "Northern Press",
    "issued": {"date-parts": [[2019, 12, 30]]},
    "published-print": {"date-parts": [[2020, 3]]},
    "DOI": "10.1000/182",
    "URL": "https://doi.org/10.1000/182",
}


def fields(result: Result[Found]) -> dict[str, str]:
    """Return the fields of the only entry."""
    assert result.value is not None
    (entry,) = result.value.entries
    return dict(entry.fields)


def test_a_publication_has_its_details(loopback: Loopback) -> None:
    """Names in their parts, the date of the printed volume, and the markup of the title."""
    where = "https://api.crossref.org/v1/works/10.1000%2F182/transform"
    loopback.serve("doi.org/10.1000/182", status=302, headers={"Location": where})
    loopback.serve("api.crossref.org/v1/works/10.1000%2F182/transform", json.dumps(ITEM), CSL)
    result = loopback.ask("https://doi.org/10.1000/182")

    assert result.diagnostics == ()
    found = fields(result)
    assert found["title"] == (r"Tone in \emph{Sámi}: H\textsubscript{2}O \& more")
    assert found["author"] == "Lindqvist, Mara and van der Berg, Jan and {Tundra Collaboration}"
    assert found["journaltitle"] == "Phonetica Borealis"
    assert (found["date"], found["volume"], found["doi"]) == ("2020-03", "12", "10.1000/182")
    assert "url" not in found
    assert result.value is not None
    assert result.value.entries[0].origin == "doi:10.1000/182"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("", "", 406),
        ("", "", 204),
        ("<html>", "text/html", 200),
        ("{", CSL, 200),
        ("[" * 10_000, CSL, 200),
        ("[]", CSL, 200),
        ('{"type": "journal-article", "title": ""}', CSL, 200),
        ('{"type": 1, "title": {"a": "b"}, "author": "x"}', CSL, 200),
    ],
)
def test_bibtex_stands_in_for_what_is_bad(
    loopback: Loopback, body: str, kind: str, status: int
) -> None:
    """Some agencies have only one of the two."""
    bibtex = "@article{Roe_2020, title={Title}, author={Roe, Elle}, year={2020}, month=jun }"
    loopback.serve("doi.org/10.1000/182", body, kind, status=status)
    loopback.serve("doi.org/10.1000/182", bibtex, f"{BIBTEX}; charset=utf-8")
    result = loopback.ask("doi:10.1000/182")

    assert fields(result) == {
        "title": "Title", "author": "Roe, Elle", "year": "2020", "month": "June",
        "doi": "10.1000/182",
    }  # fmt: skip
    assert result.diagnostics == ()
    assert [asked.headers["accept"] for asked in loopback.asked][-1].startswith(BIBTEX)


@pytest.mark.parametrize(
    ("asked", "sent", "written"),
    [
        ("10.1000/AbC", "10.1000/aBC", "10.1000/aBC"),
        ("10.5281/zenodo.12", "10.5281/ZENODO.12", "10.5281/zenodo.12"),
        ("10.1000/182", "", "10.1000/182"),
        ("10.1000/182", "10.1000/other", "10.1000/182"),
        ("10/abc", "10.1000/182", "10.1000/182"),
        ("10/abc", "", "10/abc"),
    ],
)
def test_the_doi_is_the_one_that_was_asked_for(
    loopback: Loopback, asked: str, sent: str, written: str
) -> None:
    """In the letters of the agency, unless these are all capitals."""
    loopback.serve(f"doi.org/{asked}", json.dumps({**ITEM, "DOI": sent}), CSL)

    assert fields(loopback.ask(f"doi:{asked}"))["doi"] == written


def test_an_unknown_doi_is_told(loopback: Loopback) -> None:
    """It is not asked for a second time in another form."""
    result = loopback.ask("doi:10.1000/none")

    assert [problem.message for problem in result.diagnostics] == [
        "DOI has nothing for `doi:10.1000/none`"
    ]
    assert len(loopback.asked) == 1


def test_an_agency_without_a_description_is_told(loopback: Loopback) -> None:
    """Its DOIs lead to a page for people, on a host that is not asked."""
    loopback.serve(
        "doi.org/10.1000/182", status=302, headers={"Location": "https://journal.example.com/1"}
    )
    (problem,) = loopback.ask("doi:10.1000/182").diagnostics

    assert problem.code == "bad-answer"
    assert "`journal.example.com`" in problem.message
    assert set(loopback.addresses()) == {"doi.org/10.1000/182"}


HOSTILE = [
    r"\input{/etc/passwd}",
    r"\write18{rm -rf /}",
    r"\catcode`\@=11 \csname input\endcsname /etc/passwd",
    r"^^5cinput{/etc/passwd}",
    r"\def\a{\a}\a",
    "}, note = {",
    "\x00\x1b[31m\u202eevil\ud800",
    "{" * 500,
    r"\begin{filecontents}{x}",
    "%\n\\end{document}",
]


@pytest.mark.parametrize("kind", [CSL, BIBTEX])
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_passed_on(loopback: Loopback, text: str, kind: str) -> None:
    """Neither a command that TeX would execute, nor one that ends the field, nor escape codes."""
    names = ("title", "publisher", "volume", "page", "DOI", "URL", "container-title")
    if kind == CSL:
        item = {**ITEM, **dict.fromkeys(names, f"Title {text}")}
        item["author"] = [{"family": f"Roe {text}", "given": text}, {"literal": text}]
        body = json.dumps(item)
    else:
        written = ", ".join(f"{name} = {{T {text}}}" for name in names)
        body = f"@article{{{text}, {written}}}"
        loopback.serve("doi.org/10.1000/182", status=406)
    loopback.serve("doi.org/10.1000/182", body.encode("utf-8", "replace"), kind)
    result = loopback.ask("doi:10.1000/182")
    values = fields(result) if result.value is not None else {}

    assert values or result.diagnostics
    for latex in values.values():
        assert not any(
            command in latex
            for command in ("\\input", "\\write", "\\catcode", "\\csname", "\\def", "^^", "\\begin")
        )
        assert latex.isprintable()
        assert latex.count("{") == latex.count("}")
        latex.encode()
