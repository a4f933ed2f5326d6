"""The `Document`: a CV with everything resolved, as templates and exporters receive it.

`model` defines the types. `merge` builds a document from a `CV` and the contents of its lists of
publications, and `numbering` adds the labels.
"""

from __future__ import annotations

from cvtex.document.model import (
    Author,
    Block,
    ContactItem,
    Document,
    Fate,
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
    "Fate",
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
