"""The part of a design that concerns a second column: what it holds, and its colours."""

from __future__ import annotations

from enum import StrEnum

from cvtex.schema.base import Model
from cvtex.schema.design.values import Color, Size
from cvtex.schema.fields import Flag, Length


class SidebarPosition(StrEnum):
    """The side of the page on which the sidebar is."""

    NONE = "none"
    """There is no sidebar."""

    LEFT = "left"
    """At the left of the main column."""

    RIGHT = "right"
    """At the right of the main column."""


class Kind(StrEnum):
    """The kinds of blocks, which are the keys of sections."""

    TEXT = "text"
    """Text in paragraphs."""

    CONTACT = "contact"
    """Contact details."""

    EDUCATION = "education"
    """Degrees and studies."""

    EXPERIENCE = "experience"
    """Positions."""

    AWARDS = "awards"
    """Prizes and grants."""

    TALKS = "talks"
    """Talks."""

    PROJECTS = "projects"
    """Projects."""

    TEACHING = "teaching"
    """Courses."""

    PEOPLE = "people"
    """People."""

    ENTRIES = "entries"
    """Entries of another kind."""

    PUBLICATIONS = "publications"
    """Publications."""

    LIST = "list"
    """Lists."""

    SKILLS = "skills"
    """Skills."""

    LANGUAGES = "languages"
    """Languages."""

    CERTIFICATES = "certificates"
    """Certificates and licences."""

    MEMBERSHIPS = "memberships"
    """Memberships."""

    VOLUNTEER = "volunteer"
    """Unpaid work."""

    GRANTS = "grants"
    """Grants."""

    PATENTS = "patents"
    """Patents."""

    REVIEWING = "reviewing"
    """Reviewing and editing."""

    SUPERVISION = "supervision"
    """Supervision."""

    COURSES = "courses"
    """Courses taken."""

    TESTS = "tests"
    """Tests."""

    EXHIBITIONS = "exhibitions"
    """Exhibitions."""

    PERFORMANCES = "performances"
    """Performances."""

    PRESS = "press"
    """Press."""

    INTERESTS = "interests"
    """Interests."""

    REFERENCES = "references"
    """References."""


class SidebarDesign(Model):
    """A narrow column beside the main one, with the picture, the contacts and some sections."""

    position: SidebarPosition | None = None
    """Where it is. Example: `left`"""

    width: Length | None = None
    """The width of its text. Example: `4.5cm`"""

    kinds: tuple[Kind, ...] | None = None
    """The sections that it holds, by the kinds of their blocks; the `layout` of a section can say
    another `place`. Example: `[contact, skills, list]`
    """

    contacts: Flag | None = None
    """Whether it has the contacts, else they are below the name. Example: `false`"""

    background: Color | None = None
    """The colour behind it, from the top of the paper to the bottom; white for none.
    Example: `"#F0F3F6"`
    """

    text: Color | None = None
    """The colour of its text. Example: `"#333333"`"""

    headings: Color | None = None
    """The colour of its headings. Example: `navy`"""

    size: Size | None = None
    """The size of its text: a number of times the text, or points. Example: `1`"""
