"""`schema.json_schema`: an editor with it says what `cvtex validate` says, and knows every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.files import resources
from cvtex.schema.cv import CV
from cvtex.schema.json_schema import DIALECT, cv_schema, cv_schema_text
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SCHEMA = cv_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
WHOLE = [
    ROOT / "cv.yaml",
    resources.starter() / "cv.yaml",
    *sorted(TESTS.glob("cases/good/*/cv.yaml")),
]
BAD = sorted(TESTS.glob("cases/bad/*/cv.yaml"))

# What is wrong by more than its form: calendars, mathematics, Markdown's links, sizes of pages.
BEYOND = re.compile(
    r"the link `.*` is not a web|wider than any page|is not a number of things|is always an error"
)


class EditorsConstructor(SafeConstructor):
    """Reads YAML 1.2, which has no dates."""


EditorsConstructor.add_constructor(
    "tag:yaml.org,2002:timestamp", EditorsConstructor.construct_yaml_str
)


def as_an_editor_reads(text: str) -> Any:
    """Return what a YAML 1.2 parser makes of a text, with its numbers and truth values."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = EditorsConstructor
    yaml.allow_duplicate_keys = True
    return with_words_for_keys(yaml.load(text))


def with_words_for_keys(value: Any) -> Any:
    match value:
        case dict():
            return {str(key): with_words_for_keys(held) for key, held in value.items()}
        case list():
            return [with_words_for_keys(held) for held in value]
    return value


def complaints(text: str) -> tuple[Diagnostic, ...] | None:
    """Return what `validate` says of a text, or None if it is not even YAML."""
    parsed = parse_yaml(Source("cv.yaml", text))
    if parsed.value is None or parsed.diagnostics:
        return None
    return validate(parsed.value).diagnostics


def agree(text: str) -> bool:
    """Tell whether schema and `validate` both take a text, or both do not.

    A date that is none a schema may or may not know of.
    """
    said = complaints(text)
    if said is None:
        return True  # every editor says so by itself
    if VALIDATOR.is_valid(as_an_editor_reads(text)):
        return not any(map(is_of_form, said))
    return bool(said)


def is_of_form(one: Diagnostic) -> bool:
    """Tell whether a schema can know of a problem."""
    formal = {Code.UNKNOWN_FIELD, Code.MISSING_FIELD, Code.INVALID_VALUE, Code.EMPTY_SECTION}
    return one.code in formal and not BEYOND.search(one.message)


def properties(schema: dict[str, Any] = SCHEMA) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield all keys of all mappings, with the name of the mapping."""
    for name, definition in [*schema["$defs"].items(), ("CV", schema)]:
        for key, found in definition.get("properties", {}).items():
            yield name, key, found


def test_it_is_a_schema_of_its_dialect() -> None:
    """That of 2020-12, which it names."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT
    assert json.loads(cv_schema_text()) == SCHEMA


def test_every_key_is_described() -> None:
    """With a description, and with an example, a default or choices."""
    bare = [
        f"{name}.{key}"
        for name, key, found in properties()
        if not found["description"].endswith((".", "`", ")"))
        or not ({"examples", "default", "enum"} & found.keys() or "$ref" in found)
    ]

    assert bare == []


def test_every_choice_is_described() -> None:
    """An editor shows what each of them does."""
    choices = {name: one for name, one in SCHEMA["$defs"].items() if "enum" in one}

    assert len(choices) > 10
    for name, one in choices.items():
        assert len(one["enumDescriptions"]) == len(one["enum"]), name
        assert all(one["enumDescriptions"]), name


def test_every_example_and_default_is_valid() -> None:
    """Both by the schema and by `validate`."""
    for name, key, found in properties():
        part = {**found, "$defs": SCHEMA["$defs"]}
        for example in [
            *found.get("examples", []),
            *([found["default"]] if "default" in found else []),
        ]:
            errors = list(Draft202012Validator(part).iter_errors(example))
            assert errors == [], (name, key, example)
            if name == "CV" and key != "sections":
                text = json.dumps({"name": "A B", key: example})
                assert complaints(text) == (), (key, example)
            if name == "Section":
                section = {"title": "T", "text": "x", key: example}
                assert complaints(json.dumps({"name": "A", "sections": [section]})) == ()


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.parent.name)
def test_what_is_valid_is_valid_in_an_editor(path: Path) -> None:
    """Of every whole CV there is."""
    errors = list(VALIDATOR.iter_errors(as_an_editor_reads(path.read_text(encoding="utf-8"))))

    assert [(error.json_path, error.message[:80]) for error in errors] == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.parent.name)
def test_the_two_agree_about_bad_cases(path: Path) -> None:
    """Each case that is readable is wrong to both, or to neither as far as form goes."""
    assert agree(path.read_text(encoding="utf-8", errors="replace"))


SCALARS = st.sampled_from(
    ["", "x", "2020", "May 2020–", "true", "no", "3cm", "7", "0", "1.5", "a4", "A4", "off",
     "https://a.example", "www.a.example", "a@b.example", "*a* $x$", "bold", "email", "null",
     "present", "never", "year", " ", "[]", "{}", "[x]", "{x: y}", "- x"]
)  # fmt: skip


def paths(data: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of all values."""
    match data:
        case dict():
            for key, value in data.items():
                yield (*above, key)
                yield from paths(value, (*above, key))
        case list():
            for index, value in enumerate(data):
                yield (*above, index)
                yield from paths(value, (*above, index))


EVERY_KEY = {
    "name": "A B",
    **{key: one["examples"][0] for key, one in SCHEMA["properties"].items() if "examples" in one},
    "sections": [
        {"title": "T", kind: SCHEMA["$defs"]["Section"]["properties"][kind]["examples"][0]}
        for kind in SCHEMA["$defs"]["Section"]["properties"]
        if kind not in {"title", "layout"}
    ],
}  # fmt: skip
PATHS = sorted(paths(EVERY_KEY), key=str)


@settings(max_examples=120)
@given(st.sampled_from(PATHS), SCALARS | st.none(), st.booleans())
def test_the_two_agree_about_any_change(
    path: tuple[str | int, ...],
    written: str | None,
    is_renamed: bool,  # noqa: FBT001
) -> None:
    """A value exchanged, left out or under another name: both refuse it, or both take it."""
    data = deepcopy(EVERY_KEY)
    holder: Any = data
    for part in path[:-1]:
        holder = holder[part]
    if is_renamed and isinstance(holder, dict):
        holder["other"] = holder.pop(str(path[-1]))
    elif written is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = "@@"

    assert agree(json.dumps(data, ensure_ascii=False).replace('"@@"', written or '""'))


def test_the_schema_has_the_keys_of_the_model() -> None:
    """By the names that a file has for them."""
    assert list(SCHEMA["properties"]) == [
        field.alias or name for name, field in CV.model_fields.items()
    ]
