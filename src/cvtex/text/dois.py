"""DOIs and web addresses of .bib files: recognise them, normalise them and compare them.

A DOI is compared in its normal form and printed as the user wrote it (DOI Handbook, sections 2.2
and 3.5).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin

from cvtex.text.entities import entity_text

_WEB = re.compile(r"(?i)(?:https?|ftp)://")
_SEVERAL = re.compile(r"\s*(https?://\S+)\s+https?://")
_TEX = re.compile(r"[\\{}$\s]")
_ESCAPES = re.compile(r"\\(url|nolinkurl|path)\b|\\(?=[%&#_$^{}])|(?<!\\)[{}]")

# Symbols that programs write as commands, the spaces and braces after them, and what they mean.
_COMMANDS = {
    "textless": "<", "lt": "<", "textgreater": ">", "gt": ">", "textunderscore": "_",
    "textasciitilde": "~", "sim": "~", "textasciicircum": "^", "textbar": "|", "textdollar": "$",
    "slash": "/", "textquotesingle": "'", "ensuremath": "", "string": "", "allowbreak": "",
    "protect": "", "mbox": "", "texttt": "", "doi": "",
}  # fmt: skip
_COMMAND = re.compile(rf"\\({'|'.join(_COMMANDS)})(?![A-Za-z])\s*(?:\{{\}})?")
_TILDE = re.compile(r"\\~(?:\{\})?")
_FORMULA = re.compile(r"\$\s*\{?\\?([_<>~^#%&/-]|[\w.]+)\}?\s*\$")


def without_tex(value: str) -> str:
    r"""Return a literal value without the braces, commands and spaces that only TeX needs.

    A symbol may be a command, as `\textless`, or in a formula, as `{$\_$}`.
    """
    if not _TEX.search(value):
        return value
    if "\\" in value:
        value = _COMMAND.sub(lambda match: _COMMANDS[match[1]], _TILDE.sub("~", value))
    if "$" in value:
        value = _FORMULA.sub(r"\1", value)
    return "".join(_ESCAPES.sub("", value).split())


def web_address(latex: str, *, strict: bool = False, base: str = "") -> str:
    """Return the first address in a field of a .bib file, or an empty string.

    A missing scheme is added; with `strict`, only to `www.` and well-known hosts, since the value
    may be any text. A relative address is resolved against `base` (RFC 3986, section 5), and is
    nothing without one.
    """
    several = _SEVERAL.match(latex)
    url = without_tex(several[1] if several else latex)
    if _WEB.match(url):
        return url.replace("&amp;", "&")
    if not url or _SCHEME.match(url):
        return ""
    if url.startswith("//"):
        url = url[2:]
    elif not _HOST.match(url) and (strict or is_relative(latex)):
        return _resolved(latex, base) if base and is_relative(latex) else ""
    is_host = "." in url.partition("/")[0].strip(".")
    return f"https://{url}".replace("&amp;", "&") if is_host else ""


_SCHEME = re.compile(r"(?i)[a-z][a-z+-]*:(?!\d)|[^/]*:(?!\d+(?:/|$))")
_HOST = re.compile(
    r"(?i)www\.|[\w-]+\.github\.io\b"
    r"|(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|ai|dev|info|app|[a-z]{2})(?::\d+)?/"
)
_FILE = re.compile(
    r"(?i)[^/]+\.(?:pdf|html?|ps|gz|zip|tar|tgz|pptx?|key|odp|docx?|txt|md|ipynb|mp[34]|webm|mov|png"
    r"|jpe?g|svg|csv|bib)(?:[?#].*)?"
)


def is_relative(latex: str) -> bool:
    """Tell whether a field of a .bib file is a relative address: `paper.pdf`, `/pdf/x.pdf`."""
    url = without_tex(latex)
    if not url or _WEB.match(url) or _SCHEME.match(url) or url.startswith("//") or _HOST.match(url):
        return False
    if _FILE.fullmatch(url):
        return True
    if any(map(str.isspace, latex.strip())):
        return False
    first, slash, _ = url.partition("/")
    return bool(slash) and ("." not in first.strip("."))


def _resolved(latex: str, base: str) -> str:
    url = "%20".join(without_tex(part) for part in latex.split())
    resolved = urljoin(base, url)
    return resolved if _WEB.match(resolved) else ""


_WRAPPED = re.compile(
    r'\\(?:url|path|nolinkurl)\s*\{(.*)\}|\\href\s*\{([^{}]*)\}\s*\{.*\}|\{(.*)\}|<(.*)>|"(.*)"',
    re.DOTALL,
)
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


# Addresses of the same document in an archive that has had several, and their identity.
_ARCHIVED = tuple(
    (archive, re.compile(f"(?i){pattern}"))
    for archive, pattern in (
        ("pubmed", r"(?:pubmed\.ncbi|ncbi)\.nlm\.nih\.gov/(?:pubmed/)?(\d+)/?"),
        (
            "hal",
            (
                r"(?:[\w-]{1,40}\.){0,2}(?:hal\.science|archives-ouvertes\.fr|hal\.inria\.fr)"
                r"/([a-z]{2,9}-\d+)(?:v\d+)?/?"
            ),
        ),
        ("jstor", r"jstor\.org/(?:stable|discover)/(?:10\.2307/)?(\w+)/?"),
        ("jstor", r"(?:dx\.)?doi\.org/10\.2307/(\w+)"),
        ("zenodo", r"zenodo\.org/records?/(\d+)/?"),
        ("zenodo", r"(?:dx\.)?doi\.org/10\.5281/zenodo\.(\d+)"),
    )
)


def identity(url: str) -> str:
    """Return a key that is equal for two addresses of the same resource.

    It is the archive and the number there, without a version, such as `arxiv:` and the identifier,
    `doi:` and the DOI in its normal form, or the address in lower case without its scheme, `www.`
    and a final slash.
    """
    if arxiv := _ARXIV.search(url):
        return "arxiv:" + re.sub(r"(?:v\d+)?(?:\.pdf)?$", "", arxiv["id"].lower())
    bare = re.sub(r"(?i)^https?://(?:www\.)?", "", url)
    for archive, pattern in _ARCHIVED:
        if found := pattern.fullmatch(bare):
            return f"{archive}:{found[1].lower()}"
    if _RESOLVER.match(url) and (doi := normal_doi(url)):
        return f"doi:{doi}"
    return bare.rstrip("/").lower()


_RESOLVER = re.compile(
    r"(?i)\s*(?:(?:https?:/{1,2})?(?:dx\.|www\.)*doi\.org/+"
    r"|(?:urn:|info:)?doi\s*[:/]\s*|doi(?=\s*10[./])\s*)+"
)
# The prefix of a DOI is `10.` and numbers; a short DOI (shortdoi.org) is `10/` and some letters
# and digits.
_DOI = re.compile(r"10(?:\.\d+)+/\S+|10/[a-z0-9]+", re.IGNORECASE)
_NOT_IN_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[#?<>\"|^]")


_PLAIN_DOI = re.compile(r"10\.\d+/[\w./-]*\w", re.ASCII)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_IN_ADDRESS = re.compile(r"(?i)10\.\d{4,9}(?:/|%2F)[^\s?#]+")
_FORMAT = re.compile(
    r"(?i)/(?:full|abstract|abs|pdf|epdf|html|fulltext|summary|references)/?$|\.pdf$"
)
_NEXT_DOI = re.compile(r"(?i)[,;](?=(?:https?://|doi:|10\.\d{4,9}/))")


def bare_doi(value: str) -> str:
    """Return a DOI without what people and programs write around it, otherwise as written.

    That is `doi:`, the address of a resolver or of a publisher's page before it, a period or a
    bracket after it, entities of HTML in it (`&lt;`), and a second DOI.
    """
    if _PLAIN_DOI.fullmatch(value):
        return value
    value = _INVISIBLE.sub("", value).lstrip(": ")
    for _ in range(2):  # programs escape what is escaped already
        value = _ENTITY.sub(lambda match: entity_text(match[0]), value)
    found = _RESOLVER.match(value)
    if found:
        value = value[found.end() :]
    elif _WEB.match(value) and (within := _IN_ADDRESS.search(value)):
        value = _FORMAT.sub("", within[0])
    value = _NEXT_DOI.split(value, maxsplit=1)[0].rstrip("., ;")
    surplus = value.count(")") - value.count("(")
    if surplus > 0 and value.endswith(")"):
        closing = len(value) - len(value.rstrip(")"))
        value = value[: len(value) - min(surplus, closing)].rstrip("., ;")
    is_encoded = "/" not in value and "%2F" in value.upper()
    return unquote(value) if is_encoded else value


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
    if _PLAIN_DOI.fullmatch(value):
        return f"https://doi.org/{value}"
    doi = bare_doi(value).strip()
    if not _DOI.fullmatch(doi):
        return ""
    return "https://doi.org/" + _NOT_IN_PATH.sub(lambda match: quote(match[0]), doi)
