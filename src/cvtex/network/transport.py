"""Send a request over HTTP with urllib3: within limits of time and size, and without redirects.

The only module that knows urllib3 and truststore. Certificates are judged by the system: by what
Windows or macOS trusts, or by the files of OpenSSL, and by those that one of `BUNDLES` names.
Proxies are those of the environment (`HTTPS_PROXY`, `NO_PROXY`) or of the system's settings.
"""

from __future__ import annotations

import os
import re
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

PACKAGES = ("urllib3", "truststore")

BUNDLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
"""Environment variables with a file, or a folder, of certificates that are trusted too."""

_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_LOOK = 0.2
"""Seconds after which a waiting program looks again, since Windows does not interrupt a wait."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much time, in seconds, and how many bytes an answer may take.

    `connect` is the time until there is a connection, `read` until the next bytes come, and `total`
    until all is there, from a server that is named and slow.
    """

    connect: float = 10.0
    read: float = 30.0
    total: float = 90.0
    size: int = 32_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers by their names in lower case, the content."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class TransportError(Exception):
    """There is no whole reply: `str(error)` says why, as `it …`.

    `is_bad_answer` tells that there is one, but not as it should be, and `may_pass` that another
    try may succeed. `hint` is what the user can do, if it is more than to try again later.
    """

    def __init__(
        self,
        reason: str,
        *,
        is_bad_answer: bool = False,
        may_pass: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(reason)
        self.is_bad_answer = is_bad_answer
        self.may_pass = may_pass
        self.hint = hint


class HttpTransport:
    """Connections to servers, which stay open between requests.

    `loopback` is the address of a server on this computer that gets all requests, for tests.
    """

    def __init__(self, limits: Limits, loopback: str = "") -> None:
        self._limits = limits
        self._loopback = loopback
        self._managers: dict[str, PoolManager] = {}

    def send(self, url: str, headers: Mapping[str, str]) -> Reply:
        """Return the reply to a `GET`, or raise `TransportError`.

        The work is done in a thread. A server can keep a connection busy in many ways, such as with
        a byte of a header every second; whoever asks waits no longer than the limit.
        """
        where, all_headers = url, {"Accept-Encoding": "gzip", **headers}
        if self._loopback:
            parts = urlsplit(url)
            all_headers["Host"] = parts.netloc
            where = self._loopback.rstrip("/") + urlunsplit(
                ("", "", parts.path or "/", parts.query, "")
            )
        job = _Job(self._manager(url), where, all_headers, self._limits)
        end = time.monotonic() + self._limits.total
        threading.Thread(target=job.run, daemon=True).start()
        try:
            while not job.is_done.wait(min(_LOOK, self._limits.total)):
                if time.monotonic() > end:
                    raise TransportError(
                        f"does not finish its answer within {self._limits.total:g} seconds"
                    )
        finally:
            job.is_cancelled.set()
        if isinstance(job.outcome, Reply):
            return job.outcome
        raise job.outcome

    def close(self) -> None:
        """Close all connections."""
        for manager in self._managers.values():
            manager.clear()
        self._managers.clear()

    def _manager(self, url: str) -> PoolManager:
        """Return the connections for an address: direct ones, or those of a proxy."""
        proxy = "" if self._loopback else _proxy_for(url)
        if proxy not in self._managers:
            self._managers[proxy] = _new_manager(proxy, is_local=bool(self._loopback))
        return self._managers[proxy]


def _proxy_for(url: str) -> str:
    """Return the address of the proxy for an address, or an empty text."""
    host = urlsplit(url).hostname or ""
    proxies = getproxies()
    proxy = proxies.get("https") or proxies.get("all") or ""
    if not proxy or proxy_bypass(host):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


def _new_manager(proxy: str, *, is_local: bool) -> PoolManager:
    import truststore
    from urllib3 import PoolManager, ProxyManager, make_headers
    from urllib3.exceptions import HTTPError

    if is_local:
        return PoolManager(num_pools=1)
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    _trust_bundles(context)
    if not proxy:
        return PoolManager(ssl_context=context)
    try:
        parts = urlsplit(proxy)
    except ValueError:
        raise _wrong_proxy() from None
    if parts.scheme not in {"http", "https"}:
        raise TransportError(
            f"is to be reached through a proxy of an unknown kind, `{parts.scheme}`", hint=_PROXY
        )
    login = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else None
    headers = make_headers(proxy_basic_auth=login) if login else None
    address = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "", "", ""))
    try:
        return ProxyManager(address, proxy_headers=headers, ssl_context=context)
    except (HTTPError, ValueError):
        raise _wrong_proxy() from None


def _wrong_proxy() -> TransportError:
    return TransportError("is to be reached through a proxy whose address is wrong", hint=_PROXY)


