"""Collaborations: groups of authors that an entry names as an author, or in `collaboration`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.bibliography import Reference
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.names import NameList
from cvtex.publications.library import Library
from cvtex.text.folding import fold

_SEVERAL = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")
_COMMON = re.compile(r"\b(?:the|for|on|behalf|of|collaborations?|consortium|team|group|and)\b")
_MOST_KEYS = 5
"""The most citation keys in the message about the owner."""


def unnamed_collaboration(entry: Reference, names: NameList) -> str:
    """Return the field `collaboration` without the collaborations that are among the authors."""
    group = entry.text("collaboration")
    if not any(name.literal or "ollaboration" in name.text for name in names.names):
        return group
    authors = " ".join(f" {_core(name.text)} " for name in names.names)
    parts = [part for part in _SEVERAL.split(group) if _core(part)]
    unnamed = [part for part in parts if f" {_core(part)} " not in authors]
    return group if len(unnamed) == len(parts) else ", ".join(unnamed)


def is_by_collaboration(entry: Reference) -> bool:
    """Tell whether an entry is the work of a collaboration, whose members it need not name."""
    if entry.get("collaboration"):
        return True
    written = entry.get(entry.role)
    return "ollaborat" in written or "onsortium" in written


def owner_not_found(library: Library) -> Iterator[Diagnostic]:
    """Report in one message the works of collaborations in which the owner was not found."""
    entries = list(library.collaborations.values())
    if not entries:
        return
    keys = ", ".join(f"`{entry.key}`" for entry in entries[:_MOST_KEYS])
    if len(entries) > _MOST_KEYS:
        keys += f" and {len(entries) - _MOST_KEYS} more"
    message = f"the owner is not named in the work of a collaboration: {keys}"
    if len(entries) > 1:
        count = len(entries)
        message = f"the owner is not named in {count} works of collaborations: {keys}"
    hint = "add the collaboration to `signs_as` in the CV to mark it as you, or write"
    hint += f" `publication_style: {{entries: {{{entries[0].key}: {{mine: false}}}}}}` for each"
    first = entries[0]
    place = first.fields[first.role].span if first.role in first.fields else first.span
    yield warning(Code.OWNER_NOT_FOUND, message, place, hints=(hint,))


def _core(name: str) -> str:
    """Return the words of a name that distinguish it from other collaborations, folded."""
    return " ".join(_COMMON.sub(" ", re.sub(r"[^\w\s]", " ", fold(name))).split())
