"""`publications.library`: what a CV says of single entries, and fields as rich text."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.publications.library import Library, assemble, field_inlines, override, style_of
from cvtex.schema.cv import CV
from cvtex.schema.publication_style import PublicationStyle
from cvtex.source import Source
from cvtex.yaml.loader import parse_yaml


def library(bib: str, style: dict[str, object] | None = None) -> Library:
    entries = read_bibliography(Source("p.bib", bib)).value
    yaml = parse_yaml(Source("cv.yaml", "name: A B")).value
    assert entries is not None
    assert yaml is not None
    cv = CV.model_validate({"name": "A B", "publication_style": style or {}})
    return assemble(cv, entries, yaml, [])


@pytest.mark.parametrize(
    ("fields", "own", "expected"),
    [
        ("", {}, "oxford"),
        ("author_joiner = {and}", {}, "and"),
        ("author_joiner = {and}", {"author_joiner": "comma"}, "comma"),
        ("", {"author_joiner": "comma"}, "comma"),
    ],
)
def test_exceptions_have_an_order(fields: str, own: dict[str, object], expected: str) -> None:
    """The CV counts more than the .bib file, and that more than the general style."""
    made = library(f"@misc{{k, {fields}}}", {"entries": {"k": own}})
    said: list[Diagnostic] = []
    style, mine = style_of(made, made.entries[0], said)

    assert (style.author_joiner.value, mine, said) == (expected, None, [])


def test_numbers_and_flags_may_stand_in_the_bib_file() -> None:
    """Every key of a publication's style is read from its fields."""
    made = library(
        "@misc{k, max_names = 4, title_link = {false}, link_style = {icons}, mine = {no}}"
    )
    said: list[Diagnostic] = []
    style, mine = style_of(made, made.entries[0], said)

    assert (style.max_names, style.title_link, mine) == (4, False, False)
    assert said == []


def test_a_value_that_is_wrong_is_reported() -> None:
    """It is left out, with a warning at its line."""
    made = library("@misc{k,\n versions = {perhaps}}")
    said: list[Diagnostic] = []
    style, _ = style_of(made, made.entries[0], said)

    assert style.versions.value == "merged"
    assert [(problem.code, problem.span and problem.span.line) for problem in said] == [
        (Code.INVALID_VALUE, 2)
    ]


def test_a_field_is_rich_text() -> None:
    """A command that is not known is reported at the field; no field is no text."""
    made = library("@misc{k,\n note = {\\weird{x}}}")
    said: list[Diagnostic] = []

    assert field_inlines(made.entries[0], "note", said)
    assert field_inlines(made.entries[0], "title", said) == ()
    assert [problem.span and problem.span.line for problem in said] == [2]


OVERRIDDEN = "@misc{a, title={T}, note={n}, journal={J}}\n@misc{b, note={m}}\n"
OVERRIDES = """publication_style:
  entries:
    a:
      fields: {note: new, journal: K, url: "https://a.org/"}
"""


def overridden(fields: dict[str, str]) -> tuple[BibEntry, ...]:
    """Return the entries of `OVERRIDDEN`, with fields for the first one."""
    entries = read_bibliography(Source("p.bib", OVERRIDDEN)).value
    yaml = parse_yaml(Source("cv.yaml", OVERRIDES)).value
    assert entries is not None
    assert yaml is not None
    style = PublicationStyle.model_validate({"entries": {"a": {"fields": fields}}})
    return override(entries, style, yaml)


def test_fields_are_replaced_and_added() -> None:
    """Any name of a field will do, and other entries stay as they are."""
    first, second = overridden({"note": "new", "Journal": "K", "url": "https://a.org/"})

    assert {name: field.latex for name, field in first.fields.items()} == {
        "title": "T", "note": "new", "journaltitle": "K", "url": "https://a.org/",
    }  # fmt: skip
    assert second.get("note") == "m"


def test_an_empty_field_is_taken_away() -> None:
    """What has no text is as if it was not there."""
    assert set(overridden({"note": ""})[0].fields) == {"title", "journaltitle"}


def test_the_type_is_one_of_them() -> None:
    """`entrytype` makes another type of an entry."""
    first = overridden({"entrytype": "conference"})[0]

    assert (first.type, "entrytype" in first.fields) == ("inproceedings", False)


def test_a_message_leads_to_the_cv() -> None:
    """The place of such a field is its key in the CV."""
    span = overridden({"note": "new"})[0].fields["note"].span

    assert (span.path, span.line, span.column) == ("cv.yaml", 4, 22)


def test_without_fields_nothing_is_copied() -> None:
    """A CV that says nothing of fields leaves all entries as they are."""
    entries = read_bibliography(Source("p.bib", OVERRIDDEN)).value
    yaml = parse_yaml(Source("cv.yaml", "a: b")).value
    assert entries is not None
    assert yaml is not None

    assert override(entries, PublicationStyle(), yaml) == entries
