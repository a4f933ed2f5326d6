"""What a template sees: the CV with everything resolved, in the order of the page.

Nothing here needs deciding any more: entries are selected, numbered and dated, authors are marked,
words are chosen. Rich text is inlines (`text.inlines`) and is escaped when a template prints it.
What a large bibliography has many of is a named tuple, which is made several times as fast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cvtex.dates import DateText
from cvtex.names import Name
from cvtex.schema import Design, Entry, Language, LinkStyle, NameStyle, Skill, Words
from cvtex.source import Span
from cvtex.text import Inlines, Style, Styled, Text


@dataclass(frozen=True, slots=True)
class ContactItem:
    """A way to reach the owner: `kind` is the CV's field, `url` leads there if it can be linked."""

    kind: str
    label: str
    text: Inlines
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a section departs from the theme's rules; None leaves it to the theme."""

    keep_together: bool | None = None
    date_width: str | None = None
    text_width: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a block, with its date as it is to be printed and its place in the file."""

    entry: Entry | Skill | Language
    date: str
    origin: Span


class Author(NamedTuple):
    """An author (or editor) of a publication.

    `marks` are printed after the name, `delimiter` after the marks: `, `, ` and ` or nothing.
    `emphasis` is how the name stands out; an author that is not shown is one of "97 others".
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
        """The marks as they are printed: raised, as an asterisk is by itself."""
        return tuple(
            Text(mark) if mark == "*" else Styled(Style.SUPERSCRIPT, (Text(mark),))
            for mark in self.marks
        )


class Venue(NamedTuple):
    """Where and when a publication appeared: as it is printed, and in its parts.

    `type` is the entry's biblatex type, `detail` volume, number and pages, `when` the date and the
    status (`in press`) as they are printed, `is_event` whether they stand in parentheses: "(2024)".
    `acceptance_rate` is a percentage, `delimiter` what joins the venue to the next on its line.

    The parts are plain text, and empty if the entry does not say: `pages` have an en dash in each
    range and are the article's number where there is one, `edition` is as it is written (`2`),
    `place` is the publisher's and `event_place` that of the conference. `editors` are those of the
    venue; editors that stand in place of authors are the publication's `authors`.
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
        """The date and the status, as they are printed."""
        return ", ".join(filter(None, (self.date, self.status)))


class PublicationLink(NamedTuple):
    """Where a publication, or something that belongs to it, can be found.

    `kind` is `doi`, `arxiv`, `pdf`, `code` and so on, or `other`; `label` the word that is printed.
    `is_main` tells that it leads to the publication itself, so that the title may lead there.
    """

    kind: str
    label: str
    url: str
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """Another version of a publication under a title of its own."""

    label: Inlines
    title: Inlines
    venues: tuple[Venue, ...]


class Publication(NamedTuple):
    """An entry of the bibliography as it is to be listed.

    `venue_lines` holds the venues that stand on each line. `others` tells that the author list
    goes on ("and others"), `closing` is what stands behind the last author shown. `url` is where
    the title leads; `links` are all links, `shown_links` those that are printed. `citations` is
    how often it was cited, with the date of that count, `preprints` the keys of the entries that
    are shown with it.
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


@dataclass(frozen=True, slots=True)
class PublicationGroup:
    """Publications under a subheading; a list that is not grouped is one group without a title."""

    title: str
    publications: tuple[Publication, ...]


class PublicationList(NamedTuple):
    """What one list of a CV shows, before it is numbered: templates see it as a `Block`.

    `label_prefix` will stand before the numbers, `legend` explains the marks of authors.
    """

    groups: tuple[PublicationGroup, ...]
    label_prefix: str
    legend: Inlines


Lists = Mapping[int, PublicationList]
"""What the sections of a CV show that have a list of publications, by their indices."""


@dataclass(frozen=True, slots=True)
class Block:
    """Part of a section: items of one kind.

    `kind` names the template; which of the tuples is filled follows from it: `paragraphs` for
    prose, `contacts`, `groups` of publications, `lines` for a free list, `items` for everything
    else. `label_prefix` stands before the numbers of publications, which the block then counts by
    itself; `legend` explains the marks of their authors.
    """

    kind: str
    layout: Layout
    origin: Span
    items: tuple[Item, ...] = ()
    paragraphs: tuple[Inlines, ...] = ()
    contacts: tuple[ContactItem, ...] = ()
    lines: tuple[Inlines, ...] = ()
    groups: tuple[PublicationGroup, ...] = ()
    label_prefix: str = ""
    legend: Inlines = ()

    @property
    def publications(self) -> tuple[Publication, ...]:
        """The publications of all groups."""
        return tuple(publication for group in self.groups for publication in group.publications)

    @property
    def widest_label(self) -> str:
        """The longest label of the block's publications."""
        return max((publication.label for publication in self.publications), key=len, default="")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it."""

    title: Inlines
    blocks: tuple[Block, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class LastUpdated:
    """When the CV was last changed, and a note to that."""

    date: str
    note: Inlines
    origin: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A CV ready to be set.

    `header` holds the contacts below the name, for a CV without a section that shows them;
    `origin` is the place of the name, `theme_origin` that of the theme's. `image` is the
    path of the owner's picture, from the CV's folder, and `image_origin` the place of that.
    """

    origin: Span
    name: str
    label: Inlines
    header: tuple[ContactItem, ...]
    sections: tuple[Section, ...]
    last_updated: LastUpdated | None
    language: str
    words: Words
    design: Design
    theme_origin: Span | None = None
    image: str | None = None
    image_origin: Span | None = None

    @property
    def publications(self) -> tuple[Publication, ...]:
        """The publications of all sections, in the order of the page."""
        return tuple(
            publication
            for section in self.sections
            for block in section.blocks
            for publication in block.publications
        )

    @property
    def has_icons(self) -> bool:
        """Whether the links of any publication are icons."""
        return any(
            publication.shown_links and publication.link_style is LinkStyle.ICONS
            for publication in self.publications
        )
