"""Check over the network whether the links of a CV work.

Only if the user asks for it. Databases are asked through the package `network`, which trusts only
servers that it knows; a link may lead to any server, and nothing of what that answers is read. A
link is dead if the server reports that nothing is there, fails, or does not answer. Servers that
refuse programs (401, 403, 429 and similar) are not reported.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from socket import gaierror
from urllib.error import HTTPError, URLError
from urllib.parse import urldefrag
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Document, Publication
from cvtex.source import Source, Span
from cvtex.text.addresses import addresses_in, ascii_address
from cvtex.text.dois import path_of
from cvtex.yaml import YamlDocument

_SECONDS = 10.0
"""The time limit of a request."""

_AT_ONCE = 16
"""The largest number of requests at the same time."""

_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 501})
"""Statuses with which servers answer that do not support HEAD (RFC 9110, section 9.3.2)."""


def links_in_yaml(document: YamlDocument) -> Iterator[tuple[str, Span]]:
    """Yield the web addresses in the values of a CV, each with its place."""
    for text, span in document.scalars():
        for url in addresses_in(text):
            yield url, document.source_of(span).within(span, url)


def links_in_profiles(document: Document, yaml: YamlDocument) -> Iterator[tuple[str, Span]]:
    """Yield the addresses of profiles, also those that only follow from a username."""
    blocks = (block for section in document.sections for block in section.blocks)
    for contacts in (document.header, *(block.contacts for block in blocks)):
        profiles = (contact for contact in contacts if contact.kind == "profiles")
        for index, profile in enumerate(profiles):
            if profile.url:
                yield profile.url, yaml.locate(("profiles", index))


def links_in_publications(
    publications: Iterable[Publication], sources: Mapping[str, Source]
) -> Iterator[tuple[str, Span]]:
    """Yield the web addresses of publications, each with its place, or that of its entry."""
    for publication in publications:
        source = sources.get(publication.origin.path)
        for link in publication.links:
            yield link.url, _place(link.url, publication.origin, source)


def _place(url: str, origin: Span, source: Source | None) -> Span:
    if source is None:
        return origin
    return source.in_entry(origin, url) or source.in_entry(origin, path_of(url)) or origin


def dead_links(links: Iterable[tuple[str, Span]]) -> tuple[Diagnostic, ...]:
    """Request each address once, and report dead links, each at its first place.

    If no server can be reached at all, return one diagnostic for all links.
    """
    places: dict[str, Span] = {}
    for url, span in links:
        places.setdefault(urldefrag(url).url, span)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        problems = list(pool.map(_problem, places))
    if problems and all(problem == _NO_NETWORK for problem in problems):
        hint = "the links could not be checked; is this machine connected to the network?"
        return (warning(Code.DEAD_LINK, "no server can be reached", hints=(hint,)),)
    hint = "correct the address, or remove the link"
    return tuple(
        warning(Code.DEAD_LINK, f"`{url}` {problem}", place, hints=(hint,))
        for (url, place), problem in zip(places.items(), problems, strict=True)
        if problem
    )


_NO_NETWORK = "leads to an unknown server"


def _problem(url: str) -> str:
    """Request an address, and return what is wrong with it, or an empty text."""
    status = _request(url, "HEAD")
    if isinstance(status, int) and status in _NO_HEAD:
        status = _request(url, "GET")
    if isinstance(status, str):
        return status
    if status in _GONE:
        return f"is not found ({status})"
    return f"leads to a server that fails ({status})" if 500 <= status < 600 else ""


def _request(url: str, method: str) -> int | str:
    """Return the HTTP status of the answer to a request, or why there is no answer."""
    headers = {"User-Agent": "Mozilla/5.0 (compatible; cvtex link check)", "Accept": "*/*"}
    try:
        request = Request(ascii_address(url), method=method, headers=headers)  # noqa: S310 - only http(s)
        with _opener().open(request, timeout=_SECONDS) as response:
            return int(response.status)
    except HTTPError as problem:
        problem.close()
        # For a chain of redirects without an end, urllib raises the status of the last redirect.
        return "is redirected without end" if 300 <= problem.code < 400 else problem.code
    except URLError as problem:
        if isinstance(problem.reason, gaierror):
            return _NO_NETWORK
        if isinstance(problem.reason, ssl.SSLError):
            return "leads to a server with an invalid certificate"
        return _failure(problem.reason)
    except (OSError, HTTPException, ValueError) as problem:
        return _failure(problem)


def _failure(problem: object) -> str:
    if isinstance(problem, TimeoutError):
        return f"does not answer within {_SECONDS:.0f} seconds"
    if isinstance(problem, ConnectionError):
        return "leads to a server that does not answer"
    reason = str(problem).strip().rstrip(".") or type(problem).__name__
    return f"cannot be requested: {reason}"


def _opener() -> OpenerDirector:
    """Return an opener for HTTP and HTTPS only, so that a redirect cannot lead to a file."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
