"""What `cv.yaml` says of single publications, put in place of what the .bib file says.

`publication_style.entries` has it by citation key; the fields of an entry are patched here, before
anything else reads them, and a message about such a field then leads to the line of the CV.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cvtex.bibliography.entry import BibEntry, BibField, canonical_field, canonical_type
from cvtex.schema.publication_style import PublicationStyle
from cvtex.yaml.document import YamlDocument


def override(
    entries: Sequence[BibEntry], style: PublicationStyle, source: YamlDocument
) -> tuple[BibEntry, ...]:
    """Return the entries with the fields that a CV gives them; an empty one is taken away."""
    if not any(own.fields for own in style.entries.values()):
        return tuple(entries)
    return tuple(_patched(entry, style, source) for entry in entries)


def _patched(entry: BibEntry, style: PublicationStyle, source: YamlDocument) -> BibEntry:
    own = style.entries.get(entry.key)
    if own is None or not own.fields:
        return entry
    fields = dict(entry.fields)
    kind = entry.type
    for name, latex in own.fields.items():
        if name.lower() == "entrytype":
            kind = canonical_type(latex)
            continue
        path = ("publication_style", "entries", entry.key, "fields", name)
        place = source.locate(path, key=True)
        fields.pop(canonical_field(name), None)
        if latex:
            fields[canonical_field(name)] = BibField(latex, source.source, place.line, name)
    return replace(entry, fields=fields, type=kind)
