"""`schema.person.profiles`: what follows from a network, a username and an address."""

from __future__ import annotations

import sys

import pytest
from pydantic import ValidationError

from cvtex.schema.person import Profile


def profile(**keys: str) -> Profile:
    return Profile.model_validate(keys)


def test_an_address_follows_from_the_username() -> None:
    """The network is printed as it is spelled there."""
    found = profile(network="git-hub", username="mara")

    assert (found.network, found.username, found.url) == (
        "GitHub", "mara", "https://github.com/mara",
    )  # fmt: skip
    assert not found.is_only_link


def test_a_username_follows_from_the_address() -> None:
    """If the network has one there; its name stays as it is written."""
    found = profile(network="linkedin", url="https://www.linkedin.com/in/mara-l/")

    assert (found.network, found.username) == ("linkedin", "mara-l")


@pytest.mark.parametrize(
    "keys",
    [
        {"network": "Github", "username": "Mara, at work", "url": "https://github.com/mara"},
        {"network": "ORCID", "username": "0000-0000-0000-0000", "url": "https://orcid.org/0"},
        {"network": "Forge", "url": "https://git.example.org/mara"},
        {"network": "Google Scholar", "url": "https://scholar.google.com/citations?user=qc6CJjYAAAAJ"},
        {"network": "GitHub", "url": "https://github.com/mara/project"},
    ],
)  # fmt: skip
def test_a_profile_with_an_address_stays_as_it_is(keys: dict[str, str]) -> None:
    """Whatever its username is, and if no username is certain."""
    found = profile(**keys)

    assert found.model_dump(exclude_none=True) == keys
    assert not found.is_only_link


def test_the_table_of_networks_is_read_only_if_it_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A profile with all its keys costs nothing."""
    monkeypatch.setitem(sys.modules, "cvtex.schema.person.networks", None)

    assert not profile(network="GitHub", username="m", url="https://github.com/m").is_only_link
    with pytest.raises(ImportError):
        profile(network="GitHub", username="m")


def test_a_code_is_only_a_link() -> None:
    """Nobody would read the code of an account, so that the network's name is the link."""
    assert profile(network="Scholar", username="qc6CJjYAAAAJ").is_only_link
    assert profile(network="Scholar", username="qc6CJjYAAAAJ").network == "Google Scholar"


@pytest.mark.parametrize(
    ("keys", "message", "hint", "fix"),
    [
        (
            {"network": "Githib", "username": "mara"},
            "cvtex does not know the addresses of `Githib`",
            "did you mean `GitHub`? If not, add `url: …`", "GitHub",
        ),
        (
            {"network": "Forge", "username": "mara"}, "`url` is missing for the network `Forge`",
            "add `url: …`: cvtex does not know the addresses of this network", "",
        ),
        (
            {"network": "GitHub"}, "a profile on GitHub without `username` and `url`",
            "add `username: …`, such as `mlindqvist`, or `url: …`", "",
        ),
        (
            {"network": "GitHub", "username": "https://github.com/mara"},
            "`https://github.com/mara` is an address", "write `username: mara`", "mara",
        ),
        (
            {"network": "GitHub", "username": "https://git.example.org/mara"},
            "`https://git.example.org/mara` is an address", "write it as `url: …`", "",
        ),
        (
            {"network": "GitHub", "username": "git.example.org/mara"},
            "`git.example.org/mara` is not a username of GitHub",
            "it has the form `mlindqvist`; or add `url: …`", "",
        ),
        (
            {"network": "LinkedIn", "username": "in/mara-l"},
            "`in/mara-l` is not a username of LinkedIn", "write `mara-l`", "mara-l",
        ),
        (
            {"network": "Mastodon", "username": "https://social.example/@mara"},
            "`https://social.example/@mara` is an address",
            "write `username: mara@social.example`", "mara@social.example",
        ),
        (
            {"network": "ORCID", "username": "ORCID: 000000021694233x"},
            "`ORCID: 000000021694233x` is not a username of ORCID",
            "write `0000-0002-1694-233X`", "0000-0002-1694-233X",
        ),
        (
            {"network": "ORCID", "username": "000000021694233"},
            "`000000021694233` is not a username of ORCID",
            "it has the form `0000-0002-1825-0097`; or add `url: …`", "",
        ),
        (
            {"network": "ORCID", "username": "0000-0002-1694-2330"},
            "`0000-0002-1694-2330` has a wrong digit: its last one does not fit the others",
            "copy it from your page at ORCID; it has the form `0000-0002-1825-0097`", "",
        ),
        (
            {"network": "ORCID", "username": "orcid.org/0000-0002-1694-2330"},
            "`orcid.org/0000-0002-1694-2330` is not a username of ORCID",
            "it has the form `0000-0002-1825-0097`; or add `url: …`", "",
        ),
        (
            {"network": "GitHub", "username": "Mara L"}, "`Mara L` is not a username of GitHub",
            "it has the form `mlindqvist`; or add `url: …`", "",
        ),
    ],
)  # fmt: skip
def test_a_wrong_profile_gives_one_error(
    keys: dict[str, str], message: str, hint: str, fix: str
) -> None:
    """It says what to write, and corrects what has only one right form."""
    with pytest.raises(ValidationError) as caught:
        profile(**keys)
    (problem,) = caught.value.errors()

    assert (problem["msg"], problem["ctx"]["hint"], problem["ctx"]["fix"]) == (message, hint, fix)
