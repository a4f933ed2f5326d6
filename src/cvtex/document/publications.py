"""The types of the publications in a `Document`: numbered, with the owner found among the authors.

Types of which a large bibliography has thousands of values are named tuples, which Python creates
several times faster than dataclasses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cvtex.dates import DateText
from cvtex.names import Name
from cvtex.schema import LinkStyle, NameStyle
from cvtex.source import Span
from cvtex.text import Inlines, Style, Styled, Text
from cvtex.yaml import Path


class Author(NamedTuple):
    """An author (or editor) of a publication.

    `marks` are printed after the name, `delimiter` after the marks: `, `, ` and ` or empty.
    `emphasis` is the style of the name. If `is_shown` is false, the author is not printed but
    counted, as in "and 97 others".
    """

    name: Name
    is_owner: bool
    marks: tuple[str, ...]
    delimiter: str
    emphasis: NameStyle = NameStyle.NONE
    is_shown: bool = True

    @property
    def text(self) -> str:
        """The name as it is printed."""
        return self.name.text

    @property
    def raised_marks(self) -> Inlines:
        """The marks as they are printed: superscripts, except `*`, which the font raises."""
        return tuple(
            Text(mark) if mark == "*" else Styled(Style.SUPERSCRIPT, (Text(mark),))
            for mark in self.marks
        )


class Venue(NamedTuple):
    """Where and when a publication appeared: as printed, and as separate parts.

    Printed are `name`, `detail` (editors, volume, number, pages and others), `date` and `status`
    (such as `in press`), `awards`, and `acceptance_rate` (a percentage). `type` is the biblatex
    type of the entry, `is_event` tells whether the date is printed in parentheses, as in "(2024)",
    and `delimiter` is printed between this venue and the next on its line. `has_issue` tells
    whether `detail` begins with the volume or the pages of a periodical, which follow its name
    without a comma.

    The parts, from `volume` on, are plain text, and empty if the entry does not have them. `pages`
    has an en dash in each range, and is the article number if there are no pages. `edition` is as
    written in the .bib file (`2`), `place` is the publisher's and `event_place` the conference's.
    `editors` are those of the venue; for an entry without authors, the editors are the
    publication's `authors` instead.
    """

    type: str
    name: Inlines
    detail: Inlines
    date: str
    awards: tuple[Inlines, ...]
    status: str = ""
    acceptance_rate: str = ""
    delimiter: str = ""
    is_event: bool = True
    has_issue: bool = False
    volume: str = ""
    number: str = ""
    pages: str = ""
    chapter: str = ""
    edition: str = ""
    series: str = ""
    editors: tuple[Name, ...] = ()
    publisher: str = ""
    place: str = ""
    institution: str = ""
    organization: str = ""
    event: str = ""
    event_place: str = ""

    @property
    def when(self) -> str:
        """The date and the status, as printed, joined by a comma."""
        return ", ".join(filter(None, (self.date, self.status)))


class PublicationLink(NamedTuple):
    """A link to a publication or to something that belongs to it, such as its code.

    `kind` is `doi`, `arxiv`, `pdf`, `code` and so on, or `other`; `label` is the printed word.
    `is_main` tells whether it links to the publication itself, so that the title may have it.
    """

    kind: str
    label: str
    url: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """Another version of a publication, under a different title.

    `label` says how it is related, such as "Workshop version".
    """

    label: Inlines
    title: Inlines
    venues: tuple[Venue, ...]


class Publication(NamedTuple):
    """An entry of the bibliography, ready to be printed.

    `type` is the biblatex type, `label` the number as printed. `authors` are the editors if the
    entry has no authors; `others` tells whether their list is incomplete in the .bib file
    ("and others"), and `closing` is printed after the last shown author ("et al."). `venue_lines`
    are the lines of venues, each with one or more. `url` is the address that the title links to;
    `links` are all links, `shown_links` those that are printed. `citations` is the citation count
    as printed, with its date. `preprints` are the keys of the preprints that are shown with it.
    `addendum` is printed after the note.
    """

    key: str
    type: str
    label: str
    title: Inlines
    authors: tuple[Author, ...]
    others: bool
    venue_lines: tuple[tuple[Venue, ...], ...]
    related: tuple[RelatedWork, ...]
    note: Inlines
    url: str | None
    origin: Span
    closing: str = ""
    date: DateText | None = None
    links: tuple[PublicationLink, ...] = ()
    shown_links: tuple[PublicationLink, ...] = ()
    link_style: LinkStyle = LinkStyle.WORDS
    citations: str = ""
    keywords: tuple[str, ...] = ()
    preprints: tuple[str, ...] = ()
    addendum: Inlines = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that have something to print, by their names in a design's `order`."""
        venue = self.venue_lines or self.citations or self.shown_links or self.related
        has = {"title": True, "venue": venue, "authors": self.authors}
        return tuple(part for part, value in has.items() if value)


@dataclass(frozen=True, slots=True)
class PublicationGroup:
    """Publications under a subheading; a list without groups is one group without a title."""

    title: str
    publications: tuple[Publication, ...]


class Fate(NamedTuple):
    """What became of an entry of the bibliography.

    `outcome` is `listed`, `merged` (it is shown with the entry `target`), `left out` or `unread`;
    `reason` says why an entry is left out or unread. `key` is the citation key, or the beginning of
    an entry that could not be read.
    """

    key: str
    outcome: str
    origin: Span
    target: str = ""
    reason: str = ""


class PublicationList(NamedTuple):
    """The contents of a list of publications, before it is numbered and put into a `Block`.

    `label_prefix` is printed before the numbers, `legend` explains the marks of authors.
    """

    groups: tuple[PublicationGroup, ...]
    label_prefix: str
    legend: Inlines


Lists = Mapping[Path, PublicationList]
"""The lists of publications of a CV, by their paths."""
