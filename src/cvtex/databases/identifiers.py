"""Identifiers of databases, and the addresses of their pages as people copy them.

Each function takes a text without a prefix and returns the identifier in its normal form, or an
empty text if it is not one.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from cvtex.text.dois import bare_doi, normal_doi

_WEB = r"(?:https?://)?(?:www\.)?"
_END = r"/?(?:[?#].*)?"


# What mails and networks add to the address of a DOI to see where readers come from.
_TRACKED = re.compile(rf"(?i)^({_WEB}(?:dx\.)?doi\.org/[^?#\s]+)(?:#.*|\?(?:[\w.-]+=.*)?)$")

# A DOI that is a parameter of an address ends where the next parameter begins.
_PARAMETER = re.compile(r"(?i)^(https?://[^?#]*\?[^#]*?=10\.\d{4,9}(?:/|%2F)[^&#]*)[&#].*$")

# Pages whose addresses have no DOI, but what their publishers make DOIs of.
_PAGES = tuple(
    (re.compile(rf"(?i){_WEB}{page}{_END}"), form)
    for page, form in (
        (r"nature\.com/articles/([a-z0-9.-]+?)(?:\.pdf)?", "10.1038/{}"),
        (r"zenodo\.org/records?/(\d+)(?:/[^?#]*)?", "10.5281/zenodo.{}"),
        (
            r"(?:papers\.)?ssrn\.com/(?:sol3/papers\.cfm\?)?abstract(?:_id)?=(\d+)(?:&.*)?",
            "10.2139/ssrn.{}",
        ),
        (r"jstor\.org/stable/(\d+)", "10.2307/{}"),
        (r"aclanthology\.org/([a-z]\d\d-\d{4}|\d{4}\.[\w-]+\.\d+)(?:\.pdf)?", "10.18653/v1/{}"),
    )
)


def doi(text: str) -> str:
    """Return a DOI: `10.1000/182`, with `https://doi.org/`, or within the address of a page."""
    text = text.strip()
    for page, form in _PAGES:
        if known := page.fullmatch(text):
            return form.format(known[1])
    found = bare_doi(_PARAMETER.sub(r"\1", _TRACKED.sub(r"\1", text)))
    if not normal_doi(found):
        return ""
    # The address of a page of bioRxiv or medRxiv has the version after the DOI.
    return re.sub(r"(?i)(?<=^10\.1101/)(\d[\d.]*\d)v\d+.*$", r"\1", unquote(found))


_ARXIV = r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z]+(?:-[a-z]+)?(?:\.[a-z-]{2,})?/\d{7}(?:v\d+)?)"


def arxiv(text: str) -> str:
    """Return a number in arXiv: `2101.00001`, `hep-th/9711200v2`, an address or a DOI of arXiv."""
    found = re.fullmatch(
        rf"(?:arxiv:\s*|{_WEB}(?:[a-z0-9]+\.)*(?:arxiv|alphaxiv)\.org/(?:abs|pdf|html|format|ps|overview)/"
        rf"|{_WEB}huggingface\.co/papers/"
        rf"|(?:{_WEB}(?:dx\.)?doi\.org/)?(?:doi:\s*)?10\.48550/arxiv\.)?{_ARXIV}(?:\.pdf)?{_END}"
        # As arXiv prints it on the first page: `arXiv:2101.00001v2 [cs.CL] 1 Jan 2021`.
        r"(?:\s*\[[a-z.-]+\](?:\s+\d{1,2}\s+[a-z]{3}\s+\d{4})?)?",
        text.strip(),
        re.IGNORECASE,
    )
    return _cased(found["id"]) if found else ""


def _cased(number: str) -> str:
    """Return a number in lower case, but for the subject in capitals: `math.GT/0309136`."""
    archive, dot, rest = number.lower().partition(".")
    return f"{archive}.{rest[:2].upper()}{rest[2:]}" if dot and "/" in rest else number.lower()


def orcid(text: str) -> str:
    """Return an ORCID iD with hyphens: `0000-0002-1825-0097`; its last character is not checked."""
    found = re.fullmatch(
        rf"(?:{_WEB}(?:pub\.|sandbox\.)?orcid\.org/(?:my-orcid\?orcid=)?)?"
        rf"(\d{{4}})[-–\s]?(\d{{4}})[-–\s]?(\d{{4}})[-–\s]?(\d{{3}}[\dXx]){_END}",
        text.strip(),
        re.IGNORECASE | re.ASCII,
    )
    return "-".join(found.groups()).upper() if found else ""


_PID = re.compile(r"(?:pid/|homepages/)?(\d+/\d+(?:-\d+)?|[a-z]/[A-Za-z][A-Za-z0-9=:_-]*)")
_RECORD = re.compile(
    r"(?:rec/(?:bib/|bibtex/|html/)?|DBLP:)?((?:conf|journals|books|phd|series|reference|tr|www"
    r"|data|persons|homepages|ms|informal)(?:/[A-Za-z0-9_:+-][A-Za-z0-9_.:+-]*){1,4})"
)
_DBLP = re.compile(rf"(?i){_WEB}(?:dblp\.org|dblp\.uni-trier\.de|dblp\.dagstuhl\.de)/")


def dblp(text: str) -> str:
    """Return the number of a person with `pid/` before it, or the key of a record.

    `pid/12/3456-1`, `homepages/12/3456-1` and `12/3456-1` are a person, `conf/acl/Roe20` is a
    record.
    """
    address = _DBLP.sub("", text.strip(), count=1)
    # A record in the table of contents of a volume.
    address = re.sub(r"^db/((?:conf|journals)/[^/]+)/[^/]+\.html#", r"rec/\1/", address)
    path = re.sub(r"/?(?:[?#].*)?$", "", address)
    path = re.sub(r"\.(?:html|bib|xml|rdf|nt|ris)\d?$", "", path)
    if found := _PID.fullmatch(path):
        return f"pid/{found[1]}"
    found = _RECORD.fullmatch(path)
    return found[1] if found else ""


def inspire(text: str) -> str:
    """Return the number of a record, a key such as `Roe:2020abc`, or an author.

    An author is `author/1018902` or `M.Lindqvist.1`.
    """
    place = rf"{_WEB}(?:old\.)?inspirehep\.net/(?:api/)?"
    if found := re.fullmatch(rf"(?:{place}(?:literature|record)/)?(\d{{1,9}}){_END}", text.strip()):
        return found[1]
    if found := re.fullmatch(rf"(?:{place}authors|authors?)/(\d{{1,9}}){_END}", text.strip()):
        return f"author/{found[1]}"
    key = r"[^\W\d_][\w.'-]*:\d{4}[a-z]{2,4}|[^\W\d_][\w'-]*(?:\.[\w'-]+)+\.\d+"
    return text.strip() if re.fullmatch(key, text.strip()) else ""


def pubmed(text: str) -> str:
    """Return a number in PubMed, or one in PubMed Central with `PMC` before it."""
    ncbi = rf"{_WEB}ncbi\.nlm\.nih\.gov/"
    europe = rf"{_WEB}europepmc\.org/(?:article|abstract)/"
    place = rf"(?:(?:https?://)?pubmed\.ncbi\.nlm\.nih\.gov/|{ncbi}pubmed/|{europe}MED/)?"
    if found := re.fullmatch(rf"{place}0*([1-9]\d{{0,8}}){_END}", text.strip(), re.ASCII):
        return found[1]
    pmc = r"(?:https?://)?pmc\.ncbi\.nlm\.nih\.gov/articles/"
    place = rf"(?:{pmc}|{ncbi}pmc/articles/|{europe}PMC/)?"
    found = re.fullmatch(
        rf"{place}PMC\s*(\d{{1,9}})(?:\.\d+)?{_END}", text.strip(), re.ASCII | re.IGNORECASE
    )
    return f"PMC{found[1]}" if found else ""


def zotero(text: str) -> str:
    """Return the place of a public library: `users/12`, `groups/12`, or a collection there."""
    found = re.fullmatch(
        rf"(?:{_WEB}(?:api\.)?zotero\.org/)?(?P<of>users|groups)/(?P<number>\d{{1,10}})(?:/(?!collections)[^/]*)?"
        rf"(?:/(?:items/[A-Z0-9]{{8}}/)?(?:collections/)(?P<key>[A-Z0-9]{{8}}))?(?P<rest>/.*)?",
        text.strip(),
    )
    if found is None:
        return ""
    library = f"{found['of']}/{found['number']}"
    if found["key"]:
        return f"{library}/collections/{found['key']}"
    return f"{library}/publications" if text.rstrip("/").endswith("/publications") else library


def openalex(text: str) -> str:
    """Return the number of a work, `W…`, or of an author, `A…`."""
    place = rf"(?:{_WEB}(?:api\.|explore\.)?openalex\.org/(?:works/|authors/)?)?"
    found = re.fullmatch(rf"{place}([WA][1-9]\d{{3,11}}){_END}", text.strip(), re.IGNORECASE)
    return found[1].upper() if found else ""


def ads(text: str) -> str:
    """Return a bibcode, which has nineteen characters: `2020ApJ...123..456L`."""
    place = rf"(?:{_WEB}(?:ui\.)?adsabs\.harvard\.edu/(?:abs|\#abs)/)?"
    found = re.fullmatch(
        rf"{place}(\d{{4}}[A-Za-z][A-Za-z0-9.&]{{13}}[A-Za-z.:])(?:/\w+)?{_END}",
        unquote(text.strip()),
    )
    return found[1] if found else ""


def isbn(text: str) -> str:
    """Return the thirteen digits of an ISBN, also of one of ten, if its last character is right."""
    before = rf"(?i)^(?:{_WEB}openlibrary\.org/isbn/|isbn(?:-?1[03])?:?\s*)"
    digits = re.sub(r"[\s‐‑–-]", "", re.sub(before, "", text.strip())).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits))
        return _with_check(f"978{digits[:9]}") if total % 11 == 0 else ""
    is_whole = re.fullmatch(r"97[89][0-9]{10}", digits) and _with_check(digits[:12]) == digits
    return digits if is_whole else ""


def _with_check(digits: str) -> str:
    """Return twelve digits with the thirteenth (ISO 2108)."""
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(digits))
    return digits + str(-total % 10)
