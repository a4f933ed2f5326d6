"""The entries of each kind of block.

Field names follow JSON Resume where it has a word (`institution`, `area`, `position`, `summary`,
`highlights`, `awarder`, `keywords`, `fluency` …).
"""

from __future__ import annotations

from cvtex.schema.base import Model
from cvtex.schema.fields import Date, Email, Line, Rich, Riches, Url


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
