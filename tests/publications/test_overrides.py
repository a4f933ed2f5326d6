"""`publications.overrides`: the CV's fields in place of those of the .bib file."""

from __future__ import annotations

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry
from cvtex.publications.overrides import override
from cvtex.schema.publication_style import PublicationStyle
from cvtex.source import Source
from cvtex.yaml.loader import parse_yaml

BIB = "@misc{a, title={T}, note={n}, journal={J}}\n@misc{b, note={m}}\n"
YAML = """publication_style:
  entries:
    a:
      fields: {note: new, journal: K, url: "https://a.org/"}
"""


def overridden(fields: dict[str, str]) -> tuple[BibEntry, ...]:
    """Return the entries of `BIB`, with fields for the first one."""
    entries = read_bibliography(Source("p.bib", BIB)).value
    yaml = parse_yaml(Source("cv.yaml", YAML)).value
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
    entries = read_bibliography(Source("p.bib", BIB)).value
    yaml = parse_yaml(Source("cv.yaml", "a: b")).value
    assert entries is not None
    assert yaml is not None

    assert override(entries, PublicationStyle(), yaml) == entries
