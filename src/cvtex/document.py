"""What a template sees: the CV with everything resolved, in the order of the page.

Nothing here needs deciding any more: entries are selected, numbered and dated, authors are marked,
words are chosen. Rich text is inlines (`cvtex.inline`) and is escaped when a template prints it.
"""

from __future__ import annotations

from dataclasses import dataclass

from cvtex.diagnostic import Span
from cvtex.inline import Inlines
from cvtex.model import Design
from cvtex.names import Name
from cvtex.sections import Entry, Language, Skill
from cvtex.words import Words


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


@dataclass(frozen=True, slots=True)
class Author:
    """An author (or editor) of a publication.

    `marks` are printed after the name, `delimiter` after the marks: `, `, ` and ` or nothing.
    """

    name: Name
    is_owner: bool
    marks: str
    delimiter: str

    @property
    def text(self) -> str:
        """The name as it is printed."""
        return self.name.text


@dataclass(frozen=True, slots=True)
class Venue:
    """Where and when a publication appeared.

    `type` is the entry's biblatex type, `detail` volume, number and pages, `delimiter` what joins
    the venue to the next one on its line.
    """

    type: str
    name: Inlines
    detail: Inlines
    date: str
    awards: tuple[Inlines, ...]
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class RelatedWork:
    """Another version of a publication under a title of its own."""

    label: Inlines
    title: Inlines
    venues: tuple[Venue, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """An entry of the bibliography as it is to be listed.

    `venue_lines` holds the venues that stand on each line; `others` tells that the author list
    goes on ("and others"); `url` is where the title leads.
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


@dataclass(frozen=True, slots=True)
class Block:
    """Part of a section: items of one kind.

    `label_prefix` stands before the numbers of its publications, which it counts by itself then.
    `kind` names the template; which of the tuples is filled follows from it: `paragraphs` for
    prose, `contacts`, `publications`, `lines` for a free list, `items` for everything else.
    """

    kind: str
    layout: Layout
    origin: Span
    items: tuple[Item, ...] = ()
    paragraphs: tuple[Inlines, ...] = ()
    contacts: tuple[ContactItem, ...] = ()
    lines: tuple[Inlines, ...] = ()
    publications: tuple[Publication, ...] = ()
    label_prefix: str = ""

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
    `origin` is the place of the name.
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
