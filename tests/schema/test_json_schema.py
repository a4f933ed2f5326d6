"""`schema.json_schema`: it describes every key, and accepts what `cvtex validate` accepts."""

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
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.schema.cv import CV
from cvtex.schema.json_schema import DIALECT, cv_schema
from cvtex.schema.section import Section
from cvtex.source import Source
from cvtex.starter import starter_cv
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SCHEMA = cv_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
WHOLE = [
    ROOT / "cv.yaml",
    *sorted(TESTS.glob("cases/good/*/cv.yaml")),
]
BAD = sorted(TESTS.glob("cases/bad/*/cv.yaml"))

# Messages of problems that a JSON Schema cannot find: wrong links, large lengths and others.
NOT_IN_SCHEMA = re.compile(
    r"is not a web or e-mail|wider than any page|is not a positive whole number|is always an error"
    r"|there is no field|is printed twice|cannot begin with|cannot be the name of|already$"
    r"|is missing beside"
)

# Messages about keys of sections, and entries of kinds that a CV declares itself.
OF_DECLARED = re.compile(r"in `sections\[\d+\](?:\.clinics\b.*)?`$")


class EditorsConstructor(SafeConstructor):
    """Constructs the values of YAML 1.2, which has no dates."""


EditorsConstructor.add_constructor(
    "tag:yaml.org,2002:timestamp", EditorsConstructor.construct_yaml_str
)


def as_parsed_by_an_editor(text: str) -> Any:
    """Return the value of a text in YAML 1.2, with numbers and booleans."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = EditorsConstructor
    yaml.allow_duplicate_keys = True
    return with_text_keys(yaml.load(text))


def with_text_keys(value: Any) -> Any:
    match value:
        case dict():
            return {str(key): with_text_keys(held) for key, held in value.items()}
        case list():
            return [with_text_keys(held) for held in value]
    return value


def diagnostics_of(text: str) -> tuple[Diagnostic, ...] | None:
    """Return the diagnostics of `validate` for a text, or None if it is not YAML."""
    parsed = parse_yaml(Source("cv.yaml", text))
    if parsed.value is None or parsed.diagnostics:
        return None
    return validate(parsed.value).diagnostics


def agree(text: str) -> bool:
    """Tell whether schema and `validate` both accept a text, or both do not.

    Problems that a schema cannot find make no difference.
    """
    diagnostics = diagnostics_of(text)
    if diagnostics is None:
        return True  # an editor reports YAML errors without a schema
    data = as_parsed_by_an_editor(text)
    if VALIDATOR.is_valid(data):
        found = [diagnostic for diagnostic in diagnostics if is_in_schema(diagnostic)]
        declares = isinstance(data, dict) and data.get("kinds")
        return not [one for one in found if not (declares and OF_DECLARED.search(one.message))]
    return bool(diagnostics)


def is_in_schema(diagnostic: Diagnostic) -> bool:
    """Tell whether a schema can find the problem of a diagnostic."""
    codes = {Code.UNKNOWN_FIELD, Code.MISSING_FIELD, Code.INVALID_VALUE, Code.EMPTY_SECTION}
    return diagnostic.code in codes and not NOT_IN_SCHEMA.search(diagnostic.message)


def properties(schema: dict[str, Any] = SCHEMA) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield all keys of all mappings, with the name of the mapping."""
    for name, definition in [*schema["$defs"].items(), ("CV", schema)]:
        for key, found in definition.get("properties", {}).items():
            yield name, key, found


