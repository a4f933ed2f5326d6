"""`databases.sources.orcid` and `orcid_parts`: the works of a record, and the other sections."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cvtex.databases import Part
from cvtex.databases.sources.orcid import orcid
from cvtex.dates import parse_date
from cvtex.diagnostics import Result
from cvtex.network import Answer, Client, Request
from cvtex.schema.reading import Context
from cvtex.schema.section import Section

if TYPE_CHECKING:
    from tests.conftest import Loopback

ORCID = "0000-0002-1825-0097"
RECORD = f"pub.orcid.org/v3.0/{ORCID}/record"
WORKS = f"pub.orcid.org/v3.0/{ORCID}/works"
JSON = "application/json;charset=UTF-8"


def valued(text: str | None) -> dict[str, str] | None:
    return None if text is None else {"value": text}


def date(written: str) -> dict[str, Any] | None:
    """Return a date of ORCID: `2020-03`; what is not known is null."""
    parts = [*written.split("-"), None, None][:3]
    return dict(zip(("year", "month", "day"), map(valued, parts), strict=True)) if written else None


def number(kind: str, value: str, relation: str | None = "self") -> dict[str, Any]:
    return {
        "external-id-type": kind, "external-id-value": value, "external-id-normalized": None,
        "external-id-url": None, "external-id-relationship": relation,
    }  # fmt: skip


def work(code: int, title: str, *numbers: dict[str, Any], index: str = "0", **more: Any) -> Any:
    return {
        "put-code": code, "display-index": index, "path": f"/{ORCID}/work/{code}",
        "title": {"title": valued(title), "subtitle": None, "translated-title": None},
        "external-ids": {"external-id": list(numbers)}, "type": "journal-article",
        "journal-title": valued("Phonetica"), "publication-date": date("2020-03"), "url": None,
        **more,
    }  # fmt: skip


def works(*groups: list[Any]) -> dict[str, Any]:
    return {"group": [{"external-ids": {}, "work-summary": group} for group in groups]}


def serve(loopback: Loopback, **activities: Any) -> None:
    """Answer with a record that has these lists."""
    named = {name.replace("_", "-"): value for name, value in activities.items()}
    record = {"orcid-identifier": {"path": ORCID}, "person": {}, "activities-summary": named}
    loopback.serve(RECORD, json.dumps(record), JSON)


def bulk(*details: Any) -> str:
    return json.dumps({"bulk": list(details)})


def test_works_are_those_that_the_researcher_prefers(loopback: Loopback) -> None:
    """One of each group, in ORCID's order; their details come in one request."""
    old = work(1, "Old", number("doi", "10.1000/OLD"))
    new = work(2, "Tone", number("doi", "https://doi.org/10.1000/182"), index="1")
    other = work(
        3, "Words", number("arxiv", "arXiv:2101.00001", None), number("isbn", "x", "part-of")
    )
    serve(loopback, works=works([old, new], [other]))
    credited = [
        {"credit-name": valued("Mara Lindqvist"), "contributor-attributes": None},
        {"credit-name": valued("Editor Person"),
         "contributor-attributes": {"contributor-role": "editor"}},
    ]  # fmt: skip
    detail = {**new, "contributors": {"contributor": credited}, "citation": None}
    loopback.serve(f"{WORKS}/2,3", bulk({"work": detail}, {"error": {"response-code": 404}}), JSON)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.diagnostics == ()
    assert result.value is not None
    first, second = result.value.entries
    assert dict(first.fields) == {
        "author": "Mara Lindqvist", "editor": "Editor Person", "title": "Tone",
        "journaltitle": "Phonetica", "doi": "10.1000/182", "date": "2020-03",
    }  # fmt: skip
    assert (second.get("title"), second.get("eprint")) == ("Words", "2101.00001")
    assert loopback.addresses() == [RECORD, f"{WORKS}/2,3", "doi.org/10.1000/182"]


CSL = {
    "type": "paper-conference", "title": "Tone: A Study", "volume": "12", "page": "1-9",
    "container-title": "Proceedings of Voices", "DOI": "10.1000/182",
    "author": [{"family": "Lindqvist", "given": "Mara"}], "issued": {"date-parts": [[2020, 3]]},
}  # fmt: skip


