"""`publications.details`: what a venue shows of each type of entry, and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.bibliography.vocabulary import TYPES
from cvtex.cli.publication_text import venue_text
from cvtex.publications.venues import venue_of
from cvtex.schema.publication_style import Detail, PublicationStyle
from cvtex.schema.words import Words
from cvtex.source import Source


def printed(kind: str, fields: str, **style: Any) -> str:
    """Return the venue of an entry of 2020 as a line of text, with plain spaces."""
    bib = f"@{kind}{{k, author = {{A B}}, year = 2020, {fields}}}"
    (entry,) = read_bibliography(Source("p.bib", bib)).value or ()
    venue = venue_of(Reference(entry), PublicationStyle(**style), Words(), [])
    return venue_text(venue, Words()).replace("\u00a0", " ")


HANDBOOK = (
    "booktitle={Handbook}, editor={Roe, E. and Doe, B.}, publisher={De Gruyter}, address={Berlin},"
    " series={Trends}, number=4, edition=2, pages={1--20}, chapter=5, translator={Mary Hunt}"
)
OF_HANDBOOK = (
    "Handbook, ed. by E. Roe and B. Doe, trans. by Mary Hunt, 2nd edition, Trends 4,"
    " Berlin: De Gruyter, chap. 5, pp. 1–20 (2020)"
)


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        *((kind, HANDBOOK, OF_HANDBOOK) for kind in
          ("incollection", "inbook", "inreference", "bookinbook", "suppbook", "suppcollection")),
        ("incollection", "publisher={P}, address={Berlin}, pages=7", "P, Berlin, p. 7 (2020)"),
        ("incollection", "publisher={P}, pages=7", "P, p. 7 (2020)"),
        ("incollection", "booktitle={P}, publisher={p.}", "P (2020)"),
        ("book", ("publisher={MIT Press}, address={Cambridge, MA}, edition={Third ed.}, series={S},"
         " volume=2, number=14, origdate={1923-05}"),
         "MIT Press, Cambridge, MA, Third edition, vol. 2, S 14, first published 1923 (2020)"),
        ("book", "publisher={P}, series={S}, volume=14, volumes=3",
         "P, S, vol. 14, 3 vols. (2020)"),
        ("book", "publisher={P}, maintitle={Works}, mainsubtitle={All}, volume={IV}",
         "P, Works: All, vol. IV (2020)"),
        ("mvbook", "publisher={P}, volumes={3}", "P, 3 vols. (2020)"),
        ("inproceedings", ("booktitle={Proc}, editor={E R}, publisher={Springer}, address={Cham},"
         " series={LNCS}, volume=1234, pages={1-9}, organization={IEEE}, isbn={9}"),
         "Proc, LNCS, vol. 1234, Springer, pp. 1–9 (2020)"),
        ("inproceedings", "booktitle={Proc}, volume=32, number=1", "Proc, vol. 32, no. 1 (2020)"),
        ("article", "journal={J}, volume=1, ARTICLE-NUMBER={045401}, publisher={E}, issn={1}",
         "J 1:045401, 2020"),
        ("article", ("journal={J}, journalsubtitle={B}, volume=1, number=2, pages={1-25},"
         " articleno=17, numpages=25"), "J: B 1(2):1–25, article 17, 2020"),
        ("article", "journal={J}, translator={X Y}", "J, trans. by X Y, 2020"),
        ("article", "journal={J}, type={Journal Article}", "J, 2020"),
        ("review", "journaltitle={J}, volume=1, number=2, pages={3-4}", "J 1(2):3–4, 2020"),
        ("suppperiodical", "journaltitle={J}, volume=1, pages={3-4}", "J 1:3–4, 2020"),
        ("mytype", "journaltitle={J}, volume=1, pages={3-4}, editor={E R}",
         "J 1:3–4, ed. by E R (2020)"),
        ("misc", "howpublished={Web}, type={Blog post}, address={Oslo}, version={1.2}",
         "Web, Blog post, version 1.2, Oslo, 2020"),
        ("misc", "type={Poster}, address={Oslo}", "Poster, Oslo, 2020"),
        ("software", "publisher={Zenodo}, version={v2}", "Zenodo, v2, 2020"),
        ("phdthesis", "institution={Speech}, address={Stockholm}, school={KTH}",
         "KTH, Stockholm, PhD thesis, Speech, 2020"),
        ("techreport", "institution={I}, number=7, series={S}, address={Bonn}",
         "I, Bonn, Technical report 7, S, 2020"),
        ("patent", "number={1,2}, type={US patent}, holder={Acme and {B and C}}, location={US}",
         "US patent 1,2, Acme, B and C, US, 2020"),
        ("patent", "number=3, type={patentfr}, location={countryfr and countrydeXX}",
         "French patent 3, countryfr and countrydeXX, 2020"),
        ("patent", "number=3, location={countryes and countrywo}", "3, ES, WO, 2020"),
        ("music", "booktitle={B}, editor={C D}, editortype={pianist}", "B, C D (2020)"),
        ("patent", "number=3, type={patentfr}, location={countryfr and countryde}",
         "French patent 3, France, Germany, 2020"),
        ("inproceedings", "booktitle={Proc}, volume={vol.3773}, pages={1-9}",
         "Proc, vol. 3773, pp. 1–9 (2020)"),
        ("collection", "title={T}, booktitle={T}, publisher={P}, address={Q}", "P, Q (2020)"),
        ("inproceedings", "title={T}, booktitle={T}, publisher={P}", "P (2020)"),
        ("performance", "eventtitle={Festival}, type={Dance}, venue={Rome}",
         "Festival, Dance, Rome (2020)"),
        ("misc", "location={Rome}, address={Bonn}, publisher={P}, eventtitle={E}",
         "E, Rome, Bonn: P, 2020"),
        ("artwork", "type={Oil}, institution={Tate}, location={London}",
         "Tate, London, Oil (2020)"),
        ("music", "publisher={Decca}, series={Classics}, number=12", "Decca, Classics 12 (2020)"),
        ("periodical", "issuetitle={On X}, volume=3, number=1", "On X, vol. 3, no. 1 (2020)"),
        ("mytype", "publisher={P}, address={Q}, number=3, institution={I}",
         "P, Q, no. 3, I (2020)"),
        ("incollection", "booktitle={B}, editor={A B and C D and E F and G H}",
         "B, ed. by A B et al. (2020)"),
        ("book", "publisher={P}, editor={C D}, translator={D, C}",
         "P, ed. and trans. by C D (2020)"),
        ("inproceedings", "booktitle={P}, editor={C D}, translator={D, C}",
         "P, trans. by C D (2020)"),
        ("inbook", "booktitle={P}, bookauthor={I. Kant}", "P, by I. Kant (2020)"),
        ("inbook", "booktitle={P}, bookauthor={B, A}", "P (2020)"),
        ("incollection", "booktitle={B}, editor={A B and others}", "B, ed. by A B et al. (2020)"),
        ("incollection", "booktitle={B}, editor={A B and C D and E F}",
         "B, ed. by A B, C D, and E F (2020)"),
        ("incollection", "booktitle={B}, chapter={Introduction}, volume={Band 3}",
         "B, Band 3, Introduction (2020)"),
        ("misc", "eprint={2301.00001}, eprintclass={cs.CL}",
         "arXiv preprint arXiv:2301.00001, 2020"),
    ],
)  # fmt: skip
def test_a_venue_shows_what_its_readers_expect(kind: str, fields: str, expected: str) -> None:
    """Details are in the order of biblatex's styles, and nothing is printed twice."""
    assert printed(kind, fields) == expected


