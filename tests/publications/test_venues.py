"""`publications.venues`: the parts of a venue as plain text."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.document.publications import Venue
from cvtex.publications.venues import venue_of
from cvtex.schema.publication_style import PublicationStyle
from cvtex.schema.words import Words
from cvtex.source import Source
from cvtex.text.inlines import plain_text


def venue(fields: str, kind: str) -> Venue:
    (entry,) = read_bibliography(Source("p.bib", f"@{kind}{{k, {fields}}}")).value or ()
    return venue_of(Reference(entry), PublicationStyle(), Words(), [])


def parts(found: Venue) -> dict[str, object]:
    """Return the parts that a venue has, the names of editors as text."""
    names = Venue._fields[Venue._fields.index("volume") :]
    values = {name: getattr(found, name) for name in names}
    values["editors"] = [name.text for name in found.editors]
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", "journal={J}, volume=12, number=3, pages={45--67}",
         {"volume": "12", "number": "3", "pages": "45–67"}),
        ("article", "journal={J}, issue=3, eid={e12}", {"number": "3", "pages": "e12"}),
        ("inproceedings", ("author={A B}, booktitle={B}, editor={Ed, A. and Or, B}, "
         "publisher={P {\\&} Q}, address={Paris}, series={LNCS}, eventtitle={E}, venue={Rome}, "
         "pages={pp. 1-2}"),
         {"editors": ["A. Ed", "B Or"], "publisher": "P & Q", "place": "Paris", "series": "LNCS",
          "event": "E", "event_place": "Rome", "pages": "1–2"}),
        ("book", "author={A B}, edition=2, publisher={P}, series={S}, number=4",
         {"edition": "2", "publisher": "P", "series": "S", "number": "4"}),
        ("phdthesis", "school={KTH}, address={Stockholm}",
         {"institution": "KTH", "place": "Stockholm"}),
        ("techreport", "institution={I}, number={7}", {"institution": "I", "number": "7"}),
        ("inbook", "booktitle={B}, chapter=5, organization={O}",
         {"chapter": "5", "organization": "O"}),
        ("misc", "title={T}", {}),
    ],
)  # fmt: skip
def test_a_venue_has_its_parts(kind: str, fields: str, expected: dict[str, object]) -> None:
    """Each part that the entry has is plain text, whether it is printed or not."""
    assert parts(venue(fields, kind)) == expected


def test_editors_in_place_of_authors_are_not_editors_of_the_venue() -> None:
    """Editors who are listed as authors are not listed again."""
    assert venue("editor={A B}, publisher={P}", "proceedings").editors == ()
    assert venue("author={}, editor={A B}", "inproceedings").editors == ()


@pytest.mark.parametrize(
    ("kind", "is_event"), [("article", False), ("inproceedings", True), ("poster", True)]
)
def test_the_date_of_an_event_is_in_parentheses(kind: str, is_event: bool) -> None:  # noqa: FBT001 - a case's answer
    """Papers at events have their date in parentheses, articles do not."""
    assert venue("year=2020", kind).is_event is is_event


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ("pubstate = {forthcoming 2026}", "2026, forthcoming"),
        ("pubstate = {forthcoming July 2026}", "July 2026, forthcoming"),
        ("pubstate = {forthcoming 2026}, year = 2026, month = jul", "July 2026, forthcoming"),
        ("pubstate = {accepted May 2025}, year = 2026", "2026, accepted May 2025"),
        ("note = {to appear}, year = 2026", "2026"),
    ],
)
def test_the_date_of_a_state_is_printed_once(fields: str, when: str) -> None:
    """It is the date of an entry without one, and stands with the state if it is another."""
    assert venue(f"journal = {{J}}, {fields}", "article").when == when


@pytest.mark.parametrize(
    ("fields", "detail"),
    [
        ("volume={n/a}, number={n/a}, pages={n/a-n/a}", ""),
        ("volume={-}, number={N/A}, pages={3--7}", "3–7"),
        ("volume={vol.3773}, number={no. 2}, pages={192--198}", "3773(2):192–198"),
        ("volume=3, pages={e203717--e203717}", "3:e203717"),
        ("volume=3, pages={45-+}", "3:45"),
        ("volume=3, pages={7--7, 9--12}", "3:7, 9–12"),
        ("volume=3, pages={12--N/A}", "3:12"),
        ("volume=3, pages={?--?}", "3"),
        ("volume=3, eid={null}, pages={}", "3"),
        ("volume={0}, number={0}, pages={1--9}", "1–9"),
        ("volume={PP}, number={99}, pages={1-1}", "1"),
        ("volume={ahead-of-print}, number={ahead-of-print}, pages={1--9}", "1–9"),
        ("volume={0}, number={1}, pages={1--9}", "0(1):1–9"),
        ("volume={Online First}", ""),
        ("volume={Vol. A}, pages={NA12--NA13}", "Vol. A:NA12–NA13"),
        ("volume=3, pages={1+}", "3:1+"),
    ],
)
def test_what_says_nothing_is_not_printed(fields: str, detail: str) -> None:
    """Programs fill fields that have no value, and the end of a range that they do not know."""
    assert plain_text(venue(f"journal={{J}}, {fields}", "article").detail) == detail
