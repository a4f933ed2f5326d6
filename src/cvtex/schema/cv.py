"""The top level of `cv.yaml`.

The other modules of the package have the parts; `docs/cv-yaml.md` is the guide for users.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from cvtex.diagnostics import Code, Level
from cvtex.schema.base import Model
from cvtex.schema.checks import CheckCode
from cvtex.schema.dates import Date
from cvtex.schema.design import Design
from cvtex.schema.fields import (
    Email,
    ExactLines,
    ImagePath,
    Label,
    LanguageTag,
    Line,
    Lines,
    Rich,
    Url,
)
from cvtex.schema.publication_style import PublicationStyle
from cvtex.schema.reading import fail
from cvtex.schema.section import PlacedBlock, Section
from cvtex.schema.words import Words


class Profile(Model):
    """An account on a network (JSON Resume's `profiles`)."""

    network: Line
    """The name of the network, printed before the account. Examples: `GitHub` | `ORCID`"""

    username: Line | None = None
    """The name of the account. Without it, the address is printed. Example: `mlindqvist`"""

    url: Url
    """The address of the account. Example: `https://git.example.org/mlindqvist`"""


class LastUpdated(Model):
    """The date at the end of the CV, with an optional footnote."""

    date: Date
    """When the CV was last changed, printed at its end. Example: `June 13, 2024`"""

    note: Rich | None = None
    """A footnote to the date. Example: `Made with [cvtex](https://example.org/cvtex).`"""


_MOST_SIGNATURES = 100


def _signatures(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(names) > _MOST_SIGNATURES:
        hint = "keep only the names that are in your bibliography"
        fail(Code.INVALID_VALUE, f"there are more than {_MOST_SIGNATURES} names", hint)
    return names


class CV(Model):
    """A whole `cv.yaml`."""

    name: Label
    """Your name, printed at the top of the CV. Example: `Mara Lindqvist`"""

    label: Rich | None = None
    """A line below the name, such as a profession or a motto. Example: `Computational linguist`"""

    signs_as: Annotated[Lines, AfterValidator(_signatures)] = ()
    """Other names under which you publish: other spellings, former names, nicknames.
    Examples: `Mara E. Lindqvist` | `[Mara E. Lindqvist, Mara Berg]`
    """

    email: Email | None = None
    """Your e-mail address. Example: `mara@example.org`"""

    phone: Line | None = None
    """Your telephone number. Example: `+46 555 010 203`"""

    location: Rich | None = None
    """Your address, or the place where you live. Example: `Port Aurora`"""

    image: ImagePath | None = None
    """A photo of you, printed beside your name: a PNG or JPEG file, with a path relative to this
    file. Example: `mara.jpg`
    """

    url: Url | None = None
    """Your homepage. Example: `https://mara.example.org/`"""

    profiles: tuple[Profile, ...] = ()
    """Your accounts on networks."""

    language: LanguageTag = "en"
    """The language of the CV as a language tag, for screen readers and other readers of the PDF.
    If cvtex knows the words of dates in this language, it reads and prints dates with them. Other
    words are not translated; change these with `words`. Examples: `en-GB` | `sv`
    """

    bibliography: ExactLines = ()
    """The BibTeX files with your publications, with paths relative to this file.
    Examples: `publications.bib` | `[papers.bib, talks.bib]`
    """

    publication_style: PublicationStyle = PublicationStyle.model_construct()
    """How publications are printed in all lists."""

    design: Design = Design.model_construct()
    """The theme, the page and the format of dates."""

    words: Words = Words.model_construct()
    """The words that cvtex adds to the page; change them for another language or style."""

    last_updated: LastUpdated | None = None
    """The date at the end of the CV."""

    sections: tuple[Section, ...] = ()
    """The sections of the CV, in the order of the page."""

    checks: dict[CheckCode, Level] = Field(default_factory=dict)
    """Whether a kind of problem is an error, a warning or ignored, by the code in its messages."""

    @property
    def blocks(self) -> Iterator[PlacedBlock]:
        """The blocks of all sections, in the order of the file, with their paths in the file."""
        for index, section in enumerate(self.sections):
            for block in section.blocks_in_order:
                yield block._replace(path=("sections", index, *block.path))