def _trust_bundles(context: ssl.SSLContext) -> None:
    """Trust the certificates that the environment names, on each system."""
    for name in BUNDLES:
        path = os.environ.get(name, "")
        if not path:
            continue
        is_folder = Path(path).is_dir()
        try:
            context.load_verify_locations(
                cafile=None if is_folder else path, capath=path if is_folder else None
            )
        except (OSError, ValueError):  # errors of `ssl` are of the system too
            reason = f"is not asked: `{name}` names `{path}`, which has no certificates"
            hint = f"correct `{name}`, or unset it: the system has certificates of its own"
            raise TransportError(reason, hint=hint) from None


@dataclass(eq=False)
class _Job:
    """A request that is sent in a thread of its own, and what comes of it."""

    manager: PoolManager
    url: str
    headers: Mapping[str, str]
    limits: Limits
    is_done: threading.Event = field(default_factory=threading.Event)
    is_cancelled: threading.Event = field(default_factory=threading.Event)
    outcome: Reply | TransportError = field(default_factory=lambda: TransportError("is not asked"))

    def run(self) -> None:
        try:
            self.outcome = self._reply()
        except TransportError as failure:
            self.outcome = failure
        except Exception as failure:  # noqa: BLE001 - urllib3 raises also what sockets and ssl raise
            self.outcome = _explained(failure, self.limits)
        finally:
            self.is_done.set()

    def _reply(self) -> Reply:
        from urllib3 import Timeout

        response = self.manager.request(
            "GET", self.url, headers=self.headers, redirect=False, retries=False,
            preload_content=False, decode_content=False,
            timeout=Timeout(connect=self.limits.connect, read=self.limits.read),
        )  # fmt: skip
        is_whole = False
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            content = self._content(response)
            is_whole = True
        finally:
            # A connection with an answer that was not read to its end is of no use.
            response.release_conn() if is_whole else response.close()
        encoding = headers.get("content-encoding", "").strip().lower()
        if encoding not in {"", "identity"}:
            content = _unpacked(content, encoding, self.limits.size)
        return Reply(response.status, headers, content)

    def _content(self, response: BaseHTTPResponse) -> bytes:
        pieces = bytearray()
        while piece := response.read1(_PIECE, decode_content=False):
            pieces += piece
            if len(pieces) > self.limits.size:
                raise _too_large(self.limits.size)
            if self.is_cancelled.is_set():
                raise TransportError("is no longer waited for")
        return bytes(pieces)


def _unpacked(content: bytes, encoding: str, size: int) -> bytes:
    """Return a content without its compression, in memory for no more than `size` bytes."""
    if encoding not in {"gzip", "x-gzip"}:
        raise TransportError(f"compresses its answer as `{encoding[:20]}`", is_bad_answer=True)
    unpacked = b""
    while content:
        inflater = zlib.decompressobj(_GZIP)
        try:
            unpacked += inflater.decompress(content, size + 1 - len(unpacked))
        except zlib.error:
            raise TransportError("sends damaged data", is_bad_answer=True, may_pass=True) from None
        if len(unpacked) > size:
            raise _too_large(size)
        if not inflater.eof:
            raise TransportError(
                "ends in the middle of its answer", is_bad_answer=True, may_pass=True
            )
        content = inflater.unused_data
    return unpacked


def _too_large(size: int) -> TransportError:
    return TransportError(f"sends more than {size:,} bytes", is_bad_answer=True)


_CERTIFICATE = (
    "is the clock of this computer right? a network that inspects connections has a certificate of "
    f"its own, which the system has to know, or `{BUNDLES[0]}` has to name"
)
_PROXY = "see what `HTTPS_PROXY`, or the settings of your system, say of the proxy"


_SECONDS = re.compile(r"timeout=(\d+(?:\.\d+)?)")


def _explained(failure: Exception, limits: Limits) -> TransportError:
    """Return why there is no reply. What a library says of it may contain the user's key."""
    from urllib3 import exceptions

    match failure:
        case exceptions.NameResolutionError():
            hint = "is this computer connected to the network?"
            return TransportError("is not known by this name", hint=hint)
        case exceptions.ProxyError(original_error=ConnectionError() as broken):
            # urllib3 takes each connection that ends early for one that the proxy has refused.
            return _explained(broken, limits)
        case exceptions.ProxyError():
            return TransportError("cannot be reached through the proxy", hint=_PROXY)
        case exceptions.ConnectTimeoutError():
            return TransportError(f"cannot be reached within {limits.connect:g} seconds")
        case exceptions.ReadTimeoutError():
            # Until there is a connection the limit is another one, as for the proxy or for TLS.
            found = _SECONDS.search(str(failure))
            seconds = float(found[1]) if found else limits.read
            return TransportError(f"sends nothing for {seconds:g} seconds")
        case exceptions.SSLError(args=(ssl.SSLCertVerificationError(), *_)):
            return TransportError(
                "has a certificate that this computer does not trust", hint=_CERTIFICATE
            )
        case exceptions.SSLError():
            return TransportError("cannot be connected to with TLS", hint=_CERTIFICATE)
        case exceptions.NewConnectionError():
            return TransportError("cannot be reached", may_pass=True)
        case exceptions.ProtocolError() | OSError():
            return TransportError("breaks the connection", may_pass=True)
    return TransportError("does not answer as a server of HTTP", is_bad_answer=True)
