"""The layout of a section, where it differs from the design."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Annotated

from cvtex.schema.base import Model
from cvtex.schema.design.elements import DateSide, Emphasis, Lead
from cvtex.schema.design.values import NAME_SCHEMA, ColumnCount, Space, name_of
from cvtex.schema.fields import Flag, Length, Line
from cvtex.schema.reading import Read
from cvtex.schema.rich_lists import FirstNumber

StyleName = Annotated[str, Read(partial(name_of, what="style", example="inline"), NAME_SCHEMA)]
"""The name of a style: a part of the name of its template."""


class Place(StrEnum):
    """The column of a section, where the design has a sidebar."""

    MAIN = "main"
    """The main column."""

    SIDEBAR = "sidebar"
    """The sidebar."""


class Layout(Model):
    """The layout of one section, where it differs from the theme's."""

    keep_together: Flag | None = None
    """`true` keeps a block on one page if it fits. `false` allows a page break inside it."""

    date_width: Length | None = None
    """The width of the column of dates. Examples: `3cm` | `1.2in`"""

    text_width: Length | None = None
    """The width of the text. A list that is narrower than the page is centred. Example: `9.5cm`"""

    above: Space | None = None
    """The distance from the heading to the block, in addition to the line spacing.
    Example: `6pt`
    """

    below: Space | None = None
    """The distance from the block to the next heading, in addition to the line spacing.
    Example: `12pt`
    """

    space: Space | None = None
    """The distance between two entries, in addition to the line spacing. Example: `4pt`"""

    bold: Emphasis | None = None
    """What is bold in the first line of an entry. Example: `none`"""

    dates: DateSide | None = None
    """The side of the dates. Example: `right`"""

    bullet: Line | None = None
    """The sign before each highlight or line of a list, or `none`. Example: `–`"""

    columns: ColumnCount | None = None
    """How many columns the block has, for short lines. Example: `2`"""

    numbered: FirstNumber = None
    """Whether a list has numbers in place of bullets. `continue` continues the numbers of the
    numbered list above, and a number is the first one. Examples: `true` | `continue` | `11`
    """

    repeat_dates: Flag | None = None
    """Whether a date is printed again if the entry above has the same. Example: `false`"""

    lead: Lead | None = None
    """What comes first in an entry: the position or the organization. Example: `organization`"""

    place: Place | None = None
    """The column of the section, if the design has a sidebar. Example: `sidebar`"""

    style: StyleName | None = None
    """The style of the blocks: one that comes with cvtex (`inline`, on one line, `tags`, in
    frames, or `dots`, for levels), or one of your own, for which there is a template such as
    `skills.my-style.tex`. Examples: `inline` | `tags`
    """
