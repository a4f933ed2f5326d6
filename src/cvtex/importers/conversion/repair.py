"""Take out of a draft what would make the `cv.yaml` invalid, in the smallest parts that cure it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cvtex.diagnostics import Code
from cvtex.importers.draft import YOUR_NAME
from cvtex.text.escaping import escaped
from cvtex.validation.wrong_values import WrongValue, wrong_values
from cvtex.yaml import Data
from cvtex.yaml.commented import Commented, Value, parts, pruned
from cvtex.yaml.loader import LARGEST
from cvtex.yaml.writer import to_yaml

Path = tuple[int | str, ...]

_MOST_ROUNDS = 60
"""The most times that a draft is validated; a cure may show the next mistake."""


class Removed(NamedTuple):
    """A part of a draft that is not in the CV: its texts, and why."""

    texts: tuple[str, ...]
    reason: str


def repaired(cv: Value) -> tuple[Value, tuple[Removed, ...]]:
    """Return a draft that validates, without anything empty, and what has been taken out of it.

    A date that cannot be read is marked as a text, what looks like markup by mistake is escaped,
    and a section without a title has none; only what is wrong for another reason is taken out.
    """
    removed: list[Removed] = []
    cv = _shortened(pruned(cv), removed)
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
    return {"name": YOUR_NAME}, tuple(removed)


_TOO_LONG = f"the CV would be longer than {LARGEST:,} characters"


def _shortened(cv: Value, removed: list[Removed]) -> Value:
    """Return a draft that cvtex can read, without its longest sections if it is too long."""
    excess = len(to_yaml(cv)) - _MOST
    if excess <= 0:
        return cv
    below: list[Path] = [(key,) for key in _keys(cv) if key != "sections"]
    sections = parts(at(cv, ("sections",)))[0]
    if isinstance(sections, Sequence):
        below += [("sections", number) for number in range(len(sections))]
    sizes = {path: len(to_yaml([[at(cv, path)]])) for path in below}
    longest: set[Path] = set()
    for path in sorted(below, key=lambda path: sizes[path], reverse=True):
        if excess > 0 and (path != ("name",) or sizes[path] > _LONGEST_NAME):
            longest.add(path)
            removed.append(_removal(at(cv, path), _TOO_LONG))
            excess -= sizes[path]
    kept: dict[str, Value] = {key: at(cv, (key,)) for key in _keys(cv) if (key,) not in longest}
    if isinstance(sections, Sequence):
        kept["sections"] = [
            section
            for number, section in enumerate(sections)
            if ("sections", number) not in longest
        ]
    return _shortened(pruned(kept), removed)


_LONGEST_NAME = 1000
_MOST = LARGEST - 10_000
"""How long the text of a CV may be, with room for its first lines and for what a cure adds."""


def _keys(cv: Value) -> list[str]:
    content = parts(cv)[0]
    return list(content) if isinstance(content, Mapping) else []


def _wrong(cv: Value) -> tuple[WrongValue, ...]:
    return wrong_values(data_of(cv))


def data_of(value: Value) -> Data:
    """Return the data of a value without anything empty, as it is read from its file."""
    content = parts(value)[0]
    match content:
        case Mapping():
            return {key: data_of(child) for key, child in content.items() if parts(child)[0]}
        case str() | None:
            return content
    return [data_of(child) for child in content]


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)


def _cured(
    cv: Value, wrong: WrongValue, tried: set[tuple[Path, str]], removed: list[Removed]
) -> Value:
    """Return a draft in which one value is changed or taken out."""
    path = wrong.path
    if wrong.is_missing and path == ("name",):
        content, comment = parts(cv)
        held = dict(content) if isinstance(content, Mapping) else {}
        placeholder = Commented(YOUR_NAME, "The imported file has no name.")
        if not held:
            removed.append(_removal(cv, "it is not a mapping of keys"))
        return Commented({"name": placeholder, **held}, comment)
    for name, place, other in _cures(cv, wrong):
        if (path, name) not in tried:
            tried.add((path, name))
            return replaced(cv, place, other)
    if wrong.is_missing:
        path = path[:-1]
    removed.append(_removal(at(cv, path), _IN_THE_CV.sub("", wrong.reason)))
    return replaced(cv, path, None) if path else {}


_IN_THE_CV = re.compile(r" in `[^`]*`$")
"""The end of a reason that names a place in the CV, which the user does not have yet."""

_DOLLAR = re.compile(r"(?<!\\)\$")


def _cures(cv: Value, wrong: WrongValue) -> Iterator[tuple[str, Path, Value]]:
    """Yield what may cure a value: a name for it, and what to write at which path."""
    path = wrong.path
    content = parts(at(cv, path))[0]
    match content:
        case str() if wrong.code is Code.INVALID_DATE:
            yield "text", path, {"text": content}
        case str():
            yield "dollars", path, _DOLLAR.sub(r"\\$", content)
            yield "escaped", path, escaped(content.replace("\\$", "$"))
        case Sequence() if all(isinstance(parts(item)[0], str) for item in content):
            # Texts without an entry among them are a list.
            section = parts(at(cv, path[:-1]))[0]
            if path[:1] == ("sections",) and isinstance(section, Mapping) and "list" not in section:
                others = {key: value for key, value in section.items() if key != path[-1]}
                yield "list", path[:-1], {**others, "list": at(cv, path)}
    if wrong.is_missing and len(path) == len(("sections", 0, "title")) and path[-1] == "title":
        section = parts(at(cv, path[:-1]))[0]
        if isinstance(section, Mapping):
            yield "untitled", path[:-1], {"title": "none", **section}


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
