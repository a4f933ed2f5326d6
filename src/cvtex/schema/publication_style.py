"""The style of publications: the key `publication_style` of `cv.yaml`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.fields import TEXTS_SCHEMA, Count, Flag, Line, Lines, WebBase, text_of
from cvtex.schema.reading import Read, fail


class AuthorJoiner(StrEnum):
    """The separator before the last author: `A, B, C`, `A, B and C` or `A, B, and C`."""

    COMMA = "comma"
    """A comma: A, B, C."""

    AND = "and"
    """The word for *and*: A, B and C."""

    OXFORD = "oxford"
    """A comma and the word for *and*: A, B, and C. Between two authors there is no comma."""


class VenueLayout(StrEnum):
    """How several venues of one publication are printed."""

    LINES = "lines"
    """Each venue on its own line."""

    INLINE = "inline"
    """All venues on one line, joined by the word for *and*: A (2024) and B (2024)."""


class VenueDates(StrEnum):
    """How the dates of several venues are printed."""

    EACH = "each"
    """Every venue has its date."""

    SHARED = "shared"
    """Venues on one line with the same date have it once: A and B (2024)."""


class Versions(StrEnum):
    """Which entries for the same work are combined to one publication."""

    MERGED = "merged"
    """A preprint is combined with the published version, and is not listed separately."""

    ALL = "all"
    """All versions of a work are combined, such as a workshop paper and a conference paper."""

    APART = "apart"
    """Every entry is listed separately."""


class LinkStyle(StrEnum):
    """How the links of a publication are shown, except that of its title."""

    WORDS = "words"
    """As words, such as PDF and code."""

    ICONS = "icons"
    """As icons."""

    NONE = "none"
    """Not at all; the title may still be a link."""


class Detail(StrEnum):
    """How much of a venue is printed."""

    SHORT = "short"
    """The name of the venue and the date, and the kind and number of a thesis, report or patent."""

    STANDARD = "standard"
    """What readers of a publication of its type expect: for a book also its editors, translators,
    edition, series, place and publisher, for a conference paper the volume, series and pages.
    """

    FULL = "full"
    """Everything that can be printed: also the editors of proceedings, the publishers of journals,
    the place of a conference, ISBN and ISSN.
    """


class Numbering(StrEnum):
    """How publications are numbered."""

    CONTINUOUS = "continuous"
    """Numbers continue from one list to the next."""

    SECTION = "section"
    """Every list starts at 1."""

    REVERSED = "reversed"
    """Numbers count down through all lists: the first publication has the highest number."""

    SECTION_REVERSED = "section-reversed"
    """Numbers count down to 1 in every list: its first publication has the highest number."""

    NONE = "none"
    """Publications have no numbers."""


class NameStyle(StrEnum):
    """How a name is highlighted among the authors."""

    BOLD = "bold"
    """The name is in bold."""

    UNDERLINE = "underline"
    """The name is underlined."""

    SMALL_CAPS = "small-caps"
    """The name is in small capitals."""

    ITALIC = "italic"
    """The name is in italics."""

    NONE = "none"
    """The name is not highlighted."""


class Highlight(Model):
    """Other people whose names are highlighted, such as students."""

    names: Lines
    """The names of the people, as on their publications. Initials and missing accents also match.
    Examples: `Aino Korhonen` | `[Elle Näkkäläjärvi, Aino Korhonen]`
    """

    style: NameStyle = NameStyle.UNDERLINE
    """How the names are highlighted."""

    legend: Line | None = None
    """A description of these people, for the legend below a list. Example: `students I advise`"""


_MOST_HIGHLIGHTED = 200
_MOST_HIGHLIGHTS = 20
"""The most names of other people, and their most groups, that each author is compared with."""


def _highlights(highlights: tuple[Highlight, ...]) -> tuple[Highlight, ...]:
    if sum(len(highlight.names) for highlight in highlights) > _MOST_HIGHLIGHTED:
        hint = "keep only the names that are in your bibliography"
        fail(Code.INVALID_VALUE, f"there are more than {_MOST_HIGHLIGHTED} names", hint)
    if len(highlights) > _MOST_HIGHLIGHTS:
        hint = "put people with the same `style` and `legend` together under `names`"
        fail(Code.INVALID_VALUE, f"there are more than {_MOST_HIGHLIGHTS} groups of people", hint)
    return highlights


def _field_names(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list | tuple) else [value]
    names = [name.strip() for part in parts for name in text_of(part).split(",")]
    return tuple(dict.fromkeys(filter(None, names)))


FieldNames = Annotated[tuple[str, ...], Read(_field_names, TEXTS_SCHEMA)]
"""Names of fields of a .bib file: a list, or one text in which they are separated by commas."""


class EntryStyle(Model):
    """The style of one publication; a key that is left out has the value for all publications."""

    author_joiner: AuthorJoiner | None = None
    """The separator before the last author of this publication."""

    venues: VenueLayout | None = None
    """How several venues of this publication are printed."""

    venue_dates: VenueDates | None = None
    """How the dates of several venues of this publication are printed."""

    max_names: Count | None = None
    """The number of authors up to which all are printed for this publication. Example: `10`"""

    min_names: Count | None = None
    """The number of authors at the start of a list that is shortened; without it, `max_names`.
    Example: `3`
    """

    last_names: Count | None = None
    """The number of authors at the end of a list that is shortened. You are always printed.
    Example: `1`
    """

    link_style: LinkStyle | None = None
    """How the links of this publication are shown, except that of its title."""

    title_link: Flag | None = None
    """`true` makes the title a link to the DOI, the address or the archive. `false` prints the
    title as plain text, and shows that link with the other links.
    """

    versions: Versions | None = None
    """Which other entries for the same work are combined with this publication."""

    detail: Detail | None = None
    """How much of the venue of this publication is printed: editors, series, publisher and more."""

    omit_fields: FieldNames | None = None
    """Fields of the .bib file that are not used for this publication. Examples: `note` |
    `[note, publisher]`
    """


def _latex(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    message = "a field of a BibTeX entry has to be a text"
    return fail(Code.INVALID_VALUE, message, "write it as in the .bib file")


FieldText = Annotated[str, Read(_latex, {"type": ["string", "number", "boolean", "null"]})]
"""The value of a BibTeX field, in LaTeX; an empty text removes the field."""


class EntryOverride(EntryStyle):
    """Settings for one publication: its style, whether it is yours, and its fields."""

    mine: Flag | None = None
    """`true` means that you are an author, although your name is not found among the authors.
    `false` means that the publication is not yours. Either value turns off the warning about it.
    """

    fields: dict[str, FieldText] = Field(default_factory=dict)
    """Fields that replace those of the .bib file, in LaTeX. An empty text removes a field, and
    `entrytype` replaces the type.
    """


class PublicationStyle(Model):
    """The style of publications in all lists."""

    author_joiner: AuthorJoiner = AuthorJoiner.OXFORD
    """The separator before the last author."""

    venues: VenueLayout = VenueLayout.LINES
    """How several venues of a publication are printed."""

    venue_dates: VenueDates = VenueDates.EACH
    """How the dates of several venues of a publication are printed."""

    max_names: Count | None = None
    """The number of authors up to which all are printed. Example: `10`"""

    min_names: Count | None = None
    """The number of authors at the start of a list that is shortened; without it, `max_names`.
    Example: `3`
    """

    last_names: Count | None = None
    """The number of authors at the end of a list that is shortened. You are always printed.
    Example: `1`
    """

    link_style: LinkStyle = LinkStyle.WORDS
    """How the links of a publication are shown, except that of its title."""

    title_link: Flag = True
    """`true` makes the title a link to the DOI, the address or the archive. `false` prints the
    title as plain text, and shows that link with the other links.
    """

    versions: Versions = Versions.MERGED
    """Which entries for the same work, such as a preprint and the paper, are combined."""

    detail: Detail = Detail.STANDARD
    """How much of a venue is printed: editors, edition, series, place, publisher, pages and more.
    """

    omit_fields: FieldNames = ()
    """Fields of the .bib file that are not used, for files with internal notes, for example.
    Examples: `note` | `[note, publisher]`
    """

    types: dict[str, EntryStyle] = Field(default_factory=dict)
    """The style of all publications of a type, by its name in the .bib file.
    Example: `{book: {detail: full}, inproceedings: {detail: short}}`
    """

    links_base: WebBase | None = None
    """The web address that relative addresses in the .bib file begin at: with
    `https://mara.example.org/papers/`, `pdf = {corpus.pdf}` is a link to
    `https://mara.example.org/papers/corpus.pdf`, and `pdf = {/pdf/corpus.pdf}` one to
    `https://mara.example.org/pdf/corpus.pdf`. Example: `https://mara.example.org/papers/`
    """

    owner: NameStyle | None = None
    """How your name is highlighted among the authors; as the theme has it unless you say it."""

    strict_initials: Flag = False
    """`true` finds you only by a full given name: `M. Lindqvist` does not match. `false` also
    accepts initials that match your name.
    """

    highlight: Annotated[tuple[Highlight, ...], AfterValidator(_highlights)] = ()
    """Other people whose names are highlighted among the authors, such as students."""

    legend: Flag = True
    """`true` prints a legend below each list that explains its marks. `false` prints none."""

    numbering: Numbering = Numbering.CONTINUOUS
    """How publications are numbered."""

    entries: dict[str, EntryOverride] = Field(default_factory=dict)
    """Settings for single publications, by citation key."""

    def with_overrides(self, overrides: dict[str, Any]) -> PublicationStyle:
        """Return the style with the given values in place of its own."""
        return self.model_copy(update=overrides) if overrides else self
