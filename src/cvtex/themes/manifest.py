"""What a theme says about itself in its `theme.yaml`."""

from __future__ import annotations

from typing import Annotated

from cvtex.schema import Design
from cvtex.schema.base import Model
from cvtex.schema.design import LazyPart, ThemeName
from cvtex.schema.fields import Line


class Manifest(Model):
    """The manifest of a theme."""

    description: Line | None = None
    """What the theme looks like. Example: `Sans serif, with coloured headings`"""

    base: ThemeName | None = None
    """The theme that has what this one does not have. Example: `modern`"""

    design: Annotated[Design | None, LazyPart(Design)] = None
    """The values of the design that apply unless a CV has others."""
