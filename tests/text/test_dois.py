"""`text.dois`: what a DOI or an address of a .bib file leads to, and which two are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.dois import (
    bare_doi,
    doi_address,
    identity,
    meant_web_address,
    normal_doi,
    web_address,
    without_tex,
)


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/x1",
        "10.1000/X1",
        "doi.org/10.1000/x1",
        "www.doi.org/10.1000/x1",
        "dx.doi.org/10.1000/x1",
        "http://dx.doi.org/10.1000/x1",
        "https://www.doi.org/10.1000/x1",
        "HTTPS://DOI.ORG/10.1000/X1",
        "doi:10.1000/x1",
        "DOI: 10.1000/x1",
        "doi10.1000/x1",
        "doi:https://doi.org/10.1000/x1",
        "https://doi.org/https://doi.org/10.1000/x1",
        "urn:doi:10.1000/x1",
        "info:doi/10.1000/x1",
        "https://doi.org/10.1000%2Fx1",
        " 10.1000/x1 ",
        "10.1000/x1.",
        ":10.1000/x1",
        "https://doi.org/10.1000/x1).",
        "10.1000/x1;10.1000/x2",
        "10.1000/\u200bx1",
        "https://doi-org.proxy.example.edu/10.1000/x1",
        "https://publisher.example/doi/full/10.1000/x1?x=y",
        "https://publisher.example/doi/pdf/10.1000%2Fx1.pdf",
    ],
)
def test_a_doi_has_one_normal_form(written: str) -> None:
    """Case, the resolver, `doi:` and percent-encoding do not change the normal form."""
    assert normal_doi(written) == "10.1000/x1"
    assert identity(doi_address(written)) == "doi:10.1000/x1"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("10/gmhk73", "10/gmhk73"),
        ("https://doi.org/10/GMHK73", "10/gmhk73"),
        ("10.1000.10/123", "10.1000.10/123"),
        ("10.1002/(SICI)1099<1::AID>3.0.CO;2-#", "10.1002/(sici)1099<1::aid>3.0.co;2-#"),
        ("10.1000/a%20b", ""),
        ("n/a", ""),
        ("10.1000", ""),
        ("10.1000/", ""),
        ("10/", ""),
        ("doi:", ""),
        ("https://example.org/x1", ""),
        ("", ""),
    ],
)
def test_only_a_doi_has_a_normal_form(written: str, normal: str) -> None:
    """A DOI has a prefix of `10.` and numbers, or is a short DOI, with a suffix after the slash."""
    assert normal_doi(written) == normal


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("10.1000/X.1", "https://doi.org/10.1000/X.1"),
        ("doi.org/10.1000/x1", "https://doi.org/10.1000/x1"),
        ("10.1000/a#b", "https://doi.org/10.1000/a%23b"),
        ("10.1000/a%23b", "https://doi.org/10.1000/a%23b"),
        ("10.1000%2Fx.1", "https://doi.org/10.1000/x.1"),
        ("10.1000/a&lt;b&gt;", "https://doi.org/10.1000/a%3Cb%3E"),
        ("10.1000/a&amp;lt;b", "https://doi.org/10.1000/a%3Cb"),
        ("10.1016/S0370-1573(97)00001-1", "https://doi.org/10.1016/S0370-1573(97)00001-1"),
        ("10.1000/a(b)", "https://doi.org/10.1000/a(b)"),
        ("10.1000", ""),
        ("10/gmhk73", "https://doi.org/10/gmhk73"),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_a_doi_has_the_address_of_the_resolver(written: str, url: str) -> None:
    """The DOI is unchanged, except for characters that have a meaning in addresses."""
    assert doi_address(written) == url


@given(st.from_regex(r"10\.[0-9]{4}/[a-z0-9.()_-]{0,20}[a-z0-9]", fullmatch=True))
def test_the_address_of_a_doi_contains_the_doi(doi: str) -> None:
    """Normalising the address of a DOI gives the DOI itself."""
    assert normal_doi(doi_address(doi)) == normal_doi(doi)
    assert bare_doi(doi_address(doi)) == doi


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://a.org/x/", "http://www.a.org/x"),
        ("https://arxiv.org/abs/2301.00001v2", "http://arxiv.org/pdf/2301.00001v3.pdf"),
        ("https://arxiv.org/abs/2301.00001", "https://doi.org/10.48550/arXiv.2301.00001"),
        ("https://dx.doi.org/10.1/A", "http://www.doi.org/10.1%2Fa"),
        ("https://doi.org/10/abc", "doi.org/10/ABC"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12", "https://pubmed.ncbi.nlm.nih.gov/12/"),
        ("https://hal.archives-ouvertes.fr/hal-012v2", "https://inria.hal.science/hal-012"),
        ("https://www.jstor.org/stable/123", "https://doi.org/10.2307/123"),
        ("https://zenodo.org/record/12", "https://doi.org/10.5281/zenodo.12"),
    ],
)
def test_addresses_of_the_same_resource_are_equal(first: str, second: str) -> None:
    """Scheme, `www.`, the version of a preprint and the resolver of a DOI are ignored."""
    assert identity(first) == identity(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://a.org/10.1000/x1", "https://doi.org/10.1000/x1"),
        ("https://a.org/x", "https://a.org/y"),
        ("https://doi.org/about", "https://doi.org/news"),
    ],
)
def test_addresses_of_different_resources_differ(first: str, second: str) -> None:
    """A publisher's page is not the DOI that its address contains."""
    assert identity(first) != identity(second)


