"""What files in parts need of the JSON Schema: the key `include` wherever a part may stand.

`validate` never sees that key, since the parts are put together before. In an editor, each file is
checked as it is written.
"""

from __future__ import annotations

from typing import Any

from cvtex.yaml import INCLUDE, SCHEMA

Schema = dict[str, Any]

_REFERENCE = {"$ref": "#/$defs/Include"}
_DESCRIPTION = "Files with parts of the CV, which stand here as if they were written here."
_OFFERED = frozenset({"CV", "Section"})
"""The mappings in which an editor offers `include`; all others accept it."""

_DEFINITION: Schema = {
    "description": "The name of a file in YAML, JSON or TOML, or several names.",
    "anyOf": [
        {"type": "string", "title": "a file"},
        {"type": "array", "items": {"type": "string"}, "title": "several files"},
        {"type": "null", "title": "nothing"},
    ],
    "examples": ["sections/teaching.yaml"],
}


def allow_includes(whole: Schema, definitions: Schema) -> None:
    """Change the schema of a CV so that each mapping and each list may be in another file.

    A required key may be in a part: it is only required of a mapping that includes none.
    """
    for name, definition in (*definitions.items(), ("CV", whole)):
        if "array" in _types(definition):
            _allow_in_list(definition)
        for key, value in definition.get("properties", {}).items():
            if key not in {INCLUDE, SCHEMA}:
                _allow_in_value(value)
        if "properties" in definition or "additionalProperties" in definition:
            _allow_in_mapping(definition, is_offered=name in _OFFERED)
    definitions["Include"] = _DEFINITION
    whole["properties"][SCHEMA] = {
        "description": "The schema by which an editor checks a JSON file, not a part of the CV.",
        "type": ["string", "null"],
        "examples": ["cv.schema.json"],
    }


def _types(schema: Schema) -> list[str]:
    types = schema.get("type", [])
    return types if isinstance(types, list) else [types]


def _allow_in_value(schema: Schema) -> None:
    """Change the schema of a value in place."""
    for choice in (schema, *schema.get("anyOf", ())):
        if "array" in _types(choice):
            _allow_in_list(choice)
        elif "additionalProperties" in choice:
            _allow_in_mapping(choice)


def _allow_in_mapping(schema: Schema, *, is_offered: bool = False) -> None:
    # Language servers complete the keys of `properties` only.
    keys = schema.setdefault("properties" if is_offered else "patternProperties", {})
    keys[INCLUDE if is_offered else f"^{INCLUDE}$"] = {"description": _DESCRIPTION, **_REFERENCE}
    if isinstance(schema.get("additionalProperties"), dict):
        _allow_in_value(schema["additionalProperties"])
    if empty := schema.get("not", {}).get("properties"):
        empty[INCLUDE] = False  # a section has a block, or a part that may have one
    if required := schema.pop("required", None):
        schema["if"] = {"required": [INCLUDE]}
        schema["else"] = {"required": required}


def _allow_in_list(schema: Schema) -> None:
    """Change the schema of a list: it, or items of it, may be in other files."""
    _allow_alone(schema)
    items = schema.get("items")
    if not isinstance(items, dict) or "$ref" in items:
        return
    _allow_in_value(items)
    if "anyOf" in items:
        items["anyOf"].append({"title": "a part in another file", **_alone()})
    elif "object" not in _types(items):
        _allow_alone(items)


def _allow_alone(schema: Schema) -> None:
    """Allow a mapping that only includes a file, beside the other types of a schema."""
    if "object" not in _types(schema):
        schema |= {**_alone(), "type": [*_types(schema), "object"]}


def _alone() -> Schema:
    return {
        "type": "object",
        "properties": {INCLUDE: {"description": _DESCRIPTION, **_REFERENCE}},
        "required": [INCLUDE],
        "additionalProperties": False,
    }
