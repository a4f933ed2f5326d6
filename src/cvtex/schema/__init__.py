"""The schema of `cv.yaml`: pydantic models, whose docstrings are the documentation in editors.

`cv` has the top level, `section` and `entries` the kinds of blocks, `fields` the types of values.
`words` has the words that cvtex adds to the page, in English by default. `json_schema` writes the
same schema as JSON Schema.
"""

from __future__ import annotations

from cvtex.schema.cv import CV
from cvtex.schema.design import Design
from cvtex.schema.entries import Entry, Language, Skill
from cvtex.schema.publication_style import (
    AuthorJoiner,
    Detail,
    EntryOverride,
    Highlight,
    LinkStyle,
    NameStyle,
    Numbering,
    PublicationStyle,
    VenueDates,
    VenueLayout,
    Versions,
)
from cvtex.schema.section import Section
from cvtex.schema.selection import (
    AuthorPosition,
    Grouping,
    Query,
    Selection,
    SortOrder,
    WrittenPublication,
)
from cvtex.schema.words import TypeWords, Words

__all__ = [
    "CV",
    "AuthorJoiner",
    "AuthorPosition",
    "Design",
    "Detail",
    "Entry",
    "EntryOverride",
    "Grouping",
    "Highlight",
    "Language",
    "LinkStyle",
    "NameStyle",
    "Numbering",
    "PublicationStyle",
    "Query",
    "Section",
    "Selection",
    "Skill",
    "SortOrder",
    "TypeWords",
    "VenueDates",
    "VenueLayout",
    "Versions",
    "Words",
    "WrittenPublication",
]