@pytest.mark.parametrize(("title", "is_same"), [("Tone: A Study", True), ("A Dataset", False)])
def test_an_outline_is_completed_by_its_doi(
    loopback: Loopback, title: str, *, is_same: bool
) -> None:
    """Unless the DOI is that of another work; what ORCID alone knows stays."""
    numbers = (number("doi", "10.1000/182"), number("arxiv", "2101.00001"))
    serve(loopback, works=works([work(1, "Tone", *numbers)]))
    loopback.serve(f"{WORKS}/1", bulk({"work": work(1, "Tone", *numbers)}), JSON)
    loopback.serve("doi.org/10.1000/182", json.dumps({**CSL, "title": title}), "application/json")
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.diagnostics == ()
    assert result.value is not None
    (entry,) = result.value.entries
    assert entry.get("eprint") == "2101.00001"
    assert entry.origin == f"orcid:{ORCID}"
    assert entry.type == ("inproceedings" if is_same else "article")
    assert entry.get("pages") == ("1-9" if is_same else "")


def test_an_outline_stays_if_its_doi_cannot_be_asked(loopback: Loopback) -> None:
    """One warning says so for all of them; an unknown DOI is no failure."""
    dois = ("10.1000/none", "10.1000/1", "10.1000/2", "10.1000/3")
    listed = [work(code, f"Title {code}", number("doi", doi)) for code, doi in enumerate(dois, 1)]
    serve(loopback, works=works(*([one] for one in listed)))
    loopback.serve(f"{WORKS}/1,2,3,4", bulk(*({"work": one} for one in listed)), JSON)
    for doi in dois[1:]:
        loopback.serve(f"doi.org/{doi}", status=503)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert len(result.value.entries) == 4
    assert [one.message for one in result.diagnostics] == [
        (
            "the details of 3 works are only those of ORCID: "
            "DOI fails at the moment (503 Service Unavailable)"
        ),
    ]


def test_the_bibtex_of_a_work_is_completed(loopback: Loopback) -> None:
    """It has what the record has not, and the DOI of the record is right."""
    bibtex = "@article{x, title={{T}one}, author={Lindqvist, M.}, volume={3}, DOI={10.1000/typo}}"
    citation = {"citation-type": "bibtex", "citation-value": bibtex}
    serve(loopback, works=works([work(1, "Tone", number("doi", "10.1000/182"))]))
    detail = work(1, "Tone", number("doi", "10.1000/182"), citation=citation)
    loopback.serve(f"{WORKS}/1", bulk({"work": detail}), JSON)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert dict(result.value.entries[0].fields) == {
        "title": "{T}one", "author": "Lindqvist, M.", "volume": "3", "doi": "10.1000/182",
        "journaltitle": "Phonetica", "date": "2020-03",
    }  # fmt: skip


@pytest.mark.parametrize(
    "value", ["no BibTeX", "", "@misc{x, note={no title}}", "@misc{a,title={A}} @misc{b,title={B}}"]
)
def test_useless_bibtex_does_not_count(loopback: Loopback, value: str) -> None:
    """Then the entry is made of the other details."""
    citation = {"citation-type": "BIBTEX", "citation-value": value}
    serve(loopback, works=works([work(1, "Tone")]))
    loopback.serve(f"{WORKS}/1", bulk({"work": work(1, "Tone", citation=citation)}), JSON)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert [entry.get("title") for entry in result.value.entries] == ["Tone"]


def test_many_works_come_a_hundred_at_once(loopback: Loopback) -> None:
    """If a request fails, the works still have what the summaries say."""
    serve(loopback, works=works(*([work(code, f"Title {code}")] for code in range(1, 202))))
    parts = [",".join(map(str, range(first, min(first + 100, 202)))) for first in (1, 101, 201)]
    loopback.serve(f"{WORKS}/{parts[0]}", bulk(), JSON)
    loopback.serve(f"{WORKS}/{parts[1]}", status=500)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert len(result.value.entries) == 201
    (problem,) = result.diagnostics
    assert problem.message == (
        "only the titles and dates of 101 works have come: "
        "ORCID fails at the moment (500 Internal Server Error)"
    )
    assert f"{WORKS}/{parts[2]}" not in loopback.addresses()


def affiliation(name: str, kind: str, role: str | None, start: str, end: str, **more: Any) -> Any:
    address = {"city": "Umeå", "region": None, "country": "SE"}
    summary = {
        "put-code": 1, "display-index": "1", "path": f"/{ORCID}/{kind}/1", "role-title": role,
        "department-name": None, "start-date": date(start), "end-date": date(end), "url": None,
        "organization": {"name": name, "address": address}, **more,
    }  # fmt: skip
    return {"affiliation-group": [{"summaries": [{f"{kind}-summary": summary}]}]}


