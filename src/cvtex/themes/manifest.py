"""What a theme says about itself in its `theme.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from cvtex.schema import Design
from cvtex.schema.base import Model
from cvtex.schema.design import LazyPart, ThemeName
from cvtex.schema.design.values import Color, Size, Space
from cvtex.schema.fields import Flag, Line, Lines


class OptionType(StrEnum):
    """The type of an option of a theme."""

    COLOR = "color"
    """A colour: `'#4E79A7'` or a name such as `navy`."""

    SIZE = "size"
    """The size of a font: a number of times the text, or points."""

    SPACE = "space"
    """A distance with its unit: `6pt`."""

    FLAG = "flag"
    """`true` or `false`."""

    TEXT = "text"
    """One line of text."""


TYPES: Mapping[OptionType, Any] = {
    OptionType.COLOR: Color,
    OptionType.SIZE: Size,
    OptionType.SPACE: Space,
    OptionType.FLAG: Flag,
    OptionType.TEXT: Line,
}
"""How the value of an option of each type is read."""


class Option(Model):
    """An option that only this theme has."""

    type: OptionType
    """The type of its value. Example: `color`"""

    default: Line
    """Its value in a CV that does not set it. Example: `navy`"""

    choices: Lines = ()
    """The only values that it can have. Example: `[thin, thick]`"""

    description: Line | None = None
    """What it does. Example: `The colour of the bar at the left`"""


class Manifest(Model):
    """The manifest of a theme."""

    description: Line | None = None
    """What the theme looks like. Example: `Sans serif, with coloured headings`"""

    base: ThemeName | None = None
    """The theme that has what this one does not have. Example: `modern`"""

    design: Annotated[Design | None, LazyPart(Design)] = None
    """The values of the design that apply unless a CV has others."""

    options: dict[str, Option] = Field(default_factory=dict)
    """Options that only this theme has, which a CV sets in `design.options`."""

    ignores: Lines = ()
    """The keys of a design that its templates do not use. Example: `[headings.rule, dates.side]`"""