def test_it_is_valid_in_its_dialect() -> None:
    """It names the dialect 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == DIALECT


def test_every_key_is_described() -> None:
    """It has a description, and an example, a default or choices."""
    bare = [
        f"{name}.{key}"
        for name, key, found in properties()
        if not found["description"].endswith((".", "`", ")"))
        or not ({"examples", "default", "enum"} & found.keys() or "$ref" in found)
    ]

    assert bare == []


def test_every_choice_is_described() -> None:
    """An editor shows the description of each choice."""
    choices = {name: found for name, found in SCHEMA["$defs"].items() if "enum" in found}

    assert len(choices) > 10
    for name, found in choices.items():
        assert len(found["enumDescriptions"]) == len(found["enum"]), name
        assert all(found["enumDescriptions"]), name


def test_every_example_and_default_is_valid() -> None:
    """Both the schema and `validate` accept it."""
    for name, key, found in properties():
        part = {**found, "$defs": SCHEMA["$defs"]}
        for example in [
            *found.get("examples", []),
            *([found["default"]] if "default" in found else []),
        ]:
            errors = list(Draft202012Validator(part).iter_errors(example))
            assert errors == [], (name, key, example)
            if name == "CV" and key not in {"sections", "include"}:
                text = json.dumps({"name": "A B", key: example})
                assert diagnostics_of(text) == (), (key, example)
            if name == "Section":
                section = {"title": "T", "text": "x", key: example}
                assert diagnostics_of(json.dumps({"name": "A", "sections": [section]})) == ()


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.parent.name)
def test_a_valid_cv_is_valid_in_an_editor(path: Path) -> None:
    """The CVs of the good cases and the example."""
    assert editor_errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("declared", ["", "kinds: {x: {fields: {a: text}, first: a}}"])
@pytest.mark.parametrize("key", ["layout", "language"])
@pytest.mark.parametrize("form", ["{title: T, %s}", "{title: T, blocks: [{%s}]}"])
def test_a_key_that_is_no_kind_is_valid_beside_one(declared: str, key: str, form: str) -> None:
    """In a section and in a part of one, whether the CV declares kinds or not; alone it is not."""
    value = {"layout": "{numbered: true}", "language": "fr"}[key]
    for more, is_valid in ((", text: x", True), ("", False)):
        text = f"name: A\n{declared}\nsections: [{form % f'{key}: {value}{more}'}]\n"
        assert (editor_errors(text) == []) is is_valid
        assert (diagnostics_of(text) == ()) is is_valid


@pytest.mark.parametrize("value", ["", "''", "' '", "[]", "x"])
@pytest.mark.parametrize("key", [*Section.KINDS, "blocks"])
def test_a_block_without_text_is_no_block_in_an_editor_either(key: str, value: str) -> None:
    """A section needs one with something to print."""
    assert agree(f"name: A\nsections: [{{title: T, {key}: {value}}}]\n")


@pytest.mark.parametrize("name", ["2020", "true", "-3", "1.5", "a/b"])
def test_a_theme_may_be_called_by_what_yaml_takes_for_a_number(name: str) -> None:
    """As a text may be one, in an editor too."""
    assert agree(f"name: A\ndesign: {{theme: {name}}}\n")


def test_every_key_in_its_example_is_valid_in_an_editor() -> None:
    """So that of a change of it, below, the editor and `validate` can say different things."""
    assert editor_errors(json.dumps(EVERY_KEY)) == []


@pytest.mark.parametrize("language", ["", "de", "uk"])
def test_a_starter_is_valid_in_an_editor(language: str) -> None:
    """In English and in other languages."""
    assert editor_errors(starter_cv(language)) == []


def editor_errors(text: str) -> list[tuple[str, str]]:
    """Return the paths and messages of what an editor reports about a CV."""
    errors = VALIDATOR.iter_errors(as_parsed_by_an_editor(text))
    return [(error.json_path, error.message[:80]) for error in errors]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.parent.name)
def test_schema_and_validate_agree_about_bad_cases(path: Path) -> None:
    """Both accept a case, or both do not, apart from problems that a schema cannot find."""
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
    **{key: s["examples"][0] for key, s in SCHEMA["properties"].items() if "examples" in s},
    "sections": [
        {"title": "T", kind: SCHEMA["$defs"]["Section"]["properties"][kind]["examples"][0]}
        for kind in SCHEMA["$defs"]["Section"]["properties"]
        if kind in {*Section.KINDS, "blocks"}
    ],
}  # fmt: skip
# An editor may complain of what is said to it; `validate` does not read it.
PATHS = sorted(set(paths(EVERY_KEY)) - {("$schema",)}, key=str)


@pytest.mark.slow
@settings(max_examples=60)
@given(st.sampled_from(PATHS), SCALARS | st.none(), st.booleans())
def test_schema_and_validate_agree_about_any_change(
    path: tuple[str | int, ...],
    written: str | None,
    is_renamed: bool,  # noqa: FBT001
) -> None:
    """Both accept a CV with a value replaced, removed or under another key, or both do not."""
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
    """The keys have the names that a file has, in the same order; two are not of the model."""
    assert list(SCHEMA["properties"]) == [
        *[field.alias or name for name, field in CV.model_fields.items()],
        "include",
        "$schema",
    ]


def choices_of(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield the choices of `anyOf`, at any depth."""
    match schema:
        case dict():
            yield from schema.get("anyOf", ())
            for part in schema.values():
                yield from choices_of(part)
        case list():
            for part in schema:
                yield from choices_of(part)


def test_every_choice_has_a_title() -> None:
    """Without one, an editor names a choice after the whole schema."""
    untitled = [choice for choice in choices_of(cv_schema()) if not choice.get("title")]

    assert untitled == []


