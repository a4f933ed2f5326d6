"""The `Document`: a CV with everything resolved, as templates and exporters receive it.

`model` and `publications` define the types. `merge` builds a document from a `CV` and the contents
of its lists of publications, and `numbering` adds the labels.
"""

from __future__ import annotations

from cvtex.document.model import (
    Block,
    ContactItem,
    Document,
    Item,
    LastUpdated,
    Layout,
    Record,
    RecordLine,
    Section,
)
from cvtex.document.publications import (
    Author,
    Fate,
    Lists,
    Publication,
    PublicationGroup,
    PublicationLink,
    PublicationList,
    RelatedWork,
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
    "Record",
    "RecordLine",
    "RelatedWork",
    "Section",
    "Venue",
]
