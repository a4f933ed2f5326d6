"""`publications.publication`: titles, authors, venues, awards, versions and links of an entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import references
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.document.publications import Publication
from cvtex.names.owner import Owner
from cvtex.publications.library import Library
from cvtex.publications.publication import publication
from cvtex.schema.publication_style import PublicationStyle
from cvtex.schema.words import Words
from cvtex.source import Source
from cvtex.text.inlines import plain_text


def shown(
    bib: str, style: dict[str, object] | None = None, words: Words | None = None
) -> tuple[Publication, list[Diagnostic]]:
    """Return the publication of the first entry of a bibliography, in the CV of Ada Owner."""
    entries = read_bibliography(Source("p.bib", bib)).value
    assert entries
    decoded = references(entries)
    library = Library(
        entries=decoded,
        by_key={entry.key: entry for entry in reversed(decoded)},
        style=PublicationStyle.model_validate(style or {}),
        words=words or Words(),
        owner=Owner.from_names(["Ada B. Owner"]),
    )
    diagnostics: list[Diagnostic] = []
    return publication(library, decoded[0], diagnostics), diagnostics


def entry(fields: str, kind: str = "misc", key: str = "k") -> str:
    return f"@{kind}{{{key}, {fields}}}\n"


def authors(names: str, style: dict[str, object] | None = None, more: str = "") -> str:
    """Return the printed author list, with the owner in angle brackets."""
    result, _ = shown(entry(f"author = {{{names}}}, title = {{T}}{more}"), style)
    parts = [
        (f"<{a.text}>" if a.is_owner else a.text) + "".join(a.marks) + a.delimiter
        for a in result.authors
        if a.is_shown
    ]
    return "".join(parts) + result.closing


@pytest.mark.parametrize(
    ("names", "comma", "conjunction", "oxford"),
    [
        ("Owner, Ada", "<Ada Owner>", "<Ada Owner>", "<Ada Owner>"),
        ("A X and Owner, A.", "A X, <A. Owner>", "A X and <A. Owner>", "A X and <A. Owner>"),
        (
            "Ada Owner and A X and B Y",
            "<Ada Owner>, A X, B Y",
            "<Ada Owner>, A X and B Y",
            "<Ada Owner>, A X, and B Y",
        ),
        ("Ada Owner and others", *["<Ada Owner> et al."] * 3),
        ("A X and Ada Owner and others", *["A X, <Ada Owner>, et al."] * 3),
    ],
)
def test_authors_are_joined_by_the_style(
    names: str, comma: str, conjunction: str, oxford: str
) -> None:
    """The delimiter before the last author is a setting, except before "et al."."""
    assert authors(names, {"author_joiner": "comma"}) == comma
    assert authors(names, {"author_joiner": "and"}) == conjunction
    assert authors(names, {"author_joiner": "oxford"}) == oxford


def test_the_conjunction_is_a_word_of_the_cv() -> None:
    """The word "and" can be translated."""
    result, _ = shown(
        entry("author = {Ada Owner and A X}, title = {T}"), words=Words(conjunction="och")
    )

    assert [author.delimiter for author in result.authors] == [" och ", ""]


def test_an_entry_may_depart_from_the_style() -> None:
    """An override for an entry keeps the other settings."""
    style: dict[str, object] = {
        "author_joiner": "and",
        "entries": {"k": {"author_joiner": "comma"}, "other": {"author_joiner": "oxford"}},
    }

    assert authors("Ada Owner and A X", style) == "<Ada Owner>, A X"


@pytest.mark.parametrize(
    ("names", "annotation", "expected"),
    [
        ("Ada Owner* and A X* and B Y", "", "<Ada Owner>*, A X* and B Y"),
        ("Ada Owner and A X", "1=equal; 2=equal", "<Ada Owner>* and A X*"),
        ("Ada Owner and A X", "2=equal-contribution", "<Ada Owner> and A X*"),
        ("Ada Owner and A X", "1=corresponding", "<Ada Owner>† and A X"),
        ("Ada Owner and A X", "1=equal,corresponding", "<Ada Owner>*† and A X"),
        ("Ada Owner* and A X", "1=equal; 2=equal", "<Ada Owner>* and A X*"),
        ("Ada Owner and A X", "2=student", "<Ada Owner> and A X"),
        ("Ada Owner and A X", '1:family="equal"', "<Ada Owner>* and A X"),
        ("Ada Owner$^*$ and A X{$^\\dagger$}", "", "<Ada Owner>* and A X†"),
    ],
)
def test_marks_come_from_annotations_and_names(names: str, annotation: str, expected: str) -> None:
    """Equal contribution may be in `author+an` and at the names, and is marked once."""
    more = f", author+an = {{{annotation}}}" if annotation else ""

    assert authors(names, {"author_joiner": "and"}, more) == expected


def test_editors_are_listed_if_there_are_no_authors() -> None:
    """The author list of a volume without authors has its editors."""
    result, _ = shown(entry("editor = {A X and Ada Owner}, title = {T}", "proceedings"))

    assert [(a.text, a.is_owner) for a in result.authors] == [("A X", False), ("Ada Owner", True)]


def test_authors_keep_all_parts_of_their_names() -> None:
    """Particles, suffixes and organizations are printed unchanged."""
    names = "van der Berg, Jan and King, Jr., M. L. and {The X and Y Group} and Ada Owner"

    assert authors(names, {"author_joiner": "comma"}) == (
        "Jan van der Berg, M. L. King, Jr., The X and Y Group, <Ada Owner>"
    )


@pytest.mark.parametrize(
    ("names", "code", "message", "column"),
    [
        ("A X and B Y", Code.OWNER_NOT_FOUND, "no author of `k`", 12),
        ("A X and Ava Owner", Code.OWNER_NOT_FOUND, "`Ava Owner` is similar", 21),
        ("A X and Owner, Ava", Code.OWNER_NOT_FOUND, "`Ava Owner` is similar", 21),
        ("A. Owner and Ada Owner", Code.OWNER_AMBIGUOUS, "`A. Owner`, `Ada Owner`", 12),
    ],
)
def test_doubts_about_the_owner_are_warnings(
    names: str, code: Code, message: str, column: int
) -> None:
    """A list without the owner, or with several possible owners, is reported at its place.

    If the name of an author is similar, the place is that of the name.
    """
    result, diagnostics = shown("\n" + entry(f"\n  author = {{{names}}}, title = {{T}}"))

    assert [(d.code, str(d.span)) for d in diagnostics] == [(code, f"p.bib:3:{column}")]
    assert message in diagnostics[0].message
    assert sum(author.is_owner for author in result.authors) == (code is Code.OWNER_AMBIGUOUS)


def test_the_owner_may_be_among_the_others() -> None:
    """A list that ends with "and others" may include the owner, so nothing is reported."""
    assert shown(entry("author = {A X and others}, title = {T}"))[1] == []


def venues(bib: str, style: dict[str, object] | None = None) -> list[str]:
    """Return the venue lines of the first entry as text, awards in angle brackets."""
    result, diagnostics = shown(bib, style)
    assert diagnostics == []
    return [
        "".join(
            plain_text(v.name)
            + (f" {plain_text(v.detail)}" if v.detail else "")
            + (f" ({v.when})" if v.when else "")
            + "".join(f" <{plain_text(award)}>" for award in v.awards)
            + v.delimiter
            for v in line
        )
        for line in result.venue_lines
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("inproceedings", "booktitle = {Conf}, year = 2020, month = may", "Conf (2020)"),
        ("conference", "booktitle = {Conf}, date = {2020-05-01}", "Conf (2020)"),
        ("incollection", "booktitle = {Book}, publisher = {P}, year = 2020", "Book P (2020)"),
        ("book", "publisher = {Press}, year = 2020, month = may", "Press (2020)"),
        ("article", "journal = {Jour}, year = 2020, month = may", "Jour (May 2020)"),
        ("article", "journaltitle = {Jour}, date = {2020-05-07}", "Jour (May 7, 2020)"),
        (
            "article",
            "journal = {J}, volume = 1, number = 2, pages = {3--4}, year = 2020",
            "J 1(2):3–4 (2020)",
        ),
        ("article", "journal = {J}, volume = 1, pages = {3-4}, year = 2020", "J 1:3–4 (2020)"),
        ("article", "journal = {J}, number = 2, year = 2020", "J 2 (2020)"),
        ("article", "journal = {J}, pages = {e12}, year = 2020", "J e12 (2020)"),
        (
            "phdthesis",
            "school = {Uni}, year = 2020, month = {jan}",
            "Uni PhD thesis (January 2020)",
        ),
        ("techreport", "institution = {Inst}, year = 2020", "Inst (2020)"),
        ("misc", "howpublished = {Blog}, year = 2020", "Blog (2020)"),
        (
            "misc",
            "eprint = {2001.00001}, archiveprefix = {arXiv}, year = 2020, month = 1",
            "arXiv preprint arXiv:2001.00001 (January 2020)",
        ),
        (
            "article",
            "eprint = {2001.00001}, journal = {CoRR}, year = 2020",
            "CoRR (2020)",
        ),
        ("misc", "eprint = {x/1}, eprinttype = {hal}, year = 2020", "HAL preprint HAL:x/1 (2020)"),
        ("unpublished", "pubstate = {submitted}", " (submitted)"),
        ("misc", "year = 2020", " (2020)"),
        ("article", "journal = {J}, year = {in press}", "J (in press)"),
        ("article", "journal = {J}, year = {}", "J"),
        ("article", "journal = {J}, volume = 116, issue = 6, pages = {061102}", "J 116(6):061102"),
        ("article", "journal = {J}, volume = 55, articleno = {114}", "J 55:114"),
        ("inproceedings", "booktitle = {C}, pages = {S1-S12}", "C pp.\u00a0S1–S12"),
        ("inproceedings", "booktitle = {C}, pages = {iv--xii, 3}", "C pp.\u00a0iv–xii, 3"),
        ("inproceedings", "booktitle = {C}, pages = {pp. 1-2}", "C pp.\u00a01–2"),
        ("inproceedings", "booktitle = {C}, pages = {12--}", "C p.\u00a012"),
        ("misc", "eprint = {https://eprint.example.org/2020/123}, year = 2020", " (2020)"),
        ("misc", "eprint = {123}, eprinttype = {pubmed}, year = 2020", " (2020)"),
        ("misc", "eprint = {arXiv:0707.1234v2 [hep-th]}", "arXiv preprint arXiv:0707.1234v2"),
        ("article", "journal = {J}, year = {2020, in press}", "J (2020, in press)"),
        ("article", "journal = {J}, year = {(2020a)}", "J (2020)"),
        (
            "article",
            "journal = {J}, year = 2020, pubstate = {Under Review}",
            "J (2020, under review)",
        ),
        ("article", "journal = {J}, pubstate = {on hold}", "J (on hold)"),
        ("misc", "howpublished = {H}, year = {n.d.}", "H (n.d.)"),
        ("article", 'journal = {R}, year = 2020, month = {M{\\"a}rz}', "R (March 2020)"),
        ("article", "journal = {R}, year = 2020, month = {mayo}", "R (May 2020)"),
        ("inproceedings", "booktitle = {C}, pages = {3--9}, year = 2020", "C pp.\u00a03–9 (2020)"),
        ("inproceedings", "booktitle = {C}, pages = 3, year = 2020", "C p.\u00a03 (2020)"),
        ("book", "publisher = {P}, edition = 2, year = 2020", "P 2nd edition (2020)"),
        ("book", "publisher = {P}, edition = {Third}, year = 2020", "P Third edition (2020)"),
        ("book", "publisher = {P}, edition = {11th ed.}, year = 2020", "P 11th edition (2020)"),
        ("mastersthesis", "school = {U}, year = 2020", "U Master’s thesis (2020)"),
        ("thesis", "institution = {U}, type = {Diplom}, year = 2020", "U Diplom (2020)"),
        ("techreport", "institution = {I}, number = 7, year = 2020", "I Technical report 7 (2020)"),
        ("patent", "number = {US 1}, year = 2020", " US 1 (2020)"),
    ],
)
def test_venue_and_date_follow_the_type(kind: str, fields: str, expected: str) -> None:
    """Books and papers at events have the year, other types the whole date."""
    assert venues(entry(f"title = {{T}}, {fields}", kind)) == [expected]


def test_an_empty_venue_has_no_line() -> None:
    """An entry with only a title has no venue line."""
    assert venues(entry("title = {T}")) == []


def test_awards_are_separated_by_semicolons() -> None:
    """Awards may contain commas, and empty awards are left out."""
    lines = venues(entry("title = {T}, booktitle = {C}, award = {One; Two, too;}", "inproceedings"))

    assert lines == ["C <One> <Two, too>"]


VERSIONS = (
    entry(
        "title = {{A} Title}, booktitle = {One}, year = 2020, related = {b, c, d}", "inproceedings"
    )
    + entry(
        "title = {A title.}, booktitle = {Two}, year = 2020, award = {Best}", "inproceedings", "b"
    )
    + entry("title = {A Title}, booktitle = {Three}, year = 2019", "inproceedings", "c")
    + entry("title = {Another}, booktitle = {Four}, year = 2018", "inproceedings", "d")
)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ({}, ["One (2020)", "Two (2020) <Best>", "Three (2019)"]),
        ({"venues": "inline"}, ["One (2020), Two (2020) <Best> and Three (2019)"]),
        (
            {"venues": "inline", "venue_dates": "shared"},
            ["One, Two (2020) <Best> and Three (2019)"],
        ),
        ({"venue_dates": "shared"}, ["One (2020)", "Two (2020) <Best>", "Three (2019)"]),
    ],
)
def test_versions_of_the_same_title_are_further_venues(
    style: dict[str, object], expected: list[str]
) -> None:
    """Titles that differ only in case, braces and punctuation are the same paper."""
    assert venues(VERSIONS, style) == expected


def test_a_version_with_another_title_is_a_related_work() -> None:
    """It has a label, its title and its venue; the label is a word of the CV or `relatedstring`."""
    (version,) = shown(VERSIONS)[0].related
    (named,) = shown(VERSIONS.replace("related =", "relatedstring = {Short version}, related ="))[
        0
    ].related

    assert plain_text(version.label) == "Also as"
    assert plain_text(named.label) == "Short version"
    assert plain_text(version.title) == "Another"
    assert [(plain_text(v.name), v.date) for v in version.venues] == [("Four", "2018")]


def test_an_unknown_version_is_a_warning() -> None:
    """An unknown key in `related` is reported, and the publication is shown without it."""
    result, diagnostics = shown(entry("title = {T}, year = 2020, related = {gone}"))

    assert [d.code for d in diagnostics] == [Code.UNKNOWN_KEY]
    assert result.related == ()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("doi = {10.1/x}", "https://doi.org/10.1/x"),
        ("doi = {https://doi.org/10.1/x}", "https://doi.org/10.1/x"),
        ("doi = {http://dx.doi.org/10.1/x}", "https://doi.org/10.1/x"),
        ("doi = {doi: 10.1/x}", "https://doi.org/10.1/x"),
        (r"doi = {10.1/x\_y}", "https://doi.org/10.1/x_y"),
        ("doi = {10.1/(a)1-2:3<4>5;6}", "https://doi.org/10.1/(a)1-2:3%3C4%3E5;6"),
        ("doi = {10.1/a%b#c}", "https://doi.org/10.1/a%25b%23c"),
        ("doi = {10.1/x}, url = {https://e.org}", "https://doi.org/10.1/x"),
        ("url = {https://e.org/~a--b_c%20d?e=f&g=h#i}", "https://e.org/~a--b_c%20d?e=f&g=h#i"),
        (r"url = {https://e.org/\~{}a\_b\%20\&c\#d}", "https://e.org/~a_b%20&c#d"),
        (r"url = {https://e.org/{\textasciitilde}a{\_}b}", "https://e.org/~a_b"),
        (r"url = {https://e.org/$\sim$a}", "https://e.org/~a"),
        (r"url = {\url{https://e.org/a_b}}", "https://e.org/a_b"),
        ("url = {https://e.org/a\n  b}", "https://e.org/ab"),
        ("url = {www.e.org/a}", "https://www.e.org/a"),
        ("eprint = {2001.00001}", "https://arxiv.org/abs/2001.00001"),
        ("eprint = {arXiv:2001.00001}, eprinttype = {arXiv}", "https://arxiv.org/abs/2001.00001"),
        ("eprint = {cs/0101001}, archivePrefix = {arXiv}", "https://arxiv.org/abs/cs/0101001"),
        ("eprint = {hal-1}, eprinttype = {hal}", "https://hal.science/hal-1"),
        ("year = 2020", None),
    ],
)
def test_the_title_links_to_the_work(fields: str, expected: str | None) -> None:
    """A DOI has priority over `url`, and `url` over `eprint`; escapes of TeX are removed."""
    assert shown(entry(f"title = {{T}}, {fields}"))[0].url == expected


@given(st.text("abcXYZ019:/?#[]@!()*+,;=.-_~'&", min_size=1, max_size=30))
def test_an_address_is_not_changed(path: str) -> None:
    """No character of a web address is special to cvtex."""
    url = f"https://e.org/{path}"

    assert shown(entry(f"title = {{T}}, url = {{{url}}}"))[0].url == url


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("year = 2020", Code.MISSING_FIELD),
        ("title = {T}, date = {someday}", Code.INVALID_DATE),
        ("title = {T}, year = 2020, month = {Floreal}", Code.INVALID_DATE),
        (r"title = {T \nosuch}, year = 2020", Code.UNKNOWN_COMMAND),
        (r"title = {T}, note = {$\input{x}$}", Code.UNKNOWN_COMMAND),
        ("title = {T}, author = {Ada Owner; A X}", Code.NAME),
    ],
)
def test_a_problem_of_a_field_is_reported_once(fields: str, code: Code) -> None:
    """Each problem is a single warning, which has a place and names the entry."""
    _, diagnostics = shown(entry(f"\n{fields}"))

    assert [d.code for d in diagnostics if d.code is not Code.OWNER_NOT_FOUND] == [code]
    assert all(d.span is not None and "`k`" in d.message for d in diagnostics)


def test_a_date_that_cannot_be_parsed_is_printed() -> None:
    """The text of the date is printed as written."""
    result, _ = shown(entry("title = {T}, year = {in 20xx}"))

    assert [[venue.date for venue in line] for line in result.venue_lines] == [["in 20xx"]]


@pytest.mark.parametrize(
    "title",
    ["Resume of {X}", r"R{\'e}sum{\'e} of X", "RÉSUMÉ OF X.", "Re\u0301sume\u0301 of X", ""],
)
def test_a_version_of_the_same_title_is_a_venue(title: str) -> None:
    """Accents do not make another title, so that a version is not printed as a related work."""
    bib = entry("title = {Résumé of X}, year = 2020, related = {b}")
    bib += entry(f"title = {{{title}}}, booktitle = {{C}}, year = 2019", "inproceedings", "b")
    result, _ = shown(bib)

    assert result.related == ()
    assert [plain_text(line[0].name) for line in result.venue_lines] == ["", "C"]
