"""Write the JSON Schema of `cv.yaml`, with which editors complete, describe and check keys.

The schema follows the models, but describes the data that a YAML parser returns: a text may be a
number, and any optional key may be empty. The schema accepts every file that `cvtex validate`
accepts, and also some that only `validate` can refuse, such as dates that do not exist.
"""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from cvtex.diagnostics import ADJUSTABLE
from cvtex.report.explain import explanation
from cvtex.schema.cv import CV
from cvtex.schema.descriptions import Description, field_descriptions
from cvtex.schema.json_schema.includes import allow_includes
from cvtex.schema.json_schema.people import offer_networks, require_one_of
from cvtex.schema.json_schema.sections import allow_declared_kinds, name_entries, require_a_block
from cvtex.schema.kinds.lazy_entries import annotation_of
from cvtex.schema.paths import without_none
from cvtex.source import Source
from cvtex.version import __version__
from cvtex.yaml import parse_yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def cv_schema() -> Schema:
    """Return the JSON Schema; each key has a description, and examples, choices or a default."""
    schema: Schema = json.loads(cv_schema_text())
    return schema


@cache
def cv_schema_text() -> str:
    """Return the JSON Schema as text, with a line feed at its end."""
    return json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n"


def _schema() -> Schema:
    whole = CV.model_json_schema(by_alias=True)
    definitions: Schema = whole.pop("$defs")
    classes = _classes(CV)
    _name_parts(definitions["Design"], classes["Design"], definitions)
    _name_models(whole["properties"], definitions)
    _name_models(definitions["Words"]["properties"], definitions)
    for name in ("Section", "Subsection"):
        name_entries(definitions[name], definitions)
    for name, definition in (*definitions.items(), ("CV", whole)):
        _complete(definition, classes[name])
    for definition in (*definitions.values(), whole):
        for name in _mappings_below_keys(definition):
            definitions[name]["type"] = ["object", "null"]
    for name in ("Section", "Subsection"):
        require_a_block(definitions[name])
    require_one_of(definitions["Name"], "given", "family")
    require_one_of(definitions["Profile"], "username", "url")
    offer_networks(definitions["Profile"]["properties"]["network"])
    allow_declared_kinds(whole, definitions)
    _list_codes(whole["properties"]["checks"])
    for definition in (*definitions.values(), whole):
        for key, schema in definition.get("properties", {}).items():
            if "examples" not in schema and "default" not in schema:
                schema["examples"] = [_combined_example(schema, definitions, key)]
    _share_nested_lists(whole, definitions)
    _name_choices([whole, definitions])
    allow_includes(whole, definitions)
    head = {
        "$schema": DIALECT,
        "$comment": f"written by cvtex {__version__}: cvtex schema",
        "title": "cv.yaml of cvtex",
    }
    return {**head, **whole, "$defs": definitions}


def _classes(annotation: Any) -> dict[str, Any]:
    """Return the models and enumerations that a type is built from, by their names."""
    found: dict[str, Any] = {}
    pending = [annotation]
    while pending:
        kind = without_none(pending.pop())
        pending.extend(get_args(kind))
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind.__name__ not in found:
            found[kind.__name__] = kind
            pending.extend(annotation_of(field) for field in kind.model_fields.values())
        elif isinstance(kind, type) and issubclass(kind, StrEnum):
            found[kind.__name__] = kind
    return found


def _name_parts(definition: Schema, record: type[BaseModel], definitions: Schema) -> None:
    """Make a definition of each model that pydantic puts in place (`LazyPart`), however deep."""
    for name, field in record.model_fields.items():
        model = without_none(field.annotation)
        if isinstance(model, type) and issubclass(model, BaseModel):
            definitions[model.__name__] = definition["properties"][name]
            definition["properties"][name] = {"$ref": f"#/$defs/{model.__name__}"}
            definitions[model.__name__].pop("default", None)
            _name_parts(definitions[model.__name__], model, definitions)


def _name_models(schemas: Schema, definitions: Schema) -> None:
    """Make a definition of each model that stands at a key, or among the choices of a key."""
    for name, schema in schemas.items():
        schemas[name] = _named(schema, definitions)


def _named(schema: Schema, definitions: Schema) -> Schema:
    """Return a schema with references to the models in it, which become definitions."""
    if "properties" in schema and "title" in schema:
        schema.pop("default", None)
        definitions[schema["title"]] = schema
        return {"$ref": f"#/$defs/{schema['title']}"}
    if "anyOf" in schema:
        choices = [_named(choice, definitions) for choice in schema["anyOf"]]
        return {**schema, "anyOf": choices}
    if isinstance(schema.get("items"), dict):
        return {**schema, "items": _named(schema["items"], definitions)}
    return schema


def _complete(definition: Schema, record: Any) -> None:
    """Add descriptions and examples to a definition, and remove the titles that pydantic adds."""
    definition.pop("title", None)
    descriptions = field_descriptions(record)
    if issubclass(record, StrEnum):
        # A keyword of VS Code, which language servers use to describe each choice.
        choices = {str(member): descriptions[member.name].text for member in record}
        choices |= {name: choices[str(record(name))] for name in _other_names(record)}
        definition["enum"] = list(choices)
        definition["enumDescriptions"] = list(choices.values())
        return
    required_keys = definition.get("required", [])
    for name, field in record.model_fields.items():
        key = field.alias or name
        definition["properties"][key] = _property(
            definition["properties"][key],
            descriptions.get(name, Description("")),
            without_none(annotation_of(field)),
            is_required=key in required_keys,
        )


def _other_names(choices: type[StrEnum]) -> list[str]:
    """Return the choices with an initial capital that the enumeration accepts too: `A4`."""
    names = [str(choice).capitalize() for choice in choices]
    return [name for name in names if choices._missing_(name) is not None]


