"""The JSON Schema of names and accounts of people."""

from __future__ import annotations

from typing import Any

from cvtex.schema.person.networks import NETWORKS

Schema = dict[str, Any]


def require_one_of(definition: Schema, *keys: str) -> None:
    """Change the schema of a mapping so that one of some texts must be there, and not blank.

    It is said by `not`, for the reason that `require_a_block` gives.
    """
    empty = {"type": ["string", "null"], "pattern": r"^\s*$"}
    definition["not"] = {"properties": dict.fromkeys(keys, empty)}


def offer_networks(schema: Schema) -> None:
    """Add the networks that cvtex knows to the schema of a network, so that editors offer them."""
    known = {"type": "string", "enum": [network.name for network in NETWORKS]}
    other = {key: schema.pop(key) for key in ("type", "pattern")}
    schema["anyOf"] = [{**known, "title": "a network that cvtex knows"}, other]
