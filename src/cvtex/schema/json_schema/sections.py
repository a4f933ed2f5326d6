"""The JSON Schema of sections: the entries of each kind, and which keys there may be."""

from __future__ import annotations

from typing import Any

from cvtex.schema.kinds.lazy_entries import LazyEntries
from cvtex.schema.section import Section, Subsection

Schema = dict[str, Any]


def name_entries(section: Schema, definitions: Schema) -> None:
    """Make a definition of the entries of each kind that pydantic puts in place (`LazyEntries`)."""
    for name, field in Subsection.model_fields.items():
        for lazy in field.metadata:
            if isinstance(lazy, LazyEntries):
                choices = section["properties"][name]["anyOf"][0]["items"]["anyOf"]
                definitions[lazy.model.__name__] = choices[0]
                choices[0] = {"$ref": f"#/$defs/{lazy.model.__name__}"}


def require_a_block(section: Schema) -> None:
    """Change the schema of a section so that it must have a block that is not empty.

    That is said as what a section must not be: from `anyOf` or `required`, a language server takes
    further completions, so that it would offer each kind three times.
    """
    kinds = [key for key in section["properties"] if key not in {"title", "layout", "include"}]
    empty = {kind: _empty(section["properties"][kind], kind) for kind in kinds}
    others = {_OTHER_KEYS: {"type": ["array", "null"], "maxItems": 0}}
    section["not"] = {"properties": empty, "patternProperties": others}


_OTHER_KEYS = rf"^(?!(?:title|layout|blocks|include|{'|'.join(Section.KINDS)})$)"
"""Matches the keys of a section that only a CV with kinds of its own can have."""


def allow_declared_kinds(whole: Schema, section: Schema) -> None:
    """Change the schemas so that a section has further keys only if the CV declares kinds.

    Which keys these are, and what their entries have, only `validate` knows.
    """
    del section["additionalProperties"]
    entries = {"type": ["array", "null"], "items": {"type": "object"}}

    accepted, refused = (
        {"properties": {"sections": {"items": {"patternProperties": {_OTHER_KEYS: schema}}}}}
        for schema in (entries, False)
    )
    declares = {"properties": {"kinds": {"type": "object", "minProperties": 1}}}
    condition = {"if": {**declares, "required": ["kinds"]}, "then": accepted, "else": refused}
    whole["allOf"] = [*whole.get("allOf", ()), condition]


def _empty(schema: Schema, kind: str) -> Schema | bool:
    """Return the condition that a block is empty; empty `publications` list all of them."""
    if kind == "publications":
        return False
    has_items = "array" in schema.get("type", ()) or any(
        choice.get("type") == "array" for choice in schema.get("anyOf", ())
    )
    return {"type": ["array", "null"], "maxItems": 0} if has_items else {"type": "null"}
