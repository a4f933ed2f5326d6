"""The entries of each kind of block.

The names of fields are those of JSON Resume where it has the same field (`institution`, `area`,
`position`, `summary`, `highlights`, `awarder`, `keywords`, `fluency` …).
"""

from __future__ import annotations

from typing import Any, Self

from pydantic import ModelWrapValidatorHandler, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.dates import Date
from cvtex.schema.fields import Email, Line, Rich, RichTexts, Url
from cvtex.schema.languages import LanguageTag, read_part
from cvtex.schema.reading import fail, within
from cvtex.schema.rich_lists import ListItems, RichWithLists


class Entry(Model):
    """The fields that most kinds of entries have."""

    date: Date | None = None
    """The date, in any common form. It is printed as written, unless the design has a
    `date_format`. Examples: `2016–2021` | `since May 2022` | `Fall 2022, Fall 2023`
    """

    url: Url | None = None
    """A web address, printed on its own line at the end of the entry.
    Example: `https://example.org/fstkit`
    """

    summary: RichWithLists | None = None
    """A line of text below the entry. Example: `A group of *four*, funded for three years`"""

    highlights: ListItems = ()
    """Details and achievements, each on its own line with a bullet.
    Examples: `Built the *first* open corpus` | `[Led a group of four, Supervised two students]`
    """

    language: LanguageTag | None = None
    """The language of the entry, if it is not that of the CV: its dates and words are in it.
    Example: `fr`
    """


class Education(Entry):
    """A degree, or studies without a degree."""

    institution: Rich
    """The school or university. Example: `Northern Lights University`"""

    degree: Rich | None = None
    """The degree, in full or abbreviated. Examples: `PhD` | `Master of Science`"""

    area: Rich | None = None
    """The field of study. Example: `Computational Linguistics`"""

    location: Rich | None = None
    """The place of the school. Example: `Port Aurora`"""

    advisors: RichTexts = ()
    """Your advisors, all on one line.
    Examples: `Ingrid Sørensen` | `[Ingrid Sørensen, Chidi Okafor]`
    """

    thesis: Rich | None = None
    """The title of the thesis, printed in italics.
    Example: `Finite-State Morphology for Languages Without Spelling`
    """

    score: Rich | None = None
    """The grade, in the notation of your school. Examples: `A+` | `1.3 (with distinction)`"""

    courses: RichTexts = ()
    """Important courses, all on one line. Example: `[Logic, Phonetics, Field Methods]`"""


class Position(Entry):
    """One of several positions at the same employer."""

    position: Rich
    """Your position. Example: `Research Scientist`"""

    location: Rich | None = None
    """The place of work, if it is not that of the other positions. Example: `Eastholm`"""

    keywords: RichTexts = ()
    """Subjects, programming languages or tools, all on one line. Example: `[Python, corpora]`"""

    @model_validator(mode="wrap")
    @classmethod
    def _in_its_language(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        return read_part(data, handler, info)


class Experience(Entry):
    """A position that you hold or held, or several at one employer."""

    organization: Rich
    """The employer, printed in bold. Example: `Institute for Spoken Languages`"""

    position: Rich | None = None
    """Your position. Example: `Research Scientist`"""

    location: Rich | None = None
    """The place of work. Example: `Port Aurora`"""

    keywords: RichTexts = ()
    """Subjects, programming languages or tools, all on one line. Example: `[Python, corpora]`"""

    positions: tuple[Position, ...] = ()
    """Several positions at this employer, each with its date. They are printed below the employer,
    in the order of the file.
    """

    @model_validator(mode="after")
    def _check_position(self) -> Self:
        if self.position is not None and self.positions:
            try:
                fail(
                    Code.INVALID_VALUE,
                    "this employer has `positions`, each with its own",
                    "move it into `positions`, as an item with its date",
                )
            except PydanticCustomError as problem:
                raise within(problem, "position") from None
        return self


class Award(Entry):
    """A prize, a grant or a distinction."""

    title: Rich
    """The name of the award, printed in bold. Examples: `Best Paper` | `Polar Doctoral Fellowship`
    """

    awarder: Rich | None = None
    """The giver of the award. Example: `Workshop on Languages Without Spelling`"""

    location: Rich | None = None
    """The place where the award was given. Example: `Port Aurora`"""

    works: RichTexts = ()
    """The works that the award is for, such as a paper, each on its own line.
    Example: `A Speech Corpus That Its Speakers Own`
    """


class Talk(Entry):
    """A talk and the places where you gave it."""

    title: Rich
    """The title of the talk, printed in bold. Example: `Whose Corpus Is It?`"""

    location: Rich | None = None
    """The place of the talk, if its venue does not say it. Example: `Port Aurora`"""

    venues: RichTexts = ()
    """The places where you gave the talk, each on its own line. Inside brackets, a place with a
    comma needs quotes.
    Examples: `Language Rights, Port Aurora` | `["Language Rights, Port Aurora", Fjord University]`
    """


class Project(Entry):
    """A project or an artifact, such as software or a data set."""

    name: Rich
    """The name of the project, program or data set, printed in bold. Example: `fstkit`"""

    location: Rich | None = None
    """The place of the project. Example: `Port Aurora`"""

    keywords: RichTexts = ()
    """Subjects, programming languages or tools, all on one line.
    Example: `[Python, morphology]`
    """


class Teaching(Entry):
    """A course that you taught, or another activity in teaching."""

    course: Rich
    """The course or activity. Example: `Introduction to Phonetics`"""

    position: Rich | None = None
    """Your role in the course, printed in bold before the course.
    Examples: `Lecturer` | `Teaching Assistant`
    """

    institution: Rich | None = None
    """The school or university, printed on its own line. Example: `Northern Lights University`"""

    location: Rich | None = None
    """The place of the school. Example: `Port Aurora`"""


class Person(Entry):
    """A person, such as a student, a collaborator or a referee."""

    name: Rich
    """The person's name, printed in bold. Example: `Jonas Dahl`"""

    position: Rich | None = None
    """The person's position, now or when you worked together.
    Examples: `BA student` | `Professor of Linguistics`
    """

    organization: Rich | None = None
    """The place where the person works or studies. Example: `Northern Lights University`"""

    location: Rich | None = None
    """The place of the organization, or where the person lives. Example: `Port Aurora`"""

    now: Rich | None = None
    """The person's present position; the word *now* is added before it.
    Example: `PhD student at Eastholm`
    """

    email: Email | None = None
    """The person's e-mail address, printed on its own line. Example: `ingrid@example.org`"""

    phone: Line | None = None
    """The person's telephone number, printed on its own line. Example: `+46 555 010 204`"""


class PlainEntry(Entry):
    """An entry of any other kind, such as service."""

    title: Rich
    """The title of the entry, printed in bold. A text with a colon and a space needs quotes.
    Examples: `Reviewer` | `"Organizer: Workshop on Languages Without Spelling"`
    """

    location: Rich | None = None
    """The place. Example: `Port Aurora`"""


class Skill(Model):
    """A skill, or a group of skills."""

    name: Rich
    """The skill, or a group of skills, printed where other entries have their date.
    Example: `Programming`
    """

    level: Rich | None = None
    """Your level or experience. Examples: `expert` | `ten months in three villages`"""

    keywords: RichTexts = ()
    """Parts of the skill, such as tools, all on one line. Example: `[Python, C++]`"""


class Language(Model):
    """A language that you speak."""

    language: Rich
    """The language, printed where other entries have their date. Example: `Northern Sámi`"""

    fluency: Rich | None = None
    """How well you speak it. Examples: `native` | `conversational`"""
