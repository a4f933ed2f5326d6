"""What a user may write in `cv.yaml`: the whole CV, and how it is to be printed.

Unknown keys are refused. `sections` holds the kinds of section; `docs/cv-yaml.md` shows them all.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from cvtex.diagnostics import Code, Level
from cvtex.schema.base import Model
from cvtex.schema.checks import CheckCode
from cvtex.schema.design import Design
from cvtex.schema.fields import (
    Date,
    Email,
    LanguageTag,
    Line,
    Lines,
    Picture,
    Rich,
    Url,
)
from cvtex.schema.publication_style import PublicationStyle
from cvtex.schema.reading import fail
from cvtex.schema.section import Section
from cvtex.schema.words import Words


class Profile(Model):
    """An account on a network (JSON Resume's `profiles`)."""

    network: Line
    """The network, as it stands before the account. Examples: `GitHub` | `ORCID`"""

    username: Line | None = None
    """What is shown of the account; without it, the address. Example: `mlindqvist`"""

    url: Url
    """Where the account is found. Example: `https://git.example.org/mlindqvist`"""


class LastUpdated(Model):
    """The date at the end of the CV, with a note at the foot of the page."""

    date: Date
    """When the CV was last changed, printed at its end. Example: `June 13, 2024`"""

    note: Rich | None = None
    """A footnote to the date. Example: `Set with [cvtex](https://example.org/cvtex).`"""


_MOST_SIGNATURES = 100


def _signatures(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) > _MOST_SIGNATURES:
        hint = "name those that stand in your bibliography"
        fail(Code.INVALID_VALUE, f"nobody signs in more than {_MOST_SIGNATURES} ways", hint)
    return names


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
