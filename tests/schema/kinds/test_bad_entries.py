"""Wrong entries of the kinds of `schema.kinds`: one message each, at its place, with a way out."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from cvtex.schema.json_schema import cv_schema
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

HEAD = "name: A B\nsections:\n  - title: T\n"


class Bad(NamedTuple):
    """A wrong block, and what is said of it."""

    block: str
    column: int
    message: str
    hint: str
    fix: str = ""


def unknown(key: str, place: str) -> str:
    return f"unknown key `{key}` in `sections[0]{place}`"


BAD = [
    # Keys of sections.
    Bad("grant: [{title: X}]", 5, unknown("grant", ""), "did you mean `grants`?", "grants"),
    Bad("funding: [{title: X}]", 5, unknown("funding", ""), "calls it `grants`", "grants"),
    Bad(
        "certifications: [{name: X}]",
        5,
        unknown("certifications", ""),
        "`certificates`",
        "certificates",
    ),
    Bad("licenses: [{name: X}]", 5, unknown("licenses", ""), "`certificates`", "certificates"),
    Bad("hobbies: [{name: X}]", 5, unknown("hobbies", ""), "`interests`", "interests"),
    Bad(
        "volunteering: [{organization: X}]",
        5,
        unknown("volunteering", ""),
        "`volunteer`",
        "volunteer",
    ),
    Bad("referees: [{name: X}]", 5, unknown("referees", ""), "`references`", "references"),
    Bad(
        "societies: [{organization: X}]",
        5,
        unknown("societies", ""),
        "`memberships`",
        "memberships",
    ),
    Bad("mentoring: [{name: X}]", 5, unknown("mentoring", ""), "calls it `supervision`"),
    Bad("exams: [{name: X}]", 5, unknown("exams", ""), "calls it `tests`", "tests"),
    # Grants.
    Bad(
        "grants: [{funder: X}]",
        14,
        "`title` is missing in `sections[0].grants[0]`",
        "add `title: …`",
    ),
    Bad("grants: [{title: X, amount: 5000}]", 33, "`amount`: `5000` has no currency", "`EUR 5000`"),
    Bad("grants: [{title: X, amount: much}]", 33, "`amount`: `much` has no number", "write a sum"),
    Bad(
        "grants: [{title: X, state: awardd}]",
        32,
        "`state` cannot be `awardd`",
        "did you mean `awarded`?",
        "awarded",
    ),
    Bad(
        "grants: [{title: X, state: won}]",
        32,
        "`state` cannot be `won`",
        "`awarded`, `pending`, `declined`",
    ),
    Bad(
        "grants: [{title: X, coapplicants: A}]",
        25,
        unknown("coapplicants", ".grants[0]"),
        "`co_applicants`",
        "co_applicants",
    ),
    Bad(
        "grants: [{title: X, co_applicants: {A: B}}]",
        40,
        "`co_applicants` has to be a list",
        "[first, second]",
    ),
    Bad(
        "grants: [{project: X}]", 15, unknown("project", ".grants[0]"), "calls it `title`", "title"
    ),
    Bad(
        "grants: [{title: X, program: P}]",
        25,
        unknown("program", ".grants[0]"),
        "`programme`",
        "programme",
    ),
    Bad(
        "grants: [{title: X, number: [1]}]",
        33,
        "`number`: a list where a text belongs",
        "in quotes",
    ),
    Bad("grants: {title: X}", 13, "`grants` has to be a list", "`- title: …`"),
    Bad("grants: [X]", 14, "this item has to be a mapping of keys", "the text alone is `title: X`"),
    # Patents.
    Bad(
        "patents: [{number: 1}]",
        15,
        "`title` is missing in `sections[0].patents[0]`",
        "add `title: …`",
    ),
    Bad(
        "patents: [{title: X, status: grated}]",
        34,
        "`status` cannot be `grated`",
        "did you mean `granted`?",
        "granted",
    ),
    Bad(
        "patents: [{title: X, assignee: Y}]",
        26,
        unknown("assignee", ".patents[0]"),
        "calls it `holder`",
        "holder",
    ),
    Bad(
        "patents: [{title: X, inventor: A}]",
        26,
        unknown("inventor", ".patents[0]"),
        "did you mean `inventors`?",
        "inventors",
    ),
    # Certificates.
    Bad(
        "certificates: [{name: X, date: 2020, expires: 2019}]",
        51,
        "`2019` is before the date `2020`",
        "`expires` is the day until",
    ),
    Bad(
        "certificates: [{name: X, expires: never}]",
        39,
        "cannot read `never` in the date `never`",
        "write it like",
    ),
    Bad(
        "certificates: [{name: X, validUntil: 2020}]",
        30,
        unknown("validUntil", ".certificates[0]"),
        "`expires`",
        "expires",
    ),
    Bad("certificates: [{title: X}]", 21, unknown("title", ".certificates[0]"), "`name`", "name"),
    Bad(
        "certificates: [{name: X, date: 2021-2020}]",
        36,
        "the date ends (`2020`) before it starts (`2021`)",
        "earlier date first",
        "2020-2021",
    ),
    # Reviewing.
    Bad(
        "reviewing: [{venues: X}]",
        17,
        "`role` is missing in `sections[0].reviewing[0]`",
        "add `role: …`",
    ),
    Bad(
        "reviewing: [{role: X, venues: {Y: {a: b}}}]",
        39,
        "`Y`: a mapping where a text belongs",
        "quote",
    ),
    Bad(
        "reviewing: [{role: X, journals: Y}]",
        27,
        unknown("journals", ".reviewing[0]"),
        "`venues`",
        "venues",
    ),
    # The others.
    Bad("supervision: [{student: X}]", 20, unknown("student", ".supervision[0]"), "`name`", "name"),
    Bad(
        "supervision: [{name: X, outcom: Y}]",
        29,
        unknown("outcom", ".supervision[0]"),
        "`outcome`?",
        "outcome",
    ),
    Bad("courses: [{course: X}]", 16, unknown("course", ".courses[0]"), "calls it `name`", "name"),
    Bad(
        "courses: [{name: X, ects: 3}]", 25, unknown("ects", ".courses[0]"), "`credits`", "credits"
    ),
    Bad("tests: [{name: X, of: 5}]", 27, "`score` is missing beside `of`", "add `score: …`"),
    Bad(
        "tests: [{name: X, max: 5, score: 4}]",
        23,
        unknown("max", ".tests[0]"),
        "calls it `of`",
        "of",
    ),
    Bad(
        "exhibitions: [{title: X, format: both}]",
        38,
        "`format` cannot be `both`",
        "`solo`, `group`",
    ),
    Bad(
        "exhibitions: [{title: X, gallery: Y}]",
        30,
        unknown("gallery", ".exhibitions[0]"),
        "`venue`",
        "venue",
    ),
    Bad(
        "performances: [{title: X, rolle: Y}]",
        31,
        unknown("rolle", ".performances[0]"),
        "did you mean `role`?",
        "role",
    ),
    Bad(
        "press: [{title: X, url: www.x.org}]",
        29,
        "`url`: `www.x.org` is not a web address",
        "https://www.x.org",
        "https://www.x.org",
    ),
    Bad(
        "press: [{title: X, newspaper: Y}]",
        24,
        unknown("newspaper", ".press[0]"),
        "`outlet`",
        "outlet",
    ),
    Bad(
        "memberships: [{name: X}]",
        20,
        unknown("name", ".memberships[0]"),
        "`organization`",
        "organization",
    ),
    Bad(
        "volunteer: [{position: X}]",
        17,
        "`organization` is missing in `sections[0].volunteer[0]`",
        "add",
    ),
    Bad(
        "interests: [Skiing]",
        17,
        "this item has to be a mapping of keys",
        "the text alone is `name: Skiing`",
    ),
    Bad(
        "interests: [{name: X, keywords: {a: b}}]",
        37,
        "`keywords` has to be a list",
        "[first, second]",
    ),
    Bad(
        "references: Ask me",
        17,
        "`references`: `Ask me` is not a list of references",
        "`references: on request`",
    ),
    Bad("references: {name: X}", 17, "`references` has to be a list", "`- name: …`"),
    Bad(
        "references: [{name: X, email: y}]",
        35,
        "`email`: `y` is not an e-mail address",
        "name@example.org",
    ),
    Bad(
        "references: [{name: X, affiliation: Y}]",
        28,
        unknown("affiliation", ".references[0]"),
        "`organization`",
        "organization",
    ),
]


@pytest.mark.parametrize("bad", BAD, ids=[bad.block for bad in BAD])
def test_a_mistake_is_one_message_with_a_way_out(bad: Bad) -> None:
    """At the line and the column of the mistake, and with the fix if only one is possible."""
    document = parse_yaml(Source("cv.yaml", f"{HEAD}    {bad.block}\n")).value
    assert document is not None
    (problem,) = validate(document).diagnostics

    assert problem.message == bad.message
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (4, bad.column)
    assert bad.hint in problem.hints[0] + " ".join(problem.hints)
    assert (problem.fix.edits[0].text if problem.fix else "") == bad.fix


def test_an_editor_knows_each_kind_once() -> None:
    """Each has one definition, whose keys all have a description and an example."""
    definitions = cv_schema()["$defs"]
    for name in ("Grant", "Patent", "Certificate", "Exhibition", "Reference"):
        for key, schema in definitions[name]["properties"].items():
            assert schema["description"], (name, key)
            assert schema["examples"], (name, key)
