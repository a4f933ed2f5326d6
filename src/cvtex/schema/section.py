"""The sections of a CV: each has a title and blocks, and the key of a block is its kind.

A section may have subsections, which are lists of blocks too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import (
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.design.header import ContactField
from cvtex.schema.design.section_layout import Layout
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
from cvtex.schema.entry_lists import EntryList
from cvtex.schema.fields import SectionTitle
from cvtex.schema.kinds.lazy_entries import LazyEntries
from cvtex.schema.kinds.on_request import OnRequest
from cvtex.schema.languages import LanguageTag, read_part
from cvtex.schema.reading import Context, fail, within
from cvtex.schema.rich_lists import ListItems, Paragraphs
from cvtex.schema.selection import Selection
from cvtex.text import RichText


class PlacedBlock(NamedTuple):
    """A block of a section, and its place.

    `path` leads to its content from the section: `("text",)` or `("blocks", 0, "text")`. `title`
    is that of a subsection, at its first block. `layout` is that of the section, changed by that
    of the subsection. `language` is the tag of that of the subsection or the section, or empty.
    """

    path: tuple[int | str, ...]
    kind: str
    content: Any
    title: RichText | None
    layout: Layout
    language: str = ""


class Subsection(Model):
    """Blocks below each other within a section, with a title of their own or without."""

    KINDS: ClassVar[tuple[str, ...]]
    """The kinds of blocks: the keys with contents."""

    title: SectionTitle | None = None
    """The heading of the subsection, if it has one. Example: `Invited talks`"""

    layout: Layout = Layout.model_construct()
    """The widths and page breaks of these blocks, where they differ from the theme's."""

    language: LanguageTag | None = None
    """The language of these blocks, if it is not that of the CV: their dates and words are in it.
    Example: `fr`
    """

    text: Paragraphs | None = None
    """Text in paragraphs, with a blank line between paragraphs. Write a longer text on the lines
    below the key, after a vertical bar.
    Example: `I study how languages with *little* written text can be served by machines.`
    """

    contact: tuple[ContactField, ...] | None = None
    """Your contact details to print here, from the top level of the file. Without such a block, all
    of them are printed below your name. Example: `[email, url]`
    """

    education: EntryList[Education] | None = None
    """Degrees and studies."""

    experience: EntryList[Experience] | None = None
    """Positions that you hold or held."""

    awards: EntryList[Award] | None = None
    """Prizes, grants and distinctions."""

    talks: EntryList[Talk] | None = None
    """Talks, each with the places where you gave it."""

    projects: EntryList[Project] | None = None
    """Software, data sets and other projects."""

    teaching: EntryList[Teaching] | None = None
    """Courses that you taught or helped to teach."""

    people: EntryList[Person] | None = None
    """Students, collaborators, referees and other people."""

    entries: EntryList[PlainEntry] | None = None
    """Anything else that has a date, such as service."""

    publications: Selection | None = None
    """The publications of the bibliography to list here, and their order. `{}` lists all."""

    list_: ListItems | None = Field(default=None, alias="list")
    """A list of texts, each on its own line with a bullet.
    Example: `[Long-distance skiing, "Choirs: bass"]`
    """

    skills: EntryList[Skill] | None = None
    """Your skills."""

    languages: EntryList[Language] | None = None
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

    _keys: tuple[str, ...] = PrivateAttr(default=())

    @model_validator(mode="wrap")
    @classmethod
    def _keep_order(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        section = read_part(data, handler, info)
        if isinstance(data, dict):
            # Blocks are printed in the order of the file; pydantic keeps that of the schema.
            kinds = (key for key in data if key in {*cls.KINDS, "blocks"} and data[key] != [])
            section._keys = tuple(kinds)  # noqa: SLF001 - own class
        context = info.context
        may_be_empty = isinstance(context, Context) and context.has_empty_sections
        if not (section._keys or may_be_empty):  # noqa: SLF001 - own class
            known = ", ".join(f"`{kind}`" for kind in cls.KINDS)
            what = f"the {cls.__name__.lower()} has nothing to print"
            fail(Code.EMPTY_SECTION, what, f"add one of {known}")
        return section

    @property
    def blocks_in_order(self) -> Iterator[PlacedBlock]:
        """The blocks, in the order of the file; the first has the title."""
        title = self.title
        for kind in self._keys:
            language = self.language or ""
            yield PlacedBlock((kind,), kind, self.block(kind), title, self.layout, language)
            title = None

    def block(self, kind: str) -> Any:
        """Return the value of the block of a kind, or None if the section does not have it."""
        return getattr(self, "list_" if kind == "list" else kind)


Subsection.KINDS = tuple(
    field.alias or name
    for name, field in Subsection.model_fields.items()
    if name not in {"title", "layout", "language"}
)


class Section(Subsection):
    """A title and the blocks below it, printed in the order of the file."""

    title: SectionTitle
    """The heading of the section, and the name of its bookmark in the PDF; `none` for a section
    without a heading. Examples: `Education` | `Service and *Outreach*`
    """

    layout: Layout = Layout.model_construct()
    """The widths and page breaks of this section, where they differ from the theme's."""

    language: LanguageTag | None = None
    """The language of this section, if it is not that of the CV: its dates are read and printed
    in it, and so are the words that cvtex adds. Example: `fr`
    """

    blocks: tuple[Subsection, ...] | None = None
    """Blocks one below the other, each with a title of its own if you like. So a section can have
    several blocks of one kind, and text between them.
    """

    @model_validator(mode="after")
    def _check_places(self) -> Self:
        for index, part in enumerate(self.blocks or ()):
            if part.layout.place is not None:
                try:
                    fail(
                        Code.INVALID_VALUE,
                        "a section is in one column",
                        "move `place` to the `layout` of the section",
                    )
                except PydanticCustomError as problem:
                    for step in ("place", "layout", index, "blocks"):
                        problem = within(problem, step)
                    raise problem from None
        return self

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the section's blocks, in the file's order; subsections may repeat them."""
        return tuple(block.kind for block in self.blocks_in_order)

    @property
    def blocks_in_order(self) -> Iterator[PlacedBlock]:
        """The blocks and those of subsections, in the order of the file."""
        for key in self._keys:
            if key != "blocks":
                yield PlacedBlock(
                    (key,), key, self.block(key), None, self.layout, self.language or ""
                )
                continue
            for index, part in enumerate(self.blocks or ()):
                for block in part.blocks_in_order:
                    layout = _joined(self.layout, block.layout)
                    language = block.language or self.language or ""
                    path = ("blocks", index, *block.path)
                    yield block._replace(path=path, layout=layout, language=language)


def _joined(layout: Layout, own: Layout) -> Layout:
    """Return a layout with the values of another that has any."""
    given = {
        name: value for name in Layout.model_fields if (value := getattr(own, name)) is not None
    }
    return layout.model_copy(update=given) if given else layout
