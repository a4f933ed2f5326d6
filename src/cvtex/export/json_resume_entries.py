"""The entries of a `Document` as those of JSON Resume, with the names that the format has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cvtex import document as doc
from cvtex.dates import DateText
from cvtex.export.plain import iso_period, lines_of, uri_of
from cvtex.schema.entry_lists import PlainLine
from cvtex.text import LineBreak, List, RichText, Style, Styled, plain_text

Json: TypeAlias = "str | Sequence[Json] | Mapping[str, Json]"
Fields: TypeAlias = "dict[str, Json]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the entries of a kind are in the format, and the keys that are called otherwise there.

    Fields that the format does not have, such as `thesis`, keep their names: its schema allows
    further keys. `dates` says whether an entry has a start and an end, or the key of its only date.
    """

    section: str
    keys: Mapping[str, str] = field(default_factory=dict)
    dates: str = "period"


PLACES: Mapping[str, Place] = {
    "experience": Place("work", {"organization": "name"}),
    "volunteer": Place("volunteer"),
    "education": Place("education", {"degree": "studyType"}),
    "awards": Place("awards", dates="date"),
    "certificates": Place("certificates", dates="date"),
    "skills": Place("skills"),
    "languages": Place("languages"),
    "interests": Place("interests"),
    "references": Place("references"),
    "projects": Place("projects", {"summary": "description", "location": "entity"}),
}
"""The kinds that have a place, beside texts and publications."""


def entry_of(
    item: doc.Item, position: doc.Item, place: Place, lacking: dict[str, None]
) -> Mapping[str, Json]:
    """Return an entry; one of several positions has the employer of `item` too.

    The names of fields that have no place are added to `lacking`.
    """
    fields: dict[str, Json] = {}
    for source in (item,) if position is item else (item, position):
        for name, value in _fields(source):
            if not value or (name in _APART and place.section != "languages"):
                continue
            if source is not position and name in _OF_ONE_POSITION:
                lacking[f"`{name}` beside `positions`"] = None
                continue
            key = place.keys.get(name, name)
            fields[key] = uri_of(str(value)) if name == "url" else _value(value)
    date = getattr(position.entry, "date", None) or getattr(item.entry, "date", None)
    start, end = iso_period(date)
    if date is not None and not start and not end:
        lacking["a date that is a text"] = None
    if place.dates == "period":
        fields |= {"startDate": start, "endDate": end}
    else:
        fields[place.dates] = start or end
    if place.section in {"work", "projects"}:
        _divide(fields, position, place.section)
    return filled(in_order(fields))


def _fields(item: doc.Item) -> Iterator[tuple[str, object]]:
    """Yield the fields of an entry in the order of its kind."""
    if not isinstance(item.entry, PlainLine):
        for name in type(item.entry).model_fields:
            yield name, getattr(item.entry, name)


_APART = frozenset({"date", "language", "positions"})
_OF_ONE_POSITION = frozenset({"summary", "highlights", "keywords"})
"""What an employer and each of several positions there may have, so that one would be lost."""


_ROLES = re.compile(r"(?P<roles>[^()]*?) ?\((?P<type>[\w -]{1,30})\)")


def _divide(fields: Fields, item: doc.Item, section: str) -> None:
    """Let a first line in italics be what it is when such a summary is imported.

    Above the summary of work it describes the employer, above that of a project it has the roles in
    it, and the type of the project in parentheses.
    """
    match getattr(item.entry, "summary", None):
        case RichText((Styled(Style.EMPHASIS, children), *rest)) if not rest or isinstance(
            rest[0], LineBreak | List
        ):
            first, below = plain_text(children), lines_of(tuple(rest))
        case _:
            return
    if section == "work":
        fields |= {"description": first, "summary": below}
        return
    found = _ROLES.fullmatch(first)
    roles, kind = (found["roles"], found["type"]) if found else (first, "")
    listed = [role for role in roles.split(", ") if role]
    fields |= {"roles": listed, "type": kind, "description": below}


def _value(value: object) -> Json:
    match value:
        case RichText(inlines):
            return lines_of(inlines)
        case tuple():
            return [lines_of(item.inlines) for item in value]
        case DateText():
            start, end = iso_period(value)
            return end or start or value.text
    return str(value)


_FIRST = (
    "name", "label", "image", "organization", "institution", "title", "language", "position",
    "location", "description", "email", "phone", "fluency", "level", "url", "area", "studyType",
    "startDate", "endDate", "date", "score", "awarder", "issuer", "authors", "publisher",
    "releaseDate", "summary",
)  # fmt: skip
"""The keys that entries begin with, in the order in which they are written."""


def in_order(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Return fields with those that an entry begins with first, and the others as they are."""
    known = {key: fields[key] for key in _FIRST if key in fields}
    return {**known, **fields}


def filled(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Return fields without those that are empty."""
    kept = (
        (key, filled(value) if isinstance(value, Mapping) else value)
        for key, value in fields.items()
    )
    return {key: value for key, value in kept if value}
