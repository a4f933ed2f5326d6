"""Find the entries of a .bib file that databases may know more of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cvtex.additions.bib_file import BibFile
from cvtex.additions.missing import lacks
from cvtex.bibliography import Reference
from cvtex.publications.versions import find_works
from cvtex.schema import Versions

_NEEDED = {
    "article": ("doi", "pages", "date"), "inproceedings": ("doi", "pages", "date"),
    "incollection": ("doi", "pages", "date"), "inbook": ("doi", "pages", "date"),
    "book": ("doi", "date"), "collection": ("doi", "date"), "proceedings": ("date",),
    "report": ("date",), "thesis": ("date",),
}  # fmt: skip
"""What an entry of each type should have; entries of other types are not asked for."""


class Questions(NamedTuple):
    """What databases are asked about: preprints, and what other entries lack, by the entry.

    A preprint is asked about if the file has no published version of it.
    """

    preprints: tuple[Reference, ...]
    incomplete: Mapping[Reference, tuple[str, ...]]


def questions(file: BibFile, others: Sequence[BibFile] = ()) -> Questions:
    """Return what databases may know of the entries of a file.

    A published version may be in one of the `others`, the other files of the CV.
    """
    elsewhere = (reference for other in others for reference in other.references)
    references = (*file.references, *elsewhere)
    # An identifier tells the entries of all files apart.
    unique = [Reference(r.entry, f"{n} {r.key}") for n, r in enumerate(references)]
    hidden = find_works(unique, lambda _: Versions.MERGED).hidden
    hidden_here = {id(r) for r, u in zip(references, unique, strict=True) if u.id in hidden}
    preprints = tuple(
        reference
        for reference in file.references
        if reference.is_preprint and id(reference) not in hidden_here and reference.folded_title
    )
    incomplete: dict[Reference, tuple[str, ...]] = {}
    for reference in file.references:
        # What is not published yet has neither a DOI nor pages.
        if reference.is_preprint or reference.state != "published" or not reference.folded_title:
            continue
        needed = _NEEDED.get(reference.type, ())
        fields = {name: field.latex for name, field in reference.fields.items()}
        missing = tuple(name for name in lacks(fields) if name in needed)
        if missing:
            incomplete[reference] = missing
    return Questions(preprints, incomplete)
