"""Group publications under subheadings, by year or by type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvtex.bibliography import Reference
from cvtex.document import Publication, PublicationGroup
from cvtex.schema import Grouping, Words


def group_publications(
    publications: Sequence[tuple[Reference, Publication]], grouping: Grouping | None, words: Words
) -> tuple[PublicationGroup, ...]:
    """Divide a list into groups, in each of which the order of the list is kept.

    Years are in the order in which they first appear in the list, types in the order of
    `TypeWords`: books, articles, conference papers, and so on. Without a grouping there is one
    group without a title, and for an empty list none.
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


def _year(entry: Reference, publication: Publication, words: Words) -> str:
    if publication.date is not None:
        return str(publication.date.latest_year)
    return words.undated if entry.state == "published" else words.upcoming


def _type(entry: Reference, words: Words) -> str:
    kind = "preprint" if entry.is_preprint else entry.kind.group
    if kind == "book" and entry.role == "editor":
        kind = "proceedings"  # an edited volume
    return str(getattr(words.types, kind))
