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
    kinds = [key for key in section["properties"] if key in {*Section.KINDS, "blocks"}]
    # Empty `publications` list all of them.
    empty = {kind: False if kind == "publications" else {**_EMPTY} for kind in kinds}
    section["not"] = {"properties": empty, "patternProperties": {_OTHER_KEYS: {**_EMPTY}}}


_EMPTY = {"type": ["array", "string", "null"], "maxItems": 0, "pattern": r"^\s*$"}
"""The condition that a block has no items and no text."""


def _others_than_those_of(model: type[Subsection]) -> str:
    """Return the pattern of the keys that only a CV with kinds of its own can have in a section."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    return rf"^(?!(?:{'|'.join(('include', *keys))})$)"


_OTHER_KEYS = _others_than_those_of(Section)
_OTHER_KEYS_OF_PARTS = _others_than_those_of(Subsection)


def allow_declared_kinds(whole: Schema, definitions: Schema) -> None:
    """Change the schemas so that a section has further keys only if the CV declares kinds.

    Which keys these are, and what their entries have, only `validate` knows.
    """
    for name in ("Section", "Subsection"):
        del definitions[name]["additionalProperties"]
    texts = ["string", "number"]
    only_texts = {"type": "array", "minItems": 1, "items": {"type": texts}}
    items = {"type": ["object", *texts]}
    entries = {"type": ["array", "null"], "items": items, "not": only_texts}
    accepted, refused = (_with_further_keys(schema) for schema in (entries, False))
    declares = {"properties": {"kinds": {"type": "object", "minProperties": 1}}}
    condition = {"if": {**declares, "required": ["kinds"]}, "then": accepted, "else": refused}
    whole["allOf"] = [*whole.get("allOf", ()), condition]


def _with_further_keys(schema: Any) -> Schema:
    """Return the schema of a CV whose sections, and parts of them, have that for further keys."""
    blocks = {"items": {"patternProperties": {_OTHER_KEYS_OF_PARTS: schema}}}
    # Not as one of `properties`, from which editors would offer it a second time.
    section = {"patternProperties": {_OTHER_KEYS: schema, "^blocks$": blocks}}
    return {"properties": {"sections": {"items": section}}}
