"""The sections of a CV: each has a title and blocks, and the key of a block is its kind."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.design.elements import DateSide, Emphasis, Lead
from cvtex.schema.design.header import ContactField
from cvtex.schema.design.values import NAME_SCHEMA, ColumnCount, Space, name_of
from cvtex.schema.entries import (
    Award,
    Education,
    Entry,
    Experience,
    Language,
    Person,
    PlainEntry,
    Project,
    Skill,
    Talk,
    Teaching,
)
from cvtex.schema.fields import Flag, Heading, Length, Line
from cvtex.schema.kinds.lazy_entries import LazyEntries
from cvtex.schema.kinds.on_request import OnRequest
from cvtex.schema.reading import Context, Read, fail
from cvtex.schema.rich_lists import ListItems, Paragraphs
from cvtex.schema.selection import Selection

StyleName = Annotated[str, Read(partial(name_of, what="style", example="inline"), NAME_SCHEMA)]
"""The name of a style: a part of the name of its template."""


class Place(StrEnum):
    """The column of a section, where the design has a sidebar."""

    MAIN = "main"
    """The main column."""

    SIDEBAR = "sidebar"
    """The sidebar."""


class Layout(Model):
    """The layout of one section, where it differs from the theme's."""

    keep_together: Flag | None = None
    """`true` keeps a block on one page if it fits. `false` allows a page break inside it."""

    date_width: Length | None = None
    """The width of the column of dates. Examples: `3cm` | `1.2in`"""

    text_width: Length | None = None
    """The width of the text. A list that is narrower than the page is centred. Example: `9.5cm`"""

    above: Space | None = None
    """The distance from the heading to the block, in addition to the line spacing.
    Example: `6pt`
    """

    below: Space | None = None
    """The distance from the block to the next heading, in addition to the line spacing.
    Example: `12pt`
    """

    space: Space | None = None
    """The distance between two entries, in addition to the line spacing. Example: `4pt`"""

    bold: Emphasis | None = None
    """What is bold in the first line of an entry. Example: `none`"""

    dates: DateSide | None = None
    """The side of the dates. Example: `right`"""

    bullet: Line | None = None
    """The sign before each highlight or line of a list, or `none`. Example: `–`"""

    columns: ColumnCount | None = None
    """How many columns the block has, for short lines. Example: `2`"""

    lead: Lead | None = None
    """What comes first in an entry: the position or the organization. Example: `organization`"""

    place: Place | None = None
    """The column of the section, if the design has a sidebar. Example: `sidebar`"""

    style: StyleName | None = None
    """The style of the blocks: one that comes with cvtex (`inline`, on one line, `tags`, in
    frames, or `dots`, for levels), or one of your own, for which there is a template such as
    `skills.my-style.tex`. Examples: `inline` | `tags`
    """


