"""The values that `writer` writes: texts, lists and mappings, with comments for the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cvtex.yaml.scalars import clean

Value: TypeAlias = "str | Commented | Sequence[Value] | Mapping[str, Value] | None"
"""A value of a `cv.yaml`; None, an empty text, list or mapping is left out when it is written."""


@dataclass(frozen=True, slots=True)
class Commented:
    """A value with a comment for the user above it, where something needs a look.

    `comment` is one or more whole sentences without `#`, on one line each. If the value is empty,
    the comment stands alone.
    """

    value: Value
    comment: str


def pruned(value: Value) -> Value:
    """Return a value without anything that is empty, and without control characters.

    Comments stay: a `Commented` never has another in it, and is empty only as a value of a mapping.
    """
    content, comment = parts(value)
    match content:
        case str():
            content = clean(content)
        case Mapping():
            kept = _kept(content)
            content = kept if any(parts(child)[0] for child in kept.values()) else None
            if content is None:
                comment = _joined(comment, *(parts(child)[1] for child in kept.values()))
        case Sequence():
            items: list[Value] = []
            ahead = ""
            for child in map(pruned, content):
                held, own = parts(child)
                ahead = _joined(ahead, own)
                if held:
                    items.append(Commented(held, ahead) if ahead else held)
                    ahead = ""
            content, comment = items, _joined(comment, ahead)
    if comment:
        return Commented(content or None, comment)
    return content or None


def _kept(mapping: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of a mapping that are not empty, and empty ones with a comment.

    Of keys that are equal without control characters, the last with anything counts.
    """
    kept: dict[str, Value] = {}
    for key, child in mapping.items():
        name, held = clean(key), pruned(child)
        if parts(held)[0] or (held is not None and name not in kept):
            kept[name] = held
    return kept


def parts(value: Value) -> tuple[str | Sequence[Value] | Mapping[str, Value] | None, str]:
    """Return a value without its comment, and the comment."""
    comment = ""
    while isinstance(value, Commented):
        comment = _joined(comment, value.comment)
        value = value.value
    return value, comment


def _joined(*comments: str) -> str:
    return "\n".join(filter(None, comments))
