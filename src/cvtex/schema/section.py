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

from cvtex.schema.fields import (
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
    """When it was. Dates are written as people write them, and printed as written unless the design
    has a `date_format`. Examples: `2016–2021` | `since May 2022` | `Fall 2022, Fall 2023`
    """

    url: Url | None = None
    """A web address, shown on a line of its own at the end of the entry.
    Example: `https://example.org/fstkit`
    """

    summary: Rich | None = None
    """A line of text below the entry. Example: `A group of *four*, funded for three years`"""

    highlights: Riches = ()
    """What is worth telling of it, each on a line of its own with a bullet.
    Examples: `Built the *first* open corpus` | `[Led a group of four, Supervised two students]`
    """


class Education(Entry):
    """A degree or a stay at a school."""

    institution: Rich
    """The school or university. Example: `Northern Lights University`"""

    degree: Rich | None = None
    """The degree, in full or as letters. Examples: `PhD` | `Master of Science`"""

    area: Rich | None = None
    """The field of study. Example: `Computational Linguistics`"""

    location: Rich | None = None
    """Where the school is. Example: `Port Aurora`"""

    advisors: Riches = ()
    """Who advised you, all on one line.
    Examples: `Ingrid Sørensen` | `[Ingrid Sørensen, Chidi Okafor]`
    """

    thesis: Rich | None = None
    """The title of the thesis, printed in italics.
    Example: `Finite-State Morphology for Languages Without Spelling`
    """

    score: Rich | None = None
    """The grade, as your school writes it. Examples: `A+` | `1.3 (with distinction)`"""

    courses: Riches = ()
    """Courses worth naming, all on one line. Example: `[Logic, Phonetics, Field Methods]`"""


class Experience(Entry):
    """A position held."""

    organization: Rich
    """The employer, printed in bold. Example: `Institute for Spoken Languages`"""

    position: Rich | None = None
    """What you are or were there. Example: `Research Scientist`"""

    location: Rich | None = None
    """Where it is. Example: `Port Aurora`"""


class Award(Entry):
    """A prize, a grant or a distinction."""

    title: Rich
    """The award's name, printed in bold. Examples: `Best Paper` | `Polar Doctoral Fellowship`"""

    awarder: Rich | None = None
    """Who gave it. Example: `Workshop on Languages Without Spelling`"""

    works: Riches = ()
    """What it was given for, such as a paper's title, each on a line of its own.
    Example: `A Speech Corpus That Its Speakers Own`
    """


class Talk(Entry):
    """A talk and the places at which it was given."""

    title: Rich
    """The title of the talk, printed in bold. Example: `Whose Corpus Is It?`"""

    venues: Riches = ()
    """Where it was given, each on a line of its own. A place with a comma needs quotes in brackets.
    Examples: `Language Rights, Port Aurora` | `["Language Rights, Port Aurora", Fjord University]`
    """


class Project(Entry):
    """A project or an artifact, such as software or a data set."""

    name: Rich
    """What the project, program or data set is called, printed in bold. Example: `fstkit`"""

    keywords: Riches = ()
    """What it has to do with, such as languages and tools, all on one line.
    Example: `[Python, morphology]`
    """


class Teaching(Entry):
    """A course taught, or another part in teaching."""

    course: Rich
    """The course, or what else you took part in. Example: `Introduction to Phonetics`"""

    position: Rich | None = None
    """What you were in it, printed in bold before the course.
    Examples: `Lecturer` | `Teaching Assistant`
    """

    institution: Rich | None = None
    """Where it was taught, on a line of its own. Example: `Northern Lights University`"""


class Person(Entry):
    """Someone mentored, a collaborator or a referee."""

    name: Rich
    """The person's name, printed in bold. Example: `Jonas Dahl`"""

    position: Rich | None = None
    """What the person is, or was with you. Examples: `BA student` | `Professor of Linguistics`"""

    organization: Rich | None = None
    """Where the person works or studies. Example: `Northern Lights University`"""

    now: Rich | None = None
    """What has become of the person, without the word that stands before it.
    Example: `PhD student at Eastholm`
    """

    email: Email | None = None
    """The person's e-mail address, on a line of its own. Example: `ingrid@example.org`"""

    phone: Line | None = None
    """The person's telephone number, on a line of its own. Example: `+46 555 010 204`"""


class PlainEntry(Entry):
    """A dated line of any other kind, such as service."""

    title: Rich
    """What it was, printed in bold. A text with a colon and a blank needs quotes.
    Examples: `Reviewer` | `"Organizer: Workshop on Languages Without Spelling"`
    """

    location: Rich | None = None
    """Where it was. Example: `Port Aurora`"""


class Skill(Model):
    """A skill, how well it is mastered and what belongs to it."""

    name: Rich
    """The skill, or a group of skills; it stands where other entries have their date.
    Example: `Programming`
    """

    level: Rich | None = None
    """How well you master it. Examples: `expert` | `ten months in three villages`"""

    keywords: Riches = ()
    """What belongs to it, all on one line. Example: `[Python, C++]`"""


class Language(Model):
    """A language spoken."""

    language: Rich
    """The language; it stands where other entries have their date. Example: `Northern Sámi`"""

    fluency: Rich | None = None
    """How well you speak it. Examples: `native` | `conversational`"""


class AuthorPosition(StrEnum):
    """Where among the authors the owner stands."""

    FIRST = "first"
    """You are the first author."""

    LAST = "last"
    """You are the last author, of a list that is complete."""


class SortOrder(StrEnum):
    """Which way a list is sorted."""

    ASCENDING = "ascending"
    """From the smallest to the largest, the oldest to the newest, A to Z."""

    DESCENDING = "descending"
    """From the largest to the smallest, the newest to the oldest, Z to A."""


class Grouping(StrEnum):
    """By what the publications of a list stand together, under subheadings."""

    YEAR = "year"
    """A subheading for each year."""

    TYPE = "type"
    """A subheading for each type, such as books and journal articles; see `words.types`."""


class Query(Model):
    """What is asked of an entry of the bibliography; it has to meet all of it."""

    type: Lines = ()
    """The types of BibTeX or biblatex; an entry has to be of one of them.
    Examples: `article` | `[inproceedings, article]`
    """

    keywords: Lines = ()
    """An entry has to have one of these among its own `keywords` in the .bib file.
    Examples: `phonetics` | `[phonetics, morphology]`
    """

    keys: Lines = ()
    """The citation keys of the entries to list, in the order in which they are to stand.
    Examples: `lindqvist2023corpus` | `[lindqvist2023corpus, sorensen2021morphology]`
    """

    exclude: Lines = ()
    """The citation keys of entries to leave out. Example: `lindqvist2022field`"""

    years: Date | None = None
    """A year or a range of years; an entry has to be of one of them.
    Examples: `2015–2020` | `2019–`
    """

    status: Lines = ()
    """The states that an entry may have, such as `submitted`; `published` stands for entries
    without one. Examples: `published` | `[submitted, under review]`
    """

    author_position: AuthorPosition | None = None
    """Where you have to stand among the authors."""

    selected: Flag | None = None
    """`true` lists only entries that have `selected = {true}`, or `selected` among their keywords.
    `false` lists only the others.
    """

    any_of: tuple[Query, ...] = ()
    """Further questions of the same form; an entry has to meet at least one of them."""

    none_of: tuple[Query, ...] = ()
    """Further questions of the same form; an entry must not meet any of them."""


class Selection(Query):
    """Which publications a list shows, and how it is ordered."""

    last_years: Count | None = None
    """How many years to show, counted back from the newest entry that is left and not from today.
    Example: `5`
    """

    sort_by: Lines = ()
    """What the list is sorted by: `date`, `title`, `author`, `venue`, `type`, `key`, `file` (the
    order of the .bib file) or any field. Without it `keys` give the order, or else the date does.
    Examples: `citations` | `[type, date]`
    """

    order: SortOrder | None = None
    """Which way the list is sorted. Without it dates and numbers descend, and text ascends."""

    group_by: Grouping | None = None
    """By what the list is divided, with a subheading for each group."""

    repeat: Flag = True
    """`true` lists entries even if a list above has shown them. `false` lists only those that no
    list above has shown.
    """

    limit: Count | None = None
    """How many entries to show at most. Example: `10`"""

    prefix: Line | None = None
    """What stands before the numbers of the list, as in `J3`. A list with a prefix counts by
    itself. Example: `J`
    """


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

    KINDS: ClassVar[tuple[str, ...]] = (
        "text", "contact", "education", "experience", "awards", "talks", "projects", "teaching",
        "people", "entries", "publications", "list", "skills", "languages",
    )  # fmt: skip

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
            fail("empty-section", "the section has nothing to print", f"add one of {known}")
        return section

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of the section's blocks, in the file's order."""
        return self._kinds

    def block(self, kind: str) -> Any:
        """Return what the section has under a kind."""
        return getattr(self, "list_" if kind == "list" else kind)
