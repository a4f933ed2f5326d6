"""What a user may write in `cv.yaml`: the whole CV, and how it is to be printed.

Unknown keys are refused. `sections` holds the kinds of section; `docs/cv-yaml.md` shows them all.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from cvtex.diagnostics.diagnostic import Code
from cvtex.diagnostics.levels import ADJUSTABLE, Level
from cvtex.diagnostics.suggestions import clearly_closest, closest
from cvtex.schema.fields import (
    Date,
    Email,
    Line,
    Lines,
    Picture,
    Read,
    Rich,
    Url,
    fail,
    text_of,
)
from cvtex.schema.publication_style import PublicationStyle
from cvtex.schema.section import Model, Section
from cvtex.schema.words import Words


class Profile(Model):
    """An account on a network (JSON Resume's `profiles`)."""

    network: Line
    """The network, as it stands before the account. Examples: `GitHub` | `ORCID`"""

    username: Line | None = None
    """What is shown of the account; without it, the address. Example: `mlindqvist`"""

    url: Url
    """Where the account is found. Example: `https://git.example.org/mlindqvist`"""


class Paper(StrEnum):
    """The paper sizes."""

    LETTER = "letter"
    """US letter, 8.5 by 11 inches."""

    A4 = "a4"
    """ISO A4, 210 by 297 millimetres."""

    @classmethod
    def _missing_(cls, value: object) -> Paper | None:
        """Read `A4` too: it is how the standard writes it."""
        return next((size for size in cls if size.value.capitalize() == value), None)


class FontSize(StrEnum):
    """The sizes of the running text that LaTeX's standard classes have."""

    TEN = "10pt"
    """10 points."""

    ELEVEN = "11pt"
    """11 points."""

    TWELVE = "12pt"
    """12 points."""


class DateFormat(StrEnum):
    """How dates are printed."""

    AS_WRITTEN = "as-written"
    """As the file has them."""

    YEAR = "year"
    """The year alone: 2015, 2018–2020."""

    MONTH_YEAR = "month-year"
    """The month and the year: May 2015, May–July 2020."""

    LONG = "long"
    """As far as the date is known: May 20, 2015."""

    SHORT = "short"
    """The month as a number: 05/2015."""

    ISO = "iso"
    """As in ISO 8601: 2015-05-20, 2015-05."""


def _theme(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_THEME, text):
        hint = "a theme is named by letters, digits, `-` and `_`: `classic`"
        fail("invalid-value", f"`{text}` is no name of a theme", hint)
    return text


_THEME = r"\w[\w-]{0,63}"
Theme = Annotated[
    str,
    Read(_theme, {"type": "string", "pattern": rf"^\s*{_THEME}\s*$"}),
]
"""The name of a theme: of a folder, and no path."""


class Design(Model):
    """How the CV looks."""

    theme: Theme = "classic"
    """The folder of templates that decides the looks: `classic`, or one of your own in
    `latex_templates/` beside the CV. Example: `my-theme`
    """

    paper: Paper = Paper.LETTER
    """The size of the paper."""

    font_size: FontSize = FontSize.TEN
    """The size of the running text."""

    date_format: DateFormat = DateFormat.AS_WRITTEN
    """How dates are printed, except those of publications."""


class LastUpdated(Model):
    """The date at the end of the CV, with a note at the foot of the page."""

    date: Date
    """When the CV was last changed, printed at its end. Example: `June 13, 2024`"""

    note: Rich | None = None
    """A footnote to the date. Example: `Set with [cvtex](https://example.org/cvtex).`"""


def _code(value: object) -> Code:
    try:
        code = Code(str(value))
    except ValueError:
        close = closest(str(value), sorted(ADJUSTABLE))
        hint = (
            f"did you mean `{close}`?"
            if close
            else "it stands in brackets in a message, and docs/diagnostics.md has them all"
        )
        meant = clearly_closest(str(value), sorted(ADJUSTABLE)) or ""
        fail("unknown-field", f"there is no kind of problem `{value}`", hint, fix=meant)
    if code not in ADJUSTABLE:
        message = f"`{code}` is always an error, since nothing can be set with it"
        fail("invalid-value", message, "remove it here, and mend what is reported")
    return code


CheckCode = Annotated[
    Code,
    Read(_code, {"type": "string", "enum": sorted(ADJUSTABLE)}),
]
"""The code of a kind of problem that can be switched off or made an error."""


_MOST_SIGNATURES = 100


def _signatures(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) > _MOST_SIGNATURES:
        hint = "name those that stand in your bibliography"
        fail("invalid-value", f"nobody signs in more than {_MOST_SIGNATURES} ways", hint)
    return names


_LANGUAGE = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}"


def _language(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_LANGUAGE, text):
        hint = "a language has a tag of letters and hyphens: `en`, `en-GB`, `zh-Hant`"
        fail("invalid-value", f"`{text}` is no tag of a language", hint)
    return text


LanguageTag = Annotated[
    str, Read(_language, {"type": "string", "pattern": rf"^\s*{_LANGUAGE}\s*$"})
]
"""The tag of a language (BCP 47)."""


class CV(Model):
    """A whole `cv.yaml`."""

    name: Line
    """Your name, as it heads the page. Example: `Mara Lindqvist`"""

    label: Rich | None = None
    """A line below the name, such as a profession or a motto. Example: `Computational linguist`"""

    signs_as: Annotated[Lines, AfterValidator(_signatures)] = ()
    """How you sign publications, if not as `name`: other spellings, former names, nicknames.
    Examples: `Mara E. Lindqvist` | `[Mara E. Lindqvist, Mara Berg]`
    """

    email: Email | None = None
    """Your e-mail address. Example: `mara@example.org`"""

    phone: Line | None = None
    """Your telephone number. Example: `+46 555 010 203`"""

    location: Rich | None = None
    """Your address, or where you live. Example: `Port Aurora`"""

    image: Picture | None = None
    """A picture of you, printed beside the name: a PNG or JPEG file, relative to this file.
    Example: `mara.jpg`
    """

    url: Url | None = None
    """Your homepage. Example: `https://mara.example.org/`"""

    profiles: tuple[Profile, ...] = ()
    """Your accounts on networks."""

    language: LanguageTag = "en"
    """The document's language as a tag, for readers of the PDF. It translates nothing; `words`
    does. Examples: `en-GB` | `sv`
    """

    bibliography: Lines = ()
    """The BibTeX files with your publications, relative to this file.
    Examples: `publications.bib` | `[papers.bib, talks.bib]`
    """

    publication_style: PublicationStyle = PublicationStyle.model_construct()
    """How publications are printed, in every list."""

    design: Design = Design.model_construct()
    """The theme and the page."""

    words: Words = Words.model_construct()
    """The words that cvtex itself prints, to be changed for another language or taste."""

    last_updated: LastUpdated | None = None
    """The date at the end of the CV."""

    sections: tuple[Section, ...] = ()
    """The parts of the CV, in the order of the page."""

    checks: dict[CheckCode, Level] = Field(default_factory=dict)
    """How seriously kinds of problems are taken, by the code that stands in their messages."""
