"""Find the links of a publication: DOI, archives, PDF, code and others, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cvtex.bibliography import Reference
from cvtex.document import PublicationLink
from cvtex.latex import plain_latex
from cvtex.schema import Words
from cvtex.text.dois import doi_address, host_of, identity, is_arxiv, web_address, without_tex

# From the fields that contain a web address to the kinds of their links.
_FIELDS = {
    "pdf": "pdf", "file": "pdf", "html": "html", "code": "code", "github": "code",
    "software": "code", "data": "data", "dataset": "data", "slides": "slides", "poster": "poster",
    "video": "video", "talk": "video", "website": "website", "project": "website",
    "projectpage": "website", "project_page": "website", "blog": "blog", "supp": "supplement",
    "supplement": "supplement", "supplementary": "supplement",
}  # fmt: skip

# From the archives that people name in `eprinttype`, in lower case, to their web addresses.
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

_HOSTS = {
    "github.com": "code", "gitlab.com": "code", "youtube.com": "video", "youtu.be": "video",
    "vimeo.com": "video", "slideshare.net": "slides", "arxiv.org": "arxiv", "doi.org": "doi",
}  # fmt: skip
_LABELLED = re.compile(r":\s*(https?://[^\s;]+)")


def links_of(
    entry: Reference, words: Words, versions: Iterable[Reference] = ()
) -> tuple[PublicationLink, ...]:
    """Return the links of an entry and then of its versions, without duplicates.

    For each, the DOI is first, then `url` and archives, then the other fields. Addresses that lead
    to the same document (`identity`) are duplicates.
    """
    links = [link for source in (entry, *versions) for link in _links(source, words)]
    if len(links) < 2:
        return tuple(links)
    first: dict[str, PublicationLink] = {}
    for link in links:
        first.setdefault(identity(link.url), link)
    return tuple(first.values())


def _links(entry: Reference, words: Words) -> Iterator[PublicationLink]:
    names = words.links
    if "doi" in entry.fields and (url := doi_address(entry.literal("doi"))):
        kind = "arxiv" if is_arxiv(url) else "doi"
        yield PublicationLink(kind, getattr(names, kind), url, is_main=True)
    if "url" in entry.fields and (url := web_address(entry.get("url"))):
        kind = _kind_of(url)
        yield PublicationLink(kind, getattr(names, kind), url, is_main=True)
    if not _ARCHIVED.isdisjoint(entry.fields):
        yield from _archived(entry, words)
    if not _FIELDS.keys().isdisjoint(entry.fields):
        for name, kind in _FIELDS.items():
            if url := web_address(entry.get(name), strict=True):
                yield PublicationLink(kind, getattr(names, kind), url)
    if "links" in entry.fields:
        text, end = entry.get("links"), 0
        for found in _LABELLED.finditer(text):
            label = re.split("[:;]", text[end : found.start()])[-1].strip()
            end = found.end()
            if label:
                yield PublicationLink("other", plain_latex(label), without_tex(found[1]))


def _archived(entry: Reference, words: Words) -> Iterator[PublicationLink]:
    if found := eprint_of(entry):
        archive, number = found
        label = words.links.arxiv if archive == "arxiv" else _ARCHIVE_NAMES[archive]
        url = _ARCHIVES[archive].format(number)
        yield PublicationLink(archive, label, url, is_main=True)
    elif (url := entry.literal("eprint")).startswith(("http://", "https://")):
        kind = _kind_of(url)  # publishers write the address of their own page in `eprint`
        yield PublicationLink(kind, getattr(words.links, kind), url, is_main=True)
    if pmid := entry.literal("pmid"):
        url = _ARCHIVES["pubmed"].format(pmid)
        yield PublicationLink("pubmed", _ARCHIVE_NAMES["pubmed"], url, is_main=True)


_ARXIV_ID = re.compile(
    r"(?i)(?:arxiv:|https?://arxiv\.org/(?:abs|pdf)/)?"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d+(?:v\d+)?)(?:\.pdf)?(?:\[[\w.-]+\])?"
)


def eprint_of(entry: Reference) -> tuple[str, str] | None:
    """Return the archive and the number in it of an entry, or None if the archive is unknown.

    Without an `eprinttype`, the number has to look like one of arXiv.
    """
    number = entry.literal("eprint") or entry.literal("arxiv")
    archive = entry.text("eprinttype").lower()
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


def preprint_of(entry: Reference) -> tuple[str, str] | None:
    """Return the name of a preprint server and the number there, as printed, or None."""
    if found := eprint_of(entry):
        archive, number = found
        return (_ARCHIVE_NAMES[archive], number) if archive in _SERVERS else None
    number, archive = entry.literal("eprint"), entry.text("eprinttype")
    return (archive, number) if number and archive and archive.lower() not in _ARCHIVES else None


def _kind_of(url: str) -> str:
    kind = _HOSTS.get(host_of(url), "url")
    return "pdf" if kind == "url" and url.lower().endswith(".pdf") else kind
