"""Export a `Document` in the format of JSON Resume 1.3.1 (jsonresume.org/schema).

The format has plain texts, and fewer sections and fields than a CV: a diagnostic says of each
section what has no place in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cvtex import document as doc
from cvtex.dates import DateText
from cvtex.diagnostics import Code, Diagnostic, Result, warning
from cvtex.export.plain import iso_period, lines_of, uri_of
from cvtex.export.postal import location_parts
from cvtex.locales import locale_of
from cvtex.schema.entry_lists import PlainLine
from cvtex.schema.person.networks import network_called, username_in
from cvtex.source import Span
from cvtex.text import LineBreak, List, RichText, Style, Styled, plain_text

Json: TypeAlias = "str | Sequence[Json] | Mapping[str, Json]"
Fields: TypeAlias = "dict[str, Json]"

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_HINT = "`cvtex export json` writes all that the CV has"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the entries of a kind are in the format, and the keys that are called otherwise there.

    Fields that the format does not have, such as `thesis`, keep their names: its schema allows
    further keys. `dates` says whether an entry has a start and an end, or the key of its only date.
    """

    section: str
    keys: Mapping[str, str] = field(default_factory=dict)
    dates: str = "period"


_PLACES: Mapping[str, _Place] = {
    "experience": _Place("work", {"organization": "name"}),
    "volunteer": _Place("volunteer"),
    "education": _Place("education", {"degree": "studyType"}),
    "awards": _Place("awards", dates="date"),
    "certificates": _Place("certificates", dates="date"),
    "skills": _Place("skills"),
    "languages": _Place("languages"),
    "interests": _Place("interests"),
    "references": _Place("references"),
    "projects": _Place("projects", {"summary": "description", "location": "entity"}),
}
"""The kinds that have a place, beside texts and publications."""

_ORDER = (
    "$schema", "basics", "work", "volunteer", "education", "awards", "certificates",
    "publications", "skills", "languages", "interests", "references", "projects", "meta",
)  # fmt: skip
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})


def to_json_resume(document: doc.Document) -> Result[str]:
    """Return a document as JSON, which ends with a newline, and what has no place in it."""
    writer = _Writer()
    writer.top(document)
    kinds = [{block.kind for block in section.blocks} for section in document.sections]
    # Contacts may have a section before the texts that introduce the person.
    first = next((number for number, found in enumerate(kinds) if found != {"contact"}), 0)
    for number, section in enumerate(document.sections):
        writer.section(section, is_summary=number == first and kinds[number] == {"text"})
    written = {**writer.resume, "$schema": _SCHEMA, "basics": _in_order(writer.basics)}
    written["meta"] = _filled({
        "language": document.language if document.language != "en" else "",
        "signs_as": [name for name in writer.signatures if name != document.name],
    })  # fmt: skip
    ordered = {key: written[key] for key in _ORDER if written.get(key)}
    text = json.dumps(ordered, ensure_ascii=False, indent=2) + "\n"
    return Result(text, tuple(writer.diagnostics))