def test_a_record_becomes_sections_of_a_cv(loopback: Loopback) -> None:
    """Each list is of the kind that a CV has for it, with its period in words."""
    linguistics, subject = "Department of Linguistics", "Phonetics"
    serve(
        loopback,
        employments=affiliation("NLU", "employment", "Lecturer", "2021-09", "",
                                **{"department-name": linguistics}),
        educations=affiliation("NLU", "education", "PhD", "2016", "2021",
                               **{"department-name": subject}),
        qualifications=affiliation("Board", "qualification", "Docent", "", "2022-05-01"),
        invited_positions=affiliation("Labs", "invited-position", "Guest", "2019-01", "2019-03"),
        distinctions=affiliation("Society", "distinction", "Best Thesis", "2021-11", ""),
        memberships=affiliation("Society", "membership", None, "2018", ""),
        services=affiliation("Society", "service", "Treasurer", "2020", "2020"),
    )  # fmt: skip
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.diagnostics == ()
    assert result.value is not None
    assert [(part.kind, dict(part.fields)) for part in result.value.parts] == [
        ("experience", {
            "date": "September 2021 – present", "position": "Lecturer",
            "organization": "Department of Linguistics, NLU", "location": "Umeå",
        }),
        ("experience", {
            "date": "January 2019 – March 2019", "position": "Guest",
            "organization": "Labs", "location": "Umeå",
        }),
        ("education", {
            "date": "2016–2021", "degree": "PhD", "area": "Phonetics", "institution": "NLU",
            "location": "Umeå",
        }),
        ("certificates", {
            "date": "May 2022", "name": "Docent", "issuer": "Board", "location": "Umeå",
        }),
        ("awards", {
            "date": "November 2021", "title": "Best Thesis", "awarder": "Society",
            "location": "Umeå",
        }),
        ("memberships", {"date": "2018 – present", "organization": "Society"}),
        ("entries", {"date": "2020", "title": "Treasurer, Society", "location": "Umeå"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ("2021", "2019", "2019–2021"),
        ("2021", "2021-03", "2021 – March 2021"),
        ("2021", "", "2021 – present"),
    ],
)
def test_a_period_begins_before_it_ends(
    loopback: Loopback, start: str, end: str, period: str
) -> None:
    """A CV with dates that are swapped in the record would be refused."""
    serve(loopback, employments=affiliation("NLU", "employment", "Guest", start, end))
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert result.value.parts[0].fields["date"] == period


def funding(code: int, title: str, kind: str = "grant") -> Any:
    return {
        "put-code": code, "display-index": "0", "path": f"/{ORCID}/funding/{code}", "type": kind,
        "title": {"title": valued(title), "translated-title": None}, "url": None,
        "organization": {"name": "Research Council", "address": {"city": "Oslo"}},
        "start-date": date("2023"), "end-date": date("2026"),
        "external-ids": {"external-id": [number("grant_number", "2023-04711")]},
    }  # fmt: skip


def test_grants_have_their_sums(loopback: Loopback) -> None:
    """A sum without a currency is left out, and an award is no grant."""
    groups = [funding(1, "Speech"), funding(2, "More"), funding(3, "Prize", "award")]
    serve(loopback, fundings={"group": [{"funding-summary": [one]} for one in groups]})
    amount = {"amount": {"value": "1500000", "currency-code": "EUR"}}
    loopback.serve(f"pub.orcid.org/v3.0/{ORCID}/funding/1", json.dumps(amount), JSON)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    grant = {"date": "2023–2026", "funder": "Research Council", "number": "2023-04711"}
    assert [(part.kind, dict(part.fields)) for part in result.value.parts] == [
        ("grants", {**grant, "title": "Speech", "amount": "EUR 1,500,000"}),
        ("grants", {**grant, "title": "More"}),
        ("awards", {"date": "2023–2026", "title": "Prize", "awarder": "Research Council"}),
    ]


def test_peer_reviews_are_summed_up_by_journal(loopback: Loopback) -> None:
    """A journal is known by its ISSN, else by who asked for the review."""

    def review(group: str, year: str, role: str = "reviewer") -> Any:
        summary = {
            "reviewer-role": role, "review-group-id": group, "completion-date": date(year),
            "convening-organization": {"name": "Northern Press"}, "put-code": 1,
        }  # fmt: skip
        return {"external-ids": {}, "peer-review-group": [{"peer-review-summary": [summary]}]}

    known = [review("issn:1234-567x", year) for year in ("2019", "2020", "2021", "2023", "2020")]
    serve(
        loopback,
        peer_reviews={
            "group": [*known, review("issn:9999-9999", ""), review("x:1", "2020", "editor")]
        },
    )
    journal = {"message": {"title": "Phonetica &amp; more"}}
    loopback.serve("api.crossref.org/journals/1234-567X", json.dumps(journal), "application/json")
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert [(part.kind, part.fields) for part in result.value.parts] == [
        ("reviewing", {
            "role": "Reviewer",
            "venues": {"Northern Press": "", "Phonetica & more": "2019–2021, 2023"},
        }),
        ("reviewing", {"role": "Editor", "venues": {"Northern Press": "2020"}}),
    ]  # fmt: skip
    assert loopback.addresses().count("api.crossref.org/journals/1234-567X") == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{}", "bad-answer"),
        ("[]", "bad-answer"),
        ("{", "bad-answer"),
        ('{"activities-summary": []}', "bad-answer"),
        ('{"activities-summary": {"works": {"group": []}}}', "not-found"),
        ('{"a":' * 5_000, "bad-answer"),
    ],
)
def test_a_record_without_content_is_told(loopback: Loopback, body: str, code: str) -> None:
    """It may be that the researcher shows nothing."""
    loopback.serve(RECORD, body, JSON)
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is None
    assert [str(problem.code) for problem in result.diagnostics] == [code]


