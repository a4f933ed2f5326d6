"""DOIs and web addresses of .bib files: what they lead to, and which two are the same thing.

The one home of these rules. A DOI is compared in its normal form and printed as it is written (DOI
Handbook, sections 2.2 and 3.5).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_WEB = re.compile(r"(?i)(?:https?|ftp)://")
_SEVERAL = re.compile(r"\s*(https?://\S+)\s+https?://")
_TEX = re.compile(r"[\\{}$\s]")
_TILDE = re.compile(r"\$\s*\\sim\s*\$|\\textasciitilde\b(\s*\{\})?|\\~(\{\})?")
_ESCAPES = re.compile(r"\\(url|nolinkurl|path)\b|\\(?=[%&#_$^{}])|(?<!\\)[{}]")


def without_tex(written: str) -> str:
    """Return a literal value without the braces, backslashes and blanks that are for TeX only."""
    if not _TEX.search(written):
        return written
    return "".join(_ESCAPES.sub("", _TILDE.sub("~", written)).split())


def web_address(latex: str, *, strict: bool = False) -> str:
    """Return the address that a field of a .bib file holds, the first of several, or nothing.

    A scheme that was left out is added; `strict` asks that it is written.
    """
    several = _SEVERAL.match(latex)
    url = without_tex(several[1] if several else latex)
    if not url:
        return ""
    if _WEB.match(url):
        return url
    return "" if strict or ":" in url.partition("/")[0] else f"https://{url}"


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without `www.` or `dx.`."""
    return re.sub(r"(?i)^[a-z]+://(?:www\.|dx\.)?", "", url).partition("/")[0].lower()


def path_of(url: str) -> str:
    """Return what follows the host of a web address, without arXiv's `abs/`."""
    return re.sub(r"^https?://[^/]+/(?:abs/)?", "", url)


_ARXIV = re.compile(r"(?i)(?:arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)(?P<id>[\w.-]+(?:/\d+)?)")


def is_arxiv(address: str) -> bool:
    """Tell whether an address or a DOI is one of arXiv's."""
    return "arxiv" in address.lower() and bool(_ARXIV.search(address))


def identity(url: str) -> str:
    """Return what two addresses of the same thing have in common."""
    if arxiv := _ARXIV.search(url):
        return "arxiv:" + re.sub(r"v\d+$|\.pdf$", "", arxiv["id"].lower())
    if _RESOLVER.match(url) and (doi := normal_doi(url)):
        return f"doi:{doi}"
    return re.sub(r"(?i)^https?://(?:www\.)?", "", url).rstrip("/").lower()


_RESOLVER = re.compile(
    r"(?i)\s*(?:(?:https?:/{1,2})?(?:dx\.|www\.)*doi\.org/+"
    r"|(?:urn:|info:)?doi\s*[:/]\s*|doi(?=\s*10[./])\s*)+"
)
# The prefix of a DOI is `10.` and numbers; shortDOI.org has `10/` and a few letters and digits.
_DOI = re.compile(r"10(?:\.\d+)+/\S+|10/[a-z0-9]+", re.IGNORECASE)
_NOT_IN_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[#?<>\"|^]")


def bare_doi(written: str) -> str:
    """Return a DOI as it is written, without `doi:` and the address of a resolver before it."""
    if written.startswith("10."):
        return written
    found = _RESOLVER.match(written)
    return written[found.end() :] if found else written


def normal_doi(written: str) -> str:
    """Return the form in which equal DOIs are equal, or nothing if it is none.

    `10.1000/X1`, `doi:10.1000/x1`, `https://doi.org/10.1000%2Fx1` and `doi.org/10.1000/x1` are
    the same: case does not count, the resolver is not a part, and addresses may be encoded.
    """
    doi = bare_doi(written)
    doi = (unquote(doi) if "%" in doi else doi).strip().lower()
    return doi if _DOI.fullmatch(doi) else ""


def doi_address(written: str) -> str:
    """Return the address at which a DOI is resolved, or nothing if the text holds none."""
    doi = bare_doi(written)
    if "10." not in doi and not normal_doi(doi):
        return ""
    return "https://doi.org/" + _NOT_IN_PATH.sub(lambda match: quote(match[0]), doi)
