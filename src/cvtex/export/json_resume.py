"""Export a `Document` in the format of JSON Resume 1.3.1 (jsonresume.org/schema).

The format has plain texts, and fewer sections and fields than a CV: a diagnostic says of each
section what has no place in it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from cvtex import document as doc
from cvtex.diagnostics import Code, Diagnostic, Result, warning
from cvtex.export.json_resume_entries import PLACES, Json, Place, entry_of, filled, in_order
from cvtex.export.plain import iso_period, lines_of, uri_of
from cvtex.export.postal import location_parts
from cvtex.locales import locale_of
from cvtex.schema.person.networks import network_called, username_in
from cvtex.source import Span
from cvtex.text import plain_text

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_HINT = "`cvtex export json` writes all that the CV has"


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
    written = {**writer.resume, "$schema": _SCHEMA, "basics": in_order(writer.basics)}
    written["meta"] = filled({
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
        self.basics = filled({
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
                case kind if place := PLACES.get(kind):
                    self._items(block, place, lacking)
                    has_place = True
                case kind:
                    lacking[f"`{plain_text(block.title) or kind}`"] = None
        if lacking and not has_place and title:
            self._report(f"the section `{title}`", section.origin)
        elif lacking:
            where = f" of `{title}`" if title else ""
            self._report(", ".join(lacking) + where, section.origin)

    def _items(self, block: doc.Block, place: Place, lacking: dict[str, None]) -> None:
        entries: list[Json] = []
        for item in block.items:
            if item.line and place.section == "references":
                entries.append({"reference": lines_of(item.line)})
            elif item.line:
                lacking["lines among the entries"] = None
            else:
                for position in item.positions or (item,):
                    entries.append(entry_of(item, position, place, lacking))
        if block.paragraphs:
            lacking["references on request"] = None
        self._add(place.section, entries)

    def _publications(self, block: doc.Block, lacking: dict[str, None]) -> None:
        entries: list[Json] = []
        for publication in block.publications:
            venues = [venue for line in publication.venue_lines for venue in line]
            venue = plain_text(venues[0].name) if venues else ""
            entries.append(filled({
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


def _profile(contact: doc.ContactItem) -> Json:
    """Return an account, with the username that its address has."""
    network = network_called(contact.network)
    shown = plain_text(contact.text)
    username = shown if contact.label and shown != contact.url else ""
    if not username and network and contact.url:
        username = username_in(network, contact.url) or ""
    return filled({"network": contact.network, "username": username, "url": uri_of(contact.url)})