JUNK: tuple[Any, ...] = (None, 1, "x", [], {}, [None], [[]], {"value": None}, True, 1.5)


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_values_of_a_wrong_type_are_as_good_as_none(junk: Any) -> None:
    """At every place of the record, whatever else is there."""
    lists = {
        "works": works([work(1, "Tone")]),
        "employments": affiliation("NLU", "employment", "Lecturer", "2021-09", ""),
        "fundings": {"group": [{"funding-summary": [funding(1, "Speech")]}]},
        "peer-reviews": {"group": [{"peer-review-group": [{"peer-review-summary": [{}]}]}]},
    }

    def broken(value: Any) -> list[Any]:
        """Return copies of a value, each with the junk at another place."""
        copies: list[Any] = [junk]
        if isinstance(value, dict):
            copies += [{**value, k: one} for k, v in value.items() for one in broken(v)]
        elif isinstance(value, list):
            copies += [[one, *value[1:]] for one in broken(value[0])] if value else []
        return copies

    for activities in broken(lists):
        client = Prepared({"activities-summary": activities}, junk)
        result = orcid(ORCID, client)
        assert (result.value is None) is any(one.severity == "error" for one in result.diagnostics)


class Prepared(Client):
    """A client that has the answers: a record, and one for everything else."""

    def __init__(self, record: Any, other: Any) -> None:
        self.record, self.other = record, other

    def forget(self, request: Request) -> None:
        """Keep nothing."""

    def get(self, request: Request) -> Result[Answer]:
        value = self.record if request.url.endswith("/record") else self.other
        return Result(Answer(JSON, "utf-8", json.dumps(value).encode()))


def test_each_part_is_one_that_a_cv_can_have(loopback: Loopback) -> None:
    """Its kind is a key of a section, its fields are keys of that kind, and its date is read."""
    serve(
        loopback,
        **{f"{name}s".replace("-", "_"): affiliation("NLU", name, "Role", "2019-02", "2020-03")
           for name in ("employment", "education", "qualification", "distinction", "membership",
                        "service", "invited-position")},
        fundings={"group": [{"funding-summary": [funding(1, "Speech")]}]},
    )  # fmt: skip
    result = loopback.ask(f"orcid:{ORCID}")

    assert result.value is not None
    assert len(result.value.parts) == 8
    for part in result.value.parts:
        check(part)


def check(part: Part) -> None:
    assert part.kind in Section.KINDS
    written = part.fields["date"]
    assert isinstance(written, str)
    assert parse_date(written).moments
    section = Section.model_validate(
        {"title": "T", part.kind: [dict(part.fields)]}, context=Context()
    )
    assert section.block(part.kind)
