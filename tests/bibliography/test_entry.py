"""`bibliography.entry`: the keys of other entries in the fields of an entry."""

from __future__ import annotations

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry, keys_in
from cvtex.source import Source


def entry(fields: str) -> BibEntry:
    """Parse an entry with these fields."""
    entries = read_bibliography(Source("p.bib", f"@misc{{k, {fields}}}")).value
    assert entries is not None
    return entries[0]


def test_related_entries_are_a_list_of_keys() -> None:
    """Spaces and empty parts in `related` are ignored."""
    assert keys_in(entry("related = {a, b ,,c}"), "related") == ("a", "b", "c")


def test_the_name_of_a_field_is_found_where_it_has_a_value() -> None:
    """A word in an earlier field of the line, or a longer name, is not taken for the field."""
    fields = entry("title = {On the url}, bdsk-url = {x}, url = {doi: 10.1000/x}").fields
    assert fields["url"].source.slice(fields["url"].span) == "{doi: 10.1000/x}"
    assert fields["url"].name_span.column == 48
