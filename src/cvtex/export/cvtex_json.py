"""Export a `Document` as JSON for other programs; `docs/json.md` documents the keys.

Keys may be added to version 1. No key is removed, and no key changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TypeAlias

from pydantic import BaseModel

from cvtex import document as doc
from cvtex.dates import DateText, iso_moment
from cvtex.diagnostics import Result
from cvtex.names import Name
from cvtex.schema.entry_lists import PlainLine
from cvtex.text import Inlines, Prose, RichText, is_rich, plain_text
from cvtex.text.html_writer import html

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

VERSION = 1


def to_json(document: doc.Document) -> str:
    """Return a document as JSON text, which ends with a newline."""
    return json.dumps(_document(document), ensure_ascii=False, indent=2) + "\n"


def write_json(document: doc.Document) -> Result[str]:
    """Return a document as JSON text; everything has a place in it."""
    return Result(to_json(document))


def _document(document: doc.Document) -> Mapping[str, Json]:
    last = document.last_updated
    return {
        "cvtex": VERSION,
        "name": document.name,
        "name_parts": asdict(document.name_parts),
        **_rich("label", document.label),
        "language": document.language,
        "image": document.image,
        "image_alt": document.image_alt,
        "contacts": [_contact(item) for item in document.header],
        "sections": [
            {
                **_rich("title", section.title),
                **_language(section.language),
                "blocks": [_block(block) for block in section.blocks],
            }
            for section in document.sections
        ],
        "last_updated": {"date": last.date, **_rich("note", last.note)} if last else None,
        "bibliography": [
            {
                "key": fate.key,
                "outcome": fate.outcome,
                "merged_with": fate.target or None,
                "reason": fate.reason or None,
                "source": {"path": fate.origin.path, "line": fate.origin.line},
            }
            for fate in document.bibliography
        ],
    }


def _block(block: doc.Block) -> Mapping[str, Json]:
    content: dict[str, Json] = {"kind": block.kind, **_language(block.language)}
    if block.title:
        content |= _rich("title", block.title)
    match block.kind:
        case "text":
            content |= _rich_list("paragraphs", block.paragraphs)
        case "list":
            content |= _rich_list("lines", block.lines)
            if block.first_number is not None:
                content["first_number"] = block.first_number
        case "contact":
            content["contacts"] = [_contact(item) for item in block.contacts]
        case "publications":
            content |= _rich("legend", block.legend)
            content["groups"] = [
                {
                    "title": group.title,
                    "publications": [_publication(item) for item in group.publications],
                }
                for group in block.groups
            ]
        case _:
            content["items"] = [_item(item) for item in block.items]
            if block.paragraphs:  # in the place of the items
                content |= _rich_list("paragraphs", block.paragraphs)
    return content


def _language(tag: str) -> dict[str, Json]:
    """Return the language of a part, if it is not that of the CV."""
    return {"language": tag} if tag else {}


def _contact(item: doc.ContactItem) -> Mapping[str, Json]:
    return {"kind": item.kind, "label": item.label, **_rich("text", item.text), "url": item.url}


def _item(item: doc.Item) -> Mapping[str, Json]:
    if isinstance(item.entry, PlainLine):
        return _rich("line", item.line)
    content: dict[str, Json] = {}
    for name in type(item.entry).model_fields:
        content |= _value(name, getattr(item.entry, name))
    if not content.get("language", True):
        del content["language"]
    if "positions" in content:
        content["positions"] = [_item(position) for position in item.positions]
    if "date" in content:
        content["date"] = _date(getattr(item.entry, "date", None), item.full_date)
    return content


def _value(name: str, value: object) -> Mapping[str, Json]:
    match value:
        case RichText(inlines):
            return _rich(name, inlines)
        case Prose(paragraphs):
            return _rich_list(name, tuple(paragraph.inlines for paragraph in paragraphs))
        case tuple() if all(isinstance(item, RichText) for item in value):
            return _rich_list(name, tuple(item.inlines for item in value))
        case tuple():
            return {name: [str(item) for item in value]}
        case DateText():
            return {name: _date(value, value.text)}
        case BaseModel():
            return {name: value.model_dump(mode="json")}
        case None | bool() | int():
            return {name: value}
    return {name: str(value)}


def _publication(publication: doc.Publication) -> Mapping[str, Json]:
    venues = [venue for line in publication.venue_lines for venue in line]
    return {
        "key": publication.key,
        "type": publication.type,
        "label": publication.label,
        **_rich("title", publication.title),
        "authors": [_author(author) for author in publication.authors],
        "others": publication.others,
        "closing": publication.closing,
        "date": _date(publication.date, venues[0].date if venues else ""),
        "status": next((venue.status for venue in venues if venue.status), ""),
        "venues": [_venue(venue) for venue in venues],
        "related": [
            {
                **_rich("label", related.label),
                **_rich("title", related.title),
                "venues": [_venue(venue) for venue in related.venues],
            }
            for related in publication.related
        ],
        **_rich("note", publication.note),
        **_rich("addendum", publication.addendum),
        "citations": publication.citations,
        "keywords": list(publication.keywords),
        "preprints": list(publication.preprints),
        "url": publication.url,
        "links": [
            {"kind": link.kind, "label": link.label, "url": link.url} for link in publication.links
        ],
        "source": {"path": publication.origin.path, "line": publication.origin.line},
    }


def _author(author: doc.Author) -> Mapping[str, Json]:
    return {
        **_name(author.name),
        "owner": author.is_owner,
        "marks": list(author.marks),
        "emphasis": str(author.emphasis),
        "shown": author.is_shown,
    }


def _name(name: Name) -> dict[str, Json]:
    return {
        "family": name.family,
        "given": name.given,
        "particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
        "text": name.text,
    }


_VENUE_PARTS = (
    "volume", "number", "pages", "chapter", "edition", "series", "publisher", "place",
    "institution", "organization", "event", "event_place",
)  # fmt: skip


def _venue(venue: doc.Venue) -> Mapping[str, Json]:
    return {
        "type": venue.type,
        **_rich("name", venue.name),
        **_rich("detail", venue.detail),
        "date": venue.date,
        "status": venue.status,
        **_rich_list("awards", venue.awards),
        "acceptance_rate": venue.acceptance_rate,
        **{name: getattr(venue, name) for name in _VENUE_PARTS},
        "editors": [_name(name) for name in venue.editors],
    }


def _date(date: DateText | None, printed: str) -> Json:
    """Return a date as printed, and its earliest and latest moments in ISO 8601."""
    if date is None:
        return None
    starts = [part.start for part in date.parts if part.start]
    ends = [part.end for part in date.parts if part.end]
    is_open = any(part.open or part.end is None for part in date.parts)
    return {
        "text": printed,
        "start": iso_moment(min(starts, key=lambda start: start.first_day)) if starts else None,
        "end": iso_moment(max(ends, key=lambda end: end.last_day))
        if ends and not is_open
        else None,
        "open": is_open,
    }


def _rich(name: str, inlines: Inlines) -> Mapping[str, Json]:
    """Return a text as plain characters under `name`, and as HTML too if it has formatting."""
    content: dict[str, Json] = {name: plain_text(inlines)}
    if is_rich(inlines):
        content[f"{name}_html"] = html(inlines)
    return content


def _rich_list(name: str, texts: Sequence[Inlines]) -> Mapping[str, Json]:
    """Return texts as plain characters, and all of them as HTML too if any has formatting."""
    content: dict[str, Json] = {name: [plain_text(text) for text in texts]}
    if any(map(is_rich, texts)):
        content[f"{name}_html"] = [html(text) for text in texts]
    return content
