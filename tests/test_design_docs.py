"""`docs/design.md` against the schema and the themes: keys, defaults, examples and choices."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from cvtex.files import resources
from cvtex.schema import Design, Section
from cvtex.schema.paths import without_none
from cvtex.source import Source
from cvtex.themes import Templates, find_theme
from cvtex.yaml import parse_yaml

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "design.md").read_text(encoding="utf-8")
TEMPLATES = Templates(Path("none"), resources.templates())
THEMES = {
    name: found.design
    for name in ("classic", "modern")
    if (found := find_theme(TEMPLATES, name).value)
}
"""The themes whose values the page has; those of the others are in their manifests."""

ELSEWHERE = {"theme", "options"}
"""The keys that the introduction and the guide of templates explain."""

SIDEBAR_COLORS = {"sidebar.background", "sidebar.text", "sidebar.headings"}
LARGEST_PICTURE = 60_000


def fields(model: type[BaseModel] = Design, path: str = "") -> dict[str, Any]:
    """Return the type of each key that has no keys itself, by its path: `headings.rule`."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind = without_none(field.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found |= fields(kind, f"{path}{name}.")
        elif path + name not in ELSEWHERE:
            found[path + name] = kind
    return found


KEYS = fields()


def sections() -> dict[str, str]:
    """Return the text below each heading of a part of the design; the page itself has none."""
    parts = re.split(r"^#+ (.+)$", PAGE, flags=re.MULTILINE)[1:]
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    return {"" if head == "The page" else head.strip("`"): text for head, text in texts.items()}


def rows() -> dict[str, tuple[str, ...]]:
    """Return the further cells of each row of the tables of keys, by the path of the key."""
    found: dict[str, tuple[str, ...]] = {}
    for part, text in sections().items():
        for line in re.findall(r"^\| (`\w+` \|.*) \|$", text, re.MULTILINE):
            key, *cells = (cell.strip() for cell in re.split(r"(?<!\\)\|", line))
            path = key.strip("`") if not part else f"{part}.{key.strip('`')}"
            found[path] = tuple(cell.replace(r"\|", "|") for cell in cells)
    return found


ROWS = rows()


def shown(key: str, value: Any) -> str:
    """Return a value of a theme as the page shows it."""
    match value:
        case None if key == "paper":
            return "by language"
        case None:
            return "as the text"
        case bool():
            return f"`{value}`".lower()
        case tuple():
            return f"`[{', '.join(value)}]`"
    if key.startswith("colors.") or key in SIDEBAR_COLORS:
        return f"`#{value}`"
    return f"`{value or 'none'}`"


def at(design: BaseModel, key: str) -> Any:
    """Return the value of a design at a path."""
    value: Any = design
    for name in key.split("."):
        value = getattr(value, name)
    return value


def test_the_page_has_each_key_and_no_other() -> None:
    """In the table of its part."""
    assert set(ROWS) == set(KEYS)


def test_the_values_of_the_themes_are_true() -> None:
    """Both themes have a column."""
    written = {key: list(ROWS[key][1:-1]) for key in KEYS}

    assert "| key | meaning | " + " | ".join(THEMES) + " | example |" in PAGE
    assert written == {
        key: [shown(key, at(design, key)) for design in THEMES.values()] for key in KEYS
    }


@pytest.mark.parametrize("key", KEYS)
def test_the_example_of_a_key_is_valid(key: str) -> None:
    """It can be written in a CV, and sets that key."""
    name = key.rpartition(".")[2]
    example = ROWS[key][-1].strip("`")
    assert example.startswith(f"{name}: ")
    parsed = parse_yaml(Source("cv.yaml", example)).value
    assert parsed is not None
    data: Any = parsed.data
    for parent in reversed(key.split(".")[:-1]):
        data = {parent: data}

    assert at(Design.model_validate(data), key) is not None


def test_the_choices_of_a_key_are_named() -> None:
    """Where it is explained."""
    missing = [
        (key, str(choice))
        for key in KEYS
        for kind in (KEYS[key], *get_args(KEYS[key]))
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for choice in kind
        if f"`{choice}`" not in sections()[key.rpartition(".")[0]]
    ]

    assert missing == []


def test_each_key_of_rendercv_has_a_counterpart_or_a_reason() -> None:
    """The counterpart is a key of the design, another key of the CV, or a template."""
    parts = {key.rpartition(".")[0] for key in KEYS} | {key.partition(".")[0] for key in KEYS}
    known = {*KEYS, *parts, *(f"{kind}.tex" for kind in Section.KINDS), "last_updated", "layout"}
    table = sections()["From RenderCV"]
    of = dict(re.findall(r"^\| (`.*) \| (.*) \|$", table, re.MULTILINE))

    assert len(of) > 50
    for key, counterpart in of.items():
        named = {name.split(":")[0] for name in re.findall(r"`([^`]+)`", counterpart)}
        above = {name.rpartition(".")[0] for name in named}
        assert counterpart.startswith("none: ") or (named | above) & known, key


def test_pictures_are_there_and_small() -> None:
    """Each that the page shows, and no other lies in the folder."""
    pictures = set(re.findall(r"^!\[[^\]]+\]\((\S+\.png)\)$", PAGE, re.MULTILINE))
    sizes = {f"design/{path.name}": path.stat().st_size for path in (DOCS / "design").iterdir()}

    assert set(sizes) == pictures
    assert {name: size for name, size in sizes.items() if size > LARGEST_PICTURE} == {}


def test_the_example_of_the_page_is_valid() -> None:
    """As part of a CV."""
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    parsed = parse_yaml(Source("cv.yaml", example)).value
    assert parsed is not None
    assert isinstance(parsed.data, dict)

    assert Design.model_validate(parsed.data["design"]).theme == "modern"
