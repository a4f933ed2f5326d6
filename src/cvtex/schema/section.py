"""The sections of a CV: a title and blocks, the key of a block being its kind."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.entries import (
    Award,
    Education,
    Experience,
    Language,
    Person,
    PlainEntry,
    Project,
    Skill,
    Talk,
    Teaching,
)
from cvtex.schema.fields import Flag, Length, Paragraphs, Rich, Riches
from cvtex.schema.reading import fail
from cvtex.schema.selection import Selection


class Layout(Model):
    """How a section departs from the theme's rules for its kind."""

    keep_together: Flag | None = None
    """`true` keeps a block on one page if it fits on one. `false` lets a page end within it."""

    date_width: Length | None = None
    """The width of the column of dates. Examples: `3cm` | `1.2in`"""

    text_width: Length | None = None
    """The width of the text. A list narrower than the page is centred on it. Example: `9.5cm`"""


class ContactField(StrEnum):
    """The top-level fields of a CV that a contact block can show."""

    EMAIL = "email"
    """The `email` at the top of the file."""

    PHONE = "phone"
    """The `phone` at the top of the file."""

    LOCATION = "location"
    """The `location` at the top of the file."""

    URL = "url"
    """The `url` at the top of the file."""

    PROFILES = "profiles"
    """All `profiles` at the top of the file, each on a line of its own."""


class Section(Model):
    """A title and the blocks below it, printed in the order in which the file has them."""

    KINDS: ClassVar[tuple[str, ...]]
    """The kinds of blocks: the keys of a section that are not about the section itself."""

    title: Rich
    """The heading of the section, and its bookmark in the PDF.
    Examples: `Education` | `Service and *Outreach*`
    """

    layout: Layout = Layout.model_construct()
    """How this section departs from the theme's widths and page breaks."""

    text: Paragraphs | None = None
    """Prose, with blank lines between its paragraphs. A longer text stands below the key, after a
    vertical bar.
    Example: `I study how languages with *little* written text can be served by machines.`
    """

    contact: tuple[ContactField, ...] | None = None
    """Which ways to reach you stand here, taken from the top of the file. Without such a block, all
    of them stand below the name. Example: `[email, url]`
    """

    education: tuple[Education, ...] | None = None
    """Degrees and stays at schools."""

    experience: tuple[Experience, ...] | None = None
    """Positions that you hold or held."""

    awards: tuple[Award, ...] | None = None
    """Prizes, grants and distinctions."""

    talks: tuple[Talk, ...] | None = None
    """Talks, each with the places at which it was given."""

    projects: tuple[Project, ...] | None = None
    """Software, data sets and other projects."""

    teaching: tuple[Teaching, ...] | None = None
    """Courses that you taught or helped to teach."""

    people: tuple[Person, ...] | None = None
    """Students, collaborators, referees and other people."""

    entries: tuple[PlainEntry, ...] | None = None
    """Anything else that has a date, such as service."""

    publications: Selection | None = None
    """Which publications of the bibliography stand here, and in which order; `{}` lists all of
    them.
    """

    list_: Riches | None = Field(default=None, alias="list")
    """Texts on a line of their own, each with a bullet.
    Example: `[Long-distance skiing, "Choirs: bass"]`
    """

    skills: tuple[Skill, ...] | None = None
    """What you can do, and how well."""

    languages: tuple[Language, ...] | None = None
    """Languages that you speak, and how well."""

    _kinds: tuple[str, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _keep_order(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        section = handler(data)
        if isinstance(data, dict):
            # The file's order of blocks is the page's order; pydantic keeps the schema's.
            kinds = (key for key in data if key in cls.KINDS and data[key] != [])
            section._kinds = tuple(kinds)  # noqa: SLF001 - own class
        if not section.kinds:
            known = ", ".join(f"`{kind}`" for kind in cls.KINDS)
            fail(Code.EMPTY_SECTION, "the section has nothing to print", f"add one of {known}")
        return section

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the section's blocks, in the file's order."""
        return self._kinds

    def block(self, kind: str) -> Any:
        """Return what the section has under a kind."""
        return getattr(self, "list_" if kind == "list" else kind)


Section.KINDS = tuple(
    field.alias or name
    for name, field in Section.model_fields.items()
    if name not in {"title", "layout"}
)
