"""Sections that the format does not have but people add, as far as it is clear what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.texts import Texts, joined
from cvtex.importers.resume.entries import (
    address_of,
    first,
    highlights_of,
    keywords_of,
    period_of,
    summary_of,
    with_first_line,
)
from cvtex.importers.resume.sections import KINDS, Kind, section_of
from cvtex.text.escaping import escaped

SAME = {
    "experience": "work",
    "workExperience": "work",
    "employment": "work",
    "volunteering": "volunteer",
    "certifications": "certificates",
    "certificate": "certificates",
    "honors": "awards",
    "achievements": "awards",
    "hobbies": "interests",
    "papers": "publications",
}
"""Other keys of known sections, in older versions and as people write them."""


def _teaching(entry: Node, texts: Texts) -> Mapping[str, Value]:
    return {
        "date": period_of(entry, texts),
        "position": texts.line(first(entry, "position", "role")),
        "course": texts.line(first(entry, "course", "name", "title")),
        "institution": texts.line(first(entry, "institution", "organization")),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def _talk(entry: Node, texts: Texts) -> Mapping[str, Value]:
    return {
        "date": period_of(entry, texts),
        "title": texts.line(first(entry, "title", "name")),
        "venues": texts.items(first(entry, "event", "venue", "conference", "organization")),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def _membership(entry: Node, texts: Texts) -> Mapping[str, Value]:
    return {
        "date": period_of(entry, texts),
        "organization": texts.line(first(entry, "organization", "name", "title")),
        "position": texts.line(first(entry, "position", "role")),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def _course(entry: Node, texts: Texts) -> Mapping[str, Value]:
    return {
        "date": period_of(entry, texts),
        "name": texts.line(first(entry, "name", "title", "course")),
        "provider": texts.line(first(entry, "provider", "institution", "issuer", "organization")),
        "score": texts.line(entry.get("score")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def _any(entry: Node, texts: Texts) -> Mapping[str, Value]:
    titles = ("title", "name", "label", "position", "role")
    title = texts.line(first(entry, *titles))
    owner = texts.line(first(entry, "organization", "issuer", "institution", "company", "event"))
    return {
        "date": period_of(entry, texts),
        "title": joined(title, owner, by=", "),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": with_first_line(", ".join(keywords_of(entry, texts)), summary_of(entry, texts)),
        "highlights": highlights_of(entry, texts),
    }


_TALKS = Kind("talks", _talk, "title", ("venues",))
_OTHERS: Mapping[str, Kind] = {
    "teaching": Kind("teaching", _teaching, "course", ("position", "institution")),
    "talks": _TALKS,
    "presentations": _TALKS,
    "memberships": Kind("memberships", _membership, "organization", ("position",)),
    "affiliations": Kind("memberships", _membership, "organization", ("position",)),
    "courses": Kind("courses", _course, "name", ("provider",)),
}
"""Sections that other formats have, and that are read as theirs."""

_ANY = Kind("entries", _any, "title", ("location",))


def known_kind(key: str) -> Kind | None:
    """Return the kind of a section by its key, in any case; None if it is not known."""
    folded = re.sub(r"[\W_]", "", key).casefold()
    known = {
        **{name.casefold(): kind for name, kind in KINDS.items()},
        **{name.casefold(): KINDS[same] for name, same in SAME.items()},
        **_OTHERS,
    }
    return known.get(folded)


def further_section(key: str, nodes: Node, texts: Texts) -> Mapping[str, Value]:
    """Return a section of texts or entries under a key that is its title; empty if it is neither.

    Its values are taken as far as their keys are clear.
    """
    title = title_from(key)
    if nodes.is_text:
        return {"title": title, "text": texts.prose(nodes)}
    items = list(nodes)
    if nodes.is_list and items and all(item.is_text for item in items):
        return {"title": title, "list": texts.items(nodes)}
    if nodes.is_list and items and all(item.is_mapping for item in items):
        return section_of(_ANY, nodes, texts, title)
    return {}


def title_from(key: str) -> str:
    """Return a title for a key: `openSource` and `open_source` are `Open Source`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", key).split()
    if len(words) > 1 and " " in key:
        return escaped(key.strip())
    return escaped(" ".join(word[:1].upper() + word[1:] for word in words))
