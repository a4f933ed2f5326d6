"""`schema.kinds.custom` and `declared`: kinds that a CV declares, and entries of them."""

from __future__ import annotations

import pytest

from cvtex.diagnostics import Diagnostic
from cvtex.schema.cv import CV
from cvtex.schema.entries import Entry
from cvtex.schema.kinds.custom import MOST, TYPES, FieldType
from cvtex.schema.kinds.declared import cv_model
from cvtex.schema.person.name import WholeName
from cvtex.schema.section import Section
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

CLINICS = (
    "{clinics: {fields: {clinic: text, city: text, beds: line, open_on: date}, first: clinic,"
    " place: city}}"
)


def told(kinds: str, block: str = "text: x") -> tuple[Diagnostic, ...]:
    """Return what is said of a CV with declared kinds, and a block in the fifth line."""
    text = f"name: A B\nkinds: {kinds}\nsections:\n  - title: T\n    {block}\n"
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    return validate(document).diagnostics


@pytest.mark.parametrize(
    ("block", "column", "message", "hint"),
    [
        ("clinics: [{city: X}]", 15, "`clinic` is missing in `sections[0].clinics[0]`", "add"),
        ("clinics: [{clinic: X, bets: 4}]", 27, "unknown key `bets` in", "did you mean `beds`?"),
        ("clinics: [{clinic: X, beds: [4]}]", 33, "`beds`: a list where a text", "write one text"),
        ("clinics: [{clinic: X, open_on: x}]", 36, "cannot read `x`", "write it like"),
        ("clinics: [{clinic: X, date: 2020-2019}]", 33, "the date ends", "earlier date first"),
        ("clinics: [X]", 15, "this item has to be a mapping", "the text alone is `clinic: X`"),
        ("clinics: X", 14, "`clinics` has to be a list", "`- clinic: …`"),
        ("clincs: [{clinic: X}]", 5, "unknown key `clincs` in", "did you mean `clinics`?"),
        ("clinics: [{clinic: ''}]", 24, "`clinic`: empty text", "`clinic` is required"),
        ("clinics: [{clinic: X, city: Oslo, Norway}]", 33, "a comma divides", '"Oslo, Norway"'),
    ],
)
def test_entries_are_checked_as_those_of_other_kinds(
    block: str, column: int, message: str, hint: str
) -> None:
    """One message for a mistake, at its place, with a way out."""
    (problem,) = told(CLINICS, block)

    assert problem.message.startswith(message)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (5, column)
    assert hint in problem.hints[0]


FIELDS = "fields: {a: text, b: text}"


@pytest.mark.parametrize(
    ("kinds", "part", "message", "hint"),
    [
        (f"{{x: {{{FIELDS}}}}}", "x:", "`first` is missing in `kinds.x`", "add `first: …`"),
        (f"{{x: {{{FIELDS}, first: c}}}}", "c}}", "`first`: there is no field `c`", "`a`, `b`"),
        (f"{{x: {{{FIELDS}, first: a, lines: [a]}}}}", "a]", "`a` is printed twice", "once"),
        (
            f"{{x: {{{FIELDS}, first: a, place: d}}}}",
            "d}}",
            "`place`: there is no field `d`",
            "`a`",
        ),
        (f"{{x: {{{FIELDS}, first: a, labels: {{c: C}}}}}}", "C}", "`c`: there is no field", "`a`"),
        ("{x: {fields: {a: txt}, first: a}}", "txt", "`a` cannot be `txt`", "`text`?"),
        ("{x: {fields: {a: names}, first: a}}", "a}}", "`first`: an entry cannot", "`line`"),
        ("{x: {fields: {url: text}, first: url}}", "url", "all entries have `url`", "remove it"),
        ("{x: {fields: {copy: text}, first: copy}}", "copy", "`copy` cannot be the name", "choose"),
        ("{x: {fields: {A: text}, first: A}}", "A", "`A` cannot be a name", "lower-case"),
        ("{X y: {fields: {a: text}, first: a}}", "X y", "`X y` cannot be a name", "lower-case"),
        ("{x: {fields: [a], first: a}}", "[a]", "`fields` has to be a mapping", "key: value"),
        ("{x: {fields: {}, first: a}}", "a}}", "`first`: there is no field `a`", "`fields`"),
        ("[x]", "[x]", "`kinds` has to be a mapping", "key: value"),
    ],
)
def test_a_wrong_declaration_is_one_message(kinds: str, part: str, message: str, hint: str) -> None:
    """At its place; entries of the kind are not reported beside it."""
    (problem,) = told(kinds, "x: [{whatever: 1}]" if kinds.startswith("{x: ") else "text: x")

    assert problem.message.startswith(message)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (2, len("kinds: ") + kinds.index(part) + 1)
    assert hint in problem.hints[0]


