"""Write publications as lines of plain text, as `cvtex bib` prints them."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.document import Publication, Venue
from cvtex.schema import Words
from cvtex.text import plain_text


def publication_lines(publication: Publication, words: Words) -> tuple[str, ...]:
    """Return the title, venues, related works, authors, note, citations and links of a publication.

    `words` are the words that the CV prints; empty lines are omitted.
    """
    return tuple(filter(None, _lines(publication, words)))


def _lines(publication: Publication, words: Words) -> Iterator[str]:
    yield plain_text(publication.title)
    for line in publication.venue_lines:
        yield "".join(venue_text(venue, words) + venue.delimiter for venue in line)
    for related in publication.related:
        yield f"{plain_text(related.label)}: {plain_text(related.title)}"
        yield from (venue_text(venue, words) for venue in related.venues)
    yield author_line(publication)
    yield plain_text(publication.note)
    yield plain_text(publication.addendum)
    yield publication.citations
    yield " ".join(link.url for link in publication.links)


def author_line(publication: Publication) -> str:
    """Return the shown authors as one line, with the owner's name between `**`."""
    names = (
        (f"**{author.text}**" if author.is_owner else author.text)
        + "".join(author.marks)
        + author.delimiter
        for author in publication.authors
        if author.is_shown
    )
    return "".join(names) + publication.closing


def venue_text(venue: Venue, words: Words) -> str:
    """Return a venue as it is printed, as plain text."""
    comma = "" if venue.has_issue else ","
    name, detail = plain_text(venue.name), plain_text(venue.detail)
    text = f"{name}{comma} {detail}" if name and detail else name or detail
    if venue.when:
        in_parentheses = f" ({venue.when})" if venue.is_event else f", {venue.when}"
        text += in_parentheses if text else venue.when
    rate = f"{words.acceptance_rate} {venue.acceptance_rate}" if venue.acceptance_rate else ""
    extra = [*(plain_text(award) for award in venue.awards), rate]
    return ", ".join(filter(None, (text.strip(), *extra)))
