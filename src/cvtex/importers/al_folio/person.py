"""What a site of al-folio says of the person: the name, the address, the accounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cvtex.files.paths import is_file
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node, Tree
from cvtex.importers.parts.contacts import profile_of, take_address, take_emails

_NETWORKS = {
    "scholar": "Google Scholar", "research_gate": "ResearchGate", "stackoverflow": "Stack Overflow",
    "semanticscholar": "Semantic Scholar", "inspirehep": "INSPIRE", "ieee": "IEEE Xplore",
    "publons": "Web of Science", "wos": "Web of Science", "hal": "HAL", "acm": "ACM", "osf": "OSF",
    "researcher": "Web of Science",
}  # fmt: skip
"""The names of networks that al-folio calls in another way."""

_ADDRESSES = {
    "zotero": ("Zotero", "https://www.zotero.org/{}"),
    "quora": ("Quora", "https://www.quora.com/profile/{}"),
    "lastfm": ("Last.fm", "https://www.last.fm/user/{}"),
    "strava": ("Strava", "https://www.strava.com/athletes/{}"),
    "hackerrank": ("HackerRank", "https://www.hackerrank.com/{}"),
}  # fmt: skip

_EXAMPLES = frozenset({"qc6CJjYAAAAJ", "you@example.com", "1010907", "your.email@example.com"})
"""The accounts and the address that al-folio comes with."""

_SUFFIX = re.compile(r"_(?:username|userid|user_id|id|profile|url|number)$")
_OF_THE_SITE = frozenset({"rss_icon", "cv_pdf", "wechat_qr", "rss_url"})


def name_of(config: Node, known: str) -> str:
    """Return the name of the person: that of the CV, `known`, or that of the site."""
    nodes = [config.get(key) for key in ("first_name", "middle_name", "last_name")]
    if not known:
        return " ".join(" ".join(node.text() for node in nodes).split())
    for node in nodes:
        if node.peek().casefold() in known.casefold():
            node.understood()
        else:
            node.left(f"the name in the CV is “{known}”")
    return known


def accounts_of(
    config: Node, socials: Node, known: list[str]
) -> tuple[dict[str, Value], list[Value]]:
    """Take the e-mail addresses and the accounts of a site; the CV has the addresses `known`."""
    values: dict[str, Value] = {}
    profiles: list[Value] = _custom(socials) if socials.is_list else []
    mails = list(known)
    for key, node in (*socials.items(), *config.items()):
        if node.peek() in _EXAMPLES:
            node.left("it is the example of al-folio")
        elif key == "email":
            if node.peek().casefold() in {mail.casefold() for mail in mails}:
                node.understood()
            else:
                mails.extend(take_emails(node))
        elif key in _OF_THE_SITE:
            node.left("it is a setting of the site")
        elif key == "work_url":
            values["url"] = take_address(node)
        elif key.startswith("custom_social"):
            profiles.extend(_custom(node))
        elif _SUFFIX.search(key):
            profiles.append(_account(_SUFFIX.sub("", key), node))
    values["email"] = mails[0] if len(mails) == 1 else mails
    unique = {str(profile): profile for profile in profiles if profile}
    return {key: value for key, value in values.items() if value}, list(unique.values())


def _account(name: str, node: Node) -> Value:
    if name in _ADDRESSES and "/" not in node.peek():
        network, address = _ADDRESSES[name]
        return {"network": network, "username": node.peek(), "url": address.format(node.text())}
    network = _NETWORKS.get(name, name.replace("_", " "))
    written = _username(node.peek())
    # A node of its own: the text of the file may have more than the username.
    account, empty = Tree().node(written), Tree().node(None)
    is_address = "/" in written and name != "dblp"
    found = profile_of(
        Tree().node(network), empty if is_address else account, account if is_address else empty
    )
    if found is not None:
        node.understood()
    if found is None and name == "mastodon" and "@" in node.peek():
        server, _, user = node.peek().removeprefix("https://").partition("/@")
        node.understood()
        return {"network": "Mastodon", "username": f"@{user}@{server}"} if user else None
    return found


def _username(written: str) -> str:
    """Return a username without what people leave behind it: a comment, a slash, a parameter."""
    name = re.split(r"#\s", written, maxsplit=1)[0].strip()
    name = re.sub(r"&\w+(?:=\S*)?$", "", name) if "://" not in name else name
    if found := re.fullmatch(r"(\d{4})(\d{4})(\d{4})(\d{3}[\dX])", name):
        return "-".join(found.groups())
    return name if "://" in name else name.removesuffix("/")


def _custom(node: Node) -> list[Value]:
    """Take accounts that al-folio does not know, each with a title, an address and a picture."""
    found: list[Value] = []
    for item in node if node.is_list else (node,):
        item.get("logo", "icon").left("cvtex has the icons of its networks")
        title = item.get("title", "name")
        if profile := profile_of(title, Tree().node(None), item.get("url")):
            found.append(profile)
            item.get("name").understood()
    return found


def picture_of(about: Node, folder: Path) -> tuple[str, dict[str, Path]]:
    """Take the picture of the first page, which is in `assets/img`."""
    node = about.get("image")
    name = node.peek()
    file = folder / "assets" / "img" / Path(name).name if name else folder
    if not name:
        return "", {}
    if file.suffix.lower() not in {".png", ".jpg", ".jpeg"} or not is_file(file):
        node.left("there is no such PNG or JPEG file in `assets/img`")
        return "", {}
    node.understood()
    return file.name, {file.name: file}


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, without the marks of a list and commas at their ends."""
    lines = (re.sub(r"^[-*+]\s+", "", line.strip()).strip(" \\,") for line in text.splitlines())
    return list(filter(None, lines))


_REMARK = re.compile(r"[.!?…]$|\b(?:me|my|I|you|your)\b", re.IGNORECASE)
_MOST_WORDS = 8
"""The most words of a line of an address."""


def is_remark(lines: Sequence[str]) -> bool:
    """Tell whether what stands below the picture is a sentence or a caption, not an address."""
    return any(_REMARK.search(line) or len(line.split()) > _MOST_WORDS for line in lines)


def base_of(config: Node) -> str:
    """Return the address that the site is at, without a slash at its end; empty if unknown."""
    url, path = config.get("url"), config.get("baseurl")
    address = url.peek().rstrip("/")
    if not re.match(r"https?://[^\s/]+\.[^\s/]+", address) or "alshedivat.github.io" in address:
        url.left("it is not the address of a site of yours")
        path.left("it is not the address of a site of yours")
        return ""
    path.understood()
    folder = path.peek().strip("/")
    return f"{address}/{folder}" if folder else address
