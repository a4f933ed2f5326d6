"""The header of a CV of RenderCV: contacts, accounts and the picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from cvtex.files.paths import is_file
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.rendercv.entries import mail_of, phone_of, place_in
from cvtex.importers.rendercv.style import Style, filled
from cvtex.schema.person.networks import (
    NETWORKS,
    address_of,
    folded,
    has_wrong_check,
    network_called,
    username_in,
)
from cvtex.text.escaping import escaped

_SPELLED = {"stackoverflow": "Stack Overflow", "leetcode": "LeetCode", "imdb": "IMDb"}
_PICTURES = frozenset({".png", ".jpg", ".jpeg"})
_WORDS = {
    "email": "email", "phone": "phone", "location": "location", "address": "location",
    "website": "url", "url": "url", "social_networks": "profiles", "profiles": "profiles",
    "custom_connections": "profiles",
}  # fmt: skip
"""The keys of contacts, and what cvtex calls them in the order of the header."""


def contacts(cv: Node, style: Style, *, shows_addresses: bool) -> dict[str, Value]:
    """Take the contacts. `shows_addresses` prints the addresses of accounts, not their names."""
    mails, others = _several(cv.get("email"), mail_of)
    phones, more = _several(cv.get("phone"), phone_of)
    pages, rest = _several(cv.get("website", "url"), style.address)
    others = [*others, *more, *rest]
    places: list[Value] = []
    location = cv.get("location", "address")
    if location.is_list:
        places.extend(style.texts(location))
    elif place := place_in(location, style):
        places.append(place)
    if cv.get("location"):
        cv.get("address").left("the CV has a location")
    profiles: list[Value] = []
    for node in cv.get("social_networks", "profiles"):
        profile, left = _profile(node, style, shows_address=shows_addresses)
        profiles.extend([profile] if profile else [])
        others.extend(left)
    personal: list[Value] = []
    for node in cv.get("custom_connections"):
        text, link, icon = node.get("placeholder"), node.get("url"), node.get("fontawesome_icon")
        words, address = text.text(), style.address(link)
        if address:
            known = _known(address)
            if known and folded(words) in {folded(known[0]), folded(known[1])}:
                link.understood()
                profiles.append({"network": known[0], "username": known[1]})
            else:
                if _is_same(words, address):
                    text.understood()
                    words = ""
                pages.append({"label": words, "value": address} if words else address)
            icon.understood()
        elif words:
            personal.append({"label": _titled(icon) or "Other", "value": style.rich(words)})
            icon.understood()
    personal.extend({"label": "Contact", "value": escaped(text)} for text in others)
    return filled(
        ("email", _alone(mails)),
        ("phone", _alone(phones)),
        ("location", _alone(places)),
        ("url", _alone(pages)),
        ("profiles", profiles),
        ("personal", {"other": personal} if personal else None),
    )


def _is_same(words: str, address: str) -> bool:
    """Tell whether the words of a link are its address, as it would be without them."""
    shown, target = (re.sub(r"^https?://(?:www\.)?|/$", "", x) for x in (words, address))
    return shown.casefold() == target.casefold()


def order_of(cv: Node) -> list[str]:
    """Return the contacts in the order of the file, by their names in `header.order`."""
    found = dict.fromkeys(_WORDS[key] for key, _ in cv.items() if key in _WORDS)
    return list(found)


def _several(nodes: Node, take: object) -> tuple[list[Value], list[str]]:
    """Take each of some values; return those of the right form, and the texts of the others."""
    good: list[Value] = []
    bad: list[str] = []
    for node in nodes:
        if not callable(take):
            continue
        if value := take(node):
            good.append(value)
        elif text := node.text():
            bad.append(text)
    return good, bad


def _alone(values: list[Value]) -> Value:
    return values[0] if len(values) == 1 else values


def _profile(node: Node, style: Style, *, shows_address: bool) -> tuple[Value, list[str]]:
    """Take an account. What is neither a username nor an address is returned as a text."""
    if node.is_text:
        address = style.address(node)
        known = _known(address) if address else None
        if known:
            node.understood()
            return {"network": known[0], "username": known[1]}, []
        return ({"network": address, "url": address} if address else None), []
    name, user = node.get("network", "name"), node.get("username", "user")
    address = style.address(node.get("url"))
    username = user.peek()
    if not address and username.startswith(("http://", "https://", "www.")):
        address, username = style.address(user), ""
    called = _SPELLED.get(name.peek().lower(), name.peek())
    network = network_called(called)
    name.meaning()
    if network is None:
        user.text()
        if not address:
            text = ": ".join(filter(None, (called, username)))
            return None, [text] if text else []
        return filled(("network", called or username), ("username", username), ("url", address)), []
    at_address = username_in(network, address) if address else None
    own = address_of(network, username) if username else None
    if username and (own is None or has_wrong_check(network, username)):
        user.text()
        # RenderCV makes an address of any text.
        if not address and re.fullmatch(r"[\w.@~/-]+", username) and network.name != "Mastodon":
            address = network.address.format(username.removeprefix("@"))
        if address:
            return {"network": network.name, "username": username, "url": address}, []
        return None, [f"{called}: {username}"]
    user.text()
    if at_address and (not username or at_address == username.lstrip("@")):
        node.get("url").understood()
        username, address = at_address, ""
        user.understood()
        own = address_of(network, username)
    if address:
        return filled(("network", network.name), ("username", username), ("url", address)), []
    if shows_address and own:
        shown = re.sub(r"^https?://(?:www\.)?", "", own).rstrip("/")
        return {"network": network.name, "username": shown, "url": own}, []
    return {"network": network.name, "username": username}, []


def _known(address: str) -> tuple[str, str] | None:
    """Return the network and the username that an address leads to."""
    for network in NETWORKS:
        if network.address != "https://{}" and (user := username_in(network, address)):
            return network.name, user
    return None


def _titled(icon: Node) -> str:
    """Return the name of an icon as words: `Calendar days`."""
    words = re.sub(r"^(?:fa[a-z]?[ -])?(?:fa-)?", "", icon.peek()).replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def picture(node: Node, folder: Path) -> tuple[str, Mapping[str, Path]]:
    """Take the picture: its name beside the `cv.yaml`, and the file that is copied.

    An address, a file of another type and one that does not exist are left.
    """
    name = node.peek()
    if not name:
        return "", {}
    if "://" in name:
        node.left("it is an address: save the picture beside the CV, and name it in `image`")
        return "", {}
    path = PurePosixPath(name.replace("\\", "/"))
    if path.suffix.lower() not in _PICTURES:
        node.left("a picture has to be a PNG or a JPEG file")
        return "", {}
    file = folder / path
    if not is_file(file):
        node.left("there is no such file")
        return "", {}
    node.understood()
    return path.name, {path.name: file}
