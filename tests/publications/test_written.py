"""`publications.written`: publications in the CV become entries as if a .bib file had them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.reference import references
from cvtex.diagnostics.codes import Code
from cvtex.publications.listing import Listing, list_publications
from cvtex.publications.written import written_entries
from cvtex.source import Source
from cvtex.text.inlines import plain_text
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml
from cvtex.yaml.syntax_errors import in_quotes

HEAD = "name: Ines Quill\nsections:\n  - title: S\n    publications:\n      entries:\n"


def entries_of(*written: str) -> Sequence[BibEntry]:
    """Return the entries of publications that are written as mappings on a line each."""
    document = parse_yaml(Source("cv.yaml", HEAD + "".join(f"        - {w}\n" for w in written)))
    assert document.value is not None, document.diagnostics
    cv = validate(document.value)
    assert cv.value is not None, cv.diagnostics
    return written_entries(cv.value, document.value)


def listed(yaml: str, bib: str = "") -> tuple[Listing, list[tuple[Code, int]]]:
    """Return the lists of a CV, and the codes and lines of the diagnostics."""
    document = parse_yaml(Source("cv.yaml", yaml)).value
    assert document is not None
    cv = validate(document).value
    assert cv is not None
    entries = read_bibliography(Source("p.bib", bib)).value or ()
    result = list_publications(cv, entries, document)
    assert result.value is not None
    return result.value, [(d.code, d.span.line if d.span else 0) for d in result.diagnostics]


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("article", "journaltitle"),
        ("inproceedings", "booktitle"),
        ("conference", "booktitle"),
        ("incollection", "booktitle"),
        ("phdthesis", "institution"),
        ("report", "institution"),
        ("misc", "howpublished"),
        ("song", "howpublished"),
    ],
)
def test_the_venue_is_the_field_that_the_type_has_for_it(kind: str, field: str) -> None:
    """A reader of a .bib file need not know its name."""
    (entry,) = entries_of(f"{{type: {kind}, title: T, venue: V & W}}")

    assert {name: f.latex for name, f in entry.fields.items()} == {
        "title": "T",
        field: r"V \& W",
    }


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("2020", {"date": "2020"}),
        ("May 2020", {"date": "2020-05"}),
        ("2020-05-04", {"date": "2020-05-04"}),
        ("2018–2020", {"date": "2018/2020"}),
        ("2018–", {"date": "2018/"}),
        ("2020 (expected)", {"date": "2020", "pubstate": "expected"}),
        ("{text: forthcoming}", {"pubstate": "forthcoming"}),
    ],
)
def test_a_date_has_the_form_of_biblatex(date: str, fields: dict[str, str]) -> None:
    """A word in its place is the state of the publication."""
    (entry,) = entries_of(f"{{type: book, title: T, date: {date}}}")

    assert {name: f.latex for name, f in entry.fields.items() if name != "title"} == fields


@given(st.text("aé%&#_$^~\\{}–; 漢", min_size=1).filter(str.strip))
def test_a_text_is_printed_as_it_is_written(text: str) -> None:
    """No character is a command of LaTeX, in a text without markup."""
    (entry,) = entries_of(f"{{type: book, title: T, publisher: {in_quotes(text)}}}")
    (reference,) = references([entry])

    assert reference.text("publisher") == " ".join(text.split())


def test_names_may_be_a_list_or_one_text() -> None:
    """Braces keep a group together, as in BibTeX."""
    (listed_names, one_text) = (
        reference.names.names
        for reference in references(
            entries_of(
                "{type: book, title: T, authors: [Ines Quill, '{A & B Society}', 'Roe, Elle']}",
                "{type: book, title: U, authors: 'Ines Quill and {A & B Society} and Roe, Elle'}",
            )
        )
    )

    assert [name.text for name in listed_names] == ["Ines Quill", "A & B Society", "Elle Roe"]
    assert listed_names == one_text


def test_each_has_a_key_of_its_own() -> None:
    """It has a name, the year and a word, unless the CV gives one."""
    keys = [
        entry.key
        for entry in entries_of(
            "{type: book, title: On the Tides, authors: Ines Quill, date: 2020}",
            "{type: book, title: On the Tides, authors: Ines Quill, date: 2020}",
            "{type: book, title: ...}",
            "{type: book, title: T, key: mine}",
        )
    ]

    assert keys == ["quill2020tides", "quill2020tides2", "publication", "mine"]


def test_a_field_has_its_place_in_the_cv() -> None:
    """A message about it leads there."""
    (entry,) = entries_of("{type: article, title: T, venue: Shores, fields: {pdf: x}}")
    places = {name: field.span for name, field in entry.fields.items()}

    assert {name: (span.line, span.column) for name, span in places.items()} == {
        "title": (6, 34), "journaltitle": (6, 44), "pdf": (6, 66),
    }  # fmt: skip
    assert (entry.span.path, entry.span.line) == ("cv.yaml", 6)


def test_a_list_shows_what_is_written_in_it() -> None:
    """Another list shows them with those of the .bib file, and a key selects them too."""
    yaml = (
        HEAD
        + "        - {type: book, title: T, authors: Ines Quill, date: 2020, key: t}\n"
        + "        - {type: article, title: U, authors: Ines Quill, venue: J, date: 2019, key: u}\n"
        + "  - {title: A, publications: {}}\n"
        + "  - {title: B, publications: {keys: [u, b]}}\n"
        + "  - title: C\n"
        + "    publications:\n"
        + "      type: book\n"
        + "      entries:\n"
        + "        - {type: book, title: V, authors: Ines Quill, date: 2018, key: v}\n"
        + "        - {type: misc, title: W, authors: Ines Quill, date: 2017, key: w}\n"
    )
    listing, diagnostics = listed(yaml, "@book{b, title={B}, author={Ines Quill}, year=2010}")
    shown = [
        [p.key for g in found.groups for p in g.publications] for found in listing.lists.values()
    ]

    assert shown == [["t", "u"], ["t", "u", "v", "w", "b"], ["u", "b"], ["v"]]
    assert diagnostics == []


def test_a_key_that_is_used_twice_is_told() -> None:
    """Among those of the CV, and of the CV and a .bib file."""
    yaml = (
        HEAD
        + "        - {type: book, title: T, authors: Ines Quill, date: 2020, key: b}\n"
        + "        - {type: book, title: U, authors: Ines Quill, date: 2019, key: u}\n"
        + "        - {type: book, title: V, authors: Ines Quill, date: 2018, key: U}\n"
    )
    _, diagnostics = listed(yaml, "@book{b, title={B}, author={Ines Quill}, year=2010}")

    assert diagnostics == [(Code.DUPLICATE_KEY, 6), (Code.DUPLICATE_KEY, 8)]


def test_the_owner_is_found_and_a_title_has_its_markup() -> None:
    """As in a .bib file."""
    listing, _ = listed(
        HEAD + "        - {type: book, title: On *Tides*, authors: [E. Roe, I. Quill]}\n"
    )
    (publication,) = next(iter(listing.lists.values())).groups[0].publications

    assert [author.is_owner for author in publication.authors] == [False, True]
    assert (plain_text(publication.title), len(publication.title)) == ("On Tides", 2)
