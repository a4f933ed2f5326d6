"""The sections of a CV: a title and blocks, the key of a block being its kind.

Field names follow JSON Resume where it has a word (`institution`, `area`, `position`, `summary`,
`highlights`, `awarder`, `keywords`, `fluency` …) and BibTeX for publications.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)

from cvtex.field_types import (
    Count,
    Date,
    Email,
    Flag,
    Length,
    Line,
    Lines,
    Paragraphs,
    Rich,
    Riches,
    Url,
    fail,
)


class Model(BaseModel):
    """What all parts of a CV share: they cannot change, and refuse keys they do not know.

    Pydantic compiles the schema of a whole CV when it is first used, not that of each part when it
    is defined; and what is left out is made without it. Both is for a quick start.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Entry(Model):
    """What entries of most kinds have: a date, a link and things to say."""

    date: Date | None = None
    url: Url | None = None
    summary: Rich | None = None
    highlights: Riches = ()


class Education(Entry):
    """A degree or a stay at a school."""

    institution: Rich
    degree: Rich | None = None
    area: Rich | None = None
    location: Rich | None = None
    advisors: Riches = ()
    thesis: Rich | None = None
    score: Rich | None = None
    courses: Riches = ()


class Experience(Entry):
    """A position held."""

    organization: Rich
    position: Rich | None = None
    location: Rich | None = None


class Award(Entry):
    """A prize, a grant or a distinction; `works` lists what it was given for."""

    title: Rich
    awarder: Rich | None = None
    works: Riches = ()


class Talk(Entry):
    """A talk and the places at which it was given."""

    title: Rich
    venues: Riches = ()


class Project(Entry):
    """A project or an artifact, such as software or a data set."""

    name: Rich
    keywords: Riches = ()


class Teaching(Entry):
    """A course taught, or another part in teaching."""

    course: Rich
    position: Rich | None = None
    institution: Rich | None = None


class Person(Entry):
    """Someone mentored, a collaborator or a referee; `now` says where they went."""

    name: Rich
    position: Rich | None = None
    organization: Rich | None = None
    now: Rich | None = None
    email: Email | None = None
    phone: Line | None = None


class PlainEntry(Entry):
    """A dated line of any other kind, such as service."""

    title: Rich
    location: Rich | None = None


class Skill(Model):
    """A skill, how well it is mastered and what belongs to it."""

    name: Rich
    level: Rich | None = None
    keywords: Riches = ()


class Language(Model):
    """A language spoken."""

    language: Rich
    fluency: Rich | None = None


class AuthorPosition(StrEnum):
    """Where among the authors the owner stands."""

    FIRST = "first"
    LAST = "last"


class SortOrder(StrEnum):
    """Which way a list is sorted."""

    ASCENDING = "ascending"
    DESCENDING = "descending"


class Grouping(StrEnum):
    """By what the publications of a list stand together, under subheadings."""

    YEAR = "year"
    TYPE = "type"


class Query(Model):
    """What is asked of an entry of the bibliography; it has to meet all of it.

    `type` is an entry type of BibTeX or biblatex, `keywords` one of the entry's `keywords`,
    `keys` the citation keys, `exclude` those that are left out, `years` a year or a range,
    `status` the publication's state (`submitted`, `published`), `author_position` where the owner
    stands, `selected` whether the entry has that mark. One of `any_of` has to be met, and none of
    `none_of`.
    """

    type: Lines = ()
    keywords: Lines = ()
    keys: Lines = ()
    exclude: Lines = ()
    years: Date | None = None
    status: Lines = ()
    author_position: AuthorPosition | None = None
    selected: Flag | None = None
    any_of: tuple[Query, ...] = ()
    none_of: tuple[Query, ...] = ()


class Selection(Query):
    """Which publications a list shows, and how it is ordered.

    `last_years` counts back from the newest that is asked for. Without `sort_by`, `keys` give the
    order, and otherwise the date does. `repeat: false` asks for entries that no list above has
    shown, `limit` for so many at most. `prefix` stands before the numbers (`J3`), which then count
    within the list.
    """

    last_years: Count | None = None
    sort_by: Lines = ()
    order: SortOrder | None = None
    group_by: Grouping | None = None
    repeat: Flag = True
    limit: Count | None = None
    prefix: Line | None = None


class Layout(Model):
    """How a section departs from the theme's rules for its kind."""

    keep_together: Flag | None = None
    date_width: Length | None = None
    text_width: Length | None = None


class ContactField(StrEnum):
    """The top-level fields of a CV that a contact block can show."""

    EMAIL = "email"
    PHONE = "phone"
    LOCATION = "location"
    URL = "url"
    PROFILES = "profiles"


class Section(Model):
    """A title and the blocks below it, printed in the order in which the file has them."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "text", "contact", "education", "experience", "awards", "talks", "projects", "teaching",
        "people", "entries", "publications", "list", "skills", "languages",
    )  # fmt: skip

    title: Rich
    layout: Layout = Layout.model_construct()
    text: Paragraphs | None = None
    contact: tuple[ContactField, ...] | None = None
    education: tuple[Education, ...] | None = None
    experience: tuple[Experience, ...] | None = None
    awards: tuple[Award, ...] | None = None
    talks: tuple[Talk, ...] | None = None
    projects: tuple[Project, ...] | None = None
    teaching: tuple[Teaching, ...] | None = None
    people: tuple[Person, ...] | None = None
    entries: tuple[PlainEntry, ...] | None = None
    publications: Selection | None = None
    list_: Riches | None = Field(default=None, alias="list")
    skills: tuple[Skill, ...] | None = None
    languages: tuple[Language, ...] | None = None

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
            fail("empty-section", "the section has nothing to print", f"add one of {known}")
        return section

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the section's blocks, in the file's order."""
        return self._kinds

    def block(self, kind: str) -> Any:
        """Return what the section has under a kind."""
        return getattr(self, "list_" if kind == "list" else kind)