def test_a_section_names_each_kind_once() -> None:
    """A language server offers a key for each place that a schema wants to have it."""
    section = cv_schema()["$defs"]["Section"]

    assert section["else"] == {"required": ["title"]}
    assert section["if"] == {"required": ["include"]}
    assert not section.keys() & {"allOf", "anyOf", "oneOf", "then", "required"}


@pytest.mark.parametrize(
    ("data", "is_valid"),
    [
        ({"include": "a.yaml"}, True),
        ({"include": ["a.yaml", "b.json"], "label": "x"}, True),
        ({"label": "x"}, False),
        ({"name": "A", "include": {"file": "a.yaml"}}, False),
        ({"name": "A", "include": 5}, False),
        ({"name": "A", "sections": {"include": "s.yaml"}}, True),
        ({"name": "A", "sections": [{"include": "s.yaml"}]}, True),
        ({"name": "A", "sections": [{"include": "s.yaml", "title": "T"}]}, True),
        ({"name": "A", "sections": [{"include": "s.yaml", "titel": "T"}]}, False),
        ({"name": "A", "sections": [{"title": "T", "education": {"include": "e.yaml"}}]}, True),
        ({"name": "A", "sections": [{"title": "T", "education": [{"include": "e.yaml"}]}]}, True),
        ({"name": "A", "sections": [{"title": "T", "education": {"file": "e.yaml"}}]}, False),
        ({"name": "A", "sections": [{"title": "T", "list": ["a", {"include": "l.yaml"}]}]}, True),
        ({"name": "A", "design": {"include": "d.yaml", "margins": {"include": "m.toml"}}}, True),
        ({"name": "A", "checks": {"include": "c.yaml"}, "words": {"include": "w.yaml"}}, True),
        ({"name": "A", "signs_as": {"include": "names.yaml"}}, True),
        ({"name": "A", "label": {"include": "mail.yaml"}}, False),
        ({"name": "A", "$schema": "cv.schema.json"}, True),
        ({"name": "A", "$schema": {}}, False),
    ],
)
def test_a_part_may_stand_where_a_mapping_or_a_list_may(data: object, *, is_valid: bool) -> None:
    """Required keys may be in the part; a text cannot be one."""
    assert VALIDATOR.is_valid(data) is is_valid


@pytest.mark.parametrize(
    ("items", "is_valid"),
    [
        (["a", ["b", ["c"]]], True),
        (["a", ["b", {"c": ["d"]}]], True),
        ([{"a": ["b", "c"]}, "d"], True),
        (["a", ["b", ["c", ["d"]]]], False),
        ([{"a": [{"b": [{"c": ["d"]}]}]}], False),
        ([{"a": "b"}], False),
        ([{"a": ["b"], "c": ["d"]}], False),
    ],
)
def test_lists_in_lists_are_as_deep_as_validate_allows(items: object, *, is_valid: bool) -> None:
    """The schema and the validator of cvtex agree."""
    data = {"name": "A", "sections": [{"title": "T", "list": items}]}

    assert VALIDATOR.is_valid(data) is is_valid
    try:
        CV.model_validate(data)
    except ValidationError:
        assert not is_valid
    else:
        assert is_valid


DECLARED = "name: A\nkinds: {clinics: {fields: {clinic: text}, first: clinic}}\n"


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        (DECLARED + "sections: [{title: T, clinics: [{clinic: x}]}]", True),
        (DECLARED + "sections: [{title: T, clinics: x}]", False),
        (DECLARED + "sections: [{title: T, clinics: [x]}]", False),
        (DECLARED + "sections: [{title: T, clinics: []}]", False),
        ("name: A\nsections: [{title: T, clinics: [{clinic: x}]}]", False),
        ("name: A\nkinds:\nsections: [{title: T, clinics: [{clinic: x}]}]", False),
        ("name: A\nsections: [{title: T, text: x, clinics: []}]", False),
        ("name: A\nkinds: {clinics: {fields: {clinic: text}}}", False),
        ("name: A\nkinds: {Clinics: {fields: {clinic: text}, first: clinic}}", False),
        ("name: A\nkinds: {clinics: {fields: {clinic: txt}, first: clinic}}", False),
    ],
)
def test_a_section_has_further_keys_if_the_cv_declares_kinds(*, text: str, is_valid: bool) -> None:
    """An editor accepts the entries of any declared kind; only `validate` knows their fields."""
    assert VALIDATOR.is_valid(as_parsed_by_an_editor(text)) is is_valid
    assert (diagnostics_of(text) == ()) is is_valid
