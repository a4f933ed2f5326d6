"""What a user may write in `cv.yaml`: the whole CV, and how it is to be printed.

Unknown keys are refused. `sections` holds the kinds of section; `docs/cv-yaml.md` shows them all.
"""

from __future__ import annotations

from enum import StrEnum

from cvtex.field_types import Date, Email, Line, Lines, Rich, Url
from cvtex.sections import Model, Section
from cvtex.style import PublicationStyle
from cvtex.words import Words


class Profile(Model):
    """An account on a network (JSON Resume's `profiles`)."""

    network: Line
    username: Line | None = None
    url: Url


class Paper(StrEnum):
    """The paper sizes."""

    LETTER = "letter"
    A4 = "a4"

    @classmethod
    def _missing_(cls, value: object) -> Paper | None:
        """Read `A4` too: it is how the standard writes it."""
        return next((size for size in cls if size.value == str(value).lower()), None)


class FontSize(StrEnum):
    """The sizes of the running text that LaTeX's standard classes have."""

    TEN = "10pt"
    ELEVEN = "11pt"
    TWELVE = "12pt"


class DateFormat(StrEnum):
    """How dates are printed."""

    AS_WRITTEN = "as-written"
    YEAR = "year"
    MONTH_YEAR = "month-year"
    LONG = "long"
    SHORT = "short"
    ISO = "iso"


class Design(Model):
    """How the CV looks."""

    theme: Line = "classic"
    paper: Paper = Paper.LETTER
    font_size: FontSize = FontSize.TEN
    date_format: DateFormat = DateFormat.AS_WRITTEN


class LastUpdated(Model):
    """The date at the end of the CV, with a note at the foot of the page."""

    date: Date
    note: Rich | None = None


class CV(Model):
    """A whole `cv.yaml`.

    `signs_as` lists how the owner signs publications, if not as `name`; `bibliography` names
    BibTeX files, relative to the `cv.yaml`.
    """

    name: Line
    label: Rich | None = None
    signs_as: Lines = ()
    email: Email | None = None
    phone: Line | None = None
    location: Rich | None = None
    url: Url | None = None
    profiles: tuple[Profile, ...] = ()
    language: Line = "en"
    bibliography: Lines = ()
    publication_style: PublicationStyle = PublicationStyle.model_construct()
    design: Design = Design.model_construct()
    words: Words = Words.model_construct()
    last_updated: LastUpdated | None = None
    sections: tuple[Section, ...] = ()
