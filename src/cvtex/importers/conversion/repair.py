"""Take out of a draft what would make the `cv.yaml` invalid, in the smallest parts that cure it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cvtex.diagnostics import Code
from cvtex.source import Source
from cvtex.text.escaping import escaped
from cvtex.validation.wrong_values import WrongValue, wrong_values
from cvtex.yaml import parse_yaml
from cvtex.yaml.writer import Commented, Value, parts, pruned, to_yaml

Path = tuple[int | str, ...]

PLACEHOLDER = "<Your name>"
"""The name of a CV whose source has none; cvtex warns of it (`checks.placeholders`)."""

_MOST_ROUNDS = 60
"""The most times that a draft is validated; a cure may show the next mistake."""


class Removed(NamedTuple):
    """A part of a draft that is not in the CV: its texts, and why."""

    texts: tuple[str, ...]
    reason: str


def repaired(cv: Value) -> tuple[Value, tuple[Removed, ...]]:
    """Return a draft that validates, without anything empty, and what has been taken out of it.

    A date that cannot be read is marked as a text, and what looks like markup but is none is
    escaped; only what is wrong for another reason is taken out.
    """
    cv = pruned(cv)
    removed: list[Removed] = []
    tried: set[tuple[Path, str]] = set()
    for _ in range(_MOST_ROUNDS):
        wrong = _wrong(cv)
        if not wrong:
            return cv, tuple(removed)
        # Later items of a list first, so that the places of the others stay.
        for value in sorted(wrong, key=lambda value: _order(value.path), reverse=True):
            cv = _cured(cv, value, tried, removed)
        cv = pruned(cv)
    removed.extend(_removal(child, "its part of the CV is not valid") for child in _below(cv))
    return {"name": PLACEHOLDER}, tuple(removed)


def _wrong(cv: Value) -> tuple[WrongValue, ...]:
    parsed = parse_yaml(Source("cv.yaml", to_yaml(cv))).value
    return wrong_values(parsed) if parsed is not None else ()


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)


def _cured(
    cv: Value, wrong: WrongValue, tried: set[tuple[Path, str]], removed: list[Removed]
) -> Value:
    """Return a draft in which one value is changed or taken out."""
    path = wrong.path
    if wrong.is_missing:
        if path == ("name",):
            content, comment = parts(cv)
            held = dict(content) if isinstance(content, Mapping) else {}
            placeholder = Commented(PLACEHOLDER, "The imported file has no name.")
            return Commented({"name": placeholder, **held}, comment)
        path = path[:-1]
    content = parts(at(cv, path))[0]
    if isinstance(content, str):
        for cure, other in _cures(content, wrong.code):
            if (path, cure) not in tried:
                tried.add((path, cure))
                return replaced(cv, path, other)
    if content is None and len(path) == 0:
        return cv
    if not path:  # the whole is wrong, as a draft that is only a list
        removed.append(_removal(cv, wrong.reason))
        return {"name": PLACEHOLDER}
    removed.append(_removal(content, wrong.reason))
    return replaced(cv, path, None)


def _cures(text: str, code: Code) -> list[tuple[str, Value]]:
    """Return what may be written in the place of a text that is not valid."""
    if code is Code.INVALID_DATE:
        return [("as text", {"text": text})]
    plain = escaped(text)
    return [("escaped", plain)] if plain != text else []


def at(value: Value, path: Path) -> Value:
    """Return the value at a path, or None."""
    for part in path:
        content = parts(value)[0]
        match content:
            case Mapping():
                value = content.get(str(part))
            case Sequence() if not isinstance(content, str) and isinstance(part, int):
                value = content[part] if part < len(content) else None
            case _:
                return None
    return value


def replaced(value: Value, path: Path, new: Value) -> Value:
    """Return a value with another at a path; its comment stays, unless the new value is None."""
    content, comment = parts(value)
    if not path:
        return Commented(new, comment) if comment and new is not None else new
    changed: Value = content
    match content:
        case Mapping():
            key = str(path[0])
            changed = {**content, key: replaced(content.get(key), path[1:], new)}
        case Sequence() if not isinstance(content, str) and isinstance(path[0], int):
            changed = [
                replaced(child, path[1:], new) if number == path[0] else child
                for number, child in enumerate(content)
            ]
    return Commented(changed, comment) if comment else changed


def _removal(value: Value, reason: str) -> Removed:
    return Removed(tuple(texts_of(value)), reason)


def _below(value: Value) -> list[Value]:
    content = parts(value)[0]
    return list(content.values()) if isinstance(content, Mapping) else [content]


def texts_of(value: Value) -> list[str]:
    """Return all texts of a value, at any depth and with its comments, in their order."""
    content, comment = parts(value)
    found = [comment] if comment else []
    match content:
        case str():
            found.append(content)
        case Mapping():
            for key, child in content.items():
                found += [key, *texts_of(child)]
        case Sequence():
            for child in content:
                found += texts_of(child)
    return found
