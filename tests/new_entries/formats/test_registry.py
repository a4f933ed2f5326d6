"""`new_entries.formats`: files of other programs become entries; every line is accounted for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics import Code
from cvtex.new_entries.cleaning import clean
from cvtex.new_entries.formats import FORMATS, format_of, read_entries
from cvtex.source import Source

RIS = """\
Provider: Northern Lights
TY  - JOUR
AU  - Lindqvist, Mara
AU  - Roe E
AU  - King, Martin, Jr.
TI  - CO<sub>2</sub> & the gaps of
 wide graphs
T2  - Annals of Nothing
JA  - Ann. Noth.
PY  - 2024
DA  - 2024/05/03/
VL  - 12
SP  - 1
EP  - 19
SN  - 1234-5678
DO  - https://doi.org/10.1000/182
UR  - https://doi.org/10.1000/182
KW  - graphs
ER  - \n"""

ARTICLE = {
    "author": "Lindqvist, Mara and Roe, E and King, Jr., Martin",
    "title": r"CO\textsubscript{2} \& the gaps of wide graphs",
    "journal": "Annals of Nothing",
    "volume": "12",
    "pages": "1--19",
    "year": "2024",
    "month": "may",
    "day": "3",
    "doi": "10.1000/182",
}

ENDNOTE = """\
%0 Journal Article
%T CO<sub>2</sub> & the gaps of wide graphs
%A Lindqvist, Mara
%A Roe E
%A King, Martin, Jr.
%J Annals of Nothing
%V 12
%P 1-19
%D 2024
%8 May 3
%@ 1234-5678
%R 10.1000/182
"""

PUBMED = """\

PMID- 123
OWN - NLM
DP  - 2024 May 3
TI  - CO<sub>2</sub> & the gaps of wide
      graphs.
LID - 10.1000/182 [doi]
VI  - 12
PG  - 1-19
FAU - Lindqvist, Mara
AU  - Lindqvist M
FAU - Roe, E
FAU - King, Martin, Jr.
LA  - eng
PT  - Journal Article
JT  - Annals of Nothing
TA  - Ann Noth
"""

CSL = json.dumps([
    {
        "type": "article-journal", "title": "CO<sub>2</sub> &amp; the gaps of wide graphs",
        "author": [
            {"family": "Lindqvist", "given": "Mara"}, {"family": "Roe", "given": "E"},
            {"family": "King", "given": "Martin", "suffix": "Jr."},
        ],
        "container-title": "Annals of Nothing", "volume": 12, "page": "1-19",
        "issued": {"date-parts": [[2024, "5", 3]]}, "DOI": "10.1000/182", "ISSN": ["1234-5678"],
    }
])  # fmt: skip

BIB = r"""
@string{ann = {Annals of Nothing}}
@article{lindqvist2024gaps,
  author = {Lindqvist, Mara and Roe, E and King, Jr., Martin},
  title  = {CO\textsubscript{2} \& the gaps of wide graphs}, journal = ann, volume = 12,
  pages = {1-19}, date = {2024-05-03}, doi = {10.1000/182}, abstract = {A.}
}
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.ris", RIS), ("a.ris", RIS.replace("ER  - \n", "")), ("a.txt", RIS), ("a.enw", ENDNOTE),
        ("a.nbib", PUBMED), ("a.json", CSL), ("a.bib", BIB),
    ],
)  # fmt: skip
def test_all_formats_give_the_same_entry(name: str, text: str) -> None:
    """An article is the same whichever program wrote the file, and nothing is reported."""
    read = read_entries(Source(name, text))
    assert read.diagnostics == ()
    entries = [clean(entry).entry for entry in read.value or ()]
    assert [entry.type for entry in entries] == ["article"]
    fields = {name: value for name, value in entries[0].fields.items() if name != "pmid"}
    assert fields == ARTICLE
    assert entries[0].origin.startswith(name)


