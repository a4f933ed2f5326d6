"""The JSON Schema of a `cv.yaml`, for editors: completion, hover and squiggles.

It follows the model, and describes what a file may hold before cvtex reads it: a text may be
written as a number, and what is left empty says nothing. What a schema cannot say (dates that make
no sense, keys that no bibliography has) is left to `cvtex validate`; what `validate` accepts, the
schema accepts.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel

from cvtex.diagnostics import ADJUSTABLE
from cvtex.report.explain import explanation
from cvtex.schema.cv import CV
from cvtex.schema.descriptions import Described, field_descriptions
from cvtex.schema.paths import required
from cvtex.schema.section import Section
from cvtex.source import Source
from cvtex.version import __version__
from cvtex.yaml import parse_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def cv_schema() -> Schema:
    """Return the schema; its keys have descriptions, and examples, choices or defaults."""
    whole = CV.model_json_schema(by_alias=True)
    definitions: Schema = whole.pop("$defs")
    types = dict(_types(CV))
    for name, definition in (*definitions.items(), ("CV", whole)):
        _finish(definition, types[name])
    for definition in (*definitions.values(), whole):
        for held in _held(definition):
            target = definitions[held]
            target["type"] = ["object", "null"]
    _ask_for_content(definitions["Section"])
    _name_codes(whole["properties"]["checks"])
    for definition in (*definitions.values(), whole):
        for name, found in definition.get("properties", {}).items():
            if "examples" not in found and "default" not in found:
                found["examples"] = [_made_up(found, definitions, name)]
    head = {
        "$schema": DIALECT,
        "$comment": f"written by cvtex {__version__}: cvtex schema",
        "title": "cv.yaml of cvtex",
    }
    return {**head, **whole, "$defs": definitions}


def cv_schema_text() -> str:
    """Return the schema as text."""
    return json.dumps(cv_schema(), ensure_ascii=False, indent=2) + "\n"


def _types(annotation: Any) -> list[tuple[str, Any]]:
    """Return the classes that a type is made of, by their names."""
    found: dict[str, Any] = {}
    waiting = [annotation]
    while waiting:
        one = required(waiting.pop())
        waiting.extend(get_args(one))
        if isinstance(one, type) and issubclass(one, BaseModel) and one.__name__ not in found:
            found[one.__name__] = one
            waiting.extend(field.annotation for field in one.model_fields.values())
        elif isinstance(one, type) and issubclass(one, StrEnum):
            found[one.__name__] = one
    return list(found.items())


def _finish(definition: Schema, record: Any) -> None:
    """Give a definition what its docstrings say, and take off what pydantic makes up."""
    definition.pop("title", None)
    said = field_descriptions(record)
    if issubclass(record, StrEnum):
        # VS Code's vocabulary, which language servers show beside each choice.
        told = {str(member): said[member.name].description for member in record}
        told |= {name: told[str(record(name))] for name in _other_names(record)}
        definition["enum"] = list(told)
        definition["enumDescriptions"] = list(told.values())
        return
    needed = definition.get("required", [])
    for name, field in record.model_fields.items():
        key = field.alias or name
        described = said.get(name, Described(""))
        definition["properties"][key] = _property(
            definition["properties"][key],
            described,
            required(field.annotation),
            is_needed=key in needed,
        )


def _other_names(choices: type[StrEnum]) -> list[str]:
    """Return how else a choice may be written: `A4`."""
    names = [str(choice).capitalize() for choice in choices]
    return [name for name in names if choices._missing_(name) is not None]


def _property(found: Schema, described: Described, annotation: Any, *, is_needed: bool) -> Schema:
    choices = [choice for choice in found.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        found |= choices[0]
    elif choices:
        found["anyOf"] = choices
    found.pop("title", None)
    if found.get("default", ...) in (None, [], {}) or isinstance(found.get("default"), dict):
        del found["default"]
    if not is_needed:
        _allow_nothing(found, annotation)
    examples = [_example(written, annotation) for written in described.examples]
    if examples:
        found["examples"] = examples
    return {"description": described.description, **found}


def _allow_nothing(found: Schema, annotation: Any) -> None:
    """Let a key be left empty, as it may be that need not be there."""
    if "type" in found:
        kinds = found["type"] if isinstance(found["type"], list) else [found["type"]]
        found["type"] = [*kinds, "null"]
    elif "anyOf" in found:
        found["anyOf"] = [*found["anyOf"], {"type": "null"}]
    elif "$ref" in found and isinstance(annotation, type) and issubclass(annotation, StrEnum):
        reference = {"$ref": found.pop("$ref")}
        found["anyOf"] = [reference, {"type": "null"}]


def _held(definition: Schema) -> list[str]:
    """Return the names of the mappings that a mapping has under a key of its own."""
    properties = [one for one in definition.get("properties", {}).values() if "anyOf" not in one]
    references = [one["$ref"] for one in properties if "$ref" in one]
    references += [
        one["additionalProperties"]["$ref"]
        for one in properties
        if "$ref" in (one.get("additionalProperties") or {}) and "propertyNames" not in one
    ]
    return [reference.rpartition("/")[2] for reference in references]


def _example(written: str, annotation: Any) -> Any:
    document = parse_yaml(Source("", f"example: {written}\n")).value
    assert document is not None  # noqa: S101 - a test reads them all
    value = document.at(("example",))
    is_number = annotation is int or int in get_args(annotation)
    return int(value) if is_number and isinstance(value, str) else value


def _name_codes(checks: Schema) -> None:
    """Have each code as a key of its own, with what its page says first."""
    level = checks["additionalProperties"]
    del checks["propertyNames"]
    checks["properties"] = {}
    for code in sorted(ADJUSTABLE):
        said = (explanation(code) or "").split("\n\n")[1]
        checks["properties"][str(code)] = {"description": " ".join(said.split()), **level}
    checks["additionalProperties"] = False


_FIRST = 3
"""How many keys the example of a mapping has, beside those that have to be there."""


def _made_up(found: Schema, definitions: Schema, name: str = "") -> Any:
    """Put an example together of those of its parts."""
    found = next((one for one in found.get("anyOf", ()) if "$ref" in one), found)
    if "$ref" in found:
        return _made_up(definitions[found["$ref"].rpartition("/")[2]], definitions)
    if "enum" in found or "default" in found:
        return found["enum"][0] if "enum" in found else found["default"]
    if "items" in found:
        return [_made_up(found["items"], definitions)]
    if "properties" in found:
        needed = found.get("required", [])
        shown = [key for key, one in found["properties"].items() if "examples" in one]
        chosen = [key for key in shown if key in needed or key in shown[:_FIRST]]
        example = {key: found["properties"][key]["examples"][0] for key in chosen}
        return example or {key: _made_up(one, definitions) for key, one in _some(found)}
    if isinstance(found.get("additionalProperties"), dict):
        held = {"year": "2020"} if name == "fields" else None
        return held or {"lindqvist2020": _made_up(found["additionalProperties"], definitions)}
    return True


def _some(found: Schema) -> list[tuple[str, Schema]]:
    return list(found["properties"].items())[:_FIRST]


def _ask_for_content(section: Schema) -> None:
    """Let a section have at least one block that is not empty (`Section` says why not none)."""
    section["anyOf"] = [
        {"required": [kind], "properties": {kind: _not_empty(section["properties"][kind], kind)}}
        for kind in Section.KINDS
    ]


def _not_empty(found: Schema, kind: str) -> Schema:
    if kind == "publications":
        return {}
    if "array" in found.get("type", ()):
        return {"type": "array", "minItems": 1}
    return {"not": {"anyOf": [{"type": "null"}, {"type": "array", "maxItems": 0}]}}
