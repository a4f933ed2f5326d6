"""The looks of RenderCV's themes are designs of cvtex, the same as the documentation has."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cvtex import importers
from cvtex.importers.origin import Tree
from cvtex.importers.rendercv.design import design_of
from cvtex.importers.rendercv.design_keys import RULES
from cvtex.importers.rendercv.design_rules import NO_DURATIONS
from cvtex.importers.rendercv.looks import defaults_of, look_of
from cvtex.importers.rendercv.older import RENAMED
from cvtex.schema.design import Design
from cvtex.source import Source
from cvtex.yaml import parse

ROOT = Path(__file__).parents[3]
DATA = Path(importers.__file__).parent / "data"
THEMES = tuple(tomllib.loads((DATA / "rendercv.toml").read_text(encoding="utf-8")))
DOCUMENTED = dict(
    re.findall(
        r"Like the theme \*(\w+)\* of RenderCV.*?```yaml\n(.*?)```",
        (ROOT / "docs" / "looks.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
)


@pytest.mark.parametrize("theme", DOCUMENTED)
def test_a_look_is_that_of_the_documentation(theme: str) -> None:
    """A block of `looks.md` and the look of an imported CV have the same values."""
    parsed = parse(Source("looks.yaml", DOCUMENTED[theme])).value
    assert parsed is not None
    data: Any = parsed.data

    assert look_of(theme) == data["design"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_look_is_valid(theme: str) -> None:
    """Every look can be the design of a CV, also one that the documentation does not show."""
    Design.model_validate(look_of(theme))


def test_each_value_of_a_theme_has_a_rule() -> None:
    """A key of RenderCV has a rule, or is a template of an entry that cvtex has its own for."""
    without = {key for key in defaults_of("classic") if key not in RULES}

    assert all(re.fullmatch(r"templates\.\w+_entry\.\w+_column", key) for key in without)


def test_keys_of_older_versions_lead_to_those_of_the_newest() -> None:
    """A misspelled name in the table of older keys would lose a setting."""
    known = {*RULES, *defaults_of("classic")}

    assert {new.removeprefix("not.") for new in RENAMED.values()} - known == set()


def test_a_design_without_anything_has_the_look_of_classic() -> None:
    """So does a CV of RenderCV without a design."""
    assert design_of(Tree().node(None)).values == look_of("classic")


@pytest.mark.parametrize("theme", ["classic", "sb2nov"])
def test_durations_are_left_also_where_the_theme_has_them(theme: str) -> None:
    """No look prints how long something lasted, so that what asks for it is lost."""
    tree = Tree()
    section = tree.node("experience")
    sections = tree.node({"show_time_spans_in": tree.node([section])})
    design_of(tree.node({"theme": tree.node(theme), "sections": sections}))

    assert section.fate == NO_DURATIONS