@pytest.mark.parametrize(
    "name", [*Section.KINDS, "title", "layout", "language", "blocks", "include", "block"]
)
def test_a_kind_does_not_take_the_name_of_another_key(name: str) -> None:
    """What that key means stays as it is."""
    (problem,) = told(f"{{{name}: {{fields: {{a: text}}, first: a}}}}")

    assert problem.message == f"`{name}`: sections have a key `{name}` already"


@pytest.mark.parametrize("value", ["", "{}"])
def test_no_kinds_are_no_other_schema(value: str) -> None:
    """A CV that declares nothing is read as fast as ever."""
    document = parse_yaml(Source("cv.yaml", f"name: A\nkinds: {value}\n")).value
    assert document is not None

    assert cv_model(document.data) is CV
    assert validate(document).value == CV(name=WholeName(whole="A"))


def test_equal_declarations_share_a_schema() -> None:
    """So that a session does not make one for each build."""
    kinds = {"kinds": {"x": {"fields": {"a": "text"}, "first": "a"}}}
    other = {"kinds": {"x": {"fields": {"a": "line"}, "first": "a"}}}

    assert cv_model(kinds) is cv_model(kinds)
    assert cv_model(kinds) is not cv_model(other)


def test_every_type_can_be_read() -> None:
    """The choices of `fields` are those that have a type in the schema."""
    assert set(TYPES) == set(FieldType)
    (entry,) = cv_of("[{clinic: X, beds: 4, open_on: May 2020, summary: s}]")

    assert isinstance(entry, Entry)
    assert {name: str(getattr(entry, name)) for name in ("clinic", "beds")} == {
        "clinic": "X",
        "beds": "4",
    }


def cv_of(entries: str) -> tuple[Entry, ...]:
    """Return the entries of the kind `clinics` in a valid CV."""
    text = f"name: A\nkinds: {CLINICS}\nsections: [{{title: T, clinics: {entries}}}]\n"
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    cv = validate(document).value
    assert cv is not None
    assert cv.sections[0].kinds == ("clinics",)
    block: tuple[Entry, ...] = cv.sections[0].block("clinics")
    return block


def test_a_declared_kind_may_be_in_a_part_of_a_section() -> None:
    """With lines of text among its entries; what is wrong there is told as elsewhere."""
    blocks = "[{title: P, clinics: [{clinic: X}, and more]}, {clinics: [{clinic: Y, bets: 4}]}]"
    text = f"name: A\nkinds: {CLINICS}\nsections: [{{title: T, blocks: {blocks}}}]\n"
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    (problem,) = validate(document).diagnostics

    assert problem.message == "unknown key `bets` in `sections[0].blocks[1].clinics[0]`"
    assert problem.hints == ("did you mean `beds`?",)


def test_there_is_a_limit_to_kinds_and_fields() -> None:
    """A model is made for each, so that many would take long."""
    kinds = ", ".join(f"k{n}: {{fields: {{a: text}}, first: a}}" for n in range(MOST + 1))
    fields = ", ".join(f"f{n}: text" for n in range(MOST + 1))
    told_of_kinds = told(f"{{{kinds}}}")
    told_of_fields = told(f"{{x: {{fields: {{{fields}}}, first: f0}}}}")

    assert [p.message for p in told_of_kinds] == [f"`kinds`: there are more than {MOST} kinds"]
    assert [p.message for p in told_of_fields] == [f"`fields`: there are more than {MOST} fields"]
