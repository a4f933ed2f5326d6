"""`schema.person.networks`: names, usernames and addresses of the networks."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.files import resources
from cvtex.schema.person.networks import (
    NETWORKS,
    Network,
    address_of,
    check_character,
    folded,
    has_wrong_check,
    is_opaque,
    names,
    network_called,
    username_in,
)
from cvtex.text.addresses import is_absolute

PAGE = (Path(__file__).parents[3] / "docs/cv-yaml.md").read_text(encoding="utf-8")


def called(name: str) -> Network:
    network = network_called(name)
    assert network is not None
    return network


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_the_example_of_a_network_has_its_form(network: Network) -> None:
    """The example that a message shows is accepted, and its address is one."""
    address = address_of(network, network.like)

    assert address is not None
    assert is_absolute(address)
    assert not has_wrong_check(network, network.like)


@pytest.mark.parametrize("network", NETWORKS, ids=lambda network: network.name)
def test_a_username_is_found_in_its_address(network: Network) -> None:
    """Also with another scheme or a slash at the end; a number of WhatsApp is not."""
    address = address_of(network, network.like) or ""
    plain = network.like.removeprefix(network.dropped) if network.dropped else network.like

    found = {
        username_in(network, written)
        for written in (address, address.rstrip("/") + "/", address.replace("https:", "http:"))
    }
    if network.name == "WhatsApp":
        assert found == {None}
    else:
        assert {name and name.removeprefix("@") for name in found} == {plain}


def test_no_name_stands_for_two_networks() -> None:
    """A name finds its network, whatever its case and signs."""
    all_names = sorted(folded(name) for name, _ in names())

    assert len(NETWORKS) >= 40
    assert [name for name, following in pairwise(all_names) if name == following] == []
    for name, network in names():
        assert network_called(f" {name.upper().replace(' ', '-')} ") is network


def test_unknown_names_have_no_network() -> None:
    """A name that only begins like that of a network is another one."""
    assert network_called("GitHub Enterprise") is None
    assert network_called("") is None


@pytest.mark.parametrize(
    ("name", "username", "address"),
    [
        ("Mastodon", "mara@social.example", "https://social.example/@mara"),
        ("Mastodon", "@mara@social.example", "https://social.example/@mara"),
        ("Mastodon", "@mara", None),
        ("WhatsApp", "+46 (555) 010-203", "https://wa.me/46555010203"),
        ("WhatsApp", "0555 010 203", None),
        ("YouTube", "@mara", "https://www.youtube.com/@mara"),
        (
            "YouTube", "UC0123456789abcdefghijkl",
            "https://www.youtube.com/channel/UC0123456789abcdefghijkl",
        ),
        ("SourceHut", "~mara", "https://sr.ht/~mara"),
        ("arXiv", "0000-0002-1825-0097", "https://arxiv.org/a/0000-0002-1825-0097"),
        ("Substack", "mara", "https://mara.substack.com"),
        ("GitHub", "-mara", None),
        ("GitHub", "m" * 40, None),
        ("X", "mara lindqvist", None),
        ("ORCID", "0000-0002-1825-009x", None),
        ("Lattes", "123456789012345", None),
    ],
)  # fmt: skip
def test_an_address_follows_from_a_username(name: str, username: str, address: str | None) -> None:
    """Signs that people write before a username are left out; a wrong form gives nothing."""
    assert address_of(called(name), username) == address


@pytest.mark.parametrize(
    ("name", "address", "username"),
    [
        ("LinkedIn", "https://se.linkedin.com/in/mara-lindqvist/?trk=x", "mara-lindqvist"),
        ("LinkedIn", "linkedin.com/in/mara-lindqvist", "mara-lindqvist"),
        ("LinkedIn", "https://www.linkedin.com/company/fjord", None),
        ("GitHub", "https://github.com/mara/project", None),
        ("GitHub", "https://mara.github.io/", None),
        ("GitHub", "https://git.example.org/mara", None),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("ORCID", "https://orcid.org/0000-0002-1825-0098", None),
        ("Mastodon", "https://social.example/@mara", "@mara@social.example"),
        ("Mastodon", "https://social.example/mara", None),
    ],
)
def test_a_username_is_taken_only_from_a_certain_address(
    name: str, address: str, username: str | None
) -> None:
    """The address of a company, a project or another host is left as it is."""
    assert username_in(called(name), address) == username


@pytest.mark.parametrize(
    ("identifier", "is_right"),
    [
        # The first three are of the documentation of ORCID, the last two have a changed digit.
        ("0000-0002-1825-0097", True),
        ("0000-0001-5109-3700", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1694-2330", False),
        ("0000-0001-5109-7300", False),
    ],
)
def test_the_last_digit_of_an_orcid_is_checked(identifier: str, *, is_right: bool) -> None:
    """At ORCID, and where an ORCID stands in the place of a username."""
    assert has_wrong_check(called("ORCID"), identifier) is not is_right
    assert has_wrong_check(called("arXiv"), identifier) is not is_right


@given(st.from_regex(r"[0-9]{15}", fullmatch=True), st.integers(0, 14), st.integers(1, 9))
def test_a_check_character_finds_every_wrong_digit(digits: str, place: int, more: int) -> None:
    """ISO 7064 MOD 11-2 has another character for each change of one digit."""
    changed = f"{digits[:place]}{(int(digits[place]) + more) % 10}{digits[place + 1 :]}"

    assert check_character(changed) != check_character(digits)


def test_codes_are_not_shown() -> None:
    """The number of a channel is one too, though its network has names."""
    assert is_opaque(called("Google Scholar"), "qc6CJjYAAAAJ")
    assert is_opaque(called("YouTube"), "UC0123456789abcdefghijkl")
    assert not is_opaque(called("YouTube"), "mara")


def test_most_networks_have_an_icon() -> None:
    """Those for which the fonts of icons have none are printed with their name."""
    icons = (resources.templates() / "base/icons.tex").read_text(encoding="utf-8")
    known = set(re.findall(r"\{contact-(\w+)\}", icons))
    having = [network.name for network in NETWORKS if folded(network.name) in known]

    assert len(having) >= 40
    assert {"GitHub", "ORCID", "Google Scholar", "LinkedIn", "Mastodon", "Spotify"} <= {*having}


def test_the_guide_names_all_networks() -> None:
    """It has each, and no other."""
    (listed,) = re.findall(r"a username is enough:\n(.*)\.\n", PAGE)

    assert sorted(re.split(", | and ", listed)) == sorted(network.name for network in NETWORKS)
