"""`publications.links`: where a publication can be found, each address once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.diagnostics.codes import Code
from cvtex.publications.links import fields_without_link, links_of
from cvtex.schema.words import Words
from cvtex.source import Source


def entry(fields: str) -> Reference:
    entries = read_bibliography(Source("p.bib", f"@misc{{k, {fields}}}")).value
    assert entries
    return Reference(entries[0])


def links(fields: str, *preprints: str) -> list[tuple[str, str]]:
    """Return kind and address of each link."""
    found = links_of(entry(fields), Words(), map(entry, preprints))
    return [(link.kind, link.url) for link in found]


DOI = ("doi", "https://doi.org/10.1000/x.1")
ARXIV = ("arxiv", "https://arxiv.org/abs/2301.00001")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", []),
        ("doi={10.1000/x.1}", [DOI]),
        ("doi={https://doi.org/10.1000/x.1}", [DOI]),
        ("doi={http://dx.doi.org/10.1000/x.1}", [DOI]),
        ("doi={doi:10.1000/x.1}", [DOI]),
        ("doi={https://doi.org/https://doi.org/10.1000/x.1}", [DOI]),
        ("doi={10.1000/x.1}, url={http://dx.doi.org/10.1000/X.1}", [DOI]),
        (r"doi={10.1000/x\_1}", [("doi", "https://doi.org/10.1000/x_1")]),
        ("doi={10.1000/a#b}", [("doi", "https://doi.org/10.1000/a%23b")]),
        ("doi={doi.org/10.1000/x.1}, url={https://www.doi.org/10.1000%2FX.1}", [DOI]),
        ("doi={10/gmhk73}, url={https://doi.org/10/GMHK73}", [
            ("doi", "https://doi.org/10/gmhk73")]),
        ("eprint={2301.00001}", [ARXIV]),
        ("eprint={arXiv:2301.00001}, archiveprefix={arXiv}", [ARXIV]),
        ("arxiv={2301.00001}", [ARXIV]),
        ("eprint={2301.00001}, url={https://arxiv.org/abs/2301.00001v2}", [("arxiv",
         "https://arxiv.org/abs/2301.00001v2")]),
        ("eprint={2301.00001}, doi={10.48550/arXiv.2301.00001}", [("arxiv",
         "https://doi.org/10.48550/arXiv.2301.00001")]),
        ("eprint={hep-th/9901001}", [("arxiv", "https://arxiv.org/abs/hep-th/9901001")]),
        ("eprint={x}, eprinttype={unknown}", []),
        ("eprint={https://a.org/x.pdf}", [("pdf", "https://a.org/x.pdf")]),
        ("eprint={http://arxiv.org/abs/2301.00001}", [ARXIV]),
        ("eprint={0707.1234v2 [hep-th]}", [("arxiv", "https://arxiv.org/abs/0707.1234v2")]),
        ("eprint={some report}", []),
        ("doi={n/a}", []),
        ("url={http://a.org/x https://b.org/c}", [("url", "http://a.org/x")]),
        ("pmid={123}", [("pubmed", "https://pubmed.ncbi.nlm.nih.gov/123")]),
        ("url={www.example.org/a}", [("url", "https://www.example.org/a")]),
        ("url={https://github.com/a/b}", [("code", "https://github.com/a/b")]),
        ("url={https://example.org/a.pdf}", [("pdf", "https://example.org/a.pdf")]),
        (r"url={\url{https://example.org/~me}}", [("url", "https://example.org/~me")]),
        ("url={mailto:a@b}", []),
        ("url={doi: 10.1000/x.1}", [DOI]),
        ("url={10.1000/x.1}", [DOI]),
        ("url={DOI 10.1000/X.1}, doi={10.1000/x.1}", [DOI]),
        ("url={arXiv:2301.00001}", [ARXIV]),
        ("url={{<https://a.org/b>}}", [("url", "https://a.org/b")]),
        (r"url={\href{https://a.org/b_c}{here}}", [("url", "https://a.org/b_c")]),
        (
            ("pdf={https://a.org/p}, code={https://a.org/c}, slides={https://a.org/s},"
            " video={https://a.org/v}, data={https://a.org/d}"),
            [(kind, f"https://a.org/{kind[0]}") for kind in
             ("pdf", "code", "data", "slides", "video")],
        ),
        ("pdf={paper.pdf}, file={:C\\:/x.pdf:PDF}, code={yes}", []),
        ("code={https://a.org/}, github={http://www.a.org}", [("code", "https://a.org/")]),
        ("doi={10.1000/x.1}, url={https://dl.acm.org/doi/10.1000/X.1}", [DOI]),
        ("doi={10.1000/x.1}, url={https://ieeexplore.ieee.org/document/12}", [DOI]),
        ("doi={10.1000/2020.main.1}, url={https://a.org/2020.main.1/}", [
            ("doi", "https://doi.org/10.1000/2020.main.1")]),
        ("doi={10.1000/x.1}, url={https://me.org/x}", [DOI, ("url", "https://me.org/x")]),
        ("doi={10.1000/x.1}, url={https://dl.acm.org/doi/pdf/10.1000/x.1}",
         [DOI, ("pdf", "https://dl.acm.org/doi/pdf/10.1000/x.1")]),
        ("doi={10.1000/x.1}, eprint={https://a.org/full/10.1000/x.1}", [DOI]),
        ("doi={10.1000/x.1}, html={https://dx.doi.org/10.1000/x.1}", [DOI]),
        ("url={https://openreview.net/pdf?id=x}", [("pdf", "https://openreview.net/pdf?id=x")]),
        ("url={https://github.com/a/b/raw/x.pdf}", [("pdf", "https://github.com/a/b/raw/x.pdf")]),
        ("pmid={12}, url={https://www.ncbi.nlm.nih.gov/pubmed/12}",
         [("url", "https://www.ncbi.nlm.nih.gov/pubmed/12")]),
        (r"doi={10.1000/a{$\_$}1}", [("doi", "https://doi.org/10.1000/a_1")]),
        ("slides={www.x.example/s.pdf}", [("slides", "https://www.x.example/s.pdf")]),
        ("github={ada/my.tool}", [("code", "https://github.com/ada/my.tool")]),
        ("github={ada}, code={ada/tool}", []),
        ("code={github.com/a/b}", [("code", "https://github.com/a/b")]),
        ("links={Press: https://a.org/1; Demo page: https://a.org/2}",
         [("other", "https://a.org/1"), ("other", "https://a.org/2")]),
    ],
)  # fmt: skip
def test_links_are_found_once(fields: str, expected: list[tuple[str, str]]) -> None:
    """Addresses are completed, and two addresses of the same document are one link."""
    assert links(fields) == expected


def test_a_preprint_adds_its_links() -> None:
    """The links of the published version are first, and common links are there once."""
    assert links("doi={10.1000/x.1}", "eprint={2301.00001}, doi={10.1000/x.1}") == [DOI, ARXIV]


def test_labels_are_words_of_the_cv() -> None:
    """Links are labelled with the words of the CV, or with the label in the field `links`."""
    words = Words.model_validate({"links": {"code": "källkod"}})
    found = links_of(entry(r"code={https://a.org/}, links={D{\'e}mo: https://b.org/}"), words)

    assert [link.label for link in found] == ["källkod", "Démo"]


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        ("url={https://a.org/x}, eprint={https://b.org/y}", ["link", "b.org"]),
        ("url={https://a.org/x}, eprint={https://a.org/y}", ["link", "a.org"]),
        ("url={https://a.org/x.pdf}, pdf={https://b.org/y.pdf}", ["PDF", "PDF (b.org)"]),
        ("code={https://a.org/x}, github={https://a.org/y}, software={https://a.org/z}",
         ["code", "code (a.org)", "code (a.org) 2"]),
        ("links={A: https://a.org/1; A: https://a.org/2}", ["A", "A (a.org)"]),
    ],
)  # fmt: skip
def test_two_links_have_different_labels(fields: str, labels: list[str]) -> None:
    """A label that is there already gets the host, and then a number."""
    assert [link.label for link in links_of(entry(fields), Words())] == labels


BASE = "https://me.org/pub/"
FILES = "pdf={x.pdf}, poster={/p.pdf}, links={Press: press/a.html; Demo: https://b.org}"


def test_relative_addresses_begin_at_the_base() -> None:
    """They are resolved as in a web page, in all fields for links and in `url`, not in `file`."""
    read = entry(f"{FILES}, url={{talks/a}}, file={{y.pdf}}")

    assert [link.url for link in links_of(read, Words(), (), BASE)] == [
        "https://me.org/pub/talks/a", "https://me.org/pub/x.pdf", "https://me.org/p.pdf",
        "https://me.org/pub/press/a.html", "https://b.org",
    ]  # fmt: skip
    assert [*fields_without_link(read, BASE)] == []


def test_a_field_that_gives_no_link_is_reported() -> None:
    """Its place is that of the value, and the hint says how a relative address becomes a link."""
    read = entry(f"{FILES}, code={{yes}}, arxiv={{x}}, data={{}}, file={{/home/x.pdf}}")
    found = {problem.message.split("`")[1]: problem for problem in fields_without_link(read, "")}

    assert list(found) == ["pdf", "poster", "code", "arxiv"]
    assert found["pdf"].span is not None
    assert found["pdf"].span.column == len("@misc{k, pdf=") + 1
    assert "links_base" in found["pdf"].hints[0]
    assert "links_base" not in found["code"].hints[0]
    assert next(iter(fields_without_link(entry("links={Press}"), BASE))).code is Code.NO_LINK


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No value raises an exception, and all links are web addresses."""
    for name in ("doi", "url", "eprint", "pdf", "links"):
        value = text.replace("{", "").replace("}", "")
        for _, url in links(f"{name} = {{{value}}}"):
            assert url.startswith(("http://", "https://", "ftp://", "HTTP", "FTP", "Http", "Ftp"))
