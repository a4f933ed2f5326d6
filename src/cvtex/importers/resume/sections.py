"""The sections of a résumé: which kind of a `cv.yaml` each becomes, and what its entries need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from cvtex.dates import DateError, parse_date
from cvtex.importers.draft import Commented, Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.texts import Texts, divided
from cvtex.importers.resume import entries
from cvtex.importers.titles import title_of
from cvtex.locales import Locale
from cvtex.text.dois import normal_doi
from cvtex.text.escaping import escaped

ReadEntry = Callable[[Node, Texts], Mapping[str, Value]]
Entry = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of section: its name in a `cv.yaml`, how an entry is read, and what it must have.

    `required` is the key that each entry needs, and `instead` are those that can stand for it.
    `are_words` tells whether the entries are so short that people also write a mapping of them.
    """

    name: str
    read: ReadEntry
    required: str
    instead: tuple[str, ...] = ()
    are_words: bool = False


KINDS: Mapping[str, Kind] = {
    "work": Kind("experience", entries.experience, "organization", ("position", "location")),
    "volunteer": Kind("volunteer", entries.volunteer, "organization", ("position", "location")),
    "education": Kind("education", entries.education, "institution", ("degree", "area")),
    "awards": Kind("awards", entries.award, "title", ("awarder",)),
    "certificates": Kind("certificates", entries.certificate, "name", ("issuer",)),
    "publications": Kind("publications", entries.publication, "title", ("venue",)),
    "skills": Kind("skills", entries.skill, "name", ("keywords", "level"), are_words=True),
    "languages": Kind("languages", entries.language, "language", ("fluency",), are_words=True),
    "interests": Kind("interests", entries.interest, "name", ("keywords",), are_words=True),
    "references": Kind("references", entries.reference, "name", ("organization", "position")),
    "projects": Kind("projects", entries.project, "name", ("location",)),
}
"""The kinds, by the keys of JSON Resume."""

UNNAMED = "<what is this>"
"""A placeholder, which `cvtex validate` reports."""

_MANY_WORDS = 3


def section_of(kind: Kind, nodes: Node, texts: Texts, title: str = "") -> Mapping[str, Value]:
    """Return a section with the entries of a list; without any, an empty one.

    `title` is that of the file, if it has one.
    """
    heading = title or title_of(kind.name, texts.locale)
    if kind.name == "references" and _is_on_request(nodes):
        nodes.understood()
        return {"title": heading, kind.name: "on request"}
    items = list(_entries(kind, nodes, texts))
    if not items:
        return {}
    if kind.name == "publications":
        return {"title": heading, kind.name: _publications(items, texts.locale)}
    if all(isinstance(item, str) for item in items):
        return {"title": heading, "list": items}
    names_only = all(isinstance(item, Mapping) and {*item} == {"name"} for item in items)
    layout = {"style": "inline"} if names_only and len(items) > _MANY_WORDS else None
    return {"title": heading, "layout": layout, kind.name: items}


def _is_on_request(nodes: Node) -> bool:
    words = [leaf.peek().casefold().strip(" .") for leaf in nodes.leaves()]
    return len(words) == 1 and words[0] in {
        f"{first}{preposition} request"
        for first in ("", "available ", "references available ")
        for preposition in ("on", "upon")
    }


def _entries(kind: Kind, nodes: Node, texts: Texts) -> Iterator[Value]:
    """Yield the entries of a list that have anything in them.

    Of words, `{Programming: [Python]}` stands for an entry with a name and keywords.
    """
    names = (kind.required, "name", *kind.instead)
    if not (kind.are_words and nodes.is_mapping) or nodes.get(*names):
        yield from filter(None, (_entry(kind, node, texts) for node in _flat(nodes)))
        return
    for key, value in nodes.items():
        words = texts.words(value)
        if "keywords" in kind.instead:
            yield {kind.required: escaped(key), "keywords": words}
        else:
            yield {kind.required: escaped(key), kind.instead[0]: ", ".join(words)}


def _flat(nodes: Node) -> Iterator[Node]:
    """Yield the entries of a list, some of which may be in a list, as those of one employer."""
    for node in nodes:
        yield from node if node.is_list else (node,)


def _entry(kind: Kind, node: Node, texts: Texts) -> Value:
    """Return an entry that has what it must have; None if there is nothing in it."""
    read = kind.read(node, texts)
    if node.is_text and not any(read.values()):
        read = {**read, kind.required: texts.line(node)}
    fields: dict[str, Value] = {key: value for key, value in read.items() if value}
    if not {*fields} - {"type"}:
        return None
    if texts.has_lists_apart and "highlights" in read and isinstance(fields.get("summary"), str):
        _divide(fields)
    place = str(fields.get("location", ""))
    if place and str(fields.get(kind.required)).casefold().endswith(f", {place}".casefold()):
        # The employer or the school is named with its place already.
        node.get("location").understood()
        del fields["location"]
    if kind.name == "references" and {*fields} == {"reference"}:
        return fields["reference"]
    if kind.required not in fields:
        key = next((key for key in kind.instead if key in fields), "")
        fields[kind.required] = _as_text(fields.pop(key)) if key else UNNAMED
    return {key: fields[key] for key in read if key in fields}


def _divide(fields: dict[str, Value]) -> None:
    """Make the list at the end of a summary the highlights, where there are none."""
    if "highlights" not in fields:
        summary, highlights = divided(str(fields["summary"]))
        fields |= {"summary": summary, "highlights": highlights}
        if not summary:
            del fields["summary"]


def _as_text(value: Value) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(word for word in value if isinstance(word, str))
    return str(value)


def _publications(items: Sequence[Value], locale: Locale) -> Value:
    """Return a list of publications, with what the user can do about their authors."""
    found = [item for item in items if isinstance(item, Mapping)]
    order = "" if _are_newest_first(found, locale) else "file"
    listed: Entry = {"sort_by": order, "entries": items}
    lacking = [item for item in found if not item.get("authors")]
    if not lacking:
        return listed
    addresses = [str(item.get("doi") or item.get("url") or "") for item in lacking]
    dois = dict.fromkeys(filter(None, map(normal_doi, addresses)))
    comment = "These have no authors in the imported file: add `authors: […]` to each."
    if dois:
        words = " ".join(map("doi:{}".format, dois))
        comment += f"\nOr fetch complete entries into a .bib file: cvtex add {words}"
    return Commented(listed, comment)


def _are_newest_first(items: Sequence[Entry], locale: Locale) -> bool:
    """Tell whether publications are in the order that a list has by itself."""
    if len(items) == 1:
        return True
    keys = []
    for item in items:
        with suppress(DateError):
            keys.append(parse_date(str(item.get("date", "")), locale).sort_key)
    return len(keys) == len(items) and keys == sorted(keys, reverse=True)
