"""`schema.design`: each key has a description and an example, and changes the page of a theme."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.schema.design.design import Design
from cvtex.schema.json_schema import cv_schema
from cvtex.themes.folders import DEFAULT

SCHEMA = cv_schema()["$defs"]


def keys(name: str = "Design", path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the path of each key of a design that has no keys itself, with its JSON Schema."""
    for key, schema in SCHEMA[name]["properties"].items():
        part = schema.get("$ref", "").rpartition("/")[2]
        if "properties" in SCHEMA.get(part, {}):
            yield from keys(part, (*path, key))
        else:
            yield (*path, key), schema


KEYS = {".".join(path): schema for path, schema in keys()}


def parts(model: type[BaseModel]) -> Iterator[type[BaseModel | StrEnum]]:
    """Yield the models and choices that a model is built from."""
    yield model
    for field in model.model_fields.values():
        for kind in (field.annotation, *get_args(field.annotation)):
            for inner in (kind, *get_args(kind)):
                if isinstance(inner, type) and issubclass(inner, BaseModel):
                    yield from parts(inner)
                elif isinstance(inner, type) and issubclass(inner, StrEnum):
                    yield inner


def test_each_key_has_a_description_and_an_example() -> None:
    """An editor shows both."""
    assert [key for key, schema in KEYS.items() if len(schema["description"]) <= 5] == []
    assert [key for key, schema in KEYS.items() if not schema.get("examples")] == []


@pytest.mark.parametrize(
    "choice", sorted({part for part in parts(Design) if issubclass(part, StrEnum)}, key=str)
)
def test_each_choice_has_a_description(choice: type[StrEnum]) -> None:
    """An editor shows it beside the choice."""
    definition = SCHEMA[choice.__name__]

    assert set(map(str, choice)) <= set(definition["enum"])
    assert all(definition["enumDescriptions"])


CV = """\
name: Ada Lovelace
label: Analyst
email: ada@example.org
url: https://ada.example.org
image: ada.png
bibliography: p.bib
last_updated: {date: "4 May 2020"}
sections:
  - title: Experience
    experience:
      - {date: 2020-05, position: Engineer, organization: Works, location: Here, highlights: [One],
         url: "https://works.example.org"}
      - {date: 2020-05, organization: Others}
  - title: Papers
    publications: {}
  - title: Interests
    list: [Poetry]
"""
BIB = """\
@article{k, title = {T}, author = {Lovelace, Ada}, journal = {J}, year = 2020, award = {A}}
@inproceedings{l, title = {U}, author = {Lovelace, Ada}, booktitle = {B}, year = 2021}
"""
PICTURE = Path(__file__).parents[2] / "cases/good/picture/photos/portrait_1.png"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of the CV."""
    made = tmp_path_factory.mktemp("design")
    (made / "p.bib").write_text(BIB, encoding="utf-8")
    (made / "ada.png").write_bytes(PICTURE.read_bytes())
    return made


def latex(folder: Path, design: dict[str, Any]) -> tuple[str, Design]:
    """Return the LaTeX of the CV with a design, without its markers, and the complete design."""
    text = f"{CV}design: {json.dumps(design)}\n"  # JSON is YAML
    (folder / "cv.yaml").write_text(text, encoding="utf-8")
    made = to_latex(folder / "cv.yaml", Options())
    assert made.latex is not None, made.diagnostics
    assert made.document is not None
    body = "\n".join(line for line in made.latex.splitlines() if not line.startswith("%% "))
    return body, made.document.design


@cache
def plain(folder: Path, theme: str) -> tuple[str, Design]:
    """Return the LaTeX and the design of a theme as it is."""
    return latex(folder, {"theme": theme})


def choices(schema: dict[str, Any]) -> list[Any]:
    """Return the examples of a key, and all its choices if there is a list of them."""
    reference = next((one["$ref"] for one in schema.get("anyOf", ()) if "$ref" in one), "")
    named = SCHEMA.get(reference.rpartition("/")[2], {}).get("enum", [])
    examples: list[Any] = schema["examples"]
    return examples + [choice for choice in named if choice not in examples and choice.islower()]


def at(design: BaseModel, path: str) -> Any:
    """Return the value of a design at a path."""
    value: Any = design
    for key in path.split("."):
        value = getattr(value, key, None)
    return value


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["classic", "modern"])
@pytest.mark.parametrize("key", [key for key in KEYS if key not in {"theme", "options"}])
def test_each_value_changes_the_page(folder: Path, theme: str, key: str) -> None:
    """Each example and each choice that is not the theme's own gives another LaTeX.

    A second theme has the same templates, but other values beside that of the key: one value that
    is not its own tells whether the key is used there, too.
    """
    around = {"sidebar": {"position": "left"}} if key.startswith("sidebar.") else {}
    own, complete = latex(folder, {"theme": theme, **around}) if around else plain(folder, theme)
    others = 0
    for value in choices(KEYS[key]):
        design = deepcopy(around)
        part: dict[str, Any] = design
        *parents, last = key.split(".")
        for parent in parents:
            part = part.setdefault(parent, {})
        part[last] = value
        changed, read = latex(folder, {"theme": theme, **design})
        if at(read, key) != at(complete, key):
            others += 1
            assert changed != own, value
            if theme != DEFAULT:
                break
        else:
            assert changed == own, value

    assert others > 0


def test_themes_differ(folder: Path) -> None:
    """The LaTeX of the same CV is another."""
    assert plain(folder, "classic")[0] != plain(folder, "modern")[0]
