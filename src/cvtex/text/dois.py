"""DOIs and web addresses of .bib files: recognise them, normalise them and compare them.

A DOI is compared in its normal form and printed as the user wrote it (DOI Handbook, sections 2.2
and 3.5).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_WEB = re.compile(r"(?i)(?:https?|ftp)://")
_SEVERAL = re.compile(r"\s*(https?://\S+)\s+https?://")
_TEX = re.compile(r"[\\{}$\s]")
_TILDE = re.compile(r"\$\s*\\sim\s*\$|\\textasciitilde\b(\s*\{\})?|\\~(\{\})?")
_ESCAPES = re.compile(r"\\(url|nolinkurl|path)\b|\\(?=[%&#_$^{}])|(?<!\\)[{}]")


def without_tex(value: str) -> str:
    """Return a literal value without the braces, backslashes and spaces that only TeX needs."""
    if not _TEX.search(value):
        return value
    return "".join(_ESCAPES.sub("", _TILDE.sub("~", value)).split())


def web_address(latex: str, *, strict: bool = False) -> str:
    """Return the first address in a field of a .bib file, or an empty string.

    A missing scheme is added; with `strict`, a value without a scheme is not an address.
    """
    several = _SEVERAL.match(latex)
    url = without_tex(several[1] if several else latex)
    if not url:
        return ""
    if _WEB.match(url):
        return url
    return "" if strict or ":" in url.partition("/")[0] else f"https://{url}"


_WRAPPED = re.compile(r'\\(?:url|path|nolinkurl)\s*\{(.*)\}|\{(.*)\}|<(.*)>|"(.*)"', re.DOTALL)
_LABEL = re.compile(r"(?i)(?:url|link)\s*:\s*(?=\S)")
# The letters of `http` or `https`, of which one may be missing, doubled or in the wrong place.
_NEAR_SCHEME = re.compile(
    r"(?i)(?P<scheme>h?tt?ps?|ht{3,}ps?|hh+ttps?|htpps?|https{2,}|httpp+s?|hpp?ts?|hts?p|hpttps?)"
    r"(?::?/+|:?\\\\|:(?=[\w-]+\.))(?=[\w-]+\.)"
)
_PLAIN_DOI = re.compile(r"10\.\d{4,}/\S+")
_ARXIV_NUMBER = re.compile(r"(?i)arxiv\s*:\s*(\d{4}\.\d{4,5}(?:v\d+)?)")
_SITE = re.compile(
    r"(?i)(?:www\.(?=\S+\.)|(?=(?:[\w-]+\.)+(?P<top>[^\W\d_]{2,})(?::\d{1,5})?(?P<path>[/?#]\S*)?\Z))\S+"
)
_FILE_ENDINGS = frozenset({
    "pdf", "ps", "html", "htm", "txt", "doc", "docx", "ppt", "pptx", "zip", "bib", "png", "jpg",
})  # fmt: skip


def meant_web_address(latex: str) -> str:
    """Return the web address that a wrong value of a `url` certainly means, or an empty string.

    The value has no scheme of the web: it is a DOI, an arXiv number or the address of a site, its
    scheme is misspelled, or it has braces, quotes, angle brackets or `URL:` around it. LaTeX's
    escapes stay.
    """
    text = latex.strip()
    while found := _WRAPPED.fullmatch(text):
        text = next(inner for inner in found.groups() if inner is not None).strip()
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    meant = text if _WEB.match(text) else _with_scheme(text)
    return meant if not _NO_ADDRESS.search(meant) and web_address(meant, strict=True) else ""


def _with_scheme(text: str) -> str:
    """Return an address for a text that has none of the schemes of the web, or an empty string."""
    if doi := _RESOLVER.match(text):
        rest = text[doi.end() :]
        return f"https://doi.org/{rest}" if _PLAIN_DOI.fullmatch(rest) else ""
    if _PLAIN_DOI.fullmatch(text):
        return f"https://doi.org/{text}"
    if number := _ARXIV_NUMBER.fullmatch(text):
        return f"https://arxiv.org/abs/{number[1]}"
    if found := _NEAR_SCHEME.match(text):
        scheme = "http" if found["scheme"].lower() == "http" else "https"
        return f"{scheme}://{text[found.end() :]}"
    text = text.removeprefix("//")
    site = _SITE.fullmatch(text)
    top = site["top"] if site else None
    is_file = top is not None and not (site and site["path"]) and top in _FILE_ENDINGS
    is_capital = top is not None and top != top.lower() and text != text.upper()
    return f"https://{text}" if site and not is_file and not is_capital else ""


_NO_ADDRESS = re.compile(r"[\s{}<>\"|]|^[a-z]+://(?:[^/]*@|$)")


def host_of(url: str) -> str:
    """Return the host of an address in lower case, without `www.` or `dx.`."""
    return re.sub(r"(?i)^[a-z]+://(?:www\.|dx\.)?", "", url).partition("/")[0].lower()


def path_of(url: str) -> str:
    """Return the part of a web address after its host, without arXiv's `abs/`."""
    return re.sub(r"^https?://[^/]+/(?:abs/)?", "", url)