class Section(Model):
    """A title and the blocks below it, printed in the order of the file."""

    KINDS: ClassVar[tuple[str, ...]]
    """The kinds of blocks: all keys of a section except `title` and `layout`."""

    title: Heading
    """The heading of the section, and the name of its bookmark in the PDF.
    Examples: `Education` | `Service and *Outreach*`
    """

    layout: Layout = Layout.model_construct()
    """The widths and page breaks of this section, where they differ from the theme's."""

    text: Paragraphs | None = None
    """Text in paragraphs, with a blank line between paragraphs. Write a longer text on the lines
    below the key, after a vertical bar.
    Example: `I study how languages with *little* written text can be served by machines.`
    """

    contact: tuple[ContactField, ...] | None = None
    """Your contact details to print here, from the top level of the file. Without such a block, all
    of them are printed below your name. Example: `[email, url]`
    """

    education: tuple[Education, ...] | None = None
    """Degrees and studies."""

    experience: tuple[Experience, ...] | None = None
    """Positions that you hold or held."""

    awards: tuple[Award, ...] | None = None
    """Prizes, grants and distinctions."""

    talks: tuple[Talk, ...] | None = None
    """Talks, each with the places where you gave it."""

    projects: tuple[Project, ...] | None = None
    """Software, data sets and other projects."""

    teaching: tuple[Teaching, ...] | None = None
    """Courses that you taught or helped to teach."""

    people: tuple[Person, ...] | None = None
    """Students, collaborators, referees and other people."""

    entries: tuple[PlainEntry, ...] | None = None
    """Anything else that has a date, such as service."""

    publications: Selection | None = None
    """The publications of the bibliography to list here, and their order. `{}` lists all."""

    list_: ListItems | None = Field(default=None, alias="list")
    """A list of texts, each on its own line with a bullet.
    Example: `[Long-distance skiing, "Choirs: bass"]`
    """

    skills: tuple[Skill, ...] | None = None
    """Your skills."""

    languages: tuple[Language, ...] | None = None
    """The languages that you speak."""

    certificates: Annotated[tuple[Entry, ...] | None, LazyEntries("career:Certificate")] = None
    """Certificates, licences and admissions."""

    memberships: Annotated[tuple[Entry, ...] | None, LazyEntries("career:Membership")] = None
    """Memberships in societies, committees and boards."""

    volunteer: Annotated[tuple[Entry, ...] | None, LazyEntries("career:Volunteering")] = None
    """Unpaid work."""

    grants: Annotated[tuple[Entry, ...] | None, LazyEntries("research:Grant")] = None
    """Grants and other money for projects."""

    patents: Annotated[tuple[Entry, ...] | None, LazyEntries("research:Patent")] = None
    """Patents and applications for patents."""

    reviewing: Annotated[tuple[Entry, ...] | None, LazyEntries("research:Reviewing")] = None
    """Work as a reviewer or an editor."""

    supervision: Annotated[tuple[Entry, ...] | None, LazyEntries("research:Supervision")] = None
    """Persons whose theses or work you supervise."""

    courses: Annotated[tuple[Entry, ...] | None, LazyEntries("career:Course")] = None
    """Courses that you took."""

    tests: Annotated[tuple[Entry, ...] | None, LazyEntries("career:Exam")] = None
    """Tests and their scores."""

    exhibitions: Annotated[tuple[Entry, ...] | None, LazyEntries("public:Exhibition")] = None
    """Exhibitions with your work."""

    performances: Annotated[tuple[Entry, ...] | None, LazyEntries("public:Performance")] = None
    """Concerts, plays and other performances."""

    press: Annotated[tuple[Entry, ...] | None, LazyEntries("public:Press")] = None
    """Articles and broadcasts about you or your work."""

    interests: Annotated[tuple[Entry, ...] | None, LazyEntries("career:Interest")] = None
    """Your interests."""

    references: Annotated[
        tuple[Entry, ...] | OnRequest | None,
        LazyEntries(
            "career:Reference", text="on_request:on_request", text_schema="on_request:SCHEMA"
        ),
    ] = None
    """People who may be asked about you, or `on request`."""

    _kinds: tuple[str, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _keep_order(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        section = handler(data)
        if isinstance(data, dict):
            # Blocks are printed in the order of the file; pydantic keeps that of the schema.
            kinds = (key for key in data if key in cls.KINDS and data[key] != [])
            section._kinds = tuple(kinds)  # noqa: SLF001 - own class
        context = info.context
        may_be_empty = isinstance(context, Context) and context.has_empty_sections
        if not (section.kinds or may_be_empty):
            known = ", ".join(f"`{kind}`" for kind in cls.KINDS)
            fail(Code.EMPTY_SECTION, "the section has nothing to print", f"add one of {known}")
        return section

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the section's blocks, in the file's order."""
        return self._kinds

    def block(self, kind: str) -> Any:
        """Return the value of the block of a kind, or None if the section does not have it."""
        return getattr(self, "list_" if kind == "list" else kind)


Section.KINDS = tuple(
    field.alias or name
    for name, field in Section.model_fields.items()
    if name not in {"title", "layout"}
)
