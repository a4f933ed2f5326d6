"""`new_entries.writing`: an entry is written as a person would write it, and is well-formed."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.writing import Layout, to_bibtex
from cvtex.source import Source

ARTICLE = NewEntry(
    "article",
    {
        "doi": "10.1000/182", "month": "jun", "year": "2024", "author": "Lindqvist, Mara",
        "custom": "x", "title": "Spectral gaps", "journal": "Annals of Nothing",
    },
    "lindqvist2024spectral",
)  # fmt: skip


def test_an_entry_is_written_field_by_field() -> None:
    """The fields are in the order that people use, one a line, with months as macros."""
    assert to_bibtex(ARTICLE) == (
        "@article{lindqvist2024spectral,\n"
        "  author  = {Lindqvist, Mara},\n"
        "  title   = {Spectral gaps},\n"
        "  journal = {Annals of Nothing},\n"
        "  year    = {2024},\n"
        "  month   = jun,\n"
        "  doi     = {10.1000/182},\n"
        "  custom  = {x},\n"
        "}\n"
    )


def test_a_layout_changes_the_style_only() -> None:
    """Quotes, bare numbers, capitals and line ends of a file can be kept."""
    layout = Layout("\t", 0, "=", '"', '"', is_number_bare=True, has_last_comma=False,
                    newline="\r\n", capitals=True)  # fmt: skip
    entry = NewEntry("misc", {"title": 'A "b"', "year": "2024", "note": "n"}, "k")
    assert to_bibtex(entry, layout) == (
        '@misc{k,\r\n\tTITLE={A "b"},\r\n\tYEAR=2024,\r\n\tNOTE="n"\r\n}\r\n'
    )


NAMES = st.one_of(st.text(max_size=5), st.sampled_from(["title", "year", "month", "author"]))
VALUES = st.text(st.sampled_from('ab{}\\"@,=#% \n'), max_size=8)


@given(st.text(max_size=5), st.text(max_size=5), st.dictionaries(NAMES, VALUES, max_size=4))
@example("a:", "", {})
@example("a-b", "k", {})
def test_an_entry_is_well_formed_whatever_it_has(
    kind: str, key: str, fields: dict[str, str]
) -> None:
    """Between two other entries it is one entry, and does not change them."""
    around = "@misc{%s,\n  title = {%s},\n}\n"
    text = around % ("before", "b") + to_bibtex(NewEntry(kind, fields, key)) + around % ("z9", "z")
    read = read_bibliography(Source("a.bib", text)).value or ()
    assert len(read) == 3
    assert (read[0].get("title"), read[2].get("title")) == ("b", "z")
