"""Find the links of a publication: DOI, archives, PDF, code and others, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from cvtex.bibliography import Reference
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import PublicationLink
from cvtex.latex import plain_latex
from cvtex.schema import Words
from cvtex.text.dois import (
    doi_address,
    host_of,
    identity,
    is_arxiv,
    is_relative,
    meant_web_address,
    web_address,
)

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
_LABELLED = re.compile(r":\s*((?:https?://)?(?=[^\s;:]*[./])[^\s;:][^\s;]*)")


def links_of(
    entry: Reference, words: Words, versions: Iterable[Reference] = (), base: str = ""
) -> tuple[PublicationLink, ...]:
    """Return the links of an entry and then of its versions, without duplicates.

    For each, the DOI is first, then `url` and archives, then the other fields. Addresses that lead
    to the same document (`identity`) are duplicates. Two links have different labels. `base` is the
    address that relative addresses begin at, if there is one.
    """
    links = [link for source in (entry, *versions) for link in _links(source, words, base)]
    if len(links) < 2:
        return tuple(links)
    first: dict[str, PublicationLink] = {}
    for link in links:
        first.setdefault(identity(link.url), link)
    return _with_different_labels(first.values())


def _with_different_labels(links: Iterable[PublicationLink]) -> tuple[PublicationLink, ...]:
    """Return links with the host, or a number, in a label that an earlier link has."""
    labels: set[str] = set()
    counts: dict[str, int] = {}
    found: list[PublicationLink] = []
    for link in links:
        label = link.label
        if label in labels:
            host = host_of(link.url)
            stem = label = host if link.kind == "url" else f"{label} ({host})"
            while label in labels:
                counts[stem] = counts.get(stem, 1) + 1
                label = f"{stem} {counts[stem]}"
        labels.add(label)
        found.append(link if label == link.label else link._replace(label=label))
    return tuple(found)


def _links(entry: Reference, words: Words, base: str) -> Iterator[PublicationLink]:
    names = words.links
    has_doi = False
    if "doi" in entry.fields and (url := doi_address(entry.literal("doi"))):
        has_doi = True
        kind = "arxiv" if is_arxiv(url) else "doi"
        yield PublicationLink(kind, getattr(names, kind), url, is_main=True)
    if "url" in entry.fields and (url := _main_address(entry.get("url"), base)):
        kind = _kind_of(url)
        if not (has_doi and kind == "url" and _is_page_of(url, entry.doi)):
            yield PublicationLink(kind, getattr(names, kind), url, is_main=True)
    if not _ARCHIVED.isdisjoint(entry.fields):
        yield from _archived(entry, words, has_doi=has_doi)
    if not _FIELDS.keys().isdisjoint(entry.fields):
        for name, kind in _FIELDS.items():
            if name in entry.fields and (url := _address_in(entry, name, base)):
                yield PublicationLink(kind, getattr(names, kind), url)
    if "links" in entry.fields:
        yield from _labelled(entry.get("links"), base)


def _main_address(latex: str, base: str) -> str:
    """Return the address in a `url`, which may be a DOI, or be wrong with one meaning."""
    if not latex.startswith(("http://", "https://")) and (meant := meant_web_address(latex)):
        latex = meant
    return web_address(latex, base=base)


def _address_in(entry: Reference, name: str, base: str) -> str:
    if name == "github" and _REPOSITORY.fullmatch(entry.get(name).strip()):
        return f"https://github.com/{entry.get(name).strip()}"
    # `file` is mostly a path on the computer of the person who exported it.
    return web_address(entry.get(name), strict=True, base="" if name == "file" else base)


_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*/[\w.-]*\w")


def _labelled(written: str, base: str) -> Iterator[PublicationLink]:
    """Yield the links in `Press: https://…; Demo: /demo.html`."""
    end = 0
    for found in _LABELLED.finditer(written):
        label = re.split("[:;]", written[end : found.start()])[-1].strip()
        if label and (url := web_address(found[1], strict=True, base=base)):
            end = found.end()
            yield PublicationLink("other", plain_latex(label), url)


def fields_without_link(entry: Reference, base: str) -> Iterator[Diagnostic]:
    """Report the fields for links that have a value and give no link."""
    fields = entry.fields
    for name in (name for name in fields if name in LINK_FIELDS and fields[name].latex.strip()):
        if name == "links":
            has_link = any(True for _ in _labelled(entry.get(name), base))
        elif name in {"arxiv", "pmid"}:
            has_link = any(True for _ in _archived(entry, Words(), has_doi=False))
        else:
            has_link = bool(_address_in(entry, name, base))
        if not has_link:
            yield _no_link(entry, name, base)


LINK_FIELDS = frozenset(_FIELDS) - {"file"} | {"links", "arxiv"}
"""The fields that are for links only, except `file` and those that checks report."""


def _no_link(entry: Reference, name: str, base: str) -> Diagnostic:
    field = entry.fields[name]
    written = " ".join(field.latex.split())
    quoted = written if len(written) <= _LONGEST_QUOTED else written[: _LONGEST_QUOTED - 1] + "…"
    hint = "write an address that begins with `https://`, or rename or remove the field"
    if name == "links":
        hint = "write `links = {Press: https://…; Demo: https://…}`"
    elif not base and is_relative(field.latex):
        hint = "write the whole address, or the one that all relative addresses begin at:"
        hint += " `publication_style: {links_base: https://…/}`"
    message = f"`{name}` of `{entry.key}` gives no link: `{quoted}` is not a web address"
    return warning(Code.NO_LINK, message, field.span, hints=(hint,))


_LONGEST_QUOTED = 60


def _archived(entry: Reference, words: Words, *, has_doi: bool) -> Iterator[PublicationLink]:
    if found := eprint_of(entry):
        archive, number = found
        label = words.links.arxiv if archive == "arxiv" else _ARCHIVE_NAMES[archive]
        url = _ARCHIVES[archive].format(number)
        yield PublicationLink(archive, label, url, is_main=True)
    elif (url := entry.literal("eprint")).startswith(("http://", "https://")):
        kind = _kind_of(url)  # publishers write the address of their own page in `eprint`
        if not (has_doi and kind == "url" and _is_page_of(url, entry.doi)):
            yield PublicationLink(kind, getattr(words.links, kind), url, is_main=True)
    if pmid := entry.literal("pmid"):
        url = _ARCHIVES["pubmed"].format(pmid)
        yield PublicationLink("pubmed", _ARCHIVE_NAMES["pubmed"], url, is_main=True)


# The hosts on which publishers and catalogues show a paper that has a DOI.
_PUBLISHERS = frozenset({
    "academic.oup.com", "aclanthology.org", "aclweb.org", "cambridge.org", "computer.org",
    "degruyter.com", "dl.acm.org", "portal.acm.org", "ieeexplore.ieee.org", "iopscience.iop.org",
    "journals.aps.org", "link.aps.org", "link.springer.com", "springerlink.com",
    "linkinghub.elsevier.com", "sciencedirect.com", "mdpi.com", "muse.jhu.edu", "nature.com",
    "onlinelibrary.wiley.com", "projecteuclid.org", "pubs.acs.org", "science.org",
    "sciencemag.org", "tandfonline.com", "journals.sagepub.com", "epubs.siam.org",
    "worldscientific.com",
})  # fmt: skip
_SHORTEST_SUFFIX = 6


def _is_page_of(url: str, doi: str) -> bool:
    """Tell whether an address leads to the paper that a DOI (in normal form) leads to.

    It has the DOI or its part after the prefix, or it is a page of a publisher.
    """
    host = host_of(url)
    if host in _PUBLISHERS or host.removesuffix(".com").endswith(".onlinelibrary.wiley"):
        return True
    folded, suffix = unquote(url).lower(), doi.partition("/")[2]
    if doi in folded:
        return True
    is_long = len(suffix) >= _SHORTEST_SUFFIX and any(map(str.isdecimal, suffix))
    return is_long and bool(re.search(rf"(?<![\w.]){re.escape(suffix)}(?![\w])", folded))


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
    return "pdf" if kind in {"url", "code"} and _PDF.search(url) else kind


_PDF = re.compile(
    r"(?i)^[^?#]*(?:\.pdf$|\.pdf(?=[?#])|/(?:e?pdf|pdfdirect|article-pdf|pdfplus)(?:[/?#]|$))"
    r"|[?&](?:type=printable|format=pdf|pdf=render)\b"
)
