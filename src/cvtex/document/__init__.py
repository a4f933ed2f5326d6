"""The `Document`: what templates and exporters see of a CV, with nothing left to decide.

`model` has its types. `merge` makes it from a `CV` and the publications that each list shows.
"""

from __future__ import annotations

from cvtex.document.model import (
    Author,
    Block,
    ContactItem,
    Document,
    Item,
    LastUpdated,
    Layout,
    Lists,
    Publication,
    PublicationGroup,
    PublicationLink,
    PublicationList,
    RelatedWork,
    Section,
    Venue,
)

__all__ = [
    "Author",
    "Block",
    "ContactItem",
    "Document",
    "Item",
    "LastUpdated",
    "Layout",
    "Lists",
    "Publication",
    "PublicationGroup",
    "PublicationLink",
    "PublicationList",
    "RelatedWork",
    "Section",
    "Venue",
]
