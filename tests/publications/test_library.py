"""`publications.library`: overrides of single entries, and fields as rich text."""

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
    lib = library(f"@misc{{k, {fields}}}", {"entries": {"k": own}})
    diagnostics: list[Diagnostic] = []
    style, mine = style_of(lib, lib.entries[0], diagnostics)

    assert (style.author_joiner.value, mine, diagnostics) == (expected, None, [])


def test_the_bib_file_may_have_numbers_and_flags() -> None:
    """Each key of the style of a publication can be a field of the entry."""
    lib = library(
        "@misc{k, max_names = 4, title_link = {false}, link_style = {icons}, mine = {no}}"
    )
    diagnostics: list[Diagnostic] = []
    style, mine = style_of(lib, lib.entries[0], diagnostics)

    assert (style.max_names, style.title_link, mine) == (4, False, False)
    assert diagnostics == []


def test_an_invalid_value_is_reported() -> None:
    """The value is ignored, with a warning at its line."""
    lib = library("@misc{k,\n versions = {perhaps}}")
    diagnostics: list[Diagnostic] = []
    style, _ = style_of(lib, lib.entries[0], diagnostics)

    assert style.versions.value == "merged"
    assert [(problem.code, problem.span and problem.span.line) for problem in diagnostics] == [
        (Code.INVALID_VALUE, 2)
    ]


def test_a_field_is_rich_text() -> None:
    """An unknown command is reported at the field, and a missing field is empty."""
    lib = library("@misc{k,\n note = {\\weird{x}}}")
    diagnostics: list[Diagnostic] = []

    assert field_inlines(lib.entries[0], "note", diagnostics)
    assert field_inlines(lib.entries[0], "title", diagnostics) == ()
    assert [problem.span and problem.span.line for problem in diagnostics] == [2]


OVERRIDDEN = "@misc{a, title={T}, note={n}, journal={J}}\n@misc{b, note={m}}\n"
OVERRIDES = """publication_style:
  entries:
    a:
      fields: {note: new, journal: K, url: "https://a.org/"}
"""


def overridden(fields: dict[str, str]) -> tuple[BibEntry, ...]:
    """Return the entries of `OVERRIDDEN`, with the fields of the first entry overridden."""
    entries = read_bibliography(Source("p.bib", OVERRIDDEN)).value
    yaml = parse_yaml(Source("cv.yaml", OVERRIDES)).value
    assert entries is not None
    assert yaml is not None
    style = PublicationStyle.model_validate({"entries": {"a": {"fields": fields}}})
    return override(entries, style, yaml)


def test_fields_are_replaced_and_added() -> None:
    """A field may have any of its names, and other entries are not changed."""
    first, second = overridden({"note": "new", "Journal": "K", "url": "https://a.org/"})

    assert {name: field.latex for name, field in first.fields.items()} == {
        "title": "T", "note": "new", "journaltitle": "K", "url": "https://a.org/",
    }  # fmt: skip
    assert second.get("note") == "m"


def test_an_empty_text_removes_a_field() -> None:
    """A field that is overridden with an empty text is removed."""
    assert set(overridden({"note": ""})[0].fields) == {"title", "journaltitle"}


def test_the_type_can_be_overridden() -> None:
    """`entrytype` is the type of the entry, and not a field."""
    first = overridden({"entrytype": "conference"})[0]

    assert (first.type, "entrytype" in first.fields) == ("inproceedings", False)


def test_an_overridden_field_has_its_place_in_the_cv() -> None:
    """A message about the field points at its key in the CV."""
    span = overridden({"note": "new"})[0].fields["note"].span

    assert (span.path, span.line, span.column) == ("cv.yaml", 4, 22)


def test_without_overrides_nothing_is_changed() -> None:
    """A CV that overrides no fields leaves all entries unchanged."""
    entries = read_bibliography(Source("p.bib", OVERRIDDEN)).value
    yaml = parse_yaml(Source("cv.yaml", "a: b")).value
    assert entries is not None
    assert yaml is not None

    assert override(entries, PublicationStyle(), yaml) == entries


@pytest.mark.parametrize(
    ("signs_as", "author", "is_found"),
    [
        ([], "Berg, Jr., Mara", True),
        ([], "Mara Berg", True),
        ([], "M. Berg", True),
        ([], "Берг, Мара", True),
        ([], "Maria Berg, Ana", False),
        (["M. Pseudonym"], "Pseudonym, M.", True),
        (["M. Pseudonym"], "Mara Berg", False),
        (["M. Pseudonym"], "Berg, Jr., Mara", True),
        (["M. Pseudonym"], "Берг, Мара", True),
        (["M. Pseudonym"], "M. Berg", False),
    ],
)
def test_the_owner_has_a_name_in_parts(signs_as: list[str], author: str, *, is_found: bool) -> None:
    """It is found without titles and degrees, in its own script too; exactly beside `signs_as`."""
    parts = {
        "prefix": "Dr.", "given": "Mara", "family": "Berg", "suffix": "Jr.", "credentials": "PhD",
        "native": "Мара Берг",
    }  # fmt: skip
    entries = read_bibliography(Source("p.bib", f"@misc{{k, author = {{{author}}}}}")).value
    yaml = parse_yaml(Source("cv.yaml", "name: A")).value
    assert entries is not None
    assert yaml is not None
    cv = CV.model_validate({"name": parts, "signs_as": signs_as})
    found = assemble(cv, entries, yaml, [])

    assert (found.search(found.entries[0])[1].index == 0) is is_found
