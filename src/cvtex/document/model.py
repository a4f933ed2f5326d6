"""The types of a `Document`: a CV with everything resolved, in the order of the page.

Publications (`publications`) are selected and numbered, dates are formatted. Rich text is inlines
(`text.inlines`), which are escaped when a template prints them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cvtex.document.publications import Author, Fate, Publication, PublicationGroup
from cvtex.document.ratings import Rating
from cvtex.schema import Design, Entry, Language, LinkStyle, Skill, Words
from cvtex.schema.design.header import PhotoSide
from cvtex.schema.design.sidebar import SidebarPosition
from cvtex.schema.entry_lists import PlainLine
from cvtex.schema.kinds.placing import template_names
from cvtex.source import Span
from cvtex.text import Inlines

_ENGLISH = Words.model_construct()


@dataclass(frozen=True, slots=True)
class ContactItem:
    """A way to reach the owner, or a personal detail.

    `kind` is the field of the CV, `label` the word before the text, which is empty if the text says
    all, and `url` the address that the text links to, or None. `network` is that of a profile.
    `keeps_label` tells whether the word is needed even where a design has icons or nothing: it is
    of the owner's own, or says what a personal detail is.
    """

    kind: str
    label: str
    text: Inlines
    url: str | None = None
    network: str = ""
    keeps_label: bool = False

    @property
    def icon(self) -> str:
        """The name of the icon for it: its kind, or the network of a profile.

        It has only letters and digits of ASCII, in lower case, since TeX makes a command of it.
        """
        if self.kind != "profiles":
            return self.kind
        return re.sub(r"[^a-z0-9]", "", (self.network or self.label).lower())


@dataclass(frozen=True, slots=True)
class NameParts:
    """What belongs to the owner's name; each is empty if the CV does not say it.

    `given`, `family` and `suffix` make the name; a name that is one text has none of them.
    `prefix` is a title before it, `credentials` the degrees behind it, with commas between them,
    `native` the name in another script.
    """

    given: str = ""
    family: str = ""
    suffix: str = ""
    prefix: str = ""
    credentials: str = ""
    native: str = ""
    pronouns: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Exceptions of a section from the theme's rules; None means the theme's rule.

    The widths are lengths of TeX, such as `3cm`. `numbered` is the first number of a list, or 0 to
    continue the list above.
    """

    keep_together: bool | None = None
    date_width: str | None = None
    text_width: str | None = None
    above: str | None = None
    below: str | None = None
    space: str | None = None
    bold: str | None = None
    dates: str | None = None
    bullet: str | None = None
    columns: int | None = None
    numbered: int | None = None
    repeat_dates: bool | None = None
    lead: str | None = None
    place: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A further line of an entry: text, then persons, then what is printed after these."""

    text: Inlines
    authors: tuple[Author, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The words of an entry in their places, for a kind without a template of its own.

    The first line is either `title`, in bold, and `rest`, which begins with what divides them; or,
    if there is no title, the `position`, the `organization` and the `location`, in the order that
    the design wants. `lines` are the lines below it.
    """

    title: Inlines = ()
    rest: Inlines = ()
    position: Inlines = ()
    organization: Inlines = ()
    location: Inlines = ()
    lines: tuple[RecordLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a block, with its formatted date (empty if none) and its place in the file.

    `rating` is the level of a skill or a language, if that is one of so many. `positions` are those
    of an employer that has several. `link` is the address that the first part of the entry links
    to, where the design wants that; else the address has a line of its own. `full_date` is the
    date even where `date` is empty, as it is that of the entry above. `record` has the
    words in their places, if the kind has no template of its own. `language` is the tag of the
    language that the entry itself names, or empty, and `words` are those of its language.
    """

    entry: Entry | Skill | Language | PlainLine
    date: str
    origin: Span
    rating: Rating | None = None
    record: Record | None = None
    positions: tuple[Item, ...] = ()
    link: str | None = None
    full_date: str = ""
    language: str = ""
    words: Words = _ENGLISH

    @property
    def line(self) -> Inlines:
        """The text of an item that is no entry but a line among the entries; else empty."""
        return self.entry.text.inlines if isinstance(self.entry, PlainLine) else ()


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section, with contents of one kind.

    `kind` is the key of the block in the CV and names its template. It determines which tuple has
    the contents: `paragraphs` for `text`, `contacts` for `contact`, `groups` for `publications`,
    `lines` for `list`, `items` for all other kinds; `references` that are only available on request
    have `paragraphs` too. `label_prefix` is printed before the numbers
    of publications; such a block is numbered separately. `legend` explains the marks of authors.
    `title` is that of the subsection that begins with the block, if it has one.
    `first_number` is that of a list with numbers. `language` is the tag of its language or of its
    section's, if one of them names one, and `words` are those of that language.
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
    title: Inlines = ()
    first_number: int | None = None
    language: str = ""
    words: Words = _ENGLISH

    @property
    def templates(self) -> tuple[str, ...]:
        """The names of the block's template, of which the first that exists is its own."""
        names = template_names(self.kind)
        style = self.layout.style
        styled = tuple(f"{name}.{style}.tex" for name in names) if style else ()
        return (*styled, *(f"{name}.tex" for name in names))

    @property
    def is_dated(self) -> bool:
        """Whether an item has a date or, in skills and languages, a label in the same column."""
        items = [part for item in self.items for part in (item, *item.positions)]
        return self.kind in {"skills", "languages"} or any(item.date for item in items)

    @property
    def has_details(self) -> bool:
        """Whether an item has more than its first line."""
        return any(
            getattr(item.entry, name, None)
            for item in self.items
            for name in ("summary", "highlights", "url")
        ) or any(item.record and (item.record.rest or item.record.lines) for item in self.items)

    @property
    def publications(self) -> tuple[Publication, ...]:
        """The publications of all groups."""
        return tuple(publication for group in self.groups for publication in group.publications)

    @property
    def widest_label(self) -> str:
        """The longest label of the block's publications, or an empty string."""
        return max((publication.label for publication in self.publications), key=len, default="")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, which may be empty, and the blocks below it.

    `place` is its column: `main` or `sidebar`. `language` is the tag that it names, or empty.
    """

    title: Inlines
    blocks: tuple[Block, ...]
    origin: Span
    place: str = "main"
    language: str = ""


@dataclass(frozen=True, slots=True)
class LastUpdated:
    """The formatted date of the CV's last change, and a footnote to it."""

    date: str
    note: Inlines
    origin: Span


@dataclass(frozen=True, slots=True)
class Document:
    """A CV with everything resolved, ready for a template or an exporter.

    `name` has neither titles nor degrees, which `name_parts` has. `header` are the contacts below
    the name; it is empty if a section shows them. `image` is the
    path of the owner's picture, relative to the CV's folder, and `image_alt` says what it shows,
    if that is not the owner. `origin` and `image_origin` are the
    places of the name and of the image's path. `top` and `footer` are the pieces of the texts at
    the top and the foot of each page, by their side: text, or `{page}` or `{pages}` for TeX.
    `bibliography` says what became of each entry of the .bib files, in their order.
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
    image: str | None = None
    image_alt: str | None = None
    image_origin: Span | None = None
    top: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    footer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bibliography: tuple[Fate, ...] = ()
    name_parts: NameParts = NameParts()

    @property
    def titled_name(self) -> str:
        """The name with the title before it."""
        return " ".join(filter(None, (self.name_parts.prefix, self.name)))

    @property
    def has_sidebar(self) -> bool:
        """Whether there is something in a second column."""
        sidebar = self.design.sidebar
        if sidebar is None or sidebar.position in {None, SidebarPosition.NONE}:
            return False
        has_header = (self.image and self.shows_photo) or (self.header and sidebar.contacts)
        return bool(has_header) or any(section.place == "sidebar" for section in self.sections)

    @property
    def shows_photo(self) -> bool:
        """Whether the design shows the owner's picture."""
        header = self.design.header
        return not (header and header.photo and header.photo.side == PhotoSide.NONE)

    @property
    def counts_pages(self) -> bool:
        """Whether the top or the foot of pages has the number of pages."""
        texts = (*self.top.values(), *self.footer.values())
        return any("{pages}" in pieces for pieces in texts)

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
