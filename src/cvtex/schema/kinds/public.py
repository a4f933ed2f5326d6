"""Entries about work in public: exhibitions, performances, press."""

from __future__ import annotations

from enum import StrEnum

from cvtex.schema.entries import Entry
from cvtex.schema.fields import Rich, RichTexts


class ExhibitionFormat(StrEnum):
    """Whose work an exhibition shows."""

    SOLO = "solo"
    """Yours only."""

    GROUP = "group"
    """That of several artists."""


class Exhibition(Entry):
    """An exhibition with work of yours (schema.org's `ExhibitionEvent`)."""

    title: Rich
    """The title of the exhibition, printed in bold. Example: `White on White`"""

    venue: Rich | None = None
    """The gallery or the museum. Example: `Gallery North`"""

    location: Rich | None = None
    """The place. Example: `Port Aurora`"""

    format: ExhibitionFormat | None = None
    """Whose work it shows. Example: `solo`"""

    curator: RichTexts = ()
    """Who curated it. Examples: `Ravi Okafor` | `[Ravi Okafor, Lena Dahl]`"""


class Performance(Entry):
    """A concert, a play, a screening or another performance."""

    title: Rich
    """The work, printed in bold. Example: `The Winter Journey`"""

    role: Rich | None = None
    """Your role or instrument. Examples: `baritone` | `director`"""

    organization: Rich | None = None
    """The company, the ensemble or the festival. Example: `Fjord Opera`"""

    venue: Rich | None = None
    """The house. Example: `Aurora Hall`"""

    location: Rich | None = None
    """The place. Example: `Port Aurora`"""


class Press(Entry):
    """An article, a broadcast or an interview about you or your work."""

    title: Rich
    """The title of the article, printed in bold. Example: `The Woman Who Listens to Snow`"""

    outlet: Rich | None = None
    """The newspaper, the station or the site. Example: `Aurora Times`"""

    author: Rich | None = None
    """The journalist. Example: `Lena Dahl`"""
