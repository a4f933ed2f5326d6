"""Entries from CSL-JSON as registration agencies and Crossref send it."""

from __future__ import annotations

from dataclasses import replace

from cvtex.databases.answers.bibtex import harmless
from cvtex.databases.answers.json_values import Json
from cvtex.new_entries import NewEntry
from cvtex.new_entries.formats.csl_json import csl_entry, is_item

_IN_JOURNALS = frozenset({"article-journal", "journal-article"})


def entry_of_csl(item: Json, origin: str) -> NewEntry | None:
    """Return the entry that an object of CSL-JSON describes, or None if it has no title.

    The date is that of the printed version if there is one, as in the volume it belongs to. The
    publisher of a preprint is its archive, and that of a journal is left out.
    """
    value = item.value
    if not isinstance(value, dict) or not is_item(value) or not item["title"]:
        return None
    changed = dict(value)
    if item["published-print"]["date-parts"][0][0].number:
        changed["issued"] = value["published-print"]
    if archive := item["institution"][0]["name"].text:
        changed["publisher"] = archive
    if item["type"].text in _IN_JOURNALS and item["container-title"]:
        changed.pop("publisher", None)
    if item["DOI"]:
        changed.pop("URL", None)
    entry = csl_entry(changed, origin)
    fields = harmless(entry.fields)
    return replace(entry, fields=fields) if fields.get("title") else None
