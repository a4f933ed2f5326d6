"""The parts of a design at the top of the first page: the name, the picture and the contacts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from cvtex.schema.base import Model
from cvtex.schema.design.lazy_part import LazyPart
from cvtex.schema.design.values import Align, Case, Size, Space, Weight
from cvtex.schema.fields import Flag, Length, Line


class NameDesign(Model):
    """The name at the top of the first page."""

    size: Size | None = None
    """The size: a number of times the text, or points. Examples: `2.2` | `24pt`"""

    weight: Weight | None = None
    """Whether it is bold. Example: `regular`"""

    case: Case | None = None
    """As written, capitals or small capitals. Example: `small-caps`"""

    rule: Flag | None = None
    """Whether there is a rule below it. Examples: `true` | `false`"""

    space_below: Space | None = None
    """The distance from the name to what follows. Example: `12pt`"""


class HeadlineDesign(Model):
    """The line below the name (`label`)."""

    size: Size | None = None
    """The size: a number of times the text, or points. Example: `1.2`"""

    weight: Weight | None = None
    """Whether it is bold. Example: `bold`"""

    case: Case | None = None
    """As written, capitals or small capitals. Example: `small-caps`"""

    space_above: Space | None = None
    """The distance from the name to it, and from it to contacts on one line. Example: `4pt`"""


class ContactLabels(StrEnum):
    """What precedes each contact in the header."""

    WORDS = "words"
    """A word: *E-mail: ada@example.org*."""

    ICONS = "icons"
    """An icon, as far as there is one."""

    NONE = "none"
    """Nothing."""


class ContactLayout(StrEnum):
    """How the contacts in the header are arranged."""

    LINES = "lines"
    """Each on its own line."""

    INLINE = "inline"
    """One after the other, with a separator between them."""


class PhotoSide(StrEnum):
    """Where the picture is."""

    RIGHT = "right"
    """At the right of the name."""

    LEFT = "left"
    """At the left of the name."""

    NONE = "none"
    """It is not shown."""


class PhotoShape(StrEnum):
    """The shape of the picture."""

    RECTANGLE = "rectangle"
    """As it is."""

    CIRCLE = "circle"
    """A circle in the middle of the picture."""


class PhotoDesign(Model):
    """The picture (`image`)."""

    side: PhotoSide | None = None
    """Where it is, or `none`. Example: `left`"""

    width: Length | None = None
    """The greatest width. Example: `3cm`"""

    height: Length | None = None
    """The greatest height. Example: `3.5cm`"""

    shape: PhotoShape | None = None
    """As it is, or a circle. Example: `circle`"""


class ContactField(StrEnum):
    """The top-level keys of a CV that a contact block can print."""

    EMAIL = "email"
    """The `email` at the top level of the file."""

    PHONE = "phone"
    """The `phone` at the top level of the file."""

    LOCATION = "location"
    """The `location` at the top level of the file."""

    URL = "url"
    """The `url` at the top level of the file."""

    PROFILES = "profiles"
    """All `profiles` at the top level of the file, each on its own line."""

    PERSONAL = "personal"
    """The `personal` details at the top level of the file, each on its own line."""


class HeaderDesign(Model):
    """The top of the first page."""

    align: Align | None = None
    """Where the name, the line below it and the contacts are. Example: `center`"""

    order: tuple[ContactField, ...] | None = None
    """Which contacts are shown, and their order. Example: `[location, email, phone]`"""

    contacts: ContactLayout | None = None
    """Whether each contact has a line. Example: `inline`"""

    labels: ContactLabels | None = None
    """Words, icons or nothing before the contacts. Example: `icons`"""

    separator: Line | None = None
    """The text between contacts on one line, or `none`. Examples: `"|"` | `·` | `none`"""

    separator_space: Space | None = None
    """The distance from the separator to the contacts on both its sides. Example: `0.8em`"""

    contact_size: Size | None = None
    """The size of the contacts: a number of times the text, or points. Example: `0.9`"""

    photo: Annotated[PhotoDesign | None, LazyPart(PhotoDesign)] = None
    """The picture. Example: `{side: left, shape: circle}`"""
