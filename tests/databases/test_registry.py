"""`databases.registry`: what a user asks for, as people type and paste it."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from cvtex.databases import query_of, separate
from cvtex.databases.registry import DATABASES
from cvtex.databases.services import SERVICES
from cvtex.diagnostics import Code

DOCS = Path(__file__).parents[2] / "docs" / "databases.md"

KNOWN = {
    "doi:10.1000/182": "doi:10.1000/182",
    "10.1000/182": "doi:10.1000/182",
    "DOI: https://doi.org/10.1000/182.": "doi:10.1000/182",
    "doi:10.1000%2F182": "doi:10.1000/182",
    "http://dx.doi.org/10.1000/AbC(1)2": "doi:10.1000/AbC(1)2",
    "https://dl.acm.org/doi/abs/10.1145/1234567.7654321": "doi:10.1145/1234567.7654321",
    "https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full": (
        "doi:10.1101/2020.01.02.123456"
    ),
    "doi:10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2": (
        "doi:10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"
    ),
    "arXiv:2101.00001v2": "arxiv:2101.00001v2",
    "arxiv:Hep-Th/9711200": "arxiv:hep-th/9711200",
    "arXiv:math.gt/0309136v1": "arxiv:math.GT/0309136v1",
    "https://arxiv.org/pdf/2101.00001v3.pdf": "arxiv:2101.00001v3",
    "http://export.arxiv.org/abs/2101.00001?context=cs": "arxiv:2101.00001",
    "https://doi.org/10.48550/arXiv.2101.00001": "arxiv:2101.00001",
    "doi:10.48550/arXiv.2101.00001": "arxiv:2101.00001",
    "2101.00001": "arxiv:2101.00001",
    "0000-0002-1825-0097": "orcid:0000-0002-1825-0097",
    "https://orcid.org/0000-0002-1694-233x/": "orcid:0000-0002-1694-233X",
    "orcid:0000000218250097": "orcid:0000-0002-1825-0097",
    "dblp:homepages/12/3456-1": "dblp:pid/12/3456-1",
    "dblp:12/3456": "dblp:pid/12/3456",
    "https://dblp.org/pid/12/3456-1.html?q=x": "dblp:pid/12/3456-1",
    "https://dblp.uni-trier.de/pid/l/MaraLindqvist.html": "dblp:pid/l/MaraLindqvist",
    "https://dblp.org/rec/conf/acl/LindqvistR20.html?view=bibtex": "dblp:conf/acl/LindqvistR20",
    "dblp:DBLP:journals/corr/abs-2101-00001": "dblp:journals/corr/abs-2101-00001",
    "inspire:1234": "inspire:1234",
    "inspire:Lindqvist:2020abc": "inspire:Lindqvist:2020abc",
    "inspire:M.Lindqvist.1": "inspire:M.Lindqvist.1",
    "https://inspirehep.net/literature/1234567#files": "inspire:1234567",
    "https://inspirehep.net/authors/1018902?ui=true": "inspire:author/1018902",
    "pmid:0031452104": "pmid:31452104",
    "https://pubmed.ncbi.nlm.nih.gov/31452104/": "pmid:31452104",
    "pmcid:1234567": "pmid:PMC1234567",
    "pmc:PMC1234567": "pmid:PMC1234567",
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/": "pmid:PMC1234567",
    "zotero:users/12/collections/ABCD2345": "zotero:users/12/collections/ABCD2345",
    "https://www.zotero.org/groups/12345/a_group/collections/ABCD2345/items/XY/item": (
        "zotero:groups/12345/collections/ABCD2345"
    ),
    "https://www.zotero.org/groups/12345/a_group/library": "zotero:groups/12345",
    "zotero:users/12/publications": "zotero:users/12/publications",
    "openalex:w2741809807": "openalex:W2741809807",
    "https://openalex.org/A5023888391": "openalex:A5023888391",
    "https://ui.adsabs.harvard.edu/abs/2020A%26A...641A...6P/abstract": "ads:2020A&A...641A...6P",
    "isbn:3-16-148410-X": "isbn:9783161484100",
    "ISBN 978-3-16-148410-0".replace(" ", ":"): "isbn:9783161484100",
    "https://doi.org/10.1000/182?utm_source=mail": "doi:10.1000/182",
    "https://doi.org/10.1000/182#abstract": "doi:10.1000/182",
    "10.1000/182?a=b": "doi:10.1000/182?a=b",
    "(10.1000/(18)2)": "doi:10.1000/(18)2",
    "<https://doi.org/10.1000/182>,": "doi:10.1000/182",
    "“10.1000/182”": "doi:10.1000/182",
    "https://www.nature.com/articles/s00000-020-0000-2.pdf": "doi:10.1038/s00000-020-0000-2",
    "https://zenodo.org/records/1234567#files": "doi:10.5281/zenodo.1234567",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567": "doi:10.2139/ssrn.1234567",
    "https://aclanthology.org/2020.acl-main.1/": "doi:10.18653/v1/2020.acl-main.1",
    "https://www.jstor.org/stable/1234567?seq=1": "doi:10.2307/1234567",
    "arXiv:2101.00001v2 [cs.CL]": "arxiv:2101.00001v2",
    "arXiv:2101.00001v2 [cs.CL] 1 Jan 2021": "arxiv:2101.00001v2",
    "https://www.alphaxiv.org/abs/2101.00001": "arxiv:2101.00001",
    "ORCID iD: 0000-0002-1825-0097": "orcid:0000-0002-1825-0097",
    "https://orcid.org/my-orcid?orcid=0000-0002-1825-0097": "orcid:0000-0002-1825-0097",
    "https://dblp.org/db/conf/acl/acl2020.html#Roe20": "dblp:conf/acl/Roe20",
    "PMID 31452104": "pmid:31452104",
    "PMC1234567": "pmid:PMC1234567",
    "https://europepmc.org/article/MED/31452104": "pmid:31452104",
    "https://europepmc.org/article/PMC/PMC1234567": "pmid:PMC1234567",
    "https://api.zotero.org/users/12345/items?v=3": "zotero:users/12345",
    "ISBN 3-16-148410-X": "isbn:9783161484100",
    "ISBN-10: 3-16-148410-x": "isbn:9783161484100",
    "ISBN-13 978-3-16-148410-0": "isbn:9783161484100",
    "https://openlibrary.org/isbn/9783161484100": "isbn:9783161484100",
    "https://example.org/article/file?id=10.1000/j.1.2&type=printable": "doi:10.1000/j.1.2",
    "https://example.org/view?a=b&doi=10.1000%2F182#top": "doi:10.1000/182",
    "`10.1000/182`": "doi:10.1000/182",
    "‘10.1000/182’": "doi:10.1000/182",
}
WRONG = {
    "doi:182": "`doi:182` is not an identifier of DOI",
    "orcid:0000-0002-1825-009": "`orcid:0000-0002-1825-009` is not an identifier of ORCID",
    "orcid:0000-0002-1825-0098": (
        "`orcid:0000-0002-1825-0098` is not an ORCID iD: its last character does not fit the others"
    ),
    "dblp:conf/../../etc": "`dblp:conf/../../etc` is not an identifier of DBLP",
    "pmid:1;2": "`pmid:1;2` is not an identifier of PubMed",
    "isbn:3-16-148410-1": "`isbn:3-16-148410-1` is not an identifier of Open Library",
    "isbn-10:3-16-148410-1": "`isbn-10:3-16-148410-1` is not an identifier of Open Library",
    "zotero:mara": "`zotero:mara` is not an identifier of Zotero",
    "https://example.org/paper.pdf": (
        "`https://example.org/paper.pdf` is not the address of a publication or a person that "
        "cvtex can ask for"
    ),
}


@pytest.mark.parametrize("text", KNOWN)
def test_an_identifier_has_one_form(text: str) -> None:
    """Whether it is typed with its prefix or copied from the address bar."""
    query = query_of(text)

    assert str(query.value) == KNOWN[text]
    assert query.diagnostics == ()
    assert str(query_of(KNOWN[text]).value) == KNOWN[text]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_identifier_is_told(text: str) -> None:
    """With an example of a right one; no server is asked."""
    result = query_of(text)
    (problem,) = result.diagnostics

    assert result.value is None
    assert (problem.code, problem.message) == (Code.INVALID_IDENTIFIER, WRONG[text])
    assert problem.hints


@pytest.mark.parametrize(
    "text", ["papers.bib", "2020.bib", "a/b.ris", r"C:\x\doi.bib", "", "12/3456", "x:y", "1234"]
)
def test_what_is_of_no_database_may_be_a_file(text: str) -> None:
    """Then there is neither a query nor a problem."""
    result = query_of(text)

    assert (result.value, result.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("10.1000/182,10.1000/183", ("10.1000/182", "10.1000/183")),
        ("doi:10.1000/a,b; pmid:3\n", ("doi:10.1000/a,b", "pmid:3")),
        ("arXiv:2101.00001 [cs.CL]\n\nPMID 3", ("arXiv:2101.00001 [cs.CL]", "PMID 3")),
        ("arXiv:2101.00001 [cs.CL]", ()),
        ("orcid:0000 0002 1825 0097", ()),
        ("10.1000/182 see page 3", ()),
        ("@article{a, doi = {10.1000/182}}", ()),
    ],
)
def test_a_list_of_identifiers_is_divided(text: str, parts: tuple[str, ...]) -> None:
    """As people paste it; nothing of a text that has anything else is taken for an identifier."""
    assert separate(text) == parts


def test_google_scholar_is_not_asked() -> None:
    """It forbids programs, so there is another way out."""
    (problem,) = query_of("https://scholar.google.com/citations?user=x").diagnostics

    assert problem.hints[0].startswith("Google Scholar answers no programs")


@pytest.mark.parametrize("listed", DATABASES, ids=lambda listed: listed.title)
def test_a_database_of_the_table_is_whole(listed: object) -> None:
    """Its example is an identifier, its function exists, and its services are in their table."""
    from cvtex.databases.registry import Listed

    assert isinstance(listed, Listed)
    module, _, name = listed.function.partition(":")
    query = query_of(f"{listed.prefixes[0]}:{listed.example}").value

    assert query is not None
    assert query.title == listed.title
    assert callable(getattr(import_module(f"cvtex.databases.sources.{module}"), name))
    assert set(listed.services) <= set(SERVICES)


def test_the_page_has_each_database_and_each_host() -> None:
    """Users read there which servers are asked, and how often."""
    text = DOCS.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]

    for listed in DATABASES:
        row = next(row for row in rows if row.startswith(f"| {listed.title} |"))
        assert all(f"`{prefix}:" in row for prefix in listed.prefixes)
    for service in SERVICES:
        row = next(
            row for row in rows if row.startswith(f"| {service.name} |") and " second" in row
        )
        assert set(re.findall(r"`([\w.-]+\.\w+)`", row)) == set(service.hosts)
        assert f" {service.interval:g} second" in row
        assert not service.key or f"`{service.key}`" in row
