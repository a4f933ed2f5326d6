"""Turn a reference into a publication, with its title, authors, venues, links and related works.

`listing` selects the references that a section shows, and calls this module for each of them.
"""

from __future__ import annotations

from contextlib import suppress

from cvtex.bibliography import Reference
from cvtex.bibliography.vocabulary import canonical_field
from cvtex.dates import DateError, parse_date
from cvtex.dates.translation import date_in
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Publication, PublicationLink, RelatedWork
from cvtex.publications.authors import authors_of
from cvtex.publications.languages import in_its_language
from cvtex.publications.library import Library, field_inlines, style_of
from cvtex.publications.links import LINK_FIELDS, fields_without_link, links_of
from cvtex.publications.venues import venue_lines, venue_of, with_subtitle
from cvtex.schema import Detail, LinkStyle, PublicationStyle
from cvtex.text import Inlines, text


def publication(library: Library, entry: Reference, diagnostics: list[Diagnostic]) -> Publication:
    """Return the publication of a reference, without its label, which depends on the whole list.

    Problems are appended to `diagnostics`.
    """
    style, mine = style_of(library, entry, diagnostics)
    if style.omit_fields:
        entry = _without_omitted(entry, style)
    title = field_inlines(entry, "title", diagnostics)
    if not title:
        diagnostics.append(warning(Code.MISSING_FIELD, f"`{entry.key}` has no title", entry.span))
    if title and ("subtitle" in entry.fields or "titleaddon" in entry.fields):
        title = with_subtitle(entry, "title", title, library.words, diagnostics)
    venues = [venue_of(entry, style, library.words, diagnostics)]
    related: tuple[RelatedWork, ...] = ()
    if "related" in entry.fields:
        same, others = _versions(library, entry, diagnostics)
        venues += [venue_of(version, style, library.words, diagnostics) for version in same]
        related = _related(library, entry, style, others, diagnostics)
    further = library.venues.get(entry.id, ())
    if further and style.omit_fields:
        further = tuple([_without_omitted(version, style) for version in further])
    venues += [venue_of(version, style, library.words, diagnostics) for version in further]
    authors = authors_of(library, entry, style, diagnostics, mine=mine)
    preprints = library.preprints.get(entry.id, ())
    base = style.links_base or ""
    links = links_of(entry, library.words, (*further, *preprints), base)
    for version in (entry, *further, *preprints):
        if not LINK_FIELDS.isdisjoint(version.fields):
            diagnostics.extend(fields_without_link(version, base))
    target = _target(links) if links and style.title_link else None
    made = Publication(
        key=entry.key,
        type=entry.type,
        label="",
        title=title,
        authors=authors.authors,
        others=authors.others,
        venue_lines=venue_lines(venues, style, library.words),
        related=related,
        note=field_inlines(entry, "note", diagnostics),
        url=target.url if target else None,
        origin=entry.span,
        closing=authors.closing,
        date=entry.date,
        links=links,
        shown_links=_shown_links(links, target, style),
        link_style=style.link_style,
        citations=_citations(library, entry) if "citations" in entry.fields else "",
        keywords=entry.keywords,
        preprints=tuple([preprint.key for preprint in preprints]),
        addendum=_addendum(entry, style, diagnostics) if "addendum" in entry.fields else (),
    )
    return in_its_language(made, entry, library.language)


def _without_omitted(entry: Reference, style: PublicationStyle) -> Reference:
    omitted = {canonical_field(name) for name in style.omit_fields}
    return entry if omitted.isdisjoint(entry.fields) else entry.without(omitted)


def _addendum(entry: Reference, style: PublicationStyle, diagnostics: list[Diagnostic]) -> Inlines:
    if style.detail is Detail.SHORT:
        return ()
    return field_inlines(entry, "addendum", diagnostics)


def _target(links: tuple[PublicationLink, ...]) -> PublicationLink | None:
    """Return the link of the title: the first link to the publication itself, or None."""
    return next((link for link in links if link.is_main), None)


def _shown_links(
    links: tuple[PublicationLink, ...], target: PublicationLink | None, style: PublicationStyle
) -> tuple[PublicationLink, ...]:
    if style.link_style is LinkStyle.NONE or links == (target,):
        return ()
    return tuple(link for link in links if link is not target)


def _citations(library: Library, entry: Reference) -> str:
    """Return the number of citations, with the date of the count: `12 citations (May 2024)`."""
    count = entry.text("citations")
    if not count:
        return ""
    words = library.words
    counted = words.count(count, words.citations, one=words.citation)
    when = entry.text("citations_date")
    with suppress(DateError):  # a date that cannot be parsed is printed as written
        when = date_in(parse_date(when, words.locale), words.locale) if when else ""
    return f"{counted} ({when})" if when else counted


def _versions(
    library: Library, entry: Reference, diagnostics: list[Diagnostic]
) -> tuple[list[Reference], list[Reference]]:
    """Return the entries in `related`: those with the same title or none, and the others."""
    same, others = [], []
    for key in entry.related:
        version = library.by_key.get(key)
        if version is None:
            message = f"`{entry.key}` is related to `{key}`, which no bibliography has"
            diagnostics.append(warning(Code.UNKNOWN_KEY, message, entry.fields["related"].at(key)))
        elif version.folded_title in {"", entry.folded_title}:
            same.append(version)
        else:
            others.append(version)
    return same, others


def _related(
    library: Library,
    entry: Reference,
    style: PublicationStyle,
    versions: list[Reference],
    diagnostics: list[Diagnostic],
) -> tuple[RelatedWork, ...]:
    return tuple(
        RelatedWork(
            label=field_inlines(entry, "relatedstring", diagnostics) or text(library.words.related),
            title=field_inlines(version, "title", diagnostics),
            venues=(venue_of(version, style, library.words, diagnostics),),
        )
        for version in versions
    )