_ARXIV = re.compile(r"(?i)(?:arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)(?P<id>[\w.-]+(?:/\d+)?)")


def is_arxiv(address: str) -> bool:
    """Tell whether an address or a DOI belongs to arXiv."""
    return "arxiv" in address.lower() and bool(_ARXIV.search(address))


def identity(url: str) -> str:
    """Return a key that is equal for two addresses of the same resource.

    It is `arxiv:` and the identifier without a version, `doi:` and the DOI in its normal form, or
    the address in lower case without its scheme, `www.` and a final slash.
    """
    if arxiv := _ARXIV.search(url):
        return "arxiv:" + re.sub(r"v\d+$|\.pdf$", "", arxiv["id"].lower())
    if _RESOLVER.match(url) and (doi := normal_doi(url)):
        return f"doi:{doi}"
    return re.sub(r"(?i)^https?://(?:www\.)?", "", url).rstrip("/").lower()


_RESOLVER = re.compile(
    r"(?i)\s*(?:(?:https?:/{1,2})?(?:dx\.|www\.)*doi\.org/+"
    r"|(?:urn:|info:)?doi\s*[:/]\s*|doi(?=\s*10[./])\s*)+"
)
# The prefix of a DOI is `10.` and numbers; a short DOI (shortdoi.org) is `10/` and some letters
# and digits.
_DOI = re.compile(r"10(?:\.\d+)+/\S+|10/[a-z0-9]+", re.IGNORECASE)
_NOT_IN_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[#?<>\"|^]")


def bare_doi(value: str) -> str:
    """Return a DOI without `doi:` or a resolver's address before it, otherwise as written."""
    if value.startswith("10."):
        return value
    found = _RESOLVER.match(value)
    return value[found.end() :] if found else value


def normal_doi(value: str) -> str:
    """Return the normal form of a DOI, or an empty string if the value is not a DOI.

    Two values name the same DOI if their normal forms are equal. `10.1000/X1`, `doi:10.1000/x1`,
    `https://doi.org/10.1000%2Fx1` and `doi.org/10.1000/x1` are all `10.1000/x1`: the normal form
    is in lower case, without a resolver and without percent-encoding.
    """
    doi = bare_doi(value)
    doi = (unquote(doi) if "%" in doi else doi).strip().lower()
    return doi if _DOI.fullmatch(doi) else ""


def doi_address(value: str) -> str:
    """Return the address `https://doi.org/…` of a DOI, or an empty string if there is no DOI."""
    doi = bare_doi(value)
    if "10." not in doi and not normal_doi(doi):
        return ""
    return "https://doi.org/" + _NOT_IN_PATH.sub(lambda match: quote(match[0]), doi)
