"""Where a publication can be found: DOI, archives, papers, code and anything else, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from cvtex.bibliography.entry import BibEntry
from cvtex.document.model import PublicationLink
from cvtex.latex.parser import plain_latex
from cvtex.schema.words import Words

# Fields that hold an address, by the kind of link that they are.
_FIELDS = {
    "pdf": "pdf", "file": "pdf", "html": "html", "code": "code", "github": "code",
    "software": "code", "data": "data", "dataset": "data", "slides": "slides", "poster": "poster",
    "video": "video", "talk": "video", "website": "website", "project": "website",
    "projectpage": "website", "project_page": "website", "blog": "blog", "supp": "supplement",
    "supplement": "supplement", "supplementary": "supplement",
}  # fmt: skip

# Archives that biblatex, arXiv, INSPIRE and PubMed name in `eprinttype`, with their addresses.
_ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "hal": "https://hal.science/{}",
    "jstor": "https://www.jstor.org/stable/{}",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/{}",
    "hdl": "https://hdl.handle.net/{}",
    "googlebooks": "https://books.google.com/books?id={}",
    "iacr": "https://eprint.iacr.org/{}",
}
_ARCHIVED = frozenset({"eprint", "arxiv", "pmid"})
_ARCHIVE_NAMES = {
    "arxiv": "arXiv", "hal": "HAL", "jstor": "JSTOR", "pubmed": "PubMed", "hdl": "HDL",
    "googlebooks": "Google Books", "iacr": "IACR ePrint",
}  # fmt: skip

_ARXIV = re.compile(r"(?i)(?:arxiv\.org/(?:abs|pdf)/|10\.48550/arxiv\.)(?P<id>[\w.-]+(?:/\d+)?)")
_DOI = re.compile(r"(?i)^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)+")
_HOSTS = {
    "github.com": "code", "gitlab.com": "code", "youtube.com": "video", "youtu.be": "video",
    "vimeo.com": "video", "slideshare.net": "slides", "arxiv.org": "arxiv", "doi.org": "doi",
}  # fmt: skip
_NOT_IN_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[#?<>\"|^]")
_TEX_IN_ADDRESS = re.compile(r"[\\{}$\s]")
_TILDE = re.compile(r"\$\s*\\sim\s*\$|\\textasciitilde\b(\s*\{\})?|\\~(\{\})?")
_LABELLED = re.compile(r":\s*(https?://[^\s;]+)")


def links_of(
    entry: BibEntry, words: Words, versions: Iterable[BibEntry] = ()
) -> tuple[PublicationLink, ...]:
    """Return all links of an entry and of its versions, the most lasting first, none twice."""
    links = [link for source in (entry, *versions) for link in _links(source, words)]
    if len(links) < 2:
        return tuple(links)
    first = {_identity(link.url): link for link in reversed(links)}
    return tuple(link for link in links if first[_identity(link.url)] is link)


def _links(entry: BibEntry, words: Words) -> Iterator[PublicationLink]:
    names = words.links
    if "doi" in entry.fields and "10." in (doi := verbatim(entry, "doi")):
        # A DOI may hold what means something else in an address (DOI Handbook, section 3.5).
        path = _NOT_IN_PATH.sub(lambda match: quote(match[0]), _DOI.sub("", doi))
        kind = "arxiv" if "arxiv" in doi.lower() and _ARXIV.search(doi) else "doi"
        url = f"https://doi.org/{path}"
        yield PublicationLink(kind, getattr(names, kind), url, is_main=True)
    if "url" in entry.fields and (url := _address(entry, "url")):
        kind = _kind_of(url)
        yield PublicationLink(kind, getattr(names, kind), url, is_main=True)
    if not _ARCHIVED.isdisjoint(entry.fields):
        yield from _archived(entry, words)
    if not _FIELDS.keys().isdisjoint(entry.fields):
        for name, kind in _FIELDS.items():
            if url := _address(entry, name, strict=True):
                yield PublicationLink(kind, getattr(names, kind), url)
    if "links" in entry.fields:
        text, end = entry.get("links"), 0
        for found in _LABELLED.finditer(text):
            label = re.split("[:;]", text[end : found.start()])[-1].strip()
            end = found.end()
            if label:
                yield PublicationLink("other", plain_latex(label), _clean(found[1]))


def _archived(entry: BibEntry, words: Words) -> Iterator[PublicationLink]:
    if found := eprint_of(entry):
        archive, number = found
        label = words.links.arxiv if archive == "arxiv" else _ARCHIVE_NAMES[archive]
        url = _ARCHIVES[archive].format(number)
        yield PublicationLink(archive, label, url, is_main=True)
    elif (url := verbatim(entry, "eprint")).startswith(("http://", "https://")):
        kind = _kind_of(url)  # publishers give their own page there
        yield PublicationLink(kind, getattr(words.links, kind), url, is_main=True)
    if pmid := verbatim(entry, "pmid"):
        url = _ARCHIVES["pubmed"].format(pmid)
        yield PublicationLink("pubmed", _ARCHIVE_NAMES["pubmed"], url, is_main=True)


_ARXIV_ID = re.compile(
    r"(?i)(?:arxiv:|https?://arxiv\.org/(?:abs|pdf)/)?"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d+(?:v\d+)?)(?:\.pdf)?(?:\[[\w.-]+\])?"
)


def eprint_of(entry: BibEntry) -> tuple[str, str] | None:
    """Return the archive and the number of an entry's `eprint`, if it is in a known one.

    Without a name of the archive it has to look like one of arXiv's.
    """
    number = verbatim(entry, "eprint") or verbatim(entry, "arxiv")
    archive = plain_latex(entry.get("eprinttype")).lower()
    if not number:
        return None
    if archive in {"", "arxiv"}:
        arxiv = _ARXIV_ID.fullmatch(number)
        if arxiv:
            return "arxiv", arxiv[1]
        is_address = number.startswith(("http://", "https://"))
        return ("arxiv", number) if archive and not is_address else None
    if archive not in _ARCHIVES:
        return None
    return archive, re.sub(rf"(?i)^{archive}:", "", number)


_SERVERS = frozenset({"arxiv", "hal", "iacr"})


def preprint_of(entry: BibEntry) -> tuple[str, str] | None:
    """Return the name of a preprint server and the number there, as they are printed."""
    if found := eprint_of(entry):
        archive, number = found
        return (_ARCHIVE_NAMES[archive], number) if archive in _SERVERS else None
    number, archive = verbatim(entry, "eprint"), plain_latex(entry.get("eprinttype"))
    return (archive, number) if number and archive and archive.lower() not in _ARCHIVES else None


def _kind_of(url: str) -> str:
    host = re.sub(r"(?i)^[a-z]+://(?:www\.|dx\.)?", "", url).partition("/")[0].lower()
    kind = _HOSTS.get(host, "url")
    return "pdf" if kind == "url" and url.lower().endswith(".pdf") else kind


def _address(entry: BibEntry, name: str, *, strict: bool = False) -> str:
    """Return a field's web address; `strict` asks that it is written as one."""
    several = re.match(r"\s*(https?://\S+)\s+https?://", entry.get(name))
    url = _clean(several[1]) if several else verbatim(entry, name)
    if not url:
        return ""
    if re.match(r"(?i)(?:https?|ftp)://", url):
        return url
    return "" if strict or ":" in url.partition("/")[0] else f"https://{url}"


def _identity(url: str) -> str:
    """Return what two addresses of the same thing have in common."""
    if arxiv := _ARXIV.search(url):
        return "arxiv:" + re.sub(r"v\d+$|\.pdf$", "", arxiv["id"].lower())
    if _DOI.match(url):
        return "doi:" + _DOI.sub("", url).lower()
    return re.sub(r"(?i)^https?://(?:www\.)?", "", url).rstrip("/").lower()


def verbatim(entry: BibEntry, name: str) -> str:
    """Return a field that biblatex takes literally (manual, section 2.2.1).

    Files made for BibTeX put braces and backslashes there, to get it through TeX.
    """
    return _clean(entry.get(name))


def _clean(written: str) -> str:
    if not _TEX_IN_ADDRESS.search(written):
        return written
    text = _TILDE.sub("~", written)
    text = re.sub(r"\\(url|nolinkurl|path)\b|\\(?=[%&#_$^{}])|(?<!\\)[{}]", "", text)
    return "".join(text.split())
