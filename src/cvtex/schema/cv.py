"""The top level of `cv.yaml`.

The other modules of the package have the parts; `docs/cv-yaml.md` is the guide for users.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, PrivateAttr, ValidationInfo, model_validator

from cvtex.diagnostics import Code, Level
from cvtex.locales import ENGLISH, locale_of
from cvtex.schema.base import Model
from cvtex.schema.checks import CheckCode
from cvtex.schema.dates import Date
from cvtex.schema.design import Design
from cvtex.schema.design.lazy_part import LazyPart
from cvtex.schema.fields import ExactLines, Lines, Rich
from cvtex.schema.kinds.custom import MOST, CustomKind, Name
from cvtex.schema.languages import LanguageTag
from cvtex.schema.person import (
    Addresses,
    Emails,
    Homepages,
    NameOrText,
    PersonalDetails,
    Phones,
    PictureOrPath,
    Profile,
)
from cvtex.schema.publication_style import PublicationStyle
from cvtex.schema.reading import Context, fail, inside
from cvtex.schema.section import PlacedBlock, Section
from cvtex.schema.words import Words, in_language
from cvtex.yaml import INCLUDE


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


def _new_kinds(kinds: dict[str, CustomKind]) -> dict[str, CustomKind]:
    if len(kinds) > MOST:
        fail(Code.INVALID_VALUE, f"there are more than {MOST} kinds", "remove some")
    for name in kinds:
        is_key = name in {*Section.model_fields, *Section.KINDS, INCLUDE}
        if is_key or hasattr(Section, name):
            with inside(name):
                hint = "choose a name that a section does not have"
                fail(Code.INVALID_VALUE, f"sections have a key `{name}` already", hint)
    return kinds


class CV(Model):
    """A whole `cv.yaml`."""

    name: NameOrText
    """Your name, printed at the top of the CV, as a text or in its parts.
    Examples: `Mara Lindqvist` | `{given: Mara, family: Lindqvist, credentials: PhD}`
    """

    label: Rich | None = None
    """A line below the name, such as a profession or a motto. Example: `Computational linguist`"""

    signs_as: Annotated[Lines, AfterValidator(_signatures)] = ()
    """Other names under which you publish: other spellings, former names, nicknames.
    Examples: `Mara E. Lindqvist` | `[Mara E. Lindqvist, Mara Berg]`
    """

    email: Emails = ()
    """Your e-mail address, or several, each with a word if wanted.
    Examples: `mara@example.org` | `[mara@example.org, {label: Office, value: ml@fjord.example}]`
    """

    phone: Phones = ()
    """Your telephone number, or several, each with a word if wanted.
    Examples: `+46 555 010 203` | `[{label: Mobile, value: +46 555 010 203}]`
    """

    location: Addresses = ()
    """Your address, or the place where you live, or several, each with a word if wanted.
    Examples: `Port Aurora` | `{label: Office, value: "12 Harbour Row, Port Aurora"}`
    """

    image: PictureOrPath | None = None
    """A photo of you, printed beside your name: a PNG or JPEG file, with a path relative to this
    file, and what it shows if wanted.
    Examples: `mara.jpg` | `{file: mara.jpg, alt: Mara Lindqvist on the pier of Port Aurora}`
    """

    url: Homepages = ()
    """Your homepage, or several, each with a word if wanted.
    Examples: `https://mara.example.org/` | `{label: Portfolio, value: "https://mara.example.org/"}`
    """

    profiles: tuple[Profile, ...] = ()
    """Your accounts on networks."""

    personal: Annotated[PersonalDetails | None, LazyPart(PersonalDetails)] = None
    """Personal details, where readers expect them, printed after the contacts."""

    language: LanguageTag = "en"
    """The language of the CV as a language tag, for screen readers and other readers of the PDF.
    If cvtex knows this language, it reads and prints dates in it, and its own words are in it too;
    `words` changes each of them. Examples: `en-GB` | `sv`
    """

    bibliography: ExactLines = ()
    """The BibTeX files with your publications, with paths relative to this file.
    Examples: `publications.bib` | `[papers.bib, talks.bib]`
    """

    publication_style: PublicationStyle = PublicationStyle.model_construct()
    """How publications are printed in all lists."""

    design: Design = Design.model_construct()
    """The theme, the page and the format of dates."""

    words: Annotated[Words, LazyPart(Words)] = Words.model_construct()
    """The words that cvtex adds to the page; change them for another language or style."""

    last_updated: LastUpdated | None = None
    """The date at the end of the CV."""

    kinds: Annotated[dict[Name, CustomKind], AfterValidator(_new_kinds)] = Field(
        default_factory=dict
    )
    """Kinds of entries of your own, by the key that they have in a section.
    Example: `{clinics: {fields: {clinic: text, city: text}, first: clinic, place: city}}`
    """

    sections: tuple[Section, ...] = ()
    """The sections of the CV, in the order of the page.
    Example: `[{title: Interests, list: [Long-distance skiing]}]`
    """

    checks: dict[CheckCode, Level] = Field(default_factory=dict)
    """Whether a kind of problem is an error, a warning or ignored, by the code in its messages."""

    @property
    def blocks(self) -> Iterator[PlacedBlock]:
        """The blocks of all sections, in the order of the file, with their paths in the file."""
        for index, section in enumerate(self.sections):
            for block in section.blocks_in_order:
                yield block._replace(path=("sections", index, *block.path))

    _given_words: Words | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _in_its_language(self, info: ValidationInfo) -> Self:
        """Return the CV with the words of its language for those that it does not change."""
        locale = info.context.locale if isinstance(info.context, Context) else ENGLISH
        if locale is ENGLISH:
            return self
        spoken = self.model_copy(update={"words": in_language(self.words, locale)})
        spoken._given_words = self.words  # noqa: SLF001 - own class
        return spoken

    def words_in(self, language: str) -> Words:
        """Return the words for a part in a language: those that the CV gives are the same."""
        if language in {"", self.language}:
            return self.words
        return in_language(self._given_words or self.words, locale_of(language))