@pytest.mark.parametrize(
    ("kind", "fields", "short", "full"),
    [
        ("incollection", HANDBOOK, "Handbook (2020)", OF_HANDBOOK),
        ("article", ("journal={J}, journalsubtitle={S}, volume=1, pages=2, publisher={P},"
         " address={Q}, issn={12-3}, editor={E R}"),
         "J, 2020", "J: S 1:2, ed. by E R, Q: P, ISSN 12-3, 2020"),
        ("inproceedings", "booktitle={B}, eventtitle={E}, venue={Rome}, publisher={P}, pages=3",
         "B (2020)", "B, E, Rome, P, p. 3 (2020)"),
        ("book", "publisher={P}, isbn={ISBN 9}, pagetotal=320", "P (2020)",
         "P, 320 pp., ISBN 9 (2020)"),
        ("phdthesis", "school={KTH}, address={S}", "KTH, PhD thesis, 2020",
         "KTH, S, PhD thesis, 2020"),
        ("patent", "number=7, type={US patent}, holder={A B}", "US patent 7, 2020",
         "US patent 7, A B, 2020"),
        ("misc", "eprint={2301.00001}, eprintclass={cs.CL}",
         "arXiv preprint arXiv:2301.00001, 2020", "arXiv preprint arXiv:2301.00001 [cs.CL], 2020"),
    ],
)  # fmt: skip
def test_the_style_asks_for_more_or_less(kind: str, fields: str, short: str, full: str) -> None:
    """A short venue has its name, its date and its kind; a full one has all that it can show."""
    assert printed(kind, fields, detail=Detail.SHORT) == short
    assert printed(kind, fields, detail=Detail.FULL) == full


FIELDS = [
    "booktitle", "journaltitle", "publisher", "address", "location", "institution", "school",
    "organization", "howpublished", "series", "volume", "number", "edition", "chapter", "eid",
    "version", "eventtitle", "venue", "type", "maintitle", "translator", "editor", "holder",
]  # fmt: skip


@given(st.sampled_from([*sorted(TYPES), "mytype"]), st.sets(st.sampled_from(FIELDS)))
@example("report", {"journaltitle", "number"})
def test_in_full_each_field_is_printed_once(kind: str, names: set[str]) -> None:
    """Whatever the type and the fields, `full` shows each value once, `short` no value twice."""
    if kind in {"xdata", "set"}:
        return
    fields = ", ".join(f"{name} = {{V{name} X}}" for name in names)
    full, short = (printed(kind, fields, detail=detail) for detail in (Detail.FULL, Detail.SHORT))

    assert all(full.count(f"V{name} X") == 1 for name in names), full
    assert all(short.count(f"V{name} X") <= 1 for name in names), short
