"""Entries about research: grants, patents, reviewing, supervision."""

from __future__ import annotations

from enum import StrEnum

from cvtex.schema.entries import Entry
from cvtex.schema.fields import Line, Lines, Rich
from cvtex.schema.kinds.values import Money, Venues


class GrantState(StrEnum):
    """What was decided on an application for a grant."""

    AWARDED = "awarded"
    """The grant was awarded."""

    PENDING = "pending"
    """Nothing is decided yet."""

    DECLINED = "declined"
    """The application was declined."""


class Grant(Entry):
    """Money for a project: a grant, a fellowship, a contract (CERIF's `Funding`)."""

    title: Rich
    """The title of the project, printed in bold. Example: `Speech for Small Languages`"""

    funder: Rich | None = None
    """The giver of the money. Example: `Northern Research Council`"""

    programme: Rich | None = None
    """The programme or call of the funder. Example: `Starting Grants`"""

    number: Line | None = None
    """The number of the grant. Example: `2023-04711`"""

    role: Rich | None = None
    """Your role in the project. Examples: `Principal investigator` | `Co-investigator`"""

    amount: Money | None = None
    """The sum with its currency, printed as written. Examples: `EUR 1,500,000` | `$250k`"""

    co_applicants: Lines = ()
    """The names of all applicants, or of the others. You are found among them as among the authors
    of a publication. Example: `[Mara Lindqvist, Aino Korhonen]`
    """

    state: GrantState | None = None
    """What was decided on the application. Example: `pending`"""


class PatentStatus(StrEnum):
    """How far a patent is."""

    FILED = "filed"
    """The application is filed."""

    PUBLISHED = "published"
    """The application is published."""

    PENDING = "pending"
    """The application is examined."""

    GRANTED = "granted"
    """The patent is granted."""

    EXPIRED = "expired"
    """The patent is no longer in force."""


class Patent(Entry):
    """A patent, or an application for one."""

    title: Rich
    """The title of the invention, printed in bold. Example: `Microphone for Arctic Fieldwork`"""

    office: Rich | None = None
    """The patent office. Examples: `European Patent Office` | `US Patent`"""

    number: Line | None = None
    """The number of the patent or the application. Examples: `EP 1 234 567 B1` | `10,123,456`"""

    status: PatentStatus | None = None
    """How far it is. Example: `granted`"""

    inventors: Lines = ()
    """The names of the inventors. You are found among them as among the authors of a publication.
    Example: `[Mara Lindqvist, Ingrid Sørensen]`
    """

    holder: Rich | None = None
    """The owner of the patent, if not you (BibTeX's `holder`). Example: `Tundra Labs`"""


class Reviewing(Entry):
    """Work as a reviewer or an editor of publications."""

    role: Rich
    """Your role, printed in bold. Examples: `Reviewer` | `Associate editor` | `Area chair`"""

    venues: Venues = ()
    """The journals and conferences, all on one line; each may have its years.
    Examples: `[Computational Morphology, Phonetica]` | `{ICML: [2022, 2023], ACL: 2021–2024}`
    """


class Supervision(Entry):
    """A person whose thesis or work you supervise."""

    name: Rich
    """The person's name, printed in bold. Example: `Aino Korhonen`"""

    degree: Rich | None = None
    """The degree, or the level of the position. Examples: `PhD` | `Postdoctoral fellow`"""

    institution: Rich | None = None
    """The school or university. Example: `Northern Lights University`"""

    thesis: Rich | None = None
    """The title of the thesis, printed in italics. Example: `Tone in Two Sámi Varieties`"""

    role: Rich | None = None
    """Your role. Examples: `Main supervisor` | `Second examiner`"""

    outcome: Rich | None = None
    """What became of it, and of the person. Examples: `graduated 2024` | `now at Tundra Labs`"""
