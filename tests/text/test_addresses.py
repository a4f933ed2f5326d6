"""`text.addresses`: recognise, normalise and compare addresses and DOIs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.text.addresses import (
    ADDRESS_PATTERN,
    addresses_in,
    bare_doi,
    doi_address,
    identity,
    is_absolute,
    link_target,
    meant_address,
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
        ("https://example.org/10.1000/x1", ""),
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
        ("10/gmhk73", "https://doi.org/10/gmhk73"),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_a_doi_has_the_address_of_the_resolver(written: str, url: str) -> None:
    """The DOI is unchanged, except for characters that have a meaning in addresses."""
    assert doi_address(written) == url


@given(st.from_regex(r"10\.[0-9]{4}/[a-z0-9.()_-]{1,20}", fullmatch=True))
def test_the_address_of_a_doi_contains_the_doi(doi: str) -> None:
    """Normalising the address of a DOI gives the DOI itself."""
    assert normal_doi(doi_address(doi)) == normal_doi(doi)
    assert bare_doi(doi_address(doi)) == doi


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://a.org/x/", "http://www.a.org/x"),
        ("https://arxiv.org/abs/2301.00001v2", "http://arxiv.org/pdf/2301.00001.pdf"),
        ("https://arxiv.org/abs/2301.00001", "https://doi.org/10.48550/arXiv.2301.00001"),
        ("https://dx.doi.org/10.1/A", "http://www.doi.org/10.1%2Fa"),
        ("https://doi.org/10/abc", "doi.org/10/ABC"),
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
    """A publisher's page differs from the DOI that its address contains."""
    assert identity(first) != identity(second)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.org", "https://a.org"),
        ("a.org/x?y", "https://a.org/x?y"),
        ("mailto:a@b", "mailto:a@b"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https:///x", None),
        ("a", None),
    ],
)
def test_a_link_has_a_safe_target_or_none(url: str, target: str | None) -> None:
    """A link never starts a program or opens a file."""
    assert link_target(url) == target


@pytest.mark.parametrize(
    ("text", "absolute", "meant"),
    [
        ("https://a.org", True, "https://a.org"),
        ("HTTP://a", True, ""),
        ("tel:+1", True, ""),
        ("a.org", False, "https://a.org"),
        ("htps:/a.org", False, "https://a.org"),
        ("https:a.org", False, "https://a.org"),
        ("see a.org", False, ""),
        ("nothing", False, ""),
    ],
)
def test_an_address_is_absolute_or_corrected(text: str, absolute: bool, meant: str) -> None:  # noqa: FBT001 - a case's value
    """The pattern for editors accepts the same addresses as `is_absolute`."""
    assert is_absolute(text) is absolute
    assert bool(re.fullmatch(ADDRESS_PATTERN, text)) is absolute
    assert meant_address(text) == meant


def test_addresses_end_before_punctuation() -> None:
    """Punctuation and Markdown around an address do not belong to it."""
    text = "See <https://a.org/x>, [b](https://b.org/(c)) and *https://d.org/e_*."

    assert [*addresses_in(text)] == ["https://a.org/x", "https://b.org/(c)", "https://d.org/e"]


@pytest.mark.parametrize(
    ("latex", "url"),
    [
        (r"\url{https://a.org/~x}", "https://a.org/~x"),
        (r"https://a.org/\%7Ex\_y", "https://a.org/%7Ex_y"),
        (r"https://a.org/$\sim$x", "https://a.org/~x"),
        ("https://a.org/x https://b.org/y", "https://a.org/x"),
        ("a.org", "https://a.org"),
        ("mailto:a@b", ""),
        ("", ""),
    ],
)
def test_an_address_of_a_bib_file(latex: str, url: str) -> None:
    """Escapes and commands of TeX are removed."""
    assert web_address(latex) == url


def test_a_strict_address_needs_a_scheme() -> None:
    """In a field that may contain any text, a word without a scheme is not an address."""
    assert web_address("paper.pdf", strict=True) == ""
    assert web_address("ftp://a.org/x", strict=True) == "ftp://a.org/x"


@given(st.text())
def test_any_text_gives_an_address_or_nothing(text: str) -> None:
    """No text raises an exception, and each result is an address or empty."""
    assert doi_address(text).startswith("https://doi.org/") or not doi_address(text)
    assert "://" in web_address(text) or not web_address(text)
    assert not any(map(str.isspace, without_tex(text)))
    identity(text)
