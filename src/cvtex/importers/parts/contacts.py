"""Addresses, accounts and pictures of other programs, as a `cv.yaml` has them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.pictures import picture_in
from cvtex.schema.person.networks import (
    NETWORKS,
    Network,
    address_of,
    has_wrong_check,
    network_called,
    username_in,
)
from cvtex.text.addresses import is_absolute, link_target

_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+")


def address_in(written: str) -> str:
    """Return a web address, with the `https://` that it may lack; empty for any other text."""
    text = written.strip()
    if is_absolute(text):
        return text
    return link_target(text) or ""


def take_address(node: Node) -> str:
    """Take a web address; empty if there is none, and the reason is told if it is another text."""
    address = address_in(node.peek())
    if address:
        node.text()
    elif node.is_text and node:
        node.left("it is not a web address")
    return address


def take_emails(node: Node) -> list[str]:
    """Take the e-mail addresses of a text or a list; other texts are not taken.

    So are those that are hidden from programs that read websites: `mara (at) example [dot] org`.
    """
    found: list[str] = []
    for item in node:
        written = _HIDDEN.sub(lambda match: _SIGNS[match[1].lower()], item.peek())
        parts = [part.strip().removeprefix("mailto:") for part in re.split(r"[,;\s]+", written)]
        parts = [part for part in parts if part]
        if parts and all(map(_EMAIL.fullmatch, parts)):
            if written == item.peek():
                item.text()
            else:
                item.understood()
            found += parts
    return found


_SIGNS = {"at": "@", "dot": ".", "@": "@", ".": "."}
_HIDDEN = re.compile(r"\s{0,3}[\[({<]\s{0,3}(at|dot|@|\.)\s{0,3}[\])}>]\s{0,3}", re.IGNORECASE)


def one_or_all(values: list[str]) -> Value:
    """Return the only value as it is, or the list of them."""
    return values[0] if len(values) == 1 else values


def profile_of(network: Node, username: Node, url: Node, named: str = "") -> Value:
    """Take an account: its network, its username, its address, of which two may be missing.

    `named` is the name of the network, if the file does not have it as a value. If cvtex knows the
    network, the username is enough. Returns None if there is nothing to show,
    and then takes nothing.
    """
    address = address_in(url.peek())
    login = " ".join(username.peek().split())
    if not address and address_in(login) and "/" in login:
        address, url, login = address_in(login), username, ""
    called = network.peek() or named
    known = network_called(called) if called else _network_of(address)
    name = known.name if known else called or _host(address)
    if not (name and (address or login)):
        return None
    if known and (right := _right_username(known, login, address)):
        _express(network, name)
        for node in (username, url):
            node.understood()
        return {"network": name, "username": right}
    if not address:
        return None
    _express(network, name)
    url.text()
    username.text()
    return {"network": name, "username": login, "url": address}


def _right_username(network: Network, login: str, address: str) -> str:
    """Return the username from which the address follows; empty if it does not."""
    found = username_in(network, address) if address else ""
    if found and login.removeprefix("@") == found and address_of(network, login):
        return login  # with its sign, as it is written
    if found and (not login or network.is_opaque or _same(found, login)):
        return found
    if login and not address and address_of(network, login):
        return "" if has_wrong_check(network, login) else login
    return ""


def _same(first: str, second: str) -> bool:
    return first.casefold().lstrip("@~") == second.casefold().lstrip("@~").rstrip("/")


def _express(network: Node, name: str) -> None:
    """Take the name of a network, which may be spelled in another way."""
    if network.peek() == name:
        network.text()
    else:
        network.understood()


def _network_of(address: str) -> Network | None:
    if not address:
        return None
    return next((network for network in NETWORKS if username_in(network, address)), None)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


_NAME = re.compile(r"[^\w.+@()-]+")
_KINDS = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}


def take_picture(node: Node, beside: Path) -> tuple[str, dict[str, Path | bytes]]:
    """Take the picture that a file has in it, or names, if it lies beside the file or below.

    Returns the name that it gets beside the `cv.yaml`, and the path from which it is copied, or its
    content; of other pictures, the reason why they are not carried over is told.
    """
    written = node.peek()
    if not written:
        return "", {}
    if re.match(r"(?i)data:", written):
        name, data = picture_in(written)
        if not name:
            return _left(node, "it is a picture, but neither a PNG nor a JPEG file")
        node.understood()
        return name, {name: data}
    if is_absolute(written) or written.startswith("//"):
        return _left(
            node, "it is an address: save the picture beside the CV, and name it as `image`"
        )
    folder = beside.parent.resolve()
    try:
        path = (folder / written.removeprefix("file://")).resolve()
        if folder not in path.parents or not path.is_file():
            return _left(node, "there is no such file beside the imported one")
        with path.open("rb") as file:
            start = file.read(8)
    except (OSError, ValueError):
        return _left(node, "the file cannot be read")
    suffix = next((suffix for magic, suffix in _KINDS.items() if start.startswith(magic)), "")
    if not suffix:
        return _left(node, "it is neither a PNG nor a JPEG file")
    stem = _NAME.sub("-", path.stem).strip(".-") or "picture"
    name = f"{stem}{path.suffix if _fits(path.suffix, suffix) else suffix}"
    if name == written:
        node.text()
    else:
        node.understood()
    return name, {name: path}


def _fits(suffix: str, kind: str) -> bool:
    return suffix.lower().replace("jpeg", "jpg") == kind


def _left(node: Node, reason: str) -> tuple[str, dict[str, Path | bytes]]:
    node.left(reason)
    return "", {}
