"""Read CSL-JSON, which Zotero and citation programs export and doi.org offers.

The names are those of the Citation Style Language (1.0.2, appendices III and IV).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from math import isfinite

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.new_entries.cleaning.fields import LITERAL
from cvtex.new_entries.cleaning.types import clean_type
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.formats.interface import MOST_ENTRIES
from cvtex.new_entries.latex_values import literal_value
from cvtex.new_entries.markup import latex_of_markup
from cvtex.new_entries.people import Person, names_field
from cvtex.source import Source

_FIELDS = {
    "title": "title", "volume-title": "booktitle", "collection-title": "series",
    "collection-number": "number",
    "publisher-place": "location", "event-title": "eventtitle", "event": "eventtitle",
    "page": "pages", "volume": "volume", "issue": "issue", "number": "number", "DOI": "doi",
    "URL": "url", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid",
    "abstract": "abstract", "keyword": "keywords", "note": "note", "edition": "edition",
    "genre": "type", "number-of-pages": "pagetotal", "number-of-volumes": "volumes",
    "chapter-number": "chapter", "language": "language", "version": "version",
    "status": "pubstate", "article-number": "eid",
}  # fmt: skip

_PEOPLE = {
    "author": "author", "editor": "editor", "container-author": "bookauthor",
    "translator": "translator", "collection-editor": "editora",
}  # fmt: skip

_LEFT_OUT = frozenset(
    """
    type id citation-key citation-label author editor title issued container-title
    container-title-short journalAbbreviation shortTitle title-short publisher accessed source
    event-place event-date archive archive_location archive-place call-number categories custom
    indexed reference references-count reference-count is-referenced-by-count content-domain
    short-container-title created prefix member deposited score resource license link
    published-print published-online published published-other relation journal-issue
    alternative-id subject subtitle short-title original-title assertion update-policy
    issn-type isbn-type posted accepted approved institution group-title funder standards-body
    submitted first-reference-note-number page-first dimensions medium original-date section
    subtype copyright family
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)
"""Names that are read by functions of this module, or that say nothing a CV shows."""

_IN_BOOKS = frozenset({"incollection", "inproceedings"})


def read_csl_json(source: Source) -> Result[tuple[NewEntry, ...]]:
    """Read a file of CSL-JSON: an item, or a list of items."""
    try:
        data = json.loads(source.text)
    except json.JSONDecodeError as problem:
        place = source.span(min(problem.pos, len(source.text)))
        message = f"`{source.path}` is not JSON: {problem.msg.lower()}"
        return Result(None, (error(Code.JSON_SYNTAX, message, place),))
    except (RecursionError, ValueError):
        message = f"`{source.path}` has too many levels or digits"
        return Result(None, (error(Code.JSON_SYNTAX, message),))
    if isinstance(data, dict) and isinstance(data.get("items"), list):
        data = data["items"]
    items = data if isinstance(data, list) else [data]
    if len(items) > MOST_ENTRIES:
        message = f"the file has more than {MOST_ENTRIES:,} items"
        return Result(None, (error(Code.FILE_UNREADABLE, message),))
    entries: list[NewEntry] = []
    diagnostics: list[Diagnostic] = []
    unknown: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        if not is_item(item):
            message = f"item {number} of `{source.path}` is not a publication of CSL-JSON"
            hint = "a publication has a `type` and a `title`"
            diagnostics.append(error(Code.FILE_UNREADABLE, message, hints=(hint,)))
            continue
        entries.append(csl_entry(item, f"{source.path}, item {number}"))
        for name in item.keys() - _FIELDS.keys() - _PEOPLE.keys() - _LEFT_OUT:
            unknown[name] = unknown.get(name, 0) + 1
    for name, count in sorted(unknown.items()):
        times = "" if count == 1 else f" ({count} times)"
        message = f"`{name}`{times} has no field in BibTeX, so it is left out"
        found = source.text.find(f'"{name}"')
        span = source.span(found, found + len(name) + 2) if found >= 0 else None
        diagnostics.append(warning(Code.UNKNOWN_FIELD, message, span))
    return Result(tuple(entries) or None, tuple(diagnostics))


