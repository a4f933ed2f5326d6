"""What a user may write in `cv.yaml` about the looks of publications: `publication_style`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.fields import Count, Flag, Line, Lines
from cvtex.schema.reading import Read, fail


class AuthorJoiner(StrEnum):
    """What stands before the last author: `A, B, C`, `A, B and C` or `A, B, and C`."""

    COMMA = "comma"
    """A comma: A, B, C."""

    AND = "and"
    """The word for *and*: A, B and C."""

    OXFORD = "oxford"
    """A comma and the word for *and*: A, B, and C; two authors have no comma."""


class VenueLayout(StrEnum):
    """Where several venues of one publication stand: a line each, or joined by "and"."""

    LINES = "lines"
    """A line for each venue."""

    INLINE = "inline"
    """All venues on one line, joined by the word for *and*: A (2024) and B (2024)."""


class VenueDates(StrEnum):
    """Whether each of several venues shows its date, or equal dates are shown once."""

    EACH = "each"
    """Every venue shows its date."""

    SHARED = "shared"
    """Venues on one line show an equal date once: A and B (2024)."""


class Versions(StrEnum):
    """Which entries of one work are shown as one: preprints with what was published, all, none."""

    MERGED = "merged"
    """A preprint is shown with its publication, and not listed by itself."""

    ALL = "all"
    """All publications of one work are shown as one, such as of a workshop and a conference."""

    APART = "apart"
    """Every entry is listed by itself."""


class LinkStyle(StrEnum):
    """How the links of a publication that its title does not lead to are shown."""

    WORDS = "words"
    """Links are words, such as PDF and code."""

    ICONS = "icons"
    """Links are icons."""

    NONE = "none"
    """Links are not shown, but the title may still be one."""


class Numbering(StrEnum):
    """How publications are numbered: through all lists or in each, up or down, or not at all."""

    CONTINUOUS = "continuous"
    """Numbers run on from one list to the next."""

    SECTION = "section"
    """Every list starts at 1."""

    REVERSED = "reversed"
    """Numbers run through all lists and count down, so that the first has the highest."""

    SECTION_REVERSED = "section-reversed"
    """Every list counts down to 1, so that its first has the highest number."""

    NONE = "none"
    """There are no numbers."""


class NameStyle(StrEnum):
    """How a name stands out among the authors."""

    BOLD = "bold"
    """The name is in bold."""

    UNDERLINE = "underline"
    """The name is underlined."""

    SMALL_CAPS = "small-caps"
    """The name is in small capitals."""

    ITALIC = "italic"
    """The name is in italics."""

    NONE = "none"
    """The name looks like all others."""


class Highlight(Model):
    """People, such as students, whose names stand out too."""

    names: Lines
    """The people, each as they sign publications. Initials and missing accents make no difference.
    Examples: `Aino Korhonen` | `[Elle Näkkäläjärvi, Aino Korhonen]`
    """

    style: NameStyle = NameStyle.UNDERLINE
    """How their names stand out."""

    legend: Line | None = None
    """Who these people are, for the line below a list that explains its marks.
    Example: `students I advise`
    """


class EntryStyle(Model):
    """How one publication departs from the rest; what is left out is as for all."""

    author_joiner: AuthorJoiner | None = None
    """What stands before the last author of this publication."""

    venues: VenueLayout | None = None
    """Whether several venues of this publication stand on a line each or on one line."""

    venue_dates: VenueDates | None = None
    """Whether each venue of this publication shows its date, or equal dates stand once."""

    max_names: Count | None = None
    """How many authors this publication may have before the list is cut. Example: `10`"""

    min_names: Count | None = None
    """How many authors a list that is cut shows from the start; without it, as many as `max_names`.
    Example: `3`
    """

    last_names: Count | None = None
    """How many authors a list that is cut shows from the end, besides you. Example: `1`"""

    link_style: LinkStyle | None = None
    """How the links of this publication are shown that its title does not lead to."""

    title_link: Flag | None = None
    """`true` makes the title a link to the DOI, the address or the archive. `false` leaves the
    title as text, and shows that link with the others.
    """

    versions: Versions | None = None
    """Which other entries of the same work are shown with this publication."""


def _latex(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return fail(Code.INVALID_VALUE, "not the text of a field", "write it as in the .bib file")


FieldText = Annotated[str, Read(_latex, {"type": ["string", "number", "boolean", "null"]})]
"""The value of a BibTeX field, in LaTeX; without text, the field is taken away."""


class EntryOverride(EntryStyle):
    """What `cv.yaml` says of one publication: its looks, whose it is, and its fields."""

    mine: Flag | None = None
    """`true` says that you are in this publication, though its list of authors does not show you.
    `false` says that it is not yours. Neither is reported then.
    """

    fields: dict[str, FieldText] = Field(default_factory=dict)
    """Fields in LaTeX that stand in place of those of the .bib file. An empty one takes a field
    away, and `entrytype` is the type.
    """


class PublicationStyle(Model):
    """How publications are printed in every list."""

    author_joiner: AuthorJoiner = AuthorJoiner.OXFORD
    """What stands before the last author."""

    venues: VenueLayout = VenueLayout.LINES
    """Whether several venues of a publication stand on a line each or on one line."""

    venue_dates: VenueDates = VenueDates.EACH
    """Whether each of several venues shows its date, or equal dates stand once."""

    max_names: Count | None = None
    """How many authors a publication may have before the list is cut. Example: `10`"""

    min_names: Count | None = None
    """How many authors a list that is cut shows from the start; without it, as many as `max_names`.
    Example: `3`
    """

    last_names: Count | None = None
    """How many authors a list that is cut shows from the end, besides you. Example: `1`"""

    link_style: LinkStyle = LinkStyle.WORDS
    """How links are shown that the title does not lead to."""

    title_link: Flag = True
    """`true` makes the title a link to the DOI, the address or the archive. `false` leaves the
    title as text, and shows that link with the others.
    """

    versions: Versions = Versions.MERGED
    """Which entries of the same work, such as a preprint and the paper, are shown as one."""

    owner: NameStyle = NameStyle.BOLD
    """How your own name stands out among the authors."""

    strict_initials: Flag = False
    """`true` asks for more than initials to find you: `M. Lindqvist` is not enough. `false` takes
    initials that agree with your name.
    """

    highlight: tuple[Highlight, ...] = ()
    """Other people, such as students, whose names stand out among the authors."""

    legend: Flag = True
    """`true` adds a line below a list that says what its marks mean. `false` leaves it out."""

    numbering: Numbering = Numbering.CONTINUOUS
    """How publications are numbered."""

    entries: dict[str, EntryOverride] = Field(default_factory=dict)
    """What differs for single publications, by citation key."""

    def with_exceptions(self, own: dict[str, Any]) -> PublicationStyle:
        """Return the style with some of its values replaced."""
        return self.model_copy(update=own) if own else self
