"""The top of a CV: the person and how to reach them."""

from __future__ import annotations

from collections.abc import Mapping

from cvtex.importers.draft import Commented, Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import (
    address_in,
    one_or_all,
    profile_of,
    take_address,
    take_emails,
)
from cvtex.importers.parts.periods import take_date
from cvtex.importers.parts.places import take_address_line
from cvtex.importers.parts.texts import Texts, joined
from cvtex.schema.person.networks import network_called

_NO_NAME = "<your name>"


def person_of(
    basics: Node,
    picture: str,
    texts: Texts,
    place: Node | None = None,
    accounts: Node | None = None,
) -> dict[str, Value]:
    """Return the keys of the top of a `cv.yaml`, except for `language`.

    `place` and `accounts` are the location and the profiles, if they are not in `basics`.
    """
    place = basics.get("location") if place is None else place
    accounts = basics.get("profiles") if accounts is None else accounts
    name: Value = texts.label(basics.get("name", "fullName"))
    if not name:
        parts = {
            "given": texts.label(basics.get("firstName", "firstname", "first_name", "givenName")),
            "family": texts.label(basics.get("lastName", "lastname", "last_name", "familyName")),
        }
        name = parts if any(parts.values()) else ""
    other: list[Mapping[str, Value]] = []
    emails = take_emails(basics.get("email", "e-mail", "mail"))
    if not emails:
        label = str(texts.locale.words.get("email", "E-mail"))
        other += _as_text(basics.get("email", "e-mail", "mail"), label, texts)
    address = basics.get("url", "website", "homepage")
    homepages = [url for node in address if (url := take_address(node))]
    profiles = [_profile(node, other, texts) for node in accounts]
    # Some files have accounts beside the e-mail address: `"github": "mlindqvist"`.
    beside = [(key, node) for key, node in basics.items() if network_called(key)]
    profiles += [_account(key, node) for key, node in beside if node.is_text]
    return {
        "name": name or Commented(_NO_NAME, "The imported file has no name."),
        "label": texts.line(basics.get("headline", "label", "title")),
        "image": picture,
        "email": one_or_all(emails),
        "phone": one_or_all([texts.label(node) for node in basics.get("phone", "telephone")]),
        "location": joined(*(take_address_line(node, texts) for node in place), by="; "),
        "url": one_or_all(homepages),
        "profiles": [profile for profile in profiles if profile],
        "personal": {
            "birth_date": take_date(
                basics.get("birthDate", "dateOfBirth", "Date of Birth", "birthday", "birth")
                or place.get("dateOfBirth"),
                texts.locale,
            ),
            "nationality": texts.line(basics.get("nationality", "citizenship")),
            "other": other,
        },
    }


def _profile(node: Node, other: list[Mapping[str, Value]], texts: Texts) -> Value:
    """Take an account; a name on a network without an address becomes a personal detail."""
    if node.is_text:
        return profile_of(node.get("network"), node.get("username"), node)
    network = node.get("network", "name", "platform")
    username = node.get("username", "user", "handle")
    if found := profile_of(network, username, node.get("url", "link", "website")):
        return found
    if network.is_text and (rest := username or node.get("url")):
        other += _as_text(rest, texts.label(network), texts)
    return None


def _account(key: str, node: Node) -> Value:
    """Take an account that is a text under the name of its network."""
    nobody = node.get("username")
    if address_in(node.peek()) and "/" in node.peek():
        return profile_of(nobody, nobody, node)
    return profile_of(nobody, node, nobody, key)


def _as_text(node: Node, label: str, texts: Texts) -> list[Mapping[str, Value]]:
    value = texts.line(node)
    return [{"label": label, "value": value}] if value else []
