"""Whether the links of a CV answer: the only part of cvtex that uses the network, and if asked to.

A link is dead if nothing is found there. Servers that turn programs away (401, 403, 429 and such)
have something there, and are left in peace.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from socket import gaierror
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag
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
from cvtex.document import Publication
from cvtex.source import Source, Span
from cvtex.text.addresses import addresses_in
from cvtex.text.dois import path_of
from cvtex.yaml import YamlDocument

_SECONDS = 10.0
_AT_ONCE = 16
_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 501})
"""What servers say that do not know the method HEAD (RFC 9110, section 9.3.2)."""


def links_in_yaml(document: YamlDocument) -> Iterator[tuple[str, Span]]:
    """Yield the web addresses of a CV's values, each with its place."""
    for text, span in document.scalars():
        for url in addresses_in(text):
            yield url, document.source.within(span, url)


def links_in_publications(
    publications: Iterable[Publication], sources: Mapping[str, Source]
) -> Iterator[tuple[str, Span]]:
    """Yield the web addresses of publications, at the entry or where it has them."""
    for publication in publications:
        source = sources.get(publication.origin.path)
        for link in publication.links:
            yield link.url, _place(link.url, publication.origin, source)


def _place(url: str, origin: Span, source: Source | None) -> Span:
    if source is None:
        return origin
    return source.in_entry(origin, url) or source.in_entry(origin, path_of(url)) or origin


def dead_links(links: Iterable[tuple[str, Span]]) -> tuple[Diagnostic, ...]:
    """Ask for each address once, and report those that do not answer at the first place of each."""
    places: dict[str, Span] = {}
    for url, span in links:
        places.setdefault(urldefrag(url).url, span)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = list(pool.map(_complaint, places))
    if answers and all(answer == _NO_NETWORK for answer in answers):
        hint = "the links could not be checked; is this machine connected to the network?"
        return (warning(Code.DEAD_LINK, "no server can be reached", hints=(hint,)),)
    hint = "mend the address, or remove the link"
    return tuple(
        warning(Code.DEAD_LINK, f"`{url}` {answer}", place, hints=(hint,))
        for (url, place), answer in zip(places.items(), answers, strict=True)
        if answer
    )


_NO_NETWORK = "leads to a server that is not known"


def _complaint(url: str) -> str:
    """Ask for an address and return what is wrong with it, or nothing."""
    answer = _ask(url, "HEAD")
    if isinstance(answer, int) and answer in _NO_HEAD:
        answer = _ask(url, "GET")
    if isinstance(answer, str):
        return answer
    if answer in _GONE:
        return f"is not found ({answer})"
    return f"leads to a server that has failed ({answer})" if 500 <= answer < 600 else ""


def _ask(url: str, method: str) -> int | str:
    """Return the status that a server answers with, or why there is none."""
    ascii_url = quote(url, safe="!#$%&'()*+,/:;=?@[]~")
    headers = {"User-Agent": "Mozilla/5.0 (compatible; cvtex link check)", "Accept": "*/*"}
    try:
        request = Request(ascii_url, method=method, headers=headers)  # noqa: S310 - only http(s)
        with _opener().open(request, timeout=_SECONDS) as response:
            return int(response.status)
    except HTTPError as problem:
        problem.close()
        # Where a chain of redirections does not end, urllib says so with the last one's status.
        return "is redirected without end" if 300 <= problem.code < 400 else problem.code
    except URLError as problem:
        if isinstance(problem.reason, gaierror):
            return _NO_NETWORK
        if isinstance(problem.reason, ssl.SSLError):
            return "leads to a server with a bad certificate"
        return _failure(problem.reason)
    except (OSError, HTTPException, ValueError) as problem:
        return _failure(problem)


def _failure(problem: object) -> str:
    if isinstance(problem, TimeoutError):
        return f"does not answer within {_SECONDS:.0f} seconds"
    if isinstance(problem, ConnectionError):
        return "leads to a server that does not answer"
    reason = str(problem).strip().rstrip(".") or type(problem).__name__
    return f"cannot be asked for: {reason}"


def _opener() -> OpenerDirector:
    """Return what opens web addresses, and no files whatever a server redirects to."""
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