def is_item(item: object) -> bool:
    """Tell whether a value is a publication in CSL-JSON."""
    return (
        isinstance(item, dict)
        and isinstance(item.get("type"), str)
        and bool(_text(item.get("title")) or item.get("author"))
    )


def csl_entry(item: Mapping[str, object], origin: str) -> NewEntry:
    """Return the entry of a publication in CSL-JSON; values of a wrong type are left out."""
    fields: dict[str, str] = {}
    for name, field in _PEOPLE.items():
        fields[field] = names_field(_people(item.get(name)))
    for name, field in _FIELDS.items():
        if text := _text(item.get(name)):
            fields.setdefault(field, literal_value(text) if field in LITERAL else _latex(text))
    if subtitle := _text(item.get("subtitle")):
        whole = fields.get("title", "")
        if _latex(subtitle) not in whole:
            fields["subtitle"] = _latex(subtitle)
    written = str(item.get("type", ""))
    kind = clean_type(written, {"type": fields.get("type", ""), "journaltitle": "?"})
    container = _text(item.get("container-title"))
    # A preprint is an `article`, one in a journal an `article-journal` (CSL 1.0.2, appendix III).
    if written.lower() in _PREPRINTS or (written.lower() == "article" and not container):
        kind = "misc"
    if container:
        name = "booktitle" if kind in _IN_BOOKS else _CONTAINERS.get(kind, "series")
        fields[name] = _latex(container)
    publisher = _text(item.get("publisher"))
    if publisher:
        is_institution = kind in {"phdthesis", "mastersthesis", "techreport"}
        fields["institution" if is_institution else "publisher"] = _latex(publisher)
    if kind == "article" and "issue" in fields:
        fields.setdefault("number", fields.pop("issue"))
    fields |= _date(item.get("issued"), "date")
    fields |= _date(item.get("accessed"), "urldate") if fields.get("url") else {}
    key = _text(item.get("citation-key"))
    return NewEntry(kind, {n: v for n, v in fields.items() if v}, key, origin)


_CONTAINERS = {
    "article": "journaltitle", "misc": "journaltitle", "online": "organization",
    "dataset": "howpublished", "software": "howpublished",
}  # fmt: skip
_PREPRINTS = frozenset({"posted-content", "preprint"})


def _latex(text: str) -> str:
    return latex_of_markup(text)


def _text(value: object) -> str:
    """Return a value as text; Crossref has lists with the text as their only value."""
    if isinstance(value, list) and value:
        value = value[0] if isinstance(value[0], str) else ""
    if isinstance(value, float):
        # Python reads `NaN` and `1e999`, which are no numbers of JSON or none that a work has.
        value = f"{value:.15g}" if isfinite(value) else ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def _people(value: object) -> Sequence[Person]:
    people = value if isinstance(value, list) else []
    return [_person(person) for person in people if isinstance(person, dict)]


def _person(person: Mapping[str, object]) -> Person:
    particle = " ".join(
        filter(None, map(_text, (
            person.get("dropping-particle"), person.get("non-dropping-particle"),
        )))
    )  # fmt: skip
    return Person(
        _text(person.get("family")),
        _text(person.get("given")),
        particle,
        _text(person.get("suffix")),
        _text(person.get("literal")) or _text(person.get("name")),
    )


def _date(value: object, name: str) -> dict[str, str]:
    """Return a date as ISO 8601, or as the text that the item has."""
    if not isinstance(value, dict):
        return {}
    parts = value.get("date-parts")
    ranges = parts if isinstance(parts, list) else []
    dates = [date for part in ranges[:2] if (date := _iso(part))]
    if dates:
        return {name: "/".join(dict.fromkeys(dates))}
    text = _text(value.get("raw")) or _text(value.get("literal"))
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        return {name: text}
    return {"year": _latex(text)} if text and name == "date" else {}


def _iso(parts: object) -> str:
    if not isinstance(parts, list):
        return ""
    written = [_text(part) for part in parts[:3]]
    numbers = [part for part in written if re.fullmatch(r"\d{1,4}", part)]
    if len(numbers) != len(written) or not numbers:
        return ""
    return "-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:])])


def is_csl_json(text: str) -> bool:
    """Tell whether a text may be CSL-JSON."""
    return text.lstrip()[:1] in {"[", "{"} and '"type"' in text and '"title"' in text
