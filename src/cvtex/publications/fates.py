"""Account for the entries of a bibliography: which are listed, merged or left out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cvtex.bibliography import Reference
from cvtex.document import Fate
from cvtex.publications.library import Library
from cvtex.publications.versions import Works


def entry_fates(
    library: Library,
    works: Works,
    listed: Mapping[str, Reference],
    left_out: Mapping[str, str],
) -> Iterator[Fate]:
    """Yield what became of each reference of a library, in the order of the files.

    `listed` are the references that a list shows, and `left_out` the reasons for which a list does
    not show what it selects, both by the `id` of the reference.
    """
    shown_with = _main_entries(library, works)
    for entry in library.entries:
        if entry.id in listed:
            yield Fate(entry.key, "listed", entry.span)
        elif (main := shown_with.get(entry.id)) is not None and main.id in listed:
            yield Fate(entry.key, "merged", entry.span, main.key)
        elif main is not None:
            reason = f"it is a version of `{main.key}`, which no list shows"
            yield Fate(entry.key, "left out", entry.span, reason=reason)
        else:
            reason = left_out.get(entry.id, "no list selects it")
            yield Fate(entry.key, "left out", entry.span, reason=reason)


def _main_entries(library: Library, works: Works) -> dict[str, Reference]:
    """Return the reference with which each hidden one is shown, by the `id` of the hidden one.

    A preprint of a publication that is shown with a newer one is shown with the newer one.
    """
    if not works.hidden:
        return {}
    by_id = {entry.id: entry for entry in library.entries}
    found: dict[str, Reference] = {}
    for shown in (works.preprints, works.venues):
        for main, versions in shown.items():
            found.update({version.id: by_id[main] for version in versions})
    for entry in library.entries:
        for key in entry.related if "related" in entry.fields else ():
            version = library.by_key.get(key)
            if version is not None and version.id in works.hidden and version is not entry:
                found.setdefault(version.id, entry)
    return found
