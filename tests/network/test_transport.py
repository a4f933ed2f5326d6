"""`network.transport`: certificates and proxies; the rest is in `test_client`."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cvtex.network.transport import BUNDLES, HttpTransport, Limits, TransportError


class Server(HTTPServer):
    """A server on this computer that notes what it is asked; as a proxy it refuses."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str | None]] = []

    def handle_error(self, *_: object) -> None:
        """Say nothing of connections that the client has given up."""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.note(200)

    def do_CONNECT(self) -> None:
        self.note(403)

    def note(self, status: int) -> None:
        assert isinstance(self.server, Server)
        self.server.asked.append((self.path, self.headers.get("Proxy-Authorization")))
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def leave(self, _status: int) -> None:
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Run a server without a proxy in the environment."""
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Server() as running:
        thread = Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Return the path of a certificate for `localhost` that nobody has signed, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    signed = (
        builder.not_valid_before(datetime(2020, 1, 1))  # noqa: DTZ001 - UTC is meant without saying so
        .not_valid_after(datetime(2020, 1, 1) + timedelta(days=36_500))  # noqa: DTZ001 - the same
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    form = serialization.Encoding.PEM
    written = key.private_bytes(
        form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(written + signed.public_bytes(form))
    return path


def failure(url: str) -> str:
    """Return why there is no reply."""
    transport = HttpTransport(Limits())
    with pytest.raises(TransportError) as raised:
        transport.send(url, {})
    transport.close()
    return str(raised.value)


def over_tls(server: Server, certificate: Path) -> str:
    """Let a server speak TLS, and return its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    return f"https://localhost:{server.server_port}/a"


def test_a_certificate_has_to_be_trusted(server: Server, certificate: Path) -> None:
    """Nothing is asked of a server that may be another one."""
    url = over_tls(server, certificate)

    assert failure(url) == "has a certificate that this computer does not trust"
    assert server.asked == []


@pytest.mark.parametrize("name", BUNDLES)
def test_certificates_are_also_those_that_the_environment_names(
    server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A company's, for example, by the names that other programs have for them too."""
    monkeypatch.setenv(name, str(certificate))
    transport = HttpTransport(Limits())
    reply = transport.send(over_tls(server, certificate), {})
    transport.close()

    assert (reply.status, server.asked) == (200, [("/a", None)])


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_without_certificates_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    """Without those that the user means, another message would lead astray."""
    path = tmp_path / "bundle.pem"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    said = f"is not asked: `SSL_CERT_FILE` names `{path}`, which has no certificates"
    assert failure("https://api.example.org/") == said


def test_a_server_without_tls_is_told(server: Server) -> None:
    """It is no matter of certificates."""
    assert failure(f"https://127.0.0.1:{server.server_port}/") == "cannot be connected to with TLS"


@pytest.mark.parametrize("login", ["", "mara:p%40ss@"])
def test_a_proxy_is_that_of_the_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch, login: str
) -> None:
    """Also with a name and a password; it sees the host but not the request."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://{login}127.0.0.1:{server.server_port}")

    assert failure("https://api.example.org/a?key=b") == "cannot be reached through the proxy"
    sent = f"Basic {b64encode(b'mara:p@ss').decode()}" if login else None
    assert server.asked == [("api.example.org:443", sent)]


def test_some_hosts_need_no_proxy(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of `NO_PROXY`."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("NO_PROXY", "localhost")

    assert failure(f"https://localhost:{server.server_port}/a") == "cannot be connected to with TLS"
    assert server.asked == []


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("socks5://127.0.0.1:1", "through a proxy of an unknown kind, `socks5`"),
        ("ftp://127.0.0.1", "through a proxy of an unknown kind, `ftp`"),
        ("http://[127.0.0.1", "through a proxy whose address is wrong"),
        ("http://127.0.0.1:x", "through a proxy whose address is wrong"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, proxy: str, said: str
) -> None:
    """It is of a kind that needs another package, or its address is none."""
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    monkeypatch.delenv("NO_PROXY", raising=False)

    assert failure("https://api.example.org/") == f"is to be reached {said}"


def test_a_connection_through_a_proxy_that_breaks_may_be_tried_again(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not the proxy that refuses it."""
    monkeypatch.setattr(Handler, "note", Handler.leave)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.server_port}")
    transport = HttpTransport(Limits())
    with pytest.raises(TransportError, match="breaks the connection") as raised:
        transport.send("https://api.example.org/a", {})

    assert raised.value.may_pass
