"""Files with wrong types anywhere: nothing is lost without a word, and the result is valid."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from cvtex.compiler import Options
from cvtex.compiler.stages import check
from cvtex.importers.importing import import_origin
from cvtex.importers.origin import Node, Origin, Tree

Data: TypeAlias = "str | Sequence[Data] | Mapping[str, Data] | None"

TEXTS = (
    "Mara", "*Mara Lindqvist*", "2020-05", "2020-13-45", "present", "  ", "**bold", "`code",
    "$x^2$", "$5", "<b>a</b>", "<br>", "[a](b)", "https://x.org", "a@b.org", "+46 555 010", "true",
    "3.9", "- item", "1. one", "#v(1cm)", r"\textbf{x}", "C++", "10.1000/xyz", "Fall 2020", "日本",
    "a" * 300, "GitHub", "rgb(1,2,3)", "1.5em", "2cm", "german", "moderncv", "\"q\" 'r'", "&amp;",
    "a: b", "🎉",
)  # fmt: skip
ENTRY = (
    "institution", "company", "position", "degree", "date", "start_date", "end_date", "location",
    "summary", "highlights", "url", "title", "authors", "doi", "journal", "name", "label",
    "details", "bullet", "number", "reversed_number", "keywords", "network", "username", "year",
    "placeholder", "reference", "type", "contents", "items", "value", "description", "bullets",
)  # fmt: skip
SECTIONS = ("education", "publications", "skills", "awards", "languages", "Volunteer", "General")
DESIGN = ("theme", "page", "colors", "typography", "header", "entries", "text", "margins")


def any_value(dice: random.Random, depth: int = 0) -> Data:
    """Return a random text, list or mapping with the keys of entries."""
    kind = dice.random()
    if depth > 3 or kind < 0.45:
        return dice.choice(TEXTS)
    if kind < 0.5:
        return None
    if kind < 0.7:
        return [any_value(dice, depth + 1) for _ in range(dice.randint(0, 3))]
    return mapping(dice, ENTRY, depth)


def mapping(dice: random.Random, keys: Sequence[str], depth: int = 0) -> dict[str, Data]:
    """Return a random mapping with some of the keys."""
    return {key: any_value(dice, depth + 1) for key in dice.sample(keys, dice.randint(0, 6))}


def rendercv(dice: random.Random) -> Data:
    """Return a CV in the shape of RenderCV."""
    header = ("name", "headline", "email", "phone", "website", "photo", "location", "summary")
    cv = mapping(dice, (*header, "social_networks", "custom_connections"))
    chosen = dice.sample(SECTIONS, 4)
    sections: Data = {key: [any_value(dice, 1) for _ in range(3)] for key in chosen}
    design: Data = {key: any_value(dice) for key in dice.sample(DESIGN, 4)}
    return {"cv": {**cv, "sections": sections}, "design": design, "locale": any_value(dice)}


def al_folio(dice: random.Random) -> Data:
    """Return a CV in the older shape of al-folio."""
    kinds = ("map", "time_table", "list", "nested_list", "list_groups")
    return [
        {
            "title": dice.choice(SECTIONS),
            "type": dice.choice(kinds),
            "contents": [mapping(dice, ENTRY) if dice.random() < 0.8 else dice.choice(TEXTS)
                         for _ in range(3)],
        }
        for _ in range(3)
    ]  # fmt: skip


def tree_of(tree: Tree, data: Data, path: str = "") -> Node:
    """Return the nodes of data."""
    if isinstance(data, Mapping):
        below = {key: tree_of(tree, value, f"{path}.{key}") for key, value in data.items()}
        return tree.node(below, path)
    if isinstance(data, str) or data is None:
        return tree.node(data, path)
    return tree.node([tree_of(tree, x, f"{path}[{i}]") for i, x in enumerate(data)], path)


@pytest.mark.parametrize("make", [rendercv, al_folio])
def test_nothing_is_lost_of_a_file_with_wrong_types(
    make: Callable[[random.Random], Data], tmp_path: Path
) -> None:
    """Of random files, every text is in the result or told, and the result is valid."""
    kind = make.__name__.replace("_", "-")
    for seed in range(12):
        root = tree_of(Tree(), make(random.Random(seed)))  # noqa: S311 - not for secrets
        made = import_origin(Origin(tmp_path / "cv.yml", root, {}), kind).value

        assert made is not None
        assert made.faults == (), seed
        contents = {str(tmp_path / name): data for name, data in made.files.items()}
        checked = check(tmp_path / "cv.yaml", Options(contents=contents, root=tmp_path))
        assert not checked.failed, (seed, checked.diagnostics)


def _of_general(*contents: Data) -> Data:
    return [{"title": "General", "type": "time_table", "contents": [*contents]}]


@pytest.mark.parametrize(
    ("kind", "data", "lost"),
    [
        ("al-folio", _of_general({"items": "<br>", "year": "1999"}), "1999"),
        ("al-folio", _of_general({"year": [{"a": "b"}], "start_date": "$5"}), "$5"),
        (
            "rendercv",
            {"cv": {"sections": {"Papers": [{"title": "T", "authors": ["[Mara](a.example)"]}]}}},
            "[Mara](a.example)",
        ),
    ],
)
def test_what_has_no_place_is_told(kind: str, data: Data, lost: str, tmp_path: Path) -> None:
    """A date without anything that it is the date of, and the address of an author."""
    made = import_origin(Origin(tmp_path / "cv.yml", tree_of(Tree(), data), {}), kind).value

    assert made is not None
    assert made.faults == ()
    assert lost in {loss.text for loss in made.losses}