class _Writer:
    """Collects the sections of one document, and what has no place.

    `signatures` are the names with which the owner signs publications.
    """

    def __init__(self) -> None:
        self.basics: dict[str, Json] = {}
        self.resume: dict[str, Json] = {}
        self.diagnostics: list[Diagnostic] = []
        self.signatures: dict[str, None] = {}

    def top(self, document: doc.Document) -> None:
        """Write the top of the CV, with the first of several addresses of a kind."""
        contacts = document.header or tuple(
            contact
            for section in document.sections
            for block in section.blocks
            for contact in block.contacts
        )
        by_kind: dict[str, list[doc.ContactItem]] = {}
        for contact in dict.fromkeys(contacts):
            by_kind.setdefault(contact.kind, []).append(contact)
        first = {kind: plain_text(found[0].text) for kind, found in by_kind.items()}
        self.basics = _filled({
            "name": document.name,
            "label": plain_text(document.label),
            "image": document.image or "",
            "email": first.get("email", ""),
            "phone": first.get("phone", ""),
            "url": uri_of(first.get("url")),
            "location": location_parts(first.get("location", ""), locale_of(document.language)),
            "profiles": [_profile(found) for found in by_kind.get("profiles", ())],
        })  # fmt: skip
        lacking = [
            f"a second `{kind}`"
            for kind in ("email", "phone", "url", "location")
            if len(by_kind.get(kind, ())) > 1
        ]
        parts = document.name_parts
        lacking += [
            f"`{part}`"
            for part in ("prefix", "credentials", "native", "pronouns")
            if getattr(parts, part)
        ]
        if "personal" in by_kind:
            lacking.append("`personal`")
        if lacking:
            self._report(", ".join(lacking), document.origin)

    def section(self, section: doc.Section, *, is_summary: bool) -> None:
        """Write what a section has; one that is the summary has nothing but texts."""
        if is_summary:
            texts = [lines_of(text) for block in section.blocks for text in block.paragraphs]
            self.basics["summary"] = "\n\n".join(texts)
            return
        title = plain_text(section.title)
        lacking: dict[str, None] = {}
        has_place = False
        for block in section.blocks:
            match block.kind:
                case "contact":
                    has_place = True
                case "publications":
                    self._publications(block, lacking)
                    has_place = True
                case kind if place := _PLACES.get(kind):
                    self._items(block, place, lacking)
                    has_place = True
                case kind:
                    lacking[f"`{plain_text(block.title) or kind}`"] = None
        if lacking and not has_place and title:
            self._report(f"the section `{title}`", section.origin)
        elif lacking:
            where = f" of `{title}`" if title else ""
            self._report(", ".join(lacking) + where, section.origin)

    def _items(self, block: doc.Block, place: _Place, lacking: dict[str, None]) -> None:
        entries: list[Json] = []
        for item in block.items:
            if item.line and place.section == "references":
                entries.append({"reference": lines_of(item.line)})
            elif item.line:
                lacking["lines among the entries"] = None
            else:
                for position in item.positions or (item,):
                    entries.append(_entry(item, position, place, lacking))
        if block.paragraphs:
            lacking["references on request"] = None
        self._add(place.section, entries)

    def _publications(self, block: doc.Block, lacking: dict[str, None]) -> None:
        entries: list[Json] = []
        for publication in block.publications:
            venues = [venue for line in publication.venue_lines for venue in line]
            venue = plain_text(venues[0].name) if venues else ""
            entries.append(_filled({
                "name": plain_text(publication.title),
                "authors": [author.text for author in publication.authors],
                "publisher": venue or (venues[0].publisher if venues else ""),
                "releaseDate": iso_period(publication.date)[0],
                "url": uri_of(publication.url),
                "summary": lines_of(publication.note),
            }))  # fmt: skip
            own = (author.text for author in publication.authors if author.is_owner)
            self.signatures |= dict.fromkeys(own)
            if len(venues) > 1 or any(plain_text(venue.detail) for venue in venues):
                lacking["details of venues"] = None
        self._add("publications", entries)

    def _add(self, section: str, entries: Sequence[Json]) -> None:
        if entries:
            before = self.resume.get(section, ())
            self.resume[section] = [*before, *entries]

    def _report(self, what: str, place: Span) -> None:
        message = f"JSON Resume has no place for {what}"
        self.diagnostics.append(warning(Code.NOT_EXPORTED, message, place, hints=(_HINT,)))


def _entry(
    item: doc.Item, position: doc.Item, place: _Place, lacking: dict[str, None]
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
    return _filled(_in_order(fields))


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


def _profile(contact: doc.ContactItem) -> Json:
    """Return an account, with the username that its address has."""
    network = network_called(contact.network)
    shown = plain_text(contact.text)
    username = shown if contact.label and shown != contact.url else ""
    if not username and network and contact.url:
        username = username_in(network, contact.url) or ""
    return _filled({"network": contact.network, "username": username, "url": uri_of(contact.url)})


_FIRST = (
    "name", "label", "image", "organization", "institution", "title", "language", "position",
    "location", "description", "email", "phone", "fluency", "level", "url", "area", "studyType",
    "startDate", "endDate", "date", "score", "awarder", "issuer", "authors", "publisher",
    "releaseDate", "summary",
)  # fmt: skip
"""The keys that entries begin with, in the order in which they are written."""


def _in_order(fields: Mapping[str, Json]) -> dict[str, Json]:
    known = {key: fields[key] for key in _FIRST if key in fields}
    return {**known, **fields}


def _filled(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Return fields without those that are empty."""
    kept = (
        (key, _filled(value) if isinstance(value, Mapping) else value)
        for key, value in fields.items()
    )
    return {key: value for key, value in kept if value}
