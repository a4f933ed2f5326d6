"""`importers.parts.contacts`: accounts, addresses and pictures as they are in the wild."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cvtex.importers.origin import Node, Tree
from cvtex.importers.parts.contacts import (
    address_in,
    profile_of,
    take_address,
    take_emails,
    take_picture,
)


def node(value: Any) -> Node:
    """Return a value as that of a file."""
    tree = Tree()
    return tree.node([tree.node(item) for item in value] if isinstance(value, list) else value)


@pytest.mark.parametrize(
    ("network", "username", "url", "profile"),
    [
        ("github", "mdoe", "https://www.github.com/mdoe/",
         {"network": "GitHub", "username": "mdoe"}),
        ("LinkedIn", "https://linkedin.com/in/mara-doe", "",
         {"network": "LinkedIn", "username": "mara-doe"}),
        ("LinkedIn", "mara doe", "https://www.linkedin.com/in/mara-doe-1",
         {"network": "LinkedIn", "username": "mara doe",
          "url": "https://www.linkedin.com/in/mara-doe-1"}),
        ("Google Scholar", "Mara Doe", "https://scholar.google.com/citations?user=qc6CJjYAAAAJ",
         {"network": "Google Scholar", "username": "qc6CJjYAAAAJ"}),
        ("", "", "https://orcid.org/0000-0002-1825-0097",
         {"network": "ORCID", "username": "0000-0002-1825-0097"}),
        ("", "", "forge.example.org/m",
         {"network": "forge.example.org", "username": "", "url": "https://forge.example.org/m"}),
        ("X", "@mdoe", "", {"network": "X", "username": "@mdoe"}),
        ("X", "@mdoe", "https://x.com/mdoe", {"network": "X", "username": "@mdoe"}),
        ("ORCID", "0000-0002-1825-0098", "", None),
        ("Forge", "mara", "", None),
        ("", "mara", "", None),
    ],
)  # fmt: skip
def test_an_account_has_what_is_needed(
    network: str, username: str, url: str, profile: dict[str, str] | None
) -> None:
    """The username where cvtex knows its address; both where these do not fit each other."""
    assert profile_of(node(network), node(username), node(url)) == profile


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.example/b", "https://a.example/b"), ("a.example", "https://a.example"),
        (" www.a.example ", "https://www.a.example"), ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""), ("my page", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_address_is_absolute(written: str, address: str) -> None:
    """Or it is none, and the reason is told."""
    place = node(written)

    assert address_in(written) == take_address(place) == address
    assert bool(place.fate) == bool(written)


@pytest.mark.parametrize(
    ("written", "emails"),
    [
        ("a@b.example", ["a@b.example"]),
        ("a@b.example, mailto:c@d.example", ["a@b.example", "c@d.example"]),
        (["a@b.example", "none"], ["a@b.example"]), ("a at b.example", []), ("", []),
        ("a.b (at) c [DOT] example", ["a.b@c.example"]), ("a (at) b", []),
        ("a <dot> b<@>c.example", ["a.b@c.example"]),
    ],
)  # fmt: skip
def test_addresses_of_mail_are_whole(written: Any, emails: list[str]) -> None:
    """What is none is not taken."""
    assert take_emails(node(written)) == emails


PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("me.png", "me.png"), ("img/my face.PNG", "my-face.PNG"), ("img/photo", "photo.png"),
        ("../outside.png", ""), ("link.png", ""), ("text.png", ""), ("none.png", ""),
        ("https://a.example/me.png", ""), ("data:image/png;base64,AAAA", ""), ("img", ""),
        ("a\0b", ""), ("", ""), ("data:image/png;base64,iVBORw0KGgo=", "photo.png"),
        ("data:image/svg+xml,<svg/>", ""),
    ],
)  # fmt: skip
def test_a_picture_lies_beside_the_file(written: str, name: str, tmp_path: Path) -> None:
    """One elsewhere, on the network or of another format is left, with the reason."""
    folder = tmp_path / "cv"
    (folder / "img").mkdir(parents=True)
    for path in ("me.png", "img/my face.PNG", "img/photo", "../outside.png"):
        (folder / path).write_bytes(PNG)
    (folder / "text.png").write_text("text")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    place = node(written)

    found, copies = take_picture(place, folder / "resume.json")
    assert (found, [*copies]) == (name, [name] if name else [])
    assert bool(place.fate) == bool(written)