def test_records_of_ris_need_no_end() -> None:
    """A record ends where the next begins; types and their fields differ."""
    text = (
        "TY  - CHAP\nA1  - Roe, Elle\nT1  - On gaps\nBT  - The book\nED  - Quill, Ines\n"
        "PB  - House\nCY  - Oslo\nY1  - 2019///\nSN  - 978-3-16-148410-0\n"
        "TY - THES\nAU - Roe, Elle\nTI - Gaps\nPB - Northern University\nPY - 2018\n"
    )
    chapter, thesis = (
        clean(entry).entry for entry in read_entries(Source("a.ris", text)).value or ()
    )
    assert (chapter.type, thesis.type) == ("incollection", "phdthesis")
    assert chapter.get("booktitle") == "The book"
    assert chapter.get("editor") == "Quill, Ines"
    assert chapter.get("year") == "2019"
    assert chapter.get("isbn") == "978-3-16-148410-0"
    assert thesis.get("school") == "Northern University"


def test_what_has_no_field_is_told_once() -> None:
    """An unknown tag is reported for the whole file, at its first line; so is a line before it."""
    text = "stray\nTY  - JOUR\nTI  - A\nXY  - 1\nXY  - 2\nER  -\nTY  - JOUR\nTI  - B\nXY  - 3\n"
    found = read_entries(Source("a.ris", text))
    assert len(found.value or ()) == 2
    assert [(d.code, d.span.line if d.span else 0) for d in found.diagnostics] == [
        (Code.BIB_SYNTAX, 1),
        (Code.UNKNOWN_FIELD, 4),
    ]
    assert "3 times" in found.diagnostics[1].message


def test_superfluous_tags_are_left_out_by_cleaning_which_tells() -> None:
    """Where a record was found is no part of a CV, but the user can be told that it is left out."""
    found = read_entries(Source("a.ris", "TY  - JOUR\nTI  - A\nDB  - Catalogue\nER  -\n")).value
    result = clean((found or ())[0])
    assert result.entry.fields == {"title": "A"}
    assert [change.before for change in result.changes] == ["Catalogue"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.txt", "hello", Code.FILE_UNREADABLE),
        ("a.ris", "hello\n", Code.FILE_UNREADABLE),
        ("a.bib", " \n", Code.FILE_UNREADABLE),
        ("a.json", '[{"type": 1', Code.JSON_SYNTAX),
        ("a.json", "[" * 100_000, Code.JSON_SYNTAX),
        ("a.json", '[1, {"type": "book"}]', Code.FILE_UNREADABLE),
        ("a.json", '{"title": "A", "type": {}}', Code.FILE_UNREADABLE),
    ],
)
def test_files_without_publications_are_errors(name: str, text: str, code: Code) -> None:
    """A file in no format, or without anything in it, is reported, never an exception."""
    found = read_entries(Source(name, text))
    assert not found.value
    assert {diagnostic.code for diagnostic in found.diagnostics} == {code}


def test_csl_json_values_of_wrong_types_are_left_out() -> None:
    """A file from anywhere may have any type in any place."""
    item = {
        "type": "book", "title": "A", "author": [1, {"family": {}}, {"literal": "Roe"}], "page": {},
        "issued": {"date-parts": [["x"]], "raw": "in press"}, "publisher": ["House", 1], "z": None,
    }  # fmt: skip
    found = read_entries(Source("a.json", json.dumps(item)))
    assert [d.message for d in found.diagnostics] == [
        "`z` has no field in BibTeX, so it is left out"
    ]
    entry = clean((found.value or ())[0]).entry
    assert entry.fields == {
        "author": "{Roe}", "title": "A", "publisher": "House", "year": "in press",
    }  # fmt: skip


def test_csl_json_numbers_are_those_of_people() -> None:
    """Programs have `12.0` for a volume; what is no number at all is left out."""
    text = '{"type": "book", "title": "A", "volume": 12.0, "edition": 2, "issue": 1.5, "page": NaN}'
    (entry,) = (
        read_entries(Source("a.json", text.replace("1.5", '1.5, "number": 1e999'))).value or ()
    )
    assert entry.fields == {"title": "A", "volume": "12", "edition": "2", "issue": "1.5"}


@pytest.mark.parametrize("suffix", [suffix for known in FORMATS for suffix in known.suffixes])
@given(text=st.text(st.sampled_from('TY  -JOURAI%0\n{}[]",:@a=PMID1'), max_size=40))
def test_any_text_can_be_read(suffix: str, text: str) -> None:
    """No text raises; without entries there is a diagnostic."""
    found = read_entries(Source(f"a{suffix}", text))
    assert found.value or found.diagnostics or format_of(Source(f"a{suffix}", text))
