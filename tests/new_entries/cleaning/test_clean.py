"""`new_entries.cleaning`: an entry from outside becomes one that a person would have written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import references
from cvtex.diagnostics import Code
from cvtex.latex import parse_latex
from cvtex.names import parse_names
from cvtex.new_entries.cleaning import Change, clean
from cvtex.new_entries.cleaning.author_lists import with_and, with_name_case
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.latex_values import is_balanced
from cvtex.new_entries.writing import to_bibtex
from cvtex.source import Source


def cleaned(kind: str = "article", **fields: str) -> dict[str, str]:
    """Return the type and the fields of a cleaned entry; `_` in names is `-`."""
    given_fields = {name.replace("_", "-"): value for name, value in fields.items()}
    entry = clean(NewEntry(kind, given_fields)).entry
    return {"": entry.type, **entry.fields}


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ("LINDQVIST, MARA and DUPONT, Jean", "Lindqvist, Mara and Dupont, Jean"),
        ("VAN DER BERG, JANNE", "van der Berg, Janne"),
        ("O'BRIEN-SMITH, ANNE and MCDONALD, M.", "O'Brien-Smith, Anne and McDonald, M."),
        ("MARA LINDQVIST", "Mara Lindqvist"),
        ("ÖSTERBERG, ÅSLAUG", "Österberg, Åslaug"),
        # Initials, short names, braces and organisations have capitals on purpose.
        ("Lindqvist M and Roe, EJ and LI, X", "Lindqvist M and Roe, EJ and LI, X"),
        ("LOKE, LHL and STRAIN, EMA", "Loke, LHL and Strain, EMA"),
        ("WANG, Wei and LI, Xiaolong", "Wang, Wei and Li, Xiaolong"),
        ("Roe, E and Ng, W and COVID, Canadian", "Roe, E and Ng, W and COVID, Canadian"),
        ("{ATLAS} and {CMS Collaboration}", "{ATLAS} and {CMS Collaboration}"),
    ],
)
def test_only_names_in_capitals_change_case(names: str, written: str) -> None:
    """A name in capitals only gets upper and lower case; any other stays."""
    assert with_name_case(names) == written


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ("Roe, A.; Ng, B. C.", "Roe, A. and Ng, B. C."),
        ("A. Roe, B. Ng & C. Wu", "A. Roe and B. Ng and C. Wu"),
        ("Roe, A., and Ng, B., and Wu, C.", "Roe, A. and Ng, B. and Wu, C."),
        ("A. Roe et al.", "A. Roe and others"),
        ("Roe, A. and {Barnes and Noble} and others", "Roe, A. and {Barnes and Noble} and others"),
    ],
)
def test_names_are_joined_by_and(names: str, written: str) -> None:
    """A list that only people read as one becomes one that BibTeX reads; any other stays."""
    assert with_and(names) == written
    assert parse_names(with_and(names)).names == parse_names(names).names


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"pages": "12–25"}, {"pages": "12--25"}),
        ({"pages": "S12 - S25, 33"}, {"pages": "S12--S25, 33"}),
        ({"pages": "e12345"}, {"pages": "e12345"}),
        ({"month": "June", "year": "2024"}, {"month": "jun", "year": "2024"}),
        ({"month": "März"}, {"month": "mar"}),
        ({"month": "3 May"}, {"month": "may", "day": "3"}),
        ({"month": "Summer"}, {"month": "Summer"}),
        ({"date": "2024-06-12T10:00Z"}, {"year": "2024", "month": "jun", "day": "12"}),
        ({"date": "2023/2024"}, {"date": "2023/2024"}),
        ({"title": "Genes of mice."}, {"title": "Genes of mice"}),
        ({"title": "The work of Smith et al."}, {"title": "The work of Smith et al."}),
        ({"title": "{On {NP}}-hard {Gaps}"}, {"title": "{On {NP}}-hard {Gaps}"}),
        ({"doi": "https://dx.doi.org/10.1000/X1"}, {"doi": "10.1000/X1"}),
        (
            {"doi": "10.1000/x1", "url": "http://dx.doi.org/10.1000/X1"},
            {"doi": "10.1000/x1"},
        ),
        ({"url": "https://doi.org/10.1000/x1"}, {"doi": "10.1000/x1"}),
        ({"url": r"https://x.org/a\_b\%20"}, {"url": "https://x.org/a_b%20"}),
        (
            {"url": "//x.org/a", "urldate": "2024/8/9"},
            {"url": "https://x.org/a", "urldate": "2024-08-09"},
        ),
        ({"url": "https://www.scopus.com/inward/record.url?eid=2", "urldate": "2024-08-09"}, {}),
        ({"doi": "10/fqd6hj", "url": "https://doi.org/10.1000/x1"}, {"doi": "10.1000/x1"}),
        ({"isbn": "ISBN978-3-86680-192-9 0-85131-041-9"}, {"isbn": "978-3-86680-192-9"}),
        (
            {"title": r"R&D \& 5% of $a_b$, \url{https://x_y.org}"},
            {"title": r"R\&D \& 5\% of $a_b$, \url{https://x_y.org}"},
        ),
        ({"pdf": "2022 gaps_a.pdf"}, {"pdf": "2022 gaps_a.pdf"}),
        ({"code": "https://x.org/a?b&amp;c_d"}, {"code": "https://x.org/a?b&c_d"}),
        ({"doi": "10.1000/x1 xD;doi: 10.1000/x1"}, {"doi": "10.1000/x1"}),
        ({"title": "The &#34;real&#34; gap&#173;s"}, {"title": 'The "real" gaps'}),
        ({"note": "Export Date: 7 December 2022"}, {}),
        ({"volume": "n/a", "abstract": "A.", "bdsk-url-1": "x", "ISSN": "1"}, {}),
    ],
)
def test_values_have_one_form(fields: dict[str, str], expected: dict[str, str]) -> None:
    """Dates, pages, DOIs and addresses are written as people write them."""
    entry = clean(NewEntry("article", {"journal": "J", **fields})).entry
    assert entry.fields == {"journal": "J", **expected}


ARXIV = {"eprint": "2401.01234", "eprinttype": "arxiv"}


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "10.48550/arXiv.2401.01234", "publisher": "arXiv"},
        {"doi": "10.48550/ARXIV.2401.01234", "url": "https://arxiv.org/abs/2401.01234"},
        {"journal": "arXiv preprint arXiv:2401.01234"},
        {"journal": "CoRR", "volume": "abs/2401.01234"},
        {"url": "http://arxiv.org/pdf/2401.01234.pdf"},
        {"archivePrefix": "arXiv", "eprint": "2401.01234"},
        {"journal": "arXiv", "number": "arXiv:2401.01234"},
    ],
)
def test_preprints_in_arxiv_have_one_form(fields: dict[str, str]) -> None:
    """Whatever a source makes of arXiv, it is `eprint`, and no journal and no DOI."""
    entry = clean(NewEntry("article", {"title": "T", **fields})).entry
    assert (entry.type, entry.fields) == ("misc", {"title": "T", **ARXIV})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"doi": "10.1101/2020.01.01.123", "publisher": "Cold Spring Harbor Laboratory"}, {}),
        (
            {"doi": "10.1101/2020.01.01.123", "institution": "bioRxiv"},
            {"howpublished": "bioRxiv"},
        ),
        (
            {"doi": "10.31234/osf.io/ab1", "publisher": "Center for Open Science"},
            {"howpublished": "PsyArXiv"},
        ),
        ({"doi": "10.2139/ssrn.12", "publisher": "Elsevier BV"}, {"howpublished": "SSRN"}),
        ({"doi": "10.1101/gr.12", "publisher": "Press"}, {"publisher": "Press"}),
    ],
)
def test_other_archives_are_named_by_their_dois(
    fields: dict[str, str], expected: dict[str, str]
) -> None:
    """The company behind an archive is no publisher, or the entry would look published."""
    entry = clean(NewEntry("posted-content", {"title": "T", **fields})).entry
    assert entry.fields == {"title": "T", "doi": fields["doi"], **expected}
    assert entry.type == "misc"
    reference = references(read_bibliography(Source("a.bib", to_bibtex(entry))).value or ())[0]
    assert reference.is_preprint == ("gr." not in fields["doi"])


def test_the_class_of_arxiv_is_kept_from_the_keywords() -> None:
    """DataCite has the subject class of arXiv only among the keywords, which are left out."""
    fields = cleaned("misc", doi="10.48550/arXiv.2401.01234", keywords="Learning (cs.LG), FOS: x")
    assert fields == {"": "misc", **ARXIV, "eprintclass": "cs.LG"}


def test_a_published_article_keeps_its_journal() -> None:
    """A number in arXiv does not make a preprint of an article in a journal."""
    fields = cleaned(journal="Annals", doi="10.1000/1", eprint="2401.01234", archivePrefix="arXiv")
    assert fields == {"": "article", "journal": "Annals", "doi": "10.1000/1", **ARXIV}


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("journal-article", {"journal": "J"}, "article"),
        ("posted-content", {"doi": "10.1101/1"}, "misc"),
        ("Proceedings-Article", {}, "inproceedings"),
        ("thesis", {"type": "Master's thesis"}, "mastersthesis"),
        ("dissertation", {}, "phdthesis"),
        ("data set", {}, "dataset"),
        ("42", {}, "misc"),
        ("award", {}, "award"),
    ],
)
def test_types(kind: str, fields: dict[str, str], expected: str) -> None:
    """A type of a database is that of BibTeX; one that the user invented stays."""
    assert clean(NewEntry(kind, fields)).entry.type == expected


def test_what_tex_would_execute_is_told_and_only_its_text_stays() -> None:
    """A command that cvtex does not know is not written, and the user is told."""
    result = clean(NewEntry("misc", {"title": r"A \input{x} \emph{b} $c_d$"}, origin="doi:10.1/x"))
    assert result.entry.fields == {"title": r"A x \emph{b} $c_d$"}
    assert [d.code for d in result.diagnostics] == [Code.UNKNOWN_COMMAND]
    assert "doi:10.1/x" in result.diagnostics[0].message


def test_a_title_in_capitals_stays_and_is_told() -> None:
    """Which of its words are acronyms only the author knows."""
    result = clean(NewEntry("misc", {"title": "ON THE SPECTRAL GAPS OF DNA"}))
    assert result.entry.get("title") == "ON THE SPECTRAL GAPS OF DNA"
    assert [d.code for d in result.diagnostics] == [Code.ALL_CAPITALS]


def test_all_that_changes_can_be_told() -> None:
    """What is left out, and what is written otherwise, is a change; an equal value is none."""
    result = clean(NewEntry("misc", {"title": "T", "abstract": "A", "pages": "1-2"}))
    assert set(result.changes) == {Change("abstract", "A", ""), Change("pages", "1-2", "1--2")}


def test_the_user_keeps_fields() -> None:
    """Keywords of one's own choose what a list shows, so a file's are kept on request."""
    entry = NewEntry("misc", {"keywords": "selected", "abstract": "A"})
    assert clean(entry, keeps=("keywords",)).entry.fields == {"keywords": "selected"}


VALUES = st.one_of(
    st.text(st.sampled_from("ab 1{}\\$&%#<>/_^~-,.;\"'@"), max_size=14),
    st.sampled_from([r"\write18{x}", r"\def\a{b}", "<i>x</i>", "10.48550/arXiv.2401.01234"]),
)
FIELDS = st.sampled_from(
    ["title", "author", "doi", "url", "pages", "month", "date", "journal", "eprint", "related"]
)


@given(st.dictionaries(FIELDS, VALUES, max_size=5))
def test_a_cleaned_entry_is_safe_and_stays_as_it_is(fields: dict[str, str]) -> None:
    """Whatever a source sends, an entry is written that cvtex reads, with known commands only."""
    once = clean(NewEntry("article", fields, "k")).entry
    text = to_bibtex(once)
    read = read_bibliography(Source("a.bib", text)).value or ()
    assert [entry.key for entry in read] == ["k"]
    for name, value in once.fields.items():
        assert is_balanced(value)
        if name in {"title", "journal", "author"}:
            assert parse_latex(value).problems == ()
    for name in {"title", "pages"} & once.fields.keys():
        assert references(read)[0].get(name) == once.get(name)
