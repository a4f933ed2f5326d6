"""Addresses that a service may be asked at: only HTTPS, and only the hosts that it names."""

from __future__ import annotations

from urllib.parse import urlencode, urljoin, urlsplit, urlunsplit

from cvtex.network.messages import Request, Service
from cvtex.text.addresses import ascii_address


def host_of(url: str) -> str:
    """Return the host of an address in lower case, or an empty text."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def address_of(request: Request, *, is_complete: bool) -> str:
    """Return the address of a request with its query; `is_complete` also with its parameters."""
    query = {**request.query, **(request.parameters if is_complete else {})}
    address = ascii_address(request.url)
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}" if query else address


def target_of(url: str, location: str) -> str:
    """Return the address that an answer redirects to, over HTTPS, or an empty text.

    Old answers of DOI lead to addresses of HTTP, whose servers have HTTPS too.
    """
    try:
        parts = urlsplit(urljoin(url, location.strip()))
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"https", "http"} or (parts.scheme == "http" and port not in {None, 80}):
        return ""
    network_location = parts.netloc.removesuffix(":80") if parts.scheme == "http" else parts.netloc
    return ascii_address(urlunsplit(("https", network_location, parts.path, parts.query, "")))


def is_allowed(url: str, service: Service) -> bool:
    """Tell whether an address is one of HTTPS at a host of a service."""
    try:
        parts = urlsplit(url)
        is_plain = parts.port in {None, 443} and parts.username is None and parts.password is None
    except ValueError:
        return False
    # What is not printed in an address ends a line of the request, or hides the host.
    has_only_printed = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    is_safe = parts.scheme == "https" and is_plain and has_only_printed
    return is_safe and any(_is_host(host_of(url), pattern) for pattern in service.hosts)


def _is_host(host: str, pattern: str) -> bool:
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern


_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def is_loopback(url: str) -> bool:
    """Tell whether an address is one of HTTP at this computer."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "http" and parts.hostname in _LOOPBACK and not parts.path.strip("/")