def _property(
    schema: Schema, description: Description, annotation: Any, *, is_required: bool
) -> Schema:
    """Return the schema of a key, from that of pydantic and the description of the field."""
    choices = [choice for choice in schema.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        schema |= choices[0]
    elif choices:
        schema["anyOf"] = choices
    schema.pop("title", None)
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    if schema.get("default", ...) in (None, [], {}) or isinstance(schema.get("default"), dict):
        del schema["default"]
    if not is_required:
        _allow_null(schema, annotation)
    examples = [_example(text, annotation) for text in description.examples]
    if examples:
        schema["examples"] = examples
    return {"description": description.text, **schema}


def _allow_null(schema: Schema, annotation: Any) -> None:
    """Change the schema of a key so that the key may be empty; a model is changed elsewhere.

    A key for a text may also have a blank text.
    """
    for choice in (schema, *schema.get("anyOf", ())):
        if choice.get("pattern") == r"\S":
            del choice["pattern"]
        elif "pattern" in choice:
            choice["pattern"] = rf"^\s*$|{choice['pattern']}"
    if "type" in schema:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        schema["type"] = [*kinds, "null"]
    elif "anyOf" in schema:
        schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]
    elif "$ref" in schema and isinstance(annotation, type) and issubclass(annotation, StrEnum):
        reference = {"$ref": schema.pop("$ref")}
        schema["anyOf"] = [reference, {"type": "null"}]


def _mappings_below_keys(definition: Schema) -> list[str]:
    """Return the names of the definitions that are the value of a key, not an item of a list."""
    schemas = [s for s in definition.get("properties", {}).values() if "anyOf" not in s]
    references = [schema["$ref"] for schema in schemas if "$ref" in schema]
    for schema in schemas:
        match schema:
            case {"propertyNames": _}:
                continue
            case {"additionalProperties": {"$ref": reference}}:
                references.append(reference)
    return [reference.rpartition("/")[2] for reference in references]


def _example(text: str, annotation: Any) -> Any:
    """Return the value of an example in YAML."""
    document = parse_yaml(Source("", f"example: {text}\n")).value
    assert document is not None  # noqa: S101 - a test parses all examples
    value = document.at(("example",))
    is_number = annotation is int or int in get_args(annotation)
    return int(value) if is_number and isinstance(value, str) and value.isdecimal() else value


def _list_codes(checks: Schema) -> None:
    """Replace the pattern of the keys of `checks` by each code, with the start of its page."""
    level = checks["additionalProperties"]
    del checks["propertyNames"]
    checks["properties"] = {}
    for code in sorted(ADJUSTABLE):
        first_paragraph = (explanation(code) or "").split("\n\n")[1]
        description = " ".join(first_paragraph.split())
        checks["properties"][str(code)] = {"description": description, **level}
    checks["additionalProperties"] = False


_OPTIONAL_KEYS = 3
"""The most optional keys in the example of a mapping."""


def _is_list_of_models(schema: Schema) -> bool:
    """Tell whether a schema is that of a list whose items are mappings with a definition."""
    items = schema.get("items", {})
    return any("$ref" in choice for choice in (items, *items.get("anyOf", ())))


def _combined_example(schema: Schema, definitions: Schema, key: str = "") -> Any:
    """Return an example for a schema, from the examples of its parts; `key` has that schema."""
    choices = schema.get("anyOf", ())
    schema = next((c for c in choices if "$ref" in c or _is_list_of_models(c)), schema)
    if "$ref" in schema:
        return _combined_example(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    if "enum" in schema or "default" in schema:
        return schema["enum"][0] if "enum" in schema else schema["default"]
    if "items" in schema:
        return [_combined_example(schema["items"], definitions)]
    if "properties" in schema:
        properties = schema["properties"]
        with_examples = [name for name in properties if "examples" in properties[name]]
        names = {*schema.get("required", []), *with_examples[:_OPTIONAL_KEYS]}
        example = {n: properties[n]["examples"][0] for n in with_examples if n in names}
        first = list(properties)[:_OPTIONAL_KEYS]
        return example or {name: _combined_example(properties[name], definitions) for name in first}
    if isinstance(schema.get("additionalProperties"), dict):
        if key == "fields":
            return {"year": "2020"}
        return {"lindqvist2020": _combined_example(schema["additionalProperties"], definitions)}
    return True


def _share_nested_lists(whole: Schema, definitions: Schema) -> None:
    """Define the schema of lists in each other once, as it is long and many keys have it."""
    found: Schema = {}
    for definition in (*definitions.values(), whole):
        for schema in definition.get("properties", {}).values():
            choices = schema.get("anyOf", [])
            for index, choice in enumerate(choices):
                items = choice.get("items", {}).get("anyOf", ())
                if any(item.get("type") == "array" and "items" in item for item in items):
                    found = choice
                    choices[index] = {"$ref": "#/$defs/NestedList"}
    definitions["NestedList"] = found


_TITLES = {
    "array": "a list", "object": "a text with a list", "null": "nothing",
    "boolean": "true or false", "integer": "a number",
}  # fmt: skip


def _name_choices(schema: Any) -> None:
    """Add a title to each choice of `anyOf`, at any depth, which editors show for it."""
    match schema:
        case dict():
            for choice in schema.get("anyOf", ()):
                reference = choice.get("$ref", "").rpartition("/")[2]
                forms = "the forms of a word" if "few" in choice.get("properties", ()) else ""
                named = reference or forms or _TITLES.get(str(choice["type"]), "a text")
                choice.setdefault("title", named)
            for part in schema.values():
                _name_choices(part)
        case list():
            for part in schema:
                _name_choices(part)