@pytest.mark.parametrize(
    ("latex", "url"),
    [
        (r"\url{https://a.org/~x}", "https://a.org/~x"),
        (r"https://a.org/\%7Ex\_y", "https://a.org/%7Ex_y"),
        (r"https://a.org/$\sim$x", "https://a.org/~x"),
        ("https://a.org/x https://b.org/y", "https://a.org/x"),
        ("a.org", "https://a.org"),
        ("//a.org/x", "https://a.org/x"),
        ("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2"),
        ("yes", ""),
        ("/x.pdf", ""),
        ("papers/x.pdf", ""),
        ("mailto:a@b", ""),
        ("", ""),
    ],
)
def test_an_address_of_a_bib_file(latex: str, url: str) -> None:
    """What is there for TeX only is taken off."""
    assert web_address(latex) == url


@pytest.mark.parametrize(
    ("latex", "doi"),
    [
        (r"10.1000/a{$\_$}b", "10.1000/a_b"),
        (r"10.1000/a$\_$b", "10.1000/a_b"),
        (r"10.1000/a{\_}b", "10.1000/a_b"),
        (r"10.1000/a{\textunderscore}b", "10.1000/a_b"),
        (r"10.1000/a\textunderscore{}b", "10.1000/a_b"),
        (r"10.1000/\ensuremath{<}b\ensuremath{>}", "10.1000/<b>"),
        (r"10.1000/{\textless}b{\textgreater}", "10.1000/<b>"),
        (r"10.1000/$<$b$>$", "10.1000/<b>"),
        (r"\doi{10.1000/b}", "10.1000/b"),
    ],
)
def test_a_doi_in_latex_is_read(latex: str, doi: str) -> None:
    """Symbols may be commands or formulas, as programs write them."""
    assert without_tex(latex) == doi


BASE = "https://a.org/pub/"


@pytest.mark.parametrize(
    ("latex", "url"),
    [
        ("paper.pdf", "https://a.org/pub/paper.pdf"),
        ("/assets/p.pdf", "https://a.org/assets/p.pdf"),
        ("../p.pdf", "https://a.org/p.pdf"),
        (r"my\_folder/p", "https://a.org/pub/my_folder/p"),
        ("my paper.pdf", "https://a.org/pub/my%20paper.pdf"),
        ("www.b.org/s.pdf", "https://www.b.org/s.pdf"),
        ("b.org/s.pdf", "https://b.org/s.pdf"),
        ("b.github.io", "https://b.github.io"),
        ("https://b.org", "https://b.org"),
        ("yes", ""),
        ("on request/by mail", ""),
        ("javascript:alert(1)/x", ""),
        ("file:///x.pdf", ""),
        (r"C:\x.pdf", ""),
        (":x.pdf:PDF", ""),
    ],
)
def test_a_relative_address_begins_at_the_base(latex: str, url: str) -> None:
    """What has a scheme or a host is complete; words are no addresses."""
    assert web_address(latex, strict=True, base=BASE) == url


def test_an_address_may_have_to_be_written_in_full() -> None:
    """Where a field may hold anything, a word is not an address."""
    assert web_address("paper.pdf", strict=True) == ""
    assert web_address("ftp://a.org/x", strict=True) == "ftp://a.org/x"


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    """Any text is read, and what is made of it is an address or nothing."""
    assert doi_address(text).startswith("https://doi.org/") or not doi_address(text)
    assert "://" in web_address(text) or not web_address(text)
    assert not any(map(str.isspace, without_tex(text)))
    identity(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a.org", "https://a.org"),
        ("WWW.A.ORG", "https://WWW.A.ORG"),
        ("пример.рф/путь", "https://пример.рф/путь"),
        ("a.org:80/x", "https://a.org:80/x"),
        ("//a.org/x", "https://a.org/x"),
        ("htps:/a.org", "https://a.org"),
        ("htp://a.org", "https://a.org"),
        ("http//a.org", "http://a.org"),
        ("https:a.org", "https://a.org"),
        (r"http:\\a.org", "http://a.org"),
        ("{{https://a.org/}}", "https://a.org/"),
        ("{<https://a.org>}", "https://a.org"),
        (r"{\url{www.a.org}}", "https://www.a.org"),
        ("URL: https://a.org", "https://a.org"),
        (r"www.a.org/b\_c", r"https://www.a.org/b\_c"),
        ("doi: 10.1016/j.a.1", "https://doi.org/10.1016/j.a.1"),
        ("10.1016/j.a.1", "https://doi.org/10.1016/j.a.1"),
        ("arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001v2"),
    ],
)
def test_a_wrong_address_may_have_one_meaning(text: str, meant: str) -> None:
    """The address that is meant is right, and means itself."""
    assert meant_web_address(text) == meant
    assert meant_web_address(meant) == meant
    assert web_address(meant, strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "", "nothing", "see a.org", "paper.pdf", "/assets/p.pdf", "slides/p.pdf", "me@a.org",
        "mailto:me@a.org", "git@a.org:b/c", "file:///a.pdf", "ssh://a.org/b", "ftps://a.org",
        "javascript:a.b", "J.Doe/paper", "urn:nbn:de:1", "hdl:2027/abc", "http://", "www.",
        "https://a.org, accessed 2020", "n/a", "a.org.",
    ],
)  # fmt: skip
def test_an_address_that_is_not_certain_is_not_completed(text: str) -> None:
    """A file, another scheme, an e-mail address and a sentence are left to the user."""
    assert meant_web_address(text) == ""
