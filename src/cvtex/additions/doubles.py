"""Find the entries of a .bib file that a new entry is a double, or another version, of.

All comparisons are those of the lists and checks of cvtex: DOIs in their normal form, numbers in
arXiv without a version, and titles with their authors.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from cvtex.bibliography import Reference
from cvtex.publications.versions import is_published_as, share_authors
from cvtex.text.dois import identity


class Kinship(StrEnum):
    """How a new entry belongs to one that there is."""

    SAME = "same"
    """It is the same publication."""

    PUBLICATION = "publication"
    """It is the published version of a preprint."""

    PREPRINT = "preprint"
    """It is the preprint of a publication."""


class Relative(NamedTuple):
    """An entry that a new entry belongs to, how, and why: `same DOI`."""

    reference: Reference
    kinship: Kinship
    equal: str


class Namesake(NamedTuple):
    """An entry with the title and authors of a new one, and what makes it another work."""

    reference: Reference
    other: str


class Known:
    """The entries that there are; new ones can be added."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._by_doi: dict[str, Reference] = {}
        self._by_arxiv: dict[str, list[Reference]] = {}
        self._by_title: dict[str, list[Reference]] = {}
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Add an entry to those that there are."""
        if doi := _doi_of(reference):
            self._by_doi.setdefault(doi, reference)
        if reference.arxiv:
            self._by_arxiv.setdefault(reference.arxiv, []).append(reference)
        if reference.folded_title:
            self._by_title.setdefault(reference.folded_title, []).append(reference)

    def relative_of(self, new: Reference) -> Relative | None:
        """Return the entry that a new one belongs to; the same publication before a version."""
        found = list(self._relatives(new))
        same = (relative for relative in found if relative.kinship is Kinship.SAME)
        return next(same, found[0] if found else None)

    def namesake_of(self, new: Reference) -> Namesake | None:
        """Return an entry that has the title and authors of a new one, but is another work."""
        for reference in self._by_title.get(new.folded_title, ()) if new.folded_title else ():
            if reference.is_preprint == new.is_preprint and share_authors(new, reference):
                other = "DOI" if _have_other_dois(new, reference) else "year"
                return Namesake(reference, other)
        return None

    def _relatives(self, new: Reference) -> Iterable[Relative]:
        if (doi := _doi_of(new)) and (reference := self._by_doi.get(doi)):
            yield Relative(reference, Kinship.SAME, "same DOI")
        for reference in self._by_arxiv.get(new.arxiv, ()) if new.arxiv else ():
            if _have_other_dois(new, reference):
                continue
            yield Relative(reference, _kinship(new, reference), "same arXiv number")
        for reference in self._by_title.get(new.folded_title, ()) if new.folded_title else ():
            if not share_authors(new, reference) or _have_other_dois(new, reference):
                continue
            kinship = _kinship(new, reference)
            if kinship is Kinship.SAME:
                if not _are_other_years(new, reference):
                    yield Relative(reference, kinship, "same title and authors")
            else:
                pair = (reference, new) if reference.is_preprint else (new, reference)
                if is_published_as(*pair):
                    yield Relative(reference, kinship, "same title and authors")


def _doi_of(reference: Reference) -> str:
    """Return the DOI of an entry, which it may have only as its address, or an empty text."""
    address = "" if reference.doi else identity(reference.literal("url"))
    return address.removeprefix("doi:") if address.startswith("doi:") else reference.doi


def _kinship(new: Reference, reference: Reference) -> Kinship:
    if new.is_preprint == reference.is_preprint:
        return Kinship.SAME
    return Kinship.PREPRINT if new.is_preprint else Kinship.PUBLICATION


def _have_other_dois(first: Reference, second: Reference) -> bool:
    """Tell whether two entries of one kind have different DOIs, so that they are two works."""
    is_one_kind = first.is_preprint == second.is_preprint
    return bool(is_one_kind and first.doi and second.doi and first.doi != second.doi)


_SHORT = 15
"""The number of letters and digits below which a title may be that of several works: "Editorial".
"""


def _are_other_years(first: Reference, second: Reference) -> bool:
    """Tell whether two publications of a title are of other years, so that they are two works.

    A paper at a workshop and at a conference have the same title and authors, and so have the
    editorials of each year. Online and in print, one work may have two years that follow each
    other.
    """
    if first.date is None or second.date is None:
        return False
    apart = abs(first.date.latest_year - second.date.latest_year)
    is_close = first.type == second.type and len(first.folded_title) >= _SHORT
    return apart > (1 if is_close else 0)
