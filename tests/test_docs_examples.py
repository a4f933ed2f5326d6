"""`docs/cv-yaml.md`: every example is valid, and every key is explained."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel

from cvtex import model, sections, words
from cvtex.source import Source
from cvtex.validate import validate
from cvtex.yaml_source import parse_yaml

PAGE = (Path(__file__).parents[1] / "docs/cv-yaml.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def whole(example: str) -> str:
    """Make a whole CV of an example: a list of sections, or some top-level keys."""
    if example.startswith("- "):
        return "name: A\nsections:\n" + re.sub(r"^", "  ", example, flags=re.MULTILINE)
    return example if "name: " in example.partition("\n")[0] else "name: A\n" + example


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_valid(example: str) -> None:
    """What the reference shows can be written."""
    parsed = parse_yaml(Source("docs/cv-yaml.md", whole(example)))
    assert parsed.value is not None

    result = validate(parsed.value)

    assert [problem.message for problem in result.diagnostics] == []
    assert result.value is not None


def test_each_kind_of_section_has_an_example() -> None:
    """No kind goes without a worked example."""
    shown = {
        kind for kind in sections.Section.KINDS if re.search(rf"^  {kind}:", PAGE, re.MULTILINE)
    }

    assert set(sections.Section.KINDS) - shown == set()


@pytest.mark.parametrize(
    "schema",
    [
        schema
        for module in (model, sections, words)
        for schema in vars(module).values()
        if isinstance(schema, type) and issubclass(schema, BaseModel)
    ],
)
def test_every_key_is_explained(schema: type[BaseModel]) -> None:
    """Each key of the schema is named on the page."""
    keys = {field.alias or name for name, field in schema.model_fields.items()}

    assert {key for key in keys if not re.search(rf"\b{key}\b", PAGE)} == set()


@pytest.mark.parametrize(
    "choice", [model.AuthorJoiner, model.DateFormat, model.Paper, model.FontSize]
)
def test_every_choice_is_named(choice: type[StrEnum]) -> None:
    """Each value of a choice is named on the page."""
    assert [value.value for value in choice if value.value not in PAGE] == []
