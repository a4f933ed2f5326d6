"""Accounts on networks: the network and the username, the address, or all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from cvtex.diagnostics import Code
from cvtex.diagnostics.suggestions import clearly_closest, closest
from cvtex.schema.base import Model
from cvtex.schema.fields import Line, Url
from cvtex.schema.reading import fail, within

if TYPE_CHECKING:
    from typing import Self

    from cvtex.schema.person.networks import Network


class Profile(Model):
    """An account on a network (JSON Resume's `profiles`)."""

    network: Line
    """The name of the network, printed before the account. Examples: `GitHub` | `ORCID`"""

    username: Line | None = None
    """The name of the account, printed as a link. With a network that cvtex knows, it is enough;
    without it, the address is printed. Example: `mlindqvist`
    """

    url: Url | None = None
    """The address of the account; for many networks cvtex knows it from the username.
    Example: `https://git.example.org/mlindqvist`
    """

    @model_validator(mode="after")
    def _complete(self) -> Self:
        """Return the profile with the address or the username that follows from the other."""
        if self.url is not None and self.username is not None:
            return self
        from cvtex.schema.person.networks import network_called, username_in

        network = network_called(self.network)
        if self.url is None:
            known = network or _unknown(self.network)
            found = {"network": known.name, "url": _address(known, self.username)}
            return self.model_construct({"network", "username"}, username=self.username, **found)
        username = username_in(network, self.url) if network and not network.is_opaque else None
        return self.model_copy(update={"username": username}) if username else self

    @property
    def is_only_link(self) -> bool:
        """Whether the username is a number or a code: then the network's name is the link."""
        if "url" in self.model_fields_set or self.username is None:
            return False
        from cvtex.schema.person.networks import is_opaque, network_called

        network = network_called(self.network)
        return network is not None and is_opaque(network, self.username)


def _unknown(name: str) -> NoReturn:
    """Fail for a network without an address, with the network that may be meant."""
    from cvtex.schema.person.networks import names

    known = [known for known, _ in names()]
    meant = closest(name, known)
    if meant is None:
        hint = "add `url: …`: cvtex does not know the addresses of this network"
        fail(Code.MISSING_FIELD, f"`url` is missing for the network `{name}`", hint)
    _fail_at(
        "network",
        f"cvtex does not know the addresses of `{name}`",
        f"did you mean `{meant}`? If not, add `url: …`",
        clearly_closest(name, known) or "",
    )


def _fail_at(key: str, message: str, hint: str, fix: str = "") -> NoReturn:
    """Fail with the place of one key of a profile."""
    try:
        fail(Code.INVALID_VALUE, message, hint, fix=fix)
    except PydanticCustomError as problem:
        raise within(problem, key) from None


def _address(network: Network, username: str | None) -> str:
    """Return the address of an account; fail if the username does not have the right form."""
    from cvtex.schema.person.networks import address_of, has_wrong_check, username_in

    if username is None:
        hint = f"add `username: …`, such as `{network.like}`, or `url: …`"
        message = f"a profile on {network.name} without `username` and `url`"
        fail(Code.MISSING_FIELD, message, hint)
    address = address_of(network, username)
    if address is None or has_wrong_check(network, username):
        _wrong(network, username, username_in(network, username) or _respelled(network, username))
    return address


_ADDRESS = r"(?i)https?://|www\."
_CHECKED = r"(?i)(?:ORCID:?\s*)?([0-9]{4})[-\s]?([0-9]{4})[-\s]?([0-9]{4})[-\s]?([0-9]{3}[0-9X])"


def _respelled(network: Network, username: str) -> str:
    """Return a username in the form of its network, if only signs or the case are wrong."""
    from cvtex.schema.person.networks import address_of, has_wrong_check

    found = re.fullmatch(_CHECKED, username.strip())
    if network.name in {"ORCID", "ISNI"} and found:
        between = "-" if network.name == "ORCID" else ""
        meant = between.join(found.groups()).upper()
        return meant if address_of(network, meant) and not has_wrong_check(network, meant) else ""
    if re.match(_ADDRESS, username):
        return ""
    path, _, last = username.rpartition("/")
    tail = last if f"{path}/" in network.address else ""
    candidates = (username.lower(), username.lstrip("@~/"), tail)
    for meant in candidates:
        is_right = address_of(network, meant) and not has_wrong_check(network, meant)
        if meant != username and is_right:
            return meant
    return ""


def _wrong(network: Network, username: str, meant: str) -> NoReturn:
    """Fail for a username of the wrong form."""
    from cvtex.schema.person.networks import address_of

    meant = meant.removeprefix("@")  # YAML needs quotes for it, and networks do without
    if re.match(_ADDRESS, username):
        hint = f"write `username: {meant}`" if meant else "write it as `url: …`"
        _fail_at("username", f"`{username}` is an address", hint, meant)
    if address_of(network, username):
        message = f"`{username}` has a wrong digit: its last one does not fit the others"
        hint = f"copy it from your page at {network.name}; it has the form `{network.like}`"
        _fail_at("username", message, hint)
    message = f"`{username}` is not a username of {network.name}"
    hint = f"write `{meant}`" if meant else f"it has the form `{network.like}`; or add `url: …`"
    _fail_at("username", message, hint, meant)
