"""Publications under subheadings: by year or by type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvtex.bibliography.entry import BibEntry
from cvtex.document.model import Publication, PublicationGroup
from cvtex.publications.venues import state_of
from cvtex.publications.versions import is_preprint
from cvtex.schema.selection import Grouping
from cvtex.schema.words import TypeWords, Words

# Types that stand with others; the order of groups is that of `TypeWords`.
_TYPES = {
    "collection": "proceedings", "reference": "proceedings", "mvbook": "book", "booklet": "book",
    "manual": "report", "inbook": "incollection", "inreference": "incollection",
    "suppbook": "incollection", "unpublished": "preprint", "periodical": "proceedings",
}  # fmt: skip


def grouped(
    publications: Sequence[tuple[BibEntry, Publication]], grouping: Grouping | None, words: Words
) -> tuple[PublicationGroup, ...]:
    """Divide a list into groups, each in the list's order.

    Years come in the order in which they first appear, types in that of a CV: books, articles,
    conference papers, and so on.
    """
    if not publications:
        return ()
    if grouping is None:
        return (PublicationGroup("", tuple(shown for _, shown in publications)),)
    groups: dict[str, list[Publication]] = {}
    for entry, shown in publications:
        title = _year(entry, shown, words) if grouping is Grouping.YEAR else _type(entry, words)
        groups.setdefault(title, []).append(shown)
    titles: Iterable[str] = groups
    if grouping is Grouping.TYPE:
        order = list(words.types.model_dump().values())
        titles = sorted(groups, key=order.index)
    return tuple(PublicationGroup(title, tuple(groups[title])) for title in titles)


def _year(entry: BibEntry, publication: Publication, words: Words) -> str:
    if publication.date is not None:
        return str(publication.date.latest_year)
    return words.undated if state_of(entry) == "published" else words.upcoming


def _type(entry: BibEntry, words: Words) -> str:
    kind = "preprint" if is_preprint(entry) else _TYPES.get(entry.type, entry.type)
    return str(getattr(words.types, kind if kind in TypeWords.model_fields else "other"))
