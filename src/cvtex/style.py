"""What a user may write in `cv.yaml` about the looks of publications: `publication_style`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from cvtex.field_types import Count, Flag, Line, Lines, fail
from cvtex.sections import Model


class AuthorJoiner(StrEnum):
    """What stands before the last author: `A, B, C`, `A, B and C` or `A, B, and C`."""

    COMMA = "comma"
    AND = "and"
    OXFORD = "oxford"


class VenueLayout(StrEnum):
    """Where several venues of one publication stand: a line each, or joined by "and"."""

    LINES = "lines"
    INLINE = "inline"


class VenueDates(StrEnum):
    """Whether each of several venues shows its date, or equal dates are shown once."""

    EACH = "each"
    SHARED = "shared"


class Versions(StrEnum):
    """Which entries of one work are shown as one: preprints with what was published, all, none."""

    MERGED = "merged"
    ALL = "all"
    APART = "apart"


class LinkStyle(StrEnum):
    """How the links of a publication that its title does not lead to are shown."""

    WORDS = "words"
    ICONS = "icons"
    NONE = "none"


class Numbering(StrEnum):
    """How publications are numbered: through all lists or in each, up or down, or not at all."""

    CONTINUOUS = "continuous"
    SECTION = "section"
    REVERSED = "reversed"
    SECTION_REVERSED = "section-reversed"
    NONE = "none"


class NameStyle(StrEnum):
    """How a name stands out among the authors."""

    BOLD = "bold"
    UNDERLINE = "underline"
    SMALL_CAPS = "small-caps"
    ITALIC = "italic"
    NONE = "none"


class Highlight(Model):
    """People, such as students, whose names stand out too; `legend` says who they are."""

    names: Lines
    style: NameStyle = NameStyle.UNDERLINE
    legend: Line | None = None


class EntryStyle(Model):
    """How one publication departs from the rest; what is left out is as for all."""

    author_joiner: AuthorJoiner | None = None
    venues: VenueLayout | None = None
    venue_dates: VenueDates | None = None
    max_names: Count | None = None
    min_names: Count | None = None
    last_names: Count | None = None
    link_style: LinkStyle | None = None
    title_link: Flag | None = None
    versions: Versions | None = None


def _latex(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return fail("invalid-value", "not the text of a field", "write it as in the .bib file")


FieldText = Annotated[str, PlainValidator(_latex), WithJsonSchema({"type": "string"})]
"""The value of a BibTeX field, in LaTeX; without text, the field is taken away."""


class EntryOverride(EntryStyle):
    """What `cv.yaml` says of one publication: its looks, whose it is, and its fields.

    `mine` is `true` for a publication whose list of authors does not show the owner, `false` for
    one that is not the owner's. `fields` stand in place of the .bib file's.
    """

    mine: Flag | None = None
    fields: dict[str, FieldText] = Field(default_factory=dict)


class PublicationStyle(Model):
    """How publications are printed in every list; `entries` holds exceptions by citation key."""

    author_joiner: AuthorJoiner = AuthorJoiner.OXFORD
    venues: VenueLayout = VenueLayout.LINES
    venue_dates: VenueDates = VenueDates.EACH
    max_names: Count | None = None
    min_names: Count | None = None
    last_names: Count | None = None
    link_style: LinkStyle = LinkStyle.WORDS
    title_link: Flag = True
    versions: Versions = Versions.MERGED
    owner: NameStyle = NameStyle.BOLD
    strict_initials: Flag = False
    highlight: tuple[Highlight, ...] = ()
    legend: Flag = True
    numbering: Numbering = Numbering.CONTINUOUS
    entries: dict[str, EntryOverride] = Field(default_factory=dict)

    def with_exceptions(self, own: dict[str, Any]) -> PublicationStyle:
        """Return the style with some of its values replaced."""
        return self.model_copy(update=own) if own else self
